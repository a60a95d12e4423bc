"""Pairs what the chain left over: statements that say one thing in other words, in any order.

A second review reorders what the first said and puts it in its own words: "picked up" for
"collected", "a relative" for "the aunt". Here such words count as one. Two statements go together
where each is the other's likest of what is left, by a margin; next to a pair that is sure less will
do. A neighbour of a pair that says no more than the other side does is a part of it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from candour.core.comparison.aligning import Bead
from candour.core.comparison.likeness import Likeness

_ANYWHERE, _NEAR_BY, _NEXT = 0.4, 0.22, 0.2
"""How alike two statements are to go together: anywhere, near a pair, next to one."""
_MARGIN = 1.2
"""How much likelier than the next each is."""
_NEAR, _RIGHT_BESIDE = 3, 1
_LEAST_SHARED = 2
_MOSTLY_HELD = 0.6
_HELD, _LIKE_A_PART = 0.5, 0.3
"""The share of a part's roots that the whole holds; or how alike the two are."""
_BARRED = -1.0


@dataclass(frozen=True)
class Notions:
    """How alike statements are by what they say, and the roots of what each says."""

    likeness: Likeness = field(repr=False)
    a: Sequence[frozenset[str]] = field(repr=False)
    b: Sequence[frozenset[str]] = field(repr=False)

    def shared(self, i: int, j: int) -> int:
        """Return how many roots two statements share."""
        return len(self.a[i] & self.b[j])

    def held(self, i: int, j: int) -> float:
        """Return what share of the shorter statement's roots the other has."""
        fewest = min(len(self.a[i]), len(self.b[j]))
        return self.shared(i, j) / fewest if fewest else 0.0


class LeftOver:
    """Pairs what stands in no bead, and adds to beads the parts that were left beside them."""

    def __init__(
        self,
        notions: Notions,
        besides: Callable[[int, int], float],
        beads: Sequence[Bead],
        more: float = 0.0,
    ) -> None:
        """Take the beads so far; `more` is what pairs must bring besides, of very many."""
        self._notions = notions
        self._besides = besides
        self._beads = list(beads)
        self._more = more

    def beads(self) -> tuple[Bead, ...]:
        """Return all beads, those of before among them, in the order of A."""
        for least, reach in ((_ANYWHERE, None), (_NEAR_BY, _NEAR), (_NEXT, _RIGHT_BESIDE)):
            while found := list(self._pairs(least + self._more, reach)):
                self._beads += found
        for number, bead in enumerate(self._beads):
            self._beads[number] = self._with_parts(bead)
        return tuple(sorted(self._beads, key=lambda bead: (bead.a, bead.b)))

    def _pairs(self, least: float, reach: int | None) -> Iterator[Bead]:
        """Yield pairs of which each is the other's likest of what is left."""
        worth = self._worth(reach)
        in_a: dict[int, list[float]] = {}
        in_b: dict[int, list[float]] = {}
        for (i, j), value in worth.items():
            in_a.setdefault(i, []).append(value)
            in_b.setdefault(j, []).append(value)
        for (i, j), value in sorted(worth.items(), key=lambda one: (-one[1], one[0])):
            if value < least:
                return
            if _is_likest(value, in_a[i]) and _is_likest(value, in_b[j]):
                yield Bead(
                    (i,), (j,), self._notions.likeness.of_pair(i, j), self._is_in_order(i, j)
                )

    def _worth(self, reach: int | None) -> dict[tuple[int, int], float]:
        taken_a, taken_b = self._taken()
        found: dict[tuple[int, int], float] = {}
        for i in range(len(self._notions.a)):
            if i in taken_a:
                continue
            for j in self._notions.likeness.products(i):
                beside = self._besides(i, j)
                if j in taken_b or beside <= _BARRED or not self._shares(i, j):
                    continue
                if beside <= 0 and reach != _RIGHT_BESIDE and not self._shares_much(i, j, reach):
                    continue
                if reach is None or self._is_near(i, j, reach):
                    found[i, j] = self._notions.likeness.of_pair(i, j) + beside
        return found

    def _shares(self, i: int, j: int) -> bool:
        return self._notions.shared(i, j) >= _LEAST_SHARED

    def _shares_much(self, i: int, j: int, reach: int | None) -> bool:
        """Say whether words alone are enough, where nothing else speaks for a pair."""
        if self._notions.shared(i, j) > _LEAST_SHARED:
            return True
        return reach is not None and self._notions.held(i, j) >= _MOSTLY_HELD

    def _taken(self) -> tuple[set[int], set[int]]:
        return {i for bead in self._beads for i in bead.a}, {
            j for bead in self._beads for j in bead.b
        }

    def _is_near(self, i: int, j: int, reach: int) -> bool:
        """Say whether a pair stands near, on the same side in both accounts."""
        return any(
            0 < abs(i - one) <= reach and 0 < abs(j - other) <= reach and (i < one) is (j < other)
            for bead in self._beads
            for one in bead.a
            for other in bead.b
        )

    def _is_in_order(self, i: int, j: int) -> bool:
        return all((bead.a[0] < i) is (bead.b[0] < j) for bead in self._beads if bead.in_order)

    def _with_parts(self, bead: Bead) -> Bead:
        """Return a pair with what was left beside it and says what its other side does not."""
        taken_a, taken_b = self._taken()
        roots_a, roots_b = self._notions.a, self._notions.b
        said_a = frozenset[str]().union(*(roots_a[i] for i in bead.a))
        said_b = frozenset[str]().union(*(roots_b[j] for j in bead.b))
        if len(bead.a) == 1:
            i, left = bead.a[0], said_a - said_b
            b = _grown(
                bead.b, len(roots_b), taken_b, lambda j: self._is_part(i, j, left & roots_b[j])
            )
            if b != bead.b:
                return replace(bead, b=b)
        if len(bead.b) == 1:
            j, left = bead.b[0], said_b - said_a
            a = _grown(
                bead.a, len(roots_a), taken_a, lambda i: self._is_part(i, j, left & roots_a[i])
            )
            return replace(bead, a=a)
        return bead

    def _is_part(self, i: int, j: int, new: frozenset[str]) -> bool:
        if len(new) < _LEAST_SHARED or (beside := self._besides(i, j)) < 0:
            return False
        alike = self._notions.likeness.of_pair(i, j)
        return self._notions.held(i, j) >= _HELD or alike + beside >= _LIKE_A_PART


def _grown(
    own: tuple[int, ...], end: int, taken: set[int], is_part: Callable[[int], bool]
) -> tuple[int, ...]:
    """Return neighbours with the one before them and the one after, where those are parts."""
    may_be = [at for at in (own[0] - 1, own[-1] + 1) if 0 <= at < end and at not in taken]
    return tuple(sorted([*own, *filter(is_part, may_be)]))


def _is_likest(value: float, others: Sequence[float]) -> bool:
    ranked = sorted(others, reverse=True)
    return ranked[0] == value and (len(ranked) == 1 or value >= ranked[1] * _MARGIN)
