"""Comparisons as files: tracked changes that give both texts back, a page, two pages in brief."""

import io
import re
from base64 import b64encode
from copy import deepcopy
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from candour.actions.comparing import Comparison, compare_files, write_compared
from candour.actions.reading import read_file
from candour.errors import CandourError
from candour.writers.comparison.choose import check_ending
from candour.writers.comparison.tracked import lines_of
from tests.conftest import ROOT
from tests.conversion import converted

ACCOUNTS = ROOT / "examples" / "case" / "accounts"
MADE = date(2024, 3, 9)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def signed(folder: Path) -> Path:
    """The first review as somebody signed it: words changed, a paragraph gone, another new."""
    document = docx.Document(str(ACCOUNTS / "review_1.docx"))
    long = [one for one in document.paragraphs if len(one.text) > 80]
    long[4].text = long[4].text.replace("panel", "board").replace("two", "three")
    long[9]._p.getparent().remove(long[9]._p)
    new = deepcopy(long[12]._p)
    long[12]._p.addnext(new)
    added = next(one for one in document.paragraphs if one._p is new)
    added.text = "A paragraph that is new, on weather & <rain>; =1+1."
    long[-1].add_run(" And a last word.")
    path = folder / "signed.docx"
    document.save(str(path))
    return path


def text_of(path: Path) -> list[str]:
    return [line.text for line in lines_of(read_file(path).document)]


def settled(path: Path, folder: Path, *, accepts: bool) -> Path:
    """Accept or reject every change by what the standard says of each element."""
    gone, stays = ("del", "ins") if accepts else ("ins", "del")
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for run in list(root.iter(f"{W}{gone}")):
        if run.getparent().tag == f"{W}rPr":
            paragraph = run.getparent().getparent().getparent()
            paragraph.set("gone", "1")
        else:
            run.getparent().remove(run)
    for paragraph in [one for one in root.iter(f"{W}p") if one.get("gone")]:
        paragraph.getparent().remove(paragraph)
    for run in list(root.iter(f"{W}{stays}")):
        for inner in list(run):
            for words in inner.iter(f"{W}delText"):
                words.tag = f"{W}t"
            run.addprevious(inner)
        run.getparent().remove(run)
    parts["word/document.xml"] = etree.tostring(root)
    out = folder / f"{'accepted' if accepts else 'rejected'}.docx"
    with ZipFile(out, "w") as package:
        for name, held in parts.items():
            package.writestr(name, held)
    return out


