"""The short way: the commonest whole cells, read without the grammar.

Nothing here adds a reading. Each form gives what the grammar gives, only sooner; a test holds the
two together over every form. Whatever is out of the ordinary (an impossible day, a doubtful
word, a weekday) is left to the grammar.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from candour.core.dates.calendar import days_in_month
from candour.core.dates.edtf import MARKS, QUALIFIERS
from candour.core.dates.model import Precision, UncertainDate, stated
from candour.core.dates.reading.context import Context

_FIGURES = re.compile(
    r"(?:(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)"
    r"|(\d{4})-(\d\d)-(\d\d)"
    r"|(\d{1,2})(?:st|nd|rd|th)? ([^\W\d_]+)\.? (\d{4}))"
    r"(?:,? (?:at )?([01]\d|2[0-3])[.:]([0-5]\d))?\Z"
)
# Doubt, what was done, doubt again, "c.", a year, the last figures of another or the "s" of a
# decade, and doubt.
_YEARS = re.compile(
    r"(?:(\?) ?)?([^\W\d_][^\W\d_ ]*(?: [^\W\d_]+)* )??(\?)?(?:([^\W\d_]+)(?:\. ?| ))?"
    r"(\d{4})(?:([–-])(\d{1,4})|(s))?(\?)?\Z"
)
# A word behind "or" may belong to it: "or thereabouts", "and later".
_JOINED = re.compile(r"(.*\ds?\??)([,;] |,| (?:or|and) (?=[?\d]|[^\W\d_]\.))(.*)\Z", re.S)
_TAIL = re.compile(r"(\?)?(\d{4}) or (\d{1,2})\Z")
_RANGE = re.compile(r"([^–-]*\d)[–-]([^\W\d_][^–-]*\d)\Z")
# First and last year, marks of doubt, what kind of act they date, and whether they are a decade.
_Years = tuple[int, int, int, str, bool]
_ASIDE_NOTE = "a later year, of copies or care, is not counted"


class PlainForms:
    """The common forms in one language's words."""

    __slots__ = ("_acts", "_approx", "_months", "_sides")

    def __init__(self, senses: Iterable[tuple[tuple[str, ...], Mapping[str, Any]]]) -> None:
        self._months: dict[str, int] = {}
        self._approx: set[str] = set()
        self._acts: dict[str, str] = {}
        self._sides: dict[str, str] = {}
        for key, meanings in senses:
            word = " ".join(key)
            if len(key) == 1 and "month" in meanings:
                self._months[word] = int(meanings["month"])
            if len(key) == 1 and meanings.keys() & {"approx"}:
                self._approx.add(word)
            if "act" in meanings:
                self._acts[word] = str(meanings["act"])
            for side, also in (("before", "earlier"), ("after", "later")):
                if len(key) == 1 and side in meanings and meanings.keys() <= {side, also}:
                    self._sides[word] = side

    def read(self, written: str, context: Context) -> UncertainDate | None:
        """The date of a cell that has a common form, or None to ask the grammar."""
        if written[:1].isdigit():
            if len(written) == 4 and written.isdigit():
                return whole_year(written, int(written))
            found = _FIGURES.match(written)
            if found is not None:
                return self._figures(written, found, context)
        found = _YEARS.match(written)
        if found is None:
            joined = _JOINED.match(written)
            pair = None if joined is None else self._pair(written, *joined.groups())
            return pair or self._range(written)
        part = self._part(found)
        if part is not None:
            return _years(written, part)
        return self._month_or_open(written, found)

    def _month_or_open(self, written: str, found: re.Match[str]) -> UncertainDate | None:
        """A month of a year, or what lies before or after a year."""
        doubt, word, inner, approx, year, dash, _, decade, behind = found.groups()
        if doubt or inner or dash or decade or behind:
            return None
        if word is None:
            word, approx = approx or "", None
            month = self._months.get(word.lower())
            if month is not None:
                return month_of_year(written, int(year), month)
        side = self._sides.get(word.rstrip().lower())
        if side is None or (approx is not None and approx.lower() not in self._approx):
            return None
        return _open(written, int(year), side, 0 if approx is None else 1)

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
            whole = int(year) if len(year) == 4 else _lengthened(int(year), context)
            if whole is None:
                return None
            return _by_order(written, (int(first), int(second), whole), hour, minute, context)
        if iso_year is not None:
            return _day(written, int(iso_year), int(iso_month), int(iso_day), hour, minute)
        month = self._months.get(name.lower())
        if month is None:
            return None
        return _day(written, int(named_year), month, int(day), hour, minute)

    def _part(self, found: re.Match[str]) -> _Years | None:
        doubt, act, inner, approx, year, dash, tail, decade, behind = found.groups()
        if act is not None:
            act = act.rstrip().lower()
            if act not in self._acts:
                if approx is not None or act not in self._approx:
                    return None
                act, approx = None, act
        # "??" stands for figures that nobody knows.
        if doubt and inner and act is None:
            return None
        marks = 2 if doubt or inner or behind else 0
        if approx is not None:
            approx = approx.lower()
            if approx in self._approx:
                marks |= 1
            elif act is None and approx in self._acts:
                act = approx
            else:
                return None
        first = last = int(year)
        if tail:
            if behind:
                return None
            last = _continued(first, tail, dash)
        elif decade:
            last = 0 if first % 10 or not first % 100 else first + 9
        if not 1000 <= first <= last <= 2999:
            return None
        return first, last, marks, "" if act is None else self._acts[act], decade is not None

    def _pair(self, written: str, left: str, joint: str, right: str) -> UncertainDate | None:
        found = _YEARS.match(left)
        one = None if found is None else self._part(found)
        if one is None:
            return None
        doubt = right[:1] == "?"
        if joint == ", " and right[doubt:].lower() in self._acts:
            # "1912, posthumous cast", "1948, ?later cast"
            return _years(written, (*one[:2], one[2] | 2 * doubt, "", one[4]))
        found = _YEARS.match(right)
        two = None if found is None else self._part(found) or self._aside(found)
        if two is None:
            return None
        is_aside = two[3] == "aside" or (two[3] == "bounds" and not one[2] & 2)
        if is_aside and joint[0] in ",;":
            return _years(written, (*one[:2], one[2] | two[2], "", one[4]), _ASIDE_NOTE)
        if is_aside or one[4] or two[4]:
            return None
        members = f"{_member(one)},{_member(two)}"
        return stated(
            written,
            (datetime(min(one[0], two[0]), 1, 1), datetime(max(one[1], two[1]), 12, 31, 23, 59)),
            "range",
            QUALIFIERS[one[2] | two[2]],
            f"[{members}]" if joint == " or " else f"{{{members}}}",
        )

    def _range(self, written: str) -> UncertainDate | None:
        """1764 or 66; 1795–c.1805, where each year has its own doubt."""
        tail = _TAIL.match(written)
        if tail is not None:
            return _either(written, *tail.groups())
        found = _RANGE.match(written)
        seen = found and (_YEARS.match(found.group(1)), _YEARS.match(found.group(2)))
        if not seen or seen[0] is None or seen[1] is None or seen[1].group(1):
            return None
        one, two = self._part(seen[0]), self._part(seen[1])
        if one is None or two is None or one[3] or two[3] or two[2] != 1:
            return None
        if one[4] or two[4] or one[0] != one[1] or two[0] != two[1] or one[0] >= two[0]:
            return None
        return stated(
            written,
            (datetime(one[0], 1, 1), datetime(two[0], 12, 31, 23, 59)),
            "range",
            QUALIFIERS[one[2] | two[2]],
            f"{_member(one)}/{_member(two)}",
        )

    def _aside(self, found: re.Match[str]) -> _Years | None:
        """ "printed after 1971" tells when a copy was not made."""
        act, _, side = (found.group(2) or "").rstrip().lower().rpartition(" ")
        if act not in self._acts or side not in self._sides:
            return None
        if found.lastindex != 5 or found.group(1) or found.group(3) or found.group(4):
            return None
        year = int(found.group(5))
        return (year, year, 0, "aside", False) if 1000 <= year <= 2999 else None


