"""How alike sentences of two accounts are: shared words and shared runs of letters, by rarity.

A sentence is a bag of its words and of the four-letter runs inside them, each weighted by how rare
it is in both accounts together (tf-idf, Sparck Jones 1972); two stretches of sentences are as alike
as the cosine of their sums. Runs of letters see through endings, in any language that has them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import nlargest
from math import log, sqrt

_WORD = re.compile(r"[^\W_]+")
_RUN = 4
_COMMON = 60
"""A feature in more sentences of an account leads to no candidate; it still counts in likeness."""

_CANDIDATES = 60
"""The sentences of B that one of A is held against."""

Bag = Mapping[str, float]
Counting = Callable[[str], float]


class Likeness:
    """The sentences of two accounts, each against each. Cost grows with what they share."""

    def __init__(
        self,
        a: Sequence[str],
        b: Sequence[str],
        known_a: Sequence[Sequence[str]] = (),
        known_b: Sequence[Sequence[str]] = (),
        counting: Counting = lambda _word: 1.0,
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
        return {feature: held for feature, held in index.items() if len(held) <= _COMMON}

    def products(self, i: int) -> Mapping[int, float]:
        """Return what sentence `i` of A shares with the sentences of B that may be like it.

        They are the likest by what is rare; what is common is counted for those alone.
        """
        found = self._products.get(i)
        if found is None:
            shared: dict[int, float] = defaultdict(float)
            for feature, weight in self.a[i].items():
                for j, other in self._index.get(feature, ()):
                    shared[j] += weight * other
            may_be = nlargest(_CANDIDATES, shared, key=lambda j: shared[j] / self._sizes_b[j])
            found = {j: _product(self.a[i], self.b[j]) for j in sorted(may_be)}
            self._products[i] = found
        return found

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
    return sum(weight * other[feature] for feature, weight in one.items() if feature in other)


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
