"""OpenDocument text: tracked changes, notes, comments, hidden words, numbers, tables."""

import pytest

from candour.core.documents.block import Draft
from candour.core.documents.locator import Part
from candour.core.documents.passage import Flag, Kind, MarkKind
from candour.errors import DamagedFile, LockedFile
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.odf.odt import READER, read
from tests.unit.readers.odf.odf_files import package, part, text

CHANGES = """<text:tracked-changes>
<text:changed-region xml:id="i"><text:insertion><office:change-info>
<dc:creator>A</dc:creator><dc:date>2023-03-01T09:00:00</dc:date></office:change-info>
</text:insertion></text:changed-region>
<text:changed-region xml:id="d"><text:deletion><office:change-info>
<dc:creator>B</dc:creator></office:change-info><text:p>never</text:p><text:p>at all</text:p>
</text:deletion></text:changed-region></text:tracked-changes>"""
NUMBERED = """<text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>
<text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
</text:list-style><text:list-style style:name="B">
<text:list-level-style-bullet text:level="1"/></text:list-style>"""


def drafts(body: str, styles: str = "", **parts: str) -> list[Draft]:
    blocks = read(text(body, styles, **parts), DEFAULT_LIMITS).blocks
    return [block for block in blocks if isinstance(block, Draft)]


def item(inner: str) -> str:
    return f"<text:list-item>{inner}</text:list-item>"


def test_white_space_folds_and_what_is_asked_for_stays() -> None:
    (paragraph,) = drafts(
        "<text:p>One \n two<text:s text:c='2'/>three<text:tab/>x<text:line-break/>y</text:p>"
    )
    assert paragraph.text == "One two  three\tx\ny"


def test_tracked_changes_keep_both_readings() -> None:
    body = (
        "<text:p>was <text:change text:change-id='d'/>"
        "<text:change-start text:change-id='i'/>not<text:change-end text:change-id='i'/> made</text:p>"
    )
    paragraph, deleted = drafts(CHANGES + body)
    assert (paragraph.text, paragraph.flags) == ("was not made", (Flag.INSERTED,))
    gone, inserted = paragraph.marks
    assert (gone.kind, gone.span.start, gone.to, gone.by) == (MarkKind.DELETED, 4, "p1d1", "B")
    assert inserted.span.words(paragraph.text) == "not"
    assert (inserted.by, inserted.at) == ("A", "2023-03-01T09:00:00")
    assert (deleted.short, deleted.text, deleted.flags) == (
        "p1d1",
        "never\nat all",
        (Flag.DELETED,),
    )


def test_an_insertion_may_run_over_paragraphs() -> None:
    body = (
        "<text:p>One<text:change-start text:change-id='i'/> two</text:p><text:p>three</text:p>"
        "<text:p>four<text:change-end text:change-id='i'/> five</text:p>"
    )
    found = drafts(CHANGES + body)
    assert [[m.span.words(d.text) for m in d.marks] for d in found] == [
        [" two"],
        ["three"],
        ["four"],
    ]


def test_notes_and_comments_leave_the_sentence() -> None:
    body = (
        "<text:p>Seen<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>By the GP.</text:p></text:note-body></text:note> once"
        "<office:annotation><dc:creator>C</dc:creator><text:p>Check.</text:p></office:annotation>.</text:p>"
    )
    sentence, note, comment = drafts(body)
    assert sentence.text == "Seen once."
    assert [(m.kind, m.to, m.by) for m in sentence.marks] == [
        (MarkKind.FOOTNOTE, "fn1", None),
        (MarkKind.COMMENT, "cm1", "C"),
    ]
    assert (note.short, note.text, note.kind, note.locator.number) == (
        "fn1", "By the GP.", Kind.FOOTNOTE, "1",
    )  # fmt: skip
    assert (comment.text, comment.kind, comment.locator.part) == (
        "Check.", Kind.COMMENT, Part.COMMENT,
    )  # fmt: skip


HIDING = """<style:style style:name="H" style:family="text">
<style:text-properties text:display="none"/></style:style>
<style:style style:name="HH" style:family="paragraph" style:parent-style-name="H"/>"""


def test_hidden_words_stand_apart_and_a_hidden_paragraph_is_flagged() -> None:
    body = (
        "<text:p>Seen <text:span text:style-name='H'>unseen</text:span></text:p>"
        "<text:p text:style-name='HH'>All of it</text:p>"
    )
    seen, unseen, whole = drafts(body, HIDING)
    assert (seen.text, seen.marks[0].to) == ("Seen", "p1h1")
    assert (unseen.text, unseen.flags) == ("unseen", (Flag.HIDDEN,))
    assert (whole.text, whole.flags, whole.locator.part) == (
        "All of it", (Flag.HIDDEN,), Part.HIDDEN,
    )  # fmt: skip


