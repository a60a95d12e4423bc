"""EDTF (ISO 8601-2) out and in.

Written: days, months, years, centuries and decades with X, seasons 21 to 24, minutes with seconds
as :00, intervals with `..` for an open side, sets in braces ("all of") or brackets ("one of"),
and the marks ? ~ %. Read: the same, and the rest of level 2 that bounds can be given for.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from candour.core.dates.calendar import (
    MINUTES_A_DAY,
    day_number,
    days_in_month,
    minute_of,
)
from candour.core.dates.model import Precision, Qualifier, UncertainDate

APPROXIMATE, UNCERTAIN = 1, 2
MARKS = ("", "~", "?", "%")
QUALIFIERS: tuple[Qualifier | None, ...] = (
    None,
    "approximate",
    "uncertain",
    "approximate_and_uncertain",
)

# Months of the sub-year groupings of ISO 8601-2, 4.8; winter is named by its December.
_GROUPS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip

_MARK = re.compile(r"[?~%]")
_DATE = re.compile(r"(-?[0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?\Z")
_MINUTE = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})"
    r"(?::([0-9]{2}))?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?\Z"
)


class NotEdtf(ValueError):
    """The text is not EDTF, or states nothing that has bounds."""


@dataclass(frozen=True, slots=True)
class _Part:
    first: int | None
    last: int | None
    precision: Precision
    mark: int


def year_text(year: int) -> str:
    """A year as EDTF writes it, before the year 0 too."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def join_texts(form: str, texts: list[str], marks: list[int]) -> str:
    """Put marked parts together; `form` is one, interval, all or any."""
    parts = [
        text if text == ".." else text + MARKS[mark]
        for text, mark in zip(texts, marks, strict=True)
    ]
    if form == "one":
        return parts[0]
    if form == "interval":
        return "/".join(parts)
    inner = ",".join(parts)
    return "{" + inner + "}" if form == "all" else "[" + inner + "]"


def read_edtf(text: str) -> UncertainDate:
    """Read EDTF into an uncertain date; raise `NotEdtf` for anything else."""
    parts = _read_parts(text)
    firsts = [part.first for part in parts]
    lasts = [part.last for part in parts]
    first = None if None in firsts else min(value for value in firsts if value is not None)
    last = None if None in lasts else max(value for value in lasts if value is not None)
    if first is None and last is None:
        raise NotEdtf("both sides are open")
    if first is not None and last is not None and first > last:
        raise NotEdtf("the interval ends before it begins")
    qualifier = QUALIFIERS[_all_marks(parts)]
    precision: Precision = parts[0].precision if len(parts) == 1 else "range"
    if first is None or last is None:
        precision = "open"
    earliest, latest = _bounds(first, last)
    return UncertainDate(text, earliest, latest, precision, qualifier, "resolved", text)


def is_edtf(text: str) -> bool:
    """Whether the text is EDTF that this module reads."""
    try:
        read_edtf(text)
    except NotEdtf:
        return False
    return True


def _bounds(first: int | None, last: int | None) -> tuple[datetime | None, datetime | None]:
    earliest = None if first is None else minute_of(first)
    latest = None if last is None else minute_of(last)
    if (first is not None and earliest is None) or (last is not None and latest is None):
        return None, None  # before the year 1, where datetime has no minutes
    return earliest, latest


def _all_marks(parts: list[_Part]) -> int:
    mark = 0
    for part in parts:
        mark |= part.mark
    return mark


def _read_parts(text: str) -> list[_Part]:
    if len(text) > 1 and text[0] + text[-1] in ("[]", "{}"):
        return [part for piece in text[1:-1].split(",") for part in _read_member(piece.strip())]
    if "/" in text:
        low, slash, high = text.partition("/")
        if not slash or "/" in high:
            raise NotEdtf("an interval has two sides")
        return [_read_side(low, is_first=True), _read_side(high, is_first=False)]
    return [_read_one(text)]


def _read_member(piece: str) -> list[_Part]:
    if ".." not in piece:
        return [_read_one(piece)]
    low, _, high = piece.partition("..")
    return [_read_side(low or "..", is_first=True), _read_side(high or "..", is_first=False)]


def _read_side(text: str, *, is_first: bool) -> _Part:
    part = _Part(None, None, "open", 0) if text in ("..", "") else _read_one(text)
    # Only the outer bound of a side counts: the other side closes the interval.
    return _Part(
        part.first if is_first else _HIGH, _LOW if is_first else part.last, "range", part.mark
    )


_LOW, _HIGH = -(10**12), 10**12


def _read_one(text: str) -> _Part:
    marks = _MARK.findall(text)
    mark = 0
    for sign in marks:
        mark |= MARKS.index(sign)
    plain = _MARK.sub("", text)
    minute = _MINUTE.match(plain)
    if minute:
        return _read_minute([int(piece or 0) for piece in minute.groups()], mark)
    found = _DATE.match(plain)
    if not found:
        raise NotEdtf("not a date of EDTF")
    year, month, day = found.groups()
    if "X" in year:
        return _read_unspecified_year(year, month, mark)
    return _read_known_year(int(year), month, day, mark)


def _read_minute(numbers: list[int], mark: int) -> _Part:
    year, month, day, hour, minute = numbers[:5]
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        raise NotEdtf("no such day")
    if (hour, minute) > (24, 0) or minute > 59 or year < 1:
        raise NotEdtf("no such minute")
    at = day_number(year, month, day) * MINUTES_A_DAY + hour * 60 + minute
    return _Part(at, at, "minute", mark)


def _read_unspecified_year(year: str, month: str | None, mark: int) -> _Part:
    if month or not re.fullmatch(r"-?[0-9]+X+", year):
        raise NotEdtf("an unspecified year gives no bounds")
    ends = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
    precision: Precision = "decade" if year.count("X") == 1 else "range"
    return _days(day_number(ends[0], 1, 1), day_number(ends[1], 12, 31), precision, mark)


def _read_known_year(year: int, month: str | None, day: str | None, mark: int) -> _Part:
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise NotEdtf("an unspecified month gives no bounds for a day")
        return _days(day_number(year, 1, 1), day_number(year, 12, 31), "year", mark)
    if "X" in month:
        raise NotEdtf("half a month is no month")
    number = int(month)
    if number in _GROUPS and day is None:
        start, length = _GROUPS[number]
        stop = year * 12 + start - 1 + length - 1
        last_year, last_month = stop // 12, stop % 12 + 1
        last = day_number(last_year, last_month, days_in_month(last_year, last_month))
        precision: Precision = "season" if number <= 32 else "range"
        return _days(day_number(year, start, 1), last, precision, mark)
    if not 1 <= number <= 12:
        raise NotEdtf("no such month")
    if day is None or day == "XX":
        last = day_number(year, number, days_in_month(year, number))
        return _days(day_number(year, number, 1), last, "month", mark)
    if "X" in day or not 1 <= int(day) <= days_in_month(year, number):
        raise NotEdtf("no such day")
    only = day_number(year, number, int(day))
    return _days(only, only, "day", mark)


def _days(first: int, last: int, precision: Precision, mark: int) -> _Part:
    return _Part(first * MINUTES_A_DAY, (last + 1) * MINUTES_A_DAY - 1, precision, mark)
