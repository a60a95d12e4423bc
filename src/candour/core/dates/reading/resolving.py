"""From a piece to the span it states, refusing what cannot be."""

from dataclasses import replace

from candour.core.dates.calendar import (
    MINUTES_A_DAY,
    date_of,
    day_number,
    days_in_month,
    iso_week,
    weekday_of,
)
from candour.core.dates.edtf import APPROXIMATE, year_text
from candour.core.dates.reading.context import Context
from candour.core.dates.reading.dividing import divide
from candour.core.dates.reading.pieces import (
    Clock,
    Piece,
    Refusal,
    Span,
    day_text,
    days_span,
    minutes_span,
    months_span,
    years_span,
)
from candour.core.dates.reading.placing import place
from candour.core.dates.reading.words import DateWords

NO_YEAR = "no year is written, and neither a period nor another date was given to find it from"


def resolve(piece: Piece, words: DateWords, context: Context) -> Span:
    """The stated span of one piece; raises `Refusal` with the reason where there is none."""
    if piece.needs_year or piece.kind in ("weekday", "daynum", "isoweek", "clock"):
        place(piece, words, context)
    if piece.year is not None and piece.year_was_short:
        note = _lengthen_year(piece, words, context)
        if note:
            piece.notes.append(note)
    span = _SPANS[piece.kind](piece, words, context)
    span = _narrow(span, piece, words)
    span.mark(piece.marks)
    if piece.clock is not None:
        span = apply_clock(span, piece.clock)
    span.notes.extend(piece.notes)
    for year in piece.other_years:
        span.others.append(resolve(replace(piece, year=year, other_years=[]), words, context))
    return span


def _narrow(span: Span, piece: Piece, words: DateWords) -> Span:
    if not piece.part or piece.part == "whole":
        return span
    marks = span.all_marks
    span = divide(span, piece, words)
    span.mark(marks)
    return span


def _day(piece: Piece, words: DateWords, context: Context) -> Span:
    year, month, day = piece.year or 0, piece.month or 0, piece.day or 0
    check_day(year, month, day, words)
    number = day_number(year, month, day)
    span = days_span(number, number, "day")
    if piece.swap:
        other_number = day_number(year, day, month)
        other = days_span(other_number, other_number, "day")
        if piece.weekday == weekday_of(number):
            return span
        if piece.weekday == weekday_of(other_number):
            other.notes.append("read in the order that agrees with the weekday")
            return other
        span.others.append(other)
        span.settled = context.order_is_known
    if piece.weekday is not None and piece.weekday != weekday_of(number):
        was = words.weekdays[weekday_of(number) - 1]
        said = words.weekdays[piece.weekday - 1]
        span.notes.append(f"{day} {words.months[month - 1]} {year} was a {was}, not a {said}")
    return span


def check_day(year: int, month: int, day: int, words: DateWords) -> None:
    """Raise `Refusal` for a day that never was, saying why."""
    if not 1 <= month <= 12:
        raise Refusal(f"there is no month {month}; not repaired")
    longest = days_in_month(year, month)
    if not 1 <= day <= longest:
        if day < 1 or day > 31:
            raise Refusal(f"there is no day {day}; not repaired")
        name = words.months[month - 1]
        raise Refusal(f"{name} {year} had {longest} days; not repaired")


def _month(piece: Piece, words: DateWords, context: Context) -> Span:
    if piece.month is None or not 1 <= piece.month <= 12:
        raise Refusal(f"there is no month {piece.month}; not repaired")
    span = months_span(piece.year or 0, piece.month, 1, "month")
    _keep_range_reading(span, piece)
    return span


def _keep_range_reading(span: Span, piece: Piece) -> None:
    if isinstance(piece.value, tuple) and piece.value[0] == "or_range":
        span.others.append(years_span(piece.value[1], piece.value[2], "range"))
        span.settled = True


def _year(piece: Piece, words: DateWords, context: Context) -> Span:
    year = piece.year or 0
    if piece.era == "bc":
        year = 1 - year
    return years_span(year, year, "year")


