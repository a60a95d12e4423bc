"""Entries as short as a test needs them."""

from datetime import datetime, timedelta
from typing import Any

from candour.core.chronology.entry import Entry
from candour.core.dates.model import UncertainDate, unresolved
from candour.core.documents.locator import Locator

ORIGINAL = "a" * 64


def day(first: str, last: str | None = None, precision: str = "day") -> UncertainDate:
    """Return a date of one day, or a span of several."""
    begin = datetime.fromisoformat(first)
    end = datetime.fromisoformat(last or first) + timedelta(hours=23, minutes=59)
    kind: Any = precision if last is None else "range"
    return UncertainDate(first, begin, end, kind, None, "resolved", first)


def entry(happened: UncertainDate | str | None, what: str = "Seen.", **keys: Any) -> Entry:
    """Return an entry; a string is a day."""
    date = day(happened) if isinstance(happened, str) else happened or unresolved("", None)
    keys.setdefault("agency", "GP")
    position = keys.setdefault("position", 1)
    row = keys.pop("row", position)
    return Entry(
        id=f"{ORIGINAL}#t1r{row}",
        original=ORIGINAL,
        happened=date,
        what=what,
        locator=Locator(table=1, row=row),
        **keys,
    )
