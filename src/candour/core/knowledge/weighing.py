"""Which facts of a case a reader wants first, and which tell the same in other words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

from candour.core.knowledge.drawing.matrix import earliest
from candour.core.knowledge.model import Fact, FactKind, How, Knowledge, Unshared, WhoKnew
from candour.core.people.person import Cast, Person

Told = TypeVar("Told", Knowledge, Unshared)
MOST_SHOWN = 20
"""So many facts are shown where nothing was asked."""

_GRAVEST = 10.0
_LACKING = 6.0
_HELD, _MANY = 1.5, 3
"""What several agencies hold is no slip of one record."""

_UNKNOWN_TO_LEAD = 4.0
_LATER_TO_LEAD = 2.0
_LATER = timedelta(days=30)
_SAME_OCCASION = timedelta(days=21)
_WEIGHT = {FactKind.EXISTS: 3.0, FactKind.RELATION: 3.0, FactKind.ADDRESS: 5.0}
_DECIDED = 20.0
_NAMELESS = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A fact with others that tell the same of the same person or occasion, lighter ones behind."""

    fact: Fact
    weight: float
    variants: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """Weighs the facts of one case.

    `gravity` are the concerns' codes, the gravest first; `kin` the relations that nobody asks for
    (a mother is known); `lead` the agencies that answer for the family.
    """

    told: WhoKnew
    cast: Cast = field(repr=False)
    gravity: Sequence[str]
    kin: frozenset[str]
    lead: frozenset[str]

    def weighed(self) -> tuple[Weighed, ...]:
        """The facts, the weightiest first, each once with its variants.

        Grave concerns weigh most; then what many agencies lacked, and what those that answer for
        the family did not know or learnt long after. That the subject exists is known.
        """
        known = _by_fact(self.told.knowledge)
        lacking = _by_fact(self.told.unshared)
        groups: dict[tuple[str, ...], list[tuple[float, Fact]]] = defaultdict(list)
        days: dict[tuple[str, ...], datetime] = {}
        for fact in self.told.facts:
            if self._is_trivial(fact):
                continue
            own = known.get(fact.id, ())
            key = self._key(fact, own, days)
            groups[key].append((self._weight(fact, own, lacking.get(fact.id, ())), fact))
        found = [_group(them) for them in groups.values()]
        first = {fact: min(map(earliest, them)) for fact, them in known.items()}
        last = (datetime.max, "")
        return tuple(sorted(found, key=lambda one: (-one.weight, first.get(one.fact.id, last))))

    def _is_trivial(self, fact: Fact) -> bool:
        is_subject = fact.person is not None and fact.person == self.cast.subject
        return fact.kind is FactKind.EXISTS and is_subject and fact.decision is None

    def _weight(self, fact: Fact, known: Sequence[Knowledge], lacking: Sequence[Unshared]) -> float:
        weight = self._of_kind(fact)
        agencies = {one.lacking for one in lacking if one.learnt_anyway is None}
        weight += _LACKING * len(agencies) / (len(agencies) + len(known) + 1)
        weight += _HELD * min(len(known), _MANY)
        if fact.code not in self.kin:
            weight += self._to_lead(known)
        return weight

    def _of_kind(self, fact: Fact) -> float:
        if fact.decision is not None:
            return _DECIDED
        if fact.kind is FactKind.CONCERN and fact.code in self.gravity:
            return _GRAVEST * (1 - self.gravity.index(fact.code) / len(self.gravity))
        person = self.cast.person(fact.person) if fact.person else None
        is_nameless = person is not None and not person.names
        share = _NAMELESS if is_nameless else 1.0
        return 1.0 if fact.code in self.kin else share * _WEIGHT.get(fact.kind, _GRAVEST)

    def _to_lead(self, known: Sequence[Knowledge]) -> float:
        """What it weighs that those who answer for the family lacked a fact, or had it late."""
        if not self.lead or not known:
            return 0.0
        held = [one for one in known if one.how is not How.DENIED]
        own = [earliest(one)[0] for one in held if one.agency in self.lead]
        if not own:
            return _UNKNOWN_TO_LEAD
        first = min(earliest(one)[0] for one in held)
        return _LATER_TO_LEAD if min(own) - first > _LATER else 0.0

    def _key(
        self, fact: Fact, known: Sequence[Knowledge], days: dict[tuple[str, ...], datetime]
    ) -> tuple[str, ...]:
        """What facts that tell the same have in common: the person, and the road or the tie."""
        person = self.cast.person(fact.person) if fact.person else None
        who = self._called(person) if person is not None else ""
        if fact.kind is FactKind.ADDRESS:
            return (fact.kind, who, fact.code)
        if fact.kind is FactKind.RELATION:
            tie = next((one for one in self.kin if fact.code.endswith(one)), fact.code)
            return (fact.kind, who, tie, fact.sentence.rsplit(" recorded as ", 1)[-1].split("'")[0])
        if fact.kind is FactKind.CONCERN and known:
            return self._of_occasion(fact, min(earliest(one)[0] for one in known), days)
        return (fact.kind, fact.id)

    def _called(self, person: Person) -> str:
        """A surname for whoever has one, so that one man under two names is told once."""
        words = person.shown_as.casefold().split()
        return words[-1] if person.names else " ".join(words)

    def _of_occasion(
        self, fact: Fact, day: datetime, days: dict[tuple[str, ...], datetime]
    ) -> tuple[str, ...]:
        """A concern of the same code within some days is told of the same occasion."""
        for key, last in days.items():
            if key[1] == fact.code and abs(day - last) <= _SAME_OCCASION:
                days[key] = max(day, last)
                return key
        key = (fact.kind.value, fact.code, fact.id)
        days[key] = day
        return key


def shown(told: WhoKnew, weighed: Iterable[Weighed]) -> WhoKnew:
    """What is told of some facts alone, in their order; contacts that none of it names stay out."""
    facts = tuple(one.fact for one in weighed)
    ids = {one.id for one in facts}
    unshared = tuple(one for one in told.unshared if one.fact in ids)
    named = {one for row in unshared for one in (*row.contacts, *row.unordered)}
    return replace(
        told,
        facts=facts,
        knowledge=tuple(one for one in told.knowledge if one.fact in ids),
        unshared=unshared,
        contacts=tuple(one for one in told.contacts if ids & set(one.about) or one.id in named),
    )


def _group(them: Sequence[tuple[float, Fact]]) -> Weighed:
    (weight, fact), *others = sorted(them, key=lambda one: -one[0])
    return Weighed(fact=fact, weight=weight, variants=tuple(one for _, one in others))


def _by_fact(them: Iterable[Told]) -> Mapping[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for one in them:
        found[one.fact].append(one)
    return found
