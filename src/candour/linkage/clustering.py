"""From links between two rows to people, without chains.

Two groups become one where all their rows, on the average, speak for it: a row that is like one
member of a group and unlike the others stays out, so that a shared alias joins no strangers. The
evidence of several rows is one piece of evidence told again more than it is new; `_SAID_AGAIN` says
how much (a design effect: Kish, "Survey Sampling", 1965), and the prior odds count once.
"""

import heapq
from collections.abc import Callable, Iterable

_SAID_AGAIN = 0.8


def people_of(
    rows: int,
    links: Iterable[tuple[int, int]],
    evidence: Callable[[int, int], float],
    prior: float,
) -> list[tuple[int, ...]]:
    """Return groups of rows that are one person each, single rows left out.

    `evidence` is what two rows say for one person, in bits, without the prior odds.
    """
    groups = _Groups(rows, evidence, prior)
    for a, b in links:
        groups.note(a, b)
    groups.join()
    found = (tuple(sorted(members)) for members in groups.members.values() if len(members) > 1)
    return sorted(found)


class _Groups:
    def __init__(self, rows: int, evidence: Callable[[int, int], float], prior: float) -> None:
        self.members: dict[int, list[int]] = {row: [row] for row in range(rows)}
        self._evidence = evidence
        self._prior = prior
        self._near: dict[int, dict[int, float]] = {}
        self._waiting: list[tuple[float, int, int]] = []

    def note(self, a: int, b: int) -> None:
        """Take note that two rows may be one person."""
        self._set(a, b, self._evidence(a, b))

    def join(self) -> None:
        """Join the two groups for which most speaks, until nothing speaks for any two."""
        while self._waiting:
            bits, a, b = heapq.heappop(self._waiting)
            known = self._near.get(a, {}).get(b)
            if known is not None and self._bits(a, b, known) == -bits:
                self._merge(*sorted((a, b), key=lambda one: -len(self.members[one])))

    def _merge(self, kept: int, gone: int) -> None:
        near, lost = self._near.pop(kept), self._near.pop(gone)
        size, more = len(self.members[kept]), len(self.members[gone])
        means: dict[int, float] = {}
        for other in sorted((near.keys() | lost.keys()) - {kept, gone}):
            ours = self._mean(kept, other, near)
            theirs = self._mean(gone, other, lost)
            means[other] = (ours * size + theirs * more) / (size + more)
            self._near[other].pop(gone, None)
        self.members[kept] += self.members.pop(gone)
        self._near[kept] = {}
        for other, mean in means.items():
            self._set(kept, other, mean)

    def _mean(self, group: int, other: int, known: dict[int, float]) -> float:
        if other in known:
            return known[other]
        of_pairs = [self._evidence(a, b) for a in self.members[group] for b in self.members[other]]
        return sum(of_pairs) / len(of_pairs)

    def _set(self, a: int, b: int, mean: float) -> None:
        self._near.setdefault(a, {})[b] = mean
        self._near.setdefault(b, {})[a] = mean
        first, second = min(a, b), max(a, b)
        bits = self._bits(first, second, mean)
        if bits > 0:
            heapq.heappush(self._waiting, (-bits, first, second))

    def _bits(self, a: int, b: int, mean: float) -> float:
        sizes = len(self.members[a]), len(self.members[b])
        return self._prior + mean * _told(sizes[0]) * _told(sizes[1])


def _told(rows: int) -> float:
    """How often as much as one row so many rows of one person tell."""
    return rows / (1 + (rows - 1) * _SAID_AGAIN)
