"""Dates told from another date: yesterday, that evening, next Monday, the past two weeks."""

# ruff: noqa: PLR0911, PLR0912, C901 (a rule of grammar leaves at the first form that fits)

from collections.abc import Callable

from candour.core.dates.calendar import (
    add_months,
    date_of,
    day_number,
    minutes_of,
    weekday_of,
)
from candour.core.dates.model import Precision
from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.numbers import read_count
from candour.core.dates.reading.pieces import (
    Clock,
    Piece,
    Span,
    days_span,
    minutes_span,
    months_span,
    years_span,
)

NO_ANCHOR = "told from another date, and none was given to read it against"
_SHIFTS = {"next": 1, "following": 1, "last": -1, "previous": -1, "past": -1, "this": 0}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}

Move = Callable[[int], tuple[int, int]]


def relative_piece() -> Piece:
    """A piece that waits for a date to be told from."""
    return Piece("relative", notes=[NO_ANCHOR])


def moved(c: Cursor, move: Move, precision: Precision) -> Piece:
    """The span that `move` makes from the date read against; wider when that date is a span."""
    days = c.context.on_days
    if days is None:
        return relative_piece()
    first, last = move(days[0])[0], move(days[1])[1]
    piece = Piece("ready")
    if precision == "year" and date_of(first) and date_of(last):
        piece.ready = _whole_years(first, last)
    if piece.ready is None:
        piece.ready = days_span(first, last, precision)
    return piece


