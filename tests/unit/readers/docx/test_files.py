"""Whole files: how sure the reader is, odd packages, damaged and hostile ones."""

import io

import docx
import pytest

from candour.errors import DamagedFile
from candour.readers.docx.reader import READER
from candour.readers.limits import DEFAULT_LIMITS
from tests.unit.readers.docx.word_xml import (
    NAMES,
    WordXml,
    document,
    p,
    pack,
    passages,
    reading,
    row,
    styled,
    table,
    texts,
)

STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
        "http://purl.oclc.org/ooxml/wordprocessingml/main"
    ),
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def test_it_is_sure_of_word_files_by_their_content() -> None:
    file = WordXml(p("a"))
    assert READER.sureness(file.packed(), "x.bin") == 1.0
    assert READER.sureness(WordXml(p("a"), main="odd/name.xml").packed(), "") == 1.0
    assert READER.sureness(pack({"xl/workbook.xml": "<x/>"}), "x.docx") == 0.0
    assert READER.sureness(b"Dear all", "x.docx") == 0.0
    no_types = {k: v for k, v in file.members().items() if not k.startswith("[")}
    assert 0 < READER.sureness(pack(no_types), "x.docx") < 1


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_macro_files_and_templates_are_word_files(kind: str) -> None:
    types = f'<Types xmlns="urn:x"><Override PartName="/w/d.xml" ContentType="{kind}"/></Types>'
    assert READER.sureness(pack({"[Content_Types].xml": types}), "") == 1.0


def test_parts_are_found_by_their_relationships() -> None:
    file = WordXml(styled("H", "x"), main="content/main.xml", styles=(
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    ))  # fmt: skip
    assert passages(file)["p1"].kind.value == "heading"


def test_missing_parts_are_done_without() -> None:
    members = WordXml(p("a") + table(row("b")), styles="<w:style/>", comments="<x/>").members()
    for gone in ("word/styles.xml", "word/comments.xml"):
        del members[gone]
    assert texts(pack(members)) == {"p1": "a", "t1r1c1": "b"}
    assert texts(pack({"word/document.xml": members["word/document.xml"]})) == {
        "p1": "a",
        "t1r1c1": "b",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_strict_files_are_read_alike(encoding: str) -> None:
    members = WordXml(
        p("é", '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        footnotes=f'<w:footnote w:id="1">{p("note")}</w:footnote>',
    ).members()
    strict = {}
    for name, xml in members.items():
        for transitional, other in STRICT.items():
            xml = xml.replace(transitional, other)  # noqa: PLW2901
        strict[name] = f'<?xml version="1.0" encoding="{encoding}"?>{xml}'.encode(encoding)
    assert texts(pack(strict)) == {"p1": "é", "fn1": "note"}


def test_a_file_cut_off_is_damaged_and_its_part_is_named() -> None:
    whole = WordXml(p("a")).packed()
    assert READER.sureness(whole[:-40], "x.docx") > 0
    with pytest.raises(DamagedFile, match="container"):
        READER.read(whole[:-40], DEFAULT_LIMITS)
    members = WordXml(p("a")).members()
    members["word/document.xml"] = members["word/document.xml"][:-20]
    with pytest.raises(DamagedFile, match=r"word/document\.xml"):
        READER.read(pack(members), DEFAULT_LIMITS)


@pytest.mark.parametrize("inner", ["", f"<w:document {NAMES}/>", "<x/>"])
def test_a_file_without_a_body_is_damaged(inner: str) -> None:
    members = {"word/document.xml": inner} if inner else {"other.xml": "<x/>"}
    with pytest.raises(DamagedFile, match=r"word/document\.xml"):
        READER.read(pack(members), DEFAULT_LIMITS)


def test_words_where_none_belong_are_said_to_be_lost() -> None:
    broken = p("a", properties=f"<w:tabs>{p('b')}</w:tabs>") + table(row("c"))
    assert texts(broken) == {"p1": "a", "t1r1c1": "c"}
    assert [each.reason for each in reading(broken).left_out] == [
        "the file breaks the rules of its format: of 3 stretches of words, 2 stood where words "
        "belong and were read"
    ]


def test_no_message_holds_words_of_the_file() -> None:
    members = WordXml(p("SECRETNAME")).members()
    members["word/document.xml"] = members["word/document.xml"].replace("</w:body>", "<SECRETNAME>")
    with pytest.raises(DamagedFile) as caught:
        READER.read(pack(members), DEFAULT_LIMITS)
    assert "SECRETNAME" not in str(caught.value)
    assert "SECRETNAME" not in repr(READER.read(WordXml(p("SECRETNAME")).packed(), DEFAULT_LIMITS))


def test_a_file_of_python_docx_is_read() -> None:
    made = docx.Document()
    made.core_properties.title = "Made"
    made.add_heading("Findings", level=1)
    made.add_paragraph("First.", style="List Number")
    made.add_paragraph("Second.", style="List Number")
    made.add_paragraph("Point.", style="List Bullet")
    made.add_paragraph("Said.", style="Intense Quote")
    grid = made.add_table(rows=2, cols=2)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "MAY"
    grid.cell(1, 0).text = "3 May"
    made.sections[0].header.paragraphs[0].text = "Head"
    out = io.BytesIO()
    made.save(out)
    found = passages(out.getvalue())
    assert [(s, e.kind.value, e.text) for s, e in found.items() if s[0] != "m"] == [
        ("p1", "heading", "Findings"),
        ("p2", "list_item", "First."),
        ("p3", "list_item", "Second."),
        ("p4", "list_item", "Point."),
        ("p5", "quotation", "Said."),
        ("t1r1c1", "table_cell", "MAY"),
        ("t1r2c1", "table_cell", "3 May"),
        ("h1p1", "header", "Head"),
    ]
    assert [found[f"p{n}"].locator.number for n in (2, 3, 4)] == ["1", "2", None]
    assert found["m1"].text == "Made"


def test_every_passage_leads_back_to_its_characters() -> None:
    read = document(WordXml(p("a😀", "<w:r><w:tab/></w:r>") + table(row("b", "c")) + p("d")))
    assert all(each.span.words(read.text) == each.text for each in read.passages())
