"""An uncertain date in few plain words, for where there is no room for more: "c. Jun 2022"."""

from datetime import datetime

from candour.core.dates.model import UncertainDate

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = frozenset({"minute", "hour", "part_of_day", "day"})


def date_named(date: UncertainDate) -> str:
    """Name a date by the span that it states, with its doubt: "3 Mar 2022", "c. 2022", "May?"."""
    if date.earliest is None and date.latest is None:
        return "no date told"
    said = f"c. {_span(date)}" if date.is_approximate else _span(date)
    return f"{said}?" if date.is_uncertain or date.status == "ambiguous" else said


def _span(date: UncertainDate) -> str:
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return f"from {_day(first)}" if first is not None else f"by {_day(last)}"
    if date.precision == "year":
        return f"{first.year}"
    if date.precision == "month":
        return f"{_month(first)} {first.year}"
    if date.precision in _DAYS or first.date() == last.date():
        return _day(first)
    begin = f"{first.day} {_month(first)} {first.year} – "
    if first.year == last.year:
        begin = f"{first.day}–" if first.month == last.month else f"{first.day} {_month(first)} – "
    return begin + _day(last)


def _day(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment.day} {_month(moment)} {moment.year}"


def _month(moment: datetime) -> str:
    return MONTHS[moment.month - 1][:3]
