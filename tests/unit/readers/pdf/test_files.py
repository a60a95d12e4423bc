"""PDF files as a whole: the invented case, the shared material, and files that are refused."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from candour.core.documents.passage import Kind
from candour.errors import DamagedFile, LimitPassed, LockedFile
from candour.readers.boundary import choose_reader, read_original
from candour.readers.limits import DEFAULT_LIMITS
from tests.unit.readers.pdf.made import layer, letters, made, passages, received, short

EXAMPLES = Path(__file__).parents[4] / "examples"
CASE = EXAMPLES / "case" / "health_visiting.pdf"
SHARED = ("gold/pdf-tables", "gold/bad-redactions", "real/grenfell", "real/horizon")


def _truth() -> list[dict[str, object]]:
    lines = (EXAMPLES / "truth" / "passages.jsonl").read_text().splitlines()
    return [found for line in lines if (found := json.loads(line))["file"] == CASE.name]


def test_the_invented_case_gives_every_cell_of_its_truth() -> None:
    expected = Counter(
        (t["locator"]["page"], t["locator"]["row"], t["locator"]["column"], t["text"])
        for t in _truth()
        if t["kind"] == "table_cell" and "row" in t["locator"]  # else a heading said again
    )
    found = Counter(
        (p.locator.page, p.locator.row, p.locator.column, p.text)
        for p in passages(CASE.read_bytes())
        if p.kind is Kind.TABLE_CELL
    )
    assert found == expected


def test_the_invented_case_keeps_prose_and_furniture_apart() -> None:
    truth = [t for t in _truth() if t["kind"] != "table_cell"]
    found = passages(CASE.read_bytes())
    aside = (Kind.HEADER, Kind.FOOTER, Kind.FURNITURE)
    for kinds, names in (
        ((Kind.PARAGRAPH,), ("paragraph",)),
        ((Kind.HEADING,), ("heading",)),
        (aside, ("header", "footer")),
    ):
        expected = Counter((t["locator"]["page"], t["text"]) for t in truth if t["kind"] in names)
        got = Counter((p.locator.page, p.text) for p in found if p.kind in kinds and p.locator.page)
        assert got == expected


def test_every_character_of_the_shared_files_is_accounted_for(shared: Path) -> None:
    lost = {}
    for folder in SHARED:
        for path in sorted((shared / folder).glob("*.pdf")):
            data = path.read_bytes()
            got = received(data)
            said: Counter[str] = Counter()
            for left in got.report.left_out:
                said += letters(left.text or "")
            for change in got.report.changed:
                said += letters(change.was or "") if not change.now else Counter()
            for passage in got.document.passages():
                if short(passage).startswith(("pg", "t")):  # not what hangs behind the page
                    said += letters(passage.text)
                if passage.kind is Kind.FOOTNOTE:
                    said += letters(passage.locator.number or "")
            missing = layer(data) - said
            if missing:
                lost[path.name] = sum(missing.values())
    assert not lost


def test_a_file_that_needs_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    (tmp_path / "open.pdf").write_bytes(made("Words."))
    with pikepdf.open(tmp_path / "open.pdf") as document:
        document.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(LockedFile):
        received(path.read_bytes())


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(DamagedFile):
        received(b"%PDF-1.7\n" + b"nothing of use\n" * 20)


def test_a_file_cut_short_is_refused_or_says_so() -> None:
    data = made("Words of a report.\n#pagebreak()\nMore words.")
    try:
        got = received(data[: len(data) // 2])
    except DamagedFile:
        return
    assert got.report.warnings


def test_too_many_pages_are_refused() -> None:
    data = made("One\n#pagebreak()\nTwo\n#pagebreak()\nThree")
    with pytest.raises(LimitPassed, match="3 pages"):
        read_original(data, "made.pdf", replace(DEFAULT_LIMITS, pages=2))


def test_the_header_may_stand_behind_other_bytes() -> None:
    assert choose_reader(b"\x00" * 40 + made("Words."), "letter.bin").format == "pdf"
    assert choose_reader(b"just text about %PDF", "a.txt").format != "pdf"


def test_a_page_without_a_text_layer_is_named() -> None:
    picture = "#rect(width: 8cm, height: 8cm, fill: blue)\n#pagebreak()\nWords."
    got = received(made(picture))
    assert any(left.locator.page == 1 for left in got.report.left_out)
    assert not any(left.locator.page == 2 for left in got.report.left_out)


def test_bookmarks_and_properties_are_passages() -> None:
    found = passages(
        made('#set document(title: "A review", author: "Una Farthing")\n= One\nWords.')
    )
    behind = {p.text for p in found if p.kind is Kind.FURNITURE}
    assert {"A review", "Una Farthing", "One"} <= behind


def test_pdfium_is_closed_after_each_file() -> None:
    data = made("Words.")
    for _ in range(3):
        assert received(data).report.read
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 1
