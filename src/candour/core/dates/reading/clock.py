"""Clock times in every style: 1430hrs, 2.30pm, 02.34, 4:??, about 2, noon, half past seven."""

# ruff: noqa: PLR0911 (a rule of grammar leaves at the first form that fits)

from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.numbers import read_number_words
from candour.core.dates.reading.pieces import Clock, Refusal

NIGHT = Clock(12 * 60, 36 * 60, "range", is_night=True)
_SEPARATORS = ":."


def read_clock(c: Cursor, *, loose: bool = False) -> Clock | None:
    """A time of day, or a stretch of it; `loose` also takes a bare hour ("about 2", "at 4")."""
    start = c.at
    opened = _read_opening(c)
    marks = c.take_doubt()
    loose = loose or bool(marks) or opened is not None
    clock = _read_time(c, loose=loose)
    if clock is None:
        c.at = start
        return None
    clock.marks |= marks
    if opened:
        clock.opened = opened
        return clock
    is_between = start > 0 and bool(c.tokens[start - 1].get("between"))
    return _read_range(c, clock, loose=loose, is_between=is_between)


def _read_opening(c: Cursor) -> str | None:
    start = c.at
    opened: str | None = None
    for sense in ("before", "until", "after", "since"):
        if c.peek().get(sense):
            opened = sense
    if opened is None:
        return None
    token = c.peek()
    if token.get("from") or token.get("to"):
        return None
    c.at += 1
    if c.peek().get("lead"):
        c.at += 1
    if c.peek().digits or c.peek().get("approx") or c.peek().get("clockword"):
        return opened
    c.at = start
    return None


def _read_range(c: Cursor, first: Clock, *, loose: bool, is_between: bool) -> Clock:
    start = c.at
    # "at 10.15 and 4.30" are two times; only "between" makes one stretch of them.
    is_range = c.peek().is_dash or c.peek().get("to") or c.peek().text == "~"
    is_range = is_range or (is_between and c.peek().get("and"))
    if not is_range:
        return first
    c.at += 1
    doubt = c.take_doubt()
    second = _read_time(c, loose=True)
    if second is None or _starts_a_date(c):
        c.at = start
        return first
    second.marks |= doubt
    return join_clocks(first, second)


def _starts_a_date(c: Cursor) -> bool:
    """Whether what was read as an hour is really the day of a date ("14:00 - 3 August")."""
    token, before = c.peek(), c.peek(-1)
    return bool(before.digits and (token.get("month") or token.text in ("/", "-")))


def join_clocks(first: Clock, second: Clock) -> Clock:
    """From one time to another; a meridiem on one side is lent to the other."""
    low, high = first.first, second.last
    if second.has_meridiem and not first.has_meridiem and first.other:
        low = max((value for value in (low, first.other[0]) if value < high), default=low)
    elif first.has_meridiem and not second.has_meridiem and second.other:
        high = min((value for value in (high, second.other[1]) if value > low), default=high)
    other = None
    unmarked = not first.has_meridiem and not second.has_meridiem
    if unmarked and high < low and second.other and second.other[1] > low:
        high = second.other[1]
    elif unmarked and first.other and second.other:
        other = (first.other[0], second.other[1])
    if high < low:
        high += 24 * 60
    if other and other[1] < other[0]:
        other = (other[0], other[1] + 24 * 60)
    return Clock(
        low,
        high,
        "range",
        other,
        first.marks | second.marks,
        has_meridiem=first.has_meridiem or second.has_meridiem,
        is_settled=other is None or first.is_settled or second.is_settled,
    )


def _read_time(c: Cursor, *, loose: bool) -> Clock | None:
    token = c.peek()
    if token.digits:
        return _read_figures(c, loose=loose)
    if token.senses:
        return _read_words(c, loose=loose)
    if token.text == "?" and c.peek(1).text == "?" and c.peek(2).text == ":":
        return None
    return None


def _read_figures(c: Cursor, *, loose: bool) -> Clock | None:
    token = c.peek()
    number, digits = token.number, token.digits
    if number is None or digits > 4:
        return None
    start = c.at
    if digits >= 3:
        return _read_run_together(c, number, digits, loose=loose)
    c.at += 1
    minute, second, is_unknown = _read_minutes(c)
    meridiem = _read_meridiem(c)
    hours = _read_hours_word(c, needs_clock=minute is None)
    if is_unknown:
        return _hour_unknown_minutes(number, meridiem, is_padded=digits == 2)
    if minute is None and not (meridiem or hours):
        if _range_ahead(c, start):
            clock = make_clock(number, 0, None, is_settled=False)
            clock.is_bare = True
            return clock
        step = _read_step(c, number)
        if step is not None:
            return step
        if not loose or number > 24 or _is_followed_by_a_date(c):
            c.at = start
            return None
    if minute is not None and c.peek().text in ("%", "/") and not c.peek().spaced:
        c.at = start
        return None
    settled = (digits == 2 and token.text[0] == "0") or bool(second) or bool(hours)
    return make_clock(number, minute or 0, meridiem, is_settled=settled)


