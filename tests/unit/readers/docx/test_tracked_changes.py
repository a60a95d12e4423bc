"""Tracked changes and hidden words: both readings can be rebuilt, and nothing is accepted unseen."""

import pytest

from candour.core.documents.document import Document
from candour.core.documents.locator import Part
from candour.core.documents.passage import Flag, MarkKind
from tests.unit.readers.docx.word_xml import (
    BY,
    WordXml,
    cell,
    deleted,
    document,
    hidden,
    inserted,
    marks,
    p,
    passages,
    row,
    run,
    styled,
    table,
    texts,
)

MARK_DELETED = f"<w:rPr><w:del {BY}/></w:rPr>"
MARK_INSERTED = f"<w:rPr><w:ins {BY}/></w:rPr>"
HIDDEN_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Below"><w:basedOn w:val="Secret"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Open"><w:basedOn w:val="Secret"/>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Whisper"><w:name w:val="Whisper"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
)


def before_the_changes(read: Document, short: str) -> str:
    """Rebuild what a passage said before all tracked changes."""
    found = {each.id.partition("#")[2]: each for each in read.passages()}
    passage = found[short]
    old, at = [], passage.span.start
    for mark in sorted(passage.marks, key=lambda mark: mark.span.start):
        if mark.kind is MarkKind.INSERTED and len(mark.span):
            old.append(read.text[at : mark.span.start])
            at = mark.span.end
        elif mark.kind is MarkKind.DELETED and mark.to is not None:
            old.append(read.text[at : mark.span.start])
            at = mark.span.start
            gone = found[mark.to]
            old.append("" if Flag.INSERTED in gone.flags else gone.text)
    old.append(read.text[at : passage.span.end])
    return "".join(old)


def test_an_insertion_counts_and_a_deletion_stands_apart() -> None:
    body = p("Visit was ", deleted("not "), inserted("duly "), "made.")
    found = passages(body)
    assert {short: each.text for short, each in found.items()} == {
        "p1": "Visit was duly made.",
        "p1d1": "not ",
    }
    assert found["p1"].flags == (Flag.INSERTED,)
    assert found["p1d1"].flags == (Flag.DELETED,)
    assert found["p1d1"].locator.part is Part.DELETED
    assert found["p1d1"].locator.paragraph == 1
    assert not found["p1d1"].counts
    assert marks(body, "p1") == [("deleted", "", "p1d1"), ("inserted", "duly ", None)]
    mark = found["p1"].marks[1]
    assert (mark.by, mark.at) == ("A. Clerk", "2015-05-20T10:00:00Z")


@pytest.mark.parametrize(
    ("body", "before"),
    [
        (p("Visit was ", deleted("not "), inserted("duly "), "made."), "Visit was not made."),
        (p(deleted("Old"), inserted("New")), "Old"),
        (p("A", inserted("B"), deleted("C"), "D", deleted("E"), inserted("F")), "ACDE"),
        (p("A", f"<w:ins {BY}>{deleted('X')}</w:ins>", "B"), "AB"),
    ],
)
def test_what_was_said_before_can_be_rebuilt(body: str, before: str) -> None:
    assert before_the_changes(document(body), "p1") == before


def test_a_deletion_of_what_was_inserted_says_both() -> None:
    assert passages(p("A", f"<w:ins {BY}>{deleted('X')}</w:ins>"))["p1d1"].flags == (
        Flag.INSERTED,
        Flag.DELETED,
    )


def test_a_deletion_cut_into_runs_is_one_passage_and_one_by_two_people_two() -> None:
    other = deleted("three").replace("A. Clerk", "B. Clerk")
    assert texts(p("x", deleted("one "), deleted("two "), other)) == {
        "p1": "x",
        "p1d1": "one two ",
        "p1d2": "three",
    }


def test_a_wholly_deleted_paragraph_is_one_passage_at_its_own_place() -> None:
    found = passages(p("One.") + p(deleted("Two."), properties=MARK_DELETED) + p("Three."))
    assert [(s, each.text, each.locator.part) for s, each in found.items()] == [
        ("p1", "One.", Part.BODY),
        ("p2", "Two.", Part.DELETED),
        ("p3", "Three.", Part.BODY),
    ]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("The visit was ", properties=MARK_DELETED) + p("made on Friday.") + p("End.")
    assert texts(body) == {"p1": "The visit was made on Friday.", "p1d1": "\n", "p2": "End."}


def test_a_joined_paragraph_takes_the_deleted_lines_between_along() -> None:
    body = (
        p("Keep ", properties=MARK_DELETED)
        + p(deleted("gone"), properties=MARK_DELETED)
        + p("this.")
    )
    assert texts(body) == {"p1": "Keep this.", "p1d1": "\ngone\n"}


def test_a_joined_paragraph_ends_before_a_table() -> None:
    body = p("Keep", properties=MARK_DELETED) + table(row("x"))
    assert next(iter(texts(body).items())) == ("p1", "Keep")
    assert texts(body)["t1r1c1"] == "x"


def test_an_inserted_paragraph_mark_is_said() -> None:
    body = p("One.", properties=MARK_INSERTED) + p("Two.")
    assert passages(body)["p1"].flags == (Flag.INSERTED,)
    assert marks(body, "p1") == [("inserted", "", None)]


