"""A weekday beside a date on which it did not fall."""

from dataclasses import replace

import pytest

from candour.actions.dates import date_text, load_date_words
from candour.core.chronology.entry import Entry, FlagKind
from candour.core.chronology.flags.weekday import WeekdayCheck
from candour.core.dates.model import UncertainDate
from candour.core.dates.reading.context import Context
from candour.vocabulary.flags import load_flag_words
from tests.unit.core.chronology.entries_for_tests import day, entry


def notes(one: Entry) -> list[str]:
    flags = list(WeekdayCheck(load_flag_words(), load_date_words()).of(one))
    assert {flag.kind for flag in flags} <= {FlagKind.WEEKDAY}
    return [flag.note for flag in flags]


def written(words: str) -> UncertainDate:
    return date_text(words, Context())


@pytest.mark.parametrize("words", ["Wednesday 29 March 2022", "Wed 29/03/2022 9.55", "Wed 29.3.22"])
def test_the_date_cell_says_another_weekday(words: str) -> None:
    assert notes(entry(written(words))) == ["29 March 2022 was a Tuesday, not a Wednesday"]


@pytest.mark.parametrize("words", ["Tuesday 29 March 2022", "29.3.22", "Tues", "30 February 2022"])
def test_other_notes_on_a_date_are_none_of_weekdays(words: str) -> None:
    assert notes(entry(written(words))) == []


def test_the_weekday_of_the_recording_is_said_to_be_that() -> None:
    one = entry("2022-03-29", recorded=written("Mon 30 March 2022"))
    assert notes(one) == ["recorded: 30 March 2022 was a Wednesday, not a Monday"]


@pytest.mark.parametrize("heading", ["Weekday", "Day", "Day of week", "DAY OF THE WEEK:"])
def test_a_column_of_weekdays(heading: str) -> None:
    one = entry("2022-03-29", extra={"Ref": "Wed", heading: "Wed."})
    assert notes(one) == ["29 March 2022 was a Tuesday, not a Wednesday"]
    assert notes(replace(one, extra={heading: "Tues"})) == []
    assert notes(replace(one, extra={heading: "Day 3"})) == []


def test_a_weekday_says_nothing_of_several_days_or_of_a_doubtful_one() -> None:
    beside = {"Weekday": "Monday"}
    assert notes(entry(day("2022-03-29", "2022-03-30"), extra=beside)) == []
    assert notes(entry(replace(day("2022-03-29"), qualifier="approximate"), extra=beside)) == []
    assert notes(entry(None, extra=beside)) == []
