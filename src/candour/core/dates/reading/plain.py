"""The short way: the commonest whole cells, read without the grammar.

Nothing here adds a reading. Each form gives what the grammar gives, only sooner; a test holds the
two together over every form. Whatever is out of the ordinary (an impossible day, a doubtful
word, a weekday) is left to the grammar.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from candour.core.dates.calendar import days_in_month
from candour.core.dates.edtf import MARKS, QUALIFIERS
from candour.core.dates.model import UncertainDate
from candour.core.dates.reading.context import Context

_FIGURES = re.compile(
    r"(?:(\d{1,2})([/.-])(\d{1,2})\2(\d{4})"
    r"|(\d{4})-(\d\d)-(\d\d)"
    r"|(\d{1,2})(?:st|nd|rd|th)? ([^\W\d_]+)\.? (\d{4}))"
    r"(?:,? (?:at )?([01]\d|2[0-3])[.:]([0-5]\d))?\Z"
)
# Doubt, what was done, doubt again, "c.", a year, the last figures of another, and doubt.
_YEARS = re.compile(
    r"(\?)?([^\W\d_][^\W\d_ ]*(?: [^\W\d_]+)* )??(\?)?(?:([^\W\d_]+)(?:\. ?| ))?"
    r"(\d{4})(?:([–-])(\d{1,4}))?(\?)?\Z"
)
_JOINED = re.compile(r"(.*\d\??)(, | or | and )(.*)\Z", re.S)
_MONTH = re.compile(r"([^\W\d_]+)\.? (\d{4})\Z")
_ASIDE_NOTE = "a later year, of copies or care, is not counted"


class PlainForms:
    """The common forms in one language's words."""

    __slots__ = ("_acts", "_approx", "_months")

    def __init__(self, senses: Iterable[tuple[tuple[str, ...], Mapping[str, Any]]]) -> None:
        self._months: dict[str, int] = {}
        self._approx: set[str] = set()
        self._acts: dict[str, str] = {}
        for key, meanings in senses:
            word = " ".join(key)
            if len(key) == 1 and "month" in meanings:
                self._months[word] = int(meanings["month"])
            if len(key) == 1 and meanings.keys() & {"approx"}:
                self._approx.add(word)
            if "act" in meanings:
                self._acts[word] = str(meanings["act"])

    def read(self, written: str, context: Context) -> UncertainDate | None:
        """The date of a cell that has a common form, or None to ask the grammar."""
        if written[:1].isdigit():
            if len(written) == 4 and written.isdigit():
                return _years(written, int(written), int(written), 0)
            found = _FIGURES.match(written)
            if found is not None:
                return self._figures(written, found, context)
        found = _MONTH.match(written)
        if found is not None:
            month = self._months.get(found.group(1).lower())
            if month is not None:
                return _month(written, int(found.group(2)), month)
        part = self._part(written)
        if part is not None:
            return _years(written, part.first, part.last, part.marks)
        joined = _JOINED.match(written)
        return None if joined is None else self._pair(written, *joined.groups())

    def _figures(
        self, written: str, found: re.Match[str], context: Context
    ) -> UncertainDate | None:
        (
            first,
            _,
            second,
            year,
            iso_year,
            iso_month,
            iso_day,
            day,
            name,
            named_year,
            hour,
            minute,
        ) = found.groups()
        if year is not None:
            return _by_order(written, (int(first), int(second), int(year)), hour, minute, context)
        if iso_year is not None:
            return _day(written, int(iso_year), int(iso_month), int(iso_day), hour, minute)
        month = self._months.get(name.lower())
        if month is None:
            return None
        return _day(written, int(named_year), month, int(day), hour, minute)

    def _part(self, text: str) -> "_Years | None":
        found = _YEARS.match(text)
        if found is None:
            return None
        doubt, act, inner, approx, year, dash, tail, behind = found.groups()
        if act is not None and act.rstrip().lower() not in self._acts:
            word = act.rstrip()
            if approx is not None or word.lower() not in self._approx:
                return None
            act, approx = None, word
        marks = 0
        if approx is not None:
            if approx.lower() in self._approx:
                marks = 1
            elif act is None and approx.lower() in self._acts:
                act = approx
            else:
                return None
        if doubt or inner or behind:
            marks |= 2
        if tail and behind:
            return None
        first = int(year)
        last = first if tail is None else _continued(first, tail, dash)
        if last is None or not 1000 <= first <= last <= 2999:
            return None
        kind = "" if act is None else self._acts[act.rstrip().lower()]
        return _Years(first, last, marks, kind)

    def _pair(self, written: str, left: str, joint: str, right: str) -> UncertainDate | None:
        one, two = self._part(left), self._part(right)
        if one is None or two is None:
            return None
        if two.act == "aside" or (two.act == "bounds" and not one.marks & 2):
            if joint != ", ":
                return None
            marks = one.marks | two.marks
            return _years(written, one.first, one.last, marks, _ASIDE_NOTE)
        first, last = min(one.first, two.first), max(one.last, two.last)
        members = ",".join(part.as_member() for part in (one, two))
        return UncertainDate(
            written,
            datetime(first, 1, 1),
            datetime(last, 12, 31, 23, 59),
            "range",
            QUALIFIERS[one.marks | two.marks],
            "resolved",
            f"[{members}]" if joint == " or " else f"{{{members}}}",
        )