def test_moves_are_kept_at_both_ends() -> None:
    body = p(f"<w:moveFrom {BY}>{run('Moved.')}</w:moveFrom>") + p(
        "Here: ", f"<w:moveTo {BY}>{run('Moved.')}</w:moveTo>"
    )
    found = passages(body)
    assert found["p1"].flags == (Flag.DELETED, Flag.MOVED)
    assert (found["p2"].text, found["p2"].flags) == ("Here: Moved.", (Flag.INSERTED, Flag.MOVED))


def test_changes_of_format_are_no_changes_of_words() -> None:
    change = f"<w:rPrChange {BY}><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    assert passages(p(run("Said.", change)))["p1"].flags == ()
    old = f"<w:pPrChange {BY}><w:pPr><w:numPr><w:numId w:val='9'/></w:numPr></w:pPr></w:pPrChange>"
    assert passages(p("Said.", properties=old))["p1"].flags == ()


def test_hidden_words_stand_apart_and_count() -> None:
    body = p("Seen", hidden(" and heard"), ".")
    found = passages(body)
    assert (found["p1"].text, found["p1h1"].text) == ("Seen.", " and heard")
    assert found["p1h1"].flags == (Flag.HIDDEN,)
    assert found["p1h1"].locator.part is Part.HIDDEN
    assert found["p1h1"].counts
    assert marks(body, "p1") == [("hidden", "", "p1h1")]


def test_a_wholly_hidden_paragraph_is_one_passage_at_its_own_place() -> None:
    found = passages(p(hidden("Secret.")))
    assert (found["p1"].text, found["p1"].locator.part) == ("Secret.", Part.HIDDEN)


@pytest.mark.parametrize(
    ("paragraph", "is_hidden"),
    [
        (styled("Secret", "x"), True),
        (styled("Below", "x"), True),
        (styled("Open", "x"), False),
        (p(run("x", '<w:rStyle w:val="Whisper"/>')), True),
        (p(run("x", '<w:rStyle w:val="Whisper"/><w:vanish w:val="false"/>')), False),
        (styled("Secret", run("x", '<w:rStyle w:val="Whisper"/>')), False),
        (styled("Secret", run("x", '<w:vanish w:val="off"/>')), False),
        (p(run("x", "<w:webHidden/>")), True),
    ],
)
def test_words_are_hidden_by_styles_too(paragraph: str, is_hidden: bool) -> None:
    found = passages(WordXml(paragraph, styles=HIDDEN_STYLES))["p1"]
    assert (Flag.HIDDEN in found.flags) is is_hidden


def test_hidden_and_deleted_words_are_deleted_first_of_all() -> None:
    gone = f"<w:del {BY}>{run('x', '<w:vanish/>', 'w:delText')}</w:del>"
    assert passages(p("a", gone))["p1d1"].flags == (Flag.DELETED, Flag.HIDDEN)


def test_a_cell_is_read_with_its_changes_like_a_paragraph() -> None:
    body = table(row(cell(p("Was ", deleted("not "), "seen")), "plain"))
    found = passages(body)
    assert {short: each.text for short, each in found.items()} == {
        "t1r1c1": "Was seen",
        "t1r1c1d1": "not ",
        "t1r1c2": "plain",
    }
    place = found["t1r1c1d1"].locator
    assert (place.part, place.row, place.column) == (Part.DELETED, 1, 1)


def test_deleted_lines_of_a_cell_leave_no_empty_line() -> None:
    gone = p(deleted("gone"), properties=MARK_DELETED)
    assert texts(table(row(cell(p("a"), gone, p("b"))))) == {
        "t1r1c1": "a\nb",
        "t1r1c1d1": "gone\n",
    }
    assert texts(table(row(cell(p(deleted("gone")), p("b"))))) == {
        "t1r1c1": "b",
        "t1r1c1d1": "gone\n",
    }


@pytest.mark.parametrize(
    ("properties", "flags", "part"),
    [
        (f"<w:del {BY}/>", (Flag.DELETED,), Part.DELETED),
        (f"<w:ins {BY}/>", (Flag.INSERTED,), Part.BODY),
        ("<w:hidden/>", (Flag.HIDDEN,), Part.HIDDEN),
    ],
)
def test_whole_rows_are_changed(properties: str, flags: tuple[Flag, ...], part: Part) -> None:
    found = passages(table(row("a", "b", properties=properties), row("c", "d")))
    assert [(s, each.flags, each.locator.part) for s, each in found.items()] == [
        ("t1r1c1", flags, part),
        ("t1r1c2", flags, part),
        ("t1r2c1", (), Part.BODY),
        ("t1r2c2", (), Part.BODY),
    ]


@pytest.mark.parametrize(
    ("properties", "flag"), [("<w:cellIns/>", Flag.INSERTED), ("<w:cellDel/>", Flag.DELETED)]
)
def test_single_cells_are_changed(properties: str, flag: Flag) -> None:
    found = passages(table(row(cell("a", properties=properties), "b")))
    assert (found["t1r1c1"].flags, found["t1r1c2"].flags) == ((flag,), ())
