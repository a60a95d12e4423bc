"""True fragments from different places that are presented as one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from candour.core.quotations.sources import Sources
from candour.core.quotations.stream import words_with_places
from candour.core.spans import Span

_FEWEST_WORDS = 4
_FEWEST_TELLING = 2
"""One word more or less is a word changed, wherever else the new one may stand."""
_COVERED = 0.85


@dataclass(frozen=True, slots=True)
class Fragment:
    """Neighbouring words of a quotation that stand so in a source: words from, words to."""

    first: int
    after: int
    letters: Span
    """where they stand in the stream"""


def fragments(quote: str, sources: Sources) -> tuple[Fragment, ...]:
    """Cut a quotation, from the left, into the longest runs of words that stand in a source.

    A run of fewer than four words is none; a short rest is read with the words before it. Cost
    grows with the words times the passages that hold the rarest of them.
    """
    quoted = [word for word, _, _ in words_with_places(quote)]
    found: list[Fragment] = []
    first = 0
    while first < len(quoted):
        rest = min(first, max(0, len(quoted) - _FEWEST_WORDS))
        fragment = _longest_from(quoted, rest, sources)
        if fragment is None or fragment.after <= first:
            first += 1
        else:
            found.append(replace(fragment, first=first))
            first = fragment.after
    return tuple(found)


def _longest_from(quoted: Sequence[str], first: int, sources: Sources) -> Fragment | None:
    best: Fragment | None = None
    after, last = first + _FEWEST_WORDS, len(quoted)
    while after <= last:
        run = quoted[first:after]
        stands = next(sources.occurrences("".join(run), run), None)
        if stands is None:
            break
        best = Fragment(first, after, stands)
        after += 1
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
