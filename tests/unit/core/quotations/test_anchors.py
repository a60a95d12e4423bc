"""Anchors are found again where they stood, or it is said that they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.core.documents.passage import Flag
from candour.core.quotations.anchors import (
    Anchor,
    Anchorage,
    FoundBy,
    ReAnchored,
    State,
    anchor_of,
)
from candour.core.quotations.sources import Source
from candour.core.quotations.stream import letters
from candour.core.spans import Span
from tests.unit.core.quotations.told_documents import told

REVIEW = told(
    "review.docx",
    "The visit was cancelled twice. Nobody told the school.",
    "In March the nurse wrote again and received no answer.",
    "The panel heard that the visit was cancelled twice. It asked why.",
)


def anchored(source: Source, words: str, after: int = 0) -> Anchor:
    start = source.document.text.index(words, after)
    return anchor_of(source, Span(start, start + len(words)))


def test_an_anchor_holds_the_words_and_what_stands_around_them() -> None:
    anchor = anchored(REVIEW, "the nurse wrote again")
    assert (anchor.exact, anchor.name) == ("the nurse wrote again", "review.docx")
    assert anchor.prefix == "obody told the school.\nIn March "
    assert anchor.suffix == " and received no answer.\nThe pan"
    assert anchor.sha256 == REVIEW.document.original.sha256
    assert anchor.page is None


def test_a_page_is_kept_of_a_pdf_only() -> None:
    words = "Nobody told the school."
    assert anchored(told("a.pdf", words, read_as="pdf", page=4), words).page == 4
    assert anchored(told("a.docx", words, read_as="docx", page=4), words).page is None


def test_the_same_file_is_trusted_by_position() -> None:
    second = anchored(REVIEW, "visit was cancelled twice", after=60)
    found = Anchorage([REVIEW]).find(second)
    assert (found.state, found.by, found.changed) == (State.FOUND, FoundBy.POSITION, False)
    assert found.place is not None
    assert found.place.span == second.span


def test_a_position_that_holds_other_words_is_not_believed() -> None:
    anchor = anchored(REVIEW, "the nurse wrote again")
    wrong = Anchor(
        anchor.exact, anchor.prefix, anchor.suffix, Span(0, 21), None, anchor.sha256, anchor.name
    )
    found = Anchorage([REVIEW]).find(wrong)
    assert (found.state, found.by) == (State.FOUND, FoundBy.QUOTE)
    assert found.place is not None
    assert found.place.span == anchor.span


def test_a_position_is_not_believed_of_another_file() -> None:
    """The characters are the same at the position, but another file is not what was annotated."""
    anchor = Anchor("cancelled twice", span=Span(14, 29))
    found = Anchorage([REVIEW]).find(anchor)
    assert (found.state, found.by, len(found.places)) == (State.SEVERAL, FoundBy.QUOTE, 2)
    assert found.place is None


def test_what_stood_around_the_words_chooses_among_several() -> None:
    second = anchored(REVIEW, "visit was cancelled twice", after=60)
    newer = told(
        "review.docx",
        "A new foreword.",
        "The visit was cancelled twice. Nobody told the school.",
        "The panel heard that the visit was cancelled twice. It asked why.",
    )
    found = Anchorage([newer]).find(second)
    assert (found.state, found.changed) == (State.FOUND, True)
    assert found.place is not None
    assert found.place.passage.locator.paragraph == 3


def test_equally_good_places_are_all_shown_and_none_is_chosen() -> None:
    twice = told("a.txt", "One said: no answer came. So", "One said: no answer came. So")
    anchor = anchored(told("b.txt", "One said: no answer came. So"), "no answer came")
    found = Anchorage([twice]).find(anchor)
    assert found.state is State.SEVERAL
    assert [place.passage.locator.paragraph for place in found.places] == [1, 2]


def test_a_look_alike_is_shown_and_not_relied_on() -> None:
    """The place is gone; the same words stand in another sentence."""
    anchor = anchored(REVIEW, "received no answer")
    newer = told("review.docx", "The mother received no answer from the council.")
    found = Anchorage([newer]).find(anchor)
    assert (found.state, found.place, len(found.places)) == (State.ELSEWHERE, None, 1)


def test_words_that_a_file_lost_are_not_looked_for_in_another() -> None:
    anchor = anchored(REVIEW, "received no answer")
    newer = told("review.docx", "The nurse wrote again.")
    article = told("article.html", "In March the nurse wrote again and received no answer.")
    assert Anchorage([newer, article]).find(anchor).state is State.ORPHAN


def test_a_file_that_was_renamed_is_known_by_its_hash() -> None:
    anchor = anchored(REVIEW, "received no answer")
    renamed = Source("final.docx", REVIEW.document)
    other = told("review.docx", "In March the nurse wrote again and received no answer.")
    found = Anchorage([other, renamed]).find(anchor)
    assert found.place is not None
    assert (found.place.source, found.changed) == ("final.docx", False)


def test_other_line_breaks_and_quotation_marks_are_no_other_words() -> None:
    anchor = Anchor("the “nurse”\nwrote again", prefix="In March ", suffix=" and received")
    found = Anchorage([told("a.txt", 'In March the "nurse" wrote again and received.')]).find(
        anchor
    )
    assert found.state is State.FOUND


def test_other_words_are_an_orphan() -> None:
    anchor = anchored(REVIEW, "received no answer")
    for changed in ("received an answer", "received no answers", "received", "REceived no answer"):
        newer = told("review.docx", f"In March the nurse wrote again and {changed}.")
        assert Anchorage([newer]).find(anchor).state is State.ORPHAN


def test_a_deleted_passage_holds_no_words() -> None:
    words = "the nurse wrote again"
    deleted = told("a.docx", words, flags=(Flag.DELETED,))
    assert Anchorage([deleted]).find(Anchor(words)).state is State.ORPHAN


def test_part_of_a_word_is_found_only_between_its_own_neighbours() -> None:
    anchor = Anchor("answer", prefix="no ", suffix=".")
    assert Anchorage([told("a.txt", "They answered. It was unanswered.")]).find(anchor).state is (
        State.ORPHAN
    )
    cut = Anchor("answ", prefix="received no ", suffix="er.")
    assert Anchorage([told("a.txt", "It received no answer.")]).find(cut).state is State.FOUND


def test_no_source_leaves_an_orphan() -> None:
    assert Anchorage([]).find(Anchor("the nurse")).state is State.ORPHAN


@pytest.mark.parametrize("words", ["", " \n"])
def test_an_anchor_without_words_cannot_be_built(words: str) -> None:
    with pytest.raises(ValueError, match="needs words"):
        Anchor(words)


def test_impossible_results_cannot_be_built() -> None:
    anchor = Anchor("words")
    with pytest.raises(ValueError, match="orphan"):
        ReAnchored(anchor, State.FOUND)
    with pytest.raises(ValueError, match="SHA-256"):
        Anchor("words", sha256="ABC")


@pytest.mark.parametrize("times", [60, 3_000])
def test_a_word_that_stands_everywhere_is_found_by_what_surrounds_it(times: int) -> None:
    many = ["The nurse came and the boy was well."] * times
    told_last = "She wrote that the boy was thin, and that nobody had weighed him since May."
    old = told("a.txt", *many, told_last)
    anchor = anchored(old, "boy", after=old.document.text.index("She wrote"))
    found = Anchorage([told("a.txt", "A foreword.", *many, told_last, "An end.")]).find(anchor)
    assert found.place is not None
    assert found.place.passage.locator.paragraph == times + 2
    gone = Anchorage([told("a.txt", *many)]).find(anchor)
    assert (gone.state, gone.place, len(gone.places)) == (State.SEVERAL, None, 50)


SENTENCES = [
    "The nurse wrote again in March and received no answer.",
    "Nobody told the school that the visit had been put off.",
    "The panel asked why; the council could not say.",
    "Two officers called on 4 May, and the door stayed shut.",
    "His aunt rang the duty team — twice — that night.",
]
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True).map(" ".join),
    min_size=1,
    max_size=5,
)


@st.composite
def documents_with_a_span(draw: st.DrawFn) -> tuple[list[str], Span]:
    paragraphs = draw(PARAGRAPHS)
    source = told("a.txt", *paragraphs)
    start = draw(st.integers(0, len(source.document.text) - 2))
    end = draw(st.integers(start + 1, min(len(source.document.text) - 1, start + 120)))
    return paragraphs, Span(start, end)


@given(documents_with_a_span())
def test_an_unchanged_source_gives_the_same_place(given: tuple[list[str], Span]) -> None:
    paragraphs, span = given
    source = told("a.txt", *paragraphs)
    if span.words(source.document.text).strip():
        found = Anchorage([source]).find(anchor_of(source, span))
        assert found.place is not None
        assert found.place.span == span


@given(documents_with_a_span(), st.lists(st.text("xyz \n", max_size=30), min_size=1, max_size=3))
def test_text_inserted_before_keeps_the_anchor_or_shows_the_doubt(
    given: tuple[list[str], Span], inserted: list[str]
) -> None:
    paragraphs, span = given
    old = told("a.txt", *paragraphs)
    if not span.words(old.document.text).strip():
        return
    new = told("a.txt", *inserted, *paragraphs)
    moved = span.moved(len(new.document.text) - len(old.document.text))
    found = Anchorage([new]).find(anchor_of(old, span))
    assert found.state in (State.FOUND, State.SEVERAL)
    assert any(place.span == moved for place in found.places)


@given(documents_with_a_span())
def test_deleted_words_leave_an_orphan(given: tuple[list[str], Span]) -> None:
    paragraphs, span = given
    old = told("a.txt", *paragraphs)
    exact = span.words(old.document.text)
    rest = old.document.text.replace(exact, "").rstrip("\n")
    new = told("a.txt", *rest.split("\n"))
    is_gone = letters(exact) not in letters(new.document.text)
    if exact.strip() and is_gone:
        assert Anchorage([new]).find(anchor_of(old, span)).state is State.ORPHAN
