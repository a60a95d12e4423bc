"""How alike sentences of two accounts are: shared words and shared runs of letters, by rarity.

A sentence is a bag of its words and of the four-letter runs inside them, each weighted by how rare
it is in both accounts together (tf-idf, Sparck Jones 1972); two stretches of sentences are as alike
as the cosine of their sums. Runs of letters see through endings, in any language that has them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from math import log, sqrt
from operator import itemgetter

_WORD = re.compile(r"[^\W_]+")
_RUN = 4
Bag = Mapping[str, float]
Counting = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Seeking:
    """How the sentences of B are looked for that one of A is held against.

    `asked` of its features lead to them, the rarest; a candidate is at least so much alike by what
    is `rare` alone; `most` are held against it, the likest so. A feature in more sentences of B
    than are `common` leads to none; it still counts in likeness.
    """

    most: int = 60
    common: int = 60
    asked: int = 1_000
    rare: float = 0.0


class Likeness:
    """The sentences of two accounts, each against each. Cost grows with what they share."""

    def __init__(
        self,
        a: Sequence[str],
        b: Sequence[str],
        known_a: Sequence[Sequence[str]] = (),
        known_b: Sequence[Sequence[str]] = (),
        counting: Counting = lambda _word: 1.0,
        seeking: "Seeking | None" = None,
    ) -> None:
        """Weigh the sentences; `known` is what is known of each besides its letters.

        `counting` says how much a word counts: dates and small words less than others.
        """
        counts = [_counted(sentence, counting) for sentence in (*a, *b)]
        for bag, known in zip(counts, (*known_a, *known_b), strict=False):
            for feature in known:
                bag[feature] = 1.0
        seen = Counter(feature for bag in counts for feature in bag)
        rarity = {feature: log((len(counts) + 1) / (n + 0.5)) for feature, n in seen.items()}
        bags = [
            {feature: _damped(n) * rarity[feature] for feature, n in bag.items()} for bag in counts
        ]
        self.a: Sequence[Bag] = bags[: len(a)]
        self.b: Sequence[Bag] = bags[len(a) :]
        self._seeking = seeking or Seeking()
        self._products: dict[int, Mapping[int, float]] = {}
        self._a_by_a: dict[tuple[int, int], float] = {}
        self._b_by_b: dict[tuple[int, int], float] = {}

    def __repr__(self) -> str:
        return f"Likeness({len(self.a)} sentences against {len(self.b)})"

    @cached_property
    def _index(self) -> Mapping[str, Sequence[tuple[int, float]]]:
        index: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for j, bag in enumerate(self.b):
            for feature, weight in bag.items():
                index[feature].append((j, weight))
        common = self._seeking.common
        return {feature: held for feature, held in index.items() if len(held) <= common}

    def products(self, i: int) -> Mapping[int, float]:
        """Return what sentence `i` of A shares with the sentences of B that may be like it.

        They are the likest by what is rare; what is common is counted for those alone.
        """
        found = self._products.get(i)
        if found is None:
            found = {j: _product(self.a[i], self.b[j]) for j in sorted(self._likest(i))}
            self._products[i] = found
        return found

    def _likest(self, i: int) -> Iterable[int]:
        """Return the sentences of B that share most of what is rarest in one of A."""
        rarest = nlargest(self._seeking.asked, self.a[i].items(), key=itemgetter(1))
        shared: dict[int, float] = {}
        for feature, weight in rarest:
            for j, other in self._index.get(feature, ()):
                shared[j] = shared.get(j, 0.0) + weight * other
        least = self._seeking.rare * sqrt(self.within_a(i, i))
        sizes = self._sizes_b
        ranked = [(value / sizes[j], j) for j, value in shared.items() if value > least * sizes[j]]
        return [j for _, j in nlargest(self._seeking.most, ranked)]

    @cached_property
    def _sizes_b(self) -> Sequence[float]:
        return [sqrt(_product(bag, bag)) or 1.0 for bag in self.b]

    def within_a(self, i: int, other: int) -> float:
        """Return what two sentences of A share."""
        return _kept(self._a_by_a, self.a, i, other)

    def within_b(self, j: int, other: int) -> float:
        """Return what two sentences of B share."""
        return _kept(self._b_by_b, self.b, j, other)

    def of_pair(self, i: int, j: int) -> float:
        """Return how alike two sentences are, from 0 to 1."""
        size = self.within_a(i, i) * self.within_b(j, j)
        known = self._products.get(i, {}).get(j)
        shared = _product(self.a[i], self.b[j]) if known is None else known
        return shared / sqrt(size) if size else 0.0


def _kept(kept: dict[tuple[int, int], float], bags: Sequence[Bag], one: int, other: int) -> float:
    key = (one, other) if one <= other else (other, one)
    found = kept.get(key)
    if found is None:
        found = kept[key] = _product(bags[one], bags[other])
    return found


def _product(one: Bag, other: Bag) -> float:
    if len(one) > len(other):
        one, other = other, one
    shared = 0.0
    for feature in one.keys() & other.keys():
        shared += one[feature] * other[feature]
    return shared


def _damped(times: float) -> float:
    return 1 + log(times) if times > 1 else times


def _counted(sentence: str, counting: Counting) -> dict[str, float]:
    bag: dict[str, float] = {}
    for word in _WORD.findall(sentence.casefold()):
        counts = counting(word)
        for feature in _features(word):
            bag[feature] = bag.get(feature, 0.0) + counts
    return bag


def _features(word: str) -> Iterator[str]:
    yield word
    padded = f"_{word}_"
    for at in range(max(1, len(padded) - _RUN + 1)):
        yield f"~{padded[at : at + _RUN]}"
