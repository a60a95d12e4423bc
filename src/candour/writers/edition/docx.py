"""A document of an edition as a Word document, made anew."""

from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table

from candour.core.release.retelling import Block, Shape
from candour.writers.edition.model import EditionDocument, shares
from candour.writers.guards import storable
from candour.writers.word_page import add_style, set_up_page

_STYLES = {
    Shape.HEADING: "Heading 1",
    Shape.PARAGRAPH: "Normal",
    Shape.LIST_ITEM: "List Bullet",
    Shape.QUOTATION: "Quote",
    Shape.NOTE: "Note",
}
_CELL = "Cell"
_WIDE_MM, _UPRIGHT_MM = 277, 174
_MARGIN = "45"  # twentieths of a point
_A_PAGE = 15


def write(document: EditionDocument, path: Path) -> None:
    """Write A4 pages in British English."""
    made = docx.Document()
    _drop_thumbnail(made)
    set_up_page(made, document.title, document.made_on, landscape=document.is_wide)
    add_style(made, "Note", 8.5)
    add_style(made, _CELL, 7.5)
    made.add_heading(storable(document.title), level=0)
    made.add_paragraph(storable(document.opening))
    for block in document.blocks:
        if block.shape is Shape.TABLE:
            _add_table(made, block, _WIDE_MM if document.is_wide else _UPRIGHT_MM)
        else:
            made.add_paragraph(storable(block.text), style=_STYLES[block.shape])
    made.save(str(path))


def _drop_thumbnail(made: Document) -> None:
    """Leave out the picture of a first page that the library's own template brings."""
    package = made.part.package
    for name in [n for n, one in package.rels.items() if one.reltype == RT.THUMBNAIL]:
        del package.rels[name]


def _set_out(table: Table, *, long: bool) -> None:
    """Leave narrow columns room for a word; a long table has its first row on every page."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), _MARGIN)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        look.addprevious(margins)
    else:
        table._tbl.tblPr.append(margins)
    if long:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _add_table(made: Document, block: Block, room: int) -> None:
    columns = max(map(len, block.rows))
    table = made.add_table(rows=len(block.rows), cols=columns)
    table.style = made.styles["Table Grid"]
    table.autofit = False
    of_each = shares(block)
    widths = [Mm(room * one / sum(of_each)) for one in of_each]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _set_out(table, long=len(block.rows) > _A_PAGE)
    cells = table._cells
    for n, cell in enumerate(cells):
        cell.width = widths[n % columns]
    for n, row in enumerate(block.rows):
        for m, text in enumerate(row):
            paragraph = cells[n * columns + m].paragraphs[0]
            paragraph.style = made.styles[_CELL]
            paragraph.add_run(storable(text))
    made.add_paragraph()
