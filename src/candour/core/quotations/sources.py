"""The documents that quotations are held against, laid out so that words are found quickly."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from candour.core.documents.document import Document
from candour.core.documents.passage import Flag, Kind, MarkKind, Passage
from candour.core.quotations.stream import letters, words
from candour.core.spans import Span

_RUNS_ON = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTATION})
"""Prose that may go on in the next passage: over a page's end, or a paragraph's."""
_BESIDE_THE_TEXT = frozenset(
    {Kind.FOOTNOTE, Kind.HEADER, Kind.FOOTER, Kind.COMMENT, Kind.FURNITURE}
)
_NOTE_MARKS = frozenset({MarkKind.FOOTNOTE, MarkKind.ENDNOTE, MarkKind.COMMENT})
_UNCAPITALISED = re.compile(r"(?<!\w)[a-z][\w'’]*")
_FEW = 100
_COMMON = 50
"""Of a word that more than one passage in fifty holds, the passages are not gone through singly,"""
_SHORT = 12
"""unless the letters are so few that they stand inside other words everywhere."""
_BREAK = "\n"
"""Stands in the stream where no quotation reaches across: it is no letter."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document and the name that it goes by in what is printed."""

    name: str
    document: Document = field(repr=False)


@dataclass(frozen=True, slots=True)
class Segment:
    """A passage of a source: what may be quoted, and where it stands in the stream."""

    number: int
    source: Source
    passage: Passage
    start: int
    """its first letter in the stream"""
    runs_on: bool
    """whether it goes on from the segment before it"""

    @property
    def skipped(self) -> tuple[Span, ...]:
        """Characters of the passage that mark a note, from the passage's own start."""
        return tuple(
            mark.span.moved(-self.passage.span.start)
            for mark in self.passage.marks
            if mark.kind in _NOTE_MARKS and len(mark.span)
        )

    def readable(self) -> str:
        """Return the passage's text with note marks blanked out, every offset kept."""
        return blanked(self.passage.text, self.skipped)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """Return the text with the spans turned to spaces, every offset kept."""
    for span in spans:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return text


class Sources:
    """Every passage of the sources that counts, as one stream of letters and an index of words.

    Made once and asked often: building takes time and memory linear in the text; a quotation is
    looked for only in the passages that hold its rarest words.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = tuple(sources)
        self.segments: list[Segment] = []
        self._holding: dict[str, list[int]] = defaultdict(list)
        parts: list[str] = []
        length = 0
        for source in sources:
            before: Segment | None = None
            for passage in _in_order(source.document):
                runs_on = before is not None and _goes_on(before.passage, passage)
                if not runs_on:
                    parts.append(_BREAK)
                    length += 1
                segment = Segment(len(self.segments), source, passage, length, runs_on)
                text = segment.readable()
                held = words(text)
                # Of plain letters the words are all there is.
                part = "".join(held) if text.isascii() else letters(text)
                parts.append(part)
                length += len(part)
                self.segments.append(segment)
                for word in set(held):
                    self._holding[word].append(segment.number)
                before = segment
        self.stream = "".join(parts)
        self._starts = [segment.start for segment in self.segments]
        self._ends = [
            following.start - (not following.runs_on) for following in self.segments[1:]
        ] + [length]

    def __repr__(self) -> str:
        return f"Sources({len(self.sources)} documents, {len(self.segments)} passages)"

    def holding(self, word: str) -> Sequence[int]:
        """Return the numbers of the segments that hold a word, as compared, in order."""
        return self._holding.get(word, ())

    def rarest(self, quoted: Iterable[str]) -> list[str]:
        """Return the words that some source holds, rarest first."""
        return sorted(
            (word for word in set(quoted) if word in self._holding),
            key=lambda word: (len(self._holding[word]), word),
        )

    def is_name(self, word: str) -> bool:
        """Say whether the sources write a word, as compared, with a capital only."""
        return word not in self._uncapitalised

    @cached_property
    def _uncapitalised(self) -> frozenset[str]:
        return frozenset(
            letters(match)
            for segment in self.segments
            for match in _UNCAPITALISED.findall(segment.passage.text)
        )

    def occurrences(self, wanted: str, quoted: Sequence[str]) -> Iterator[Span]:
        """Yield where letters stand in the stream, in order; `quoted` are the words they make.

        Only passages that hold the two rarest words are searched, and the one on either side.
        """
        if not wanted:
            return
        seen = -1
        for first, last in self._windows(wanted, quoted):
            at = self.stream.find(wanted, max(first, seen + 1), last)
            while at >= 0:
                seen = at
                yield Span(at, at + len(wanted))
                at = self.stream.find(wanted, at + 1, last)

    def _windows(self, wanted: str, quoted: Sequence[str]) -> list[tuple[int, int]]:
        # Two words: a quotation's own edge, or the page's layout, may have broken one of them.
        told = [self._holding[word] for word in self.rarest(quoted)[:2]]
        few = sum(map(len, told)) <= max(_FEW, len(self.segments) // _COMMON)
        if not any(told) or not (few or len(wanted) < _SHORT):
            # A script without spaces, or none but common words: to look everywhere is quicker.
            return [(0, len(self.stream))]
        numbers = {near for held in told for number in held for near in (number - 1, number)}
        numbers.discard(-1)
        windows: list[tuple[int, int]] = []
        for number in sorted(numbers):
            start = self._starts[number]
            end = self._ends[min(number + 1, len(self._ends) - 1)]
            if windows and start <= windows[-1][1]:
                windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
            else:
                windows.append((start, end))
        return windows

    def segment_at(self, letter: int) -> Segment:
        """Return the segment that a letter of the stream stands in."""
        number = bisect_right(self._starts, letter) - 1
        while self._ends[number] <= letter:  # segments without letters
            number += 1
        return self.segments[number]


def _in_order(document: Document) -> Iterator[Passage]:
    """Yield the running text first, then what stands beside it, page headers and notes among it."""
    counted = [passage for passage in document.passages() if _counts(passage)]
    yield from (passage for passage in counted if passage.kind not in _BESIDE_THE_TEXT)
    yield from (passage for passage in counted if passage.kind in _BESIDE_THE_TEXT)


def _counts(passage: Passage) -> bool:
    return passage.counts and bool(passage.text.strip())


def _goes_on(before: Passage, passage: Passage) -> bool:
    return before.kind in _RUNS_ON and passage.kind in _RUNS_ON and Flag.HIDDEN not in passage.flags
