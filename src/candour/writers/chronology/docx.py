"""The chronology as a Word document: the landscape table that a panel works from.

The table's rows are written as XML of their own: through python-docx's cells, thirty thousand rows
would take hours. Nothing in a Word table runs, so no cell is guarded.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, RGBColor

from candour.writers.chronology.agencies import TEXT_COLOUR, agency_keys
from candour.writers.chronology.annexes import Annex, annexes
from candour.writers.chronology.columns import (
    UNDATED,
    Row,
    filled,
    page_rows,
    parted,
    without_comment,
)
from candour.writers.chronology.headings import ON_A_PAGE, Column
from candour.writers.chronology.model import Chronology
from candour.writers.guards import storable
from candour.writers.word_page import HEADING_FILL, add_style, set_cell_margins, set_up_page

_WIDE_MM = 277
_WEIGHTS = {
    Column.DATE: 25, Column.SPAN: 21, Column.KEY: 10, Column.AGENCY: 20,
    Column.WHAT: 56, Column.WHO: 23, Column.SOURCE: 24, Column.RESPONSE: 25,
    Column.OUTCOME: 22, Column.SHARED: 20, Column.COMMENT: 21, Column.FURTHER: 21,
    Column.MARKS: 26, Column.PLACE: 22,
}  # fmt: skip
_SMALL = frozenset({Column.SPAN, Column.FURTHER, Column.MARKS, Column.PLACE})
_CELL, _SMALL_CELL, _HEAD = "ChronologyCell", "ChronologySmall", "ChronologyHeading"


def write_docx(chronology: Chronology, path: Path) -> None:
    """Write the chronology as a Word document (A4, landscape, header row on every page)."""
    document = docx.Document()
    _set_up(document, chronology)
    document.add_heading(storable(chronology.title), level=0)
    for line in chronology.opening_lines():
        document.add_paragraph(storable(line))
    _add_legend(document, chronology)
    document.add_heading("Chronology", level=1)
    shown = page_rows(chronology)
    columns = filled(without_comment(ON_A_PAGE, chronology), shown)
    dated, undated = parted(shown)
    rows = [_row(row, columns) for row in dated]
    if undated:
        rows.append(_line_across(UNDATED, len(columns)))
        rows += [_row(row, columns) for row in undated]
    weights = [_WEIGHTS[column] for column in columns]
    _add_table(document, [column.value for column in columns], weights, rows)
    for annex in annexes(chronology):
        _add_annex(document, annex)
    document.save(str(path))


def _set_up(document: Document, chronology: Chronology) -> None:
    set_up_page(document, chronology.title, chronology.made_on, landscape=True)
    styles = document.styles
    for name, size in ((_CELL, 7.5), (_SMALL_CELL, 6.5), (_HEAD, 7.5)):
        add_style(document, name, size)
    head = styles[_HEAD].font
    head.bold, head.color.rgb = True, RGBColor(255, 255, 255)


def _add_legend(document: Document, chronology: Chronology) -> None:
    runs = "".join(
        f'<w:r><w:rPr><w:color w:val="{TEXT_COLOUR}"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{key.fill}"/></w:rPr>'
        f'<w:t xml:space="preserve"> {key.letter} {escape(storable(key.agency))} </w:t></w:r>'
        '<w:r><w:t xml:space="preserve">  </w:t></w:r>'
        for key in agency_keys(chronology).values()
    )
    legend = document.add_paragraph()
    for run in list(parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>")):
        legend._p.append(run)


def _add_table(
    document: Document, headings: Sequence[str], weights: Sequence[int], rows: Iterable[str]
) -> None:
    table = document.add_table(rows=0, cols=len(headings))
    table.style = document.styles["Table Grid"]
    table.autofit = False
    set_cell_margins(table)
    widths = [weight * _WIDE_MM / sum(weights) for weight in weights]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    body = table._tbl
    cells = "".join(_cell(heading, _HEAD, HEADING_FILL) for heading in headings)
    head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
    # One parse for all rows: their namespace is declared once.
    held: Any = parse_xml(f"<w:tbl {nsdecls('w')}>{head}{''.join(rows)}</w:tbl>")
    for row in list(held):
        for cell, width in zip(row.tc_lst, widths, strict=False):
            if cell.grid_span == 1:
                cell.width = Mm(width)
        body.append(row)


def _row(row: Row, columns: Sequence[Column]) -> str:
    cells = []
    for column in columns:
        fill = row.key.fill if column in (Column.KEY, Column.AGENCY) else None
        style = _SMALL_CELL if column in _SMALL else _CELL
        cells.append(_cell(row.cells[column], style, fill, bold=column is Column.KEY))
    kept = "<w:trPr><w:cantSplit/></w:trPr>" if row.fits_a_page else ""
    return f"<w:tr>{kept}{''.join(cells)}</w:tr>"


def _line_across(words: str, columns: int) -> str:
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{_CELL}"/><w:keepNext/></w:pPr>'
        f"{_run(words, bold=True)}</w:p></w:tc></w:tr>"
    )


def _cell(text: str, style: str, fill: str | None = None, *, bold: bool = False) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    colour = TEXT_COLOUR if fill and fill != HEADING_FILL else None
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    paragraphs = "".join(
        f"<w:p>{styled}{_run(line, bold=bold, colour=colour)}</w:p>"
        for line in storable(text).split("\n")
    )
    return f"<w:tc><w:tcPr>{shade}</w:tcPr>{paragraphs}</w:tc>"


def _run(text: str, *, bold: bool = False, colour: str | None = None) -> str:
    if not text:
        return ""
    properties = ("<w:b/>" if bold else "") + (f'<w:color w:val="{colour}"/>' if colour else "")
    parts = (
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
        for part in text.split("\t")
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{'<w:tab/>'.join(parts)}</w:r>"


def _add_annex(document: Document, annex: Annex) -> None:
    document.add_heading(annex.title, level=1)
    document.add_paragraph(annex.note)
    rows = []
    for number, row in enumerate(annex.rows):
        fill = annex.fills[number] if annex.fills else None
        cells = [_cell(row[0], _CELL, fill), *(_cell(text, _CELL) for text in row[1:])]
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    _add_table(document, annex.headings, annex.shares(), rows)
