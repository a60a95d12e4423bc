"""The tables of one page: ruled ones, aligned ones, and ruled frames with aligned rows inside."""

from collections.abc import Sequence

from candour.readers.pdf.aligned import (
    TextRow,
    blocks_of,
    columns_of,
    may_have_columns,
    place_in,
    text_row,
)
from candour.readers.pdf.bands import with_columns_parted, with_rows_parted
from candour.readers.pdf.columns import Flow
from candour.readers.pdf.drawn import Drawn, Rule
from candour.readers.pdf.evidence import evidence_of, is_contents
from candour.readers.pdf.figures import with_figures_parted
from candour.readers.pdf.layer import Word
from candour.readers.pdf.lines import Line
from candour.readers.pdf.page_table import PageTable
from candour.readers.pdf.rows import table_of
from candour.readers.pdf.ruled import (
    RuledGrid,
    grid_cells,
    grids_on,
    plain_table,
    words_by_grid,
)
from candour.readers.pdf.turned import Turned

_WIDE_RULE = 0.6
_ABOVE = 6


def ruled_tables(
    words: Sequence[Word], turned: Sequence[Turned], drawn: Drawn
) -> tuple[list[PageTable], list[Word]]:
    """Return the ruled tables of a page, and the words outside them.

    Words set another way that stand in a table are taken out of `turned`.
    """
    grids = grids_on(drawn)
    inside, rest = words_by_grid(words, grids)
    tables: list[PageTable] = []
    freed: set[int] = set()
    for grid, held in zip(grids, inside, strict=True):
        table = _ruled_table(grid, held, turned) if held else None
        if table is None:
            freed.update(map(id, held))
        else:
            tables.append(table)
    if freed:  # in the file's order again
        kept = {id(word) for word in rest} | freed
        rest = [word for word in words if id(word) in kept]
    return tables, rest


def _ruled_table(
    grid: RuledGrid, words: Sequence[Word], turned: Sequence[Turned]
) -> PageTable | None:
    parted = [words_by_grid(way.words, [grid]) for way in turned]
    inside = [
        Turned(way.turn, way.page, held[0]) for way, (held, _) in zip(turned, parted, strict=True)
    ]
    cells = with_rows_parted(grid, grid_cells(grid, words, inside))
    table = plain_table(grid, *with_columns_parted(grid, cells))
    if table is not None:
        for way, (_, rest) in zip(turned, parted, strict=True):
            way.words = rest
    return table


def aligned_tables(flow: Flow, across: Sequence[Rule]) -> None:
    """Replace the lines of each aligned table in a flow by the table."""
    if sum(isinstance(item, Line) and may_have_columns(item) for item in flow.items) < 2:
        return
    rows = [text_row(item) if isinstance(item, Line) else None for item in flow.items]
    width = flow.x1 - flow.x0
    rules = [rule for rule in across if rule.end > flow.x0 and rule.start < flow.x1]
    found: list[tuple[PageTable, int, int]] = []
    blocks = blocks_of(rows, width)
    for number, (first, last) in enumerate(blocks):
        # A table may take in lines beside it, but none that another table has or may take.
        above = found[-1][2] + 1 if found else 0
        below = blocks[number + 1][0] if number + 1 < len(blocks) else len(rows)
        made = _table_in(rows[above:below], first - above, last - above, rules, width)
        if made is not None:
            found.append((made[0], made[1] + above, made[2] + above))
    for table, first, last in reversed(found):
        flow.items[first : last + 1] = [table]


def _table_in(
    rows: Sequence[TextRow | None], first: int, last: int, rules: Sequence[Rule], width: float
) -> tuple[PageTable, int, int] | None:
    block = [row for row in rows[first : last + 1] if row is not None]
    columns = columns_of(block)
    if len(columns) < 2:
        return None
    place_in(block, columns)
    parted = with_figures_parted(block, columns)
    if len(parted) > len(columns):
        columns = parted
        place_in(block, columns)
    x0, x1 = columns[0][0], columns[-1][1]
    wide = [
        rule for rule in rules if min(rule.end, x1) - max(rule.start, x0) >= _WIDE_RULE * (x1 - x0)
    ]
    if not evidence_of(block, columns, wide).holds or is_contents(block, len(columns)):
        return None
    first, last = _extended(rows, first, last, columns, wide)
    block = [row for row in rows[first : last + 1] if row is not None]
    place_in(block, columns)
    return table_of(block, columns, rules), first, last


def _extended(
    rows: Sequence[TextRow | None],
    first: int,
    last: int,
    columns: Sequence[tuple[float, float]],
    wide: Sequence[Rule],
) -> tuple[int, int]:
    """Take in the lines of the head that hold one segment only, and the last row's rest."""
    upper = _framed_above(rows, first, wide)
    while first > upper or (first > 0 and _heads(rows[first - 1], rows[first], columns)):
        first -= 1
    while last + 1 < len(rows) and _rests(rows[last + 1], rows[last], columns, wide):
        last += 1
    return first, last


def _framed_above(rows: Sequence[TextRow | None], first: int, wide: Sequence[Rule]) -> int:
    """Return the highest line that still stands under the table's upper rule."""
    top = rows[first]
    if top is None:
        return first
    for index in range(first - 1, max(-1, first - _ABOVE), -1):
        row = rows[index]
        above = rows[index - 1] if index else None
        if row is None or row.top < top.top - 8 * top.height:
            return first
        limit = above.bottom - 2 if above is not None else row.top - 3 * row.height
        if any(limit <= rule.at <= row.top + 0.3 * row.height for rule in wide):
            return index
    return first


def _heads(
    row: TextRow | None, below: TextRow | None, columns: Sequence[tuple[float, float]]
) -> bool:
    """Say whether a line of one segment stands over the later columns, close above the table."""
    if row is None or below is None or below.top - row.bottom > 0.8 * row.height:
        return False
    only = row.segments[0]
    if len(row.segments) > 1 or only.x0 < columns[1][0] - 12:
        return False
    middle = (only.x0 + only.x1) / 2
    whole = (columns[0][0] + columns[-1][1]) / 2
    return abs(middle - whole) > 0.03 * (columns[-1][1] - columns[0][0]) or len(columns) == 2


def _rests(
    row: TextRow | None,
    above: TextRow | None,
    columns: Sequence[tuple[float, float]],
    wide: Sequence[Rule],
) -> bool:
    """Say whether the line under a table is the rest of a cell in its last row."""
    if row is None or above is None or len(row.segments) > 1:
        return False
    if row.top - above.bottom > 0.5 * row.height:
        return False
    if any(above.bottom - 2 <= rule.at <= row.top + 2 for rule in wide):
        return False
    only = row.segments[0]
    if only.x0 >= columns[1][0] - 4:
        return only.x1 <= columns[-1][1] + 12
    return only.x1 <= columns[0][1] + 2 and only.text[:1].islower()
