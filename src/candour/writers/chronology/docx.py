"""The chronology as a Word document: the landscape table that a panel works from.

The table's rows are written as XML of their own: through python-docx's cells, thirty thousand rows
would take hours. Nothing in a Word table runs, so no cell is guarded.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table

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
from candour.writers.chronology.guards import storable
from candour.writers.chronology.headings import ON_A_PAGE, Column
from candour.writers.chronology.model import Chronology

_WIDE_MM = 277
_WEIGHTS = {
    Column.DATE: 25, Column.SPAN: 21, Column.KEY: 10, Column.AGENCY: 20,
    Column.WHAT: 56, Column.WHO: 23, Column.SOURCE: 24, Column.RESPONSE: 25,
    Column.OUTCOME: 22, Column.SHARED: 20, Column.COMMENT: 21, Column.FURTHER: 21,
    Column.MARKS: 26, Column.PLACE: 22,
}  # fmt: skip
_SMALL = frozenset({Column.SPAN, Column.FURTHER, Column.MARKS, Column.PLACE})
_CELL, _SMALL_CELL, _HEAD = "ChronologyCell", "ChronologySmall", "ChronologyHeading"
_MARGINS = (
    f"<w:tblCellMar {nsdecls('w')}>"
    '<w:left w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/></w:tblCellMar>'
)
_HEAD_FILL = "1F3A4D"


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
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(10)
    section.top_margin = section.bottom_margin = Mm(12)
    made = datetime.combine(chronology.made_on, time())
    core = document.core_properties
    core.title, core.author, core.language = storable(chronology.title), "Candour", "en-GB"
    core.created = core.modified = made
    core.last_modified_by, core.comments = "Candour", ""
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    fonts = normal.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), "Arial")
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.rPr.append(language)
    for name in ("Title", "Heading 1", "Heading 2"):
        styles[name].font.name = "Arial"
        styles[name].font.color.rgb = RGBColor.from_string(_HEAD_FILL)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            styles[name].element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    styles["Title"].font.size = Pt(20)
    for name, size in ((_CELL, 7.5), (_SMALL_CELL, 6.5), (_HEAD, 7.5)):
        style = styles.add_style(name, 1)
        style.base_style = normal
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(0)
    head = styles[_HEAD].font
    head.bold, head.color.rgb = True, RGBColor(255, 255, 255)
    _add_page_numbers(document)


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


def _add_page_numbers(document: Document) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
    footer.add_run("Page ")
    footer._p.append(field)


def _add_table(
    document: Document, headings: Sequence[str], weights: Sequence[int], rows: Iterable[str]
) -> None:
    table = document.add_table(rows=0, cols=len(headings))
    table.style = document.styles["Table Grid"]
    table.autofit = False
    _set_margins(table)
    widths = [weight * _WIDE_MM / sum(weights) for weight in weights]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    body = table._tbl
    cells = "".join(_cell(heading, _HEAD, _HEAD_FILL) for heading in headings)
    head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
    # One parse for all rows: their namespace is declared once.
    held: Any = parse_xml(f"<w:tbl {nsdecls('w')}>{head}{''.join(rows)}</w:tbl>")
    for row in list(held):
        for cell, width in zip(row.tc_lst, widths, strict=False):
            if cell.grid_span == 1:
                cell.width = Mm(width)
        body.append(row)


def _set_margins(table: Table) -> None:
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    margins = parse_xml(_MARGINS)
    if look is None:
        properties.append(margins)
    else:  # Word holds to the schema's order
        look.addprevious(margins)


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
    colour = TEXT_COLOUR if fill and fill != _HEAD_FILL else None
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