@pytest.fixture(scope="module")
def two_versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A draft, what was signed, and the changes between them."""
    folder = tmp_path_factory.mktemp("versions")
    draft, later = ACCOUNTS / "review_1.docx", signed(folder)
    changes = folder / "changes.docx"
    assert write_compared(compare_files(draft, later), changes, MADE) is None
    return draft, later, changes


def test_accepting_gives_b_and_rejecting_gives_a(
    two_versions: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    draft, later, changes = two_versions
    assert text_of(draft) != text_of(later)
    assert text_of(settled(changes, tmp_path, accepts=True)) == text_of(later)
    assert text_of(settled(changes, tmp_path, accepts=False)) == text_of(draft)


def test_changes_are_words_by_candour_on_the_day_given(
    two_versions: tuple[Path, Path, Path],
) -> None:
    with ZipFile(two_versions[2]) as package:
        xml = package.read("word/document.xml").decode()
        header = "".join(package.read(n).decode() for n in package.namelist() if "header" in n)
    marks = re.findall(r'<w:(?:ins|del) w:id="(\d+)" w:author="(\w+)" w:date="([^"]+)"', xml)
    assert len({number for number, _, _ in marks}) == len(marks) > 5
    assert {(by, at) for _, by, at in marks} == {("Candour", "2024-03-09T00:00:00Z")}
    assert '<w:delText xml:space="preserve">panel</w:delText>' in xml
    assert '<w:t xml:space="preserve">board</w:t>' in xml
    assert "Not compared: headers, footers, footnotes" in header


def test_candours_own_reader_sees_the_changes(two_versions: tuple[Path, Path, Path]) -> None:
    draft, later, changes = two_versions
    assert text_of(changes) == text_of(later)
    assert len(text_of(draft)) == len(text_of(later))


def test_libreoffice_reads_the_same_changes(
    two_versions: tuple[Path, Path, Path], soffice: str, tmp_path: Path
) -> None:
    draft, later, changes = two_versions
    path = tmp_path / "by-libreoffice.docx"
    path.write_bytes(converted(soffice, changes, "docx", tmp_path))
    assert text_of(settled(path, tmp_path, accepts=True)) == text_of(later)
    assert text_of(settled(path, tmp_path, accepts=False)) == text_of(draft)


def test_the_same_comparison_is_the_same_bytes_of_text(
    two_versions: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    draft, later, changes = two_versions
    again = tmp_path / "again.docx"
    write_compared(compare_files(draft, later), again, MADE)
    for name in ("word/document.xml", "word/numbering.xml"):
        assert ZipFile(again).read(name) == ZipFile(changes).read(name)


@pytest.fixture(scope="module")
def reviews() -> Comparison:
    return compare_files(ACCOUNTS / "review_1.docx", ACCOUNTS / "review_2.docx")


def test_two_reviews_are_no_versions_and_stand_in_a_table(
    reviews: Comparison, tmp_path: Path
) -> None:
    path = tmp_path / "reviews.docx"
    refused = write_compared(reviews, path, MADE)
    assert refused is not None
    assert "not two versions of one document" in refused.said
    document = docx.Document(str(path))
    assert refused.said[1:] in "\n".join(one.text for one in document.paragraphs)
    table = document.tables[0]
    assert len(table.rows) == 1 + len(reviews.differences)
    assert b"<w:ins " not in ZipFile(path).read("word/document.xml")


def test_the_page_runs_its_own_script_and_nothing_else(reviews: Comparison, tmp_path: Path) -> None:
    path = tmp_path / "reviews.html"
    write_compared(reviews, path, MADE)
    page = LexborHTMLParser(path.read_text(encoding="utf-8"))
    (script,) = page.css("script")
    known = b64encode(sha256(script.text().encode()).digest()).decode()
    policy = page.css_first("meta[http-equiv]").attributes["content"] or ""
    assert f"script-src 'sha256-{known}'" in policy
    assert policy.startswith("default-src 'none'")
    ids = {row.attributes["id"] for row in page.css("tr[data-kinds]")}
    assert len(ids) == len(reviews.differences)
    for link in page.css("a"):
        assert (link.attributes["href"] or "")[1:] in ids
    assert "no base rate" in page.text()
    moved = page.css('tr[data-kinds~="moved"] .kind')
    assert {one.text(strip=True) for one in moved if "moved" in one.text()} == {"→ moved"}


def test_agencies_stand_in_their_order_without_totals(reviews: Comparison, tmp_path: Path) -> None:
    path = tmp_path / "reviews.html"
    write_compared(reviews, path, MADE)
    page = LexborHTMLParser(path.read_text(encoding="utf-8"))
    named = [one.text() for one in page.css('th[scope="row"]')]
    order = [one for one in reviews.agencies if one in named]
    assert list(dict.fromkeys(named)) == order
    drawn = page.css("ul.drawn li")
    said = sum(
        len(those)
        for of in (reviews.coverage_a, reviews.coverage_b)
        for by_stance in of.values()
        for those in by_stance.values()
    )
    assert len(drawn) == said


def test_the_brief_is_two_pages(reviews: Comparison, soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    write_compared(reviews, path, MADE, is_brief=True)
    pdf = pypdfium2.PdfDocument(io.BytesIO(converted(soffice, path, "pdf", tmp_path)))
    assert len(pdf) <= 2
    write_compared(reviews, tmp_path / "brief.html", MADE, is_brief=True)
    page = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert "charged to Children" in page
    assert "<script" not in page


def test_an_ending_without_a_format_is_refused() -> None:
    with pytest.raises(CandourError, match="no comparison is written"):
        check_ending(Path("x.pdf"))
    with pytest.raises(CandourError, match="no summary of differences"):
        check_ending(Path("x.jsonl"), is_brief=True)
