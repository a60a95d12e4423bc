"""A paragraph that is set as a quotation by hand: in italics throughout, or drawn in."""

from pathlib import Path

import docx
import pytest
from docx.shared import Cm

from candour.actions.reading import read_file
from candour.core.documents.passage import Kind

WORDS = "Nobody asked who the man was."


def kind_of(path: Path, runs: list[tuple[str, bool]], left: float = 0, right: float = 0) -> Kind:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, is_italic in runs:
        paragraph.add_run(text).italic = is_italic or None
    paragraph.paragraph_format.left_indent = Cm(left) if left else None
    paragraph.paragraph_format.right_indent = Cm(right) if right else None
    document.save(str(path))
    return next(read_file(path).document.passages()).kind


@pytest.mark.parametrize(
    ("runs", "kind"),
    [
        ([(WORDS, True)], Kind.QUOTATION),
        ([("Nobody asked who ", True), ("the man was.", True)], Kind.QUOTATION),
        ([("Nobody asked who ", False), ("the man was.", True)], Kind.PARAGRAPH),
        ([("Nobody asked who ", True), ("the man was.", False)], Kind.PARAGRAPH),
        ([("In haste, Ann", True)], Kind.PARAGRAPH),
        ([(WORDS, False)], Kind.PARAGRAPH),
    ],
)
def test_italics(tmp_path: Path, runs: list[tuple[str, bool]], kind: Kind) -> None:
    assert kind_of(tmp_path / "review.docx", runs) is kind


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [(1, 1, Kind.QUOTATION), (1, 0, Kind.PARAGRAPH), (0, 1, Kind.PARAGRAPH)],
)
def test_drawn_in(tmp_path: Path, left: float, right: float, kind: Kind) -> None:
    assert kind_of(tmp_path / "review.docx", [(WORDS, False)], left, right) is kind


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        (f"<p><em>{WORDS}</em></p>", Kind.QUOTATION),
        (f"<p> <i>{WORDS}</i>\n</p>", Kind.QUOTATION),
        ("<p><em>In haste, Ann</em></p>", Kind.PARAGRAPH),
        (f"<p><em>{WORDS}</em> So it says.</p>", Kind.PARAGRAPH),
        ("<p><em>Nobody asked</em> <em>who the man was.</em></p>", Kind.PARAGRAPH),
    ],
)
def test_italics_of_a_web_page(tmp_path: Path, html: str, kind: Kind) -> None:
    path = tmp_path / "post.html"
    path.write_text(f"<html><body>{html}</body></html>", encoding="utf-8")
    assert next(read_file(path).document.passages()).kind is kind
