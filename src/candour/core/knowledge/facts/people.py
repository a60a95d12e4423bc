"""Facts that a cast holds: that a person exists, and what agencies recorded people to be."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from candour.core.chronology.headings import Field
from candour.core.dates.comparing import Margins
from candour.core.dates.model import UncertainDate
from candour.core.dates.sorting import sort_key
from candour.core.knowledge.asking.asserting import Status, asserted
from candour.core.knowledge.asking.matching import Match
from candour.core.knowledge.knowing.answering import Answer
from candour.core.knowledge.knowing.how import Telling
from candour.core.knowledge.model import Fact, FactKind, How, Knowledge, Rests
from candour.core.knowledge.said import Said
from candour.core.people.mention import Mention, Standing
from candour.core.people.person import Cast, LinkState, Person, Relation

_OFTEN = 3


@dataclass(frozen=True)
class OfPeople:
    """Tells the facts that a cast holds, each with who first recorded it."""

    cast: Cast
    said: Mapping[str, Said]
    telling: Telling
    margins: Margins
    passing: frozenset[str] = frozenset()
    """roles that tie nobody to a family: a caller, a driver"""

    near_ones: frozenset[str] = frozenset()
    """relations of a household, told of a nameless person, too"""

    def facts(self) -> Iterator[Answer]:
        """Every person who has weight in the case, then every relation between two of them."""
        for person in self.cast.persons:
            if self.has_weight(person):
                found = self._exists(person)
                if found is not None:
                    yield found
        yield from self._relations()

    def there(self, ids: Collection[str]) -> Iterator[Answer]:
        """That some people exist, whatever weight they have; of any with a name, those alone."""
        meant = [person for person in self.cast.persons if person.id in ids]
        for person in [one for one in meant if one.names] or meant:
            if (found := self._exists(person)) is not None:
                yield found

    def has_weight(self, person: Person) -> bool:
        """Whether a review would ask who knew of somebody.

        Of the family's world: whom records call by a name and by what they are to the family, and
        whom several agencies name; who is known by a role alone counts where it is a tie to the
        family and nothing suggests somebody with a name behind it. A caller, a passer-by and a
        name in one agency's record are no facts of their own: the people's page lists them.
        """
        if person.standing is Standing.PROFESSIONAL:
            return False
        is_tied = person.id in self._tied or any(
            one.whose is None and one.roles - self.passing for one in person.mentions
        )
        if person.names:
            agencies = {one.agency for one in person.mentions}
            return is_tied or (len(agencies) > 1 and len(person.mentions) >= _OFTEN)
        return is_tied and not self._is_likely_named(person) and len(person.mentions) > 1

    def _is_likely_named(self, person: Person) -> bool:
        return any(
            link.state is LinkState.SUGGESTED
            and (other := self.cast.person(link.to)) is not None
            and other.names
            for link in person.links
        )

    def _relation_has_weight(self, person: Person, code: str) -> bool:
        """Whether a relation is told: a nameless one of a home, or mentioned again."""
        if person.names or code in self.near_ones:
            return True
        return len(person.mentions) > 1 and not self._is_likely_named(person)

    @cached_property
    def _tied(self) -> frozenset[str]:
        """Whom any record relates to somebody else."""
        return frozenset(one.person for one in self.cast.relations)

    def _exists(self, person: Person) -> Answer | None:
        """That a person exists, since each agency's first record of them; comments never count."""
        rows = [
            (one, self.said[one.entry].entry.happened)
            for one in person.mentions
            if one.in_field is not Field.COMMENT and one.entry in self.said and self._is_so(one)
        ]
        if not rows:
            return None
        first = rows[0][0]
        known_by = "name" if person.names else "role only"
        fact = Fact(
            id=_id("exists", first.entry, first.text),
            kind=FactKind.EXISTS,
            person=person.id,
            sentence=f"There is somebody called “{person.shown_as}” (known by {known_by}).",
            code="exists",
        )
        known = [
            self._known(fact, self._rests(one), happened, self._place(one))
            for one, happened in rows
        ]
        return Answer(fact=fact, knowledge=self._first(known), entries=_entries(known))

    def _is_so(self, one: Mention) -> bool:
        """Whether a record says that there is somebody: "no other adult" says that nobody is."""
        said = self.said[one.entry]
        place = self._place(one)
        is_said = said.tokens.text.find(one.text) >= 0
        return not is_said or asserted(said, self.telling.cues(said), *place) is Status.STATES

    def _relations(self) -> Iterator[Answer]:
        by_pair: dict[tuple[str, str, str], list[Relation]] = defaultdict(list)
        for told in self.cast.relations:
            if told.entry in self.said and told.in_field is not Field.COMMENT:
                by_pair[told.person, told.to, told.code].append(told)
        for (person, to, code), them in by_pair.items():
            one, other = self.cast.person(person), self.cast.person(to)
            if (
                one is None
                or other is None
                or Standing.PROFESSIONAL
                in (
                    one.standing,
                    other.standing,
                )
                or not self._relation_has_weight(one, code)
            ):
                continue
            words = code.replace("_", " ")
            fact = Fact(
                id=_id("relation", them[0].entry, person, to, code),
                kind=FactKind.RELATION,
                person=person,
                sentence=f"{one.shown_as} is recorded as {other.shown_as}'s {words}.",
                code=code,
            )
            known = [
                self._known(fact, self._words_of(each), each.recorded, self._in_said(each))
                for each in them
            ]
            yield Answer(fact=fact, knowledge=self._first(known), entries=_entries(known))

    def _known(
        self, fact: Fact, rests: Rests, when: UncertainDate, place: tuple[int, int]
    ) -> Knowledge:
        said = self.said[rests.entry]
        match = Match(said, Status.STATES, 1.0, *place, self.telling.cues(said))
        how, told_by = self.telling.how(match)
        return Knowledge(
            id="K"
            + sha256("\n".join((fact.id, rests.entry, rests.words)).encode()).hexdigest()[:10],
            fact=fact.id,
            agency=said.entry.agency,
            first_known=when if when.is_resolved else said.entry.happened,
            how=how,
            told_by=told_by,
            rests=rests,
        )

    def _first(self, known: Sequence[Knowledge]) -> tuple[Knowledge, ...]:
        first: dict[str, Knowledge] = {}
        for one in sorted(known, key=lambda one: sort_key(one.first_known, self.margins)):
            if one.how is not How.DENIED:
                first.setdefault(one.agency, one)
        return tuple(first.values())

    def _rests(self, one: Mention) -> Rests:
        return Rests(
            entry=one.entry,
            original=self.said[one.entry].entry.original,
            in_field=one.in_field,
            words=one.text,
            span=one.span,
        )

    def _words_of(self, one: Relation) -> Rests:
        return Rests(
            entry=one.entry,
            original=self.said[one.entry].entry.original,
            in_field=one.in_field,
            words=one.relation,
            span=one.span,
        )

    def _place(self, one: Mention) -> tuple[int, int]:
        return _token_of(self.said[one.entry], one.text)

    def _in_said(self, one: Relation) -> tuple[int, int]:
        return _token_of(self.said[one.entry], one.relation)


def _token_of(said: Said, words: str) -> tuple[int, int]:
    """Where words stand among an entry's; its first word where they stand in another column."""
    place = said.tokens.text.find(words)
    if place < 0:
        return 0, 0
    starts = [at for at, end in enumerate(said.tokens.ends) if end > place]
    last = [at for at, start in enumerate(said.tokens.starts) if start < place + len(words)]
    return (starts[0], max(last[-1], starts[0])) if starts and last else (0, 0)


def _entries(known: Sequence[Knowledge]) -> frozenset[str]:
    return frozenset(one.rests.entry for one in known)


def _id(*rests: str) -> str:
    return "F" + sha256("\n".join(rests).encode()).hexdigest()[:10]
