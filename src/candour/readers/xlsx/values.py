"""The text of a cell's value: as a person reads it, and never ambiguous."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

Value = str | float | bool | datetime | date | time | timedelta


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
    """Return a number as a spreadsheet shows it in a cell without a format."""
    text = repr(value)
    if text[-2:] == ".0":
        return text[:-2]
    # Spreadsheets keep 15 digits; 0.1 + 0.2 is 0.3 there.
    return format(value, ".15g") if len(text) > 15 else text


def _clock(value: time, before: str) -> str:
    # Serial numbers are fractions of a day: half a second is noise, not a time.
    if value.microsecond >= 500_000:
        value = (datetime.combine(date.min, value) + timedelta(seconds=1)).time()
    if value.second:
        return f"{before}{value:%H:%M:%S}"
    return f"{before}{value:%H:%M}" if value.hour or value.minute else ""


def _duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    sign = "-" if seconds < 0 else ""
    return f"{sign}{hours:02}:{minutes:02}" + (f":{rest:02}" if rest else "")


def _moment(value: datetime) -> str:
    return f"{value:%Y-%m-%d}{_clock(value.time(), ' ')}"


_MAKERS: dict[type, Callable[[Any], str]] = {
    float: number_text,
    bool: lambda value: "TRUE" if value else "FALSE",
    datetime: _moment,
    date: date.isoformat,
    time: lambda value: _clock(value, "") or "00:00",
    timedelta: _duration,
}
