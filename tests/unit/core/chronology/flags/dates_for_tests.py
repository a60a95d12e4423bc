"""The date engine as flags are given it."""

from functools import cache

from candour.actions.dates import load_date_words
from candour.core.dates.model import UncertainDate
from candour.core.dates.prose import Finder
from candour.core.dates.reading.context import Context


@cache
def _finder() -> Finder:
    return Finder(load_date_words())


def find_days(text: str, on: UncertainDate) -> list[UncertainDate]:
    """Return the days that words state."""
    found = _finder().find(text, Context(on=on if on.is_resolved else None))
    return [one.date for one in found if one.has_own_day and one.date.is_resolved]