def _whole_years(first: int, last: int) -> Span | None:
    low, high = date_of(first), date_of(last)
    if low and high and (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        return years_span(low.year, high.year, "year" if low.year == high.year else "range")
    return None


def read_relative(c: Cursor) -> Piece | None:
    """Any date told from the one it is read against."""
    return (
        _read_day(c)
        or _read_part_of_day(c)
        or _read_now(c)
        or _read_direction(c)
        or _read_unit_beside(c)
    )


def _read_day(c: Cursor) -> Piece | None:
    token = c.peek()
    shift = token.get("relative_day")
    if shift is None:
        return None
    if token.text in ("the day", "day before", "day after") and c.is_prose:
        return None
    if c.peek(1).get("of") or (shift in (-1, 1) and _names_a_date(c)):
        return None  # "the day before Christmas" is told from Christmas
    c.at += 1
    return moved(c, lambda day: (day + shift, day + shift), "day")


def _names_a_date(c: Cursor) -> bool:
    if not c.peek().text.endswith(("before", "after", "following", "preceding")):
        return False
    token = c.peek(1)
    return bool(
        token.digits or any(token.get(k) for k in ("month", "feast", "weekday", "relative_day"))
    )


def _read_part_of_day(c: Cursor) -> Piece | None:
    value = c.peek().get("relative_part")
    if value is None:
        return None
    c.at += 1
    shift, name = str(value).split(" ")
    piece = moved(c, lambda day: (day + int(shift), day + int(shift)), "day")
    if name == "night":
        piece.clock = Clock(720, 2160, "range", is_night=True)
    else:
        first, last = c.words.dayparts[name]
        piece.clock = Clock(first, last, "part_of_day", daypart=name)
    return piece


def _read_now(c: Cursor) -> Piece | None:
    if c.peek().get("now") is None:
        return None
    before = c.peek(-1)
    if c.is_prose and not any(before.get(k) for k in ("between", "from", "until", "to", "and")):
        return None
    c.at += 1
    on = c.context.on
    if on is None or on.earliest is None:
        return relative_piece()
    if on.earliest == on.latest and not c.is_prose:
        at = minutes_of(on.earliest)
        return Piece("ready", ready=minutes_span(at, at, "minute"))
    return moved(c, lambda day: (day, day), "day")


def _read_direction(c: Cursor) -> Piece | None:
    start = c.at
    if c.peek().text == "the" and c.peek(1).get("direction"):
        c.at += 1
    count = None
    if c.peek().digits or c.peek().get("number"):
        count = read_count(c)
    direction = c.take("direction")
    if direction is None:
        c.at = start
        return None
    if count is None:
        count = _read_some(c)
    elif not c.peek().text.endswith("s"):
        c.at = start
        return None  # "only 3 next week"
    piece = _directed(c, str(direction), count)
    if piece is None:
        c.at = start
    return piece


def _read_some(c: Cursor) -> int | None:
    here = c.at
    count = read_count(c)
    if count is None or not (c.peek().get("unit") or c.peek().get("direction")):
        c.at = here
        return None
    return count


def _directed(c: Cursor, direction: str, count: int | None) -> Piece | None:
    token = c.peek()
    unit = token.get("unit")
    if unit is not None:
        c.at += 1
        is_plural = token.text.endswith("s") and not token.text.endswith(("'s", "’s"))
        if count is None and not is_plural:
            return adjacent(c, direction, str(unit))
        if count is None:
            return None
        return _several(c, direction, count, str(unit))
    if count is not None:
        return None
    if token.get("weekday") is not None:
        if c.peek(1).get("month") or c.peek(1).is_dash or _is_day_ahead(c):
            return None
        c.at += 1
        return _weekday(c, direction, int(token.senses["weekday"]))
    if token.get("month") is not None and not c.peek(1).digits:
        if c.is_prose and c.text[token.start : token.end].islower() and len(token.text) < 6:
            return None  # "this may"
        c.at += 1
        return _month(c, direction, int(token.senses["month"]))
    for kind in ("season", "feast", "term"):
        if token.get(kind) is not None:
            c.at += 1
            return _yearly(c, direction, kind, str(token.senses[kind]))
    return None


def _is_day_ahead(c: Cursor) -> bool:
    """Whether figures behind a weekday are its day, and not an hour ("next Monday 1-3 pm")."""
    figures, after = c.peek(1), c.peek(2)
    if not figures.digits:
        return False
    return bool(after.get("month")) or (after.text in ("/", ".") and c.peek(3).digits != 2)


def adjacent(c: Cursor, direction: str, unit: str) -> Piece | None:
    """next week, last month, this year: the calendar's own unit."""
    shift = _SHIFTS[direction]
    days = c.context.on_days
    if days is None:
        return relative_piece()
    if direction == "past" and unit in ("week", "month", "year", "decade", "fortnight"):
        return _several(c, direction, 1, unit)
    if unit == "day":
        return moved(c, lambda day: (day + shift, day + shift), "day")
    if unit == "week":
        return moved(c, lambda day: _week(day, shift), "week")
    if unit == "workweek":
        return moved(c, lambda day: (_week(day, shift)[0], _week(day, shift)[0] + 4), "range")
    if unit == "weekend":
        return moved(c, lambda day: (_week(day, shift)[0] + 5, _week(day, shift)[1]), "range")
    if unit == "fortnight":
        return _several(c, direction, 1, unit) if shift else None
    if unit in ("hour", "minute"):
        return _several(c, direction, 1, unit) if shift else None
    if unit in ("second", "business_day", "season"):
        return None
    anchor = date_of(days[0])
    if anchor is None:
        return None
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + shift
        return Piece("month", index // 12, index % 12 + 1)
    if unit == "quarter":
        index = anchor.year * 4 + (anchor.month - 1) // 3 + shift
        span = months_span(index // 4, index % 4 * 3 + 1, 3, "range")
        return Piece("ready", ready=span)
    if unit == "year":
        return Piece("year", anchor.year + shift)
    if unit == "decade":
        return Piece("decade", number=anchor.year // 10 * 10 + 10 * shift, digits=4)
    return Piece("century", number=anchor.year // 100 + 1 + shift)


def _week(day: int, shift: int) -> tuple[int, int]:
    monday = day - (weekday_of(day) - 1) + 7 * shift
    return monday, monday + 6


def _several(c: Cursor, direction: str, count: int, unit: str) -> Piece | None:
    """The next 3 days, the past two weeks: counted from the day itself, which is left out."""
    if not count:
        return None
    forward = _SHIFTS[direction] >= 0
    if c.context.on_days is None:
        return relative_piece()
    if unit == "business_day":
        return moved(c, lambda day: _business_days(day, count, forward=forward), "range")
    if unit in ("minute", "hour"):
        return _several_minutes(c, count * (60 if unit == "hour" else 1), forward=forward)
    if unit == "quarter":
        return moved(c, lambda day: _quarters(day, count, forward=forward), "range")
    if unit in ("decade", "century") and direction != "past":
        return moved(c, lambda day: _round_years(day, count, unit, forward=forward), "range")
    if unit in _DAYS:
        days = count * _DAYS[unit]
        if forward:
            return moved(c, lambda day: (day + 1, day + days), "range")
        return moved(c, lambda day: (day - days, day - 1), "range")
    if unit not in _MONTHS:
        return None
    months = count * _MONTHS[unit]
    if forward:
        return moved(c, lambda day: (day + 1, add_months(day, months)), "range")
    return moved(c, lambda day: (add_months(day, -months), day - 1), "range")


def _several_minutes(c: Cursor, minutes: int, *, forward: bool) -> Piece | None:
    on = c.context.on
    if on is None or on.earliest is None or on.earliest != on.latest:
        return relative_piece()
    at = minutes_of(on.earliest)
    first, last = (at, at + minutes) if forward else (at - minutes, at)
    return Piece("ready", ready=minutes_span(first, last, "range"))


def _business_days(day: int, count: int, *, forward: bool) -> tuple[int, int]:
    step = 1 if forward else -1
    reached: list[int] = []
    while len(reached) < count:
        day += step
        if weekday_of(day) <= 5:
            reached.append(day)
    return min(reached), max(reached)


def _quarters(day: int, count: int, *, forward: bool) -> tuple[int, int]:
    anchor = date_of(day)
    index = anchor.year * 4 + (anchor.month - 1) // 3 if anchor else 0
    low, high = (index + 1, index + count) if forward else (index - count, index - 1)
    stop = high + 1
    first = day_number(low // 4, low % 4 * 3 + 1, 1)
    return first, day_number(stop // 4, stop % 4 * 3 + 1, 1) - 1


def _round_years(day: int, count: int, unit: str, *, forward: bool) -> tuple[int, int]:
    anchor = date_of(day)
    size = 10 if unit == "decade" else 100
    start = (anchor.year if anchor else 1) // size * size
    low, high = (
        (start + size, start + size * (count + 1)) if forward else (start - size * count, start)
    )
    return day_number(low, 1, 1), day_number(high, 1, 1) - 1


def _weekday(c: Cursor, direction: str, weekday: int) -> Piece:
    """next / last Monday: the other week's; past and coming: the nearest."""

    def move(day: int) -> tuple[int, int]:
        if direction == "following":
            found = day + (weekday - weekday_of(day) - 1) % 7 + 1
        elif direction == "past":
            found = day - ((weekday_of(day) - weekday - 1) % 7 + 1)
        else:
            found = _week(day, _SHIFTS[direction])[0] + weekday - 1
        return found, found

    return moved(c, move, "day")


def _month(c: Cursor, direction: str, month: int) -> Piece:
    days = c.context.on_days
    anchor = date_of(days[0]) if days else None
    if anchor is None:
        return relative_piece()
    year = anchor.year
    if _SHIFTS[direction] < 0 and month >= anchor.month:
        year -= 1
    elif _SHIFTS[direction] > 0 and month <= anchor.month:
        year += 1
    return Piece("month", year, month)


def _yearly(c: Cursor, direction: str, kind: str, name: str) -> Piece:
    days = c.context.on_days
    anchor = date_of(days[0]) if days else None
    if anchor is None or days is None:
        return relative_piece()
    shift = _SHIFTS[direction]
    year = anchor.year
    start = _start_of(c, kind, name, year)
    if shift < 0 and start >= days[0]:
        year -= 1
    elif shift > 0 and start <= days[1]:
        year += 1
    return Piece(kind, year, name=name)


def _start_of(c: Cursor, kind: str, name: str, year: int) -> int:
    if kind == "feast":
        return c.words.feasts[name].in_year(year)
    if kind == "term":
        return c.words.terms[name].first.in_year(year)
    return day_number(year, c.words.seasons[name].month, 1)


def _read_unit_beside(c: Cursor) -> Piece | None:
    """the week before, the month after, the year, the weekend."""
    start = c.at
    if not (c.take_text("the") or (c.at and c.peek(-1).text.endswith(" the"))):
        return None
    unit = c.take("unit")
    plural = c.peek(-1).text.endswith("s")
    if (
        unit in ("week", "month", "year", "weekend", "fortnight", "quarter", "decade")
        and not plural
    ):
        before, after = c.peek().get("earlier"), c.peek().get("later")
        follows = c.peek(1)
        tells = follows.digits or any(
            follows.get(kind) for kind in ("month", "feast", "relative_day", "weekday", "the")
        )
        if (before or after) and not tells:
            c.at += 1
            return _beside(c, str(unit), -1 if before else 1)
        if not c.is_prose and not (before or after):
            return adjacent(c, "this", str(unit))
    c.at = start
    return None


def _beside(c: Cursor, unit: str, side: int) -> Piece | None:
    if unit in ("week", "fortnight"):
        size = 7 if unit == "week" else 14
        if side < 0:
            return moved(c, lambda day: (day - size, day - 1), "week")
        return moved(c, lambda day: (day + 1, day + size), "week")
    return adjacent(c, "previous" if side < 0 else "following", unit)
