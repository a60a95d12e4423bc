"""The short way in prose: plain dates with nothing beside them, read without the grammar.

Nothing here adds a reading; whatever is out of the ordinary is left to the grammar.
"""

import re
from datetime import datetime

from candour.core.dates.calendar import day_number, days_in_month, year_of
from candour.core.dates.model import UncertainDate, stated
from candour.core.dates.reading.plain import day_of_month, month_of_year, whole_year
from candour.core.dates.reading.words import DateWords

_DATED = re.compile(r"(?:(?:(\d{1,2})[ \u00a0])?([^\W\d_]{3,9})[ \u00a0])?([12]\d{3})(?!\d)")
_NO_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \u00a0]([^\W\d_]{3,9})(?![^\W_]|[\s,]*\d)")
# A time of four figures, and the word that ties it to a day behind it.
_TIMED = re.compile(
    r"([01]\d|2[0-3])[.:]([0-5]\d)(?!\d|[.:/-]\d|[%/])(?:[ \u00a0]([^\W\d_]+)[ \u00a0](?=\d))?"
)
_FAR = 400
_LEAD_ONLY = {"lead"}


class ShortForm:
    """A plain form seen at a place: its figures, and where it ends."""

    __slots__ = ("day", "end", "month", "written", "year")

    def __init__(self, seen: re.Match[str], words: DateWords) -> None:
        day, name = seen.group(1), seen.group(2)
        self.written = seen.group()
        self.end = seen.end()
        self.day = 0 if day is None else int(day)
        self.month = 0
        if name is not None:
            # A word that is no month's leaves the form without one, and so unread.
            self.month = words.singles.get(name.lower(), {}).get("month", -1)
        self.year = int(seen.group(3)) if seen.re is _DATED else 0

    def read(self) -> UncertainDate | None:
        """The date of a form that has its year."""
        if self.day:
            return day_of_month(self.written, self.year, self.month, self.day)
        if self.month:
            return month_of_year(self.written, self.year, self.month)
        return whole_year(self.written, self.year)

    def read_near(self, number: int) -> UncertainDate | None:
        """The day without a year that lies nearest to a day number."""
        nearest, found = _FAR, 0
        year_there = year_of(number)
        for year in (year_there, year_there - 1, year_there + 1):
            if not (1000 <= year <= 2999 and 1 <= self.day <= days_in_month(year, self.month)):
                continue
            distance = abs(day_number(year, self.month, self.day) - number)
            if distance < nearest:
                nearest, found = distance, year
        return day_of_month(self.written, found, self.month, self.day) if found else None


def see_short(text: str, start: int, words: DateWords) -> ShortForm | None:
    """The plain form that stands at a place ("3 August 2007", "August 2007", "3 August")."""
    seen = _DATED.match(text, start) or _NO_YEAR.match(text, start)
    if seen is None:
        return None
    form = ShortForm(seen, words)
    return form if form.month >= 0 else None


class ShortTime:
    """A time of day seen at a place, by itself or with its day behind it."""

    __slots__ = ("day", "end", "hour", "minute", "written")

    def __init__(self, text: str, seen: re.Match[str], day: ShortForm | None) -> None:
        self.hour, self.minute = seen.group(1), seen.group(2)
        self.day = day
        self.end = seen.end(2) if day is None else day.end
        self.written = text[seen.start() : self.end]

    def on(self, day: datetime) -> UncertainDate:
        """The minute on a day."""
        at = datetime(day.year, day.month, day.day, int(self.hour), int(self.minute))
        edtf = f"{day.date().isoformat()}T{self.hour}:{self.minute}:00"
        return stated(self.written, (at, at), "minute", None, edtf)


def see_time(text: str, start: int, words: DateWords) -> ShortTime | None:
    """The plain time that stands at a place ("14.30", "14.30 on 3 August 2007")."""
    seen = _TIMED.match(text, start)
    if seen is None:
        return None
    tie = seen.group(3)
    if tie is None:
        return ShortTime(text, seen, None)
    if words.singles.get(tie.lower(), {}).keys() != _LEAD_ONLY:
        return None
    day = see_short(text, seen.end(), words)
    return None if day is None or not day.day else ShortTime(text, seen, day)
