"""Dates in figures: any separator, mistyped ones, year first or last, unknown parts as ??."""

# ruff: noqa: PLR0911 (a rule of grammar leaves at the first form that fits)

import re

from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.pieces import Piece
from candour.core.dates.reading.tokens import Token

_SIGNS = frozenset("/.-–—,\\:_|;")


def read_numeric(c: Cursor) -> Piece | None:
    """A date of figures and signs only; None when the figures are something else."""
    token = c.peek()
    if not (token.digits or token.text == "?"):
        return None
    if token.digits == 8 and token.number is not None:
        return _read_run_together(c, token.text)
    numbers, places = _read_groups(c)
    if len(numbers) == 3:
        piece = _three(numbers, c)
        if piece is not None:
            c.at = places[2]
            return piece
    if len(numbers) >= 2:
        piece = _two(numbers[:2], c)
        if piece is not None:
            c.at = places[1]
            return piece
    return None


def _read_run_together(c: Cursor, digits: str) -> Piece | None:
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if 1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= 31:
        c.at += 1
        return Piece("day", year, month, day)
    return None


def _read_groups(c: Cursor) -> tuple[list[Token], list[int]]:
    """Up to three groups of figures (or of ??) with signs, spaces or both between them."""
    start = c.at
    groups: list[Token] = []
    places: list[int] = []
    while len(groups) < 3:
        token = c.peek()
        if token.text == "?" and c.peek(1).text == "?":
            groups.append(token)
            c.at += 2
        elif token.digits:
            groups.append(token)
            c.at += 1
        else:
            break
        places.append(c.at)
        if not _take_sign(c):
            break
    c.at = start
    if len(groups) > len(places):
        groups.pop()
    return groups, places


def _take_sign(c: Cursor) -> bool:
    sign = c.peek()
    if c.is_prose and sign.text == ";":
        return False
    if sign.text in _SIGNS and sign.text:
        c.at += 1
        if c.peek().text in _SIGNS and c.peek().text and not c.peek().spaced:
            c.at += 1
        return True
    return bool(sign.digits and sign.spaced)


def _value(token: Token) -> int | None:
    return token.number if token.digits else None


def _three(groups: list[Token], c: Cursor) -> Piece | None:
    a, b, third = groups
    signs = c.text[a.end : b.start] + c.text[b.end : third.start]
    if a.digits == 4 and b.digits in (0, 1, 2) and third.digits in (0, 1, 2):
        inner, outer = c.text[a.end : b.start].strip(), c.text[b.end : third.start].strip()
        if "," in signs or ":" in signs or bool(inner) != bool(outer):
            return None
        return _place(_value(a), _value(b), _value(third), c, can_swap=False)
    if third.digits not in (2, 4) or a.digits > 2 or b.digits > 2:
        return None
    gaps = (c.text[a.end : b.start], c.text[b.end : third.start])
    if third.digits == 2 and not all(gap.strip() for gap in gaps):
        return None
    if (
        _is_a_pair(a, b, third, c)
        or _is_a_clock(signs, third)
        or not (_tight(signs) or (third.digits == 4 and (gaps[0] == "/" or not c.is_prose)))
    ):
        return None
    if c.is_prose and third.digits == 2 and gaps[0].strip() != gaps[1].strip():
        return None
    year = _value(third)
    first, second = _value(a), _value(b)
    piece = _day_month(first, second, c)
    piece.year = year
    if third.digits == 2:
        piece.year_was_short = True
    return piece


def _tight(signs: str) -> bool:
    """Whether the figures hold together: no list ("1, 2, 2007") and not bare spaces only."""
    return bool(signs.strip()) and signs.count(" ") <= 3 and ", " not in signs


def _is_a_pair(a: Token, b: Token, third: Token, c: Cursor) -> bool:
    """Whether the third figures begin another date ("10/1-11/2/2017")."""
    inner, outer = c.text[a.end : b.start], c.text[b.end : third.start]
    rest = c.text[third.end : third.end + 2]
    return inner != outer and rest[:1] == inner and rest[1:].isdigit()


def _is_a_clock(signs: str, third: Token) -> bool:
    return signs.count(":") == 2 or (":" in signs and third.digits == 2 and "/" not in signs)


def _day_month(first: int | None, second: int | None, c: Cursor) -> Piece:
    day, month = first, second
    if c.context.order == "month_first":
        day, month = second, first
    if (month is None) != (day is None) and (month or day or 13) <= 12:
        # 08/??/2007 and ??/08/2007: whoever knows one of the two knows the month.
        return Piece("month", None, month or day)
    return _place(None, month, day, c, can_swap=True)


def _place(
    year: int | None, month: int | None, day: int | None, c: Cursor, *, can_swap: bool
) -> Piece:
    if month is None and day is None:
        return Piece("year", year)
    if month is None:
        return Piece("year", year)
    if day is None:
        return Piece("month", year, month)
    piece = Piece("day", year, month, day)
    if not can_swap:
        return piece
    if month > 12 >= day >= 1:
        piece.month, piece.day = day, month
        other = "month" if c.context.order == "day_first" else "day"
        piece.notes.append(f"can only be read {other} first")
    elif day <= 12 and month <= 12 and day != month:
        piece.swap = True
    return piece


def _two(groups: list[Token], c: Cursor) -> Piece | None:
    a, b = groups
    sign = c.text[a.end : b.start]
    if "," in sign or ":" in sign or ";" in sign or not sign.strip():
        return None
    is_open = " " in sign
    if a.digits in (1, 2) and b.digits == 4 and not is_open:
        return _month_of_year(a, b)
    if a.digits == 0 and b.digits == 4:
        return Piece("year", b.number)
    if a.digits == 4 and b.digits == 2 and "-" in sign and not is_open:
        return None  # a range of years or ISO's month: spans.py weighs them
    if a.digits == 4 and b.digits == 0:
        return Piece("year", a.number)
    if a.digits in (1, 2) and b.digits in (1, 2) and not is_open and sign in ("/", ".", "-"):
        return _day_without_year(a, b, sign, c)
    return None


def _month_of_year(a: Token, b: Token) -> Piece | None:
    if a.number is None or not 1 <= a.number <= 12 or not 1000 <= (b.number or 0) <= 2999:
        return None
    return Piece("month", b.number, a.number)


def _day_without_year(a: Token, b: Token, sign: str, c: Cursor) -> Piece | None:
    after = c.peek(3)
    if after.get("meridiem") or after.get("hours") or (c.is_prose and sign == "-"):
        return None  # 3-8pm
    if after.get("month") or (c.peek(3).is_dash and c.peek(4).get("month")):
        return None  # 2/3 August: a pair of days
    if sign == "." and b.digits == 2:
        return None  # 11.05 without a year is a clock time
    if re.match(r"[./]\d", c.text[b.end : b.end + 2]):
        return None  # a longer row of figures
    if sign == "." and after.digits and after.spaced:
        return None
    first, second = a.number or 0, b.number or 0
    if not (1 <= first <= 31 and 1 <= second <= 31) or min(first, second) > 12:
        return None
    piece = _day_month(first, second, c)
    piece.value = sign
    return piece
