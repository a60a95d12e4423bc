"""The stretch of time that a timeline shows, in whole minutes of the calendar.

A moment is its minute since the first of January of the year 1: whole numbers neither overflow when
a window is moved past the calendar's end, nor need rounding when it is halved.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)
HOUR, DAY, WEEK, YEAR = 60, 1_440, 10_080, 525_960
LEAST_MINUTES = 30
END_OF_TIME = (datetime.max - datetime.min) // MINUTE + 1
"""The first minute that no date can name."""


def minute_of(moment: datetime) -> int:
    """Return the minute that a moment falls in."""
    return (moment - datetime.min) // MINUTE


def moment_of(minute: int) -> datetime:
    """Return the moment at which a minute begins; the calendar's last one where it has ended."""
    return datetime.min + min(max(minute, 0), END_OF_TIME - 1) * MINUTE


def month_of(moment: datetime) -> int:
    """Return the month that a moment falls in, counted from the year 0."""
    return moment.year * 12 + moment.month - 1


@dataclass(frozen=True, slots=True)
class Window:
    """From the minute `start` to the minute `end`, which is the first that is no more in it."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= END_OF_TIME:
            raise ValueError("a window begins before it ends, inside the calendar")

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.end - self.start

    @property
    def first(self) -> datetime:
        """The moment at which it begins."""
        return moment_of(self.start)

    @property
    def last(self) -> datetime:
        """The last minute that is in it."""
        return moment_of(self.end - 1)

    def sized(self, minutes: int) -> "Window":
        """Return a window of that length about the same middle."""
        wanted = min(max(minutes, LEAST_MINUTES), END_OF_TIME)
        return _within(self.start + (self.minutes - wanted) // 2, wanted)

    def moved(self, minutes: int) -> "Window":
        """Return a window as long, so much later, or earlier where it is negative."""
        return _within(self.start + minutes, self.minutes)


def window_about(first: int, last: int) -> Window:
    """Return the window that shows everything from one minute to another, with a little beside."""
    beside = max((last - first) // 50, LEAST_MINUTES)
    return Window(max(first - beside, 0), min(last + 1 + beside, END_OF_TIME))


def window_from(start: int, end: int) -> Window | None:
    """Return the window from one minute to another; None where there can be none such."""
    if not 0 <= start < end <= END_OF_TIME:
        return None
    window = Window(start, end)
    return window if window.minutes >= LEAST_MINUTES else window.sized(LEAST_MINUTES)


def _within(start: int, minutes: int) -> Window:
    begin = min(max(start, 0), END_OF_TIME - minutes)
    return Window(begin, begin + minutes)
