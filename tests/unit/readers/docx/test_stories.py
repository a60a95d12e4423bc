"""Everything outside the body's own lines: notes, comments, headers, properties, files inside."""

from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind
from tests.unit.readers.docx.word_xml import (
    BY,
    NAMES,
    WordXml,
    cell,
    document,
    marks,
    p,
    passages,
    reading,
    row,
    run,
    table,
    texts,
)


def reference(kind: str, name: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{name}"{more}/></w:r>'


def note(kind: str, name: int, *blocks: str) -> str:
    return f'<w:{kind} w:id="{name}">{"".join(blocks)}</w:{kind}>'


SEPARATOR = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
)
SIGN = "<w:r><w:footnoteRef/></w:r>"


def test_notes_stand_apart_and_a_mark_leads_to_them() -> None:
    file = WordXml(
        p("Seen", reference("footnote", 7), " and heard", reference("footnote", 3), ".",
          reference("endnote", 1)),
        footnotes=SEPARATOR + note("footnote", 3, p(SIGN, "Second.")) + note(
            "footnote", 7, p(SIGN, " First."), p("More."), table(row("cell"))),
        endnotes=note("endnote", 1, p("End.")),
    )  # fmt: skip
    found = passages(file)
    assert {short: each.text for short, each in found.items()} == {
        "p1": "Seen and heard.",
        "fn1": " First.",
        "fn1p2": "More.",
        "fn1t1r1c1": "cell",
        "fn2": "Second.",
        "en1": "End.",
    }
    assert marks(file, "p1") == [
        ("footnote", "", "fn1"),
        ("footnote", "", "fn2"),
        ("endnote", "", "en1"),
    ]
    assert [mark.span.start for mark in found["p1"].marks] == [4, 14, 15]
    assert found["fn1"].kind is Kind.FOOTNOTE
    assert found["fn1"].locator.part is Part.FOOTNOTE
    assert [found[s].locator.number for s in ("fn1", "fn1p2", "fn2", "en1")] == [
        "1",
        None,
        "2",
        "i",
    ]
    assert found["fn1p2"].locator.path == "its paragraph 2"


def test_notes_are_numbered_as_the_settings_say() -> None:
    file = WordXml(
        p("a", reference("footnote", 1)) + p("b", reference("footnote", 2, ' w:customMarkFollows="1"'), "*")
        + p("c", reference("footnote", 3)),
        footnotes="".join(note("footnote", n, p(f"n{n}")) for n in (1, 2, 3)),
        settings='<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr>',
    )  # fmt: skip
    found = passages(file)
    assert [found[f"fn{n}"].locator.number for n in (1, 2, 3)] == ["c", None, "d"]


