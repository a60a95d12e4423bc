"""Where a quotation's words stand whole in a source, character for character or folded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from candour.core.quotations.folding import Fold, folds_between
from candour.core.quotations.sources import Sources
from candour.core.quotations.stream import letters, words
from candour.core.quotations.stretch import Stretch, stretch_under
from candour.core.spans import Span

_CLOSING = ".,;:"
"""English typography puts these inside the closing mark, whether they are quoted or not."""
_LONGEST_LEAD = 4
"""Marks beside the letters that may belong to them: "(£"."""
_LONGEST_ADDRESS = 500
_ADDRESS = re.compile(r"(?:\w:/|\bwww\.)\S+$")
_MOST_PLACES = 50
"""Of words that stand everywhere, so many places are enough to say so."""
_MOST_LOOKED_AT = 5_000
"""The letters of a short word stand inside many others."""
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese set no spaces between words."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A place where the words stand, and by which folds they differ there."""

    stretch: Stretch
    span: Span
    folds: frozenset[Fold]
    machine_read: bool

    @property
    def is_exact(self) -> bool:
        """Say whether the place holds the same characters, read by no machine."""
        return not self.folds and not self.machine_read

    @property
    def is_quoted(self) -> bool:
        """Say whether the source itself only quotes the words there."""
        return self.stretch.quotes(self.span)

    @property
    def found(self) -> str:
        """The source's own words."""
        return self.span.words(self.stretch.text)


def quoted_core(quote: str) -> str:
    """Return a quotation without what its typography added: white space, a closing stop or comma.

    Three stops are an ellipsis and stay.
    """
    core = quote.strip()
    if core.endswith(("...", "…", ". .")):
        return core
    return core.rstrip(_CLOSING).rstrip()


def whole_places(quote: str, sources: Sources) -> Iterator[Whole]:
    """Yield the places, in the order of the sources, of a quotation that stands there whole.

    A place that begins or ends inside a word is none. At most 50 are yielded.
    """
    yield from islice(_places(quote, sources), _MOST_PLACES)


def _places(quote: str, sources: Sources) -> Iterator[Whole]:
    core = quoted_core(quote)
    wanted = letters(core)
    for under in islice(sources.occurrences(wanted, words(core)), _MOST_LOOKED_AT):
        stretch, span = stretch_under(sources, under)
        if joins(stretch.text, span.start) or joins(stretch.text, span.end):
            continue
        if is_in_address(stretch.text, span):
            continue
        fit = fitted(core, stretch.text, span)
        if fit is not None:
            found = _with_closing(quote, core, stretch.text, fit[0])
            folds = fit[1] if stretch.stands(found) else fit[1] | {Fold.SPACE}
            yield Whole(stretch, found, folds, stretch.machine_read(found))


def is_in_address(text: str, span: Span) -> bool:
    """Say whether characters begin inside a web address: its words are nobody's."""
    before = text[max(0, span.start - _LONGEST_ADDRESS) : span.start + 1]
    return _ADDRESS.search(before) is not None


def joins(text: str, at: int) -> bool:
    """Say whether the characters before and after a place are of one word."""
    around = text[max(at - 1, 0) : at + 1]
    return (
        0 < at < len(text) and all(map(letters, around)) and _WITHOUT_SPACES.search(around) is None
    )


def fitted(core: str, text: str, span: Span) -> tuple[Span, frozenset[Fold]] | None:
    """Return the span that holds `core`, and by which folds; None where something else differs.

    `span` holds the letters; marks around them that the quotation has too ("£", a bracket) are
    taken in.
    """
    if letters(core) != letters(span.words(text)):
        return None  # the same, found sooner
    for start in _edges(text[: span.start][::-1], _leading(core)):
        for end in _edges(text[span.end :], _leading(core[::-1])):
            found = Span(span.start - start, span.end + end)
            folds = folds_between(core, found.words(text))
            if folds is not None:
                return found, folds
    return None


def _leading(text: str) -> int:
    for at, character in enumerate(text):
        if letters(character):
            return at
    return len(text)


def _edges(outside: str, likely: int) -> list[int]:
    """Return how many characters beside the letters may belong to them, the likeliest first.

    A quotation's core has no white space at its edges.
    """
    outside = outside[: max(_LONGEST_LEAD, likely)]
    marks = _leading(outside)
    ends = [by for by in range(marks + 1) if by == 0 or not outside[by - 1].isspace()]
    return sorted(ends, key=lambda by: abs(by - likely))


def _with_closing(quote: str, core: str, text: str, span: Span) -> Span:
    """Take in the stop or comma after the words where the source has the same."""
    added = quote.strip()[len(core) :]
    if added and text.startswith(added, span.end):
        return Span(span.start, span.end + len(added))
    return span