def _season(piece: Piece, words: DateWords, context: Context) -> Span:
    year = piece.year or 0
    season = words.seasons[piece.name]
    span = months_span(year, season.month, season.months, "season")
    span.texts, span.marks, span.form = [f"{year_text(year)}-{season.edtf}"], [0], "one"
    _keep_range_reading(span, piece)
    return span


def _feast(piece: Piece, words: DateWords, context: Context) -> Span:
    number = words.feasts[piece.name].in_year(piece.year or 0)
    span = days_span(number, number, "day")
    if piece.weekday is not None and piece.weekday != weekday_of(number):
        span.notes.append(f"it fell on a {words.weekdays[weekday_of(number) - 1]}")
    return span


def _term(piece: Piece, words: DateWords, context: Context) -> Span:
    term = words.terms[piece.name]
    year = piece.year or 0
    first, last = term.first.in_year(year), term.last.in_year(year)
    if last < first:
        last = term.last.in_year(year + 1)
    span = days_span(first, last, "season")
    low, high = date_of(first), date_of(last)
    if low and high and low.day == 1 and date_of(last + 1) and high.day >= 28:
        months = (high.year - low.year) * 12 + high.month - low.month + 1
        whole = months_span(low.year, low.month, months, "season")
        if whole.last == span.last:
            span = whole
    if term.approximate:
        span.mark(APPROXIMATE)
    return span


def _decade(piece: Piece, words: DateWords, context: Context) -> Span:
    start = piece.number
    if piece.digits == 2:
        start = _full_year(start, words, context, is_decade=True)
    if piece.era == "bc":
        return years_span(1 - start - 9, 1 - start, "decade", f"-{start + 8:04d}/-{start - 1:04d}")
    if start % 100 == 0 and piece.digits == 4:
        span = years_span(start, start + 99, "range", f"{start // 100:02d}XX")
        decade = years_span(start, start + 9, "decade", f"{start // 10:03d}X")
        if start >= 1900:
            span, decade = decade, span
        span.others.append(decade)
        span.settled = True
        return span
    return years_span(start, start + 9, "decade", f"{start // 10:03d}X")


def _century(piece: Piece, words: DateWords, context: Context) -> Span:
    return _hundreds(piece.number, 100, piece.era)


def _millennium(piece: Piece, words: DateWords, context: Context) -> Span:
    return _hundreds(piece.number, 1000, piece.era)


def _hundreds(number: int, size: int, era: str | None) -> Span:
    if era == "bc":
        first, last = 1 - number * size, -(number - 1) * size
        return years_span(first, last, "range")
    first, last = (number - 1) * size, number * size - 1
    digits = len(str(size)) - 1
    return years_span(first, last, "range", f"{number - 1:0{4 - digits}d}" + "X" * digits)


def _school(piece: Piece, words: DateWords, context: Context) -> Span:
    return months_span(piece.year or 0, words.school_year_starts, 12, "range")


def _financial(piece: Piece, words: DateWords, context: Context) -> Span:
    return months_span(piece.year or 0, words.financial_year_starts, 12, "range")


def _isoweek(piece: Piece, words: DateWords, context: Context) -> Span:
    monday = iso_week(piece.year or 0, piece.number)
    return days_span(monday, monday + 6, "week")


def _ready(piece: Piece, words: DateWords, context: Context) -> Span:
    if piece.ready is None:
        raise Refusal(piece.notes[0] if piece.notes else NO_YEAR)
    return piece.ready


def _relative(piece: Piece, words: DateWords, context: Context) -> Span:
    note = piece.notes.pop() if piece.notes else NO_YEAR
    raise Refusal(note)


def _week(piece: Piece, words: DateWords, context: Context) -> Span:
    return _counted_week(piece, resolve(piece.value, words, context))


