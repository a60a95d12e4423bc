"""Ruled tables: grids made of the lines that are drawn on a page."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from candour.readers.pdf.drawn import Drawn, Rule
from candour.readers.pdf.layer import Word
from candour.readers.pdf.lines import Segment, lines_of, segments_of
from candour.readers.pdf.page_table import PageCell, PageTable, compact
from candour.readers.pdf.turned import Turned

_SAME_LINE = 2.2
_NEAR = 3.5
_SHORTEST = 5.0
_MOST_RULES = 4000


@dataclass(slots=True)
class RuledGrid:
    """Lines that cross: the edges of columns and rows, and which edges are drawn."""

    xs: list[float]
    ys: list[float]
    across: list[Rule] = field(repr=False)
    down: list[Rule] = field(repr=False)

    def has_down(self, column: int, row: int) -> bool:
        """Say whether the left edge of a cell is drawn."""
        return _is_drawn(self.down, self.xs[column], self.ys[row], self.ys[row + 1])

    def has_across(self, row: int, column: int) -> bool:
        """Say whether the upper edge of a cell is drawn."""
        return _is_drawn(self.across, self.ys[row], self.xs[column], self.xs[column + 1])


def _is_drawn(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    middle = (start + end) / 2
    return any(
        abs(rule.at - at) <= _SAME_LINE + 0.5 and rule.start - 1 <= middle <= rule.end + 1
        for rule in rules
    )


def merged(rules: Sequence[Rule]) -> list[Rule]:
    """Join rules that lie on one line and touch: dashes, and one edge a cell."""
    joined: list[Rule] = []
    rows: list[list[Rule]] = []
    for rule in sorted(rules)[:_MOST_RULES]:
        if rows and rule.at - rows[-1][-1].at <= 1.0 and rule.at - rows[-1][0].at <= _SAME_LINE:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    for row in rows:
        at = sum(rule.at for rule in row) / len(row)
        row.sort(key=lambda rule: rule.start)
        start, end = row[0].start, row[0].end
        for rule in row[1:]:
            if rule.start <= end + _NEAR:
                end = max(end, rule.end)
            else:
                joined.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        joined.append(Rule(at, start, end))
    return [rule for rule in joined if rule.end - rule.start >= _SHORTEST]


def grids_on(drawn: Drawn) -> list[RuledGrid]:
    """Return every set of lines that cross one another, with at least one inner edge."""
    if len(drawn.down) < 2 or len(drawn.across) < 2:
        return []
    across, down = merged(drawn.across), merged(drawn.down)
    if len(across) * len(down) > _MOST_RULES * 100:
        return []
    group = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, one in enumerate(across):
        for j, two in enumerate(down, start=len(across)):
            if (
                one.start - _NEAR <= two.at <= one.end + _NEAR
                and two.start - _NEAR <= one.at <= two.end + _NEAR
            ):
                group[root(i)] = root(j)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in range(len(group)):
        held = found.setdefault(root(index), ([], []))
        if index < len(across):
            held[0].append(across[index])
        else:
            held[1].append(down[index - len(across)])
    grids = [_grid(*rules) for rules in found.values() if all(rules)]
    return [grid for grid in grids if len(grid.xs) > 2 or len(grid.ys) > 2]


def _grid(across: list[Rule], down: list[Rule]) -> RuledGrid:
    xs = _places([rule.at for rule in down], [r.start for r in across], [r.end for r in across])
    ys = _places([rule.at for rule in across], [r.start for r in down], [r.end for r in down])
    return RuledGrid(xs, ys, across, down)


def _places(lines: list[float], starts: list[float], ends: list[float]) -> list[float]:
    """Return the places of lines, and of outer edges that are left open."""
    edges = [
        edge
        for edge in (min(starts), max(ends))
        if edge < min(lines) - 2 * _NEAR or edge > max(lines) + 2 * _NEAR
    ]
    places: list[float] = []
    for place in sorted([*lines, *edges]):
        if not places or place - places[-1] > _SAME_LINE + 1:
            places.append(place)
    return places


def words_by_grid(
    words: Sequence[Word], grids: Sequence[RuledGrid]
) -> tuple[list[list[Word]], list[Word]]:
    """Part words into those inside each grid, and the rest. The smallest grid around one wins."""
    inside: list[list[Word]] = [[] for _ in grids]
    if not grids:
        return inside, list(words)
    order = sorted(
        range(len(grids)),
        key=lambda n: (grids[n].xs[-1] - grids[n].xs[0]) * (grids[n].ys[-1] - grids[n].ys[0]),
    )
    bounds = [(n, grids[n].xs[0], grids[n].ys[0], grids[n].xs[-1], grids[n].ys[-1]) for n in order]
    rest: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        for n, x0, top, x1, bottom in bounds:
            if x0 - 1 <= x <= x1 + 1 and top <= y <= bottom:
                inside[n].append(word)
                break
        else:
            rest.append(word)
    return inside, rest


def grid_cells(
    grid: RuledGrid, words: Sequence[Word], turned: Sequence[Turned] = ()
) -> list[PageCell]:
    """Put words into the cells of a grid; cells without an edge between them are one.

    Words that are set another way, as headings of narrow columns are, are read that way.
    """
    wide, tall = len(grid.xs) - 1, len(grid.ys) - 1
    owner = _owners(grid, wide, tall)

    def cell_at(word: Word) -> tuple[int, int]:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        column = min(max(bisect_right(grid.xs, x) - 1, 0), wide - 1)
        row = min(max(bisect_right(grid.ys, y) - 1, 0), tall - 1)
        return owner[row, column]

    lines: dict[tuple[int, int], list[Segment]] = {}
    for place, found in _by_place(words, cell_at).items():
        lines[place] = cell_lines(found)
    for way in turned:
        for place, found in _by_place(way.words, cell_at).items():
            lines.setdefault(place, []).extend(cell_lines(way.upright(found)))
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for (row, column), first in owner.items():
        down, right = spans.get(first, (1, 1))
        spans[first] = (max(down, row - first[0] + 1), max(right, column - first[1] + 1))
    return [PageCell(*first, found, *spans[first]) for first, found in sorted(lines.items())]


def _by_place(
    words: Sequence[Word], place_of: Callable[[Word], tuple[int, int]]
) -> dict[tuple[int, int], list[Word]]:
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        held.setdefault(place_of(word), []).append(word)
    return held


def cell_lines(words: Sequence[Word]) -> list[Segment]:
    """Return the words of one cell line by line."""
    found: list[Segment] = []
    for line in lines_of(segments_of(words)):
        found.append(Segment(line.words, line.x0, line.top, line.x1, line.bottom))
    return found


def _owners(grid: RuledGrid, wide: int, tall: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Lead each square of the grid to the first square of the cell it belongs to."""
    owner = {(row, column): (row, column) for row in range(tall) for column in range(wide)}

    def root(square: tuple[int, int]) -> tuple[int, int]:
        while owner[square] != square:
            square = owner[square]
        return square

    for row in range(tall):
        for column in range(wide):
            if column and not grid.has_down(column, row):
                _unite(owner, root((row, column - 1)), root((row, column)))
            if row and not grid.has_across(row, column):
                _unite(owner, root((row - 1, column)), root((row, column)))
    return {square: root(square) for square in owner}


def _unite(
    owner: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int], two: tuple[int, int]
) -> None:
    first, last = min(one, two), max(one, two)
    owner[last] = first


def plain_table(
    grid: RuledGrid, cells: Sequence[PageCell], columns: Mapping[int, float]
) -> PageTable | None:
    """Return a grid's cells as a table, or nothing where it is a frame or a chart.

    `columns` maps each column to its left edge.
    """
    if len({cell.column for cell in cells}) < 2 or len({cell.row for cell in cells}) < 2:
        return None
    squares = (len(grid.xs) - 1) * (len(grid.ys) - 1)
    if len(cells) < 3 or len(cells) < 0.05 * squares:
        return None
    kept = sorted(columns)
    numbered, rows = compact(cells, kept)
    edges = (*(columns[column] for column in kept), grid.xs[-1])
    return PageTable(
        grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1], numbered, edges, rows, ruled=True
    )
