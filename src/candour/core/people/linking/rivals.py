"""Who else a cluster may be: what fits several people must not be joined with one of them."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from heapq import nlargest
from itertools import islice

from candour.core.people.linking.apart import Apart
from candour.core.people.linking.clusters import Clusters
from candour.core.people.linking.evidence import Weighed

_FAINT = 256
_LOOKED_AT = 32
"""So many of the likeliest whom a cluster was weighed against: a crowd must not cost more."""
_MOST = 12

Pair = tuple[int, int]


class Rivals:
    """Who else each cluster may be, by what was weighed.

    A link is looked at only until so much stands in its way that it cannot be joined.
    """

    def __init__(
        self,
        clusters: Clusters,
        apart: Apart,
        near: Mapping[int, AbstractSet[int]],
        weighed: Mapping[Pair, Weighed],
    ) -> None:
        self._clusters = clusters
        self._apart = apart
        self._near = near
        self._weighed = weighed
        self._known: dict[int, list[tuple[float, int]]] = {}
        self._best: dict[int, list[tuple[float, int]]] = {}

    def share(self, pair: Pair, odds: float, least: float) -> float:
        """The share of a pair among all that the two may be; nought where it is below the least."""
        bound = odds / least - odds - 1.0
        if bound < 0:
            return 0.0
        against = self._against(pair, odds, bound)
        return 0.0 if against > bound else odds / (1.0 + odds + against)

    def _against(self, pair: Pair, odds: float, bound: float) -> float:
        """The odds of what the two may be instead of one: others, or two who are not one.

        Counted until they pass the bound.
        """
        one, other = pair
        side = self._of_side(one, other, odds, bound)
        if side <= bound:
            side = max(side, self._of_side(other, one, odds, bound))
        return side if side > bound else side + self._of_both(pair, odds, bound)

    def _of_side(self, side: int, far: int, odds: float, bound: float) -> float:
        """Odds that one side is somebody who cannot be the other."""
        against = 0.0
        for each, one in self._nearest(side):
            if each <= odds / _FAINT or against > bound:
                break
            if one != far and self._are_two(one, far) and not self._are_two(side, one):
                against += each
        return against

    def _of_both(self, pair: Pair, odds: float, bound: float) -> float:
        """Odds that one side is somebody, and the other is somebody else who cannot be the same.

        Two records of "Gavin Strake" may be uncle and nephew where the case knows both.
        """
        one, other = pair
        most = 0.0
        for a, first in self._may_be(one):
            for b, second in self._may_be(other):
                least = min(a, b)
                if least <= max(most, odds / _FAINT):
                    break
                if first not in (second, other) and second != one and self._are_two(first, second):
                    most = least
            if most > bound:
                break
        return most

    def _nearest(self, side: int) -> list[tuple[float, int]]:
        """Those whom a cluster was weighed against, the likeliest first."""
        if side not in self._known:
            found = [
                (weighed.odds, far)
                for far in self._near.get(side, ())
                if (weighed := self._weighed.get((min(side, far), max(side, far)))) is not None
            ]
            self._known[side] = nlargest(_LOOKED_AT, found)
        return self._known[side]

    def _may_be(self, side: int) -> list[tuple[float, int]]:
        """The likeliest of them, without who can never be it."""
        if side not in self._best:
            fitting = (each for each in self._nearest(side) if not self._are_two(side, each[1]))
            self._best[side] = list(islice(fitting, _MOST))
        return self._best[side]

    def _are_two(self, one: int, other: int) -> bool:
        clusters = self._clusters
        return self._apart.why(clusters.of(one), clusters.of(other)) is not None
