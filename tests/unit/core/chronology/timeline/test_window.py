"""Windows of time: halved, doubled and moved without falling out of the calendar."""

from datetime import datetime

import pytest

from candour.core.chronology.timeline.window import (
    DAY,
    END_OF_TIME,
    LEAST_MINUTES,
    Window,
    minute_of,
    moment_of,
    window_about,
    window_from,
)

MAY = minute_of(datetime(2022, 5, 1))


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 5), (0, END_OF_TIME + 1)], ids=str)
def test_what_is_no_window_cannot_be_made(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="a window begins before it ends"):
        Window(start, end)
    assert window_from(start, end) is None


def test_a_minute_and_its_moment_are_one() -> None:
    assert moment_of(MAY + 61) == datetime(2022, 5, 1, 1, 1)
    assert moment_of(END_OF_TIME) == datetime(9999, 12, 31, 23, 59)


def test_the_last_minute_is_in_it() -> None:
    window = Window(MAY, MAY + DAY)
    assert (window.first, window.last) == (datetime(2022, 5, 1), datetime(2022, 5, 1, 23, 59))


def test_another_size_keeps_the_middle() -> None:
    assert Window(MAY, MAY + 4 * DAY).sized(2 * DAY) == Window(MAY + DAY, MAY + 3 * DAY)
    assert Window(MAY, MAY + 60).sized(1).minutes == LEAST_MINUTES


@pytest.mark.parametrize("start", [0, END_OF_TIME - DAY], ids=["first", "last"])
def test_at_the_calendars_ends_a_window_stays_as_long(start: int) -> None:
    window = Window(start, start + DAY)
    for moved in (window.moved(-10 * DAY), window.moved(10 * DAY), window.sized(DAY)):
        assert moved.minutes == DAY
    assert window.sized(END_OF_TIME * 2) == Window(0, END_OF_TIME)


def test_everything_has_a_little_beside_it() -> None:
    window = window_about(MAY, MAY + 100 * DAY)
    assert (window.start, window.end) == (MAY - 2 * DAY, MAY + 102 * DAY + 1)
    assert window_about(0, END_OF_TIME - 1) == Window(0, END_OF_TIME)


def test_a_window_too_short_to_read_is_made_longer() -> None:
    found = window_from(MAY, MAY + 1)
    assert found is not None
    assert found.minutes == LEAST_MINUTES
    assert found.start < MAY < found.end
