"""The rows of a table as lines of a chronology: what is one, and what each field says in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.core.chronology.columns import Columns
from candour.core.chronology.headings import Field
from candour.core.documents.locator import Part
from candour.core.documents.passage import Flag
from candour.core.documents.report import Change, LeftOut
from candour.core.documents.tables import Cell, Row, Table

_CARRIED = (Field.HAPPENED, Field.RECORDED, Field.SOURCE, Field.AGENCY, Field.PEOPLE)
"""Fields whose merged cell speaks for every row that it spans."""

DELETED_ROW = "a deleted row: kept as a passage, no entry"
ACROSS = "a heading across the table"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a chronology, with its cells by field, and those under no field by heading."""

    row: Row
    fields: dict[Field, list[Cell]] = field(repr=False)
    period_ends: list[Cell] = field(repr=False)
    extra: dict[str, Cell] = field(repr=False)
    asked: frozenset[Field]
    """every field that the table has a column for, filled here or not"""
    sequence: list[Cell] = field(default_factory=list, repr=False)
    """what says in which order rows of one date stand; kept under its heading too"""

    def words(self, wanted: Field, joined_by: str = "\n") -> str | None:
        """Return what stands under a field, over all its columns; `None` where nothing does."""
        cells = self.fields.get(wanted)
        if cells is None:
            return None
        if len(cells) == 1:
            return cells[0].text.strip() or None
        texts = [text for cell in cells if (text := cell.text.strip())]
        return joined_by.join(texts) or None

    def flags(self) -> frozenset[Flag]:
        """Return the flags of all the row's cells."""
        return frozenset().union(*[cell.flags for cell in self.row.cells.values() if cell.flags])


@dataclass(slots=True)
class Lines:
    """The lines of one table, and what there is to report of its other rows."""

    lines: list[Line] = field(default_factory=list, repr=False)
    changed: list[Change] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def lines_of(table: Table, columns: Columns) -> Lines:
    """Tell the lines of a table from its title, its headings said again, and its banners.

    A merged cell speaks for every row that it spans; an empty cell that is not merged stays empty:
    an undated row never borrows its neighbour's date.
    """
    found = Lines()
    asked = frozenset(column.field for column in columns.by_number.values() if column.field)
    covering: dict[int, tuple[Cell, int]] = {}
    for row in table.rows:
        why_not = _why_no_line(row, columns)
        if why_not:
            found.left_out.append(LeftOut(row.locator, why_not, _said(row)))
            continue
        if row.number <= columns.heading_row:
            continue
        cells = row.cells
        if covering:
            cells = dict(cells)
            for column, cell in _carried_down(row, columns, covering):
                cells[column] = cell
                found.changed.append(
                    Change(row.locator, "merged cell: carried down", was="", now=cell.text)
                )
        for column, cell in row.cells.items():
            if cell.row_span > 1:
                covering[column] = (cell, row.number + cell.row_span - 1)
        found.lines.append(_line(row, cells, columns, asked))
    return found


def _why_no_line(row: Row, columns: Columns) -> str | None:
    if row.locator.part is Part.DELETED or all(
        Flag.DELETED in cell.flags for cell in row.cells.values()
    ):
        return DELETED_ROW
    if row.number < columns.heading_row:
        return "above the headings"
    if row.number == columns.heading_row:
        return None
    if columns.repeats_headings(row):
        return "repeated header row"
    (first, *others) = row.cells.values()
    if not others and 1 < len(columns.by_number) <= first.column_span + 1:
        return ACROSS
    return None


def _said(row: Row) -> str:
    return " | ".join(cell.text for cell in row.cells.values())


def _carried_down(
    row: Row, columns: Columns, covering: dict[int, tuple[Cell, int]]
) -> Iterator[tuple[int, Cell]]:
    for column, (cell, last_row) in covering.items():
        leads_to = columns.by_number[column].field if column in columns.by_number else None
        if row.number <= last_row and column not in row.cells and leads_to in _CARRIED:
            yield column, cell


def _line(row: Row, cells: dict[int, Cell], columns: Columns, asked: frozenset[Field]) -> Line:
    line = Line(row, {}, [], {}, asked)
    for number, cell in sorted(cells.items()):
        column = columns.by_number.get(number)
        if cell.flags and Flag.DELETED in cell.flags:
            continue
        if column is None:
            line.extra[f"column {number}"] = cell
        elif column.field is None or column.field is Field.SEQUENCE:
            line.extra[_free(column.heading, line.extra)] = cell
            if column.field is Field.SEQUENCE:
                line.sequence.append(cell)
        elif column.is_end and line.fields.get(column.field):
            line.period_ends.append(cell)
        else:
            line.fields.setdefault(column.field, []).append(cell)
    return line


def _free(heading: str, taken: dict[str, Cell]) -> str:
    count = 2
    name = heading
    while name in taken:
        name, count = f"{heading} ({count})", count + 1
    return name