def _read_minutes(c: Cursor) -> tuple[int | None, bool, bool]:
    sign, follows = c.peek(), c.peek(1)
    if sign.text not in _SEPARATORS or not sign.text or sign.spaced:
        return None, False, False
    if follows.text == "?" and c.peek(2).text == "?" and sign.text == ":":
        c.at += 3
        return None, False, True
    if follows.digits != 2 or follows.spaced or follows.number is None or follows.number > 59:
        if sign.text == ":" and follows.digits == 2 and not follows.spaced:
            raise Refusal(f"there is no minute {follows.text}; not repaired")
        return None, False, False
    after, third = c.peek(2), c.peek(3)
    if after.text == sign.text and sign.text == "." and third.digits and not third.spaced:
        return None, False, False  # 02.03.04 and paragraph numbers are no times
    if after.text == "/" and not after.spaced and third.digits and sign.text == ".":
        return None, False, False
    c.at += 2
    has_seconds = after.text == ":" and third.digits == 2 and not after.spaced
    if has_seconds:
        c.at += 2
        if c.peek().text == "." and c.peek(1).digits and not c.peek(1).spaced:
            c.at += 2  # fractions of a second
    return follows.number, has_seconds, False


def _read_meridiem(c: Cursor) -> str | None:
    token = c.peek()
    value = token.get("meridiem")
    if value is None and not token.spaced:
        value = token.get("short_meridiem")
    if value is None:
        return None
    c.at += 1
    return str(value)


def _read_hours_word(c: Cursor, *, needs_clock: bool = False) -> bool:
    value = c.peek().get("hours")
    if value is None or (needs_clock and value != "clock"):
        return False
    c.at += 1
    return True


def _range_ahead(c: Cursor, start: int) -> bool:
    """Whether a bare hour begins a stretch whose end is plainly a time ("5 to 6pm", "2-4:30pm")."""
    joint, second, after = c.peek(), c.peek(1), c.peek(2)
    if not (joint.is_dash or joint.get("to") or joint.get("and")) or second.digits not in (1, 2):
        return False
    if after.get("meridiem") or after.get("hours") == "clock":
        return True
    if after.text in (":", ".") and c.peek(3).digits == 2 and not after.spaced:
        return not c.peek(3).spaced and not c.peek(4).get("month")
    opened = start > 0 and (c.tokens[start - 1].get("between") or c.tokens[start - 1].get("from"))
    told = (
        after.get("relative_day") is not None
        or after.get("relative_part")
        or (after.get("direction") and c.peek(3).get("weekday"))
    )
    if opened and (told or (after.text == "on" and c.peek(3).digits)):
        return True
    before = c.tokens[start - (2 if opened and start > 1 else 1)]
    named = before.get("weekday") or before.get("daypart") or before.get("relative_day") is not None
    return bool(joint.is_dash and (second.number or 99) <= 12 and (told or named))


