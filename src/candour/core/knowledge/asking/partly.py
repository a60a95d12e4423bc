"""Entries that say most of what a sentence states, in words that no one notion holds together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from candour.core.knowledge.asking.asserting import Status
from candour.core.knowledge.asking.bearing import Bearing
from candour.core.knowledge.asking.gates import RESIDENCE
from candour.core.knowledge.asking.matching import Match, Matcher
from candour.core.knowledge.asking.query import Query
from candour.core.knowledge.notions import NotionKind
from candour.core.knowledge.said import Said, cues_in
from candour.core.knowledge.words import KnowingWords

_KINDS = {NotionKind.PREDICATE: 1.0, NotionKind.MANNER: 0.5, NotionKind.DETAIL: 0.35}
_WORD = 0.7
_UNKNOWN_WORD = 0.12
"""A word that no record has is the asker's own: records say it otherwise."""

_UNKNOWN_NOTION = 0.5
_SITE = 0.6
_ADDRESS = 0.7
_ROLE = 0.3
_DAYS = 0.5
_ALIKE = 0.85
_ALIKE_AT_MOST = 0.5
_LARGER = 0.4
"""What a larger part of the body counts for: the face where the forehead is asked for."""

_FURTHER = 0.7
"""What words count for that stand in the entry, but not beside the rest."""

_NEAR = 1
_ENOUGH = 0.65
_LEAST_CONTENT = 0.5
_AS_GOOD = 0.85
"""An earlier entry counts beside an agency's best only where it says nearly as much."""

_SEVERAL = 2
_ANCHOR = 0.2


@dataclass(frozen=True, slots=True)
class _Element:
    """One thing that a sentence says: any of several terms states it, the first one fully."""

    code: str
    weight: float
    alike: frozenset[str] = field(default=frozenset(), repr=False)


