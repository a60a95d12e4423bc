"""Which lines of a table make one row."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from candour.readers.pdf.aligned import Placed, TextRow
from candour.readers.pdf.drawn import Rule
from candour.readers.pdf.lines import Segment
from candour.readers.pdf.page_table import PageCell, PageTable, is_figure, is_year

_CLOSER = 0.12
_FURTHER = 0.22
_LOOSE = 1.45


def header_lines(rows: Sequence[TextRow], rules: Sequence[Rule]) -> int:
    """Return how many lines stand above the first row of figures, or above the first rule."""
    figures = _figure_columns(rows)
    for index, row in enumerate(rows):
        own = [
            each.text for each in row.placed if each.first == each.last and each.first in figures
        ]
        held = [text for text in own if is_figure(text)]
        years = sum(map(is_year, held))
        if held and (years < len(held) or (years == 1 and index > 0)):
            return index
    for index in range(1, min(len(rows), 6)):
        if _rules_between(rows[index - 1], rows[index], rules):
            return index
    return 1 if len(rows) > 1 else 0


def _figure_columns(rows: Sequence[TextRow]) -> set[int]:
    """Return the columns, but for the first, in which most cells are figures."""
    cells: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    for row in rows:
        for each in row.placed:
            if each.first == each.last > 0:
                cells[each.first] += 1
                figures[each.first] += is_figure(each.text)
    return {column for column, count in cells.items() if figures[column] >= 0.6 * count}


def rows_of(rows: Sequence[TextRow], rules: Sequence[Rule]) -> tuple[list[list[int]], int]:
    """Group a table's lines into rows; return them with the number of header rows among them."""
    head = header_lines(rows, rules)
    grouped = _header_rows(rows[:head], rules)
    count = len(grouped)
    body = list(rows[head:])
    judge = _Judge(body, rules)
    body_rows: list[list[int]] = []
    for index in range(len(body)):
        if index and (judge.goes_on(index) or judge.opens(index - 1)):
            body_rows[-1].append(head + index)
        else:
            body_rows.append([head + index])
    return grouped + body_rows, count


def _header_rows(rows: Sequence[TextRow], rules: Sequence[Rule]) -> list[list[int]]:
    grouped: list[list[int]] = []
    for index, row in enumerate(rows):
        if index and _heads_together(rows[index - 1], row, rules):
            grouped[-1].append(index)
        else:
            grouped.append([index])
    return grouped


def _heads_together(upper: TextRow, lower: TextRow, rules: Sequence[Rule]) -> bool:
    if _rules_between(upper, lower, rules):
        return False
    if lower.top < upper.bottom - 0.25 * upper.height:
        return True  # one heading stands at half a line's height beside another of two lines
    if _spans(upper) != _spans(lower):
        return False
    if _spans(upper) and _spans(lower):
        return {(p.first, p.last) for p in upper.placed} == {
            (p.first, p.last) for p in lower.placed
        }
    return lower.top - upper.bottom < 0.9 * max(upper.height, lower.height)


def _spans(row: TextRow) -> bool:
    return any(each.last > each.first for each in row.placed)


def _rules_between(upper: TextRow, lower: TextRow, rules: Sequence[Rule]) -> list[Rule]:
    first = upper.bottom - 0.35 * upper.height
    last = lower.top + 0.35 * lower.height
    return [
        rule
        for rule in rules
        if first <= rule.at <= last and rule.start < max(upper.x1, lower.x1)
        and rule.end > min(upper.x0, lower.x0)
    ]  # fmt: skip


