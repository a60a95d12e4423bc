"""Which passages of a report bear out a claim of its summary.

What bears a claim out is seldom one sentence: it is a stretch in which the claim's words come up
again and again. So a sentence is as likely as the stretches around it, of several lengths, are by
Okapi's BM25 (Robertson and Zaragoza 2009), each length heard as much as any other.
"""

import re
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
            counts = list(stretches.counts(self._index.get(word, ())))
            held = sum(1 for times in counts if times)
            if not held:
                continue
            rarity = log(1 + (self._size - held + 0.5) / (held + 0.5))
            for at, times in enumerate(counts):
                if times:
                    damped = times + stretches.damping[at]
                    scores[at] += asked * rarity * times * (_SATURATION + 1) / damped
        return scores


class _Stretches:
    """The stretches of one reach around every sentence."""

    def __init__(self, reach: int, damping: Sequence[float]) -> None:
        self.reach = reach
        self.damping = damping

    @classmethod
    def of(cls, reach: int, lengths: Sequence[int]) -> "_Stretches":
        totals = list(_windowed(lengths, reach))
        mean = sum(totals) / len(totals) if totals else 1.0
        return cls(
            reach,
            [_SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * n / (mean or 1.0)) for n in totals],
        )

    def counts(self, found: Sequence[tuple[int, int]]) -> Iterator[int]:
        """Yield how often a word stands in the stretch around each sentence."""
        times = [0] * len(self.damping)
        for at, count in found:
            times[at] = count
        return _windowed(times, self.reach)


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
