"""Early, mid and late; halves, quarters and thirds of a span, by the vocabulary's shares."""

# ruff: noqa: PLR0911 (a rule of grammar leaves at the first form that fits)

from candour.core.dates.calendar import MINUTES_A_DAY, date_of, year_of
from candour.core.dates.reading.pieces import (
    Piece,
    Refusal,
    Span,
    days_span,
    months_span,
    years_span,
)
from candour.core.dates.reading.words import DateWords

_FRACTIONS = {"h": 2, "q": 4, "t": 3}


def divide(span: Span, piece: Piece, words: DateWords) -> Span:
    """The part of a span that the piece names ("early", "h1", "early..mid")."""
    part = piece.part or ""
    if ".." in part:
        low, high = part.split("..")
        first = _one(span, piece, low, words)
        last = _one(span, piece, high, words)
        return Span(
            first.first,
            last.last,
            "range",
            [first.texts[0], last.texts[-1]],
            [0, 0],
            "interval",
        )
    return _one(span, piece, part, words)


def _one(span: Span, piece: Piece, part: str, words: DateWords) -> Span:
    if span.first is None or span.last is None:
        raise Refusal("an open date has no parts")
    first_day, last_day = span.first // MINUTES_A_DAY, span.last // MINUTES_A_DAY
    if part[0] in _FRACTIONS and part[1:].isdigit():
        return _fraction(first_day, last_day, _FRACTIONS[part[0]], int(part[1:]))
    return _named(span, piece.kind, part, words)


def _fraction(first: int, last: int, pieces: int, nth: int) -> Span:
    """An even share: of years by months, of longer spans by years, of shorter ones by days."""
    low, high = date_of(first), date_of(last)
    years = year_of(last) - year_of(first) + 1
    if years > 1:
        start, size = year_of(first), years
        from_year = start + size * (nth - 1) // pieces
        return years_span(from_year, start + size * nth // pieces - 1, "range")
    if low and high and (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        months = 12 // pieces
        return months_span(low.year, 1 + months * (nth - 1), months, "range")
    size = last - first + 1
    middle = 15 if pieces == 2 and 28 <= size <= 31 else None
    if middle:
        return (
            days_span(first, first + middle - 1, "range")
            if nth == 1
            else days_span(first + middle, last, "range")
        )
    return days_span(first + size * (nth - 1) // pieces, first + size * nth // pieces - 1, "range")


def _named(span: Span, kind: str, part: str, words: DateWords) -> Span:
    first_day, last_day = (span.first or 0) // MINUTES_A_DAY, (span.last or 0) // MINUTES_A_DAY
    year = year_of(first_day)
    start = date_of(first_day)
    if kind == "month" or (span.precision == "month" and start):
        low, high = words.parts["part_of_month"][part]
        last = last_day if part == "late" else min(first_day + high - 1, last_day)
        return days_span(first_day + low - 1, last, "part_of_month")
    if kind == "year":
        low, high = words.parts["part_of_year"][part]
        return months_span(year, low, high - low + 1, "range")
    if kind in ("century", "decade"):
        is_century = year_of(last_day) - year > 9
        share = words.parts["part_of_century" if is_century else "part_of_decade"][part]
        return years_span(year + share[0], year + share[1], "range")
    if kind == "season" and start:
        low, high = words.parts["part_of_season"][part]
        index = start.year * 12 + start.month - 1 + low
        return months_span(index // 12, index % 12 + 1, high - low + 1, "range")
    nth = {"early": 1, "mid": 2, "late": 3}[part]
    size = last_day - first_day + 1
    if size == 1:
        return span
    if size == 7:
        return days_span(first_day + (0, 2, 4)[nth - 1], first_day + (2, 4, 6)[nth - 1], "range")
    return days_span(first_day + size * (nth - 1) // 3, first_day + size * nth // 3 - 1, "range")
