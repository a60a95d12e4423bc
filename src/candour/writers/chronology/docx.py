"""The chronology as a Word document: the landscape table that a panel works from."""

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from candour.writers.chronology.agencies import agency_keys
from candour.writers.chronology.annexes import annexes
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
from candour.writers.colours import TEXT_COLOUR
from candour.writers.guards import storable
from candour.writers.word_page import set_up_page
from candour.writers.word_table import (
    CELL,
    SMALL_CELL,
    add_annex,
    add_table,
    add_table_styles,
    cell_of,
    line_across,
)

_WEIGHTS = {
    Column.DATE: 25, Column.SPAN: 21, Column.KEY: 10, Column.AGENCY: 20,
    Column.WHAT: 56, Column.WHO: 23, Column.SOURCE: 24, Column.RESPONSE: 25,
    Column.OUTCOME: 22, Column.SHARED: 20, Column.COMMENT: 21, Column.FURTHER: 21,
    Column.MARKS: 26, Column.PLACE: 22,
}  # fmt: skip
_SMALL = frozenset({Column.SPAN, Column.FURTHER, Column.MARKS, Column.PLACE})


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
        rows.append(line_across(UNDATED, len(columns)))
        rows += [_row(row, columns) for row in undated]
    weights = [_WEIGHTS[column] for column in columns]
    add_table(document, [column.value for column in columns], weights, rows)
    for annex in annexes(chronology):
        add_annex(document, annex)
    document.save(str(path))


def _set_up(document: Document, chronology: Chronology) -> None:
    set_up_page(document, chronology.title, chronology.made_on, landscape=True)
    add_table_styles(document)


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


def _row(row: Row, columns: Sequence[Column]) -> str:
    cells = []
    for column in columns:
        fill = row.key.fill if column in (Column.KEY, Column.AGENCY) else None
        style = SMALL_CELL if column in _SMALL else CELL
        cells.append(cell_of(row.cells[column], style, fill, bold=column is Column.KEY))
    kept = "<w:trPr><w:cantSplit/></w:trPr>" if row.fits_a_page else ""
    return f"<w:tr>{kept}{''.join(cells)}</w:tr>"
