"""Spans with an open side: from, after, up to and before a date."""

from candour.core.dates.calendar import MINUTES_A_DAY, date_of, year_of
from candour.core.dates.edtf import year_text
from candour.core.dates.reading.pieces import Refusal, Span, day_text, minute_text


def open_span(span: Span, side: str) -> Span:
    """Everything from, after, up to or before a span."""
    if side == "since":
        first, text = span.first, span.texts[0]
        made = Span(first, None, "open", [text, ".."], [span.marks[0], 0], "interval")
    elif side == "after":
        first = None if span.last is None else span.last + 1
        text = _next_text(span, first)
        made = Span(first, None, "open", [text, ".."], [span.marks[-1], 0], "interval")
    elif side == "until":
        made = Span(
            None, span.last, "open", ["..", span.texts[-1]], [0, span.marks[-1]], "interval"
        )
    else:
        last = None if span.first is None else span.first - 1
        text = _previous_text(span, last)
        made = Span(None, last, "open", ["..", text], [0, span.marks[0]], "interval")
    if span.precision == "minute" and side == "after":
        made.first, made.texts[0] = span.last, span.texts[-1]  # within that minute, or later
    made.notes = span.notes
    made.others = [open_span(other, side) for other in span.others]
    made.settled = span.settled
    if made.first is None and made.last is None:
        raise Refusal("both sides are open")
    return made


def _next_text(span: Span, first: int | None) -> str:
    if first is None:
        return ".."
    day = first // MINUTES_A_DAY
    start = date_of(day)
    if start is None or ((start.month, start.day) == (1, 1) and _is_of_years(span)):
        return year_text(year_of(day))
    if span.precision == "month":
        return f"{start.year:04d}-{start.month:02d}"
    return day_text(day) if first % MINUTES_A_DAY == 0 else minute_text(first)


def _previous_text(span: Span, last: int | None) -> str:
    if last is None:
        return ".."
    day = last // MINUTES_A_DAY
    end = date_of(day)
    if end is None or ((end.month, end.day) == (12, 31) and _is_of_years(span)):
        return year_text(year_of(day))
    if span.precision == "month":
        return f"{end.year:04d}-{end.month:02d}"
    is_whole = (last + 1) % MINUTES_A_DAY == 0
    return day_text(day) if is_whole else minute_text(last)


def _is_of_years(span: Span) -> bool:
    return all("-" not in text[1:] for text in span.texts)
