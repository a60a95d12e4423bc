"""Counted distances: two days later, three weeks ago, 3 days before Christmas, an age."""

# ruff: noqa: PLR0911 (a rule of grammar leaves at the first form that fits)

from candour.core.dates.calendar import MINUTES_A_DAY, add_months, minutes_of, weekday_of
from candour.core.dates.model import Precision
from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.numbers import read_count, read_ordinal
from candour.core.dates.reading.pieces import Piece, days_span, minutes_span
from candour.core.dates.reading.relative import moved, relative_piece

_PRECISIONS: dict[str, Precision] = {
    "day": "day",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "quarter": "month",
    "year": "year",
    "decade": "decade",
    "century": "range",
}
_FINE = ("minute", "hour", "second")
NO_BIRTH = "an age needs a date of birth to become a date"
Distance = list[tuple[int, str]]


def read_distance(c: Cursor) -> Distance | None:
    """Counted units: "two days", "2 years 1 month 21 days", "half an hour", "3 1/2 weeks" not."""
    start = c.at
    distance: Distance = []
    while True:
        here = c.at
        if distance:
            c.take("and")
            c.take_text(",")
        found = _one_unit(c)
        if found is None:
            c.at = here
            break
        distance.append(found)
    if not distance:
        c.at = start
        return None
    return distance


def _one_unit(c: Cursor) -> tuple[int, str] | None:
    start = c.at
    if c.peek().get("clockstep") == "half":
        c.at += 1
        if c.peek().text in ("a", "an") and c.peek(1).get("unit") == "hour":
            c.at += 2
            return 30, "minute"
        c.at = start
        return None
    count = read_count(c)
    if count is None:
        return None
    if c.peek().is_dash and c.peek(1).get("unit"):
        c.at += 1
    unit = c.take("unit")
    if unit is None or unit == "weekend":
        c.at = start
        return None
    return count, str(unit)


def read_offset(c: Cursor) -> Piece | None:
    """A distance from the date read against: ago, later, earlier, in N days."""
    start = c.at
    if c.peek().get("within"):
        c.at += 1
        distance = read_distance(c)
        # In a story "in two weeks" is as often how long something took.
        takes = not (c.is_prose and c.context.is_story) and not _is_about_something_else(c)
        if distance and (c.peek().get("later") or takes):
            if c.peek().get("from") and c.peek(1).get("relative_day") == 0:
                c.at += 2  # "in two days from today"
            elif c.peek().get("later"):
                c.at += 1
            return offset_piece(c, distance, +1)
        c.at = start
        return None
    distance = read_distance(c)
    if distance is None:
        return None
    sign = 0
    if c.peek().get("ago") or c.peek().get("earlier"):
        sign = -1
    elif c.peek().get("later"):
        sign = 1
    if not sign or _tells_of_an_event(c):
        c.at = start
        return None
    c.at += 1
    return offset_piece(c, distance, sign)


def _tells_of_an_event(c: Cursor) -> bool:
    """ "four days after the fire": told from what happened, which is no date."""
    token, follows = c.peek(), c.peek(1)
    if not (token.get("after") or token.get("before")):
        return False
    return bool(follows.text) and follows.text not in ",.;:)"


def _is_about_something_else(c: Cursor) -> bool:
    token = c.peek()
    return bool(token.get("of") or token.get("month"))


def offset_piece(c: Cursor, distance: Distance, sign: int) -> Piece | None:
    """The day that stands that far from the date read against.

    Weeks, months and years count from the day, but such words are seldom exact: the day is
    marked approximate, with the unit as its precision, so that the unit's margin applies.
    """
    if any(unit in _FINE for _, unit in distance):
        return _offset_minutes(c, distance, sign)
    if any(unit not in (*_PRECISIONS, "business_day") for _, unit in distance):
        return None
    coarse = distance[-1][1]
    precision = _PRECISIONS.get(coarse, "day")
    piece = moved(c, lambda day: _move(day, distance, sign), "day")
    if piece.ready is not None and precision != "day":
        piece.ready.precision = precision
        piece.ready.mark(1)
    return piece


def _move(day: int, distance: Distance, sign: int) -> tuple[int, int]:
    for count, unit in distance:
        if unit == "business_day":
            step = sign
            left = count
            while left:
                day += step
                left -= weekday_of(day) <= 5
        elif unit in ("day", "week", "fortnight"):
            day += sign * count * {"day": 1, "week": 7, "fortnight": 14}[unit]
        else:
            months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
            day = add_months(day, sign * count * months)
    return day, day


def _offset_minutes(c: Cursor, distance: Distance, sign: int) -> Piece:
    on = c.context.on
    if on is None or on.earliest is None or on.earliest != on.latest:
        if on is not None and on.earliest is not None and on.precision == "day":
            return moved(c, lambda day: (day, day), "day")
        return relative_piece()
    at = minutes_of(on.earliest)
    for count, unit in distance:
        if unit in _FINE:
            at += sign * count * {"minute": 1, "hour": 60, "second": 0}[unit]
        else:
            day, rest = divmod(at, MINUTES_A_DAY)
            at = _move(day, [(count, unit)], sign)[0] * MINUTES_A_DAY + rest
    return Piece("ready", ready=minutes_span(at, at, "minute"))


