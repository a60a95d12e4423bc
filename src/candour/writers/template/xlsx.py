"""The blank chronology as a workbook: what to write, the agency's return, the sheet to fill in.

Every cell is formatted as text, so that Excel leaves "20/05/2015" and "3-4" as they were typed.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from candour.core.chronology.headings import Field
from candour.core.chronology.template import Template, TemplateColumn
from candour.writers.guards import storable

BLANK_ROWS = 500
_TEXT = "@"
_WIDE = 250
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_PLAIN = Font(name="Calibri", size=11)
_BOLD = Font(name="Calibri", size=11, bold=True)
_TITLE = Font(name="Calibri", size=18, bold=True, color="1F3A4D")
_HEAD_FONT = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
_HEAD_FILL = PatternFill("solid", fgColor="1F3A4D")
_LABEL_FILL = PatternFill("solid", fgColor="E8EEF2")
_MISSING_FILL = PatternFill("solid", bgColor="F8D7DA")
_EDGE = Side(style="thin", color="C8C8C8")
_BORDER = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_LINE_HEIGHT = 15.0
_A4 = 9
_MOST_IN_A_PROMPT = 250


def write_xlsx(template: Template, path: Path, made_on: date) -> None:
    """Write the template as a workbook: frozen header, choices where there are some, text cells."""
    book = Workbook()
    book.properties.title = storable(template.title)
    book.properties.creator = "Candour"
    book.properties.created = book.properties.modified = datetime.combine(made_on, time())
    explained = book.worksheets[0]
    explained.title = "Read first"
    _explain(explained, template)
    _ask_for_return(book.create_sheet("Return"), template)
    _lay_out(book.create_sheet("Chronology"), template)
    for sheet in book.worksheets:
        _set_up_page(sheet)
    book.save(path)


def _set_up_page(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _explain(sheet: Worksheet, template: Template) -> None:
    widths = (28, 90, 50)
    _set_widths(sheet, widths)
    _write(sheet, 1, 1, storable(template.title), _TITLE).alignment = Alignment(wrap_text=False)
    sheet.row_dimensions[1].height = 2 * _LINE_HEIGHT
    row = 2
    for line in template.opening:
        row = _write_across(sheet, row, line)
    row = _write_heads(sheet, row, ("Column", "What to write", "For instance"))
    for column in template.columns:
        row = _write_row(sheet, row, (column.heading, column.write, column.example), widths)
    row = _write_across(sheet, row + 1, template.dates_opening)
    for example in template.dates:
        row = _write_row(sheet, row, (example.written, example.means, ""), widths)


def _ask_for_return(sheet: Worksheet, template: Template) -> None:
    _set_widths(sheet, (38, 70, 60))
    row = _write_across(sheet, 1, template.return_opening)
    for line in template.return_lines:
        known = template.agency if line.key == "agency" else None
        label = _boxed(sheet, row, 1, line.label, _BOLD)
        label.fill = _LABEL_FILL
        _boxed(sheet, row, 2, storable(known or ""))
        _boxed(sheet, row, 3, line.hint)
        if line.answers:
            _offer(sheet, f"B{row}", line.answers, line.label, line.hint)
        sheet.row_dimensions[row].height = 2 * _LINE_HEIGHT
        row += 1


def _lay_out(sheet: Worksheet, template: Template) -> None:
    weights = [column.weight for column in template.columns]
    _set_widths(sheet, [max(11.0, weight * _WIDE / sum(weights)) for weight in weights])
    _write_heads(sheet, 1, [column.heading for column in template.columns])
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    last = BLANK_ROWS + 1
    for number, column in enumerate(template.columns, start=1):
        letter = get_column_letter(number)
        # Also below the last ruled row nothing is converted.
        sheet.column_dimensions[letter].number_format = _TEXT
        for row in range(2, last + 1):
            _boxed(sheet, row, number, "")
        _say_what_to_write(sheet, f"{letter}2:{letter}{last}", column)
    _mark_missing_sources(sheet, template, last)


def _say_what_to_write(sheet: Worksheet, cells: str, column: TemplateColumn) -> None:
    hint = column.write
    if len(hint) > _MOST_IN_A_PROMPT:
        hint = hint[:_MOST_IN_A_PROMPT].rsplit(". ", 1)[0] + "."
    _offer(sheet, cells, column.answers, column.heading, hint)


def _offer(sheet: Worksheet, cells: str, answers: Sequence[str], title: str, hint: str) -> None:
    """Offer answers, and say what to write; other words are questioned, never refused."""
    offered = DataValidation(
        type="list" if answers else None,
        formula1=f'"{",".join(answers)}"' if answers else None,
        allow_blank=True,
        showInputMessage=True,
        showErrorMessage=bool(answers),
        errorStyle="warning",
        promptTitle=title[:32],
        prompt=hint,
        errorTitle="Other words" if answers else None,
        error=f"Usually: {', '.join(answers)}. Keep your words?" if answers else None,
    )
    offered.add(cells)
    sheet.add_data_validation(offered)


def _mark_missing_sources(sheet: Worksheet, template: Template, last: int) -> None:
    """Colour the source's cell of a row that says anything and names no source."""
    letters = {c.field: get_column_letter(n) for n, c in enumerate(template.columns, start=1)}
    source, end = letters[Field.SOURCE], get_column_letter(len(template.columns))
    formula = f"AND(COUNTA($A2:${end}2)>0,LEN(TRIM(${source}2))=0)"
    rule = FormulaRule(formula=[formula], fill=_MISSING_FILL)  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add(f"{source}2:{source}{last}", rule)


def _set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def _write(sheet: Worksheet, row: int, column: int, text: str, font: Font = _PLAIN) -> Cell:
    cell: Cell = sheet.cell(row, column)  # type: ignore[assignment]
    if text:
        cell.value = text
        cell.data_type = "s"  # also what openpyxl takes for a formula
    cell.font, cell.number_format, cell.alignment = font, _TEXT, _WRAPPED
    return cell


def _boxed(sheet: Worksheet, row: int, column: int, text: str, font: Font = _PLAIN) -> Cell:
    cell = _write(sheet, row, column, text, font)
    cell.border = _BORDER
    return cell


def _write_across(sheet: Worksheet, row: int, text: str) -> int:
    _write(sheet, row, 1, text)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3)
    sheet.row_dimensions[row].height = _LINE_HEIGHT * (1 + len(text) // 150)
    return row + 1


def _write_heads(sheet: Worksheet, row: int, headings: Sequence[str]) -> int:
    for number, heading in enumerate(headings, start=1):
        cell = _boxed(sheet, row, number, heading, _HEAD_FONT)
        cell.fill = _HEAD_FILL
    return row + 1


def _write_row(sheet: Worksheet, row: int, texts: Sequence[str], widths: Sequence[int]) -> int:
    for number, text in enumerate(texts, start=1):
        _boxed(sheet, row, number, text, _BOLD if number == 1 else _PLAIN)
    lines = max(1 + len(text) // width for text, width in zip(texts, widths, strict=True))
    sheet.row_dimensions[row].height = _LINE_HEIGHT * lines
    return row + 1