def test_notes_may_start_again_in_each_section() -> None:
    properties = (
        '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    )
    file = WordXml(
        p("a", reference("footnote", 1)) + p("b", reference("footnote", 2), properties=properties)
        + p("c", reference("footnote", 3)) + properties,
        footnotes="".join(note("footnote", n, p(f"n{n}")) for n in (1, 2, 3)),
    )  # fmt: skip
    found = passages(file)
    assert [found[f"fn{n}"].locator.number for n in (1, 2, 3)] == ["1", "2", "1"]


def test_a_note_of_deleted_words_is_deleted_with_them() -> None:
    gone = f"<w:del {BY}><w:r><w:delText>no</w:delText></w:r>{reference('footnote', 1)}</w:del>"
    file = WordXml(
        p("a", gone) + p("b", reference("footnote", 2)),
        footnotes=note("footnote", 1, p("x")) + note("footnote", 2, p("y")),
    )
    found = passages(file)
    assert found["fn1"].flags == (Flag.DELETED,)
    assert (found["fn2"].flags, found["fn2"].locator.number) == ((), "1")
    assert marks(file, "p1d1")[-1] == ("footnote", "", "fn1")


def test_notes_that_nothing_refers_to_are_kept_and_missing_ones_reported() -> None:
    file = WordXml(p("a", reference("footnote", 9)), footnotes=note("footnote", 1, p("alone")))
    assert texts(file)["fn1"] == "alone"
    read = reading(file)
    assert [each.reason for each in read.changed] == [
        "a footnote that no text refers to; read as well"
    ]
    assert "does not hold" in read.left_out[0].reason


def comment(name: int, *blocks: str) -> str:
    return f'<w:comment w:id="{name}" w:author="B. Clerk" w:date="2016-01-02T03:04:05Z">{"".join(blocks)}</w:comment>'


def start(name: int) -> str:
    return f'<w:commentRangeStart w:id="{name}"/>'


def end(name: int) -> str:
    return f'<w:commentRangeEnd w:id="{name}"/>'


def test_comments_keep_their_author_date_and_words() -> None:
    file = WordXml(
        p("He was ", start(0), "well", end(0), reference("comment", 0), "."),
        comments=comment(0, p("Really?"), p("Check.")),
    )
    found = passages(file)
    assert [found["cm1"].text, found["cm1p2"].text] == ["Really?", "Check."]
    assert (found["cm1"].kind, found["cm1"].locator) == (
        Kind.COMMENT,
        Locator(part=Part.COMMENT, paragraph=1),
    )
    assert marks(file, "p1") == [("comment", "well", "cm1")]
    for mark in (found["p1"].marks[0], found["cm1"].marks[0]):
        assert (mark.by, mark.at) == ("B. Clerk", "2016-01-02T03:04:05Z")


def test_a_comment_may_run_over_paragraphs_and_cells() -> None:
    file = WordXml(
        p("one ", start(0), "two") + p("three") + table(row("four")) + p("five", end(0), " six") + p("x"),
        comments=comment(0, p("c")),
    )  # fmt: skip
    covered = {
        short: [words for kind, words, _ in marks(file, short) if kind == "comment"]
        for short in ("p1", "p2", "t1r1c1", "p3", "p4")
    }
    assert covered == {
        "p1": ["two"], "p2": ["three"], "t1r1c1": ["four"], "p3": ["five"], "p4": [],
    }  # fmt: skip


def test_comments_may_begin_and_end_between_paragraphs() -> None:
    file = WordXml(start(0) + p("a") + end(0) + p("b"), comments=comment(0, p("c")))
    assert marks(file, "p1") == [("comment", "a", "cm1")]
    assert marks(file, "p2") == []


def test_a_comment_on_an_empty_cell_is_marked_there() -> None:
    file = WordXml(
        table(row("a", cell(p(reference("comment", 0))))), comments=comment(0, p("No record?"))
    )
    assert texts(file)["t1r1c2"] == ""
    assert marks(file, "t1r1c2") == [("comment", "", "cm1")]


def test_comments_without_a_place_are_kept() -> None:
    file = WordXml(p("a"), comments=comment(0, p("x")) + comment(0, p("same id")))
    assert [*texts(file).values()] == ["a", "x", "same id"]


def header(kind: str, *blocks: str) -> tuple[str, str]:
    tag = {"header": "hdr", "footer": "ftr"}[kind]
    return kind, f"<w:{tag} {NAMES}>{''.join(blocks)}</w:{tag}>"


def test_headers_and_footers_are_read_in_the_order_of_their_use() -> None:
    def section(*names: str) -> str:
        inner = "".join(f'<w:{n[:-1]}Reference w:type="default" r:id="{n}"/>' for n in names)
        return f"<w:sectPr>{inner}</w:sectPr>"

    file = WordXml(
        p("a", properties=section("header2", "footer1")) + section("header1", "footer1"),
        more={
            "header1": header("header", p("second"), p("line")),
            "header2": header("header", p("first"), table(row("Ref"))),
            "header3": header("header", p("unused")),
            "footer1": header("footer", p("Page 1")),
        },
    )
    found = passages(file)
    assert {short: each.text for short, each in found.items() if short != "p1"} == {
        "h1p1": "first",
        "h1t1r1c1": "Ref",
        "h2p1": "second",
        "h2p2": "line",
        "h3p1": "unused",
        "f1p1": "Page 1",
    }
    assert found["h2p1"].locator == Locator(
        part=Part.HEADER, paragraph=2, path="header 2, paragraph 1"
    )
    assert (found["h1p1"].kind, found["f1p1"].kind) == (Kind.HEADER, Kind.FOOTER)
    assert found["h1t1r1c1"].locator.path == "header 1"


def test_properties_are_passages_that_no_page_shows() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="urn:c" xmlns:dc="urn:d"><dc:title>Review</dc:title>'
        "<dc:creator>A. Clerk</dc:creator><cp:revision>3</cp:revision><cp:keywords/>"
        "</cp:coreProperties>"
    )
    custom = '<Properties xmlns="urn:p"><property name="Case"><v>R 12</v></property></Properties>'
    file = WordXml(
        p("a"),
        settings='<w:docVars><w:docVar w:name="Worker" w:val="B. Clerk"/></w:docVars>',
        outside={
            "docProps/core.xml": ("core-properties", core),
            "docProps/custom.xml": ("custom-properties", custom),
        },
        more={"item1": ("customXml", "<x>kept</x>")},
    )
    found = passages(file)
    assert [(s, e.text, e.locator.path) for s, e in found.items() if s != "p1"] == [
        ("m1", "Review", "docProps/core.xml#title"),
        ("m2", "A. Clerk", "docProps/core.xml#creator"),
        ("m3", "R 12", "docProps/custom.xml#Case"),
        ("m4", "B. Clerk", "document variable Worker"),
    ]
    assert found["m1"].locator.part is Part.METADATA
    assert [each.locator.path for each in reading(file).left_out] == ["word/item1.xml"]


