"""One item of a written date: its doubt, its part, its day, its clock time."""

from candour.core.dates.reading.clock import read_clock, read_daypart, settle_by_daypart
from candour.core.dates.reading.cores import read_core
from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.pieces import Clock, Piece, days_span
from candour.core.dates.reading.relative import adjacent, read_relative

_DAY = 1440


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
            if (
                c.peek().get("age")
                and (c.peek(1).digits or c.peek(1).get("number"))
                and (c.peek(2).get("unit") or c.context.born)
            ):
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


def _week_of_relative_year(c: Cursor, piece: Piece) -> Piece:
    """week 27 of last year."""
    here = c.at
    c.take("of")
    year = read_relative(c) if c.peek().get("direction") else None
    if year is None or year.kind != "year":
        c.at = here
    else:
        piece.year = year.year
    return piece


def _day_of_relative_month(c: Cursor, piece: Piece) -> Piece:
    """the 15th day of next month, the 21st this month."""
    if piece.kind == "isoweek" and piece.year is None:
        return _week_of_relative_year(c, piece)
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
    if month is not None and month.kind == "month" and month.year is not None:
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
        timed = piece.kind == "daynum" and (c.peek().get("from") or c.peek().get("between"))
        if piece.kind not in ("number", "daynum") or piece.weekday is not None or timed:
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
    if c.at and (
        before.text == "at"
        or before.get("approx") == "about"
        or (before.get("until") and not before.get("to"))
    ):
        return read_clock(c, loose=True)
    return None


def _read_year_behind_clock(c: Cursor, piece: Piece) -> None:
    """Wed Oct 26 15:50:06 2016, as mail programs write it."""
    token = c.peek()
    if (
        piece.kind == "day"
        and piece.year is None
        and piece.clock
        and token.digits == 4
        and token.number
        and 1900 <= token.number <= 2100
    ):
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
    while c.take_text(",", "@") or c.take_dash() or (not c.is_prose and c.take_text(";")):
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
    while c.take_text(",", "@") or (c.peek().is_dash and c.peek().spaced and c.take_dash()):
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
