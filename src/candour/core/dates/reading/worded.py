"""Dates with a month's name, in any order, and weekdays with or without their day."""

# ruff: noqa: PLR0911 (a rule of grammar leaves at the first form that fits)

from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.numbers import (
    read_number_words,
    read_ordinal,
    read_year_words,
)
from candour.core.dates.reading.pieces import Piece

_BETWEEN = frozenset(",/.-–—‑'’")


def read_worded(c: Cursor) -> Piece | None:
    """A date written with a month's name, or a weekday with or without its day of the month."""
    start = c.at
    weekday = c.take("weekday")
    if weekday is not None:
        _skip(c, ",(-.")
        c.take_text("the")
    piece = _year_first(c) or _day_first(c) or _month_first(c)
    if piece is None and weekday is None:
        piece = _bare_ordinal(c)
    if piece is not None:
        piece.weekday = weekday
        if piece.kind == "day":
            read_trailing_weekday(c, piece)
        _close(c)
        return piece
    if weekday is None:
        c.at = start
        return None
    return _weekday_only(c, start, int(weekday))


def _close(c: Cursor) -> None:
    if c.peek().text in (")", "]") and c.opened == 0 and "(" in c.text[: c.peek().start]:
        opened = c.text[: c.peek().start].count("(") + c.text[: c.peek().start].count("[")
        closed = c.text[: c.peek().start].count(")") + c.text[: c.peek().start].count("]")
        if opened > closed and c.is_prose is False:
            c.at += 1


def _skip(c: Cursor, signs: str) -> None:
    while c.peek().text and (c.peek().text in signs or (c.peek().is_dash and "-" in signs)):
        c.at += 1


def _weekday_only(c: Cursor, start: int, weekday: int) -> Piece:
    c.at = start + 1
    here = c.at
    _skip(c, ",")
    c.take_text("the")
    day = read_ordinal(c)
    if day is None and c.peek().digits in (1, 2):
        token = c.peek()
        follows = c.peek(1)
        if (
            c.is_prose
            and follows.text.isalpha()
            and not follows.get("lead")
            and not (follows.get("between") or follows.get("from"))
        ):
            c.at = here
            return Piece("weekday", weekday=weekday)
        if (
            token.number
            and 1 <= token.number <= 31
            and follows.text not in (":", ".", "-", "–")
            and not (follows.get("meridiem") or follows.get("hours") or follows.get("unit"))
        ):
            c.at += 1
            day = token.number
    if day is not None and 1 <= day <= 31 and not c.peek().get("unit"):
        return Piece("daynum", day=day, weekday=weekday)
    c.at = here
    return Piece("weekday", weekday=weekday)


def read_trailing_weekday(c: Cursor, piece: Piece) -> None:
    """Take a weekday that stands behind a day: "3 August 2007 (Fri)", "29/03/2022 Tue"."""
    if piece.weekday is not None:
        return
    here = c.at
    _skip(c, "(,")
    weekday = c.peek().get("weekday")
    begins_a_date = c.peek(1).get("month") or c.peek(1).get("ordinal")
    if weekday is None or begins_a_date or (c.peek(1).digits and not _is_clock(c, piece)):
        c.at = here
        return
    c.at += 1
    piece.weekday = weekday
    c.take_text(")")


def _is_clock(c: Cursor, piece: Piece) -> bool:
    """Whether the figures behind a weekday are a time of day: "14:30", "2pm", "0930"."""
    follows = c.peek(2)
    if follows.text in (":", "."):
        return bool(c.peek(3).digits) and c.peek(4).text not in (".", "/")
    if c.peek(1).digits == 4:
        return piece.year is not None
    return bool(follows.get("meridiem") or follows.get("hours"))


def read_month(c: Cursor) -> int | None:
    """The number of a month's name."""
    month = c.take("month")
    return None if month is None else int(month)


def read_year(c: Cursor, *, short: bool = False) -> tuple[int, bool] | None:
    """A year and whether it was written with two figures; `short` allows "07" without a mark."""
    start = c.at
    token = c.peek()
    if token.text in ("'", "’", "‘") and c.peek(1).digits == 2 and not c.peek(1).spaced:
        c.at += 2
        return c.tokens[start + 1].number or 0, True
    if token.digits == 4 and token.number and 1000 <= token.number <= 2999:
        follows = c.peek(1)
        if follows.get("hours") and follows.text != "h":
            return None
        c.at += 1
        return token.number, False
    if short and token.digits == 2 and token.number is not None:
        follows = c.peek(1)
        is_clock = follows.text in (":", ".") and follows.text and c.peek(2).digits == 2
        is_clock = is_clock and not follows.spaced
        if not (is_clock or follows.get("meridiem") or follows.get("hours")) and not (
            follows.get("unit") or follows.get("month")
        ):
            c.at += 1
            return token.number, True
    if not token.digits and token.get("number") is not None:
        year = read_year_words(c)
        if year is not None and 1000 <= year <= 2999:
            return year, False
        c.at = start
    return None


def _day_number(c: Cursor) -> int | None:
    """A day of the month as it stands before its month."""
    start = c.at
    c.take_text("the")
    token = c.peek()
    day: int | None = None
    if token.digits in (1, 2) and token.number is not None:
        c.at += 1
        day = token.number
    else:
        day = read_ordinal(c)
        if day is None and not token.get("month") and len(token.text) > 1:
            day = read_number_words(c)
    if day is None or (day == 0 and c.is_prose) or (day > 39 and c.is_prose):
        c.at = start
        return None
    return day


