"""What names are made of: forenames and whose they are, pet forms, particles, titles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.people.mention import Sex
from candour.errors import BadVocabulary

_LISTS = frozenset(
    {"female", "male", "either", "ordinary", "particles", "former", "also", "suffixes"}
)


@dataclass(frozen=True, slots=True)
class NameWords:
    """Forenames in small letters with the sex that bears them (None: either), and the rest.

    `nicknames` lead to the forenames that they stand for; `ordinary` are forenames that are words
    of the language too. `titles` and `ranks` stand before a name: a title with the sex it tells, a
    rank with the kind of agency whose staff bear it ("any" where several do).
    """

    forenames: Mapping[str, Sex | None] = field(repr=False)
    nicknames: Mapping[str, tuple[str, ...]] = field(repr=False)
    ordinary: frozenset[str] = field(repr=False)
    particles: frozenset[str] = field(repr=False)
    former: frozenset[str] = field(repr=False)
    also: frozenset[str] = field(repr=False)
    suffixes: frozenset[str] = field(repr=False)
    titles: Mapping[str, Sex | None] = field(repr=False)
    ranks: Mapping[str, str] = field(repr=False)
    longest_title: int = 1

    @classmethod
    def from_mappings(cls, names: Mapping[str, Any], people: Mapping[str, Any]) -> "NameWords":
        """Build from `names.yaml` and the titles and ranks of `people.yaml`.

        Raises `BadVocabulary` naming every problem.
        """
        problems = list(_problems(names))
        if problems:
            raise BadVocabulary("names.yaml: " + "; ".join(problems))
        forenames: dict[str, Sex | None] = {}
        for group in ("female", "male", "either"):
            sex = None if group == "either" else Sex(group)
            for name in map(str, names[group]):
                forenames[name] = sex if forenames.get(name, sex) is sex else None
        nicknames = {
            str(short): tuple(map(str, stands_for))
            for short, stands_for in names["nicknames"].items()
        }
        for short, stands_for in nicknames.items():
            if short not in forenames:
                sexes = {forenames.get(name) for name in stands_for}
                forenames[short] = sexes.pop() if len(sexes) == 1 else None
        titles = {
            str(title): None if group == "either" else Sex(group)
            for group, said in people["titles"].items()
            for title in said
        }
        ranks = {str(rank): str(kind) for kind, said in people["ranks"].items() for rank in said}
        return cls(
            forenames=forenames,
            nicknames=nicknames,
            ordinary=_set(names["ordinary"]),
            particles=_set(names["particles"]),
            former=_set(names["former"]),
            also=_set(names["also"]),
            suffixes=_set(names["suffixes"]),
            titles=titles,
            ranks=ranks,
            longest_title=max(len(one.split()) for one in (*titles, *ranks)),
        )

    def sex_of(self, forename: str) -> Sex | None:
        """The sex that mostly bears a forename, in any letters."""
        return self.forenames.get(forename.casefold())

    def is_title(self, words: str) -> bool:
        """Whether words in small letters, without stops, stand before a name."""
        return words in self.titles or words in self.ranks

    def full_forms(self, forename: str) -> frozenset[str]:
        """A forename in small letters with those that it may be short for."""
        low = forename.casefold()
        return frozenset((low, *self.nicknames.get(low, ())))


def _set(words: Iterable[object]) -> frozenset[str]:
    return frozenset(map(str, words))


def _problems(names: Mapping[str, Any]) -> Iterable[str]:
    odd = sorted(map(str, set(names) ^ (_LISTS | {"nicknames"})))
    yield from (f"{key}: one too many or missing" for key in odd)
    for group in ("female", "male", "either"):
        for name in names.get(group) or ():
            if not isinstance(name, str) or name != name.casefold():
                yield f"{group}: {name} is no forename in small letters"
    for short, stands_for in (names.get("nicknames") or {}).items():
        if not isinstance(stands_for, list) or not stands_for:
            yield f"nicknames: {short} stands for nothing"
