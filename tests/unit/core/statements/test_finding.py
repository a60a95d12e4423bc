"""Statements: where they begin and end, and whom each is about."""

import pytest

from candour.core.documents.block import Draft
from candour.core.documents.document import Original, assemble
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Kind
from candour.core.statements.bodies import bodies_of
from candour.core.statements.statement import Stance
from candour.vocabulary.statements import load_statement_words
from tests.unit.core.statements.account_for_tests import account, document


def test_a_letter_that_is_a_name_may_end_a_sentence() -> None:
    found = account("Nobody spoke for Child R. Where records disagree, both are given.").statements
    assert [one.text for one in found] == [
        "Nobody spoke for Child R.",
        "Where records disagree, both are given.",
    ]


def test_an_initial_before_a_surname_does_not() -> None:
    assert len(account("The report was signed by J. Ash on Monday.").statements) == 1


def test_a_paragraphs_number_is_no_part_of_its_sentence() -> None:
    one, two = account("413. The police did not reply.", "103.24 Housing did.").statements
    assert (one.text, two.text) == ("The police did not reply.", "Housing did.")
    assert one.span.words(document("413. The police did not reply.").text) == one.text


@pytest.mark.parametrize(
    ("text", "about", "answerable"),
    [
        ("The police did not ask.", ("Police",), ("Police",)),
        ("The nursery's manager kept the letter.", ("Nursery",), ("Nursery",)),
        ("Health visiting failed to bring the nursery's concerns.", ("Health visiting",), None),
        ("The social worker acted when the school rang.", ("Children's social care",), None),
        ("The omissions lay with health visiting.", ("Health visiting",), None),
        ("It was known to the police.", ("Police",), ()),
        ("The hospital and the GP should write.", ("Hospital", "GP"), None),
        ("The omissions lay with health services.", (), ()),
        ("In May the father moved.", (), ()),
    ],
)
def test_agencies(text: str, about: tuple[str, ...], answerable: tuple[str, ...] | None) -> None:
    [one] = account(text).statements
    assert one.agencies == about
    assert one.answerable == (about if answerable is None else answerable)


def test_words_for_several_agencies_name_none() -> None:
    [one] = account("The omissions lay with health services.").statements
    assert one.agencies == ()
    assert {"Health visiting", "GP", "Hospital"} <= set(one.perhaps)


def test_a_pronoun_carries_the_one_agency_before() -> None:
    found = account("#Analysis", "The health visitor wrote. She heard nothing.").statements
    assert [one.agencies for one in found] == [("Health visiting",)] * 2


def test_a_pronoun_after_two_agencies_is_nobodys() -> None:
    found = account("#The facts", "The police rang the hospital. It was late.").statements
    assert found[1].agencies == ()


def test_staff_are_those_of_the_heading() -> None:
    [one] = account("#Housing", "Staff did not reply.").statements
    assert one.answerable == ("Housing",)


def test_what_is_told_is_not_judged() -> None:
    found = account("#1 The facts", "The police did not reply.", "#2 Findings", "Housing did not.")
    told, judged = found.statements
    assert told.stance is Stance.NEUTRAL
    assert judged.stance is Stance.CRITICISES


def test_a_table_of_agencies_gives_their_names_and_order() -> None:
    cells = [("Police", "Westmere Constabulary"), ("Housing", "Colwick Homes")]
    drafts = [
        Draft(f"t1r{row}c{column}", Locator(table=1, row=row, column=column), Kind.TABLE_CELL, text)
        for row, pair in enumerate(cells, start=1)
        for column, text in enumerate(pair, start=1)
    ]
    drafts.append(Draft("p1", Locator(paragraph=1), Kind.PARAGRAPH, "Colwick Homes did not ask."))
    made = assemble(Original("0" * 64, "a.docx", 1, "docx"), drafts)
    assert bodies_of(made, load_statement_words()) == {
        "Police": ("Police", "Westmere Constabulary"),
        "Housing": ("Housing", "Colwick Homes"),
    }


def test_a_body_is_known_by_the_abbreviation_that_it_was_given() -> None:
    found = account(
        "The Civil Contingencies Secretariat (CCS) was told. The CCS met. Then the CCS did not act.",
        "The weapons of mass destruction (WMD) were not found. No WMD. No WMD at all.",
    )
    assert found.agencies == ("Civil Contingencies Secretariat",)
