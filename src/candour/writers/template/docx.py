"""The blank chronology as a Word document: what to write, the agency's return, the table."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row

from candour.core.chronology.template import Template
from candour.writers.colours import HEADING_FILL
from candour.writers.guards import storable
from candour.writers.word_page import add_style, set_cell_margins, set_up_page

BLANK_ROWS = 40
_WIDE_MM = 277
_CELL, _HEAD, _HINT = "TemplateCell", "TemplateHeading", "TemplateHint"
_HEAD_COLOUR = RGBColor(255, 255, 255)
_LABEL_FILL = "E8EEF2"
_ROW_MM, _RETURN_ROW_MM = 9, 14


def write_docx(template: Template, path: Path, made_on: date) -> None:
    """Write the template as a Word document (A4, landscape, header row on every page)."""
    document = docx.Document()
    set_up_page(document, template.title, made_on, landscape=True)
    _add_styles(document)
    document.add_heading(storable(template.title), level=0)
    _add_explanation(document, template)
    _add_return(document, template)
    _add_chronology(document, template)
    document.save(str(path))


def _add_styles(document: Document) -> None:
    for name, size in ((_CELL, 9), (_HEAD, 9), (_HINT, 8)):
        add_style(document, name, size)
    head = document.styles[_HEAD].font
    head.bold, head.color.rgb = True, _HEAD_COLOUR
    document.styles[_HINT].font.italic = True
    points = document.styles["List Bullet"]
    points.font.size, points.paragraph_format.space_after = Pt(9), Pt(0)
    for name in ("Title", "Heading 1"):
        document.styles[name].paragraph_format.space_before = Pt(8)
        document.styles[name].paragraph_format.space_after = Pt(4)


def _begin_page(document: Document, heading: str) -> None:
    begun = document.add_heading(heading, level=1)
    begun.paragraph_format.page_break_before = True


def _add_explanation(document: Document, template: Template) -> None:
    for point in template.opening:
        document.add_paragraph(point, style="List Bullet")
    document.add_heading("The columns", level=1)
    table = _add_table(document, ("Column", "What to write", "For instance"), (40, 150, 87))
    for column in template.columns:
        cells = _add_row(table).cells
        _write(cells[0], column.heading, bold=True)
        _write(cells[1], column.write)
        _write(cells[2], column.example)
    document.add_heading("How to write dates", level=1)
    document.add_paragraph(template.dates_opening)
    for example in template.dates:
        line = document.add_paragraph(style="List Bullet")
        line.add_run(example.written).bold = True
        line.add_run(f"   {example.means}")


def _add_return(document: Document, template: Template) -> None:
    _begin_page(document, "Your return")
    document.add_paragraph(template.return_opening)
    table = document.add_table(rows=0, cols=2)
    _set_up_table(document, table, (90, 187))
    for line in template.return_lines:
        row = _add_row(table)
        row.height = Mm(_RETURN_ROW_MM)
        label, answer = row.cells
        _write(label, line.label, bold=True)
        _fill(label, _LABEL_FILL)
        label.add_paragraph(f"({line.hint})", style=_HINT)
        known = template.agency if line.key == "agency" else None
        _write(answer, storable(known or ""))


def _add_chronology(document: Document, template: Template) -> None:
    _begin_page(document, "Chronology")
    weights = [column.weight for column in template.columns]
    widths = [weight * _WIDE_MM / sum(weights) for weight in weights]
    table = _add_table(document, [column.heading for column in template.columns], widths)
    for _ in range(BLANK_ROWS):
        row = _add_row(table)
        row.height = Mm(_ROW_MM)
        for cell in row.cells:
            _write(cell, "")


def _add_table(document: Document, headings: Sequence[str], widths: Sequence[float]) -> Table:
    table: Table = document.add_table(rows=0, cols=len(headings))
    _set_up_table(document, table, widths)
    head = _add_row(table)
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, heading in zip(head.cells, headings, strict=True):
        _write(cell, heading, style=_HEAD)
        _fill(cell, HEADING_FILL)
    return table


def _set_up_table(document: Document, table: Table, widths: Sequence[float]) -> None:
    table.style = document.styles["Table Grid"]
    table.autofit = False
    set_cell_margins(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)


def _add_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return row


def _write(cell: _Cell, text: str, *, style: str = _CELL, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    if text:
        paragraph.add_run(text).bold = bold or None


def _fill(cell: _Cell, colour: str) -> None:
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    # Word holds to the schema's order: shading after the width, which a new cell has.
    cell._tc.get_or_add_tcPr().append(shade)
