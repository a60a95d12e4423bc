"""A document held against its sources."""

import pytest

from candour.core.quotations.quotation import Form, Grade
from tests.unit.core.quotations.sources_for_tests import checker, quotations, source

REVIEW = source(
    "review_1.docx",
    "The panel read every letter of the nursery.",
    "So the panel does not accept this account.",
    "Nobody asked the man who he was or where he lived.",
)


def test_quotations_come_in_reading_order_each_with_an_id_of_its_own() -> None:
    text = "“nobody saw him”, “does not accept this account”, “nobody saw him”"
    found = quotations(text, REVIEW)
    assert [one.quoted.span.start for one in found] == [1, 19, 51]
    assert len({one.id for one in found}) == 3
    assert [one.id for one in quotations(text, REVIEW)] == [one.id for one in found]


def test_two_equally_good_places_are_both_shown() -> None:
    (one,) = quotations(
        "“nobody saw him”", source("a", "So nobody saw him."), source("b", "Then nobody saw him.")
    )
    assert one.finding.place is not None
    assert [one.finding.place.source, *(place.source for place in one.finding.also_at)] == [
        "a",
        "b",
    ]


def test_the_named_source_counts_where_both_hold_the_words() -> None:
    sources = (
        source("review_1.docx", "So nobody saw him."),
        source("review_2.docx", "Then nobody saw him."),
    )
    (one,) = quotations("The second review says that “nobody saw him”.", *sources)
    assert one.finding.place is not None
    assert one.finding.place.source == "review_2.docx"


def test_a_paragraph_that_stands_in_a_source_is_quoted_without_a_mark() -> None:
    (one,) = quotations("The panel read every letter of the nursery.", REVIEW)
    assert (one.quoted.form, one.finding.grade) == (Form.UNMARKED, Grade.EXACT)
    assert quotations("The panel read every line of every record.", REVIEW) == []


def test_what_the_document_says_itself_is_its_own_source_where_no_other_holds_it() -> None:
    post = source(
        "post.txt",
        "The man was never once mentioned in June.",
        "A reader wrote: “never once mentioned in June”.",
    )
    (one,) = checker(REVIEW).quotations(post)
    assert one.finding.grade is Grade.EXACT
    assert one.finding.place is not None
    assert one.finding.place.source == "post.txt"


def test_what_the_document_says_only_later_is_no_source() -> None:
    post = source(
        "post.txt",
        "A reader wrote: “never once mentioned in June”.",
        "The man was never once mentioned in June.",
    )
    (one,) = checker(REVIEW).quotations(post)
    assert one.finding.grade is Grade.ABSENT


def test_a_quotation_inside_another_is_held_against_that_ones_source() -> None:
    sources = (source("a.txt", "Then he said “no way” to it."), source("b.txt", "no way"))
    outer, inner = quotations("It is told: “Then he said ‘no way’ to it.”", *sources)
    assert inner.quoted.within == outer.quoted.span
    assert inner.finding.place is not None
    assert inner.finding.place.source == "a.txt"


def test_steps_are_told() -> None:
    steps: list[tuple[int, int]] = []
    list(
        checker(REVIEW).quotations(
            source("p", "“a b”, “c d”"), lambda done, known: steps.append((done, known))
        )
    )
    assert steps == [(0, 2), (1, 2)]


def test_no_words_in_a_repr() -> None:
    held = checker(REVIEW)
    found = list(held.quotations(source("p", "“the panel does not accept it”")))
    assert "panel" not in repr(held) + repr(found)


def test_looking_for_unmarked_paragraphs_can_be_stopped() -> None:
    asked = []

    def stop() -> None:
        asked.append(1)
        if len(asked) == 2:
            raise InterruptedError

    post = source("post.txt", *["The panel read every letter of the nursery."] * 5)
    with pytest.raises(InterruptedError):
        list(checker(REVIEW).quotations(post, checkpoint=stop))
    assert len(asked) == 2
