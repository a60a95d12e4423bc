"""The day, month, year or span at the heart of an item, whatever noun it is told with."""

from dataclasses import replace

from candour.core.dates.reading.clock import NIGHT, read_daypart
from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.numeric import read_numeric
from candour.core.dates.reading.offsets import (
    nth_in_span,
    read_age,
    read_distance,
    read_nth_of,
    read_offset,
    shift_days,
)
from candour.core.dates.reading.pieces import Clock, Piece, Refusal, days_span
from candour.core.dates.reading.relative import adjacent, read_relative, relative_piece
from candour.core.dates.reading.resolving import resolve
from candour.core.dates.reading.spans import read_named_year, read_part, read_season, read_year_span
from candour.core.dates.reading.worded import read_trailing_weekday, read_worded

_DAY = 1440
# "three days before the end of the first week of May" is four deep; a row of such words alone is
# no date, and must not exhaust the stack.
_DEEPEST = 8
_MONTH_ONLY = {"month"}
_COUNTING = {"number", "age", "within", "clockstep"}
_RELATIVE = {"relative_day", "relative_part", "now", "direction", "the", "number"}


def read_core(c: Cursor) -> Piece | None:
    """The day, month, year or span of an item, without what stands round it."""
    if c.depth >= _DEEPEST:
        return None
    c.depth += 1
    try:
        return _read_core(c)
    finally:
        c.depth -= 1


def _numeric(c: Cursor) -> Piece | None:
    piece = read_numeric(c)
    if piece is not None and piece.kind == "day":
        read_trailing_weekday(c, piece)
    return piece


def _read_core(c: Cursor) -> Piece | None:
    token = c.peek()
    if token.digits or token.text == "?":
        if token.digits <= 2 and c.peek(1).get("month"):
            piece = read_worded(c)
            if piece is not None:
                return piece
        return (
            _numeric(c)
            or read_worded(c)
            or read_season(c)
            or read_year_span(c)
            or _counted(c)
            or _part_of(c)
            or read_relative(c)
            or _bare_number(c)
        )
    if (
        not token.senses
        and token.text not in ("the", "'", "’", "‘")
        and not c.peek(1).get("ofcentury")
    ):
        return None
    if token.senses.keys() == _MONTH_ONLY:
        return read_worded(c)
    return (
        _counted(c)
        or _nth_of(c)
        or _week(c)
        or _night(c)
        or (_directed_date(c) if token.get("direction") else None)
        or (read_relative(c) if token.senses.keys() & _RELATIVE else None)
        or read_season(c)
        or _part_of(c)
        or read_named_year(c)
        or _weekday_of_week(c)
        or _weekday_numeric(c)
        or read_year_span(c)
        or read_worded(c)
        or _bare_number(c)
    )


def _bare_number(c: Cursor) -> Piece | None:
    """A number that only its neighbours explain: the 4 of "4-10 July", the 76 of "1771-76"."""
    token = c.peek()
    if token.digits in (1, 2, 3) and token.number is not None:
        c.at += 1
        return Piece("number", number=token.number, digits=token.digits)
    return None


