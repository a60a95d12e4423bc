"""A writer of Excel workbooks as raw XML: both kinds of date, hidden parts, notes, formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from examples.make import sheet_parts
from examples.make.archive import pack
from examples.make.ledger import Ledger, Made

EPOCH = date(1904, 1, 1)
STYLES = {"plain": 0, "date": 1, "time": 2, "bold": 3, "wrap": 4, "minute": 5}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's stored value, how it is stored, and the words a reader must find there.

    `kind` is text, number, date, time, error or formula; a formula without `value` was never
    calculated, and its own text is all there is.
    """

    text: str
    kind: str = "text"
    value: str = ""
    formula: str = ""
    style: str = "plain"
    note: tuple[str, str] | None = None
    flags: tuple[str, ...] = ()
    more: tuple[tuple[str, Any], ...] = ()


def date_cell(day: str, shown: str) -> Cell:
    """A real date, counted from the first of January 1904."""
    serial = (date.fromisoformat(day) - EPOCH).days
    return Cell(
        day, "date", str(serial), style="date", flags=("date_value",), more=(("shown", shown),)
    )


def minute_cell(minute: str, shown: str) -> Cell:
    """A real date with a time of day."""
    day, clock = minute.split("T")
    serial = (date.fromisoformat(day) - EPOCH).days + _fraction(clock)
    return Cell(
        f"{day} {clock}",
        "date",
        repr(serial),
        style="minute",
        flags=("date_value",),
        more=(("shown", shown),),
    )


def _fraction(clock: str) -> float:
    hours, minutes = map(int, clock.split(":"))
    return (hours * 60 + minutes) / 1440


def time_cell(minute: str, shown: str) -> Cell:
    """A time without a day: a fraction of one."""
    return Cell(
        minute,
        "time",
        repr(_fraction(minute)),
        style="time",
        flags=("date_value",),
        more=(("shown", shown),),
    )


