"""The chronology as an Excel workbook: one sheet of entries, one sheet for each annex.

A date is a real date where the words are exact (a day or a minute, nothing doubted) and the
calendar of Excel has it; else it is text. "As written" always keeps the words. Every other cell is
typed as text, so that nothing in it can run. Undated rows close the sheet without a line before
them: a line across would break filters.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from re import compile as pattern
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from candour.writers.annex import Annex
from candour.writers.chronology.annexes import annexes
from candour.writers.chronology.columns import Row, exact_moment, sheet_rows, without_comment
from candour.writers.chronology.headings import IN_A_SHEET, Column
from candour.writers.chronology.model import Chronology
from candour.writers.colours import TEXT_COLOUR
from candour.writers.guards import CUT, storable

_Sheet = Any
_Cell = Any
"""What openpyxl makes in its writing-only mode, which its type stubs do not describe."""

_WIDTHS = {
    Column.DATE: 17, Column.AS_WRITTEN: 20, Column.EARLIEST: 17, Column.LATEST: 17,
    Column.KEY: 6, Column.AGENCY: 20, Column.WHAT: 60, Column.WHO: 24, Column.SOURCE: 24,
    Column.RESPONSE: 30, Column.OUTCOME: 24, Column.SHARED: 22, Column.COMMENT: 30,
    Column.RECORDED: 18, Column.CHILD_SEEN: 11, Column.SEEN_ALONE: 11, Column.TERMS: 14,
    Column.FURTHER: 30, Column.MARKS: 34, Column.PLACE: 28, Column.ID: 40,
}  # fmt: skip
_MOST_CHARACTERS = 32_767
_FIRST_YEAR = 1901
"""Excel's calendar begins in 1900, with a day that never was."""
_LOOKS_ESCAPED = pattern(r"_(?=x[0-9A-Fa-f]{4}_)")
_LINE_HEIGHT = 15.0
_HIGHEST = 409.0
"""what Excel allows, in points"""
_A3 = 8
_TEXT = "@"
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_HEAD_FONT = Font(name="Calibri", bold=True, color="FFFFFF")
_BOLD = Font(name="Calibri", bold=True, color=TEXT_COLOUR)
_EDGE = Side(style="thin", color="C8C8C8")
_BORDER = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_MOMENTS = frozenset({Column.EARLIEST, Column.LATEST})


def write_xlsx(chronology: Chronology, path: Path) -> None:
    """Write the chronology as a workbook: frozen header, filters, real dates where exact."""
    book = Workbook(write_only=True)
    made = datetime.combine(chronology.made_on, time())
    book.properties.title = storable(chronology.title)
    book.properties.creator = "Candour"
    book.properties.created = made
    cells = _Cells()
    sheet: _Sheet = book.create_sheet("Chronology")
    columns = without_comment(IN_A_SHEET, chronology)
    shown = sheet_rows(chronology)
    _open_sheet(sheet, [_WIDTHS[column] for column in columns], len(shown), "C2")
    sheet.append([cells.text(sheet, column.value, _HEADING) for column in columns])
    for number, row in enumerate(shown, start=2):
        texts = [row.cells[column] for column in columns]
        _set_height(sheet, number, texts, [_WIDTHS[column] for column in columns])
        sheet.append([_entry_cell(cells, sheet, row, column) for column in columns])
    for annex in annexes(chronology):
        _add_annex(cells, book, annex)
    _add_about(cells, book, chronology)
    book.save(path)


def _open_sheet(sheet: _Sheet, widths: Sequence[int], count: int, frozen: str) -> None:
    sheet.freeze_panes = frozen
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{count + 1}"


