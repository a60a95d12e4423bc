"""One item of a written date: its doubt, its part, its day, its clock time."""

from dataclasses import replace

from candour.core.dates.reading.clock import (
    NIGHT,
    read_clock,
    read_daypart,
    settle_by_daypart,
)
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
from candour.core.dates.reading.pieces import Clock, Piece, Refusal, Span, days_span
from candour.core.dates.reading.relative import adjacent, read_relative, relative_piece
from candour.core.dates.reading.resolving import resolve
from candour.core.dates.reading.spans import (
    read_named_year,
    read_part,
    read_season,
    read_year_span,
)
from candour.core.dates.reading.worded import read_worded

_DAY = 1440
_MONTH_ONLY = {"month"}
_COUNTING = {"number", "age", "within", "clockstep"}
_RELATIVE = {"relative_day", "relative_part", "now", "direction", "the", "number"}


def read_item(c: Cursor) -> Piece | None:
    """Read one item with everything that belongs to it; None leaves the cursor."""
    start, opened = c.at, c.opened
    marks, act = _read_before(c)
    piece = _read_core_with_clock(c)
    if piece is None:
        c.at, c.opened = start, opened
        return None
    piece.marks |= marks
    piece.acted, piece.aside, piece.bounds = bool(act), act == "aside", act == "bounds"
    piece.marks |= c.take_doubt_behind()
    era = c.take("era")
    if era is not None:
        piece.era = str(era)
        piece.marks |= c.take_doubt_behind()
    return piece


def _read_before(c: Cursor) -> tuple[int, str]:
    """Marks of doubt, words that lead in, and what was done to a thing ("?exhibited 1807")."""
    marks, acted = 0, ""
    while True:
        marks |= c.take_doubt()
        act = c.peek().get("act")
        if act is not None and not c.is_prose:
            c.at += 1
            # The last act before the date is the one it dates.
            acted = str(act)
            continue
        if c.leads():
            if c.peek().get("age") and (c.peek(1).digits or c.peek(1).get("number")):
                if c.peek(2).get("unit") or c.context.born:
                    return marks, acted
            c.at += 1
            c.take_text(":")
            continue
        if acted and c.take_text("and", "&", ":", ","):
            continue
        if acted and _opens(c):
            # "printed after 1971" tells when a copy was not made: it bounds nothing.
            acted = "aside"
            c.at += 1
            continue
        if acted and (_is_name(c) or c.peek().text == "by"):
            c.at += 1
            continue
        return marks, acted


def _opens(c: Cursor) -> bool:
    token = c.peek()
    return token.text != "by" and any(
        token.get(side) for side in ("before", "after", "since", "until")
    )


def _is_name(c: Cursor) -> bool:
    """A word of no meaning here, between what was done and its date ("remade by R. Smith 1985")."""
    token = c.peek()
    return token.text.isalpha() and not token.senses


def _weekday_in_week(c: Cursor, piece: Piece) -> Piece:
    """next week on Tuesday, next week Mon."""
    if piece.ready is None or piece.ready.precision != "week" or piece.ready.all_marks:
        return piece
    here = c.at
    while c.peek().text in ("on", ",", "-", "–"):
        c.at += 1
    weekday = c.take("weekday")
    if weekday is None or c.peek().get("month") or (c.peek().digits and c.peek(1).get("month")):
        c.at = here
        return piece
    day = (piece.ready.first or 0) // _DAY + int(weekday) - 1
    return Piece("ready", ready=days_span(day, day, "day"))


def _day_of_relative_month(c: Cursor, piece: Piece) -> Piece:
    """the 15th day of next month, the 21st this month."""
    if piece.kind != "daynum" or piece.weekday is not None:
        return piece
    here = c.at
    if c.take("day_of") is None:
        c.take_text("day")
        c.take("of")
    month: Piece | None = None
    if c.take_text("the") and c.peek().get("unit") == "month":
        c.at += 1
        month = adjacent(c, "this", "month")
    elif c.peek().get("direction"):
        month = read_relative(c)
    if month is not None:
        if month.kind == "month" and month.year is not None:
            month.kind, month.day = "day", piece.day
            return month
    c.at = here
    return piece


def _read_core_with_clock(c: Cursor) -> Piece | None:
    start = c.at
    piece = read_core(c)
    if piece is not None:
        piece = _day_of_relative_month(c, _weekday_in_week(c, piece))
    if piece is not None and not (piece.kind == "number" and _is_a_time(c, start)):
        if piece.kind not in ("number", "daynum") or piece.weekday is not None:
            _read_clock_behind(c, piece)
            _read_year_behind_clock(c, piece)
        return piece
    c.at = start
    clock = read_clock(c) or _loose_clock(c) or read_daypart(c)
    if clock is None:
        return None
    return _read_date_behind(c, clock)


def _loose_clock(c: Cursor) -> Clock | None:
    """ "about 2 on 3 August", "at 1430 on …": a bare hour with a word that makes it a time."""
    before = c.peek(-1)
    if c.at and (before.text == "at" or before.get("approx") == "about" or before.get("until")):
        return read_clock(c, loose=True)
    return None


def _read_year_behind_clock(c: Cursor, piece: Piece) -> None:
    """Wed Oct 26 15:50:06 2016, as mail programs write it."""
    token = c.peek()
    if piece.kind == "day" and piece.year is None and piece.clock and token.digits == 4:
        if token.number and 1900 <= token.number <= 2100:
            c.at += 1
            piece.year = token.number


def _is_a_time(c: Cursor, start: int) -> bool:
    here = c.at
    c.at = start
    try:
        clock = read_clock(c) or _loose_clock(c)
    finally:
        c.at = here
    return clock is not None


