"""What speaks for one happening: names and their forms, told days, papers, the table of weights."""

from pathlib import Path

import pytest

from candour import vocabulary
from candour.actions.dates import load_date_words
from candour.core.chronology.events.days import clock_minutes
from candour.core.chronology.events.features import Features, features_of
from candour.core.chronology.events.reasons import SIGNALS
from candour.core.chronology.events.roots import root
from candour.core.chronology.events.words import EventWords
from candour.vocabulary.events import load_event_words
from candour.vocabulary.loader import load_vocabulary
from tests.unit.core.chronology.events.events_for_tests import (
    Row,
    find_days,
    groups,
    happenings,
    name_of,
    rows,
)


def read(*given: Row) -> dict[str, Features]:
    found = features_of(rows(*given), load_event_words(), load_date_words().margins, find_days)
    return {name_of(one.id): one for one in found}


@pytest.mark.parametrize("side", ["across", "within"])
def test_every_signal_has_a_weight_and_no_other_has(side: str) -> None:
    weights = load_event_words().weights[side]
    assert set(weights) == {*SIGNALS, "base"}


def test_a_weight_that_is_no_number_is_refused() -> None:
    files = Path(vocabulary.__file__).parent.glob("*.yaml")
    loaded = {file.stem: load_vocabulary(file.stem) for file in files}
    loaded["likeness"] = {"across": {"base": "low"}, "within": {}}
    with pytest.raises(Exception, match="across: the weight of base is no number") as problem:
        EventWords.from_mappings(loaded)
    assert "within: no weight of base" in str(problem.value)


@pytest.mark.parametrize(
    ("one", "other"),
    [("strangled", "strangling"), ("stopped", "stops"), ("referral", "referrals")],
)
def test_forms_of_a_word_are_one_word(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("rang 2.15pm", {14 * 60 + 15}),
        ("came at 21:40", {21 * 60 + 40}),
        ("handed over 4.10", {4 * 60 + 10, 16 * 60 + 10}),
        ("weight 8.15kg, sats 96%", set()),
        ("born 9.1.21", set()),
    ],
)
def test_clock_times_in_words(text: str, minutes: set[int]) -> None:
    assert clock_minutes(text) == minutes


def test_days_told_by_other_words_than_dates() -> None:
    one = read(
        ("Social care", "17 June 2019", "Police rang: argument on Friday night at the flat."),
        ("Social care", "18 June 2019", "Told that he came back last night."),
        ("Social care", "20 June 2019", "Review due by Friday."),
    )
    monday = one["r1"].first
    assert monday is not None
    assert one["r1"].told_days == {monday - 3, monday - 2}  # the night ends on Saturday
    assert one["r2"].told_days == {monday}
    assert one["r3"].told_days == frozenset()


@pytest.mark.parametrize(
    ("words", "days_back"),
    [
        ("Letter seen: bump to knee 12/6, x-ray clear.", {5}),
        ("Notice read: found alone near weir 12.6, brought home.", {5}),
        ("Told by police of the incident on the 12th.", {5}),
        ("Letter: service closed on 30th.", {18}),
        ("Cough 5/7, sats 96, wt 12.6kg.", set()),
        ("On the 12th centile. Room 14.8 degrees.", set()),
    ],
)
def test_days_just_gone_are_read_in_forms_that_may_mean_other_things(
    words: str, days_back: set[int]
) -> None:
    one = read(("GP", "17 June 2019", words))["r1"]
    assert one.first is not None
    assert one.told_days == {one.first - back for back in days_back}


def test_a_weekday_that_an_appointment_is_booked_for_is_still_to_come() -> None:
    one = read(("GP", "17 June 2019", "Rang about rash. Booked Thursday, appointment Friday too."))
    assert one["r1"].told_days == frozenset()


def test_a_child_whom_one_agency_writes_of_most_is_not_its_staff() -> None:
    one = read(
        *(
            ("School", f"{day} June 2019", "Late again.", "Petra Quillfeather")
            for day in (3, 4, 5, 6)
        ),
        ("Police", "10 June 2019", "Call from Ottilie Quillfeather about her bicycle."),
        ("Housing", "12 June 2019", "Petra was at the door with her mother."),
    )
    assert one["r6"].mentions == frozenset()