def test_tables_in_tables_do_not_exhaust_the_stack() -> None:
    body = p("end")
    for _ in range(80):
        body = table(f"<w:tr><w:tc>{body}</w:tc></w:tr>")
    assert [each.text for each in document(body).passages()] == ["end"]


def test_wrappers_in_wrappers_do_not_exhaust_the_stack() -> None:
    body = p("a", "<w:smartTag>" * 240 + run("b") + "</w:smartTag>" * 240)
    assert texts(body) == {"p1": "ab"}


def test_files_inside_are_handed_on_as_they_are() -> None:
    embedded = "<w:object><v:shape/><o:OLEObject ProgID='Excel.Sheet.12' r:id='sheet1'/></w:object>"
    file = WordXml(
        p("a", f"<w:r>{embedded}</w:r>") + "<w:altChunk r:id='chunk1'/>",
        more={"sheet1": ("package", "bytes"), "chunk1": ("aFChunk", "<p>page</p>")},
    )
    read = reading(file)
    assert [(each.name, each.data) for each in read.members] == [
        ("sheet1.xml", b"bytes"),
        ("chunk1.xml", b"<p>page</p>"),
    ]
    assert [each.reason for each in read.left_out] == [
        "an embedded file (Excel.Sheet.12): an original of its own",
        "another document inside this one: an original of its own",
    ]


def test_notes_stand_on_the_page_that_refers_to_them() -> None:
    told = "<w:r><w:lastRenderedPageBreak/></w:r>"
    file = WordXml(
        p("a", reference("footnote", 1)) + p(told, "b", reference("footnote", 2)) + p(told, "c"),
        footnotes="".join(note("footnote", n, p(f"n{n}")) for n in (1, 2)),
        comments=comment(0, p("x")),
    )
    found = passages(file)
    assert [found[s].locator.page for s in ("p3", "fn1", "fn2", "cm1")] == [3, 1, 2, None]


def test_a_comment_whose_end_is_missing_ends_at_its_reference() -> None:
    file = WordXml(
        p("a ", start(0), "b", reference("comment", 0), " c") + p("d"), comments=comment(0, p("x"))
    )
    assert marks(file, "p1") == [("comment", "b", "cm1")]
    assert marks(file, "p2") == []


def test_prompts_notices_and_descriptions_are_reported() -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    caption = "<w:tblPr><w:tblCaption w:val='Log'/></w:tblPr>"
    described = table(row("x")).replace("<w:tblPr/>", caption)
    file = WordXml(
        prompt.format(p("Choose")) + p("a ", prompt.format(run("Click"))) + described,
        footnotes=f'<w:footnote w:type="continuationNotice" w:id="0">{p("overleaf")}</w:footnote>',
    )
    read = reading(file)
    assert [each.reason.split(",")[0] for each in read.changed] == [
        "the prompt of a form field that nobody filled in"
    ] * 2
    assert [each.text for each in read.left_out] == ["Log", "overleaf"]
