"""One table, saved by LibreOffice in every format it writes: the same cells come out of each."""

from pathlib import Path

import docx
import openpyxl
import pytest

from candour.actions.reading import read_file
from candour.core.documents.tables import tables
from tests.conversion import converted

HEADINGS = ("Date", "Event", "Who", "Source of information")
ROWS = (
    ("03/02/2021", "Visit made. No reply; card left.", "Health visitor", "HV record 14"),
    ("early June 2021", "Call from nursery: “quiet since Monday”.", "Duty desk", "Duty log, p. 3"),
    ("30 Feb 2022", "£5 & a note – returned unopened.", "Housing officer", "Tenancy file"),
)
FORMATS = ("docx", "odt", "html", "doc", "rtf", "pdf")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    document = docx.Document()
    document.add_paragraph("Chronology of contacts")
    table = document.add_table(1 + len(ROWS), len(HEADINGS), style="Table Grid")
    for row, cells in enumerate((HEADINGS, *ROWS)):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.add_paragraph("End of chronology")  # Word always ends so; LibreOffice's .doc needs it
    path = tmp_path_factory.mktemp("table") / "table.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_cells_come_out(ending: str, made: Path, soffice: str, tmp_path: Path) -> None:
    path = tmp_path / f"table.{ending}"
    path.write_bytes(converted(soffice, made, ending, tmp_path))
    (table,) = [table for table in tables(read_file(path).document) if len(table.rows) > 1]
    found = [
        tuple(" ".join(text.split()) for _, text in sorted(row.texts().items()))
        for row in table.rows
    ]
    assert found == [HEADINGS, *ROWS]


def sheet_cells(path: Path) -> list[tuple[str, ...]]:
    (table,) = tables(read_file(path).document)
    return [tuple(text for _, text in sorted(row.texts().items())) for row in table.rows]


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls", "csv"])
def test_the_same_cells_come_out_of_a_sheet(ending: str, soffice: str, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    for row in (HEADINGS, *ROWS):
        workbook.worksheets[0].append(row)
    source = tmp_path / "sheet.xlsx"
    workbook.save(source)
    path = tmp_path / f"made.{ending}"
    # 44 comma, 34 quote, 76 UTF-8: without them a CSV file comes in the machine's own encoding.
    filters = ":Text - txt - csv (StarCalc):44,34,76" if ending == "csv" else ""
    path.write_bytes(converted(soffice, source, f"{ending}{filters}", tmp_path))
    assert sheet_cells(path) == [HEADINGS, *ROWS]