def _either(written: str, doubt: str | None, year: str, tail: str) -> UncertainDate | None:
    first, unit = int(year), 10 ** len(tail)
    last = first - first % unit + int(tail)
    if not 1000 <= first < last <= 2999:
        return None
    mark = 2 if doubt else 0
    sign = MARKS[mark]
    span = (datetime(first, 1, 1), datetime(last, 12, 31, 23, 59))
    edtf = f"[{first}{sign},{last}{sign}]"
    return stated(written, span, "range", QUALIFIERS[mark], edtf)


def _member(years: _Years) -> str:
    """The member of a set of EDTF."""
    first, last = years[:2]
    return (f"{first}" if first == last else f"{first}..{last}") + MARKS[years[2]]


def _continued(first: int, tail: str, dash: str) -> int:
    """The last year of a range: "1823–4", "1799-1805"; 0 where it is not plainly one."""
    digits = len(tail)
    if digits == 3 or (digits == 2 and dash == "-" and 1 <= int(tail) <= 24):
        return 0
    last = int(tail) if digits == 4 else first - first % 10**digits + int(tail)
    return last if last > first else 0


def whole_year(written: str, year: int) -> UncertainDate | None:
    """A plain year; None outside the years that a record can mean without more words."""
    return _years(written, (year, year, 0, "", False))


