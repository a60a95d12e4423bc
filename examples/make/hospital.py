"""The hospital's workbook: counted from 1904, titles above headers, tables stacked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from examples.make.columns import Column, Layout
from examples.make.entry import Entry
from examples.make.frame import Job
from examples.make.ledger import Made
from examples.make.marks import Mark, marks_for
from examples.make.sheet import (
    Cell,
    Sheet,
    Workbook,
    column_letters,
    date_cell,
    minute_cell,
    time_cell,
)

WIDTHS = {"what": 60, "people": 24, "response": 36, "comment": 40}
DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})$")
CLOCK = re.compile(r"\d\d:\d\d$")
DAY_AND_CLOCK = re.compile(r"(\d\d/\d\d/\d{4}) (\d\d:\d\d)$")


def _truth_of(entry: Entry, field: str) -> str:
    value = entry.truth.get("recorded_is" if field == "recorded" else "is")
    return value if isinstance(value, str) else ""


def _iso(words: str) -> str:
    day, month, year = words.split("/")
    return f"{year}-{month}-{day}"


def _real_value(entry: Entry, field: str, text: str) -> Cell | None:
    """A real date or time where the words are nothing but that and the truth is that day or minute.

    An entry whose truth is spelt out (other readings, an interval) was typed as words.
    """
    truth = _truth_of(entry, field)
    day = DAY.match(text)
    if field in ("date", "recorded") and day:
        written = _iso(text)
        return date_cell(written, text) if truth.startswith(written) else None
    both = DAY_AND_CLOCK.match(text)
    if field == "date" and both:
        minute = _iso(both[1]) + "T" + both[2]
        return minute_cell(minute, text) if truth == minute else None
    if field == "time" and CLOCK.match(text) and truth.endswith(f"T{text}"):
        return time_cell(text, text)
    return None


@dataclass(slots=True)
class Block:
    """One table inside a sheet, from its header row down."""

    sheet: Sheet
    layout: Layout
    marks: Mapping[str, Sequence[Mark]]
    table: int
    row: int
    count: int = 0

    def header(self) -> None:
        """The header row."""
        for column, heading in enumerate(self.layout.headings(), 1):
            self.sheet.put(
                self.row, column, Cell(heading, style="bold"), table=self.table, role=["header"]
            )
            self.sheet.widths[column] = max(
                self.sheet.widths.get(column, 14),
                WIDTHS.get(self.layout.columns[column - 1].field, 14),
            )
        self.row += 1

    def entry(self, entry: Entry) -> None:
        """One entry's row."""
        self.count += 1
        if "hidden" in entry.flags:
            self.sheet.hidden_rows.add(self.row)
        self.sheet.ledger.place(entry.key, self.sheet.where(self.row) | {"table": self.table})
        for number, column in enumerate(self.layout.columns, 1):
            cell = self._cell(entry, column)
            self.sheet.put(
                self.row, number, cell, table=self.table, entry=entry.key, field=column.field
            )
        self.row += 1

    def _cell(self, entry: Entry, column: Column) -> Cell:
        text = self.layout.cell(column, entry)
        cell = Cell(text, style="wrap")
        cell = _real_value(entry, column.field, text) or cell
        if column.field == "extra:No." and text.isdigit():
            number = self.count % 7 != 3
            cell = (
                Cell(text, "number", text)
                if number
                else replace(cell, more=(("role", ["number_as_text"]),))
            )
        for mark in marks_for(self.marks.get(entry.key, ()), column.fields()):
            if mark.kind == "comment" and not entry.again:
                cell = replace(cell, note=(mark.author, mark.text))
        return cell


def _numbered(entries: Sequence[Entry]) -> list[Entry]:
    """Give every row its running number and the extract's own number, which a hidden column has."""
    return [
        replace(one, extra={"No.": str(at), **one.extra, "Extract id": f"{at:05}"})
        for at, one in enumerate(entries, 1)
    ]


