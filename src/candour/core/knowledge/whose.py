"""Who is meant and who is mentioned: the cast as entries and sentences lead to it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.headings import Field
from candour.core.people.mention import Mention, Sex, Standing
from candour.core.people.person import Cast, LinkState, Person, Strength

Named = tuple[Mention, Person]


@dataclass(frozen=True, slots=True)
class CastIndex:
    """The cast by entry, by name and by role."""

    cast: Cast
    in_entry: Mapping[str, tuple[Named, ...]] = field(repr=False)
    forms: Mapping[str, frozenset[str]] = field(repr=False)

    @classmethod
    def of(cls, cast: Cast) -> "CastIndex":
        """Lay the cast out."""
        in_entry: dict[str, list[Named]] = defaultdict(list)
        forms: dict[str, frozenset[str]] = {}
        for person in cast.persons:
            words: set[str] = set()
            for mention in person.mentions:
                words.update(_name_words(mention))
                if mention.in_field is not Field.COMMENT:  # a later judgement is no knowledge
                    in_entry[mention.entry].append((mention, person))
            for name in person.names:
                words.update(part.casefold() for part in name.split())
            forms[person.id] = frozenset(words)
        return cls(cast, {entry: tuple(them) for entry, them in in_entry.items()}, forms)

    def persons_in(self, entry: str) -> frozenset[str]:
        """Ids of the persons whom an entry mentions."""
        return frozenset(person.id for _, person in self.in_entry.get(entry, ()))

    def named(self, names: Sequence[str]) -> frozenset[str]:
        """The persons whom words of a name may mean: the one mentioned most, and who is not kept
        apart from it."""
        full = [name for name in names if len(name) > 1]
        initials = [name for name in names if len(name) == 1]
        fitting = [
            person
            for person in self.cast.persons
            if full
            and all(name in self.forms[person.id] for name in full)
            and all(any(own[0] == one for own in self.forms[person.id]) for one in initials)
        ]
        if not fitting:
            return frozenset()
        family = [one for one in fitting if one.standing is not Standing.PROFESSIONAL] or fitting
        best = max(family, key=lambda one: len(one.mentions))
        apart = {link.to for link in best.links if link.state in _APART}
        them = [one for one in family if one.id not in apart]
        return self._with_likely(them) - apart

    def _with_likely(self, persons: Sequence[Person]) -> frozenset[str]:
        """Persons, with those that fair evidence suggests to be one of them.

        Nobody is joined by that: the words of the record stand beside whatever is said of it.
        """
        ids = {one.id for one in persons}
        for person in persons:
            ids.update(
                link.to
                for link in person.links
                if link.state is LinkState.SUGGESTED
                and link.strength in (Strength.FAIR, Strength.STRONG)
            )
        return frozenset(ids)

    def has_role(self, person: Person) -> bool:
        """Whether records call somebody by any role."""
        return any(one.roles for one in person.mentions)

    def in_role(self, codes: Iterable[str], *, is_sure: bool = False) -> frozenset[str]:
        """The persons who are called by a role, of the case's own child or mother.

        `is_sure` leaves out whoever may only be one of them.
        """
        wanted = frozenset(codes)
        found: dict[str, int] = {}
        for person in self.cast.persons:
            if person.standing is Standing.PROFESSIONAL:
                continue
            count = sum(1 for one in person.mentions if one.roles & wanted and one.whose in _OWN)
            if count:
                found[person.id] = count
        most = max(found.values(), default=0)
        them = [self.cast.person(one) for one, count in found.items() if 2 * count >= most]
        if is_sure:
            return frozenset(one.id for one in them if one is not None)
        return self._with_likely([one for one in them if one is not None])

    def is_nameless(self, person: Person) -> bool:
        """Whether records know somebody by a role or a description alone."""
        return not person.names

    def sex_of(self, person: Person) -> Sex | None:
        """A person's sex as far as records' words say."""
        if person.sex is not None:
            return person.sex
        sexes = {one.sex for one in person.mentions if one.sex is not None}
        return next(iter(sexes)) if len(sexes) == 1 else None


_APART = (LinkState.KEPT_APART, LinkState.DECIDED_DIFFERENT)
_OWN = (None, "child", "mother", "subject")


def _name_words(mention: Mention) -> Iterable[str]:
    name = mention.name
    if name is None:
        return
    for part in (*name.given, name.surname, name.nickname, name.former):
        yield from (word.casefold() for word in part.replace("-", " ").split())
    yield from (letter.casefold() for letter in name.initials if letter.isalpha())