def test_visits_of_two_agencies_on_one_day_are_two_unless_each_names_the_other() -> None:
    social = "Visit. Kitchen tidy, stairgate fitted, both parents in."
    health = "Home visit. Baby feeding well, mother tired."
    day = "12 June 2019"
    alone = rows(("Social care", day, social), ("Health visiting", day, health))
    assert groups(happenings(alone)) == []
    joint = rows(
        ("Social care", day, f"{social} Joint with health visitor."),
        ("Health visiting", day, f"{health} Joint with social worker."),
    )
    (event,) = happenings(joint).events
    assert not any("of each agency" in reason for reason in event.against)


def test_a_contact_that_looks_back_weeks_later_is_not_what_it_looks_back_on() -> None:
    call_out = (
        "Police",
        "4 June 2019 21:10",
        "Called to flat, neighbour heard shouting. All calm.",
    )
    looking_back = "Seen for low mood. Mentions the neighbour on 4 June, sleeps badly. Tearful."
    report = "Notification from police: call-out 4 June, neighbour heard shouting, all calm."
    assert groups(happenings(rows(call_out, ("GP", "26 June 2019", looking_back)))) == []
    assert groups(happenings(rows(call_out, ("GP", "26 June 2019", report)))) == [{"r1", "r2"}]


def test_what_came_of_a_meeting_is_told_of_it_where_it_names_the_day() -> None:
    held = ("Social care", "12 June 2019", "Review conference. Plans ended, step down agreed.")
    letter = ("GP", "24 June 2019", "Letter from social care: plans ended 12/6/19, step down.")
    assert groups(happenings(rows(held, letter))) == [{"r1", "r2"}]


def test_initials_and_a_title_stand_for_a_person() -> None:
    one = read(
        ("Police", "12 June 2019", "Nora HALVERSEN seen at the door.", "PC Dunn, Nora Halversen"),
        ("Probation", "13 June 2019", "NH did not attend."),
        ("School", "14 June 2019", "Ms Halversen rang."),
    )
    assert one["r2"].names >= {"nora", "halversen"}
    assert "halversen" in one["r3"].names


def test_staff_are_their_agency_wherever_they_are_named() -> None:
    one = read(
        *(("Social care", f"{day} June 2019", "Visit. All well.", "Ilse Brandt") for day in (3, 6)),
        ("School", "12 June 2019", "Ilse Brandt came in about the trip."),
    )
    assert one["r3"].mentions == {"Social care"}


def test_what_records_call_an_agency_is_learnt_from_rows_that_name_it_besides() -> None:
    calls = [
        ("Social care", f"{day} June 2019", "The nursery at Puddleduck says he is late again.")
        for day in (3, 5, 7)
    ]
    last = ("Health visiting", "12 June 2019", "Spoke with Puddleduck about his weight.")
    nursery = ("Nursery", "11 June 2019", "Late again.")
    one = read(*calls, last, nursery)
    assert one["r4"].mentions == {"Nursery"}


def test_a_call_before_midnight_and_an_arrival_after_it_are_one() -> None:
    before = (
        "Police",
        "12 June 2019 23:48",
        "Call from next door. Dale BROOK has stabbed lodger in arm with kitchen knife.",
    )
    after = (
        "Hospital",
        "13 June 2019 00:35",
        "Lodger brought in by ambulance with stab wound to arm, kitchen knife.",
    )
    assert groups(happenings(rows(before, after))) == [{"r1", "r2"}]


def test_a_core_group_that_one_agency_dates_a_day_late_is_one_meeting() -> None:
    on_the_day = ("Social care", "12 June 2019", "Core group at school. Damp bedroom discussed.")
    late = ("Health visiting", "13 June 2019", "Core group with social worker. Damp bedroom again.")
    assert groups(happenings(rows(on_the_day, late))) == [{"r1", "r2"}]


def test_a_meeting_that_both_held_is_a_reason() -> None:
    found = happenings(
        rows(
            ("Police", "12 June 2019 14:00", "Strategy discussion. Joint s47."),
            ("Health visiting", "12 June 2019", "Strategy meeting, joint section 47 agreed."),
        )
    )
    (event,) = found.events
    assert "both tell of a strategy discussion" in event.reasons


def test_a_surname_is_no_act() -> None:
    one = read(
        ("Police", "21 June 2019 23:50", "Mr Fell, Flat 3 Trinity Court, rings re music."),
        ("Ambulance", "21 June 2019 16:05", "Male of 80 fell on the stairs."),
    )
    assert "fall" not in one["r1"].happenings
    assert "fall" in one["r2"].happenings