def _years(written: str, years: _Years, note: str | None = None) -> UncertainDate | None:
    first, last, mark, _, is_decade = years
    if not 1000 <= first <= last <= 2999:
        return None
    sign = MARKS[mark]
    precision: Precision = "decade" if is_decade else "year" if first == last else "range"
    if is_decade:
        edtf = f"{first // 10}X{sign}"
    else:
        edtf = f"{first}{sign}" if first == last else f"{first}{sign}/{last}{sign}"
    span = (datetime(first, 1, 1), datetime(last, 12, 31, 23, 59))
    return stated(written, span, precision, QUALIFIERS[mark], edtf, note)


def _open(written: str, year: int, side: str, mark: int) -> UncertainDate | None:
    if not 1001 <= year <= 2998:
        return None
    sign, qualifier = MARKS[mark], QUALIFIERS[mark]
    if side == "after":
        span = (datetime(year + 1, 1, 1), None)
        return stated(written, span, "open", qualifier, f"{year + 1}{sign}/..")
    until = datetime(year - 1, 12, 31, 23, 59)
    return stated(written, (None, until), "open", qualifier, f"../{year - 1}{sign}")


def month_of_year(written: str, year: int, month: int) -> UncertainDate | None:
    """A plain month of a year."""
    if not 1000 <= year <= 2999:
        return None
    span = (datetime(year, month, 1), datetime(year, month, days_in_month(year, month), 23, 59))
    return stated(written, span, "month", None, f"{year}-{month:02d}")


def day_of_month(written: str, year: int, month: int, day: int) -> UncertainDate | None:
    """A plain day; None where the calendar has no such day."""
    if not _is_a_day(year, month, day):
        return None
    span = (datetime(year, month, day), datetime(year, month, day, 23, 59))
    return stated(written, span, "day", None, f"{year}-{month:02d}-{day:02d}")


def _is_a_day(year: int, month: int, day: int) -> bool:
    if not (1000 <= year <= 2999 and 1 <= month <= 12 and day >= 1):
        return False
    return day <= 28 or day <= days_in_month(year, month)


def _day(
    written: str, year: int, month: int, day: int, hour: str | None, minute: str | None
) -> UncertainDate | None:
    if hour is None or minute is None:
        return day_of_month(written, year, month, day)
    if not _is_a_day(year, month, day):
        return None
    at = datetime(year, month, day, int(hour), int(minute))
    edtf = f"{year}-{month:02d}-{day:02d}T{hour}:{minute}:00"
    return stated(written, (at, at), "minute", None, edtf)


def _lengthened(short: int, context: Context) -> int | None:
    return None if context.period else context.full_year(short)


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
