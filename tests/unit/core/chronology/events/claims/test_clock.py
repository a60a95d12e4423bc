"""Clock times as records write them, and figures that are none."""

import pytest

from candour.core.chronology.events.claims.clock import clock_times


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("On scene 18:03.", 18 * 60 + 3),
        ("seen at 4.30pm", 16 * 60 + 30),
        ("call timed 0430hrs", 4 * 60 + 30),
        ("rang at half four", 4 * 60 + 30),
        ("quarter to ten", 9 * 60 + 45),
        ("came at 3am", 3 * 60),
        ("put out at 12 noon", 12 * 60),
        ("missing since 5pm", 17 * 60),
    ],
)
def test_a_time_is_read(text: str, minute: int) -> None:
    assert [time.minute for time in clock_times(text)] == [minute]


@pytest.mark.parametrize(
    "text", ["Wt 8.25", "9.15 kg", "£10.50 owed", "on 14/6/19", "bleeding since midnight", "s.47"]
)
def test_what_is_no_time(text: str) -> None:
    assert not list(clock_times(text))


@pytest.mark.parametrize("text", ["about 3am", "approx 3am", "?3am", "gone 11pm", "just after 9pm"])
def test_a_time_may_be_rough(text: str) -> None:
    assert [time.slack > 0 for time in clock_times(text)] == [True]


def test_half_of_the_day_may_be_unsaid() -> None:
    (time,) = clock_times("collected at 4.10")
    assert time.is_half
