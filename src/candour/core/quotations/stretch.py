"""Neighbouring passages of a source read as one text, as a quotation across a page's end does."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from candour.core.documents.passage import Flag, Passage
from candour.core.quotations.marks import marked_spans
from candour.core.quotations.quotation import Place
from candour.core.quotations.sources import Segment, Sources
from candour.core.quotations.stream import places_of_letters
from candour.core.spans import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Segments that follow one another, and their texts with a line break between them."""

    segments: tuple[Segment, ...]
    text: str = field(repr=False)
    starts: tuple[int, ...]

    def place(self, span: Span) -> Place:
        """Return where characters of the text stand in the document."""
        first, start = self._at(span.start)
        _, last = self._at(max(span.end - 1, span.start))
        return Place(first.source.name, first.passage, Span(start, max(last + 1, start)))

    def stands(self, span: Span) -> bool:
        """Say whether the document holds the very characters, no note mark or header between."""
        document = self._at(span.start)[0].source.document
        return self.place(span).span.words(document.text) == span.words(self.text)

    def passages(self, span: Span) -> list[Passage]:
        """Return the passages that characters of the text stand in."""
        first = bisect_right(self.starts, span.start) - 1
        last = bisect_right(self.starts, max(span.end - 1, span.start)) - 1
        return [segment.passage for segment in self.segments[first : last + 1]]

    def machine_read(self, span: Span) -> bool:
        """Say whether some of the characters were read off a picture."""
        return any(Flag.OCR in passage.flags for passage in self.passages(span))

    def quotes(self, span: Span) -> bool:
        """Say whether characters of the text stand between quotation marks: another's words."""
        return any(marked.contains(span) for marked, _ in marked_spans(self.text))

    def _at(self, character: int) -> tuple[Segment, int]:
        number = bisect_right(self.starts, character) - 1
        segment = self.segments[number]
        return segment, segment.passage.span.start + character - self.starts[number]


def stretch_of(segments: Sequence[Segment]) -> Stretch:
    """Read segments that follow one another as one text."""
    texts = [segment.readable() for segment in segments]
    starts = accumulate((len(text) + 1 for text in texts[:-1]), initial=0)
    return Stretch(tuple(segments), "\n".join(texts), tuple(starts))


def stretch_under(sources: Sources, letters: Span) -> tuple[Stretch, Span]:
    """Return the passages under letters of the stream, and the characters that the letters are."""
    first = sources.segment_at(letters.start)
    last = sources.segment_at(letters.end - 1)
    stretch = stretch_of(sources.segments[first.number : last.number + 1])
    start = _character(first, letters.start)
    end = _character(last, letters.end - 1) + stretch.starts[-1] + 1
    return stretch, Span(start, end)


def _character(segment: Segment, letter: int) -> int:
    return places_of_letters(segment.readable())[letter - segment.start]
