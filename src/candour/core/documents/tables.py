"""The tables in a document, row by row, whatever kind of file they came in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from candour.core.documents.block import Block, CellNote, Draft, Grid
from candour.core.documents.block import Table as TableBlock
from candour.core.documents.document import Document
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag
from candour.core.spans import Span

OPENING_ROWS = 15
"""Headings stand below at most a title, an address and a few lines of explanation."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: its words, where they stand in the original's text, and what flags them."""

    text: str = field(repr=False)
    span: Span
    flags: tuple[Flag, ...] = ()
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its place, its id in short ("t1r4"), and its filled cells by column."""

    short: str
    number: int
    locator: Locator
    cells: dict[int, Cell] = field(repr=False)

    def texts(self) -> dict[int, str]:
        """Return the words of each filled cell by column."""
        return {column: cell.text for column, cell in self.cells.items()}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its place, and its rows that hold anything. `inside` names the cell it stands in."""

    locator: Locator
    rows: Sequence[Row] = field(repr=False)
    inside: str | None = None


def tables(document: Document, most_rows: int | None = None) -> Iterator[Table]:
    """Yield every table in reading order; a table inside a cell follows the one around it.

    `most_rows` takes only the first rows of each table in a sheet (`OPENING_ROWS` hold its
    headings). Cost grows linearly with the cells taken. Deleted cells are part of their row,
    flagged.
    """
    start = 0
    drafts: dict[str, _Rows] = {}
    for block in document.blocks:
        if isinstance(block, Grid):
            yield from _grid_tables(block, start, most_rows)
        elif isinstance(block, TableBlock):
            _note_table(block, start, drafts)
        else:
            _note_draft(block, start, drafts)
        start += sum(map(len, block.texts)) + len(block.texts)
    for rows in drafts.values():
        yield rows.table()


@dataclass(slots=True)
class _Rows:
    locator: Locator
    inside: str | None
    rows: dict[str, Row] = field(default_factory=dict, repr=False)

    def table(self) -> Table:
        return Table(self.locator, list(self.rows.values()), self.inside)


def _note_table(block: TableBlock, start: int, found: dict[str, _Rows]) -> None:
    for index, text in enumerate(block.texts):
        draft = block.drafts.get(index)
        if draft is not None:
            _note_draft(draft, start, found)
        else:
            row, column = block.rows[index], block.columns[index]
            place = Locator(page=block.pages.get(row), table=block.table, row=row)
            rows = found.setdefault(
                block.prefix, _Rows(Locator(table=block.table, page=place.page), None)
            )
            short = f"{block.prefix}r{row}"
            if short not in rows.rows:
                rows.rows[short] = Row(short, row, place, {})
            rows.rows[short].cells[column] = Cell(text, Span(start, start + len(text)))
        start += len(text) + 1


def _note_draft(block: Block, start: int, found: dict[str, _Rows]) -> None:
    if not isinstance(block, Draft) or block.locator.table is None or block.locator.row is None:
        return
    row_short, column = _row_and_column(block.short)
    if column is None:
        return
    table_short, _, row_number = row_short.rpartition("r")
    place = block.locator
    inside = table_short[: table_short.rindex("t")] or None
    path = table_short.removeprefix(inside) if inside else None
    around = Locator(table=place.table, path=path, page=place.page)
    rows = found.setdefault(table_short, _Rows(around, inside))
    if row_short not in rows.rows:
        row_place = Locator(
            part=place.part if place.part is Part.DELETED else Part.BODY,
            page=place.page,
            table=place.table,
            row=place.row,
            path=row_short.removeprefix(inside) if inside else None,
        )
        rows.rows[row_short] = Row(row_short, int(row_number), row_place, {})
    span = Span(start, start + len(block.text))
    rows.rows[row_short].cells[column] = Cell(
        block.text, span, block.flags, block.row_span, block.column_span
    )


def _row_and_column(short: str) -> tuple[str, int | None]:
    """Part a cell's place in short: "t1r4c2" is ("t1r4", 2); words aside in a cell are no cell."""
    row_short, letter, column = short.rpartition("c")
    return (row_short, int(column)) if letter and column.isdecimal() else (short, None)


def _grid_tables(grid: Grid, start: int, most_rows: int | None) -> Iterator[Table]:
    found: dict[int | None, dict[int, Row]] = {}
    areas, notes = grid.areas, grid.notes
    area: int | None = None
    held: Row | None = None
    begun: tuple[int | None, int] = (None, 0)
    for index, (row, column, text) in enumerate(
        zip(grid.rows, grid.columns, grid.texts, strict=True)
    ):
        if areas:
            area = next((one.table for one in areas if one.holds(row, column)), None)
        if (area, row) != begun:
            begun = (area, row)
            held = _grid_row(grid, begun, found.setdefault(area, {}), most_rows)
        end = start + len(text)
        if held is not None:
            held.cells[column] = _cell(text, Span(start, end), notes.get(index))
        elif not areas:
            break
        start = end + 1
    for area, rows in found.items():
        yield Table(Locator(table=area, sheet=grid.sheet), list(rows.values()))


def _cell(text: str, span: Span, note: CellNote | None) -> Cell:
    if note is None:
        return Cell(text, span)
    return Cell(text, span, note.flags, note.row_span, note.column_span)


def _grid_row(
    grid: Grid, place: tuple[int | None, int], rows: dict[int, Row], most_rows: int | None
) -> Row | None:
    """Return a table's row, made where it is not yet; `None` where as many stand as are wanted."""
    area, row = place
    if row not in rows:
        if most_rows is not None and len(rows) == most_rows:
            return None
        locator = Locator(table=area, row=row, sheet=grid.sheet, line=grid.lines.get(row))
        rows[row] = Row(f"{grid.prefix}r{row}", row, locator, {})
    return rows[row]


def opening_rows(table: Table) -> Iterator[Row]:
    """Yield the first rows of a table, where its headings stand."""
    return islice(table.rows, OPENING_ROWS)
