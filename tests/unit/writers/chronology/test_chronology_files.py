"""What a panel finds in each file that a chronology is written to."""

import json
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from candour.core.chronology.headings import Field
from candour.errors import CandourError
from candour.vocabulary.headings import load_headings
from candour.writers.chronology import choose
from candour.writers.chronology.agencies import _FILLS, agency_keys
from candour.writers.chronology.annexes import annexes
from candour.writers.chronology.choose import ENDINGS, write_chronology
from candour.writers.chronology.headings import IN_A_SHEET, ON_A_PAGE, Column
from candour.writers.chronology.model import Chronology
from candour.writers.colours import TEXT_COLOUR
from candour.writers.guards import guarded, unguarded
from tests.unit.writers.chronology.made import (
    entry,
    rows_of_csv,
    rows_of_docx,
    rows_of_html,
    rows_of_xlsx,
    small,
    under,
)

_READS_BACK_AS = {
    Column.DATE: Field.HAPPENED,
    Column.RECORDED: Field.RECORDED,
    Column.AGENCY: Field.AGENCY,
    Column.WHAT: Field.WHAT,
    Column.WHO: Field.PEOPLE,
    Column.SOURCE: Field.SOURCE,
    Column.RESPONSE: Field.RESPONSE,
    Column.OUTCOME: Field.OUTCOME,
    Column.SHARED: Field.SHARED_WITH,
    Column.COMMENT: Field.COMMENT,
    Column.CHILD_SEEN: Field.CHILD_SEEN,
    Column.SEEN_ALONE: Field.SEEN_ALONE,
    Column.TERMS: Field.TERMS_OF_REFERENCE,
}


