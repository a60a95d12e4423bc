"""Who else a cluster may be: what fits several people must not be joined with one of them."""

from collections import defaultdict
from itertools import combinations

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
        self._known: dict[Pair, bool] = {}

    def add(self, pair: Pair, odds: float) -> None:
        """Note that two may be one, with these odds."""
        one, other = pair
        self._of[one].append((odds, other))
        self._of[other].append((odds, one))

    def against(self, pair: Pair, odds: float) -> float:
        """The odds of what either may be instead: the side that has more of them counts."""
        return max(self._of_side(*pair, odds), self._of_side(*pair[::-1], odds))

    def _of_side(self, side: int, far: int, odds: float) -> float:
        """Odds of those who cannot be `far`; or of two others who cannot be one, each as likely."""
        near = [one for one in self._of[side] if one[1] != far and one[0] > odds / _FAINT]
        near.sort(reverse=True)
        against = sum(each for each, one in near if self._are_two(one, far))
        apart = (
            b for (_, one), (b, other) in combinations(near[:_MOST], 2) if self._are_two(one, other)
        )
        return against + next(apart, 0.0)

    def _are_two(self, one: int, other: int) -> bool:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            clusters = self._clusters
            why = self._apart.why(clusters.of(one), clusters.of(other))
            self._known[pair] = why is not None
        return self._known[pair]
