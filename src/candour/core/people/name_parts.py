"""What written names are made of: forenames and whose they are, particles, titles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.people.mention import Sex
from candour.errors import BadVocabulary

_LISTS = frozenset(
    {
        "female",
        "male",
        "either",
        "ordinary",
        "particles",
        "former",
        "also",
        "suffixes",
        "elder",
        "younger",
    }
)


@dataclass(frozen=True, slots=True)
class NameParts:
    """Forenames in small letters with the sex that bears them (None: either), and the rest.

    `ordinary` are forenames that are words of the language too. `titles` and `ranks` stand before a
    name: a title with the sex it tells, a rank with the kind of agency whose staff bear it ("any"
    where several do).
    """

    forenames: Mapping[str, Sex | None] = field(repr=False)
    ordinary: frozenset[str] = field(repr=False)
    particles: frozenset[str] = field(repr=False)
    former: frozenset[str] = field(repr=False)
    also: frozenset[str] = field(repr=False)
    suffixes: frozenset[str] = field(repr=False)
    generations: Mapping[str, str] = field(repr=False)
    titles: Mapping[str, Sex | None] = field(repr=False)
    ranks: Mapping[str, str] = field(repr=False)
    longest_title: int = 1

    @classmethod
    def from_mappings(
        cls, names: Mapping[str, Any], nicknames: Mapping[str, Any], people: Mapping[str, Any]
    ) -> "NameParts":
        """Build from `names.yaml`, `nicknames.yaml`, and the titles and ranks of `people.yaml`.

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
        forenames |= _short_forms(nicknames, forenames)
        titles = {
            str(title): None if group == "either" else Sex(group)
            for group, said in people["titles"].items()
            for title in said
        }
        ranks = {str(rank): str(kind) for kind, said in people["ranks"].items() for rank in said}
        generations = {str(said): told for told in ("elder", "younger") for said in names[told]}
        return cls(
            forenames=forenames,
            ordinary=_set(names["ordinary"]),
            particles=_set(names["particles"]),
            former=_set(names["former"]),
            also=_set(names["also"]),
            suffixes=_set(names["suffixes"]) | generations.keys(),
            generations=generations,
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


def _short_forms(
    nicknames: Mapping[str, Any], forenames: Mapping[str, Sex | None]
) -> dict[str, Sex | None]:
    """Names and short forms that are not listed themselves, with the sex all their bearers have."""
    sexes: dict[str, set[Sex | None]] = {}
    for name, short in nicknames.items():
        told = [forenames[one] for one in (name, *short) if one in forenames]
        sex = told[0] if len(set(told)) == 1 else None
        for one in (name, *short):
            sexes.setdefault(str(one), set()).add(forenames.get(name, sex))
    return {
        one: next(iter(them)) if len(them) == 1 else None
        for one, them in sexes.items()
        if one not in forenames
    }


def _set(words: Iterable[object]) -> frozenset[str]:
    return frozenset(map(str, words))


def _problems(names: Mapping[str, Any]) -> Iterable[str]:
    odd = sorted(map(str, set(names) ^ _LISTS))
    yield from (f"{key}: one too many or missing" for key in odd)
    for group in ("female", "male", "either"):
        for name in names.get(group) or ():
            if not isinstance(name, str) or name != name.casefold():
                yield f"{group}: {name} is no forename in small letters"
