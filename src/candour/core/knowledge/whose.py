"""Who is meant and who is mentioned: the cast as entries and sentences lead to it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.headings import Field
from candour.core.knowledge.model import Followed
from candour.core.people.mention import Mention, Sex, Standing
from candour.core.people.person import Cast, LinkState, Person, Strength

Named = tuple[Mention, Person]


@dataclass(frozen=True, slots=True)
class CastIndex:
    """The cast by entry, by name and by role."""

    cast: Cast
    in_entry: Mapping[str, tuple[Named, ...]] = field(repr=False)
    forms: Mapping[str, frozenset[str]] = field(repr=False)
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict, repr=False)
    """how often each agency's records mention each of the family"""

    roles: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    """by which roles records call each person"""

    called: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    """the words, titles among them, of each person's names"""

    forenames: frozenset[str] = field(default=frozenset(), repr=False)
    in_roles: dict[tuple[frozenset[str], bool, bool], frozenset[str]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """persons by role, once they were looked for"""

    @classmethod
    def of(cls, cast: Cast) -> "CastIndex":
        """Lay the cast out."""
        in_entry: dict[str, list[Named]] = defaultdict(list)
        forms: dict[str, frozenset[str]] = {}
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for person in cast.persons:
            words: set[str] = set()
            for mention in person.mentions:
                words.update(name_words(mention))
                if person.standing is not Standing.PROFESSIONAL:
                    counts[mention.agency][person.id] += 1
                if mention.in_field is not Field.COMMENT:  # a later judgement is no knowledge
                    in_entry[mention.entry].append((mention, person))
            for name in person.names:
                words.update(part.casefold() for part in name.split())
            forms[person.id] = frozenset(words)
        named = {entry: tuple(them) for entry, them in in_entry.items()}
        roles = {
            person.id: frozenset().union(*(one.roles for one in person.mentions))
            for person in cast.persons
        }
        called = {one.id: frozenset(_called(one)) for one in cast.persons}
        return cls(cast, named, forms, counts, roles, called, frozenset(_forenames(cast)))

    def is_client(self, persons: frozenset[str], agency: str) -> bool:
        """Whether an agency's record is of somebody, or the whole case: it leaves him unsaid."""
        subject = self.cast.person(self.cast.subject) if self.cast.subject else None
        if subject is not None and persons & self._with_likely([subject]):
            return True
        counts = self.counts.get(agency, {})
        own = sum(counts.get(one, 0) for one in persons)
        return own >= _CLIENT * sum(counts.values()) > 0

    def has_often(self, persons: frozenset[str], agency: str) -> bool:
        """Whether an agency's record mentions somebody now and then, and may leave him unsaid.

        One that mentions nobody at all leaves everybody unsaid.
        """
        counts = self.counts.get(agency, {})
        own = sum(counts.get(one, 0) for one in persons)
        return not counts or own >= max(_OFTEN_LEAST, _OFTEN * sum(counts.values()))

    def names_in(self, entry: str) -> frozenset[str]:
        """Words of names, and titles, of those whom an entry mentions."""
        persons = {person.id for _, person in self.in_entry.get(entry, ())}
        return frozenset[str]().union(*(self.called[one] for one in persons))

    def followed(self, entry: str, persons: frozenset[str]) -> Followed | None:
        """The suggestion by which an entry is of one of several persons; None if it is surely.

        The one of them whom records mention most is the one meant.
        """
        them = [one for one in map(self.cast.person, persons) if one is not None]
        there = self.persons_in(entry) & persons
        if not there or not them:
            return None
        likely = max(them, key=lambda one: (len(one.mentions), one.id))
        if likely.id in there:
            return None
        for link in likely.links:
            if link.to in there and link.state is LinkState.SUGGESTED and link.strength:
                return Followed(person=link.to, likely=likely.id, strength=link.strength)
        return None

    def client_of(self, agency: str) -> str | None:
        """Of whom an agency's whole record is, if of one of the family."""
        counts = self.counts.get(agency, {})
        most = max(counts, key=lambda one: (counts[one], one), default=None)
        least = max(_CLIENTS_LEAST, _CLIENT * sum(counts.values()))
        if most is None or counts[most] < least:
            return None
        return most

    def persons_in(self, entry: str) -> frozenset[str]:
        """Ids of the persons whom an entry mentions."""
        return frozenset(person.id for _, person in self.in_entry.get(entry, ()))

    def is_subject(self, names: Sequence[str], persons: frozenset[str]) -> bool:
        """Whether a name may be that of whom the case is: "Mr Tarn" where records say "Mr T"."""
        subject = self.cast.person(self.cast.subject) if self.cast.subject else None
        if subject is None:
            return False
        if persons & self._with_likely([subject]):
            return True
        forms = self.forms[subject.id]
        return bool(forms) and all(
            any(name == form or (len(form) == 1 and name[0] == form) for name in names)
            for form in forms
        )

    def likely_same(self, persons: frozenset[str]) -> frozenset[str]:
        """Persons, with those who have their forename and are known by a fuller name."""
        found = set(persons)
        for one in persons:
            person = self.cast.person(one)
            if person is not None and person.names and " " not in person.names[0]:
                found.update(self.named((person.names[0].casefold(),)))
        return frozenset(found)

    def named(self, names: Sequence[str], sex: Sex | None = None) -> frozenset[str]:
        """The persons whom words of a name may mean: the one mentioned most, and who is not kept
        apart from it."""
        full = [name for name in names if len(name) > 1]
        initials = [name for name in names if len(name) == 1]
        fitting = [
            person
            for person in self.cast.persons
            if full
            and self._may_be_of(person.id, sex)
            and all(name in self.forms[person.id] for name in full)
            and all(any(own[0] == one for own in self.forms[person.id]) for one in initials)
        ]
        if not fitting:
            return frozenset()
        family = [one for one in fitting if one.standing is not Standing.PROFESSIONAL] or fitting
        best = max(family, key=lambda one: len(one.mentions))
        apart = {link.to for link in best.links if link.state in _APART}
        them = [one for one in family if one.id not in apart]
        likely = self._with_likely([*them, *self._by_surname(best, family, names[-1])]) - apart
        return frozenset(one for one in likely if self._may_be_of(one, sex))

    def is_forename(self, word: str) -> bool:
        """Whether one of the family is called by a word as a forename."""
        return word in self.forenames

    def _by_surname(self, best: Person, rivals: Sequence[Person], surname: str) -> list[Person]:
        """Those of whom records give the surname alone, and who may be the one asked for.

        Only where most records of that name are of one: of two cousins "Mr Wragby" may be either.
        """
        if any(2 * len(one.mentions) > len(best.mentions) for one in rivals if one is not best):
            return []
        may_be = {link.to for link in best.links if link.state is LinkState.SUGGESTED}
        return [
            person
            for person in self.cast.persons
            if person.id in may_be and _names_by(person) == {surname}
        ]

    def _may_be_of(self, person: str, sex: Sex | None) -> bool:
        known = self.cast.person(person)
        return sex is None or known is None or self.sex_of(known) in (None, sex)

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
                and not self._is_called_otherwise(person, link.to)
            )
        return frozenset(ids)

    @property
    def subjects(self) -> frozenset[str]:
        """Whom the case is about, if that is known, with those who may be the same."""
        subject = self.cast.person(self.cast.subject) if self.cast.subject else None
        return self._with_likely([subject]) if subject is not None else frozenset()

    def related(self, persons: frozenset[str], role: str) -> frozenset[str]:
        """Those whom records call something of somebody: "Gavin's son"."""
        them = {
            one.person: self.cast.person(one.person)
            for one in self.cast.relations
            if one.to in persons and (one.code == role or one.code.endswith(f"_{role}"))
        }
        return self._with_likely([one for one in them.values() if one is not None])

    def is_likely_subject(self, person: Person) -> bool:
        """Whether somebody is, or may by fair evidence be, whom the case is about."""
        subject = self.cast.person(self.cast.subject) if self.cast.subject else None
        return subject is not None and person.id in self._with_likely([subject])

    def _is_called_otherwise(self, person: Person, other: str) -> bool:
        """Whether two have surnames, and neither these nor their forenames begin alike."""
        them = self.cast.person(other)
        if them is None or not _letters(person)[1] or not _letters(them)[1]:
            return False
        return not any(one & two for one, two in zip(_letters(person), _letters(them), strict=True))

    def has_role(self, person: Person) -> bool:
        """Whether records call somebody by any role."""
        return bool(self.roles.get(person.id))

    def in_role(
        self, codes: Iterable[str], *, is_sure: bool = False, is_anybodys: bool = False
    ) -> frozenset[str]:
        """The persons who are called by a role, of the case's own child or mother.

        `is_sure` leaves out whoever may only be one of them; `is_anybodys` takes in those who are
        that to anybody ("the grandmother's brother").
        """
        asked = (frozenset(codes), is_sure, is_anybodys)
        if asked not in self.in_roles:
            self.in_roles[asked] = self._in_role(*asked)
        return self.in_roles[asked]

    def _in_role(
        self,
        wanted: frozenset[str],
        is_sure: bool,
        is_anybodys: bool,
    ) -> frozenset[str]:
        found: dict[str, int] = {}
        for person in self.cast.persons:
            if person.standing is Standing.PROFESSIONAL:
                continue
            count = sum(
                1
                for one in person.mentions
                if one.roles & wanted and (is_anybodys or one.whose in _OWN)
            )
            if count:
                found[person.id] = count
        most = max(found.values(), default=0)
        them = [self.cast.person(one) for one, count in found.items() if 2 * count >= most]
        known = [one for one in them if one is not None]
        if is_sure:
            return frozenset(one.id for one in known)
        if all(self.is_nameless(one) for one in known):
            known += [one for role in wanted for one in self._by_marriage(role)]
            known += self._as_partner(wanted)
        return self._with_likely(known)

    def _by_marriage(self, role: str) -> Iterable[Person]:
        """The father by being the mother's husband with the child's surname, and the mother so.

        Records of adults name him, and those of the child say "dad": no record says both.
        """
        subject = self.cast.person(self.cast.subject) if self.cast.subject else None
        if subject is None or role not in _PARENTS:
            return
        spouses = self.in_role((_PARENTS[role],), is_sure=True)
        for one in self.cast.relations:
            person = self.cast.person(one.person)
            is_spouse = one.code == "partner" and one.to in spouses
            if is_spouse and person is not None and _surnames(person) & _surnames(subject):
                yield person

    def _as_partner(self, wanted: frozenset[str]) -> list[Person]:
        """The stepfather by being the mother's partner, where those named as that share a name."""
        if _STEPFATHER not in wanted:
            return []
        them = [self.cast.person(one) for one in self.in_role(("partner",), is_sure=True)]
        men = [
            one
            for one in them
            if one is not None and one.names and self.sex_of(one) is not Sex.FEMALE
        ]
        shared = frozenset.intersection(*(self.forms[one.id] for one in men)) if men else ()
        return men if shared else []

    def partners(self, owners: frozenset[str], sex: Sex | None) -> frozenset[str]:
        """Those whom records call a partner, without whose partner is meant, and of one sex."""
        counts = {
            one.id: sum("partner" in mention.roles for mention in one.mentions)
            for one in self.cast.persons
            if one.standing is not Standing.PROFESSIONAL
            and one.id not in owners
            and self._may_be_of(one.id, sex)
        }
        most = max(counts.values(), default=0)
        them = [
            self.cast.person(one) for one, count in counts.items() if count and 2 * count >= most
        ]
        return self._with_likely([one for one in them if one is not None]) - owners

    def are_apart(self, persons: frozenset[str], person: Person) -> bool:
        """Whether evidence or a decision keeps somebody apart from all of several persons."""
        return any(link.to in persons and link.state in _APART for link in person.links)

    def is_nameless(self, person: Person) -> bool:
        """Whether records know somebody by a role or a description alone."""
        return not person.names

    def sex_of(self, person: Person) -> Sex | None:
        """A person's sex as far as records' words say."""
        if person.sex is not None:
            return person.sex
        sexes = {one.sex for one in person.mentions if one.sex is not None}
        return next(iter(sexes)) if len(sexes) == 1 else None


