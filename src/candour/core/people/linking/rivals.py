"""Who else a cluster may be: what fits several people must not be joined with one of them."""

from collections import defaultdict

from candour.core.people.linking.apart import Apart
from candour.core.people.linking.clusters import Clusters

_FAINT = 256
_MOST = 12

Pair = tuple[int, int]


class Rivals:
    """Who else each cluster may be."""

    def __init__(self, clusters: Clusters, apart: Apart) -> None:
        self._clusters = clusters
        self._apart = apart
        self._of: dict[int, list[tuple[float, int]]] = defaultdict(list)
        self._near: dict[int, list[tuple[float, int]]] = {}
        self._known: dict[Pair, bool] = {}

    def add(self, pair: Pair, odds: float) -> None:
        """Note that two may be one, with these odds."""
        one, other = pair
        self._of[one].append((odds, other))
        self._of[other].append((odds, one))

    def against(self, pair: Pair, odds: float) -> float:
        """The odds of what the two may be instead of one: others, or two who are not one."""
        one, other = pair
        side = max(self._of_side(one, other, odds), self._of_side(other, one, odds))
        return side + self._of_both(one, other, odds)

    def _of_side(self, side: int, far: int, odds: float) -> float:
        """Odds that one side is somebody who cannot be the other."""
        return sum(
            each
            for each, one in self._of[side]
            if one != far and each > odds / _FAINT and self._are_two(one, far)
        )

    def _of_both(self, one: int, other: int, odds: float) -> float:
        """Odds that one side is somebody, and the other is somebody else who cannot be the same.

        Two records of "Gavin Strake" may be uncle and nephew where the case knows both.
        """
        most = 0.0
        for a, first in self._nearest(one):
            for b, second in self._nearest(other):
                least = min(a, b)
                if least <= max(most, odds / _FAINT):
                    break
                if first not in (second, other) and second != one and self._are_two(first, second):
                    most = least
        return most

    def _nearest(self, side: int) -> list[tuple[float, int]]:
        if side not in self._near:
            self._near[side] = sorted(self._of[side], reverse=True)[:_MOST]
        return self._near[side]

    def _are_two(self, one: int, other: int) -> bool:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            clusters = self._clusters
            why = self._apart.why(clusters.of(one), clusters.of(other))
            self._known[pair] = why is not None
        return self._known[pair]