def _counted_week(piece: Piece, span: Span) -> Span:
    """Seven days from, or up to, the day named; the weekend round it."""
    if span.first is None or span.last is None:
        raise Refusal("a week needs a day to be counted from")
    day = span.first // MINUTES_A_DAY
    if piece.name == "week_from":
        made = days_span(day, day + 6, "week")
    elif piece.name == "week_to":
        made = days_span(day - 6, day, "week")
    else:
        made = days_span(*_weekend_of(day), "range")
    made.mark(span.all_marks)
    made.notes.extend(span.notes)
    for other in span.others:
        made.others.append(_counted_week(piece, other))
    made.settled = span.settled
    return made


def _weekend_of(day: int) -> tuple[int, int]:
    """The Saturday and Sunday beside a day, with the day: Thursday to Tuesday make it longer."""
    weekday = (day - 1) % 7 + 1
    if weekday <= 2:
        return day - weekday - 1, day
    sunday = day - weekday + 7
    return min(day, sunday - 1) if weekday != 3 else sunday - 1, sunday


_SPANS = {
    "week": _week,
    "day": _day,
    "month": _month,
    "year": _year,
    "season": _season,
    "feast": _feast,
    "term": _term,
    "decade": _decade,
    "century": _century,
    "millennium": _millennium,
    "school": _school,
    "financial": _financial,
    "isoweek": _isoweek,
    "ready": _ready,
    "relative": _relative,
}


def apply_clock(span: Span, clock: Clock) -> Span:
    """The minute, or the stretch of the day, that a clock time makes of a day."""
    if span.first is None or span.last is None or span.last - span.first != MINUTES_A_DAY - 1:
        raise Refusal("a time of day needs one day to stand on")
    base = span.first
    if clock.is_night and clock.last - clock.first == MINUTES_A_DAY:
        return night_span(span, base // MINUTES_A_DAY, base // MINUTES_A_DAY + 1)
    shift = MINUTES_A_DAY if clock.is_night else 0
    made = _minutes(base + shift, clock, clock.first, clock.last)
    if clock.other is not None and not clock.is_settled:
        made.others.append(_minutes(base, clock, *clock.other))
    for other in span.others:
        if other.first is not None:
            made.others.append(_minutes(other.first, clock, clock.first, clock.last))
    made.settled = span.settled and (clock.other is None or clock.is_settled)
    made.mark(span.all_marks | clock.marks)
    made.notes.extend(span.notes)
    return made


def _minutes(base: int, clock: Clock, first: int, last: int) -> Span:
    if clock.opened in ("after", "since"):
        return minutes_span(base + first, base + MINUTES_A_DAY - 1, "range")
    if clock.opened in ("before", "until"):
        stop = base + last - (clock.opened == "before")
        return minutes_span(base, max(base, stop), "range")
    return minutes_span(base + first, base + last, clock.precision)


def night_span(span: Span, first_day: int, last_day: int) -> Span:
    """A night: from noon of its first day to noon of its last."""
    return Span(
        first_day * MINUTES_A_DAY + 720,
        last_day * MINUTES_A_DAY + 720,
        "range",
        [day_text(first_day), day_text(last_day)],
        [span.all_marks, span.all_marks],
        "interval",
        list(span.notes),
    )


def _full_year(short: int, words: DateWords, context: Context, *, is_decade: bool = False) -> int:
    """A two-digit year with its century: the period's, the other date's, or by the pivot."""
    if context.period:
        first, last = context.period[0].year, context.period[1].year
        middle = (first + last) // 2
        candidates = [
            century * 100 + short for century in range(middle // 100 - 1, middle // 100 + 2)
        ]
        return min(candidates, key=lambda year: (max(first - year, year - last, 0), -year))
    told = None if is_decade else context.full_year(short)
    if told is not None:
        return told
    pivot = 20 if is_decade else words.two_digit_pivot
    return (2000 if short < pivot else 1900) + short


def _lengthen_year(piece: Piece, words: DateWords, context: Context) -> str | None:
    short = piece.year or 0
    piece.year = _full_year(short, words, context)
    piece.year_was_short = False
    if context.period or context.on_days:
        return None
    return f"the year {short:02d} is read as {piece.year}"
