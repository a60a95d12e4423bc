"""Which passages of a report bear out a claim of its summary.

What bears a claim out is seldom one sentence: it is a stretch in which the claim's words come up
again and again. So a sentence is as likely as the stretches around it, of several lengths, are by
Okapi's BM25 (Robertson and Zaragoza 2009), each length heard as much as any other.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import log

from candour.core.chronology.events.roots import root

_WORD = re.compile(r"[^\W_]+")
_SATURATION, _BY_LENGTH = 1.2, 0.75
"""k1 and b of BM25, as commonly set."""
_REACHES = (2, 6, 16, 32)
"""How many sentences on either side a stretch takes in."""


class Report:
    """The sentences of a report, to be asked what bears out a claim.

    Cost of a claim grows with the places in which its words stand, times the lengths of stretches.
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        self._size = len(sentences)
        self._index: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._lengths: list[int] = []
        for at, sentence in enumerate(sentences):
            counts = Counter(roots(sentence))
            self._lengths.append(counts.total())
            for word, times in counts.items():
                self._index[word].append((at, times))

    def __repr__(self) -> str:
        return f"Report({self._size} sentences)"

    def bearing_out(self, claim: str) -> list[float]:
        """Return how likely each sentence is to bear a claim out, from 0 to 1."""
        wanted = Counter(roots(claim))
        scores = [0.0] * self._size
        for stretches in self._stretches:
            heard = self._heard(wanted, stretches)
            most = max(heard, default=0.0)
            if most:
                for at, score in enumerate(heard):
                    scores[at] += score / most
        return [score / len(_REACHES) for score in scores]

    @cached_property
    def _stretches(self) -> Sequence["_Stretches"]:
        return [_Stretches.of(reach, self._lengths) for reach in _REACHES]

    def _heard(self, wanted: Mapping[str, int], stretches: "_Stretches") -> list[float]:
        scores = [0.0] * self._size
        for word, asked in wanted.items():
            if word in self._index:
                for at, weight in stretches.weights(word, self._index[word]):
                    scores[at] += asked * weight
        return scores


class _Stretches:
    """The stretches of one reach around every sentence."""

    def __init__(self, reach: int, damping: Sequence[float]) -> None:
        self.reach = reach
        self._damping = damping
        self._weights: dict[str, tuple[array[int], array[float]]] = {}

    @classmethod
    def of(cls, reach: int, lengths: Sequence[int]) -> "_Stretches":
        totals = list(_windowed(lengths, reach))
        mean = sum(totals) / len(totals) if totals else 1.0
        return cls(
            reach,
            [_SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * n / (mean or 1.0)) for n in totals],
        )

    def weights(self, word: str, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, float]]:
        """Yield what a word weighs in each stretch that it stands in; kept, for claims repeat."""
        known = self._weights.get(word)
        if known is None:
            known = self._weights[word] = self._weighed(found)
        return zip(*known, strict=True)

    def _weighed(self, found: Sequence[tuple[int, int]]) -> "tuple[array[int], array[float]]":
        times: dict[int, int] = {}
        size = len(self._damping)
        for place, count in found:
            for at in range(max(0, place - self.reach), min(size, place + self.reach + 1)):
                times[at] = times.get(at, 0) + count
        rarity = log(1 + (size - len(times) + 0.5) / (len(times) + 0.5))
        weights = (
            rarity * n * (_SATURATION + 1) / (n + self._damping[at]) for at, n in times.items()
        )
        return array("l", times), array("d", weights)


def _windowed(values: Sequence[int], reach: int) -> Iterator[int]:
    """Yield, for each place, the sum of what stands up to `reach` places away from it."""
    total = sum(values[:reach])
    for at in range(len(values)):
        total += values[at + reach] if at + reach < len(values) else 0
        total -= values[at - reach - 1] if at > reach else 0
        yield total


def roots(text: str) -> Iterator[str]:
    """Yield the words of a text without their endings."""
    return map(root, _WORD.findall(text.casefold()))