def _day_first(c: Cursor) -> Piece | None:
    start = c.at
    day = _day_number(c)
    if day is None:
        return None
    marks = c.take_doubt() if c.peek().text in ("?", "[") else 0
    if c.peek().get("day_of"):
        c.at += 1
    elif c.peek().text == "day" and c.peek(1).text in ("of", "in", "of the"):
        c.at += 2
    else:
        _skip(c, "/.-–,")
        c.take("of")
        c.take_text("the")
    marks |= c.take_doubt() if c.peek().text in ("?", "[") else 0
    month = read_month(c)
    if month is None:
        c.at = start
        return None
    marks |= c.take_doubt()
    piece = Piece("day", None, month, day, marks=marks)
    _take_year_after(c, piece, short=True)
    return piece


def _take_year_after(c: Cursor, piece: Piece, *, short: bool) -> None:
    here = c.at
    while c.peek().text and c.peek().text in _BETWEEN and c.peek().text not in ("'", "’"):
        c.at += 1
    sign = c.text[c.tokens[here].start : c.peek().start].strip() if c.at > here else ""
    has_of = c.take("of") is not None
    if sign in ("-", "–", "—") and c.peek(-1).is_dash and c.tokens[here].spaced:
        c.at = here  # " - " opens a range
        return
    may_be_short = has_of or (short and sign != ",")
    year = read_year(c, short=may_be_short)
    if year is None:
        c.at = here
        return
    if year[1] and sign in ("-", "–") and c.peek().get("month"):
        c.at = here
        return
    piece.year, piece.year_was_short = year


def _month_first(c: Cursor) -> Piece | None:
    start = c.at
    month = read_month(c)
    if month is None:
        c.at = start
        return None
    marks = c.take_doubt()
    piece = Piece("month", None, month, marks=marks)
    here = c.at
    day = _day_after_month(c)
    if day is not None:
        piece.kind, piece.day = "day", day
        piece.marks |= c.take_doubt() if c.peek().text in ("?", "[?]", "[") else 0
        _take_year_after(c, piece, short=_may_be_short(c, here))
        return piece
    c.at = here
    _take_year_after(c, piece, short=not c.is_prose)
    return piece


def _may_be_short(c: Cursor, here: int) -> bool:
    """Whether two figures may be a year: "Sep-23-20" is one date, "July 4-10" two days."""
    sign = c.peek().text
    if sign == "-":
        return c.tokens[here].text == "-"
    return sign in ("/", "'", "’")


def _day_after_month(c: Cursor) -> int | None:
    here = c.at
    _skip(c, "/.-,")
    c.take_text("the")
    token = c.peek()
    ordinal = read_ordinal(c)
    if ordinal is not None and ordinal <= 39:
        return ordinal
    if token.digits in (1, 2) and token.number is not None and not _is_a_clock_ahead(c):
        padded_year = (
            token.text[0] == "0"
            and not c.is_prose
            and c.context.order == "day_first"
            and not c.peek(1).text
            and not c.peek(1).digits
        )
        if token.number <= 39 and not padded_year:
            c.at += 1
            return token.number
    elif token.get("number") is not None and not token.digits and len(token.text) > 1:
        words = c.at
        if read_year_words(c) is None:
            c.at = words
            number = read_number_words(c)
            if number is not None and 1 <= number <= 31:
                return number
        c.at = words
    c.at = here
    return None


def _is_a_clock_ahead(c: Cursor) -> bool:
    follows = c.peek(1)
    if follows.get("meridiem") or (follows.get("hours") and not follows.get("unit")):
        return True
    return bool(follows.text == ":" and c.peek(2).digits == 2 and not follows.spaced)


def _year_first(c: Cursor) -> Piece | None:
    """1776 July 4, 1776 4 July, 2020/Sep/23, 1776 December."""
    start = c.at
    token = c.peek()
    if token.digits != 4 or not token.number or not 1000 <= token.number <= 2999:
        return None
    c.at += 1
    _skip(c, ",/-.")
    here = c.at
    if here > start + 1 and c.peek(-1).is_dash and c.peek(-1).spaced:
        c.at = start
        return None
    day: int | None = None
    month = read_month(c)
    if month is None:
        day = _day_number(c)
        _skip(c, "/-.")
        month = read_month(c) if day is not None else None
        if month is None:
            c.at = start
            return None
        if read_year(c) is not None:
            c.at = start  # 1805, 3 May 1806: two dates
            return None
        return Piece("day", token.number, month, day)
    marks = c.take_doubt()
    after = c.at
    day = _day_after_month(c)
    if day is None:
        c.at = after
    elif read_year(c) is not None:
        c.at = start
        return None
    return Piece("month" if day is None else "day", token.number, month, day, marks=marks)


def _bare_ordinal(c: Cursor) -> Piece | None:
    """ "the 3rd": a day of a month named elsewhere."""
    start = c.at
    before = c.peek(-1) if c.at else None
    had_the = c.take_text("the") or (
        before is not None
        and (
            before.text.split(" ")[-1] == "the"
            or before.is_dash
            or any(before.get(sense) for sense in ("to", "and", "between", "from", "lead"))
        )
    )
    day = read_ordinal(c)
    opens = c.peek(1).get("from") or c.peek(1).get("between")
    if day is None and had_the and c.peek().digits in (1, 2) and opens:
        day = c.peek().number  # "on the 17 from 2pm to 4pm"
        c.at += 1
    if day is None or not 1 <= day <= 31 or c.peek().get("unit") or c.peek().get("ofcentury"):
        c.at = start
        return None
    names_a_thing = c.peek().text.isalpha() and not c.peek().senses  # "the 3rd man"
    if not c.is_prose or (had_the and not names_a_thing):
        if c.peek().get("weekday") or c.peek().get("quarter"):
            c.at = start
            return None
        return Piece("daynum", day=day, value="ordinal")
    c.at = start
    return None
