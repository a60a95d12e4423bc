"""True fragments from different places that are presented as one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from candour.core.quotations.sources import Sources
from candour.core.quotations.stream import words_with_places
from candour.core.spans import Span

_FEWEST_WORDS = 4
_FEWEST_TELLING = 2
"""One word more or less is a word changed, wherever else the new one may stand."""
_COVERED = 0.85
"""The share of a splice's telling words that its fragments hold: the rest joins them."""
_MOST_PLACES = 200
"""Four words that stand more often than this are looked at no further."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Neighbouring words of a quotation that stand so in a source: words from, words to."""

    first: int
    after: int
    letters: Span
    """where they stand in the stream"""


def fragments(quote: str, sources: Sources, common: Collection[str]) -> tuple[Fragment, ...]:
    """Cut a quotation, from the left, into the longest runs of words that stand in a source.

    A run of fewer than four words is none, and none begins with four `common` ones; a short rest is
    read with the words before it. Cost grows with the words times the passages that hold the
    rarest of them.
    """
    quoted = [word for word, _, _ in words_with_places(quote)]
    found: list[Fragment] = []
    first = 0
    while first < len(quoted):
        rest = min(first, max(0, len(quoted) - _FEWEST_WORDS))
        if all(word in common for word in quoted[rest : rest + _FEWEST_WORDS]):
            first += 1
            continue
        fragment = _longest_from(quoted, rest, sources)
        if fragment is None or fragment.after <= first:
            first += 1
        else:
            found.append(replace(fragment, first=first))
            first = fragment.after
    return tuple(found)


def _longest_from(quoted: Sequence[str], first: int, sources: Sources) -> Fragment | None:
    run = quoted[first : first + _FEWEST_WORDS]
    if len(run) < _FEWEST_WORDS:
        return None
    best: Fragment | None = None
    for stands in islice(sources.occurrences("".join(run), run), _MOST_PLACES):
        after, end = first + _FEWEST_WORDS, stands.end
        while after < len(quoted) and sources.stream.startswith(quoted[after], end):
            end += len(quoted[after])
            after += 1
        if best is None or after > best.after:
            best = Fragment(first, after, Span(stands.start, end))
    return best


def is_spliced(quote: str, found: Sequence[Fragment], common: Collection[str]) -> bool:
    """Say whether two or more fragments make up the quotation, but for a word that joins them."""
    quoted = [word for word, _, _ in words_with_places(quote)]
    telling = [
        sum(word not in common for word in quoted[fragment.first : fragment.after])
        for fragment in found
    ]
    known = sum(word not in common for word in quoted)
    return len(found) > 1 and min(telling) >= _FEWEST_TELLING and sum(telling) >= _COVERED * known
