"""Written down long after it happened, or before."""

from dataclasses import replace
from datetime import datetime

import pytest

from candour.actions.dates import date_text, load_date_words
from candour.core.chronology.entry import Entry, FlagKind
from candour.core.chronology.flags.recording import RecordingCheck
from candour.core.dates.model import UncertainDate
from candour.core.dates.reading.context import Context
from candour.vocabulary.flags import load_flag_words
from tests.unit.core.chronology.entries_for_tests import day, entry
from tests.unit.core.chronology.flags.dates_for_tests import find_days


def flags(one: Entry) -> list[tuple[FlagKind, str]]:
    check = RecordingCheck(load_flag_words(), load_date_words().margins, find_days)
    return [(flag.kind, flag.note) for flag in check.of(one)]


def recorded(on: str, happened: UncertainDate | str, what: str = "Home visit.") -> Entry:
    return entry(happened, what, recorded=day(on))


def minute(moment: str) -> UncertainDate:
    at = datetime.fromisoformat(moment)
    return UncertainDate(moment, at, at, "minute", None, "resolved", moment)


def test_more_than_a_week_is_late_and_a_week_is_not() -> None:
    assert flags(recorded("2022-03-08", "2022-03-01")) == []
    assert flags(recorded("2022-03-09", "2022-03-01")) == [
        (FlagKind.RECORDED_LATE, "8 days after at the earliest")
    ]


def test_a_span_counts_from_its_end_and_an_approximate_day_with_its_margin() -> None:
    june = date_text("June 2022", Context())
    assert flags(recorded("2022-07-05", june)) == []
    assert flags(recorded("2022-07-12", june)) == [
        (FlagKind.RECORDED_LATE, "12 days after at the earliest")
    ]
    about = date_text("c. 1 March 2022", Context())
    assert flags(recorded("2022-03-11", about)) == []
    assert flags(recorded("2022-03-12", about)) == [
        (FlagKind.RECORDED_LATE, "8 days after at the earliest")
    ]


def test_before_is_a_day_before_never_an_hour() -> None:
    assert flags(recorded("2022-03-01", minute("2022-03-01T15:00"))) == []
    one = entry(minute("2022-03-01T15:00"), recorded=minute("2022-03-01T09:00"))
    assert flags(one) == []
    assert flags(recorded("2022-02-28", "2022-03-01")) == [
        (FlagKind.RECORDED_BEFORE, "1 day before at the latest")
    ]


def test_what_may_overlap_is_not_before() -> None:
    assert flags(recorded("2022-03-05", date_text("March 2022", Context()))) == []
    assert flags(recorded("2022-03-05", date_text("c. 7 March 2022", Context()))) == []
    assert flags(recorded("2022-03-05", date_text("on or before 9 March 2022", Context()))) == []


def test_a_plan_is_said_to_be_one() -> None:
    one = recorded("2022-02-20", "2022-03-01", "Conference to be held at the civic centre.")
    ((kind, note),) = flags(one)
    assert kind is FlagKind.RECORDED_BEFORE
    assert note == "9 days before at the latest, and its words tell of a plan"


@pytest.mark.parametrize(
    "what",
    [
        "Letter of 27 January received and filed.",
        "Date-stamped today: letter from nursery.",
        "Absent, 9 to 20 March.",
        "Told on 19 March of a bruise.",
    ],
)
def test_a_receipt_and_words_that_go_on_are_not_late(what: str) -> None:
    assert flags(recorded("2022-03-20", "2022-03-01", what)) == []


def test_words_of_earlier_days_leave_it_late() -> None:
    assert len(flags(recorded("2022-03-20", "2022-03-01", "Visit, as on 20 February."))) == 1


@pytest.mark.parametrize("words", ["?01/03/2022", "not known", "31/02/2022"])
def test_no_sure_date_no_flag(words: str) -> None:
    assert flags(recorded("2023-03-20", date_text(words, Context()))) == []
    one = recorded("2023-03-20", "2022-03-01")
    assert flags(replace(one, recorded=date_text(words, Context()))) == []


def test_no_recording_date_no_flag() -> None:
    assert flags(entry("2022-03-01")) == []