def _counted(c: Cursor) -> Piece | None:
    """An age, a distance from the date read against, or from a date that follows."""
    token = c.peek()
    if not token.digits and not token.senses.keys() & _COUNTING:
        return None
    piece = read_age(c) or read_offset(c)
    if piece is not None:
        return piece
    start = c.at
    distance = read_distance(c)
    if distance is None:
        return None
    sign = -1 if c.peek().get("before") else 1
    token = c.peek()
    starts = bool(token.get("since")) and not token.get("from")
    if not (token.get("before") or token.get("after") or token.get("from") or starts):
        c.at = start
        return None
    c.at += 1
    c.take("from")
    told_from = read_core(c)
    if told_from is None or told_from.kind in ("number", "clock"):
        c.at = start
        return None
    piece = _shifted(c, told_from, distance, sign, start)
    if starts and piece is not None and piece.ready is not None and piece.value is not None:
        # "two weeks starting 20 May" is the fortnight itself.
        piece.ready = days_span(piece.value, (piece.ready.first or 0) // _DAY - 1, "range")
    return piece


def _shifted(
    c: Cursor, told_from: Piece, distance: list[tuple[int, str]], sign: int, start: int
) -> Piece | None:
    context = c.context
    if told_from.kind == "weekday" and sign > 0:
        context = replace(context, is_story=True)
    try:
        span = resolve(told_from, c.words, context)
    except Refusal as refusal:
        return Piece("relative", notes=[refusal.note])
    if span.first is None or span.last is None:
        c.at = start
        return None
    first, last = span.first // _DAY, span.last // _DAY
    if told_from.kind in ("year", "month"):
        last = first
    moved = shift_days(first, last, distance, sign)
    if moved is None:
        c.at = start
        return None
    moved.value = first
    return moved


def _nth_of(c: Cursor) -> Piece | None:
    start = c.at
    head = read_nth_of(c)
    if head is None:
        return None
    c.take_text("the")
    whole = read_core(c)
    if whole is None or whole.kind in ("number", "clock"):
        c.at = start
        return None
    try:
        span = resolve(whole, c.words, c.context)
    except Refusal as refusal:
        return Piece("relative", notes=[refusal.note])
    if span.first is None or span.last is None:
        c.at = start
        return None
    days = nth_in_span(*head, span.first // _DAY, span.last // _DAY)
    if days is None:
        raise Refusal("the month or year has no such day")
    precision = "day" if days[0] == days[1] else "week" if days[1] - days[0] == 6 else "range"
    return Piece("ready", ready=days_span(*days, precision))  # type: ignore[arg-type]


def _week(c: Cursor) -> Piece | None:
    """w/c and w/e, and the weekend of a date."""
    start = c.at
    sense = next(
        (name for name in ("week_from", "week_to", "weekend_of") if c.peek().get(name)), None
    )
    if sense is None:
        return None
    c.at += 1
    c.take_text(":", "the", "-")
    marks = c.take_doubt()
    while c.peek().get("lead"):
        c.at += 1
    day = read_core(c)
    if day is None or day.kind in ("number", "clock", "year", "decade", "century"):
        c.at = start
        return None
    day.marks |= marks
    piece = Piece("week", name=sense, value=day)
    piece.year = day.year
    return piece


def _night(c: Cursor) -> Piece | None:
    start = c.at
    if c.take("night") is None:
        return None
    while c.peek().get("lead") or c.peek().text in ("of", "the", "-", ":"):
        c.at += 1
    piece = read_core(c)
    if piece is None or piece.kind in ("year", "decade", "century", "season", "clock"):
        c.at = start
        return None
    piece.clock = Clock(NIGHT.first, NIGHT.last, "range", is_night=True)
    return piece


def _part_of(c: Cursor) -> Piece | None:
    """early / mid / late, halves and quarters, and what they are a part of."""
    start = c.at
    part = read_part(c)
    if part is None:
        return _earlier_or_later(c)
    if c.peek().get("to") or c.peek().is_dash or c.peek().text == "/":
        here = c.at
        c.at += 1
        second = read_part(c)
        if second is not None:
            part = f"{part}..{second}"
        else:
            c.at = here
    marks = c.take_doubt()
    piece = _this_unit(c) or read_core(c)
    if piece is None or piece.kind in ("number", "clock", "day") or piece.part:
        c.at = start
        return None
    piece.part = part
    piece.marks |= marks
    return piece


def _this_unit(c: Cursor) -> Piece | None:
    """The year of "the end of the year": the one that holds the date read against."""
    start = c.at
    c.take_text("the")
    follows = c.peek(1)
    # "the year" also leads in ("the year 2007"), and is one token then.
    word = c.peek().text.rsplit(" ", 1)[-1]
    unit = c.words.singles.get(word, {}).get("unit")
    is_plural = word.endswith("s")
    if (
        unit in ("week", "month", "year", "decade")
        and not is_plural
        and not follows.digits
        and not (follows.get("of") or c.context.on_days is None)
    ):
        c.at += 1
        return adjacent(c, "this", str(unit))
    c.at = start
    return None


def _earlier_or_later(c: Cursor) -> Piece | None:
    """earlier this month, later in the year: up to the day read against, or on from it."""
    start = c.at
    is_earlier = bool(c.peek().get("earlier"))
    if not (is_earlier or c.peek().get("later")) or c.context.on_days is None:
        return None
    c.at += 1
    c.take_text("in", "on")
    piece: Piece | None = None
    if c.take_text("the", "in the", "on the") and c.peek().get("unit") in ("week", "month", "year"):
        piece = adjacent(c, "this", str(c.take("unit")))
    elif c.peek().get("direction"):
        piece = read_relative(c)
    if piece is None or piece.kind not in ("ready", "month", "year"):
        c.at = start
        return None
    span = resolve(piece, c.words, c.context)
    first, last = (span.first or 0) // _DAY, (span.last or 0) // _DAY
    day = c.context.on_days[0]
    low, high = (first, day - 1) if is_earlier else (day, last)
    if not first <= low <= high <= last:
        c.at = start
        return None
    return Piece("ready", ready=days_span(low, high, "range"))


def _directed_date(c: Cursor) -> Piece | None:
    """this Friday 12/5, next Friday (15 June): the date stands, and its weekday is checked."""
    start = c.at
    if c.take("direction") is not None and c.peek().get("weekday"):
        piece = _weekday_numeric(c) or read_worded(c)
        if piece is not None and piece.kind == "day":
            return piece
    c.at = start
    return None


def _weekday_numeric(c: Cursor) -> Piece | None:
    """Friday 03/08/2007: the weekday is checked against the figures."""
    start = c.at
    weekday = c.take("weekday")
    if weekday is None:
        return None
    c.take_text(",")
    piece = read_numeric(c) if c.peek().digits else None
    if piece is None or piece.kind != "day":
        c.at = start
        return None
    piece.weekday = int(weekday)
    return piece


def _weekday_of_week(c: Cursor) -> Piece | None:
    """Tuesday of next week, Monday week."""
    start = c.at
    weekday = c.take("weekday")
    if weekday is None:
        return None
    if c.peek().text == "week" and not c.peek(1).get("week_number"):
        c.at += 1
        days = c.context.on_days
        if days is None:
            return relative_piece()
        ahead = days[0] + (weekday - days[0] % 7 - 1) % 7 + 1 + 7
        return Piece("ready", ready=days_span(ahead, ahead, "day"))
    part = read_daypart(c)
    c.take_text(",", "-")
    if c.take_text("of", "in", "of the") or c.peek().get("direction"):
        piece = read_relative(c)
        if piece is not None and piece.ready is not None and piece.ready.precision == "week":
            monday = (piece.ready.first or 0) // _DAY
            day = monday + int(weekday) - 1
            return Piece("ready", ready=days_span(day, day, "day"), clock=part)
        if piece is not None and piece.kind == "relative":
            return piece
    c.at = start
    return None
