"""A cast as files: the same people, relations and links in each, hostile names as plain words."""

import json
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest
from selectolax.lexbor import LexborHTMLParser

from candour.errors import CandourError
from candour.writers.cast.choose import check_ending, write_cast
from tests.conversion import converted
from tests.unit.writers.pages_for_tests import cast_page

HOSTILE = '=<script>"Rose" & </svg>\x07 Tarn'


def html(tmp_path: Path, child: str = "Rose Tarn", as_at: date | None = None) -> LexborHTMLParser:
    path = tmp_path / "cast.html"
    write_cast(cast_page(child, as_at), path)
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def test_the_page_holds_the_picture_and_a_row_for_each_agency(tmp_path: Path) -> None:
    page = html(tmp_path)
    assert page.css_first("svg title") is not None
    titles = [one.text() for one in page.css("h2")]
    assert titles == [
        "Genogram", "The people, agency by agency", "Are these one person?", "Professionals",
    ]  # fmt: skip
    rows = [[cell.text() for cell in row.css("td")] for row in page.css("tr")]
    dan = [row for row in rows if row and row[0] == "Dan Pike"]
    assert dan[0][2:5] == ["Hospital", "3 May 2022", "“Dan Pike”"]
    assert dan[0][5:7] == [
        "“next of kin (friend)” (to Rose Tarn), 3 May 2022",
        "police.docx, table 1, row 2",
    ]
    assert dan[1][2:6] == ["Housing", "", "", "“mum's boyfriend” (to Ada Tarn), 3 May 2022"]


def test_a_suggested_link_stands_with_its_reasons_for_and_against(tmp_path: Path) -> None:
    said = html(tmp_path).text()
    for words in (
        "suggested, undecided",
        "fair",
        "both are called Dan",
        "no surname at the nursery",
    ):
        assert words in said


def test_the_day_of_the_view_is_said_in_the_head(tmp_path: Path) -> None:
    first = html(tmp_path, as_at=date(2022, 5, 31)).css("p")[1].text()
    assert "at the end of 2022-05-31" in first


def test_nothing_in_a_name_becomes_markup(tmp_path: Path) -> None:
    page = html(tmp_path, HOSTILE)
    assert page.css("script") == []
    assert len(page.css("svg")) == 1
    assert '=<script>"Rose" & </svg>' in page.text()


def test_word_shows_the_picture_with_words_for_who_cannot_see_it(tmp_path: Path) -> None:
    path = tmp_path / "cast.docx"
    write_cast(cast_page(HOSTILE), path)
    document = docx.Document(str(path))
    (shape,) = document.inline_shapes
    alternative = shape._inline.docPr.get("descr")
    assert "next of kin (friend)" in alternative
    assert "Dan Pike" in alternative
    assert shape.width > shape.height / 2
    assert len(document.tables) == 3


def test_libreoffice_opens_the_word_document(soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "cast.docx"
    write_cast(cast_page(), path)
    with pypdfium2.PdfDocument(converted(soffice, path, "pdf", tmp_path)) as pdf:
        said = " ".join(page.get_textpage().get_text_range() for page in pdf)
        images = [one for page in pdf for one in page.get_objects() if one.type == 3]
    assert "next of kin (friend)" in said
    assert len(images) == 1


def test_lines_are_people_and_then_relations(tmp_path: Path) -> None:
    path = tmp_path / "cast.jsonl"
    write_cast(cast_page(), path)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["type"] for line in lines] == ["person"] * 6 + ["relation"] * 5
    assert lines[6]["place"]["locator"] == {"part": "body", "table": 1, "row": 2}


def test_a_picture_alone_is_a_file_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "cast.SVG"
    write_cast(cast_page(), path)
    assert path.read_text(encoding="utf-8").startswith("<svg ")


def test_an_ending_that_names_no_format_is_refused_before_the_work() -> None:
    with pytest.raises(CandourError) as refused:
        check_ending(Path("cast.pdf"))
    assert ".svg, .html, .docx, .jsonl" in str(refused.value)
