"""Tables of a landscape Word document.

Rows are written as XML of their own: through python-docx's cells, thirty thousand rows would take
hours. Nothing in a Word table runs, so no cell is guarded.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, RGBColor

from candour.writers.annex import Annex
from candour.writers.colours import HEADING_FILL, TEXT_COLOUR
from candour.writers.guards import storable
from candour.writers.word_page import add_style, set_cell_margins

WIDE_MM = 277
CELL, SMALL_CELL, HEAD = "ChronologyCell", "ChronologySmall", "ChronologyHeading"


def add_table_styles(document: Document) -> None:
    """Add the styles that cells and headings of tables are set in."""
    for name, size in ((CELL, 7.5), (SMALL_CELL, 6.5), (HEAD, 7.5)):
        add_style(document, name, size)
    head = document.styles[HEAD].font
    head.bold, head.color.rgb = True, RGBColor(255, 255, 255)


def add_annex(document: Document, annex: Annex) -> None:
    """Add a table with its heading and note."""
    document.add_heading(annex.title, level=1)
    document.add_paragraph(annex.note)
    rows = []
    for number, row in enumerate(annex.rows):
        fill = annex.fills[number] if annex.fills else None
        cells = [cell_of(row[0], CELL, fill), *(cell_of(text, CELL) for text in row[1:])]
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    add_table(document, annex.headings, annex.shares(), rows)


def add_table(
    document: Document, headings: Sequence[str], weights: Sequence[int], rows: Iterable[str]
) -> None:
    """Add a table whose rows are XML; its head stands on every page."""
    table = document.add_table(rows=0, cols=len(headings))
    table.style = document.styles["Table Grid"]
    table.autofit = False
    set_cell_margins(table)
    widths = [weight * WIDE_MM / sum(weights) for weight in weights]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    body = table._tbl
    cells = "".join(cell_of(heading, HEAD, HEADING_FILL) for heading in headings)
    head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
    # One parse for all rows: their namespace is declared once.
    held: Any = parse_xml(f"<w:tbl {nsdecls('w')}>{head}{''.join(rows)}</w:tbl>")
    for row in list(held):
        for cell, width in zip(row.tc_lst, widths, strict=False):
            if cell.grid_span == 1:
                cell.width = Mm(width)
        body.append(row)


def line_across(words: str, columns: int) -> str:
    """Return a row of one cell over all columns."""
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{CELL}"/><w:keepNext/></w:pPr>'
        f"{_run(words, bold=True)}</w:p></w:tc></w:tr>"
    )


def cell_of(text: str, style: str, fill: str | None = None, *, bold: bool = False) -> str:
    """Return a cell: a paragraph for each line of its text."""
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
