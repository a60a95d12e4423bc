"""What the grammar builds: pieces of a date that may lack a year, and the spans they become."""

from dataclasses import dataclass, field
from typing import Any

from candour.core.dates.calendar import MINUTES_A_DAY, date_of, day_number, year_of
from candour.core.dates.edtf import year_text
from candour.core.dates.model import Precision

NOT_REPAIRED = "not repaired"


class Refusal(Exception):
    """The words state a date that cannot be; the note says why."""

    def __init__(self, note: str) -> None:
        super().__init__()
        self.note = note

    @property
    def is_final(self) -> bool:
        """Whether the words state an impossible date, whatever else stands beside it."""
        return self.note.endswith(NOT_REPAIRED)


@dataclass(slots=True)
class Span:
    """A stated span in minutes from day number 0, with its EDTF in parts that can be joined."""

    first: int | None
    last: int | None
    precision: Precision
    texts: list[str]
    marks: list[int]
    form: str = "one"
    notes: list[str] = field(default_factory=list)
    others: list["Span"] = field(default_factory=list)
    # Other readings make a date ambiguous unless the file has settled which is meant.
    settled: bool = False

    def mark(self, bits: int) -> None:
        """Put a mark of doubt on every part."""
        if bits:
            self.marks = [mark | bits for mark in self.marks]
            for other in self.others:
                other.mark(bits)

    @property
    def all_marks(self) -> int:
        """The marks of all parts together."""
        bits = 0
        for mark in self.marks:
            bits |= mark
        return bits


@dataclass(slots=True)
class Clock:
    """A time of day in minutes; `last` may pass 1440 where a night runs on."""

    first: int
    last: int
    precision: Precision
    # The other reading of a twelve-hour time without a.m. or p.m.
    other: tuple[int, int] | None = None
    marks: int = 0
    is_night: bool = False
    daypart: str | None = None
    has_meridiem: bool = False
    # Whether the writing leaves no doubt between the two readings ("07:30", "14:00").
    is_settled: bool = True
    # An hour without minutes, known as one only because a plain time follows it.
    is_bare: bool = False
    # Open sides: "after 2 pm", "before 4".
    opened: str | None = None


@dataclass(slots=True)
class Piece:
    """One item of a date as written; what it lacks is filled from its neighbours or the context."""

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    name: str = ""
    number: int = 0
    digits: int = 0
    weekday: int | None = None
    part: str | None = None
    clock: Clock | None = None
    marks: int = 0
    ready: Span | None = None
    swap: bool = False
    era: str | None = None
    notes: list[str] = field(default_factory=list)
    year_was_short: bool = False
    acted: bool = False
    aside: bool = False
    bounds: bool = False
    # Other years that fit the review period just as well.
    other_years: list[int] = field(default_factory=list)
    value: Any = None

    @property
    def needs_year(self) -> bool:
        """Whether the piece cannot be placed without a year from elsewhere."""
        return self.year is None and self.kind in ("day", "month", "season", "feast", "term")


def day_text(number: int) -> str:
    """A day number as EDTF."""
    found = date_of(number)
    return found.isoformat() if found else f"{year_text(year_of(number))}"


def minute_text(minutes: int) -> str:
    """A minute as EDTF, with seconds as :00."""
    number, rest = divmod(minutes, MINUTES_A_DAY)
    return f"{day_text(number)}T{rest // 60:02d}:{rest % 60:02d}:00"


def days_span(first: int, last: int, precision: Precision, text: str | None = None) -> Span:
    """A span of whole days; without a text of its own it is one day or an interval of days."""
    start, end = first * MINUTES_A_DAY, (last + 1) * MINUTES_A_DAY - 1
    if text is not None:
        return Span(start, end, precision, [text], [0])
    if first == last:
        return Span(start, end, precision, [day_text(first)], [0])
    return Span(start, end, precision, [day_text(first), day_text(last)], [0, 0], "interval")


def minutes_span(first: int, last: int, precision: Precision) -> Span:
    """A span of minutes: one minute, or an interval of them."""
    if first == last:
        return Span(first, last, precision, [minute_text(first)], [0])
    return Span(first, last, precision, [minute_text(first), minute_text(last)], [0, 0], "interval")


def years_span(first: int, last: int, precision: Precision, text: str | None = None) -> Span:
    """A span of whole years."""
    from_day, to_day = _new_year(first), _new_year(last + 1) - 1
    span = days_span(from_day, to_day, precision, text or year_text(first))
    if text is None and first != last:
        span.texts, span.marks, span.form = [year_text(first), year_text(last)], [0, 0], "interval"
    return span


def months_span(year: int, month: int, count: int, precision: Precision) -> Span:
    """A span of whole months."""
    stop = year * 12 + month - 1 + count
    last_year, last_month = divmod(stop - 1, 12)
    text = f"{year_text(year)}-{month:02d}"
    first, last = _month_start(year * 12 + month - 1), _month_start(stop) - 1
    span = days_span(first, last, precision, text)
    if count > 1:
        span.texts = [text, f"{year_text(last_year)}-{last_month + 1:02d}"]
        span.marks, span.form = [0, 0], "interval"
    return span


def _new_year(year: int) -> int:
    return _month_start(year * 12)


def _month_start(index: int) -> int:
    return day_number(index // 12, index % 12 + 1, 1)