def test_a_loop_of_parent_styles_ends() -> None:
    loop = "<style:style style:name='A' style:parent-style-name='A'/>"
    assert drafts("<text:p text:style-name='A'>x</text:p>", loop)[0].flags == ()


def test_numbers_are_those_the_page_shows() -> None:
    inner = f"<text:list>{item('<text:p>b</text:p>')}{item('<text:p>c</text:p>')}</text:list>"
    body = (
        f"<text:list text:style-name='L'>{item('<text:p>a</text:p>' + inner)}</text:list>"
        "<text:p>between</text:p>"
        f"<text:list text:style-name='L' text:continue-numbering='true'>{item('<text:p>d</text:p>')}"
        f"</text:list><text:list text:style-name='B'>{item('<text:p>e</text:p>')}</text:list>"
    )
    assert [(d.locator.number, d.kind) for d in drafts(body, NUMBERED)] == [
        ("1", Kind.LIST_ITEM),
        ("1.1", Kind.PARAGRAPH),
        ("1.2", Kind.PARAGRAPH),
        (None, Kind.PARAGRAPH),
        ("2", Kind.LIST_ITEM),
        (None, Kind.LIST_ITEM),
    ]


def test_cells_stand_at_their_grid_positions_and_nested_tables_in_them() -> None:
    nested = "<table:table><table:table-row><table:table-cell><text:p>in</text:p></table:table-cell></table:table-row></table:table>"
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        "<table:table-cell table:number-columns-spanned='2'><text:p>Wide</text:p></table:table-cell>"
        "<table:covered-table-cell/><table:table-cell><text:p>c</text:p></table:table-cell>"
        "</table:table-row></table:table-header-rows><table:table-row>"
        "<table:table-cell table:number-columns-repeated='2'/>"
        f"<table:table-cell><text:p>one</text:p>{nested}<text:p>two</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    found = {d.short: (d.text, d.column_span, d.locator.path) for d in drafts(body)}
    assert found == {
        "t1r1c1": ("Wide", 2, None),
        "t1r1c3": ("c", 1, None),
        "t1r2c3": ("one\ntwo", 1, None),
        "t1r2c3t1r1c1": ("in", 1, "t1r1c1"),
    }


def test_words_under_a_merged_cell_are_kept_and_flagged() -> None:
    body = (
        "<table:table><table:table-row>"
        "<table:table-cell table:number-columns-spanned='2'><text:p>a</text:p></table:table-cell>"
        "<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>"
        "</table:table-row></table:table>"
    )
    under = drafts(body)[1]
    assert (under.text, under.flags) == ("under", (Flag.HIDDEN, Flag.MERGED))


def test_text_boxes_pictures_and_their_descriptions() -> None:
    body = (
        "<text:p>Here<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame>"
        "<draw:frame><draw:image/><svg:desc>A van</svg:desc></draw:frame></text:p>"
    )
    reading = read(text(body), DEFAULT_LIMITS)
    assert [(d.short, d.text) for d in reading.blocks if isinstance(d, Draft)] == [
        ("p1", "Here"),
        ("tb1p1", "Boxed"),
        ("alt1", "A van"),
    ]
    assert "picture" in reading.left_out[0].reason


def test_headers_footers_and_properties_follow_the_body() -> None:
    page = (
        "<office:master-styles><style:master-page><style:header><text:p>Head</text:p></style:header>"
        "<style:footer><text:p>Foot</text:p></style:footer></style:master-page></office:master-styles>"
    )
    said = "<office:meta><dc:title>T</dc:title><meta:user-defined meta:name='Ref'>9</meta:user-defined></office:meta>"
    found = drafts(
        "<text:p>x</text:p>",
        styles_xml=part("office:document-styles", page),
        meta_xml=part("office:document-meta", said),
    )
    assert [(d.short, d.locator.part.value, d.text) for d in found] == [
        ("p1", "body", "x"),
        ("h1p1", "header", "Head"),
        ("f1p1", "footer", "Foot"),
        ("m1", "metadata", "T"),
        ("m2", "metadata", "9"),
    ]


def test_an_encrypted_file_is_said_to_be_locked() -> None:
    manifest = part("manifest:manifest", "<manifest:encryption-data/>")
    with pytest.raises(LockedFile, match="password"):
        read(text("", **{"META-INF__manifest_xml": manifest}), DEFAULT_LIMITS)


def test_a_file_without_a_body_is_damaged() -> None:
    with pytest.raises(DamagedFile, match="no body"):
        read(package("text", part("office:document-content", "")), DEFAULT_LIMITS)


def test_sureness_goes_by_the_media_type() -> None:
    assert READER.sureness(text(""), "x.zip") > 0.9
    assert READER.sureness(package("spreadsheet", ""), "x.odt") == 0
    assert READER.sureness(b"PK\x03\x04", "x.odt") == 0
