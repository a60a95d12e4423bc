"""The text of a cell's value: as a person reads it, and never ambiguous."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

Value = str | float | bool | datetime | date | time | timedelta

_HALF_A_SECOND = timedelta(microseconds=500_000)
_LONGEST_WRITTEN_OUT = 1e21
_SHORTEST_WRITTEN_OUT = 1e-5


def text_of(value: Value) -> str:
    """Return the text of a value that is no text.

    Real dates are written year first. A whole number has no ".0"; others show the 15 digits that a
    spreadsheet keeps. Percentages and currencies stay as they are stored.
    """
    maker = _MAKERS.get(value.__class__)
    return maker(value) if maker is not None else str(value)


def is_date(value: Value) -> bool:
    """Say whether a value is a real date or time."""
    return isinstance(value, date | time | timedelta)


def number_text(value: float) -> str:
    """Return a number as a spreadsheet shows it in a wide cell without a format."""
    text = repr(value)
    if text[-2:] == ".0":
        return text[:-2]
    if len(text) > 15:
        # Spreadsheets keep 15 digits; 0.1 + 0.2 is 0.3 there.
        text = format(value, ".15g")
    if "e" not in text:
        return text
    if _SHORTEST_WRITTEN_OUT <= abs(value) < _LONGEST_WRITTEN_OUT:
        return format(Decimal(text), "f")
    return text.upper()


def day_of(serial: float, *, is_1904: bool) -> date | None:
    """Return the day that a spreadsheet's number stands for; `None` where it stands for none.

    Counting from 1900, day 60 is 29 February 1900, which never was.
    """
    whole = int(serial)
    if whole < 0 or (not is_1904 and whole in (0, 60)):
        return None
    first = date(1904, 1, 1) if is_1904 else date(1899, 12, 31 if whole < 60 else 30)
    try:
        return first + timedelta(days=whole)
    except OverflowError:
        return None


def _moment(value: datetime) -> str:
    # Serial numbers are fractions of a day: what is less than half a second is noise, not a time.
    if value.microsecond:
        value = (value + _HALF_A_SECOND).replace(microsecond=0)
    text = value.isoformat(" ")
    if not text.endswith(":00"):
        return text
    return text[:-9] if text.endswith(" 00:00:00") else text[:-3]


def _clock(value: time) -> str:
    if value.microsecond:
        value = (datetime.combine(date.min, value) + _HALF_A_SECOND).time()
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"


def _duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    sign = "-" if seconds < 0 else ""
    return f"{sign}{hours:02}:{minutes:02}" + (f":{rest:02}" if rest else "")


_MAKERS: dict[type, Callable[[Any], str]] = {
    float: number_text,
    bool: lambda value: "TRUE" if value else "FALSE",
    datetime: _moment,
    date: date.isoformat,
    time: _clock,
    timedelta: _duration,
}