def column_letters(number: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(slots=True)
class Sheet:
    """One sheet being written."""

    name: str
    ledger: Ledger
    strings: list[str]
    hidden: bool = False
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)

    def where(self, row: int, column: int | None = None) -> dict[str, Any]:
        """The locator of a row or a cell."""
        unseen = (
            self.hidden
            or row in self.hidden_rows
            or (column is not None and column in self.hidden_columns)
        )
        place: dict[str, Any] = {
            "part": "hidden" if unseen else "body",
            "sheet": self.name,
            "row": row,
        }
        if column is not None:
            place |= {"column": column, "cell": f"{column_letters(column)}{row}"}
        return place

    def put(self, row: int, column: int, cell: Cell | str, **more: Any) -> None:
        """Write one cell and enter it; hide rows and columns first. Empty text writes nothing."""
        one = Cell(cell) if isinstance(cell, str) else cell
        if not one.text and one.note is None:
            return
        where = self.where(row, column)
        flags = [*one.flags, *more.pop("flags", ())]
        if where["part"] == "hidden":
            flags.append("hidden")
        self.cells[row, column] = one
        if one.text:
            self.ledger.note(
                where,
                one.text,
                "table_cell",
                flags=flags,
                stored=one.kind,
                **dict(one.more),
                **more,
            )
        if one.note:
            author, text = one.note
            self.ledger.note(
                {**where, "part": "comment"}, text, "comment", author=author, anchor=where
            )

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Merge a block of cells; the words stand in the first."""
        self.merged.append((row, column, last_row, last_column))
        for at, one in enumerate(self.ledger.written):
            place = one.locator
            if (place.get("sheet"), place.get("row"), place.get("column")) == (
                self.name,
                row,
                column,
            ) and one.kind == "table_cell":
                self.ledger.written[at] = replace(
                    one,
                    flags=(*one.flags, "merged"),
                    more={
                        **one.more,
                        "rows": last_row - row + 1,
                        "columns": last_column - column + 1,
                    },
                )

    def _shared(self, text: str) -> int:
        if text not in self.strings:
            self.strings.append(text)
        return self.strings.index(text)

    def _cell_xml(self, row: int, column: int, cell: Cell) -> str:
        at = f'r="{column_letters(column)}{row}" s="{STYLES[cell.style]}"'
        formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
        if cell.kind == "text":
            if not cell.text:
                return f"<c {at}/>"
            return f'<c {at} t="s"><v>{self._shared(cell.text)}</v></c>'
        kind = ' t="e"' if cell.kind == "error" else ""
        value = f"<v>{cell.value}</v>" if cell.value else ""
        return f"<c {at}{kind}>{formula}{value}</c>"

    def xml(self) -> str:
        """The sheet's member."""
        rows = []
        for number in sorted({row for row, _ in self.cells} | self.hidden_rows):
            unseen = ' hidden="1"' if number in self.hidden_rows else ""
            inner = "".join(
                self._cell_xml(row, column, cell)
                for (row, column), cell in sorted(self.cells.items())
                if row == number
            )
            rows.append(f'<row r="{number}"{unseen}>{inner}</row>')
        columns = "".join(
            f'<col min="{one}" max="{one}" width="{self.widths.get(one, 14)}" customWidth="1"'
            + (' hidden="1"' if one in self.hidden_columns else "")
            + "/>"
            for one in sorted(set(self.widths) | self.hidden_columns)
        )
        merged = "".join(
            f'<mergeCell ref="{column_letters(c1)}{r1}:{column_letters(c2)}{r2}"/>'
            for r1, c1, r2, c2 in self.merged
        )
        return sheet_parts.sheet(
            columns=f"<cols>{columns}</cols>" if columns else "",
            rows="".join(rows),
            merged=f'<mergeCells count="{len(self.merged)}">{merged}</mergeCells>'
            if merged
            else "",
            has_notes=bool(self.notes()),
        )

    def notes(self) -> list[tuple[str, int, int, str, str]]:
        """Cell notes: cell name, row, column, author, words."""
        return [
            (f"{column_letters(column)}{row}", row, column, *cell.note)
            for (row, column), cell in sorted(self.cells.items())
            if cell.note
        ]


@dataclass(slots=True)
class Workbook:
    """A workbook in the 1904 date system."""

    ledger: Ledger
    title: str
    author: str
    created: str
    sheets: list[Sheet] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)

    def sheet(self, name: str, *, hidden: bool = False) -> Sheet:
        """Add a sheet."""
        self.sheets.append(Sheet(name, self.ledger, self.strings, hidden))
        return self.sheets[-1]

    def finish(self) -> Made:
        """Pack the workbook."""
        members: dict[str, str] = {}
        for number, sheet in enumerate(self.sheets, 1):
            members[f"xl/worksheets/sheet{number}.xml"] = sheet.xml()
            notes: Sequence[tuple[str, int, int, str, str]] = sheet.notes()
            if notes:
                members |= sheet_parts.notes(number, notes)
        strings = "".join(
            f'<si><t xml:space="preserve">{escape(one)}</t></si>' for one in self.strings
        )
        listed = "".join(
            f'<sheet name={quoteattr(one.name)} sheetId="{number}" r:id="rId{number}"'
            + (' state="hidden"' if one.hidden else "")
            + "/>"
            for number, one in enumerate(self.sheets, 1)
        )
        frame = sheet_parts.frame(
            sheets=listed,
            count=len(self.sheets),
            strings=strings,
            string_count=len(self.strings),
            noted=sorted(members),
            properties=(self.title, self.author, self.created),
        )
        for name, text in (
            ("title", self.title),
            ("creator", self.author),
            ("lastModifiedBy", self.author),
        ):
            self.ledger.note(
                {"part": "metadata", "path": f"docProps/core.xml#{name}"}, text, "furniture"
            )
        return Made(pack(frame | members), self.ledger)
