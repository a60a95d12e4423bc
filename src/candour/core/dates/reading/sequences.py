"""Rows of items: ranges, alternatives, lists, and spans with an open side."""

# ruff: noqa: PLR0911 (a rule of grammar leaves at the first form that fits)

from candour.core.dates.calendar import MINUTES_A_DAY, minutes_of
from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.items import read_item
from candour.core.dates.reading.offsets import offset_piece, read_distance
from candour.core.dates.reading.opening import open_span
from candour.core.dates.reading.pieces import Piece, Refusal, Span, days_span, minutes_span
from candour.core.dates.reading.resolving import resolve
from candour.core.dates.reading.rows import join_pieces, read_row

_OPENERS = ("before", "until", "after", "since")


def read_sequence(c: Cursor) -> Span | None:
    """Read a whole date expression; None when there is none here. Raises `Refusal`."""
    start, opened = c.at, c.opened
    if c.peek().is_dash and c.peek(1).digits == 4 and not c.at and not c.is_prose:
        c.at += 1
        until = read_row(c)  # "-1860"
        if until is not None:
            return open_span(until, "until")
        c.at = start
    marks = c.take_doubt()
    while c.leads() and not c.peek().get("age"):
        c.at += 1
        marks |= c.take_doubt()
    span = _read_between(c) or _read_from(c) or _read_bound(c) or _read_open(c)
    if span is None:
        # A mark before a row is the first item's own: "?1829, exhibited 1830".
        c.at, c.opened, marks = start, opened, 0
        span = read_row(c)
    if span is None:
        c.at, c.opened = start, opened
        return None
    span.mark(marks)
    return _read_suffix(c, span)


def _read_suffix(c: Cursor, span: Span) -> Span:
    """or later, onwards, (?), approx.: what stands behind the whole."""
    span.mark(c.take_doubt())
    if c.peek().is_dash and not c.peek(1).text and not c.is_prose:
        c.at += 1
        return open_span(span, "since")  # "1860-", as archives write what goes on
    here = c.at
    c.take_text(",")
    c.take_doubt()
    ends = c.peek(1).text in ("", ".", ",", ";", ")", ":") or " " not in c.peek().text
    if c.is_prose and not ends:
        c.at = here
    elif c.take("or_later"):
        span = open_span(span, "since")
    elif c.take("or_earlier"):
        span = open_span(span, "until")
    else:
        c.at = here
    span.mark(c.take_doubt())
    return span


def _read_between(c: Cursor) -> Span | None:
    start = c.at
    if c.take("between") is None:
        return None
    first = read_item(c)
    if (
        first is not None
        and first.clock is not None
        and first.clock.precision == "range"
        and not first.clock.is_night
    ):
        return join_pieces(c, [first], [])
    if first is not None and (c.take("and") or c.take("to") or c.take_dash() or c.take_text("~")):
        second = read_item(c)
        if second is not None:
            return join_pieces(c, [first, second], ["range"])
    c.at = start
    return None


def _read_from(c: Cursor) -> Span | None:
    start = c.at
    if c.take("from") is None:
        return None
    first = read_item(c)
    if first is None:
        c.at = start
        return None
    if first.clock is not None and first.clock.precision == "range" and not first.clock.is_night:
        return join_pieces(c, [first], [])
    if c.context.on_days and c.take("or_later"):
        # "from March to date": up to the day of writing.
        now = Piece("ready", ready=days_span(c.context.on_days[1], c.context.on_days[1], "day"))
        return join_pieces(c, [first, now], ["range"])
    if c.take("to") or c.take_dash() or c.take_text("~"):
        if c.peek().get("or_later") or c.peek().text in ("date", "present"):
            c.at += 1
            return open_span(join_pieces(c, [first], []), "since")
        second = read_item(c)
        if second is not None:
            return join_pieces(c, [first, second], ["range"])
    c.at = start
    return None


def _read_open(c: Cursor) -> Span | None:
    """before, after, on or before …; "after X and before Y" closes the span again."""
    start = c.at
    if c.context.on_days and c.take("until_now"):
        day = c.context.on_days[1]
        return open_span(days_span(day, day, "day"), "until")
    side = next((name for name in _OPENERS if c.peek().get(name)), None) or _joined_opener(c)
    if side is None or (c.peek().get("act") and not c.peek().get("until")):
        return None
    token = c.peek()
    if c.is_prose and ((token.get("to") and token.text == "to") or token.get("from")):
        return None  # in a sentence "from 3 May" tells when something began: on 3 May
    named = any(c.peek(1).get(sense) for sense in ("weekday", "unit"))
    if token.get("direction") and named:
        return None  # "following Friday"
    if c.peek().get("tight") and not (c.peek(1).digits or c.peek(1).is_dash):
        return None
    c.at += 1
    marks = c.take_doubt()
    if side in ("before", "until") and c.peek().get("edge") == "end":
        # "before the end of June" goes up to its last day; "late June" would end earlier.
        c.at += 1
        c.take_text("the")
        side = "until"
    span = read_row(c)
    if span is None:
        c.at = start
        return None
    span.mark(marks)
    opened = open_span(span, side)
    if opened.last is None:
        closed = _close(c, opened)
        if closed is not None:
            return closed
    return opened


def _joined_opener(c: Cursor) -> str | None:
    """The "before" of "or before 2019", which the vocabulary also knows as "or earlier"."""
    token = c.peek()
    if not (token.get("or_later") or token.get("or_earlier")):
        return None
    senses = c.words.singles.get(token.text.split(" ")[-1], {})
    return "before" if "before" in senses else "after" if "after" in senses else None


def _read_bound(c: Cursor) -> Span | None:
    """more than two weeks ago, less than 3 days after tomorrow, within 9 months."""
    start = c.at
    bound = c.take("bound")
    days = c.context.on_days
    if bound is None or days is None:
        c.at = start
        return None
    here = c.at
    piece = read_item(c)
    if piece is None or piece.kind != "ready":
        c.at = here
        distance = read_distance(c)
        piece = offset_piece(c, distance, +1) if distance and bound == "within" else None
    if piece is None or piece.ready is None:
        c.at = start
        return None
    span = resolve(piece, c.words, c.context)
    if span.first is None or span.last is None:
        c.at = start
        return None
    if span.precision == "minute" and c.context.on and c.context.on.earliest:
        ends = sorted((minutes_of(c.context.on.earliest), span.first))
        return minutes_span(ends[0], ends[1], "range")
    is_past = span.first < days[0] * MINUTES_A_DAY
    if bound == "more":
        return open_span(span, "until" if is_past else "since")
    first, last = span.first // MINUTES_A_DAY, span.last // MINUTES_A_DAY
    low, high = (first + 1, days[1]) if is_past else (days[0], last - 1)
    return days_span(low, max(low, high), "range")


def _close(c: Cursor, opened: Span) -> Span | None:
    here = c.at
    c.take("and")
    c.take_text("but", ",")
    side = next((name for name in ("before", "until") if c.peek().get(name)), None)
    side = side or _joined_opener(c)
    if side not in ("before", "until"):
        c.at = here
        return None
    c.at += 1
    span = read_row(c)
    if span is None:
        c.at = here
        return None
    end = open_span(span, side)
    if end.last is None or opened.first is None or end.last < opened.first:
        raise Refusal("the end lies before the beginning")
    return Span(
        opened.first,
        end.last,
        "range",
        [opened.texts[0], end.texts[-1]],
        [opened.marks[0], end.marks[-1]],
        "interval",
        opened.notes + end.notes,
    )
