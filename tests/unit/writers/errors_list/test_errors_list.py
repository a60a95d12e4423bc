"""The list of what to mend, as the officer sends it back."""

from datetime import date
from pathlib import Path

import docx
import pytest

from candour.actions.asking import check_file, write_error_list
from candour.actions.merging import AgencyFile, merge_files
from candour.core.chronology.problems import ErrorList, Problem, ProblemKind
from candour.core.chronology.silences.returns import Return
from candour.errors import CandourError
from candour.vocabulary.problems import load_problem_words

MADE_ON = date(2026, 3, 4)


def one(found: str, place: str = "row 4") -> Problem:
    return Problem(ProblemKind.NO_SOURCE, place, "Source", found, "No source.", "Name it.")


def words_of(path: Path) -> tuple[list[str], list[list[str]]]:
    document = docx.Document(str(path))
    tables = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return [paragraph.text for paragraph in document.paragraphs], tables


def test_a_list_has_a_title_a_sentence_and_a_row_for_each_problem(tmp_path: Path) -> None:
    path = tmp_path / "police.docx"
    write_error_list(ErrorList("Police", "p.docx", (one("=1+1"), one(""))), path, MADE_ON)
    said, rows = words_of(path)
    assert said[:3] == ["What to mend", "Police: p.docx", load_problem_words().opening]
    assert rows == [
        ["Row", "Column", "What is written", "What is wrong", "How to mend it"],
        ["row 4", "Source", "=1+1", "No source.", "Name it."],
        ["row 4", "Source", "(empty)", "No source.", "Name it."],
    ]
    document = docx.Document(str(path))
    assert document.core_properties.title == "What to mend: Police, p.docx"
    assert document.tables[0].rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert [made.name for made in tmp_path.iterdir()] == ["police.docx"]


def test_nothing_to_mend_is_said(tmp_path: Path) -> None:
    path = tmp_path / "list.docx"
    write_error_list(ErrorList("Police", "p.docx"), path, MADE_ON)
    said, rows = words_of(path)
    assert said == ["What to mend", "Police: p.docx", "There is nothing to mend. Thank you."]
    assert rows == []


def test_long_words_and_words_xml_cannot_hold(tmp_path: Path) -> None:
    path = tmp_path / "list.docx"
    found = ("wörd " * 100) + "\x0b\ud800"
    write_error_list(ErrorList("Police", "p.docx", (one(found), one("a\x0bb"))), path, MADE_ON)
    shown = [row[2] for row in words_of(path)[1][1:]]
    assert len(shown[0]) <= 303
    assert shown[0].endswith("wörd …")
    assert shown[1] == "a\ufffdb"


def test_only_word_is_written(tmp_path: Path) -> None:
    with pytest.raises(CandourError, match=r"no list is written as “\.pdf”"):
        write_error_list(ErrorList("Police", "p.docx"), tmp_path / "list.pdf", MADE_ON)


def test_from_a_file_to_its_list(tmp_path: Path) -> None:
    sent = tmp_path / "gp.csv"
    sent.write_text(
        "Date,Event,Source,Date recorded,Hue\n"
        "31/02/2015,Seen.,Record,,\n"
        ",Seen.,,,\n"
        "22/05/2015,Seen.,Record,20/05/2015,red\n"
        "22/05/2013,Seen.,Record,,\n"
        "not known,Slip.,Record,,\n",
        encoding="utf-8",
    )
    merged = merge_files([AgencyFile("GP", sent)])
    made = Return("GP", periods=((date(2015, 1, 1), date(2015, 12, 31)),))
    path = tmp_path / "list.docx"
    write_error_list(check_file("GP", merged.entries, merged.reports[0], made), path, MADE_ON)
    rows = words_of(path)[1][1:]
    assert [(row[0], row[1], row[2]) for row in rows] == [
        ("the whole file", "Hue", "Hue"),
        ("row 2, line 2", "Date", "31/02/2015"),
        ("row 3, line 3", "Date", "(empty)"),
        ("row 3, line 3", "Source", "(empty)"),
        ("row 4, line 4", "Date recorded", "20/05/2015"),
        ("row 5, line 5", "Date", "22/05/2013"),
    ]