_CLIENTS_LEAST = 3
_OFTEN, _OFTEN_LEAST = 0.1, 2
_CLIENT = 0.3
"""A record of whose mentions of the family so many are of one is that one's."""

_APART = (LinkState.KEPT_APART, LinkState.DECIDED_DIFFERENT)
_OWN = (None, "child", "mother", "subject")


_PARENTS = {"father": "mother", "mother": "father"}
_STEPFATHER = "stepfather"


def _surnames(person: Person) -> set[str]:
    names = {one.name for one in person.mentions if one.name is not None}
    return {one.surname.casefold() for one in names if one.surname}


def _forenames(cast: Cast) -> Iterable[str]:
    for person in cast.persons:
        if person.standing is not Standing.PROFESSIONAL:
            for one in person.mentions:
                if one.name is not None:
                    yield from (given.casefold() for given in one.name.given)


def _letters(person: Person) -> tuple[set[str], set[str]]:
    """The first letters of somebody's forenames and surnames."""
    names = [one.name for one in person.mentions if one.name is not None]
    given = {part[0].casefold() for one in names for part in (*one.given, *one.initials) if part}
    return given, {one.surname[0].casefold() for one in names if one.surname}


def _called(person: Person) -> Iterable[str]:
    for name in {one.name for one in person.mentions if one.name is not None}:
        words = (*name.given, name.surname, name.nickname, name.former, name.title)
        for part in words:
            for word in part.casefold().replace("-", " ").split():
                if len(word) > 1:
                    yield word.strip(".")


def _names_by(person: Person) -> set[str]:
    """The words of every name that records give somebody, titles left out."""
    return {word for one in person.mentions for word in name_words(one)}


def name_words(mention: Mention) -> Iterable[str]:
    """The words and letters of the name by which a mention calls somebody; the title is none."""
    name = mention.name
    if name is None:
        return
    for part in (*name.given, name.surname, name.nickname, name.former):
        yield from (word.casefold() for word in part.replace("-", " ").split())
    yield from (letter.casefold() for letter in name.initials if letter.isalpha())
