"""Which passages a quotation that stands nowhere whole may have been taken from."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise
from math import log

from candour.core.quotations.sources import Sources
from candour.core.quotations.stream import words
from candour.core.quotations.stretch import Stretch, stretch_of

_TELLING_WORDS = 12
"""More of a quotation's words than its rarest dozen tell no more of where it stands."""
_TOO_COMMON = 5_000
"""A word that so many passages hold tells none of them apart."""
_MOST = 4
"""Passages that a quotation is laid along: each costs its words times the quotation's."""
_RIVAL = 0.5
"""A passage that shares less than this of what the likeliest does is not looked at."""
_COMPARED = 24
"""Of passages that share much the same rare words, so many are compared by their pairs of words."""


def candidates(quoted: Sequence[str], sources: Sources, common: Collection[str]) -> list[Stretch]:
    """Return up to four stretches that share most of a quotation's rare words, likeliest first.

    `common` words never choose a passage. A passage whose neighbour shares words too is read
    together with it. Cost grows with the passages that hold the twelve rarest words.
    """
    shared: dict[int, float] = defaultdict(float)
    rare = [word for word in sources.rarest(quoted) if word not in common]
    for word in rare[:_TELLING_WORDS]:
        holding = sources.holding(word)
        if len(holding) <= _TOO_COMMON or not shared:
            weight = log(1 + len(sources.segments) / len(holding))
            for number in holding:
                shared[number] += weight
    most = max(shared.values(), default=0.0)
    rivals = [number for number in shared if shared[number] >= most * _RIVAL]
    best = sorted(rivals, key=lambda number: (-shared[number], number))
    if len(best) > _MOST and shared[best[0]] == shared[best[_MOST]]:
        best = _by_pairs(quoted, best[:_COMPARED], sources)
    return [_with_neighbour(number, shared, sources) for number in best[:_MOST]]


def _by_pairs(quoted: Sequence[str], numbers: Sequence[int], sources: Sources) -> list[int]:
    """Order passages that share the same rare words by how many neighbouring words they share."""
    pairs = set(pairwise(quoted))

    def lacking(number: int) -> int:
        return len(pairs - set(pairwise(words(sources.segments[number].readable()))))

    return sorted(numbers, key=lacking)


def _with_neighbour(number: int, shared: dict[int, float], sources: Sources) -> Stretch:
    segments = sources.segments
    following = number + 1
    if following < len(segments) and segments[following].runs_on and following in shared:
        return stretch_of(segments[number : following + 1])
    if segments[number].runs_on and number - 1 in shared:
        return stretch_of(segments[number - 1 : number + 1])
    return stretch_of(segments[number:following])
