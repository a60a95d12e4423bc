"""The opening rows of the tables in a document, where their headings stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.core.documents.block import Block, Draft, Grid
from candour.core.documents.document import Document

_OPENING_ROWS = 15
"""Headings stand below at most a title, an address and a few lines of explanation."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The first rows of one table: row number → (column → text)."""

    table: int | None
    sheet: str | None = field(repr=False)
    rows: dict[int, dict[int, str]] = field(repr=False)


def openings(document: Document) -> Iterator[Opening]:
    """Yield the opening rows of every table that is not inside another, in reading order."""
    word_tables: dict[int, dict[int, dict[int, str]]] = {}
    for block in document.blocks:
        if isinstance(block, Grid):
            yield from _grid_openings(block)
        else:
            _note_cell(block, word_tables)
    for table, rows in word_tables.items():
        yield Opening(table, None, rows)


def _note_cell(block: Block, tables: dict[int, dict[int, dict[int, str]]]) -> None:
    if not isinstance(block, Draft):
        return
    place = block.locator
    if place.table is None or place.row is None or place.path is not None:
        return
    rows = tables.setdefault(place.table, {})
    if isinstance(place.column, int) and (place.row in rows or len(rows) < _OPENING_ROWS):
        rows.setdefault(place.row, {})[place.column] = block.text


def _grid_openings(grid: Grid) -> Iterator[Opening]:
    tables: dict[int | None, dict[int, dict[int, str]]] = {}
    areas = grid.areas or (None,)
    for area in areas:
        rows: dict[int, dict[int, str]] = {}
        for row, column, text in zip(grid.rows, grid.columns, grid.texts, strict=True):
            if area is not None and not area.holds(row, column):
                continue
            if row not in rows and len(rows) == _OPENING_ROWS:
                break
            rows.setdefault(row, {})[column] = text
        tables[area.table if area else None] = rows
    for table, rows in tables.items():
        yield Opening(table, grid.sheet, rows)
