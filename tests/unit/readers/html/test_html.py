"""Web pages: the article and its structure, furniture kept apart, nothing lost."""

import pytest

from candour.core.documents.block import Draft
from candour.core.documents.locator import Part
from candour.core.documents.passage import Flag, Kind, MarkKind
from candour.readers.html.reader import READER, read
from candour.readers.limits import DEFAULT_LIMITS


def drafts(html: str | bytes) -> list[Draft]:
    data = html.encode() if isinstance(html, str) else html
    blocks = read(data, DEFAULT_LIMITS).blocks
    assert all(isinstance(block, Draft) for block in blocks)
    return [block for block in blocks if isinstance(block, Draft)]


def shown(html: str) -> list[tuple[Kind, str]]:
    return [(draft.kind, draft.text) for draft in drafts(html)]


def test_structure_gives_the_kind() -> None:
    assert shown(
        "<h2>Head</h2><p>Para</p><blockquote><p>Said</p></blockquote><ul><li>One</ul>"
    ) == [
        (Kind.HEADING, "Head"),
        (Kind.PARAGRAPH, "Para"),
        (Kind.QUOTATION, "Said"),
        (Kind.LIST_ITEM, "One"),
    ]


def test_spaces_fold_as_a_browser_folds_them() -> None:
    assert shown("<p> One\n <b> two</b>  three<br> four </p><pre>a\n  b</pre>") == [
        (Kind.PARAGRAPH, "One two three\nfour"),
        (Kind.PARAGRAPH, "a\n  b"),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<nav>Home</nav>",
        "<div class='site-footer'>Home</div>",
        "<div id='cookie_banner'><p>Home</p></div>",
        "<header>Home</header>",
        "<aside>Home</aside>",
    ],
)
def test_furniture_is_kept_and_named(page: str) -> None:
    assert shown(f"{page}<p>Words</p>") == [(Kind.FURNITURE, "Home"), (Kind.PARAGRAPH, "Words")]


def test_an_articles_own_header_is_no_furniture() -> None:
    assert shown("<article><header><h1>Head</h1></header></article>") == [(Kind.HEADING, "Head")]


def test_readers_comments_are_a_part_of_their_own() -> None:
    comment = drafts("<div id='comments'><div class='comment'><p>Nice.</p></div></div>")[0]
    assert (comment.locator.part, comment.kind, comment.text) == (
        Part.COMMENT,
        Kind.PARAGRAPH,
        "Nice.",
    )


def test_text_before_an_inner_block_keeps_its_own_setting() -> None:
    assert shown("<div>Own words<nav>Home</nav>more</div>") == [
        (Kind.PARAGRAPH, "Own words"),
        (Kind.FURNITURE, "Home"),
        (Kind.PARAGRAPH, "more"),
    ]


def test_hidden_words_stand_in_a_passage_of_their_own() -> None:
    paragraph, hidden = drafts("<p>Seen <span style='display: none'>unseen</span> again</p>")
    assert (paragraph.text, paragraph.flags) == ("Seen again", ())
    assert (hidden.text, hidden.flags, hidden.locator.part) == (
        "unseen",
        (Flag.HIDDEN,),
        Part.HIDDEN,
    )
    assert [(mark.kind, mark.span.start, mark.to) for mark in paragraph.marks] == [
        (MarkKind.HIDDEN, 5, hidden.short)
    ]


def test_deleted_words_are_kept_and_inserted_ones_marked() -> None:
    paragraph, deleted = drafts("<p>was <del>never</del><ins>not</ins> made</p>")
    assert (paragraph.text, paragraph.flags) == ("was not made", (Flag.INSERTED,))
    assert (deleted.text, deleted.flags) == ("never", (Flag.DELETED,))
    inserted = next(mark for mark in paragraph.marks if mark.kind is MarkKind.INSERTED)
    assert inserted.span.words(paragraph.text) == "not"


def test_what_is_behind_the_page_is_read_too() -> None:
    page = (
        "<!-- for DC Ames --><head><title>Title</title><meta name=author content='A B'></head><p>x"
    )
    assert [(d.kind, d.text) for d in drafts(page)][:3] == [
        (Kind.COMMENT, "for DC Ames"),
        (Kind.FURNITURE, "Title"),
        (Kind.FURNITURE, "A B"),
    ]
    assert shown("<img alt='A van'>") == [(Kind.CAPTION, "A van")]


