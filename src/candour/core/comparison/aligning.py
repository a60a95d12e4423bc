"""Which sentences of two accounts say the same: many to many, splits, merges and moves included.

Accounts of one matter mostly keep its order, so the alignment is the heaviest chain of *beads* (one
sentence against up to eight, either way) that go forward in both, as in Gale and Church (1993);
what is left out costs nothing. What was moved out of its order is found afterwards, by likeness
alone.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import log, sqrt

from candour.core.comparison.likeness import Likeness
from candour.core.watching import Checkpoint, go_on

_MOST = 8
"""The most sentences that one was split into."""
_LEAST_ALIKE = 0.1
_LENGTH = 0.1
_LEAST_PART = 0.05
"""A part shares at least so much with the whole by itself."""
_KEPT = 0.9
"""A part more may not leave less of the likeness than this share."""
_NEVER = -1.0
"""What is said against a pair that bars it."""
_SMALL = 20
"""Characters added to lengths, so that those of short sentences say less."""
_ALIKE_ANYWHERE, _ALIKE_WITH_MORE = 0.6, 0.75
"""How alike a pair out of order is by words alone, and with what speaks for it besides."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of A that are sentences of B, by their numbers; how alike they are, from 0 to 1."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    likeness: float
    in_order: bool = True


@dataclass(frozen=True, slots=True)
class Terms:
    """What a pair must bring to be one, and what speaks for it besides its words."""

    least: float = _LEAST_ALIKE
    least_part: float = _LEAST_PART
    kept: float = _KEPT
    besides: Callable[[int, int], float] = lambda _i, _j: 0.0
    """what is added to, or taken from, the likeness of two sentences"""


def align(a: Sequence[str], b: Sequence[str], checkpoint: Checkpoint = go_on) -> tuple[Bead, ...]:
    """Return the beads of two texts' sentences by their words alone, in the order of A."""
    lengths = [len(one) for one in a], [len(one) for one in b]
    return align_by(Likeness(a, b), lengths, Terms(), checkpoint)


def align_by(
    likeness: Likeness,
    lengths: tuple[Sequence[int], Sequence[int]],
    terms: Terms,
    checkpoint: Checkpoint = go_on,
) -> tuple[Bead, ...]:
    """Return the beads of two accounts' sentences, in the order of A; `lengths` are their own.

    No sentence stands in two beads of the chain; one that was moved stands in a bead of its own,
    `in_order` false. What stands in no bead has no counterpart. Cost grows with the number of
    sentences times what they share with others.
    """
    beads = list(_beads(likeness, lengths, terms, checkpoint))
    chain = _heaviest_chain(beads)
    moved = _moved(likeness, chain, terms)
    return tuple(sorted([*chain, *moved], key=lambda bead: (bead.a, bead.b)))