def _read_run_together(c: Cursor, number: int, digits: int, *, loose: bool) -> Clock | None:
    start = c.at
    c.at += 1
    meridiem = _read_meridiem(c)
    hours = _read_hours_word(c)
    plausible = number % 100 < 60 and number // 100 <= 24
    if meridiem or hours or (loose and digits == 4 and plausible and not _is_a_year(c, number)):
        if not plausible and digits == 3:
            c.at = start
            return None  # 180 hours
        if not plausible:
            raise Refusal(f"there is no clock time {number:0{digits}d}; not repaired")
        return make_clock(number // 100, number % 100, meridiem, is_settled=digits == 4)
    c.at = start
    return None


def _is_a_year(c: Cursor, number: int) -> bool:
    before = c.peek(-2)
    opened = any(before.get(sense) for sense in ("since", "after", "before", "until"))
    return opened and 1800 <= number <= 2099


def _is_followed_by_a_date(c: Cursor) -> bool:
    """Whether a bare number is a day ("at 4 May") or counts something ("about 2 weeks")."""
    token = c.peek()
    if token.is_dash or token.text in ("/", "."):
        return bool(c.peek(1).digits or c.peek(1).get("month")) and not token.spaced
    return bool(token.get("month") or token.get("unit") or token.digits or token.get("scale"))


def make_clock(hour: int, minute: int, meridiem: str | None, *, is_settled: bool) -> Clock:
    """A clock time; without a.m. or p.m. a bare hour from 1 to 11 keeps its other reading."""
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        raise Refusal(f"there is no clock time {hour:02d}:{minute:02d}; not repaired")
    if meridiem:
        if 1 <= hour <= 12:
            hour = hour % 12 + (12 if meridiem == "pm" else 0)
        at = hour * 60 + minute
        return Clock(at, at, "minute", has_meridiem=True)
    at = hour * 60 + minute
    other = (at + 720, at + 720) if 1 <= hour <= 11 else None
    return Clock(at, at, "minute", other, is_settled=is_settled or hour > 9)


def _hour_unknown_minutes(hour: int, meridiem: str | None, *, is_padded: bool) -> Clock:
    start = make_clock(hour, 0, meridiem, is_settled=is_padded)
    other = (start.other[0], start.other[1] + 59) if start.other else None
    return Clock(start.first, start.first + 59, "hour", other, is_settled=start.is_settled)


def _read_step(c: Cursor, minutes: int) -> Clock | None:
    """The rest of "20 past eight", "ten to nine"."""
    start = c.at
    if c.peek().get("unit") == "minute":
        c.at += 1
    step = c.take("clockstep")
    if step not in ("past", "to") or minutes > 59:
        c.at = start
        return None
    hour = _read_hour(c)
    if hour is None or (step == "to" and c.tokens[start - 1].digits and not _has_clock_tail(c)):
        c.at = start
        return None
    meridiem = _read_meridiem(c)
    _read_hours_word(c)
    at = hour * 60 + (minutes if step == "past" else -minutes)
    clock = make_clock(hour, 0, meridiem, is_settled=False)
    shift = at - hour * 60
    other = (clock.other[0] + shift, clock.other[1] + shift) if clock.other else None
    first = (clock.first + shift) % (24 * 60)
    return Clock(
        first,
        first,
        "minute",
        other,
        has_meridiem=clock.has_meridiem,
        is_settled=clock.is_settled,
    )


def _has_clock_tail(c: Cursor) -> bool:
    token = c.peek()
    return bool(token.get("meridiem") or token.get("hours") or token.get("daypart"))


def _read_hour(c: Cursor) -> int | None:
    token = c.peek()
    if token.digits in (1, 2) and token.number is not None and token.number <= 24:
        c.at += 1
        return token.number
    value = read_number_words(c)
    return value if value is not None and value <= 12 else None


def _read_words(c: Cursor, *, loose: bool) -> Clock | None:
    start = c.at
    named = c.take("clockword")
    if named == "noon":
        return Clock(720, 720, "minute", has_meridiem=True)
    if named == "midnight":
        return Clock(1440, 1440, "minute", other=(0, 0), has_meridiem=True, is_settled=False)
    step = c.take("clockstep")
    if step in ("half", "quarter"):
        minutes = 30 if step == "half" else 15
        if c.tokens[start].text.endswith("past"):
            c.at -= 1
            c.tokens[c.at].mean({"clockstep": "past"})
        clock = _read_step(c, minutes)
        if clock is not None:
            return clock
        c.at = start
        return None
    c.at = start
    number = read_number_words(c)
    if number is None or number > 59:
        c.at = start
        return None
    clock = _read_step(c, number) or _read_spoken(c, number, loose=loose)
    if clock is None:
        c.at = start
    return clock


def _read_spoken(c: Cursor, hour: int, *, loose: bool) -> Clock | None:
    """ "seven thirty", "five o'clock", "nine a.m.", and with `loose` a bare "seven"."""
    if not 1 <= hour <= 12:
        return None
    here = c.at
    c.take_dash()
    minute = read_number_words(c)
    if minute is None or not 10 <= minute <= 59:
        minute, c.at = None, here
    meridiem = _read_meridiem(c)
    hours = c.peek().get("hours") and c.peek().get("unit") is None
    if hours:
        c.at += 1
    if not (meridiem or hours or loose or minute):
        return None
    if not (meridiem or hours) and _is_followed_by_a_date(c):
        return None
    return make_clock(hour, minute or 0, meridiem, is_settled=False)


def read_daypart(c: Cursor) -> Clock | None:
    """Morning, afternoon, evening, night, or a bare a.m. / p.m., as a stretch of the day."""
    start = c.at
    if c.peek().text in ("in", "of", "the"):
        c.at += 1
    part = c.peek().get("part")
    if part and (c.peek(1).get("daypart") or c.peek(1).get("night")):
        c.at += 1
    name = c.take("daypart")
    if name is not None:
        first, last = c.words.dayparts[name]
        clock = Clock(first, last, "part_of_day", daypart=str(name))
        return _halved(clock, part)
    if c.take("night"):
        return Clock(NIGHT.first, NIGHT.last, "range", is_night=True)
    half = c.take("meridiem")
    if half is not None:
        first, last = (0, 719) if half == "am" else (720, 1439)
        return Clock(first, last, "part_of_day", daypart=str(half))
    c.at = start
    return None


def _halved(clock: Clock, part: str | None) -> Clock:
    middle = (clock.first + clock.last + 1) // 2
    if part == "early":
        clock.last = middle - 1
    elif part == "late":
        clock.first = middle
    return clock


def settle_by_daypart(clock: Clock, part: Clock) -> Clock:
    """A twelve-hour time with a part of the day beside it ("3.15 in the afternoon")."""
    if clock.other is None:
        return clock
    morning = part.daypart in ("morning", "early_hours", "late_morning", "am")
    if part.is_night:
        late = clock.first >= 6 * 60
        if not late:
            # Past midnight the night has run on into the next day.
            return Clock(clock.first, clock.last, clock.precision, None, clock.marks, is_night=True)
        morning = False
    if morning:
        return Clock(clock.first, clock.last, clock.precision, None, clock.marks)
    return Clock(*clock.other, clock.precision, None, clock.marks)
