"""What counts as quoted."""

from candour.core.documents.block import Draft
from candour.core.documents.document import Document
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Flag, Kind
from candour.core.quotations.attribution import Attributions
from candour.core.quotations.finding import Finder
from candour.core.quotations.naming import Naming
from candour.core.quotations.quotation import Form
from candour.vocabulary.quotations import load_quotation_words
from tests.unit.core.quotations.sources_for_tests import document, draft

WORDS = load_quotation_words().attributing
FINDER = Finder(Attributions(WORDS, Naming(WORDS, [])))


def marked(held: Document) -> list[tuple[str, Form]]:
    found = list(FINDER.marked(held))
    assert all(one.span.words(held.text) == one.words for one in found)
    return [(one.words, one.form) for one in found]


def test_words_between_marks_and_block_quotations() -> None:
    held = document("He said “no”.", draft(2, Kind.QUOTATION, "Nobody saw him."), "“” and “…”")
    assert marked(held) == [("no", Form.MARKED), ("Nobody saw him.", Form.BLOCK)]


def test_a_blocks_own_marks_are_not_quoted_once_more() -> None:
    held = document(draft(1, Kind.QUOTATION, "“Nobody saw ‘him’.”"))
    assert marked(held) == [("Nobody saw ‘him’.", Form.BLOCK), ("him", Form.MARKED)]


def test_a_quotation_inside_another_says_so() -> None:
    held = document("He wrote “she said ‘no’ to me”.")
    outer, inner = FINDER.marked(held)
    assert (outer.within, inner.within) == (None, outer.span)


def test_an_ellipsis_around_sentences_is_no_part_of_a_block() -> None:
    held = document(draft(1, Kind.QUOTATION, "… Nobody saw him. […]"))
    assert marked(held) == [("Nobody saw him.", Form.BLOCK)]


def test_a_block_is_attributed_by_the_line_that_leads_to_it() -> None:
    led = document("Ms Ash wrote:", draft(2, Kind.QUOTATION, "Nobody saw him."))
    assert next(FINDER.marked(led)).attributed_to == "Ms Ash"
    apart = document("Ms Ash wrote much.", draft(2, Kind.QUOTATION, "Nobody saw him."))
    assert next(FINDER.marked(apart)).attributed_to is None


def test_only_paragraphs_of_some_length_may_be_quoted_without_a_mark() -> None:
    held = document(
        "Nobody saw him at all.",
        "Nobody saw him.",
        draft(3, Kind.HEADING, "Nobody saw him at all."),
    )
    assert [one.words for one in FINDER.paragraphs(held)] == ["Nobody saw him at all."]


def test_deleted_words_quote_nothing() -> None:
    deleted = Draft(
        "p1", Locator(paragraph=1), Kind.PARAGRAPH, "He said “no” to it then.", (Flag.DELETED,)
    )
    assert list(FINDER.marked(document(deleted))) == []
    assert list(FINDER.paragraphs(document(deleted))) == []
