"""Rows of one call-out: which of a service's rows go together, and what that does for others."""

from candour.actions.dates import load_date_words
from candour.core.chronology.events.callouts import callouts_of
from candour.core.chronology.events.features import features_of
from candour.vocabulary.events import load_event_words
from tests.unit.core.chronology.events.events_for_tests import (
    Row,
    find_days,
    groups,
    happenings,
    name_of,
    rows,
)

CALL = ("Ambulance", "4 June 2019 23:46", "999 from neighbour, woman bleeding, 9 Elm Road.")
SCENE = ("Ambulance", "4 June 2019 23:58", "On scene 23:58. F 34, cut to scalp, partner has left.")
HANDED = ("Ambulance", "5 June 2019 00:31", "Left scene 00:31. Handed over at General 00:55.")


def together(*given: Row) -> set[frozenset[str]]:
    words = load_event_words()
    features = features_of(rows(*given), words, load_date_words().margins, find_days)
    found: dict[int, set[str]] = {}
    for at, first in callouts_of(features, words).items():
        found.setdefault(first, set()).add(name_of(features[at].id))
    return {frozenset(them) for them in found.values()}


def test_call_arrival_and_handover_are_one_call_out_across_midnight() -> None:
    assert together(CALL, SCENE, HANDED) == {frozenset({"r1", "r2", "r3"})}


def test_another_call_begins_another_call_out() -> None:
    again = ("Ambulance", "5 June 2019 01:10", "999 call 01:10, same address, woman collapsed.")
    assert together(CALL, SCENE, again) == {frozenset({"r1", "r2"})}


def test_an_arrival_hours_later_is_of_another() -> None:
    late = ("Ambulance", "5 June 2019 02:30", "On scene 02:30. M 70, chest pain.")
    assert together(CALL, SCENE, late) == {frozenset({"r1", "r2"})}


def test_a_death_pronounced_is_a_happening_by_itself() -> None:
    death = ("Ambulance", "5 June 2019 00:40", "Handover complete. Pronounced dead 00:40.")
    assert together(CALL, SCENE, death) == {frozenset({"r1", "r2"})}


def test_a_police_row_soon_after_another_is_not_of_its_call_out() -> None:
    police = ("Police", "4 June 2019 23:50", "On scene, 9 Elm Road. Male made off.")
    arrest = ("Police", "5 June 2019 00:40", "Male arrested at scene of mother's house.")
    assert together(police, arrest) == set()


def test_the_hospital_that_follows_joins_all_of_the_call_out() -> None:
    hospital = ("Hospital", "5 June 2019 01:05", "Arrived 01:05 by ambulance. Scalp wound sutured.")
    found = happenings(rows(CALL, SCENE, HANDED, hospital))
    assert groups(found) == [{"r1", "r2", "r3", "r4"}]
    assert "the hospital's row follows the call-out closely" in found.events[0].reasons
    assert "stages of one call-out" in found.events[0].reasons
