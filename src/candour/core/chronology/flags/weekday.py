"""A weekday that is written beside a date on which it did not fall."""

import re
from collections.abc import Iterator
from datetime import date as date_type

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.flags.words import FlagWords
from candour.core.chronology.headings import plain_heading
from candour.core.dates.model import UncertainDate
from candour.core.dates.reading.words import DateWords

_SENTENCE = re.compile(r"\s*;\s*")
_NOT_A_WORD = re.compile(r"[^\w]+")


class WeekdayCheck:
    """Compares the weekdays that an entry gives with the days they stand beside."""

    def __init__(self, words: FlagWords, dates: DateWords) -> None:
        self._columns = words.weekday_columns
        self._names = dates.weekdays
        self._months = dates.months
        self._known = {
            word: int(senses["weekday"])
            for word, senses in dates.singles.items()
            if "weekday" in senses
        }
        names = "|".join(map(re.escape, dates.weekdays))
        # The date engine says so itself, since it alone knows which day a weekday was written of.
        self._said = re.compile(rf"\bwas an? (?:{names}), not an? (?:{names})\b|^it fell on an? ")

    def of(self, entry: Entry) -> Iterator[EntryFlag]:
        """Yield a flag for each date of the entry whose weekday is another one."""
        if entry.happened.note:
            yield from self._noted(entry.happened, "")
        if entry.recorded is not None and entry.recorded.note:
            yield from self._noted(entry.recorded, "recorded: ")
        if entry.extra:
            yield from self._beside(entry)

    def _noted(self, date: UncertainDate, opening: str) -> Iterator[EntryFlag]:
        for part in _SENTENCE.split(date.note or ""):
            if self._said.search(part):
                yield EntryFlag(FlagKind.WEEKDAY, opening + part)

    def _beside(self, entry: Entry) -> Iterator[EntryFlag]:
        """A weekday in a column of its own is that of the day it happened, if that is one day."""
        day = _one_day(entry.happened)
        if day is None:
            return
        for heading, cell in entry.extra.items():
            if plain_heading(heading) not in self._columns:
                continue
            said = self._known.get(_NOT_A_WORD.sub("", cell).casefold())
            if said is not None and said != day.isoweekday():
                month = self._months[day.month - 1]
                was, not_a = self._names[day.isoweekday() - 1], self._names[said - 1]
                note = f"{day.day} {month} {day.year} was a {was}, not a {not_a}"
                yield EntryFlag(FlagKind.WEEKDAY, note)


def _one_day(date: UncertainDate) -> date_type | None:
    first, last = date.earliest, date.latest
    if date.status != "resolved" or date.qualifier is not None or first is None or last is None:
        return None
    return first.date() if first.date() == last.date() else None
