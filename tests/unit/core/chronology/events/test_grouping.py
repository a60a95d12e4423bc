"""Who stands together: people's rulings, ids, doubles, weak links."""

from dataclasses import replace

from candour.core.chronology.entry import FlagKind
from candour.core.chronology.events.grouping import Rulings, event_id
from candour.core.decisions import Decision, DecisionKind
from tests.unit.core.chronology.events.events_for_tests import (
    ROUTINE,
    full,
    groups,
    happenings,
    name_of,
    rows,
)

CALL = ("Hospital", "4 June 2019 10:10", "Ward sister telephoned social care: burn to the hand.")
TAKEN = ("Social care", "4 June 2019 10:10", "Tel call from hospital ward: burn to the hand.")
LATER_CALL = ("School", "4 June 2019 15:30", "Head rang social care about unpaid dinner money.")


def ruling(kind: DecisionKind, *names: str, number: int = 1) -> Decision:
    return Decision(f"K{number}", "2026-01-01T10:00:00Z", "reviewer", kind, full(*names))


def test_two_sides_of_one_call_are_one_event_with_reasons() -> None:
    found = happenings(rows(CALL, TAKEN, LATER_CALL))
    assert groups(found) == [{"r1", "r2"}]
    reasons = found.events[0].reasons
    assert "same day" in reasons
    assert "each names the other agency" in reasons
    assert any("hand" in reason for reason in reasons)
    assert found.events[0].weakest is not None


def test_a_person_may_part_what_was_put_together() -> None:
    rulings = Rulings.of([ruling(DecisionKind.NOT_SAME_EVENT, "r1", "r2")])
    assert groups(happenings(rows(CALL, TAKEN), rulings)) == []


def test_a_person_may_put_together_what_nothing_suggests() -> None:
    rulings = Rulings.of([ruling(DecisionKind.SAME_EVENT, "r1", "x5")])
    found = happenings(rows(CALL), rulings)
    assert groups(found) == [{"r1", "x5"}]
    assert found.events[0].is_decided
    assert found.events[0].reasons[0] == "decided by a person"
    assert found.events[0].weakest is None


def test_what_was_parted_is_not_joined_by_a_third() -> None:
    told = ("Health visiting", "4 June 2019", "Told by hospital and social care: burn to the hand.")
    assert groups(happenings(rows(CALL, TAKEN, told))) == [{"r1", "r2", "r3"}]
    rulings = Rulings.of([ruling(DecisionKind.NOT_SAME_EVENT, "r1", "r2")])
    for group in groups(happenings(rows(CALL, TAKEN, told), rulings)):
        assert not {"r1", "r2"} <= group


def test_the_last_word_on_a_pair_stands() -> None:
    apart = ruling(DecisionKind.NOT_SAME_EVENT, "r1", "r2")
    same = ruling(DecisionKind.SAME_EVENT, "r1", "r2", number=2)
    assert groups(happenings(rows(CALL, TAKEN), Rulings.of([apart, same]))) == [{"r1", "r2"}]
    assert groups(happenings(rows(CALL, TAKEN), Rulings.of([same, apart]))) == []
    undone = Decision("K3", "2026-01-02T10:00:00Z", "reviewer", DecisionKind.UNDO, ("K1",))
    assert groups(happenings(rows(CALL, TAKEN), Rulings.of([apart, undone]))) == [{"r1", "r2"}]


def test_parting_one_from_a_decided_group_leaves_the_rest_decided() -> None:
    same = ruling(DecisionKind.SAME_EVENT, "r1", "x5", "x9")
    apart = ruling(DecisionKind.NOT_SAME_EVENT, "r1", "x5", number=2)
    for group in groups(happenings(rows(CALL), Rulings.of([same, apart]))):
        assert not {"r1", "x5"} <= group


