"""Workbooks that LibreOffice wrote: every trap survives its hands, and comes out alike."""

from pathlib import Path

from candour.core.documents.block import Grid
from candour.core.documents.passage import Flag, Passage
from candour.readers.delimited.reader import read as read_delimited
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.xlsx.reader import read
from tests.conversion import converted
from tests.unit.readers.xlsx.workbook_xml import Book, Sheet, document, number, words

SAID = "Visit – “no reply”\ncard left"
ROWS = (
    f'<row r="1">{words("A1", "Contacts, 2014")}</row>'
    f'<row r="3">{words("A3", "When")}{words("B3", "What")}{words("C3", "Ref")}</row>'
    f'<row r="4">{number("A4", "41974.6041666667", 1)}{words("B4", SAID)}'
    f"{number('C4', '1234', 2)}</row>"
    f'<row r="5" hidden="1">{number("A5", "41975", 3)}{words("B5", "=not a formula")}'
    f'<c r="C5"><f>C4*2</f><v>2468</v></c></row>'
    f'<row r="6">{number("A6", "0.25", 4)}<c r="B6" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    f"{number('C6', '0.1')}</row>"
)


def book() -> Book:
    first = Sheet(
        ROWS,
        before='<cols><col min="3" max="3" width="9" hidden="1"/></cols>',
        after='<mergeCells><mergeCell ref="A1:C1"/></mergeCells>',
    )
    other = Sheet(f'<row r="2">{words("B2", "kept")}</row>', name="病院", state="hidden")
    return Book([first, other], formats=["dd/mm/yyyy hh:mm", "00000", "dd/mm/yyyy", "hh:mm"])


def cells(passages: dict[str, Passage]) -> dict[str, tuple[str, frozenset[Flag]]]:
    return {
        short: (one.text, frozenset(one.flags))
        for short, one in passages.items()
        if one.locator.cell is not None
    }


def test_a_workbook_comes_back_with_every_value_and_flag(soffice: str, tmp_path: Path) -> None:
    source = tmp_path / "made.xlsx"
    source.write_bytes(book().data())
    again = document(read(converted(soffice, source, "xlsx", tmp_path), DEFAULT_LIMITS))
    found = cells({one.id.partition("#")[2]: one for one in again.passages()})
    assert found == cells(book().passages())
    assert found["s1r4c1"][0] == "2014-12-01 14:30"
    assert found["s1r4c3"][0] == "01234"


def test_a_sheet_saved_as_csv_shows_the_same_words(soffice: str, tmp_path: Path) -> None:
    source = tmp_path / "made.xlsx"
    source.write_bytes(book().data())
    (grid,) = read_delimited(converted(soffice, source, "csv", tmp_path), DEFAULT_LIMITS).blocks
    assert isinstance(grid, Grid)
    places = dict(zip(zip(grid.rows, grid.columns, strict=True), grid.texts, strict=True))
    assert places[4, 2] == SAID
    assert (places[3, 2], places[6, 2]) == ("What", "#DIV/0!")
    assert grid.lines[5] == 6