_Parts = tuple[tuple[int, ...], float, float]
"""Neighbours by their numbers, how alike they are, what that is worth."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    bead: Bead
    weight: float


def _beads(
    likeness: Likeness,
    lengths: tuple[Sequence[int], Sequence[int]],
    terms: Terms,
    checkpoint: Checkpoint,
) -> Iterator[_Weighed]:
    """Yield every bead that is worth something."""
    a, b = lengths
    ratio = (sum(b) or 1) / (sum(a) or 1)
    stretched = [length * ratio for length in a]
    columns: list[dict[int, float]] = [{} for _ in b]
    for i in range(len(a)):
        checkpoint()
        row = likeness.products(i)
        for j, product in row.items():
            columns[j][i] = product
        besides = partial(terms.besides, i)
        whole = _Whole(likeness.within_a(i, i), stretched[i], b, likeness.within_b, terms, besides)
        for parts, alike, weight in whole.parts(row):
            yield _Weighed(Bead((i,), parts, alike), weight)
    for j, column in enumerate(columns):
        checkpoint()
        size = likeness.within_b(j, j)
        whole = _Whole(size, b[j], stretched, likeness.within_a, terms, _turned(terms.besides, j))
        for parts, alike, weight in whole.parts(column):
            if len(parts) > 1:
                yield _Weighed(Bead(parts, (j,), alike), weight)


@dataclass(frozen=True, slots=True)
class _Whole:
    """A sentence that may be one or several neighbours of the other account."""

    size: float
    length: float
    lengths: Sequence[float]
    within: Callable[[int, int], float]
    terms: Terms
    besides: Callable[[int], float]

    def parts(
        self, products: Mapping[int, float]
    ) -> Iterator[tuple[tuple[int, ...], float, float]]:
        """Yield neighbours that it may be, how alike they are, and what that is worth.

        `products` are what it shares with sentences of the other account.
        """
        for first in products:
            shared = size = length = 0.0
            before = 0.0
            begins = False
            for last in range(first, min(first + _MOST, len(self.lengths))):
                own = self.within(last, last)
                part = products.get(last, 0.0)
                if not own or not self.size:
                    break
                fair = part / sqrt(own * self.size) >= self.terms.least_part
                if last == first:
                    begins = fair
                elif not (begins and fair and self.besides(last) > _NEVER):
                    break
                shared += part
                size += own + 2 * sum(self.within(last, other) for other in range(first, last))
                length += self.lengths[last]
                alike = shared / sqrt(size * self.size)
                if alike < before * self.terms.kept:
                    break
                before = alike
                unequal = abs(log((length + _SMALL) / (self.length + _SMALL)))
                worth = alike + self.besides(first) - self.terms.least - _LENGTH * unequal
                if worth > 0:
                    parts = tuple(range(first, last + 1))
                    yield parts, alike, worth * (1 + len(parts)) / 2


def _turned(besides: Callable[[int, int], float], j: int) -> Callable[[int], float]:
    return lambda i: besides(i, j)


def _heaviest_chain(beads: Sequence[_Weighed]) -> list[Bead]:
    """Return the chain of beads that go forward in both accounts and weigh most together.

    A longest-increasing-subsequence search with weights: `ends` and `chains` hold, for places in B
    that rise, the heaviest chain that ends there.
    """
    by_start: dict[int, list[_Weighed]] = {}
    for one in beads:
        by_start.setdefault(one.bead.a[0], []).append(one)
    waiting: dict[int, list[_Link]] = {}
    front = _Front()
    for start in range(max((one.bead.a[-1] for one in beads), default=-1) + 1):
        for link in waiting.pop(start, ()):
            front.take(link)
        for one in by_start.get(start, ()):
            link = front.best_before(one.bead.b[0]).then(one)
            waiting.setdefault(one.bead.a[-1] + 1, []).append(link)
    for links in waiting.values():
        for link in links:
            front.take(link)
    return front.heaviest().beads()


@dataclass(frozen=True, slots=True)
class _Link:
    """A chain of beads by its last one."""

    bead: Bead | None = None
    weight: float = 0.0
    before: "_Link | None" = None

    def then(self, one: _Weighed) -> "_Link":
        return _Link(one.bead, self.weight + one.weight, self)

    def beads(self) -> list[Bead]:
        found: list[Bead] = []
        link: _Link | None = self
        while link is not None and link.bead is not None:
            found.append(link.bead)
            link = link.before
        return found[::-1]


class _Front:
    """The heaviest chain up to each place in B: weights rise with the places."""

    def __init__(self) -> None:
        self._places = [-1]
        self._links = [_Link()]

    def best_before(self, place: int) -> _Link:
        """Return the heaviest chain that ends before a place."""
        return self._links[bisect_right(self._places, place - 1) - 1]

    def heaviest(self) -> _Link:
        return self._links[-1]

    def take(self, link: _Link) -> None:
        """Keep a chain where none that ends as early is as heavy, and drop those it beats."""
        if link.bead is None:
            return
        place = link.bead.b[-1]
        at = bisect_right(self._places, place)
        if self._links[at - 1].weight >= link.weight:
            return
        end = at
        while end < len(self._links) and self._links[end].weight <= link.weight:
            end += 1
        begin = at - 1 if self._places[at - 1] == place else at
        self._places[begin:end] = [place]
        self._links[begin:end] = [link]


def _moved(likeness: Likeness, chain: Sequence[Bead], terms: Terms) -> Iterator[Bead]:
    """Yield pairs that are alike enough to be one statement wherever they stand, likest first."""
    in_a = {i for bead in chain for i in bead.a}
    in_b = {j for bead in chain for j in bead.b}
    may_be = []
    for i in range(len(likeness.a)):
        if i not in in_a:
            for j in likeness.products(i):
                alike = likeness.of_pair(i, j)
                if j not in in_b and _is_anywhere(alike, terms.besides(i, j)):
                    may_be.append((alike, i, j))
    for alike, i, j in sorted(may_be, key=lambda one: (-one[0], one[1:])):
        if i not in in_a and j not in in_b:
            in_a.add(i)
            in_b.add(j)
            yield Bead((i,), (j,), alike, in_order=False)


def _is_anywhere(alike: float, beside: float) -> bool:
    """Say whether two sentences are one wherever they stand, by words and what is known besides."""
    if alike + min(0.0, beside) >= _ALIKE_ANYWHERE:
        return True
    return beside > 0 and alike + beside >= _ALIKE_WITH_MORE