def _read_date_behind(c: Cursor, clock: Clock) -> Piece | None:
    """The date that follows a time of day: "At 02.34 on 14 June 2017", "morning of 3 August"."""
    after_clock = c.at
    part = read_daypart(c)
    if part is not None:
        clock = settle_by_daypart(clock, part) if clock.precision == "minute" else clock
        after_clock = c.at
    marks = c.take_doubt()
    while c.take_text(",", "@", ";") or c.take_dash():
        pass
    while c.peek().get("lead") or c.peek().text in ("of", "the", "of the", "the night of"):
        c.at += 1
    marks |= c.take_doubt()
    piece = read_core(c)
    if piece is None or piece.kind in ("year", "decade", "century"):
        c.at = after_clock
        return Piece("clock", clock=clock)
    piece.marks |= marks
    if piece.clock is not None and (piece.clock.daypart or piece.clock.is_night):
        clock = _settle(clock, piece.clock)
    elif piece.kind not in ("number",):
        behind = read_daypart(c)
        if behind is not None:
            clock = settle_by_daypart(clock, behind)
    piece.clock = clock
    return piece


def _read_clock_behind(c: Cursor, piece: Piece) -> None:
    """The time that follows a date: ", 02.34", "at about 2", "@ 17:49", "pm", "(evening)"."""
    start, opened = c.at, c.opened
    if piece.kind in ("year", "decade", "century", "season", "month", "term", "isoweek", "week"):
        return
    if piece.ready is not None and (piece.ready.last or 0) - (piece.ready.first or 0) != _DAY - 1:
        return
    marks = c.take_doubt() if c.peek().text != "?" else 0
    had_sign = False
    while c.take_text(",", "@", ";") or (c.peek().is_dash and c.peek().spaced and c.take_dash()):
        had_sign = True
    marks |= c.take_doubt()
    loose = False
    while c.peek().get("lead") and c.peek().text in ("at", "in", "in the", "time", "on", "during"):
        loose = loose or c.peek().text in ("at", "time")
        c.at += 1
        marks |= c.take_doubt()
    opener = c.take("between") or c.take("from") if not had_sign else None
    part = read_daypart(c) if not c.peek().digits else None
    if part is not None:
        while c.take_text("at", ",", "from", "between"):
            loose = True
    clock = read_clock(c, loose=loose or bool(marks) or bool(opener) or part is not None)
    if clock is None and piece.kind == "day" and piece.year is not None and not c.is_prose:
        clock = _bare_four(c)
    if clock is None and part is None:
        c.at, c.opened = start, opened
        return
    if clock is not None:
        clock.marks |= marks
        behind = part or piece.clock or _part_behind(c)
        if behind is not None:
            clock = _settle(clock, behind)
        piece.clock = clock
    elif part is not None:
        part.marks |= marks
        piece.clock = part


def _part_behind(c: Cursor) -> Clock | None:
    here = c.at
    c.take_text("in the", "in", "at")
    part = read_daypart(c)
    if part is None:
        c.at = here
    return part


def _settle(clock: Clock, part: Clock) -> Clock:
    if clock.precision == "range":
        return _settle_range(clock, part)
    return settle_by_daypart(clock, part)


def _settle_range(clock: Clock, part: Clock) -> Clock:
    if clock.other is None:
        return clock
    if part.daypart in ("morning", "am", "early_hours"):
        return Clock(clock.first, clock.last, clock.precision, None, clock.marks)
    return Clock(*clock.other, clock.precision, None, clock.marks)


def _bare_four(c: Cursor) -> Clock | None:
    token = c.peek()
    if token.digits == 4 and token.number is not None:
        follows = c.peek(1)
        if token.number // 100 < 24 and token.number % 100 < 60 and not follows.get("month"):
            return read_clock(c, loose=True)
    return None


def read_core(c: Cursor) -> Piece | None:
    """The day, month, year or span of an item, without what stands round it."""
    token = c.peek()
    if token.digits or token.text == "?":
        if token.digits <= 2 and c.peek(1).get("month"):
            piece = read_worded(c)
            if piece is not None:
                return piece
        return (
            read_numeric(c)
            or read_worded(c)
            or read_season(c)
            or read_year_span(c)
            or _counted(c)
            or _part_of(c)
            or read_relative(c)
            or _bare_number(c)
        )
    if not token.senses and token.text not in ("the", "'", "’", "‘"):
        return None
    if token.senses.keys() == _MONTH_ONLY:
        return read_worded(c)
    return (
        _counted(c)
        or _nth_of(c)
        or _week(c)
        or _night(c)
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
    if token.digits in (1, 2) and token.number is not None:
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


def week_span(piece: Piece, span: Span) -> Span:
    """Seven days from, or up to, the day named; the weekend round it."""
    if span.first is None or span.last is None:
        raise Refusal("a week needs a day to be counted from")
    day = span.first // _DAY
    if piece.name == "week_from":
        made = days_span(day, day + 6, "week")
    elif piece.name == "week_to":
        made = days_span(day - 6, day, "week")
    else:
        saturday = day - (day - 1) % 7 + 5
        made = days_span(
            min(saturday, day) if day >= saturday - 2 else saturday, saturday + 1, "range"
        )
    made.mark(span.all_marks)
    made.notes.extend(span.notes)
    for other in span.others:
        made.others.append(week_span(piece, other))
    made.settled = span.settled
    return made


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
    unit, follows = c.peek().get("unit"), c.peek(1)
    is_plural = c.peek().text.endswith("s")
    if unit in ("week", "month", "year", "decade") and not is_plural and not follows.digits:
        if not (follows.get("of") or c.context.on_days is None):
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
    if c.take_text("the") and c.peek().get("unit") in ("week", "month", "year"):
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