class Partly:
    """Weighs how much of one sentence entries say, rare things more than common ones."""

    def __init__(
        self,
        query: Query,
        words: KnowingWords,
        matcher: Matcher,
        bearing: Bearing,
        rarity: Callable[[frozenset[str]], float],
    ) -> None:
        """Lay out what the sentence says; `rarity` tells how much any of some terms says."""
        self._query = query
        self._words = words
        self._matcher = matcher
        self._bearing = bearing
        self._elements = tuple(self._laid_out(rarity))
        self._weight = sum(one.weight for one in self._elements)
        self.wanted = frozenset().union(
            *(one.alike for one in self._elements if one.weight >= _ANCHOR)
        )

    def _laid_out(self, rarity: Callable[[frozenset[str]], float]) -> Iterator[_Element]:
        notions = self._words.notions
        for code in dict.fromkeys((*self._query.predicates, *self._query.details)):
            if code in notions.by_code:
                alike = notions.alike(code)
                weight = _KINDS[notions.by_code[code].kind] * (rarity(alike) or _UNKNOWN_NOTION)
                yield _Element(code, weight, alike)
            elif code.startswith("word:"):
                own = frozenset((code,))
                told = rarity(own)
                yield _Element(code, _WORD * told if told else _UNKNOWN_WORD, own)
            elif code.startswith("site:"):
                yield _Element(code, _SITE, self._bearing.sites(code))
            elif code.startswith("who:"):
                yield _Element(code, _ROLE * rarity(frozenset((code,))), frozenset((code,)))

        if self._query.addresses:
            roads = frozenset(f"road:{one.road}" for one in self._query.addresses if one.road)
            yield _Element("address", _ADDRESS, roads)

    def match(self, said: Said) -> Match | None:
        """The best that an entry makes of the sentence; None where it says too little of it."""
        days = self._bearing.of_days(said)
        if not self._weight or days is None:
            return None
        best: tuple[float, int, int] | None = None
        for first, last in self._anchors(said):
            score = self._score(said, first, days)
            if score >= _ENOUGH and (best is None or score > best[0]):
                best = score, first, last
        if best is None:
            return None
        score, first, last = best
        cues = cues_in(said, self._words)
        status = self._matcher.status(said, cues, first, last)
        if status is None or self._matcher.is_only_asked(said, first, last):
            return None
        return Match(said, status, score, first, last, cues, self._matcher.is_of_writing)

    def _anchors(self, said: Said) -> Iterator[tuple[int, int]]:
        """The first place in every clause of whatever carries weight, weightiest first."""
        clauses: set[int] = set()
        for element in sorted(self._elements, key=lambda one: -one.weight):
            if element.weight < _ANCHOR:
                return
            for code in sorted(element.alike):
                for first, last in said.terms.get(code, ()):
                    if said.clause(first) not in clauses:
                        clauses.add(said.clause(first))
                        yield first, last

    def _score(self, said: Said, anchor: int, days: float) -> float:
        met = sum(one.weight * self._met(one, said, anchor) for one in self._elements)
        if met < _LEAST_CONTENT * self._weight or not self._is_enough(said, anchor):
            return 0.0
        if self._bearing.is_barred(said, anchor) or self._is_address_alone(said, anchor):
            return 0.0
        if not self._matcher.is_said_or_placed(said, anchor):
            return 0.0
        if self._bearing.is_anybody_doubtful(said, anchor) and not self._is_all_stated(
            said, anchor
        ):
            return 0.0
        people, of_people = self._bearing.people(said, anchor)
        of_days = _DAYS if self._query.first is not None else 0.0
        return (met + people + days * of_days) / (self._weight + of_people + of_days)

    def _is_enough(self, said: Said, anchor: int) -> bool:
        """Whether of a sentence that states several words and nothing else two are there."""
        words = [one for one in self._elements if one.code.startswith("word:")]
        is_of_words = all(one.startswith("word:") for one in self._query.predicates)
        if len(words) < _SEVERAL or not is_of_words:
            return True
        return sum(bool(self._met(one, said, anchor)) for one in words) >= _SEVERAL

    def _is_all_stated(self, said: Said, anchor: int) -> bool:
        """Whether nothing that the sentence states is left out."""
        return all(
            self._met(one, said, anchor)
            for one in self._elements
            if one.code in self._query.predicates
        )

    def _is_address_alone(self, said: Said, anchor: int) -> bool:
        """Whether an address stands without a word of living there, nor whose it is beside it."""
        is_said = any(
            one.code in self._query.predicates and self._met(one, said, anchor)
            for one in self._elements
        )
        return not is_said and not self._bearing.are_all_beside(said, anchor)

    def _met(self, element: _Element, said: Said, anchor: int) -> float:
        if element.code == "address":
            return self._bearing.at_the_place(said, anchor)
        if said.near(element.code, anchor, _NEAR):
            return 1.0
        near = [
            code
            for code in element.alike
            if said.near(code, anchor, _NEAR)
            and not self._matcher.is_of_another_kind(said, element.code, code)
        ]
        if near:
            return max(self._likeness(element.code, code) for code in near)
        if element.code in RESIDENCE:
            return 0.0  # somebody else lives elsewhere
        return _FURTHER if any(code in said.terms for code in element.alike) else 0.0

    def _likeness(self, asked: str, found: str) -> float:
        """What one notion counts for where another is asked: one that only helps, for less."""
        by_code = self._words.notions.by_code
        if asked not in by_code or found not in by_code:
            is_larger = self._bearing.is_part_of(asked, found)
            return _LARGER if is_larger else _ALIKE
        is_less = _KINDS[by_code[found].kind] < _KINDS[by_code[asked].kind]
        return _ALIKE_AT_MOST if is_less else _ALIKE


def best_of(matches: list[Match]) -> list[Match]:
    """Of each agency's entries those that say nearly as much as the one that says most."""
    most: dict[str, float] = {}
    for one in matches:
        agency = one.said.entry.agency
        most[agency] = max(most.get(agency, 0.0), one.score)
    return [
        one
        for one in matches
        if one.status is not Status.CONTRARY and one.score >= _AS_GOOD * most[one.said.entry.agency]
    ]