def test_an_event_is_named_for_its_earliest_entry() -> None:
    entries = rows(CALL, TAKEN)
    found = happenings(entries)
    first = next(entry.id for entry in entries if entry.id in found.events[0].entries)
    assert found.events[0].id == event_id(first)
    more = rows(CALL, TAKEN, beside=[*ROUTINE, ("Housing", "9 June 2019", "Gas check done.")])
    assert happenings(more).events[0].id == found.events[0].id


def test_rows_written_twice_are_marked_and_kept() -> None:
    leaflet = ("Police", "4 June 2019 11:00", "Leaflet about locks put through the doors.")
    entries = rows(leaflet, leaflet)
    found = happenings(entries)
    assert groups(found) == [{"r1", "r2"}]
    marked = found.marked(entries)
    assert len(marked) == len(entries)
    doubles = [name_of(entry.id) for entry in marked if entry.has_flag(FlagKind.DUPLICATE)]
    assert sorted(doubles) == ["r1", "r2"]
    assert [entry.what for entry in marked] == [entry.what for entry in entries]
    assert {entry.event for entry in marked if entry.event} == {found.events[0].id}


def test_two_rows_of_one_agency_keep_two_groups_apart() -> None:
    morning = ("Social care", "4 June 2019 09:05", "Tel call from school: child not in today.")
    afternoon = ("Social care", "4 June 2019 15:20", "Tel call from school: child not collected.")
    rang = ("School", "4 June 2019 09:00", "Telephoned social care: child not in school today.")
    rang_again = ("School", "4 June 2019 15:15", "Telephoned social care: child not collected.")
    found = happenings(rows(morning, afternoon, rang, rang_again))
    assert sorted(map(sorted, groups(found))) == [["r1", "r3"], ["r2", "r4"]]


def test_two_rows_of_one_agency_hours_apart_are_two_however_alike() -> None:
    first = ("Police", "4 June 2019 09:05", "Call from shop: boy took sweets, mother fetched him.")
    again = ("Police", "4 June 2019 16:40", "Call from shop: boy took sweets again, mother came.")
    assert groups(happenings(rows(first, again))) == []
    near = (
        "Police",
        "4 June 2019 09:12",
        "Call from shop: boy took sweets, his mother fetched him.",
    )
    assert groups(happenings(rows(first, near))) == [{"r1", "r2"}]


def test_an_undated_row_is_not_taken_for_its_likeness() -> None:
    entries = rows(CALL, ("Social care", "", "Tel call from hospital ward: burn to the hand."))
    assert groups(happenings(entries)) == []


def test_marking_twice_changes_nothing() -> None:
    entries = rows(CALL, TAKEN)
    found = happenings(entries)
    once = found.marked(entries)
    assert found.marked([replace(entry) for entry in once]) == once


def test_no_words_of_the_case_stand_in_a_repr() -> None:
    found = happenings(rows(CALL, TAKEN))
    assert "hand" not in repr(found.events) + repr(found.contradictions)


def test_a_paper_that_an_agency_sent_of_its_own_row_joins_it() -> None:
    log = (
        "Police",
        "9 January 2019 22:40",
        "Shouting and banging at 22 Mill House, music turned off.",
    )
    sent = (
        "Police",
        "11 January 2019",
        "PPN sent to social care: disturbance of 9 January at 22 Mill House, shouting and banging.",
    )
    taken = (
        "Social care",
        "13 January 2019",
        "Police notification received re 9 January: shouting and banging at 22 Mill House.",
    )
    assert groups(happenings(rows(log, sent, taken))) == [{"r1", "r2", "r3"}]


def test_what_a_third_agency_told_of_a_day_is_not_of_all_that_happened_then() -> None:
    fire = ("Fire service", "4 January 2019", "Sprinkler main looked at, Mill House.")
    form = (
        "GP",
        "5 January 2019",
        "Ambulance form received, re 4 January: legs, declined hospital.",
    )
    crew = ("Ambulance", "4 January 2019 11:58", "On scene. Legs infected, declined hospital.")
    assert groups(happenings(rows(fire, form, crew))) == [{"r2", "r3"}]
