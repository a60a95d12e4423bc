"""Words in lines: a segment is a stretch without a wide gap, a line all segments at one height."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter

from candour.readers.pdf.layer import BACK, WIDE_GAP, Run, Word

_OVERLAP = 0.5
_TEXT, _GLUED = itemgetter(4), itemgetter(6)


@dataclass(slots=True)
class Segment:
    """Neighbouring words of one line without a wide gap between them."""

    words: list[Word] = field(repr=False)
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def text(self) -> str:
        """The words, with a space between those that had one."""
        return said(self.words)

    @property
    def size(self) -> float:
        """The size of its longest word."""
        return self.longest.style.size

    @property
    def longest(self) -> Word:
        """Its longest word, or any where all are of one style."""
        first = self.words[0]
        if first.style is self.words[-1].style:
            return first
        return max(self.words, key=lambda word: len(word.text))


@dataclass(slots=True)
class Line:
    """All segments at one height, from left to right."""

    segments: list[Segment] = field(repr=False)
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def text(self) -> str:
        """The words of all segments."""
        return " ".join([segment.text for segment in self.segments])

    @property
    def words(self) -> list[Word]:
        """The words of all segments."""
        if len(self.segments) == 1:
            return self.segments[0].words
        return [word for segment in self.segments for word in segment.words]

    @property
    def size(self) -> float:
        """The size of its longest segment."""
        if len(self.segments) == 1:
            return self.segments[0].size
        return max(self.segments, key=lambda segment: len(segment.words)).size


def said(words: Sequence[Word]) -> str:
    """Return words as they are read: a space between two, unless the second is glued."""
    if not any(map(_GLUED, words)):
        return " ".join(map(_TEXT, words))
    pieces: list[str] = []
    for word in words:
        if pieces and not word.glued:
            pieces.append(" ")
        pieces.append(word.text)
    return "".join(pieces)


def segment_of(words: list[Word]) -> Segment:
    """Return words as one segment."""
    if len(words) == 1:
        return Segment(words, *words[0][:4])
    return Segment(
        words,
        min([word.x0 for word in words]),
        min([word.top for word in words]),
        max([word.x1 for word in words]),
        max([word.bottom for word in words]),
    )


def segments_of(words: Iterable[Word]) -> list[Segment]:
    """Gather words, in the file's order, into segments; `lines_of` joins what the order parted."""
    found: list[Segment] = []
    held: list[Word] = []
    top = bottom = right = tall = nearest = furthest = 0.0
    plain = True  # all held words stand at one height
    for word in words:
        x0, word_top, x1, word_bottom, _, _, glued = word
        if held:
            gap = x0 - right
            if word_top == top and word_bottom == bottom and nearest <= gap <= furthest:
                held.append(word)
                right = max(right, x1)
                continue
            if _goes_on(word, (top, bottom, tall), gap) or (glued and -tall < gap < tall):
                held.append(word)
                right = max(right, x1)
                plain = False
                continue
            found.append(
                Segment(held, held[0].x0, top, right, bottom) if plain else segment_of(held)
            )
        held, plain = [word], True
        top, bottom, right = word_top, word_bottom, x1
        tall = bottom - top
        nearest, furthest = -BACK * tall, WIDE_GAP * tall
    if held:
        found.append(segment_of(held))
    return found


def segments_of_runs(runs: Iterable[Run]) -> list[Segment]:
    """Return runs of words as segments; those without a box are gathered word by word."""
    found: list[Segment] = []
    for run in runs:
        if run.box is not None:
            found.append(Segment(run.words, *run.box))
        else:
            found += segments_of(run.words)
    return found


def _goes_on(word: Word, line: tuple[float, float, float], gap: float) -> bool:
    top, bottom, tall = line
    smaller = min(tall, word.bottom - word.top)
    overlap = min(bottom, word.bottom) - max(top, word.top)
    return overlap >= _OVERLAP * smaller and -BACK * tall <= gap <= WIDE_GAP * tall


def lines_of(segments: Sequence[Segment], twice: list[Word] | None = None) -> list[Line]:
    """Gather segments into lines, from the top down; segments that touch become one.

    Words that are printed a second time at the same place, as a shadow or to look bold, are taken
    out where `twice` is there to hold them.
    """
    lines: list[Line] = []
    rows: list[list[Segment]] = []
    top = bottom = 0.0
    for segment in sorted(segments, key=_middle):
        if rows:
            height = min(bottom - top, segment.bottom - segment.top)
            if min(bottom, segment.bottom) - max(top, segment.top) > _OVERLAP * height:
                rows[-1].append(segment)
                # A raised mark must not become the measure of its line.
                if segment.bottom - segment.top > bottom - top:
                    top, bottom = segment.top, segment.bottom
                continue
        rows.append([segment])
        top, bottom = segment.top, segment.bottom
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda segment: segment.x0)
        lines.append(line_of(_joined(row, twice) if len(row) > 1 else row))
    return lines


def line_of(segments: list[Segment]) -> Line:
    """Return segments, from left to right, as one line."""
    if len(segments) == 1:
        only = segments[0]
        return Line(segments, only.x0, only.top, only.x1, only.bottom)
    return Line(
        segments,
        min(segment.x0 for segment in segments),
        min(segment.top for segment in segments),
        max(segment.x1 for segment in segments),
        max(segment.bottom for segment in segments),
    )


def _middle(segment: Segment) -> float:
    return segment.top + segment.bottom


def _joined(row: list[Segment], twice: list[Word] | None) -> list[Segment]:
    joined = [row[0]]
    for segment in row[1:]:
        last = joined[-1]
        tall = max(last.bottom - last.top, segment.bottom - segment.top)
        if segment.x0 - last.x1 > WIDE_GAP * tall:
            joined.append(segment)
            continue
        words = segment.words
        if twice is not None and segment.x0 < last.x1 - 0.2 * tall:
            words = [word for word in words if not _is_printed(word, last.words)]
            twice += [word for word in segment.words if _is_printed(word, last.words)]
            if not words:
                continue
        joined[-1] = segment_of(_in_order(last.words + words))
    return joined


def _is_printed(word: Word, before: Sequence[Word]) -> bool:
    """Say whether the same word stands at the same place already."""
    near = 0.25 * (word.bottom - word.top)
    return any(
        word.text == other.text
        and abs(word.x0 - other.x0) < near
        and abs(word.x1 - other.x1) < near
        and abs(word.top - other.top) < near
        for other in before
    )


def _in_order(words: list[Word]) -> list[Word]:
    """Return words from left to right where segments overlap; glued ones stay with theirs."""
    for one, two in pairwise(words):
        if two.x0 < one.x0 - 0.5 and not two.glued:
            break
    else:
        return words
    held: list[list[Word]] = []
    for word in words:
        if word.glued and held:
            held[-1].append(word)
        else:
            held.append([word])
    held.sort(key=lambda group: group[0].x0)
    return [word for group in held for word in group]
