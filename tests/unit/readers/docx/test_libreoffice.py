"""Files that LibreOffice wrote: the same layers come back, and every word is accounted for."""

import re
import subprocess
import zipfile
from collections import Counter
from io import BytesIO

import pytest
from lxml import etree

from candour.core.documents.passage import Flag
from tests.unit.readers.docx.word_xml import (
    BY,
    WordXml,
    cell,
    definition,
    deleted,
    document,
    hidden,
    inserted,
    level,
    list_of,
    marks,
    numbered,
    p,
    passages,
    row,
    run,
    styled,
    table,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
WIDE, RESTART, GOES_ON = (
    '<w:tcW w:w="2000" w:type="dxa"/>' + more
    for more in ("", '<w:vMerge w:val="restart"/>', "<w:vMerge/>")
)
SPAN = '<w:tcW w:w="6000" w:type="dxa"/><w:gridSpan w:val="3"/>'


def plain(text: str) -> str:
    return cell(text, properties=WIDE)


def made() -> WordXml:
    """One file with every layer that LibreOffice keeps."""
    inner = table(row(plain("inner 1"), plain("inner 2")), columns=2)
    body = (
        styled("Heading1", "Findings")
        + numbered("One") + numbered("Two", level=1) + numbered("Three", level=1)
        + p("Visit was ", deleted("not "), inserted("duly "), "made.")
        + p("Seen", hidden(" and heard"), "<w:r><w:tab/></w:r>", "there")
        + p("Noted", '<w:r><w:footnoteReference w:id="2"/></w:r>', " twice",
            '<w:r><w:endnoteReference w:id="2"/></w:r>')
        + p("He was ", '<w:commentRangeStart w:id="0"/>', "well",
            '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>')
        + p(f'<w:hyperlink r:id="L1">{run("guide")}</w:hyperlink>')
        + table(
            row(cell("MAY", properties=SPAN)),
            row(cell("3 May", properties=RESTART), plain("a"), plain("b")),
            row(cell(properties=GOES_ON), cell(p("has"), inner, p("after"), properties=WIDE), plain("c")),
            row(plain("x"), plain("y"), plain("z"), properties=f"<w:del {BY}/>"),
            columns=3,
        )
        + p("End.")
        + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    )  # fmt: skip
    separators = "".join(
        f'<w:{{0}} w:id="{n}" w:type="{kind}"><w:p/></w:{{0}}>'
        for n, kind in enumerate(("separator", "continuationSeparator"))
    )
    return WordXml(
        body,
        styles='<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
        numbering=definition(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
        + list_of(1, 0),
        footnotes=separators.format("footnote") + f'<w:footnote w:id="2">{p("Foot.")}</w:footnote>',
        endnotes=separators.format("endnote") + f'<w:endnote w:id="2">{p("End note.")}</w:endnote>',
        comments=f'<w:comment w:id="0" w:author="B. Clerk" w:date="2016-01-02T03:04:05Z" w:initials="B">{p("Really?")}</w:comment>',
        links={"L1": "https://example.org/guide"},
        more={"header1": ("header", WordXml("").members()["word/document.xml"]
                          .replace("document", "hdr").replace("<w:body></w:body>", p("Head")))},
    )  # fmt: skip


@pytest.fixture(scope="module")
def written(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file as LibreOffice saves it again: by way of its own format, so nothing is passed through."""
    folder = tmp_path_factory.mktemp("written")
    (folder / "made.docx").write_bytes(made().packed())
    for kind, source in (("odt", "made.docx"), ("docx", "made.odt")):
        subprocess.run(
            [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
             "--convert-to", kind, "--outdir", str(folder), str(folder / source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
    return (folder / "made.docx").read_bytes()


def test_all_layers_come_back(written: bytes) -> None:
    found = {short: each for short, each in passages(written).items() if short[0] != "m"}
    assert [(short, each.text.strip()) for short, each in found.items()] == [
        ("p1", "Findings"),
        ("p2", "One"),
        ("p3", "Two"),
        ("p4", "Three"),
        ("p5", "Visit was duly made."),
        ("p5d1", "not"),
        ("p6", "Seen\tthere"),
        ("p6h1", "and heard"),
        ("p7", "Noted twice"),
        ("p8", "He was well"),
        ("p9", "guide"),
        ("t1r1c1", "MAY"),
        ("t1r2c1", "3 May"),
        ("t1r2c2", "a"),
        ("t1r2c3", "b"),
        ("t1r3c2", "has\nafter"),
        ("t1r3c2t1r1c1", "inner 1"),
        ("t1r3c2t1r1c2", "inner 2"),
        ("t1r3c3", "c"),
        ("t1r4c1", "x"),
        ("t1r4c2", "y"),
        ("t1r4c3", "z"),
        ("p10", "End."),
        ("fn1", "Foot."),
        ("en1", "End note."),
        ("cm1", "Really?"),
        ("h1p1", "Head"),
    ]
    assert [found[f"p{n}"].locator.number for n in (1, 2, 3, 4)] == [None, "1", "1.1", "1.2"]
    assert (found["t1r1c1"].column_span, found["t1r2c1"].row_span) == (3, 2)
    assert Flag.DELETED in found["p5d1"].flags
    assert Flag.HIDDEN in found["p6h1"].flags


def test_marks_lead_to_notes_comments_and_addresses(written: bytes) -> None:
    assert [mark[2] for mark in marks(written, "p7")] == ["fn1", "en1"]
    assert ("comment", "well", "cm1") in marks(written, "p8")
    assert ("link", "guide", "https://example.org/guide") in marks(written, "p9")


def test_every_word_that_libreoffice_wrote_is_accounted_for(written: bytes) -> None:
    stored: Counter[str] = Counter()
    with zipfile.ZipFile(BytesIO(written)) as container:
        for name in container.namelist():
            if re.fullmatch(
                r"word/(document|footnotes|endnotes|comments|header\d|footer\d)\.xml", name
            ):
                for words in etree.fromstring(container.read(name)).iter(W + "t", W + "delText"):
                    if not any(True for _ in words.iterancestors(FALLBACK)):
                        stored.update((words.text or "").split())
    read = document(written)
    shown = [each.text for each in read.passages() if not each.id.partition("#")[2].startswith("m")]
    assert Counter("".join("".join(shown).split())) == Counter("".join(stored.elements()))
