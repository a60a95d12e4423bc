"""Which passages a quotation may have been taken from."""

from candour.core.documents.passage import Kind
from candour.core.quotations.candidates import candidates
from candour.core.quotations.sources import Sources
from tests.unit.core.quotations.sources_for_tests import draft, source

COMMON = {"the", "of", "for", "was", "in"}


def texts(quote: str, *paragraphs: str) -> list[str]:
    sources = Sources(
        [source("a", *(draft(n, Kind.HEADING, said) for n, said in enumerate(paragraphs, 1)))]
    )
    return [one.text for one in candidates(quote.split(), sources, COMMON)]


def test_the_passage_that_shares_most_of_the_rare_words_comes_first() -> None:
    assert texts(
        "nursery kept letter", "the letter", "nursery and letter", "kept by the nursery: a letter"
    )[0] == ("kept by the nursery: a letter")


def test_common_words_choose_nothing() -> None:
    assert texts("of the in", "of the in") == []


def test_a_passage_that_shares_little_of_what_another_does_is_left_out() -> None:
    assert texts("nursery kept letter weeks", "nursery kept letter weeks", "a letter") == [
        "nursery kept letter weeks"
    ]


def test_of_many_with_the_same_rare_words_the_one_with_the_same_pairs_comes_first() -> None:
    others = [f"weeks of all the letter {number}" for number in range(9)]
    assert texts("for the letter was", *others, "and for the letter")[0] == "and for the letter"
