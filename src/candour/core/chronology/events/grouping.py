"""Group entries that tell of one happening; what a person decided always wins.

Only evidence between two entries counts, and the strongest first. Two groups are joined when no
entry of the one speaks against an entry of the other, and their entries are alike on the whole: a
weak link never chains strangers together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations, pairwise

from candour.core.chronology.events.callouts import callouts_of
from candour.core.chronology.events.candidates import candidate_pairs
from candour.core.chronology.events.features import Features
from candour.core.chronology.events.likeness import JOIN, Comparison, Likeness
from candour.core.chronology.events.rarity import Rarity
from candour.core.chronology.events.tellers import last_of_tellers
from candour.core.chronology.events.words import EventWords
from candour.core.decisions import Decision, DecisionKind, standing

_ON_THE_WHOLE = -0.4
"""The least mean weight between the entries of two groups that are joined."""

_NOT_LOOKED_AT = -1.5
"""The most that a pair counts for in a group where nothing led to its being compared."""


_NOT_RENAMED: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people decided: pairs of entries that are one event, and pairs that are not."""

    same: tuple[tuple[str, ...], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()

    @classmethod
    def of(
        cls, decisions: Iterable[Decision], renamed: Mapping[str, str] = _NOT_RENAMED
    ) -> "Rulings":
        """Take the decisions that stand. The last word on a pair wins.

        `renamed` leads from an entry that was corrected to the one that took its place.
        """
        same: list[tuple[str, ...]] = []
        apart: set[frozenset[str]] = set()
        for decision in standing(decisions):
            about = tuple(renamed.get(entry, entry) for entry in decision.about)
            pairs = {frozenset(pair) for pair in combinations(set(about), 2)}
            if decision.kind is DecisionKind.SAME_EVENT:
                same.append(about)
                apart -= pairs
            elif decision.kind is DecisionKind.NOT_SAME_EVENT:
                kept = [ruling for ruling in same if not _splits(pairs, ruling)]
                same, apart = kept, apart | pairs
        return cls(tuple(same), frozenset(apart))


def _splits(pairs: set[frozenset[str]], ruling: tuple[str, ...]) -> bool:
    return any(frozenset(pair) in pairs for pair in combinations(ruling, 2))


_NO_RULINGS = Rulings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Entries that tell of one happening. `weakest` is the weight of the weakest link that holds
    it together; None where a person's decision does."""

    id: str
    entries: tuple[str, ...]
    is_decided: bool
    reasons: tuple[str, ...] = field(default=(), repr=False)
    against: tuple[str, ...] = field(default=(), repr=False)
    duplicates: tuple[str, ...] = ()
    weakest: float | None = None

    def __post_init__(self) -> None:
        if len(self.entries) < 2:
            raise ValueError("an event holds two entries or more; one that stands alone has none")


def event_id(entry: str) -> str:
    """An event's id, from the id of its earliest entry: it stays when files are added."""
    return "E" + sha256(entry.encode()).hexdigest()[:8]


@dataclass(slots=True)
class _Group:
    members: list[int]
    weakest: float | None = None
    is_decided: bool = False
    links: list[tuple[int, int, Likeness]] = field(default_factory=list, repr=False)


def group_entries(
    features: Sequence[Features],
    words: EventWords,
    rulings: Rulings = _NO_RULINGS,
) -> list[Event]:
    """Return the events of a case, in order of their earliest entries.

    `features` come in the chronology's order, so that the first entry of a group is its earliest.
    """
    rarity = Rarity.of(features)
    last = last_of_tellers(features)
    callouts = callouts_of(features, words)
    grouping = _Grouping(features, Comparison.of(words, rarity, last, callouts), rulings)
    grouping.obey()
    grouping.join(candidate_pairs(features, rarity, last, callouts))
    return [
        _event(group, features)
        for group in sorted(grouping.groups(), key=lambda group: min(group.members))
        if len(group.members) > 1
    ]


class _Grouping:
    """One run: which entries stand together so far."""

    def __init__(
        self,
        features: Sequence[Features],
        compare: Comparison,
        rulings: Rulings,
    ) -> None:
        self._features = features
        self._compare = compare
        self._callouts = compare.signals.callouts
        self._rulings = rulings
        self._known: dict[tuple[int, int], float] = {}
        self._group_of: dict[int, _Group] = {}
        self._looked_at: frozenset[tuple[int, int]] = frozenset()
        self._ruled = frozenset(one for pair in rulings.apart for one in pair)

    def groups(self) -> list[_Group]:
        """Every group with more than one member, once."""
        return list({id(group): group for group in self._group_of.values()}.values())

    def obey(self) -> None:
        """Put together what people decided, whatever else is known."""
        at: Mapping[str, int] = {one.id: one.at for one in self._features}
        for ruling in self._rulings.same:
            members = [at[entry] for entry in ruling if entry in at]
            for first, second in pairwise(members):
                a, b = self._group(first), self._group(second)
                if a is not b:
                    joined = self._unite(a, b)
                    joined.is_decided, joined.weakest = True, None

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Join by evidence, the strongest first."""
        strong: list[tuple[float, int, int]] = []
        self._looked_at = frozenset(pairs)
        for a, b in sorted(self._looked_at):
            weight = self._compare.weight(self._features[a], self._features[b])
            if weight >= JOIN:  # the rest is forgotten: there is far more of it
                self._known[a, b] = weight
                strong.append((-weight, a, b))
        for weight, a, b in sorted(strong):
            one, other = self._group(a), self._group(b)
            if one is other:
                one.links.append((a, b, self._compare(self._features[a], self._features[b])))
                continue
            if self._may_join(one, other):
                joined = self._unite(one, other)
                joined.links.append((a, b, self._compare(self._features[a], self._features[b])))
                if not joined.is_decided:
                    joined.weakest = (
                        -weight if joined.weakest is None else min(joined.weakest, -weight)
                    )

    def _may_join(self, one: _Group, other: _Group) -> bool:
        best: dict[tuple[int, int], tuple[float, int, int]] = {}
        for a in one.members:
            for b in other.members:
                if self._is_ruled_apart(a, b):
                    return False
                units = self._callouts.get(a, a), self._callouts.get(b, b)
                link = self._weight(a, b), a, b
                best[units] = max(best.get(units, link), link)
        for weight, a, b in best.values():
            if self._compare.is_apart(self._features[a], self._features[b], weight):
                return False
        return sum(weight for weight, _, _ in best.values()) / len(best) >= _ON_THE_WHOLE

    def _is_ruled_apart(self, a: int, b: int) -> bool:
        first, second = self._features[a].id, self._features[b].id
        if first not in self._ruled or second not in self._ruled:
            return False
        return frozenset((first, second)) in self._rulings.apart

    def _weight(self, a: int, b: int) -> float:
        key = (a, b) if a < b else (b, a)
        known = self._known.get(key)
        if known is None:
            known = self._compare.weight(self._features[key[0]], self._features[key[1]])
            if key not in self._looked_at:
                known = min(known, _NOT_LOOKED_AT)
            self._known[key] = known
        return known

    def _group(self, member: int) -> _Group:
        return self._group_of.setdefault(member, _Group([member]))

    def _unite(self, one: _Group, other: _Group) -> _Group:
        one.members += other.members
        one.links += other.links
        one.is_decided = one.is_decided or other.is_decided
        weights = [g.weakest for g in (one, other) if g.weakest is not None]
        one.weakest = min(weights) if weights and not one.is_decided else None
        for member in other.members:
            self._group_of[member] = one
        return one


def _event(group: _Group, features: Sequence[Features]) -> Event:
    members = sorted(group.members)
    links = sorted(group.links, key=lambda link: (-link[2].weight, link[0], link[1]))
    reasons: dict[str, None] = {"decided by a person": None} if group.is_decided else {}
    against: dict[str, None] = {}
    for _, _, likeness in links:
        reasons.update(dict.fromkeys(likeness.reasons_for))
        against.update(dict.fromkeys(likeness.reasons_against))
    doubles = {max(a, b) for a, b, likeness in links if likeness.is_duplicate}
    doubled = {min(a, b) for a, b, likeness in links if likeness.is_duplicate}
    return Event(
        id=event_id(features[members[0]].id),
        entries=tuple(features[at].id for at in members),
        is_decided=group.is_decided,
        reasons=tuple(reasons),
        against=tuple(against),
        duplicates=tuple(features[at].id for at in sorted(doubles | doubled)),
        weakest=group.weakest,
    )
