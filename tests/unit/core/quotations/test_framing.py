"""The words of a paragraph are told from the number, label and reference around them."""

import pytest

from candour.core.documents.locator import Locator
from candour.core.documents.passage import Kind, Passage
from candour.core.quotations.framing import Framing
from candour.core.quotations.quotation import Form, Grade
from candour.core.spans import Span
from candour.vocabulary.quotations import load_quotation_words
from tests.unit.core.quotations.told_documents import checker_of, told

FRAMING = Framing(load_quotation_words().attributing)


def framed(text: str, number: str | None = None) -> tuple[str, bool]:
    locator = Locator(paragraph=1, number=number)
    passage = Passage("a#p1", "a" * 64, locator, Kind.PARAGRAPH, text, Span(0, len(text)))
    found = FRAMING.of(passage)
    return found.span.words(text), found.is_labelled


@pytest.mark.parametrize(
    ("text", "words", "is_labelled"),
    [
        ("Recommendation 4: That a plan be made.", "That a plan be made.", True),
        ("RECOMMENDATION 12 – That a plan be made.", "That a plan be made.", True),
        ("Learning point 2.1. A plan was made.", "A plan was made.", True),
        ("Finding no. 3b: a plan was made", "a plan was made", True),
        ("The plan was made. (4.12)", "The plan was made.", False),
        ("The plan was made [paragraphs 4.2, 4.5 and 7.1].", "The plan was made [paragraphs 4.2, 4.5 and 7.1].", False),
        ("The plan was made. (see para 4.2 and 4.5)", "The plan was made.", False),
        ("Recommendation 4: That a plan be made. (113.7)", "That a plan be made.", True),
        ("… The plan was made. …", "The plan was made.", False),
        ("Recommendations were made: four of them.", "Recommendations were made: four of them.", False),
        ("● the plan was made", "the plan was made", False),
        ("- ", "-", False),
        ("Recommendation 4", "Recommendation 4", False),
        ("The lesson 4: none was learnt.", "The lesson 4: none was learnt.", False),
        ("It cost (4.5) pounds.", "It cost (4.5) pounds.", False),
        ("(4.5)", "(4.5)", False),
        ("", "", False),
    ],
)  # fmt: skip
def test_what_stands_around_the_words(text: str, words: str, is_labelled: bool) -> None:
    assert framed(text) == (words, is_labelled)


@pytest.mark.parametrize(
    ("text", "number"), [("a) the plan", "a)"), ("4.12 the plan", "4.12"), ("3. the plan", "3")]
)
def test_a_paragraphs_own_number_is_none_of_its_words(text: str, number: str) -> None:
    assert framed(text, number) == ("the plan", False)


RECOMMENDED = [
    "We recommend that the council keep a list of every child who is missing a school place.",
    "We recommend that the trust write to the school within ten days of each cancelled visit.",
    "We recommend that the police tell the nursery when they are called to a child's home.",
    "We recommend that the college train all staff in the reading of growth charts.",
]


def test_an_answer_quotes_recommendations_behind_their_numbers() -> None:
    report = told("report.docx", *RECOMMENDED)
    said = [text.removeprefix("We recommend t") for text in RECOMMENDED]
    changed = said[3].replace("all staff in the reading", "some managers in the filing")
    answer = told(
        "answer.docx",
        *(f"Recommendation {n}: T{text} (4.{n})" for n, text in enumerate(said[:3], start=1)),
        f"Recommendation 4: T{changed} (4.4)",
        "The council accepts this recommendation.",
    )
    found = list(checker_of(report).quotations(answer))
    assert [one.quoted.form for one in found] == [Form.LABELLED] * 4
    assert [one.finding.grade for one in found[:3]] == [Grade.FOLDED] * 3
    assert not found[3].finding.grade.holds
    assert [one.quoted.words[:4] for one in found] == ["That"] * 4


def test_a_heading_is_a_quotation_only_behind_such_a_number() -> None:
    report = told("report.docx", "The council did not answer the letter of the nursery.")
    same = "The council did not answer the letter of the nursery"
    plain = told("answer.docx", same, kind=Kind.HEADING)
    assert list(checker_of(report).quotations(plain)) == []
    numbered = told("answer.docx", f"Finding 2: {same}", kind=Kind.HEADING)
    [one] = checker_of(report).quotations(numbered)
    assert (one.quoted.form, one.finding.grade) == (Form.LABELLED, Grade.EXACT)
