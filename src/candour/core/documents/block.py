"""What readers hand in: drafts of single passages, and grids of many cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind, Mark, Passage
from candour.core.spans import Span


class Block(Protocol):
    """One or more passages in reading order, not yet placed in an original's text."""

    @property
    def texts(self) -> Sequence[str]:
        """The passages' texts, in reading order."""

    def kind_of(self, index: int) -> Kind:
        """Return the kind of passage `index` without making it."""

    def passage(self, index: int, start: int, original: str) -> Passage:
        """Return passage `index`, whose text begins at `start` in the original's text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One passage before it has a place: marks count from the start of its own text.

    `short` is the place in short ("t1r4c2", "p9"), unique in the original.
    """

    short: str
    locator: Locator
    kind: Kind
    text: str = field(repr=False)
    flags: tuple[Flag, ...] = ()
    marks: tuple[Mark, ...] = ()
    row_span: int = 1
    column_span: int = 1

    @property
    def texts(self) -> Sequence[str]:
        """The one text."""
        return (self.text,)

    def kind_of(self, index: int) -> Kind:
        """Return its kind."""
        return self.kind

    def passage(self, index: int, start: int, original: str) -> Passage:
        """Return the passage, placed at `start`."""
        if index != 0:
            raise IndexError(index)
        return Passage(
            id=f"{original}#{self.short}",
            original=original,
            locator=self.locator,
            kind=self.kind,
            text=self.text,
            span=Span(start, start + len(self.text)),
            flags=self.flags,
            marks=tuple(_moved(mark, start) for mark in self.marks),
            row_span=self.row_span,
            column_span=self.column_span,
        )


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(mark.kind, mark.span.moved(by), mark.by, mark.at, mark.to)


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is out of the ordinary about one cell of a grid."""

    flags: tuple[Flag, ...] = ()
    row_span: int = 1
    column_span: int = 1


_PLAIN_CELL = CellNote()


@dataclass(frozen=True, slots=True)
class Area:
    """A table inside a grid: its rows and columns, first and last, both included."""

    table: int
    first_row: int
    last_row: int
    first_column: int
    last_column: int

    def holds(self, row: int, column: int) -> bool:
        """Say whether the cell lies in this table."""
        return (
            self.first_row <= row <= self.last_row
            and self.first_column <= column <= self.last_column
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """The filled cells of one sheet or delimited file, in reading order, as parallel columns.

    A sheet of 50,000 rows is 300,000 passages; an object for each would cost more time and memory
    than reading them, so a passage is made only when it is asked for.

    `prefix` opens every cell's short place ("s1", or "" in a delimited file); `lines` maps a row to
    the physical line that it begins on; `notes` holds only cells out of the ordinary, by index.
    """

    texts: Sequence[str] = field(repr=False)
    rows: Sequence[int] = field(repr=False)
    columns: Sequence[int] = field(repr=False)
    prefix: str = ""
    sheet: str | None = field(default=None, repr=False)
    areas: tuple[Area, ...] = ()
    lines: Mapping[int, int] = field(default_factory=dict, repr=False)
    notes: Mapping[int, CellNote] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if not len(self.texts) == len(self.rows) == len(self.columns):
            raise ValueError("a grid's texts, rows and columns must be equally many")

    def kind_of(self, index: int) -> Kind:
        """Every passage of a grid is a cell."""
        return Kind.TABLE_CELL

    def passage(self, index: int, start: int, original: str) -> Passage:
        """Return cell `index` as a passage, placed at `start`."""
        row, column, text = self.rows[index], self.columns[index], self.texts[index]
        note = self.notes.get(index, _PLAIN_CELL)
        return Passage(
            id=f"{original}#{self.prefix}r{row}c{column}",
            original=original,
            locator=self._locator(row, column, Flag.HIDDEN in note.flags),
            kind=Kind.TABLE_CELL,
            text=text,
            span=Span(start, start + len(text)),
            flags=note.flags,
            row_span=note.row_span,
            column_span=note.column_span,
        )

    def _locator(self, row: int, column: int, hidden: bool) -> Locator:
        table = next((area.table for area in self.areas if area.holds(row, column)), None)
        return Locator(
            part=Part.HIDDEN if hidden else Part.BODY,
            table=table,
            row=row,
            column=column,
            sheet=self.sheet,
            cell=cell_name(row, column) if self.sheet is not None else None,
            line=self.lines.get(row),
        )


@dataclass(frozen=True, slots=True)
class Table:
    """The passages of one table of a text document, in reading order.

    Like a grid, it keeps plain cells as parallel columns and makes their passages when they are
    asked for. `drafts` holds, by index, whatever is out of the ordinary: merged cells, tracked
    changes, what hangs on a cell or is nested in it. `prefix` opens every plain cell's short place
    ("t1"); `pages` maps a row to its page, where the file tells it.
    """

    table: int
    texts: Sequence[str] = field(repr=False)
    rows: Sequence[int] = field(repr=False)
    columns: Sequence[int] = field(repr=False)
    prefix: str
    pages: Mapping[int, int] = field(default_factory=dict, repr=False)
    drafts: Mapping[int, Draft] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if not len(self.texts) == len(self.rows) == len(self.columns):
            raise ValueError("a table's texts, rows and columns must be equally many")

    def kind_of(self, index: int) -> Kind:
        """Return the kind of passage `index`: a cell, unless it is out of the ordinary."""
        draft = self.drafts.get(index)
        return Kind.TABLE_CELL if draft is None else draft.kind

    def passage(self, index: int, start: int, original: str) -> Passage:
        """Return passage `index`, placed at `start`."""
        draft = self.drafts.get(index)
        if draft is not None:
            return draft.passage(0, start, original)
        row, column, text = self.rows[index], self.columns[index], self.texts[index]
        return Passage(
            id=f"{original}#{self.prefix}r{row}c{column}",
            original=original,
            locator=Locator(page=self.pages.get(row), table=self.table, row=row, column=column),
            kind=Kind.TABLE_CELL,
            text=text,
            span=Span(start, start + len(text)),
        )

    def cells(self) -> Iterator[tuple[int, int, str]]:
        """Yield row, column and text of its own cells: not of tables in them, nor of deletions."""
        for index, (row, column) in enumerate(zip(self.rows, self.columns, strict=True)):
            draft = self.drafts.get(index)
            if draft is None or draft.short == f"{self.prefix}r{row}c{column}":
                yield row, column, self.texts[index]


def cell_name(row: int, column: int) -> str:
    """Return a spreadsheet's name for a cell, both counted from 1: (9, 28) is "AB9"."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"