def _set_height(sheet: _Sheet, number: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    """Say how high a row is: not every program works it out when it opens a file."""
    lines = max(
        sum(1 + len(line) * 10 // (width * 9) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    sheet.row_dimensions[number].height = min(_HIGHEST, max(1, lines) * _LINE_HEIGHT)


class _Look(NamedTuple):
    """How a cell looks."""

    number_format: str = _TEXT
    font: Font | None = None
    fill: str | None = None
    is_quoted: bool = False


_PLAIN = _Look()
_DAY, _MINUTE = _Look("dd/mm/yyyy"), _Look("dd/mm/yyyy hh:mm")
_HEADING = _Look(font=_HEAD_FONT, fill="1F3A4D")


class _Cells:
    """Makes the cells of one workbook; those that look alike share one style.

    openpyxl weighs a style anew for every cell that is given one, and that would take most of the
    time that a workbook takes.
    """

    def __init__(self) -> None:
        self._styles: dict[tuple[object, ...], Any] = {}

    def text(self, sheet: _Sheet, text: str, look: _Look = _PLAIN) -> _Cell:
        """Return a cell that is typed as text, whatever stands in it."""
        held = _LOOKS_ESCAPED.sub("_x005F_", storable(text))
        if len(held) > _MOST_CHARACTERS:
            held = held[: _MOST_CHARACTERS - len(CUT)] + CUT
        cell: _Cell = WriteOnlyCell(sheet, held or None)
        if held:
            cell.data_type = "s"  # also what openpyxl takes for a formula or an error
        if held.startswith(("=", "+", "-", "@")):
            look = look._replace(is_quoted=True)
        cell._style = self._style(sheet, look)
        return cell

    def date(self, sheet: _Sheet, moment: date | datetime) -> _Cell:
        """Return a cell that is a real date."""
        cell: _Cell = WriteOnlyCell(sheet)
        cell.value = moment
        cell._style = self._style(sheet, _MINUTE if isinstance(moment, datetime) else _DAY)
        return cell

    def _style(self, sheet: _Sheet, look: _Look) -> Any:
        # By the font's identity: openpyxl's own hash of a font is what takes the time.
        key = (look.number_format, id(look.font), look.fill, look.is_quoted)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = _styled(sheet, look)._style
        return style


def _styled(sheet: _Sheet, look: _Look) -> _Cell:
    cell: _Cell = WriteOnlyCell(sheet)
    cell.number_format = look.number_format
    cell.quotePrefix = look.is_quoted
    cell.alignment, cell.border = _WRAPPED, _BORDER
    if look.font is not None:
        cell.font = look.font
    if look.fill is not None:
        cell.fill = PatternFill("solid", fgColor=look.fill)
    return cell


def _entry_cell(cells: _Cells, sheet: _Sheet, row: Row, column: Column) -> _Cell:
    happened = row.entry.happened
    exact = exact_moment(happened) if column is Column.DATE else None
    if exact is not None and exact.year >= _FIRST_YEAR:
        return cells.date(sheet, exact)
    if column in _MOMENTS:
        moment = happened.earliest if column is Column.EARLIEST else happened.latest
        if moment is not None and moment.year >= _FIRST_YEAR:
            return cells.date(sheet, moment)
    if column in (Column.KEY, Column.AGENCY):
        return cells.text(sheet, row.cells[column], _Look(font=_BOLD, fill=row.key.fill))
    return cells.text(sheet, row.cells[column])


def _add_annex(cells: _Cells, book: Workbook, annex: Annex) -> None:
    sheet: _Sheet = book.create_sheet(annex.title)
    widths = [min(60, max(12, *map(_longest, column))) for column in zip(*annex.rows, strict=True)]
    _open_sheet(sheet, widths, len(annex.rows), "A2")
    sheet.append([cells.text(sheet, heading, _HEADING) for heading in annex.headings])
    for number, row in enumerate(annex.rows):
        _set_height(sheet, number + 2, row, widths)
        first = _Look(fill=annex.fills[number]) if annex.fills else _PLAIN
        looks = (first, *[_PLAIN] * (len(row) - 1))
        sheet.append([cells.text(sheet, *one) for one in zip(row, looks, strict=True)])


def _add_about(cells: _Cells, book: Workbook, chronology: Chronology) -> None:
    sheet: _Sheet = book.create_sheet("About")
    sheet.column_dimensions["A"].width = 110
    notes = [f"{annex.title}: {annex.note}" for annex in annexes(chronology)]
    lines: Iterable[str] = (chronology.title, *chronology.opening_lines(), *notes)
    for line in lines:
        sheet.append([cells.text(sheet, line)])


def _longest(text: str) -> int:
    return max(map(len, text.split("\n")), default=0) + 2
