"""Tables aligned by space: lines with wide gaps that stand under one another."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from re import compile as pattern

from candour.readers.pdf.layer import Word
from candour.readers.pdf.lines import Line, Segment, segment_of
from candour.readers.pdf.page_table import is_figure

LABEL = pattern(
    r"[•●▪■◦·○\uf0b7\uf0a7§–—*>-]|\(?\d{1,3}[.)]?|\(?[A-Za-z][.)]|\(?[ivxIVX]{1,5}[.)]|\d+(?:\.\d+)+\.?"
)
"""what numbers or marks the items of a list"""
_LEADER = pattern(r"[.…·_]{3,}|\.")
_ENDS_IN_LEADER = pattern(r"[.…·_]{3,}$")
_LEADER_SIGNS = frozenset(".…·_")
_PROSE_WORDS = 9
_LEAST_CONTENTS = 5
_FAR = 2.3
_SINGLES = 4
_MOST_MEASURED = 60
_TOUCH = 1.0


@dataclass(slots=True)
class Placed:
    """A segment in its columns, first and last, counted from 0."""

    first: int
    last: int
    segment: Segment = field(repr=False)

    @property
    def text(self) -> str:
        """Its words."""
        return self.segment.text


@dataclass(slots=True)
class TextRow:
    """One line of a table: its segments, and where it stands."""

    segments: list[Segment] = field(repr=False)
    top: float
    bottom: float
    placed: list[Placed] = field(default_factory=list, repr=False)

    @property
    def x0(self) -> float:
        """Its left edge."""
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        """Its right edge."""
        return self.segments[-1].x1

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.bottom - self.top

    def columns(self) -> set[int]:
        """Return the columns that one segment alone fills."""
        return {each.first for each in self.placed if each.first == each.last}


def may_have_columns(line: Line) -> bool:
    """Say whether a line has a wide gap, or dots before its last word."""
    if len(line.segments) > 1:
        return True
    words = line.segments[0].words
    return len(words) > 1 and (words[-2].text[-1] in _LEADER_SIGNS)


def text_row(line: Line) -> TextRow:
    """Return a line as a row of a table might stand in it."""
    segments = [piece for segment in line.segments for piece in _after_leaders(segment)]
    if len(segments) > 1 and LABEL.fullmatch(segments[0].text) and _is_item(segments):
        # "104.7   The council…" is a numbered paragraph, "•   the point" an item of a list.
        segments = [segment_of([word for segment in segments for word in segment.words])]
    elif len(segments) == 2 and _is_leader(segments[0].words[-1].text):
        segments = [segment_of(segments[0].words + segments[1].words)]  # a list of contents
    return TextRow(segments, line.top, line.bottom)


def _is_item(segments: Sequence[Segment]) -> bool:
    """Say whether what follows a label is one text, with at most a gap of justified prose."""
    rest = segments[1:]
    if any(is_figure(segment.text) for segment in rest):
        return False
    words = sum(len(segment.words) for segment in rest)
    return words >= (2 if len(rest) == 1 else _PROSE_WORDS * len(rest) // 2)


def _is_leader(text: str) -> bool:
    return len(text) >= 3 and _LEADER.fullmatch(text) is not None


def _after_leaders(segment: Segment) -> list[Segment]:
    """Part a segment after its last row of dots."""
    words = segment.words
    if not any(word.text[-1] in _LEADER_SIGNS for word in words[:-1]):
        return [segment]
    for index in range(len(words) - 2, -1, -1):
        word = words[index].text
        spaced = index >= 3 and all(each.text == "." for each in words[index - 3 : index + 1])
        if _ENDS_IN_LEADER.search(word) or spaced:
            return [segment_of(words[: index + 1]), segment_of(words[index + 1 :])]
    return [segment]


def blocks_of(rows: Sequence[TextRow | None], width: float) -> list[tuple[int, int]]:
    """Return the first and last row of each stretch in which lines with wide gaps prevail.

    `None` stands for something that no table goes across.
    """
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(rows):
        row = rows[index]
        if row is None or len(row.segments) < 2:
            index += 1
            continue
        last = _end_of_block(rows, index, width)
        if last > index:
            found.append((index, last))
        index = last + 1
    return found


def _end_of_block(rows: Sequence[TextRow | None], first: int, width: float) -> int:
    last = first
    prose = 0
    before = rows[first]
    for index in range(first + 1, len(rows)):
        row = rows[index]
        if row is None or before is None or _is_far(before, row):
            break
        before = row
        if len(row.segments) > 1:
            last, prose = index, 0
            continue
        prose += _is_prose(row, width)
        if index - last > _SINGLES or prose > 1:
            break
    return last


def _is_far(above: TextRow, below: TextRow) -> bool:
    """Say whether white space parts two lines; less where both show the same columns."""
    gap = (below.top - above.bottom) / max(above.height, below.height)
    if gap <= _FAR:
        return False
    fewer = min(len(above.segments), len(below.segments))
    if gap > 2 * _FAR or fewer < 3:
        return True
    alike = sum(
        any(one.x0 < two.x1 and one.x1 > two.x0 for two in below.segments) for one in above.segments
    )
    return alike < 0.75 * len(above.segments)


def _is_prose(row: TextRow, width: float) -> bool:
    only = row.segments[0]
    return len(only.words) >= _PROSE_WORDS and only.x1 - only.x0 >= 0.6 * width


def columns_of(rows: Sequence[TextRow]) -> list[tuple[float, float]]:
    """Return the columns that the rows' segments stand in, as left and right edges."""
    several = [row for row in rows if len(row.segments) > 1]
    if not several:
        return []
    step = len(several) // _MOST_MEASURED + 1
    measured = several[::step]
    boxes = [[(s.x0, s.x1) for s in row.segments] for row in measured]
    narrow = [
        (*box, n)
        for n, row in enumerate(boxes)
        for box in row
        if not _is_spanning(box, boxes)
    ]  # fmt: skip
    usual = _usual_count(boxes)
    best = _without_lone_heads(_intervals(narrow, 0), boxes)
    for most in range(1, 1 + max(1, len(measured) // 10)):
        if len(best) >= usual:
            break
        parted = _intervals(narrow, most)
        if len(parted) > len(best):
            best = parted
    return best


def _without_lone_heads(
    columns: list[tuple[float, float]], rows: Sequence[Sequence[tuple[float, float]]]
) -> list[tuple[float, float]]:
    """Join a column that only a heading stands in to the column beside it that has none.

    A heading is centred over its column, and may miss what stands flush left below it.
    """
    filled = [
        {n for n, row in enumerate(rows) if any(a < right and b > left for a, b in row)}
        for left, right in columns
    ]
    joined: list[tuple[float, float]] = []
    held: list[set[int]] = []
    for column, lines in zip(columns, filled, strict=True):
        few = held and min(len(lines), len(held[-1])) <= max(1, len(rows) // 12)
        if few and len(rows) > _LEAST_CONTENTS and not lines & held[-1]:
            joined[-1] = (joined[-1][0], column[1])
            held[-1] |= lines
        else:
            joined.append(column)
            held.append(lines)
    return joined


def _usual_count(boxes: Sequence[Sequence[tuple[float, float]]]) -> int:
    counts = sorted(len(row) for row in boxes)
    return counts[(3 * len(counts)) // 4]


def _is_spanning(box: tuple[float, float], rows: Sequence[Sequence[tuple[float, float]]]) -> bool:
    """Say whether most rows have two segments or more where this one stands."""
    x0, x1 = box
    one = several = 0
    for row in rows:
        count = 0
        for left, right in row:
            if left < x1 - _TOUCH and right > x0 + _TOUCH:
                count += 1
                if count == 2:
                    break
        one += count == 1
        several += count == 2
    return several > one


def _intervals(boxes: Sequence[tuple[float, float, int]], most: int) -> list[tuple[float, float]]:
    """Return the stretches that more than `most` boxes cover."""
    steps = sorted(
        step for x0, x1, _ in boxes for step in ((x0 + _TOUCH / 2, 1), (x1 - _TOUCH / 2, -1))
    )
    found: list[tuple[float, float]] = []
    covered = 0
    begun = 0.0
    for place, step in steps:
        if covered == most and step > 0:
            begun = place
        covered += step
        if covered == most and step < 0:
            found.append((begun - _TOUCH / 2, place + _TOUCH / 2))
    return found


def place_in(rows: Sequence[TextRow], columns: Sequence[tuple[float, float]]) -> None:
    """Put every segment into its column or columns; one that runs over two cells is parted."""
    for row in rows:
        row.placed = []
        for segment in row.segments:
            for piece in _parted(segment, columns):
                first, last = _columns_under(piece, columns)
                if row.placed and row.placed[-1].last >= first:
                    _join(row.placed[-1], piece, last)
                else:
                    row.placed.append(Placed(first, last, piece))


def _join(placed: Placed, piece: Segment, last: int) -> None:
    placed.segment = segment_of(placed.segment.words + piece.words)
    placed.last = max(placed.last, last)


def _columns_under(segment: Segment, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    under = [
        n
        for n, (left, right) in enumerate(columns)
        if segment.x0 < right - 1.5 and segment.x1 > left + 1.5
    ]
    wide = segment.x1 - segment.x0
    while len(under) > 1 and _reaches_over(segment, columns[under[-1]], wide):
        under.pop()
    if under:
        return under[0], under[-1]
    middle = (segment.x0 + segment.x1) / 2
    nearest = min(
        range(len(columns)), key=lambda n: abs((columns[n][0] + columns[n][1]) / 2 - middle)
    )
    return nearest, nearest


def _reaches_over(segment: Segment, column: tuple[float, float], wide: float) -> bool:
    """Say whether a segment only reaches a little way into its last column."""
    over = segment.x1 - column[0]
    return over < 0.2 * wide and over < 0.6 * (column[1] - column[0])


def _parted(segment: Segment, columns: Sequence[tuple[float, float]]) -> list[Segment]:
    """Part a segment between two words where the gap stands between two columns."""
    first, last = _columns_under(segment, columns)
    if first == last:
        return [segment]
    pieces: list[Segment] = []
    held = segment.words
    for number in range(first, last):
        place = (columns[number][1] + columns[number + 1][0]) / 2
        left = [word for word in held if (word.x0 + word.x1) / 2 < place]
        right = [word for word in held if (word.x0 + word.x1) / 2 >= place]
        if left and right and _fits(left, right, columns, number):
            pieces.append(segment_of(left))
            held = right
    return [*pieces, segment_of(held)]


def _fits(
    left: Sequence[Word],
    right: Sequence[Word],
    columns: Sequence[tuple[float, float]],
    number: int,
) -> bool:
    (_, edge), (start, end) = columns[number], columns[number + 1]
    height = right[0].bottom - right[0].top
    gap = right[0].x0 - left[-1].x1
    figures = is_figure(left[-1].text) or is_figure(right[0].text)
    if (
        gap < (0.2 if figures else 0.3) * height
        or left[-1].x1 > edge + 2
        or right[0].x0 < start - 2
    ):
        return False
    if number + 2 < len(columns) and right[-1].x1 > columns[number + 2][0] + 1.5:
        return False
    return abs(right[0].x0 - start) < 2.5 or abs(right[-1].x1 - end) < 2.5
