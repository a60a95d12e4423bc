"""Who is meant and who is mentioned: the cast as entries and sentences lead to it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.headings import Field
from candour.core.people.mention import Mention, Sex, Standing
from candour.core.people.person import Cast, Person

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
        """The persons whom words of a name may mean; of several those mentioned most."""
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
        return frozenset({best.id})

    def in_role(self, codes: Iterable[str]) -> frozenset[str]:
        """The persons who are called by a role, of the case's own child or mother."""
        wanted = frozenset(codes)
        found: dict[str, int] = {}
        for person in self.cast.persons:
            if person.standing is Standing.PROFESSIONAL:
                continue
            count = sum(1 for one in person.mentions if one.roles & wanted and one.whose in _OWN)
            if count:
                found[person.id] = count
        most = max(found.values(), default=0)
        return frozenset(one for one, count in found.items() if 2 * count >= most)

    def sex_of(self, person: Person) -> Sex | None:
        """A person's sex as far as records' words say."""
        if person.sex is not None:
            return person.sex
        sexes = {one.sex for one in person.mentions if one.sex is not None}
        return next(iter(sexes)) if len(sexes) == 1 else None


_OWN = (None, "child", "mother", "subject")


def _name_words(mention: Mention) -> Iterable[str]:
    name = mention.name
    if name is None:
        return
    for part in (*name.given, name.surname, name.nickname, name.former):
        yield from (word.casefold() for word in part.replace("-", " ").split())
    yield from (letter.casefold() for letter in name.initials if letter.isalpha())
