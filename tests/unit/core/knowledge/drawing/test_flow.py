"""The flow along time: what is drawn of a fact, where, and what of it is said to be unknown."""

from itertools import combinations

import pytest

from candour.core.knowledge.drawing.flow import About, Flow, flow_of
from candour.core.knowledge.model import How, WhoKnew
from tests.unit.core.knowledge.drawing.knowledge_for_tests import (
    LIVES,
    PARTNER,
    case,
    contact,
    knew,
    unshared,
)


def drawn(who_knew: WhoKnew, *facts: str) -> Flow:
    flow = flow_of(who_knew, facts or ("F1",))
    assert flow is not None
    return flow


def test_who_knew_first_stands_first_and_who_never_knew_last() -> None:
    lanes = [lane.agency for lane in drawn(case()).lanes]
    assert lanes == ["Housing", "Nursery", "Social care", "Police"]


def test_a_denial_is_marked_and_is_no_beginning_of_knowing() -> None:
    lane = drawn(case()).lanes[2]
    denial, told = lane.marks
    assert (denial.is_denial, told.is_denial) == (True, False)
    assert lane.knows_from == told.x > denial.x
    assert drawn(case()).lanes[3].knows_from is None


def test_arrows_say_what_became_of_a_contact() -> None:
    arrows = {arrow.contacts: arrow for arrow in drawn(case()).arrows}
    assert {one: arrow.about for one, arrow in arrows.items()} == {
        ("C1",): About.NOT_RECORDED,
        ("C2",): About.REFUSED,
        ("C3",): About.PASSED_ON,
        ("C4",): About.NOT_RECORDED,
    }
    assert [one for one, arrow in arrows.items() if arrow.is_unordered] == [("C4",)]


def test_arrows_run_from_lane_to_lane_and_none_lies_on_another() -> None:
    many = [contact(number, "Housing", "Social care", "2022-07-01") for number in range(3)]
    many += [
        contact(9, "Nursery", "Housing", "2022-07-01"),
        contact(8, "GP", "Nursery", "2022-07-01"),
    ]
    told = WhoKnew(
        facts=(LIVES,),
        knowledge=case().knowledge[:4],
        contacts=tuple(many),
        unshared=(unshared("Housing", "Social care", tuple(one.id for one in many)),),
    )
    flow = drawn(told)
    base = {lane.agency: lane.base for lane in flow.lanes}
    assert {len(arrow.contacts) for arrow in flow.arrows} == {1, 3}
    for arrow in flow.arrows:
        assert (arrow.begin, arrow.end) == (base[arrow.sender], base[arrow.receiver])
        assert arrow.x <= flow.width
    for one, other in combinations(flow.arrows, 2):
        is_beside = max(one.begin, one.end) <= min(other.begin, other.end) or max(
            other.begin, other.end
        ) <= min(one.begin, one.end)
        assert is_beside or abs(one.x - other.x) >= 10


def test_facts_of_one_person_are_numbered() -> None:
    flow = drawn(case(), "F1", "F2")
    numbers = {mark.knowledge.fact: mark.number for lane in flow.lanes for mark in lane.marks}
    assert numbers == {LIVES.id: 1, PARTNER.id: 2}


def test_what_bears_no_date_is_counted() -> None:
    told = WhoKnew(
        facts=(LIVES,),
        knowledge=(knew("Housing", "2022-05-03"), knew("GP", "")),
        contacts=(contact(1, "Housing", "GP", ""),),
        unshared=(unshared("Housing", "GP", ("C1",)),),
    )
    flow = drawn(told)
    assert flow.undated == 2
    assert flow.arrows == []


@pytest.mark.parametrize("facts", [(), ("F1",)])
def test_nothing_dated_is_no_drawing(facts: tuple[str, ...]) -> None:
    told = WhoKnew(facts=(LIVES,), knowledge=(knew("GP", "", How.SAW),))
    assert flow_of(told, facts) is None
