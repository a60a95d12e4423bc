"""Which passages a quotation that stands nowhere whole may have been taken from."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from math import log

from candour.core.quotations.sources import Sources
from candour.core.quotations.stretch import Stretch, stretch_of

_TELLING_WORDS = 12
_TOO_COMMON = 5_000
"""A word that so many passages hold tells none of them apart."""
_MOST = 4


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
    best = sorted(shared, key=lambda number: (-shared[number], number))[:_MOST]
    return [_with_neighbour(number, shared, sources) for number in best]


def _with_neighbour(number: int, shared: dict[int, float], sources: Sources) -> Stretch:
    segments = sources.segments
    following = number + 1
    if following < len(segments) and segments[following].runs_on and following in shared:
        return stretch_of(segments[number : following + 1])
    if segments[number].runs_on and number - 1 in shared:
        return stretch_of(segments[number - 1 : number + 1])
    return stretch_of(segments[number:following])
