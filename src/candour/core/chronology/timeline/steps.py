"""The steps of time by which a timeline is ruled and counted: minutes to centuries, never uneven.

Steps of minutes count from the calendar's first, which is a Monday, so that weeks begin on Mondays
and hours on the hour; steps of months count from the year 0, so that decades begin where people
begin them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from candour.core.chronology.timeline.window import (
    DAY,
    END_OF_TIME,
    HOUR,
    LEAST_MINUTES,
    WEEK,
    Window,
    minute_of,
    moment_of,
    month_of,
)
from candour.core.dates.naming import MONTHS


@dataclass(frozen=True, slots=True)
class Step:
    """Equal stretches of time, each of so many minutes, or of so many months."""

    minutes: int = 0
    months: int = 0

    def __post_init__(self) -> None:
        if (self.minutes > 0) == (self.months > 0):
            raise ValueError("a step is one of minutes or one of months")

    def index_of(self, minute: int) -> int:
        """Return which step a minute falls in."""
        if self.minutes:
            return minute // self.minutes
        return month_of(moment_of(minute)) // self.months

    def begin_of(self, index: int) -> int:
        """Return the minute at which a step begins, inside the calendar."""
        if self.minutes:
            return min(max(index * self.minutes, 0), END_OF_TIME)
        year, month = divmod(index * self.months, 12)
        if year < 1:
            return 0
        return END_OF_TIME if year > 9999 else minute_of(datetime(year, month + 1, 1))

    def window(self, index: int) -> Window:
        """Return one step as a window."""
        found = Window(self.begin_of(index), self.begin_of(index + 1))
        return found if found.minutes >= LEAST_MINUTES else found.sized(LEAST_MINUTES)

    def aligned(self, window: Window) -> Window:
        """Return the window widened to where steps begin and end."""
        first, last = self.index_of(window.start), self.index_of(window.end - 1)
        return Window(self.begin_of(first), self.begin_of(last + 1))

    def indexes(self, window: Window) -> range:
        """Return the steps that a window shows."""
        return range(self.index_of(window.start), self.index_of(window.end - 1) + 1)

    def begins(self, window: Window) -> Iterator[int]:
        """Return the minutes inside a window at which steps begin."""
        for index in self.indexes(window):
            if window.start <= (begin := self.begin_of(index)):
                yield begin

    def words(self, index: int) -> str:
        """Name a step: "2021", "March 2021", "3 March 2021", "3 March 2021, 14:00"."""
        moment = moment_of(self.begin_of(index))
        if self.months >= 24:
            return f"{moment.year} to {moment.year + self.months // 12 - 1}"
        if self.months == 12:
            return f"{moment.year}"
        month = f"{MONTHS[moment.month - 1]} {moment.year}"
        if self.months == 1:
            return month
        if self.months:
            last = MONTHS[moment.month + self.months - 2]
            return f"{MONTHS[moment.month - 1]} to {last} {moment.year}"
        day = f"{moment.day} {month}"
        if self.minutes == WEEK:
            return f"week of {day}"
        return day if self.minutes >= DAY else f"{day}, {moment:%H:%M}"

    def brief(self, minute: int) -> str:
        """Name the moment at which a step begins, as short as the step allows."""
        moment = moment_of(minute)
        month = MONTHS[moment.month - 1][:3]
        if self.months % 12 == 0 and self.months:
            return f"{moment.year}"
        if self.months:
            return f"{month} {moment.year}"
        day = f"{moment.day} {month}"
        return f"{day} {moment.year}" if self.minutes >= DAY else f"{day} {moment:%H:%M}"


LADDER = (
    *(Step(minutes=minutes) for minutes in (1, 5, 15, 30)),
    *(Step(minutes=hours * HOUR) for hours in (1, 3, 6, 12)),
    *(Step(minutes=minutes) for minutes in (DAY, WEEK)),
    *(Step(months=months) for months in (1, 3, 6)),
    *(Step(months=years * 12) for years in (1, 2, 5, 10, 50, 100, 1000)),
)


def choose_step(window: Window, most: int) -> Step:
    """Return the shortest step of which a window shows so many at most, where there is one."""
    for step in LADDER:
        if len(step.indexes(window)) <= most:
            return step
    return LADDER[-1]
