"""Tables in a sheet: what blank rows and columns part, where a new heading row begins."""

from collections.abc import Mapping, Sequence
from re import compile as pattern

from candour.core.documents.block import Area

_DIGIT = pattern(r"\d")
_LONGEST_HEADING = 60

Rows = Mapping[int, Mapping[int, str]]


def find_areas(
    rows: Sequence[int], columns: Sequence[int], texts: Sequence[str]
) -> tuple[Area, ...]:
    """Return the tables of a sheet where it has more than one; none where it has one.

    A blank row parts two tables only where the lines below it open with headings of their own: a
    chronology with a blank row between months is one table. Tables side by side are parted by a
    blank column that runs the whole height of both.
    """
    if not rows or (len(set(rows)) == rows[-1] - rows[0] + 1 and not _has_blank_column(columns)):
        return ()
    grid: dict[int, dict[int, str]] = {}
    for row, column, text in zip(rows, columns, texts, strict=True):
        grid.setdefault(row, {})[column] = text
    boxes = [
        box for band in _bands(grid) for box in _side_by_side({row: grid[row] for row in band})
    ]
    tables = [box for box in boxes if box[1] > box[0] and box[3] > box[2]]
    if len(tables) < 2:
        return ()
    return tuple(Area(number, *box) for number, box in enumerate(tables, start=1))


def _has_blank_column(columns: Sequence[int]) -> bool:
    used = set(columns)
    return len(used) < max(used) - min(used) + 1


def _bands(grid: Rows) -> list[list[int]]:
    """Part the rows at blank ones, and join again what only goes on."""
    bands: list[list[int]] = []
    for row in grid:
        if not bands or (row > bands[-1][-1] + 1 and _opens_a_table(grid, row)):
            bands.append([])
        bands[-1].append(row)
    return bands


def _opens_a_table(grid: Rows, row: int) -> bool:
    """Say whether headings stand in this row, or below a title that stands in it."""
    while row in grid and len(grid[row]) == 1:
        row += 1
    cells = grid.get(row, {})
    return len(cells) >= 2 and all(_is_heading(text) for text in cells.values())


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not _DIGIT.search(text)


def _side_by_side(band: Rows) -> list[tuple[int, int, int, int]]:
    used = sorted({column for cells in band.values() for column in cells})
    groups: list[list[int]] = []
    for column in used:
        if not groups or column > groups[-1][-1] + 1:
            groups.append([])
        groups[-1].append(column)
    if len(groups) > 1 and not all(_headed(band, group) for group in groups):
        groups = [used]
    return [_box(band, group) for group in groups]


def _headed(band: Rows, group: Sequence[int]) -> bool:
    """Say whether some row opens this group of columns with headings of its own."""
    if len(group) < 2:
        return False
    for cells in band.values():
        own = [cells[column] for column in group if column in cells]
        if len(own) >= 2:
            return all(_is_heading(text) for text in own)
    return False


def _box(band: Rows, group: Sequence[int]) -> tuple[int, int, int, int]:
    inside = [row for row, cells in band.items() if any(column in cells for column in group)]
    return inside[0], inside[-1], group[0], group[-1]