@dataclass(frozen=True, slots=True)
class _Years:
    """A year or a range of years, its marks of doubt, and what kind of act it dates."""

    first: int
    last: int
    marks: int
    act: str

    def as_member(self) -> str:
        """The member of a set of EDTF."""
        span = f"{self.first}" if self.first == self.last else f"{self.first}..{self.last}"
        return span + MARKS[self.marks]


def _continued(first: int, tail: str, dash: str) -> int | None:
    """The last year of a range: "1823–4", "1799-1805"; what is not plainly one is left."""
    digits = len(tail)
    if digits == 3 or (digits == 2 and dash == "-" and 1 <= int(tail) <= 24):
        return None
    last = int(tail) if digits == 4 else first - first % 10**digits + int(tail)
    return last if last > first else None


def _years(
    written: str, first: int, last: int, mark: int, note: str | None = None
) -> UncertainDate | None:
    if not 1000 <= first <= last <= 2999:
        return None
    sign = MARKS[mark]
    edtf = f"{first}{sign}" if first == last else f"{first}{sign}/{last}{sign}"
    return UncertainDate(
        written,
        datetime(first, 1, 1),
        datetime(last, 12, 31, 23, 59),
        "year" if first == last else "range",
        QUALIFIERS[mark],
        "resolved",
        edtf,
        (),
        note,
    )


def _month(written: str, year: int, month: int) -> UncertainDate | None:
    if not 1000 <= year <= 2999:
        return None
    return UncertainDate(
        written,
        datetime(year, month, 1),
        datetime(year, month, days_in_month(year, month), 23, 59),
        "month",
        None,
        "resolved",
        f"{year}-{month:02d}",
    )


def _day(
    written: str, year: int, month: int, day: int, hour: str | None, minute: str | None
) -> UncertainDate | None:
    if not (1 <= month <= 12 and 1 <= day <= 28 and 1000 <= year <= 2999):
        if not (1 <= month <= 12 and 28 < day <= days_in_month(year or 1, month)):
            return None
        if not 1000 <= year <= 2999:
            return None
    if hour is None or minute is None:
        return UncertainDate(
            written,
            datetime(year, month, day),
            datetime(year, month, day, 23, 59),
            "day",
            None,
            "resolved",
            f"{year}-{month:02d}-{day:02d}",
        )
    at = datetime(year, month, day, int(hour), int(minute))
    edtf = f"{year}-{month:02d}-{day:02d}T{hour}:{minute}:00"
    return UncertainDate(written, at, at, "minute", None, "resolved", edtf)


def _by_order(
    written: str,
    figures: tuple[int, int, int],
    hour: str | None,
    minute: str | None,
    context: Context,
) -> UncertainDate | None:
    first, second, year = figures
    day, month = (first, second) if context.order == "day_first" else (second, first)
    if month > 12:
        return None
    read = _day(written, year, month, day, hour, minute)
    if read is None or day > 12 or day == month:
        return read
    other = _day(written, year, day, month, hour, minute)
    if other is None:
        return None
    return UncertainDate(
        written,
        read.earliest,
        read.latest,
        read.precision,
        None,
        "resolved" if context.order_is_known else "ambiguous",
        read.edtf,
        (other,),
    )