@pytest.fixture(params=ENDINGS)
def ending(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("columns", [ON_A_PAGE, IN_A_SHEET])
def test_headings_lead_back_to_the_same_fields(columns: tuple[Column, ...]) -> None:
    found = load_headings().fields_of([column.value for column in columns])
    assert found == {column.value: _READS_BACK_AS.get(column) for column in columns}


def test_annexes_read_back_as_no_entries() -> None:
    for annex in annexes(small()):
        fields = load_headings().fields_of(annex.headings).values()
        assert len([known for known in fields if known is not None]) < 2, annex.title


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("fill", _FILLS)
def test_text_on_an_agencys_colour_has_the_contrast_of_wcag_aa(fill: str) -> None:
    light, dark = _luminance(fill), _luminance(TEXT_COLOUR)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_no_two_agencies_share_a_letter() -> None:
    entries = [entry(n, small().entries[3].happened, "x", f"Agency {n}") for n in range(2, 60)]
    keys = agency_keys(replace(small(), entries=tuple(entries), events={}, contradictions=()))
    assert len({key.letter for key in keys.values()}) == len(keys) == 60


def test_docx_is_the_panels_table(tmp_path: Path) -> None:
    path = tmp_path / "c.docx"
    write_chronology(small(), path)
    document = docx.Document(str(path))
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    for table in document.tables:
        assert table._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None
    headings = [p.text for p in document.paragraphs if str(p.style and p.style.name) == "Heading 1"]
    assert headings == [
        "Chronology", "Agencies", "Accounts that disagree", "Silences", "Returns",
        "Import report", "Abbreviations",
    ]  # fmt: skip
    rows = rows_of_docx(path)
    assert under(rows, "Key") == ["B", "C", "A", "A", "B"]
    assert rows[4] == ["Undated, in the author's order"] * len(rows[0])
    assert under(rows, "Span")[1:3] == [
        "written “10/06/2021”",
        "2022-06-01 to 2022-06-10, approximate",
    ]
    assert "same event E1 as C (suggested, undecided)" in under(rows, "Marks")[0]
    assert "contradiction, number: B “three” / C “one”" in under(rows, "Marks")[0]
    reference = under(rows, "Record reference")[0]
    assert re.fullmatch(r"police\.docx, table 1, row 2 \[[0-9a-f]{12}-[0-9a-f]{6}\]", reference)


def test_a_date_whose_figures_mislead_is_written_year_first(tmp_path: Path) -> None:
    path = tmp_path / "c.docx"
    write_chronology(small(), path)
    assert under(rows_of_docx(path), "Date")[1] == "2021-10-06"


def test_xlsx_has_real_dates_only_where_the_words_are_exact(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    write_chronology(small(), path)
    book = openpyxl.load_workbook(path)
    sheet = book["Chronology"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:U6"
    dates = [row[0].value for row in sheet.iter_rows(min_row=2)]
    exact = [datetime(2021, 6, 3, 9, 30), datetime(2021, 10, 6)]
    assert dates == [*exact, "c. early June 2022", None, "30 Feb"]
    assert under(rows_of_xlsx(path), "As written")[:2] == ["03/06/2021 0930hrs", "10/06/2021"]
    assert {"Silences", "Returns", "Import report"} <= set(book.sheetnames)
    typed = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert typed <= {"s", "d", "n"}  # n: an empty cell; never f, a formula
    assert under(rows_of_xlsx(path), "Source")[0] == "=daily log"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+44", "-1", "@x", "\tx", "\rx", " =1", "'=1", "''-x", "＝1"]
)
def test_what_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


def test_csv_cells_cannot_run(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    write_chronology(small(), path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"'=daily log" in raw
    assert b"'-moved" in raw
    assert under(rows_of_csv(path), "Date")[:3] == [
        "2021-06-03 09:30", "2021-10-06", "c. early June 2022",
    ]  # fmt: skip


def test_html_asks_nothing_of_the_outside(tmp_path: Path) -> None:
    path = tmp_path / "c.html"
    nasty = entry(9, small().entries[3].happened, "<script>alert(1)</script> & <img src=x>")
    write_chronology(replace(small(), entries=(*small().entries, nasty)), path)
    page = path.read_text(encoding="utf-8")
    assert not re.search(r"<(script|img|link|iframe|object)\b|https?://|@import|url\(", page)
    assert "&lt;script&gt;" in page


def test_pdf_is_tagged(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    write_chronology(small(), path)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        kinds = {str(one.get("/S")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)}
        assert {"/Table", "/TH", "/TD", "/H1"} <= kinds


@pytest.mark.parametrize("name", [ending for ending in ENDINGS if ending != ".pdf"])
def test_a_view_of_a_day_has_no_comment_column(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"c{name}"
    write_chronology(replace(small(), as_at=date(2021, 12, 31)), path)
    if name == ".jsonl":
        assert "should have been seen" not in path.read_text(encoding="utf-8")
        return
    read = {
        ".docx": rows_of_docx,
        ".xlsx": rows_of_xlsx,
        ".csv": rows_of_csv,
        ".html": rows_of_html,
    }
    rows = read[name](path)
    assert "Comment" not in rows[0]
    assert not [cell for row in rows for cell in row if "should have been seen" in cell]


def test_json_lines_are_the_contracts_objects(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    write_chronology(small(), path)
    kinds = [json.loads(line)["type"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert kinds == [
        *["entry"] * 5, "event", "contradiction", "silence", "silence",
        "import_report", "import_report",
    ]  # fmt: skip


def test_a_silence_says_what_was_searched() -> None:
    silences = next(annex for annex in annexes(small()) if annex.title == "Silences")
    assert "a gap in a partial extract is not a gap in the care" in silences.rows[0][3]
    assert "incident log" in silences.rows[0][4]
    assert "review in two weeks" in silences.rows[1][5]


def test_an_unknown_ending_names_those_known(tmp_path: Path) -> None:
    with pytest.raises(CandourError, match=r"\.docx, \.xlsx, \.csv, \.html, \.pdf, \.jsonl"):
        write_chronology(small(), tmp_path / "c.odt")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError])
def test_a_stopped_run_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    def half(_: Chronology, path: Path) -> None:
        path.write_text("half")
        raise stop

    path = tmp_path / "c.csv"
    path.write_text("before")
    monkeypatch.setattr(choose, "_writer", lambda _: half)
    with pytest.raises(stop):
        write_chronology(small(), path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_what_xml_cannot_hold_does_not_stop_a_writer(tmp_path: Path, ending: str) -> None:
    odd = entry(9, small().entries[3].happened, "a\x00b\x0bc\ud800d\uffffe _x0041_ \r\n f")
    write_chronology(replace(small(), entries=(*small().entries, odd)), tmp_path / f"c{ending}")


def test_an_empty_chronology_is_written(tmp_path: Path, ending: str) -> None:
    empty = Chronology(title="Nothing", entries=(), made_on=date(2023, 1, 1))
    write_chronology(empty, tmp_path / f"c{ending}")
    assert (tmp_path / f"c{ending}").exists()
