"""A document line by line: every character in exactly one line, rows in their columns."""

from pathlib import Path

import pytest

from candour.actions.reading import read_file
from candour.core.documents.layout import Line, layout
from tests.conftest import ROOT

CASE = ROOT / "examples" / "case"
FILES = sorted(path for path in CASE.iterdir() if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_passage_stands_in_exactly_one_line(path: Path) -> None:
    document = read_file(path).document
    pieces = [piece for line in layout(document) for piece in line.pieces]
    assert sorted(piece.span.start for piece in pieces) == [
        passage.span.start for passage in document.passages()
    ]
    for piece in pieces:
        assert piece.text == document.text[piece.span.start : piece.span.end]


def lines_of(tmp_path: Path, name: str, text: str) -> list[Line]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return layout(read_file(path).document)


def test_rows_keep_their_columns_and_their_table(tmp_path: Path) -> None:
    lines = lines_of(tmp_path, "a.csv", "Date,Event,Who\n3 May 2022,,Ann\n")
    assert [[piece.column for piece in line.pieces] for line in lines] == [[1, 2, 3], [1, 3]]
    assert {line.table for line in lines} == {"table 1"}
    assert (lines[1].start, lines[1].end) == (15, 29)


def test_paragraphs_and_headings_are_lines_of_their_own(tmp_path: Path) -> None:
    lines = lines_of(tmp_path, "a.md", "# Visits\n\nHe came.\n\nHe left.\n")
    assert [line.pieces[0].text for line in lines][1:] == ["He came.", "He left."]
    assert [line.is_heading for line in lines] == [True, False, False]
    assert {line.table for line in lines} == {None}


def test_deleted_words_are_told_apart() -> None:
    lines = layout(read_file(CASE / "police.docx").document)
    assert any(piece.is_deleted for line in lines for piece in line.pieces)
    assert any(line.is_hidden for line in lines)


def test_no_repr_says_words_of_a_case(tmp_path: Path) -> None:
    lines = lines_of(tmp_path, "a.csv", "Date,Event\n3 May 2022,Zephyrine came\n")
    assert "Zephyrine" not in repr(lines)
