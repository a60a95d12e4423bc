"""Who repeats whose words: quotation marks in a paragraph around what another paragraph said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from candour.core.fisk.voice import Paragraph
from candour.core.quotations.marks import marked_spans
from candour.core.quotations.stream import letters

_FEWEST = 10
"""Fewer letters may stand anywhere."""
_FEW_BEFORE = 4
"""Letters before a quotation that still opens a paragraph: "And", "But", "So"."""
_NEARLY_ALL = 0.85
"""Of a paragraph's letters: it is a quotation as a whole."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """One paragraph repeats words of an earlier one, or of none that is known (`of` is None)."""

    by: int
    of: int | None
    opens: bool
    is_whole: bool


def repeats(paragraphs: Sequence[Paragraph]) -> Iterator[Repeat]:
    """Yield, for each marked quotation, the nearest earlier paragraph that holds its words.

    Words that a paragraph itself quotes count as held: a reader quotes the host's quotation.
    """
    streams = [letters(one.text) for one in paragraphs]
    for at, paragraph in enumerate(paragraphs):
        whole = len(streams[at])
        for span, depth in marked_spans(paragraph.text):
            words = letters(span.words(paragraph.text))
            if depth or len(words) < _FEWEST:
                continue
            held = next((n for n in range(at - 1, -1, -1) if words in streams[n]), None)
            yield Repeat(
                by=paragraph.n,
                of=None if held is None else paragraphs[held].n,
                opens=len(letters(paragraph.text[: span.start])) <= _FEW_BEFORE,
                is_whole=len(words) >= _NEARLY_ALL * whole,
            )
