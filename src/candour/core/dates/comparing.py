"""Order between uncertain dates: before, after, or *cannot say*.

Every function answers only what the words support. An approximate date is widened by the margin
that the vocabulary gives for its precision; an ambiguous one is judged by all its readings; an
unresolved one supports nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from candour.core.dates.calendar import add_months
from candour.core.dates.model import Precision, UncertainDate

Order = Literal["before", "after", "cannot_say"]


@dataclass(frozen=True, slots=True)
class Margin:
    """How far an approximate date may stand from its stated span."""

    days: int = 0
    months: int = 0
    minutes: int = 0

    def __post_init__(self) -> None:
        if min(self.days, self.months, self.minutes) < 0:
            raise ValueError("a margin may not be negative")

    def shift(self, moment: datetime, sign: int) -> datetime | None:
        """The moment moved by the margin; None where the calendar ends."""
        try:
            number = add_months(moment.toordinal(), sign * self.months)
            moved = datetime.fromordinal(number).replace(hour=moment.hour, minute=moment.minute)
            return moved + timedelta(days=sign * self.days, minutes=sign * self.minutes)
        except (ValueError, OverflowError):
            return None


Margins = Mapping[Precision, Margin]
_NONE = Margin()


def possible_span(date: UncertainDate, margins: Margins) -> tuple[datetime | None, datetime | None]:
    """The widest span the date may really have, with its margin.

    An ambiguous date counts with all its readings; one that its file resolved counts as resolved.
    """
    lows: list[datetime | None] = []
    highs: list[datetime | None] = []
    for reading in date.readings() if date.status == "ambiguous" else (date,):
        margin = margins.get(reading.precision, _NONE) if reading.precision else _NONE
        low, high = reading.earliest, reading.latest
        if reading.is_approximate:
            low = margin.shift(low, -1) if low else None
            high = margin.shift(high, +1) if high else None
        lows.append(low)
        highs.append(high)
    first = None if None in lows else min(low for low in lows if low)
    last = None if None in highs else max(high for high in highs if high)
    return first, last


def surely_before(a: UncertainDate, b: UncertainDate, margins: Margins) -> bool:
    """Whether every minute that `a` may be lies before every minute that `b` may be.

    Never true of a date marked uncertain ("?"): then it may be another date altogether.
    """
    if a.is_uncertain or b.is_uncertain:
        return False
    latest, earliest = possible_span(a, margins)[1], possible_span(b, margins)[0]
    return latest is not None and earliest is not None and latest < earliest


def surely_after(a: UncertainDate, b: UncertainDate, margins: Margins) -> bool:
    """Whether `a` surely comes after `b`."""
    return surely_before(b, a, margins)


def order_of(a: UncertainDate, b: UncertainDate, margins: Margins) -> Order:
    """Before, after, or cannot say."""
    if surely_before(a, b, margins):
        return "before"
    return "after" if surely_before(b, a, margins) else "cannot_say"


def possibly_same_day(a: UncertainDate, b: UncertainDate, margins: Margins) -> bool:
    """Whether there is a day on which both may fall. Nothing rules it out for an unknown date."""
    if a.is_uncertain or b.is_uncertain:
        return True
    first_a, last_a = possible_span(a, margins)
    first_b, last_b = possible_span(b, margins)
    apart = last_a is not None and first_b is not None and last_a.date() < first_b.date()
    return not apart and not (
        last_b is not None and first_a is not None and last_b.date() < first_a.date()
    )


def surely_same_day(a: UncertainDate, b: UncertainDate, margins: Margins) -> bool:
    """Whether both can only fall on one and the same day."""
    if a.is_uncertain or b.is_uncertain:
        return False
    ends = (*possible_span(a, margins), *possible_span(b, margins))
    return None not in ends and len({end.date() for end in ends if end}) == 1


def surely_within(date: UncertainDate, first: datetime, last: datetime, margins: Margins) -> bool:
    """Whether the date can only fall between two minutes, both counted in."""
    if date.is_uncertain:
        return False
    low, high = possible_span(date, margins)
    return low is not None and high is not None and first <= low and high <= last
