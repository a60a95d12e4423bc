"""One agency held a fact, another did not, and a contact of the two came after."""

from candour.actions.dates import load_date_words
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.knowledge.knowing.answering import Answer
from candour.core.knowledge.model import (
    Contact,
    Fact,
    FactKind,
    How,
    Knowledge,
    Order,
    Outcome,
    Rests,
    Sharing,
    Unshared,
)
from candour.core.knowledge.unshared import Sharer
from tests.unit.core.chronology.entries_for_tests import day

FACT = Fact(id="F1", kind=FactKind.OTHER, person=None, sentence="A fact.")
AGENCIES = ("Nursery", "School")


def _rests(entry: str) -> Rests:
    return Rests(entry=entry, original="a", in_field=Field.WHAT, words="words")


def _known(agency: str, when: UncertainDate, how: How = How.SAW) -> Knowledge:
    return Knowledge(
        id=f"K{agency}", fact="F1", agency=agency, first_known=when, how=how, rests=_rests(agency)
    )


def _contact(when: UncertainDate, **keys: object) -> Contact:
    told = {"sender": "Nursery", "receiver": "School", **keys}
    return Contact(id="C1", when=when, entries=("c",), rests=_rests("c"), **told)  # type: ignore[arg-type]


def _rows(knowledge: list[Knowledge], *contacts: Contact) -> list[Unshared]:
    answer = Answer(fact=FACT, knowledge=tuple(knowledge))
    sharer = Sharer(contacts, {}, load_date_words().margins)
    return sharer.unshared(answer, AGENCIES)


def test_without_a_contact_nothing_is_said() -> None:
    assert _rows([_known("Nursery", day("2022-05-01"))]) == []


def test_a_contact_after_it_was_known_with_no_word_of_it() -> None:
    (row,) = _rows([_known("Nursery", day("2022-05-01"))], _contact(day("2022-05-02")))
    assert (row.holder, row.lacking, row.contacts) == ("Nursery", "School", ("C1",))
    assert (row.recorded, row.order, row.covered) == (Sharing.NONE, Order.AFTER, "unknown")


def test_a_contact_before_it_was_known_is_none() -> None:
    assert _rows([_known("Nursery", day("2022-05-01"))], _contact(day("2022-04-30"))) == []


def test_the_same_day_cannot_be_ordered() -> None:
    (row,) = _rows([_known("Nursery", day("2022-05-01"))], _contact(day("2022-05-01")))
    assert (row.contacts, row.unordered, row.order) == ((), ("C1",), Order.CANNOT_BE_ORDERED)


def test_what_was_passed_on_is_shared_and_what_was_refused_is_refused() -> None:
    told = _contact(day("2022-05-02"), about=("F1",), outcome=Outcome.PASSED_ON)
    refused = _contact(day("2022-05-02"), about=("F1",), outcome=Outcome.REFUSED)
    known = [_known("Nursery", day("2022-05-01"))]
    assert [row.recorded for row in _rows(known, told)] == [Sharing.SHARED]
    assert [row.recorded for row in _rows(known, refused)] == [Sharing.REFUSED]
    assert [row.recorded for row in _rows(known, refused, told)] == [Sharing.SHARED]


def test_what_the_other_passed_on_is_not_shared_by_the_holder() -> None:
    told = _contact(
        day("2022-05-02"), sender="School", receiver="Nursery", about=("F1",),
        outcome=Outcome.PASSED_ON,
    )  # fmt: skip
    (row,) = _rows([_known("Nursery", day("2022-05-01"))], told)
    assert row.recorded is Sharing.NONE


def test_contacts_after_the_other_learnt_it_do_not_count() -> None:
    known = [_known("Nursery", day("2022-05-01")), _known("School", day("2022-05-10"))]
    (row,) = _rows(known, _contact(day("2022-05-05")))
    assert row.learnt_anyway == day("2022-05-10")
    assert _rows(known, _contact(day("2022-05-11"))) == []


def test_who_was_told_that_it_was_not_so_does_not_hold_it() -> None:
    denied = _known("School", day("2022-04-01"), How.DENIED)
    assert _rows([denied], _contact(day("2022-05-05"))) == []
    (row,) = _rows([denied, _known("Nursery", day("2022-05-01"))], _contact(day("2022-05-05")))
    assert row.lacking == "School"


def test_a_message_that_came_back_counts_for_its_sender_alone() -> None:
    lost = _contact(day("2022-05-05"), undelivered=True)
    assert len(_rows([_known("Nursery", day("2022-05-01"))], lost)) == 1
    assert _rows([_known("School", day("2022-05-01"))], lost) == []


def test_who_wrote_down_the_contrary_of_what_it_was_told_is_contradicted_not_kept_from() -> None:
    told = _contact(day("2022-05-02"), about=("F1",), outcome=Outcome.PASSED_ON)
    answer = Answer(
        fact=FACT,
        knowledge=(_known("Nursery", day("2022-05-01")),),
        contrary=frozenset(("c",)),
    )
    assert Sharer((told,), {}, load_date_words().margins).unshared(answer, AGENCIES) == []
