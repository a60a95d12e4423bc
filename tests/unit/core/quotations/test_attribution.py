"""Whom a quotation is attributed to, where what came before decides."""

from candour.core.quotations.attribution import Attribution, Attributions
from candour.core.quotations.naming import Naming
from candour.vocabulary.quotations import load_quotation_words
from tests.unit.core.quotations.sources_for_tests import source

WORDS = load_quotation_words().attributing
SOURCES = [source("review_1.docx", "x"), source("review_2.docx", "x")]
ATTRIBUTIONS = Attributions(WORDS, Naming(WORDS, SOURCES))
NOBODY = Attribution()


def test_it_goes_back_to_what_was_last_spoken_of() -> None:
    said = ATTRIBUTIONS.of("The first review is short. It says: “", "”.", NOBODY)
    assert said == Attribution("The first review", "review_1.docx")


def test_it_goes_back_to_the_quotation_before_where_nothing_else_was_spoken_of() -> None:
    last = Attribution("the second review", "review_2.docx")
    assert ATTRIBUTIONS.of("Later it says: “", "”.", last) == last


def test_what_is_quoted_is_not_spoken_of() -> None:
    before = "The first review is short. He calls it “the second review”. It says: “"
    assert ATTRIBUTIONS.of(before, "”.", NOBODY).named == "review_1.docx"


def test_who_said_it_may_stand_behind() -> None:
    assert ATTRIBUTIONS.of("“", ", wrote Ms Ash in June.", NOBODY).words == "Ms Ash in June"
    assert ATTRIBUTIONS.of("“", ", the first review says.", NOBODY).named == "review_1.docx"
    assert (
        ATTRIBUTIONS.of("“", ", which is how the first review puts it.", NOBODY).named
        == "review_1.docx"
    )
    assert ATTRIBUTIONS.of("“", " the first review says.", NOBODY) == NOBODY


def test_a_question_or_a_possibility_attributes_nothing() -> None:
    for before in (
        "Nobody knows why “",
        "The review does not say whether “",
        "She might have said “",
        "She didn't say “",
    ):
        assert ATTRIBUTIONS.of(before, "”.", NOBODY) == NOBODY


def test_words_are_kept_out_of_a_repr() -> None:
    assert "Ash" not in repr(Attribution("Ms Ash", "ash.docx"))