def grouped_by_gap(boxes: Sequence[tuple[float, float]]) -> list[list[int]]:
    """Group lines, given as top and bottom from the top down, by the white strips between them.

    A strip counts where it is clearly wider than those that most closely set lines leave.
    """
    gaps: list[float] = []
    lowest = boxes[0][1]
    for top, bottom in boxes[1:]:
        gaps.append(top - lowest)
        lowest = max(lowest, bottom)
    if not gaps:
        return [[0]]
    height = sorted(bottom - top for top, bottom in boxes)[len(boxes) // 2]
    tight = max(sorted(gaps)[len(gaps) // 10], -0.1 * height)
    limit = tight + _FURTHER * height
    close = [gap for gap in gaps if gap <= tight + _CLOSER * height]
    if len(close) + sum(gap >= limit for gap in gaps) < 0.9 * len(gaps):
        return [[index] for index in range(len(boxes))]
    groups = [[0]]
    for index, gap in enumerate(gaps, start=1):
        if gap >= limit:
            groups.append([index])
        else:
            groups[-1].append(index)
    return groups


def anchored(boxes: Sequence[tuple[float, float]], anchors: Sequence[int]) -> list[int] | None:
    """Lead each line to the one of its row that is sure to be there only once (an anchor).

    Lines before the first anchor show that rows stand on their last line, lines after the last one
    that they hang on their first, and both that they are centred. Neither: nothing is known.
    """
    before, after = anchors[0] > 0, anchors[-1] < len(boxes) - 1
    if before and after:
        middles = [top + bottom for top, bottom in boxes]
        return [min(anchors, key=lambda n: abs(middles[n] - middle)) for middle in middles]
    if before:
        return [anchors[bisect_left(anchors, n)] for n in range(len(boxes))]
    if after:
        return [anchors[bisect_right(anchors, n) - 1] for n in range(len(boxes))]
    return None


class _Judge:
    """Says of each line of a table's body whether it goes on with the row above."""

    def __init__(self, rows: Sequence[TextRow], rules: Sequence[Rule]) -> None:
        self.rows = rows
        self.ruled = [
            bool(index and _rules_between(rows[index - 1], rows[index], rules))
            for index in range(len(rows))
        ]
        self.pitch = [
            rows[index].bottom - rows[index - 1].bottom if index else 0.0
            for index in range(len(rows))
        ]
        steps = sorted(step for step in self.pitch[1:] if step > 0)
        self.tight = steps[len(steps) // 10] if steps else 0.0
        self.begins: set[int] = set()
        self.by_gap = self._rows_stand_apart()
        ruled = sum(self.ruled)
        self.by_rule = ruled >= 3 and ruled >= 0.2 * len(rows)
        self.rowed = None if self.by_gap or self.by_rule else self._by_anchors()
        self.right = max((row.placed[0].segment.x1 for row in rows if row.placed), default=0.0)
        self.key_filled = self._share_with_key()

    def _share_with_key(self) -> float:
        several = [row for row in self.rows if len(row.placed) > 1]
        if not several:
            return 0.0
        return sum(row.placed[0].first == 0 for row in several) / len(several)

    def _rows_stand_apart(self) -> bool:
        """Say whether rows are told apart by their distance: lines that follow tightly are rests.

        Where the lines between two wider distances are several whole rows, those only part groups.
        """
        groups = grouped_by_gap([(row.top, row.bottom) for row in self.rows])
        if len(groups) < 2 or len(groups) == len(self.rows):
            return False
        crowded = sum(sum(self._is_whole(self.rows[n]) for n in group) > 1 for group in groups)
        if crowded > 0.15 * len(groups):
            return False
        self.begins = {group[0] for group in groups}
        return True

    def _by_anchors(self) -> list[int] | None:
        """Group lines around those with figures, where text in later columns wraps."""
        anchors = [n for n, row in enumerate(self.rows) if self._is_whole(row)]
        rests = [row for n, row in enumerate(self.rows) if n not in set(anchors)]
        wrapped = sum(any(each.first > 0 for each in row.placed) for row in rests)
        if len(anchors) < 3 or wrapped < 0.3 * len(rests) or wrapped < 3:
            return None
        return anchored([(row.top, row.bottom) for row in self.rows], anchors)

    def _is_whole(self, row: TextRow) -> bool:
        figures = sum(is_figure(each.text) for each in row.placed if each.first > 0)
        return figures >= 1 and (len(row.placed) > 2 or row.placed[0].first == 0)

    def goes_on(self, index: int) -> bool:
        """Say whether line `index` belongs to the row of the line above."""
        row, above = self.rows[index], self.rows[index - 1]
        if self.ruled[index]:
            return False
        if self.by_rule and self._fills_band(index):
            return True
        if self.by_gap:
            return index not in self.begins
        if self.rowed is not None:
            return self.rowed[index] == self.rowed[index - 1]
        if len(row.placed) >= 2:
            return self._is_rest(row, above, index)
        return self._single_goes_on(index)

    def _fills_band(self, index: int) -> bool:
        """Say whether the lines between two rules around this one are a single row."""
        first = last = index
        while first > 0 and not self.ruled[first]:
            first -= 1
        while last + 1 < len(self.rows) and not self.ruled[last + 1]:
            last += 1
        return sum(self._is_whole(self.rows[n]) for n in range(first, last + 1)) <= 1

    def _is_rest(self, row: TextRow, above: TextRow, index: int) -> bool:
        """Say whether a line of several segments is the rest of cells that wrap."""
        if any(is_figure(each.text) for each in row.placed):
            return False
        if row.placed[0].first == 0:
            return all(_begins_small(each) for each in row.placed)
        fewer = len(row.placed) < max(len(above.placed), 3)
        return self.key_filled > 0.6 and fewer and self.pitch[index] <= _LOOSE * self.tight

    def _single_goes_on(self, index: int) -> bool:
        row, above = self.rows[index], self.rows[index - 1]
        only = row.placed[0]
        if only.last > only.first:
            return False
        if only.first > 0:
            close = (
                self.pitch[index] <= _LOOSE * self.tight or self.pitch[index] <= 1.7 * row.height
            )
            return close and not (is_figure(only.text) and self.key_filled < 0.6)
        return self._label_goes_on(only, above, index)

    def _label_goes_on(self, only: Placed, above: TextRow, index: int) -> bool:
        """Say whether a label that stands alone is the rest of the label above."""
        if self.pitch[index] > _LOOSE * max(self.tight, 0.1) or above.placed[0].first != 0:
            return False
        if _begins_small(only):
            return True
        label = above.placed[0].segment
        indented = only.segment.x0 > label.x0 + 3
        wraps = label.x1 > 0.85 * self.right
        return indented and wraps and len(above.placed) > 1

    def opens(self, index: int) -> bool:
        """Say whether a label without figures is the beginning of the next line's label."""
        row, below = self.rows[index], self.rows[index + 1]
        if len(row.placed) != 1 or row.placed[0].first != 0 or self.ruled[index + 1]:
            return False
        if not below.placed or below.placed[0].first != 0 or len(below.placed) < 2:
            return False
        return _begins_small(below.placed[0]) and self.pitch[index + 1] <= _LOOSE * self.tight


def _begins_small(placed: Placed) -> bool:
    text = placed.text.lstrip("(\"'“‘")
    return bool(text) and text[0].islower()


def table_of(
    block: Sequence[TextRow], columns: Sequence[tuple[float, float]], rules: Sequence[Rule]
) -> PageTable:
    """Make a table of lines whose segments are placed in columns."""
    x0, x1 = columns[0][0], columns[-1][1]
    grouped, head = rows_of(block, rules)
    cells: list[PageCell] = []
    for number, members in enumerate(grouped):
        cells += row_cells(number, [block[member] for member in members])
    edges = (
        x0,
        *((left[1] + right[0]) / 2 for left, right in pairwise(columns)),
        x1,
    )
    box = (x0, block[0].top, x1, block[-1].bottom)
    return PageTable(*box, cells, edges, len(grouped), header_rows=head)


def row_cells(number: int, lines: Sequence[TextRow]) -> list[PageCell]:
    """Gather the segments of one row's lines into its cells."""
    held: list[tuple[int, int, list[Segment]]] = []
    for line in lines:
        for each in line.placed:
            _hold(held, each)
    held.sort(key=lambda cell: cell[0])
    return [
        PageCell(number, first, segments, 1, last - first + 1) for first, last, segments in held
    ]


def _hold(held: list[tuple[int, int, list[Segment]]], placed: Placed) -> None:
    for index, (first, last, segments) in enumerate(held):
        if placed.first <= last and placed.last >= first:
            segments.append(placed.segment)
            held[index] = (min(first, placed.first), max(last, placed.last), segments)
            return
    held.append((placed.first, placed.last, [placed.segment]))