def shift_days(first: int, last: int, distance: Distance, sign: int) -> Piece | None:
    """A span of days moved by a distance ("two weeks before 3 May")."""
    if any(unit in _FINE for _, unit in distance):
        return None
    low, high = _move(first, distance, sign)[0], _move(last, distance, sign)[1]
    return Piece("ready", ready=days_span(low, high, "day" if low == high else "range"))


def read_nth_of(c: Cursor) -> tuple[int, int, str] | None:
    """The head of "the first 2 weeks of …", "the last day of …": nth (-1 last), count, unit."""
    start = c.at
    c.take_text("the")
    nth = read_ordinal(c)
    if nth is None and c.peek().get("direction") == "last":
        c.at += 1
        nth = -1
    if nth is None:
        c.at = start
        return None
    here = c.at
    count = read_count(c)
    if count is None or not c.peek().get("unit"):
        c.at, count = here, 1
    if c.peek().get("week_from") and c.peek().text == "week of":
        c.at += 1  # the phrase "week of" also stands in "the first week of"
        return nth, count, "week"
    unit = c.take("unit")
    weekday = None if unit is not None else c.take("weekday")
    name = str(unit) if unit is not None else f"weekday {weekday}" if weekday else None
    if name is None or not (c.peek().get("of") or c.peek().text in ("in", "of the")):
        c.at = start
        return None
    c.at += 1
    return nth, count, name


def nth_in_span(nth: int, count: int, unit: str, first: int, last: int) -> tuple[int, int] | None:
    """Days of the nth unit inside a span of days; weeks are ISO's, Monday first."""
    if unit.startswith("weekday"):
        weekday = int(unit.split()[1])
        if nth < 0:
            found = last - (weekday_of(last) - weekday) % 7
        else:
            found = first + (weekday - weekday_of(first)) % 7 + 7 * (nth - 1)
        return (found, found) if first <= found <= last else None
    if unit == "day":
        low = last - count + 1 if nth < 0 else first + nth - 1
        return (low, low + count - 1) if first <= low <= last else None
    if unit == "week":
        return _nth_week(nth, count, first, last)
    if unit == "weekend":
        saturday = first + (6 - weekday_of(first)) % 7 + 7 * (nth - 1)
        if nth < 0:
            saturday = last - (weekday_of(last) - 6) % 7
        return saturday, saturday + 1
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit)
    if months is None:
        return None
    if nth < 0:
        return add_months(last + 1, -months * count), last
    low = add_months(first, months * (nth - 1))
    return low, add_months(low, months * count) - 1


def _nth_week(nth: int, count: int, first: int, last: int) -> tuple[int, int]:
    """A week belongs to the month or year that holds its Thursday."""
    if nth < 0:
        monday = last - (weekday_of(last) - 1)
        if monday + 3 > last:
            monday -= 7
        return monday - 7 * (count - 1), monday + 6
    monday = first - (weekday_of(first) - 1)
    if monday + 3 < first:
        monday += 7
    monday += 7 * (nth - 1)
    return monday, monday + 7 * count - 1


def read_age(c: Cursor) -> Piece | None:
    """aged 3 weeks, 2 years old, 18/12: a span, when the date of birth is known."""
    start = c.at
    said_aged = c.take("age") is not None
    distance = _fraction(c) if said_aged else None
    distance = distance or read_distance(c)
    if distance is None and said_aged and c.peek().digits in (1, 2, 3):
        distance = [(c.peek().number or 0, "year")]
        c.at += 1
        if c.peek().get("month") or c.peek().text in (":", ".", "/"):
            distance = None
    if c.peek().is_dash and c.peek(1).get("old"):
        c.at += 1
    says_old = c.take("old") is not None
    at_start = c.tokens[start].text == "at" if start < len(c.tokens) else False
    if distance is None or not (says_old or (said_aged and not at_start) or c.context.born):
        c.at = start
        return None
    if any(unit not in ("day", "week", "month", "year", "fortnight") for _, unit in distance):
        c.at = start
        return None
    return _aged(c, distance)


def _fraction(c: Cursor) -> Distance | None:
    """5/7, 3/52, 18/12: days, weeks and months in medical notes."""
    token, sign, unit = c.peek(), c.peek(1), c.peek(2)
    units = {7: "day", 52: "week", 12: "month"}
    if token.digits and sign.text == "/" and unit.number in units and token.number:
        c.at += 3
        return [(token.number, units[unit.number])]
    return None


def _aged(c: Cursor, distance: Distance) -> Piece:
    born = c.context.born
    if born is None:
        return Piece("relative", notes=[NO_BIRTH])
    first = _move(born.toordinal(), distance, +1)[0]
    count, unit = distance[-1]
    following = [*distance[:-1], (count + 1, unit)]
    last = _move(born.toordinal(), following, +1)[0] - 1
    precision: Precision = {"day": "day", "week": "week", "month": "month"}.get(unit, "year")  # type: ignore[assignment]
    span = days_span(first, last, precision)
    return Piece("ready", ready=span)