def test_links_are_marks_with_their_address() -> None:
    (paragraph,) = drafts("<p>See <a href='x.html'>the report</a>.</p>")
    (mark,) = paragraph.marks
    assert (mark.kind, mark.to, mark.span.words(paragraph.text)) == (
        MarkKind.LINK,
        "x.html",
        "the report",
    )


def test_programs_are_left_out_and_said() -> None:
    reading = read(b"<p>x</p><script>var a</script><style>p{}</style>", DEFAULT_LIMITS)
    assert [item.reason.split(":")[0] for item in reading.left_out] == ["1 <script>", "1 <style>"]


def places(html: str) -> dict[str, str]:
    return {draft.short: draft.text for draft in drafts(html)}


def test_cells_stand_at_their_grid_positions() -> None:
    table = (
        "<table><tr><th>Date<th colspan=2>What</tr>"
        "<tr><td rowspan=2>1 May<td><p>a<p>b<td>c</tr><tr><td>d<td>e</table>"
    )
    assert places(table) == {
        "t1r1c1": "Date",
        "t1r1c2": "What",
        "t1r2c1": "1 May",
        "t1r2c2": "a\nb",
        "t1r2c3": "c",
        "t1r3c2": "d",
        "t1r3c3": "e",
    }
    first = next(draft for draft in drafts(table) if draft.short == "t1r2c1")
    assert (first.row_span, first.flags) == (2, (Flag.MERGED,))


def test_a_nested_table_stands_in_its_cell() -> None:
    table = (
        "<table><tr><td>a<td>b</tr><tr><td>c<td>d<table><tr><td>in<td>out</table>e</table>"
        "<table><tr><td>second"
    )
    assert places(table) == {
        "t1r1c1": "a",
        "t1r1c2": "b",
        "t1r2c1": "c",
        "t1r2c2": "d\ne",
        "t1r2c2t1r1c1": "in",
        "t1r2c2t1r1c2": "out",
        "t2r1c1": "second",
    }


def test_a_table_that_only_lays_out_the_page_is_text() -> None:
    inner = "<table><tr><td>a<td>b</table>"
    page = f"<table><tr><td><p>Menu</p></td></tr><tr><td>{inner}</td></tr></table>"
    assert places(page) == {"p1": "Menu", "t1r1c1": "a", "t1r1c2": "b"}


def test_list_items_keep_the_number_that_the_page_shows() -> None:
    page = "<ol start=3><li>a<li><p>b</p><p>b2</p><li value=9>c</ol><ol type=i><li>d</ol><ul><li>e"
    assert [draft.locator.number for draft in drafts(page)] == ["3", "4", None, "9", "i", None]


def test_a_cells_own_words_come_before_a_table_inside_it() -> None:
    table = "<table><tr><td>a<td>b</tr><tr><td>c<td>d<table><tr><td>in</table>e</table>"
    assert list(places(table)) == ["t1r1c1", "t1r1c2", "t1r2c1", "t1r2c2", "t1r2c2t1r1c1"]


def test_notes_leave_the_sentence_and_keep_their_number() -> None:
    page = (
        '<p>Seen once<a class="sdfootnoteanc" href="#x"><sup>1</sup></a>.</p>'
        '<div id="sdfootnote1"><p><a class="sdfootnotesym">1</a>By the GP.</p></div>'
    )
    sentence, note = drafts(page)
    assert (sentence.text, sentence.marks[0].to) == ("Seen once.", "fn1")
    assert (note.short, note.kind, note.text) == ("fn1", Kind.FOOTNOTE, "By the GP.")
    assert (note.locator.part, note.locator.number) == (Part.FOOTNOTE, "1")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>£5 – café</p>".encode("cp1252"), "£5 – café"),
        ("<p>£5 – café</p>".encode("utf-16"), "£5 – café"),
        ("<meta charset='windows-1252'><p>£5</p>".encode("cp1252"), "£5"),
    ],
)
def test_encodings_are_found(page: bytes, words: str) -> None:
    assert drafts(page)[-1].text == words


def test_a_page_may_nest_as_deep_as_it_likes() -> None:
    assert shown("<div>" * 20_000 + "deep") == [(Kind.PARAGRAPH, "deep")]


@pytest.mark.parametrize(
    ("data", "name", "sure"),
    [
        (b"<!DOCTYPE html><p>x", "x.txt", True),
        (b"<p>x</p>", "x.html", True),
        (b"Dear all, <p> is a tag", "x.txt", False),
        (b"PK\x03\x04", "x.html", False),
    ],
)
def test_sureness_looks_at_the_bytes(data: bytes, name: str, sure: bool) -> None:
    assert (READER.sureness(data, name) > 0.5) is sure
