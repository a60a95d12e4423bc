"""Lend what one item of a row states to those beside it: "4-10 July 1776", "1771-76"."""

from candour.core.dates.calendar import days_in_month
from candour.core.dates.reading.pieces import Piece, Refusal

NO_DATE_AT_ALL = "a bare number is no date"


def fill(pieces: list[Piece], joints: list[str]) -> None:
    """Complete the pieces of one row from each other, right to left, then left to right."""
    _name_centuries(pieces)
    for index in range(len(pieces) - 2, -1, -1):
        _from_right(pieces[index], pieces[index + 1], joints[index])
    for index in range(1, len(pieces)):
        _from_left(pieces[index], pieces[index - 1])
    for piece in pieces:
        if piece.kind == "number":
            raise Refusal(NO_DATE_AT_ALL)
    _share_clock(pieces)


def _name_centuries(pieces: list[Piece]) -> None:
    for index, piece in enumerate(pieces[:-1]):
        follows = pieces[index + 1]
        if follows.kind in ("century", "millennium") and piece.kind in ("daynum", "number"):
            piece.number = piece.day or piece.number
            piece.kind, piece.day = follows.kind, None
        if (
            follows.era == "bc"
            and piece.era is None
            and piece.kind in ("year", "century", "millennium")
        ):
            piece.era = follows.era


def _from_right(piece: Piece, right: Piece, joint: str) -> None:
    if piece.kind in ("number", "daynum") and piece.weekday is None:
        day = piece.day or piece.number
        if right.kind == "day" and 1 <= day <= 39:
            piece.kind, piece.day = "day", day
            piece.month, piece.year = right.month, right.year
            piece.year_was_short = right.year_was_short
            if joint == "range" and right.day is not None and day > right.day:
                _month_back(piece)
            return
        if right.kind == "year" and right.era and right.year is not None and piece.number:
            piece.kind, piece.year, piece.era = "year", piece.number, right.era  # 500–450 B.C.
            return
        if right.kind == "daynum" and right.month is None:
            return
    if piece.kind == "daynum" and right.kind == "day":
        piece.kind, piece.month, piece.year = "day", right.month, right.year
        return
    if piece.needs_year and right.year is not None and right.kind != "year":
        piece.year = right.year
        piece.year_was_short = right.year_was_short
        if joint == "range" and _is_later(piece, right):
            piece.year -= 1
    elif piece.needs_year and right.kind == "year" and right.year is not None and joint == "list":
        piece.year = right.year


def _month_back(piece: Piece) -> None:
    """ "27-3 April": the first day lies in the month before."""
    if piece.month is None:
        return
    piece.month -= 1
    if piece.month == 0:
        piece.month = 12
        if piece.year is not None:
            piece.year -= 1


def _is_later(piece: Piece, right: Piece) -> bool:
    if piece.month is None or right.month is None:
        return False
    return (piece.month, piece.day or 0) > (right.month, right.day or 31)


def _from_left(piece: Piece, left: Piece) -> None:
    if piece.kind == "number":
        _number_after(piece, left)
    elif piece.kind == left.kind == "decade" and piece.digits == 2 and left.digits == 4:
        piece.number, piece.digits = left.number // 100 * 100 + piece.number, 4
    elif piece.kind == "daynum" and piece.weekday is None and left.kind == "day":
        piece.kind, piece.month, piece.year = "day", left.month, left.year
        if piece.day is not None and left.day is not None and piece.day < left.day:
            _month_on(piece)
    elif piece.needs_year and left.year is not None and left.kind in ("day", "month", "season"):
        piece.year = left.year
        piece.year_was_short = left.year_was_short
        if _is_later(left, piece):
            piece.year += 1


def _month_on(piece: Piece) -> None:
    if piece.month is None:
        return
    piece.month += 1
    if piece.month == 13:
        piece.month = 1
        if piece.year is not None:
            piece.year += 1


def _number_after(piece: Piece, left: Piece) -> None:
    """A number behind a date goes on counting its last figures: a year's, or a day's."""
    number, digits = piece.number, piece.digits
    if left.kind == "day" and left.month is not None:
        piece.kind, piece.month, piece.day = "day", left.month, number
        piece.year, piece.year_was_short = left.year, left.year_was_short
        if left.day is not None and number < left.day:
            longest = days_in_month(left.year or 2000, left.month)
            if number <= 31 and left.day <= longest:
                _month_on(piece)
        return
    if left.kind == "year" and left.year is not None and left.year < 1000:
        piece.kind, piece.year, piece.era = "year", number, left.era  # A.D. 100–150
        return
    if left.kind in ("year", "decade") and digits in (1, 2):
        base = left.year if left.kind == "year" else left.number
        if base is None or base < 100:
            return
        unit = 10**digits
        year = base - base % unit + number
        if year < base and digits == 2 and base % 100 > 80 and number < 20:
            year += 100
        piece.kind, piece.year = "year", year
        piece.marks |= left.marks
        return
    if left.kind == "month" and digits == 2 and left.year is not None:
        piece.kind, piece.year = "year", left.year - left.year % 100 + number


def _share_clock(pieces: list[Piece]) -> None:
    """ "3 August 2007 22:00 - 02:00": a bare time in a row stands on the day beside it."""
    for index, piece in enumerate(pieces):
        if piece.kind != "clock":
            continue
        neighbours = [*reversed(pieces[:index]), *pieces[index + 1 :]]
        day = next((other for other in neighbours if other.kind in ("day", "ready")), None)
        if day is None:
            continue
        piece.kind, piece.ready = day.kind, day.ready
        piece.year, piece.month, piece.day = day.year, day.month, day.day
        piece.weekday, piece.swap = day.weekday, day.swap
        piece.year_was_short = day.year_was_short
