"""The list of what to mend as a Word document."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, RGBColor
from docx.table import Table, _Row

from candour.core.chronology.problems import ErrorList, ProblemWords
from candour.writers.colours import HEADING_FILL
from candour.writers.guards import storable
from candour.writers.word_page import add_style, set_cell_margins, set_up_page

_CELL, _HEAD = "ErrorCell", "ErrorHeading"
_WIDTHS_MM = (26, 26, 38, 42, 42)
_MOST_SHOWN = 300


def write_docx(errors: ErrorList, words: ProblemWords, path: Path, made_on: date) -> None:
    """Write one agency's list: what to do in a sentence, then a row for each problem."""
    document = docx.Document()
    title = f"{words.title}: {errors.agency}, {errors.file}"
    set_up_page(document, title, made_on, landscape=False)
    for name in (_CELL, _HEAD):
        add_style(document, name, 8.5)
    head = document.styles[_HEAD].font
    head.bold, head.color.rgb = True, RGBColor(255, 255, 255)
    document.add_heading(storable(words.title), level=0)
    document.add_paragraph(storable(f"{errors.agency}: {errors.file}"), style="Subtitle")
    if errors.is_clean:
        document.add_paragraph(words.clean)
    else:
        document.add_paragraph(words.opening)
        table: Table = document.add_table(rows=0, cols=len(words.headings))
        _fill_in(table, errors, words)
        table.style = document.styles["Table Grid"]
    document.save(str(path))


def _fill_in(table: Table, errors: ErrorList, words: ProblemWords) -> None:
    table.autofit = False
    set_cell_margins(table)
    for column, width in zip(table.columns, _WIDTHS_MM, strict=True):
        column.width = Mm(width)
    head = _add_row(table, words.headings, _HEAD)
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in head.cells:
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{HEADING_FILL}"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(shade))
    for one in errors.problems:
        found = _short(one.found) or words.empty
        _add_row(table, (one.place, one.column, found, one.wrong, one.mend), _CELL)


def _add_row(table: Table, texts: Sequence[str], style: str) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = storable(text)
        for paragraph in cell.paragraphs:
            paragraph.style = style
    return row


def _short(found: str) -> str:
    if len(found) <= _MOST_SHOWN:
        return found
    return found[:_MOST_SHOWN].rsplit(maxsplit=1)[0] + " …"
