"""Written down long after it happened, or before it can have happened."""

import re
from collections.abc import Iterator
from datetime import datetime

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.events.features import FindDays
from candour.core.chronology.flags.words import FlagWords
from candour.core.dates.comparing import Margins, possible_span


class RecordingCheck:
    """Compares when an entry was written down with when it tells that something happened.

    Late is more than `late_days` days after the latest day on which it may have happened, counted
    to the earliest on which it may have been written. Before is a whole day before the earliest: a
    log that was opened in the morning and tells of the afternoon is no error. Dates that may
    overlap, and dates marked uncertain, are never flagged; nor is an entry late whose words go on
    to days nearer to its writing ("absent, 9 to 20 January"), or tell of a paper that came in.
    """

    def __init__(self, words: FlagWords, margins: Margins, find_days: FindDays) -> None:
        self._find_days = find_days
        self._late_days = words.late_days
        self._margins = margins
        self._arrived = re.compile(rf"\b(?:{words.receipts})\b", re.IGNORECASE)
        self._ahead = re.compile(rf"\b(?:{words.plans})\b", re.IGNORECASE)

    def of(self, entry: Entry) -> Iterator[EntryFlag]:
        """Yield at most one flag."""
        happened, recorded = entry.happened, entry.recorded
        if recorded is None or not (happened.is_resolved and recorded.is_resolved):
            return
        if happened.is_uncertain or recorded.is_uncertain:
            return
        began, ended = possible_span(happened, self._margins)
        first, last = possible_span(recorded, self._margins)
        if first is not None and ended is not None:
            days = _days(ended, first)
            if days > self._late_days and not self._is_told_later(entry, first):
                yield EntryFlag(FlagKind.RECORDED_LATE, f"{days} days after at the earliest")
        if last is not None and began is not None:
            days = _days(last, began)
            if days > 0:
                plan = ", and its words tell of a plan" if self._ahead.search(entry.what) else ""
                unit = "day" if days == 1 else "days"
                note = f"{days} {unit} before at the latest{plan}"
                yield EntryFlag(FlagKind.RECORDED_BEFORE, note)

    def _is_told_later(self, entry: Entry, written: datetime) -> bool:
        if self._arrived.search(entry.what):
            return True
        told = (day.latest for day in self._find_days(entry.what, entry.happened))
        return any(day is not None and 0 <= _days(day, written) <= self._late_days for day in told)


def _days(earlier: datetime, later: datetime) -> int:
    return later.toordinal() - earlier.toordinal()
