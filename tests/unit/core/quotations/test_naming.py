"""Which source a phrase means."""

import pytest

from candour.core.quotations.naming import Naming
from candour.vocabulary.quotations import load_quotation_words
from tests.unit.core.quotations.sources_for_tests import source

SOURCES = [
    source("review_1.docx", "Review of the death", "Author: Dr Mary Ash", "Nobody saw him."),
    source("review_2.docx", "A second review", "Chair: John Wickham"),
    source("summary_2.docx", "In short", "by John Wickham"),
    source("article.html", "A visitor who saw nothing"),
]
NAMING = Naming(load_quotation_words().attributing, SOURCES)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("the first review", "review_1.docx"),
        ("the second report", "review_2.docx"),
        ("the second", "review_2.docx"),
        ("the article", "article.html"),
        ("the newspaper", "article.html"),
        ("its summary", "summary_2.docx"),
        ("Dr Ash", "review_1.docx"),
        ("Ash's report", "review_1.docx"),
        ("Mr Wickham", "review_2.docx"),
        ("the review", None),
        ("the third review", None),
        ("the letter", None),
        ("the mother", None),
    ],
)
def test_a_phrase_names_a_source_or_none(said: str, name: str | None) -> None:
    assert NAMING.named(said) == name


def test_the_report_is_the_last_that_was_named() -> None:
    assert NAMING.named("the report", "review_2.docx") == "review_2.docx"
    assert NAMING.named("the report", "article.html") is None


def test_a_document_may_say_which_it_calls_the_report() -> None:
    assert (
        NAMING.defined("Two reviews were written. The second review (“the report”) is short.")
        == "review_2.docx"
    )
    assert (
        NAMING.defined("It is about the first review, which we call the report.") == "review_1.docx"
    )
    assert NAMING.defined("It is about the first review.") is None


def test_mentions_stand_in_the_order_of_the_text() -> None:
    assert NAMING.mentions("The first review, and then Dr Ash") == ["The first review", "Dr Ash"]


def test_kinds_are_alike_by_name() -> None:
    assert NAMING.are_alike(source("report_3.docx", "Any words"), "review_1.docx")
    assert not NAMING.are_alike(source("post.txt", "Any words"), "review_1.docx")