def _layout(job: Job, sheet: Sheet, entries: Sequence[Entry]) -> Layout:
    layout = job.layout(sheet.ledger, entries)
    return replace(
        layout, columns=tuple(sorted(layout.columns, key=lambda one: one.field != "extra:No."))
    )


def _title(job: Job, sheet: Sheet, name: str) -> int:
    for row, text in enumerate(job.lines(name), 1):
        sheet.put(row, 1, Cell(text, style="bold"), role=["title"])
    sheet.merge(1, 1, 1, 6)
    return len(job.lines(name)) + 2


def _admissions(job: Job, sheet: Sheet, entries: Sequence[Entry]) -> None:
    layout = _layout(job, sheet, entries)
    sheet.hidden_columns.add(len(layout.columns))
    block = Block(sheet, layout, job.marks, 1, _title(job, sheet, "admissions_title"))
    block.header()
    first = block.row
    for entry in entries:
        block.entry(entry)
    last, row = block.row - 1, block.row + 1
    if not entries:
        return
    letters = column_letters(2)
    sheet.put(row, 1, "Number of admissions")
    sheet.put(
        row,
        2,
        Cell(
            str(len(entries)),
            "formula",
            str(len(entries)),
            f"COUNTA({letters}{first}:{letters}{last})",
            flags=("formula",),
        ),
    )
    sheet.put(row + 1, 1, "Days from first to last")
    formula = f"MAX({letters}{first}:{letters}{last})-MIN({letters}{first}:{letters}{last})"
    sheet.put(
        row + 1, 2, Cell(f"={formula}", "formula", "", formula, flags=("formula", "not_calculated"))
    )
    sheet.put(row + 2, 1, "Consultant code")
    sheet.put(
        row + 2,
        2,
        Cell(
            "#N/A",
            "error",
            "#N/A",
            'VLOOKUP("X9",Codes!A1:B9,2,FALSE)',
            flags=("error_value", "formula"),
        ),
    )


def _attendances(job: Job, sheet: Sheet, entries: Sequence[Entry]) -> None:
    row = _title(job, sheet, "attendances_title")
    timed = [one for one in entries if one.text("time")]
    untimed = [one for one in entries if not one.text("time")]
    widest = 0
    for table, (name, listed) in enumerate(
        (("emergency_title", timed), ("outpatient_title", untimed)), 1
    ):
        sheet.put(row, 1, Cell(job.word(name), style="bold"), role=["title"])
        layout = _layout(job, sheet, listed)
        widest = max(widest, len(layout.columns))
        block = Block(sheet, layout, job.marks, table, row + 1)
        block.header()
        top = block.row
        for entry in listed:
            block.entry(entry)
        row = block.row + 1
        if table == 1:
            _codes_beside(job, sheet, top - 1, len(layout.columns) + 2)


def _codes_beside(job: Job, sheet: Sheet, row: int, column: int) -> None:
    """A small table of codes standing beside the first one, a blank column between."""
    for at, line in enumerate((["Code", "Meaning"], *(job.frame.get("codes") or ()))):
        for offset, text in enumerate(line):
            sheet.put(
                row + at, column + offset, str(text), table=3, role=["header"] if at == 0 else []
            )


def _hidden_codes(job: Job, sheet: Sheet) -> None:
    for row, line in enumerate(job.frame.get("hidden_sheet") or (), 1):
        for column, text in enumerate(line, 1):
            sheet.put(row, column, str(text))


def is_admission(entry: Entry) -> bool:
    """Whether a row belongs to the sheet with the next-of-kin columns."""
    return any(name.startswith(("Next of kin", "NOK")) for name in entry.extra)


def make(job: Job) -> Made:
    """Write `hospital.xlsx`."""
    book = Workbook(job.ledger(), job.word("title"), job.word("author"), job.word("created"))
    numbered = _numbered(job.entries)
    _admissions(job, book.sheet("Admissions"), [one for one in numbered if is_admission(one)])
    _attendances(job, book.sheet("Attendances"), [one for one in numbered if not is_admission(one)])
    _hidden_codes(job, book.sheet("Codes", hidden=True))
    book.sheet("Sheet4")
    return book.finish()
