"""Steps of time: even, named as people name them, beginning where people begin them."""

from datetime import datetime

import pytest

from candour.core.chronology.timeline.steps import LADDER, Step, choose_step
from candour.core.chronology.timeline.window import (
    DAY,
    END_OF_TIME,
    HOUR,
    WEEK,
    Window,
    minute_of,
    moment_of,
)

MOMENT = minute_of(datetime(2022, 5, 4, 14, 37))  # a Wednesday


def test_a_step_is_of_minutes_or_of_months() -> None:
    for wrong in ((0, 0), (5, 1)):
        with pytest.raises(ValueError, match="of minutes or one of months"):
            Step(minutes=wrong[0], months=wrong[1])


@pytest.mark.parametrize(
    ("step", "begins", "words", "brief"),
    [
        (Step(minutes=5), "2022-05-04T14:35", "4 May 2022, 14:35", "4 May 14:35"),
        (Step(minutes=3 * HOUR), "2022-05-04T12:00", "4 May 2022, 12:00", "4 May 12:00"),
        (Step(minutes=DAY), "2022-05-04T00:00", "4 May 2022", "4 May 2022"),
        (Step(minutes=WEEK), "2022-05-02T00:00", "week of 2 May 2022", "2 May 2022"),
        (Step(months=1), "2022-05-01T00:00", "May 2022", "May 2022"),
        (Step(months=3), "2022-04-01T00:00", "April to June 2022", "Apr 2022"),
        (Step(months=6), "2022-01-01T00:00", "January to June 2022", "Jan 2022"),
        (Step(months=24), "2022-01-01T00:00", "2022 to 2023", "2022"),
        (Step(months=12), "2022-01-01T00:00", "2022", "2022"),
        (Step(months=120), "2020-01-01T00:00", "2020 to 2029", "2020"),
    ],
    ids=str,
)
def test_steps(step: Step, begins: str, words: str, brief: str) -> None:
    index = step.index_of(MOMENT)
    assert moment_of(step.begin_of(index)) == datetime.fromisoformat(begins)
    assert step.words(index) == words
    assert step.brief(step.begin_of(index)) == brief


@pytest.mark.parametrize("step", LADDER, ids=str)
@pytest.mark.parametrize("minute", [0, 1, MOMENT, END_OF_TIME - 1], ids=str)
def test_every_minute_is_in_one_step(step: Step, minute: int) -> None:
    index = step.index_of(minute)
    assert step.begin_of(index) <= minute < step.begin_of(index + 1)


def test_the_step_is_the_shortest_that_fits() -> None:
    window = Window(MOMENT, MOMENT + 10 * DAY)
    assert choose_step(window, 11) == Step(minutes=DAY)
    assert choose_step(window, 10) == Step(minutes=WEEK)
    assert choose_step(Window(0, END_OF_TIME), 2) == LADDER[-1]


def test_a_window_is_widened_to_whole_steps() -> None:
    window = Step(months=1).aligned(Window(MOMENT, MOMENT + 40 * DAY))
    assert (window.first, window.last) == (datetime(2022, 5, 1), datetime(2022, 6, 30, 23, 59))
    assert Step(months=1).aligned(window) == window
    assert list(Step(months=1).begins(window)) == [
        minute_of(datetime(2022, 5, 1)),
        minute_of(datetime(2022, 6, 1)),
    ]
