"""The one place that says how uncertain dates are put in a row.

A row needs a total order, and uncertain dates have none. The rule: by the first minute the
date may be, then by the last; a date open to the past stands just before its end, one open to the
future at its beginning; dates that state no span come last, in the order they came. Margins
count, so the row never contradicts `surely_before`: if `a` is surely before `b`, the first minute
of `a` is earlier too.
"""

from datetime import datetime

from candour.core.dates.comparing import Margins, possible_span
from candour.core.dates.model import UncertainDate

SortKey = tuple[bool, datetime, datetime]


def sort_key(date: UncertainDate, margins: Margins) -> SortKey:
    """The key to sort by; ties keep the order they came in (Python's sort is stable)."""
    first, last = possible_span(date, margins)
    return (
        first is None and last is None,
        first or last or datetime.max,
        last or datetime.max,
    )
