"""Rows of items: ranges, alternatives and lists, lent to each other and joined."""

# ruff: noqa: PLR0911 (a rule of grammar leaves at the first form that fits)

from candour.core.dates.calendar import MINUTES_A_DAY, date_of
from candour.core.dates.edtf import UNCERTAIN
from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.filling import fill
from candour.core.dates.reading.items import read_item
from candour.core.dates.reading.joining import join
from candour.core.dates.reading.pieces import Piece, Span, days_span
from candour.core.dates.reading.resolving import resolve


def read_row(c: Cursor) -> Span | None:
    """One item, or several tied by dashes, commas, "and", "or"; None when there is none here."""
    start = c.at
    first = read_item(c)
    if first is None:
        return None
    lead_year = None
    if first.kind == "year" and c.peek().digits in (1, 2) and c.peek().spaced:
        # "1776 4-10 July": the year stands before a run of days.
        here = c.at
        second = read_item(c)
        if second is not None and second.kind == "number":
            lead_year, first = first, second
        else:
            c.at = here
    pieces, joints = _read_rest(c, first)
    if lead_year is not None:
        if not (pieces[-1].needs_year and pieces[-1].kind == "day"):
            c.at = start
            return None
        pieces[-1].year = lead_year.year
    while len(pieces) > 1 and pieces[-1].kind == "number" and not _can_continue(pieces[-2]):
        pieces.pop()
        joints.pop()
    if len(pieces) == 1 and first.kind == "number":
        c.at = start
        return None
    return join_pieces(c, pieces, joints)


def _read_rest(c: Cursor, first: Piece) -> tuple[list[Piece], list[str]]:
    """The first item of a row and those that a joint ties to it."""
    pieces, joints = [first], []
    while True:
        here, opened = c.at, c.opened
        joint = _read_joint(c)
        if joint is None:
            break
        piece = None if c.peek().get("or_later") else read_item(c)
        if piece is None or not _belongs(c, piece, pieces[-1], joint):
            c.at, c.opened = here, opened
            break
        _attach_year(c, piece, pieces[-1])
        if piece.aside and not c.take("or_later"):
            c.take("or_earlier")
        pieces.append(piece)
        joints.append(joint)
    return pieces, joints


def _can_continue(left: Piece) -> bool:
    return left.kind in ("year", "day", "month", "number", "daynum", "decade")


def _belongs(c: Cursor, piece: Piece, left: Piece, joint: str) -> bool:
    """Whether an item behind a joint is part of the same date, rather than the next words."""
    if not c.is_prose:
        return True
    lends = left.needs_year and not piece.needs_year and piece.kind == left.kind
    if joint == "list":
        return left.kind in ("number", "daynum") or lends
    if piece.kind == "clock" and left.clock is None:
        return False
    if joint in ("and", "or", "list") and left.kind in ("year", "relative", "ready", "weekday"):
        return False
    if joint in ("and", "or"):
        return left.kind in ("number", "daynum") or lends
    return True


def _attach_year(c: Cursor, piece: Piece, left: Piece) -> None:
    """The year behind a run of days: "July 4-10, 1776"."""
    if piece.kind not in ("number", "daynum") or piece.weekday is not None:
        return
    if left.kind not in ("day", "number", "daynum"):
        return
    here = c.at
    c.take_text(",")
    c.take("of")
    token = c.peek()
    follows = c.peek(1)
    if (
        token.digits == 4
        and token.number
        and 1000 <= token.number <= 2999
        and not (follows.is_dash or follows.text in ("/", "."))
    ):
        c.at += 1
        piece.year = token.number
        return
    c.at = here


def _read_joint(c: Cursor) -> str | None:
    token = c.peek()
    if token.is_dash:
        c.at += 1
        c.take_dash()
        return "range"
    if token.text in ("/", "~"):
        c.at += 1
        return "range"
    if (token.get("to") and token.get("until") is None) or token.text in ("to", "until", "till"):
        c.at += 1
        return "range"
    if token.get("to"):
        c.at += 1
        return "range"
    if token.get("or"):
        c.at += 1
        return "or"
    if token.get("and"):
        c.at += 1
        return "and"
    if token.text in (",", ";", "(", "+") and not c.peek().get("lead"):
        c.at += 1
        if token.text == "(":
            c.opened += 1
        if c.peek().get("or"):
            c.at += 1
            return "or"
        if c.peek().get("and"):
            c.at += 1
            return "and"
        return "list"
    return None


def join_pieces(c: Cursor, pieces: list[Piece], joints: list[str]) -> Span:
    """The span of a row: its pieces filled from each other, resolved in turn, and joined."""
    for index, piece in enumerate(pieces):
        if piece.kind == "number" and piece.year is not None and index:
            # "July 4-10, 1776": the year stands for the whole run.
            pieces[0].year = pieces[0].year or piece.year
    night = _night_of_two(pieces, joints)
    fill(pieces, joints)
    if night:
        timed = _minute_in_night(pieces)
        if timed is not None:
            return _resolve(c, timed)
        for piece in pieces:
            piece.clock = None
    aside = _asides(pieces, joints)
    kept = [index for index in range(len(pieces)) if index not in aside]
    # Doubt about a later copy is doubt in the cell all the same, and is not lost with it.
    doubt = 0
    for index in aside:
        doubt |= pieces[index].marks
    left_out = bool(aside)
    pieces = [pieces[index] for index in kept]
    joints = [joints[index - 1] for index in kept[1:]]
    spans = _resolve_row(c, pieces, joints)
    span = join(spans, joints, pieces, is_night=night)
    if left_out:
        span.mark(doubt)
        span.notes.append("a later year, of copies or care, is not counted")
    return span


def _resolve_row(c: Cursor, pieces: list[Piece], joints: list[str]) -> list[Span]:
    """Resolve in turn, so that the end of a range can be placed after its beginning."""
    spans: list[Span] = []
    for index, piece in enumerate(pieces):
        if index and joints[index - 1] == "range":
            before = pieces[index - 1]
            if piece.needs_year and before.year is not None and piece.kind == before.kind:
                is_earlier = (piece.month or 0, piece.day or 0) < (
                    before.month or 0,
                    before.day or 0,
                )
                piece.year = before.year + is_earlier
            elif piece.needs_year and piece.month and spans[-1].first is not None:
                start = date_of(spans[-1].first // MINUTES_A_DAY)
                if start is not None:
                    is_earlier = (piece.month, piece.day or 31) < (start.month, start.day)
                    piece.year = start.year + is_earlier
            elif piece.kind == "weekday" and piece.weekday and spans[-1].last is not None:
                day = spans[-1].last // MINUTES_A_DAY
                day += (piece.weekday - 1 - (day - 1) % 7) % 7
                piece.kind, piece.ready = "ready", days_span(day, day, "day")
        spans.append(_resolve(c, piece))
    return spans


def _asides(pieces: list[Piece], joints: list[str]) -> list[int]:
    """Items that tell of copies or care ("cast 1955-6"), up to the next item of another kind."""
    aside: list[int] = []
    for index in range(1, len(pieces)):
        goes_on = joints[index - 1] != "list" and not pieces[index].acted
        if pieces[index].aside or (pieces[index].bounds and not pieces[0].marks & UNCERTAIN):
            # What was shown by a year bounds a making that is in doubt, and no other.
            aside.append(index)
        elif goes_on and index - 1 in aside:
            aside.append(index)
    return aside


def _minute_in_night(pieces: list[Piece]) -> Piece | None:
    """A night with a clock time is that minute: before noon on its second day, else its first."""
    clock = pieces[1].clock
    if clock is None or clock.is_night or clock.precision not in ("minute", "hour", "range"):
        return None
    timed = pieces[1] if clock.first < 720 else pieces[0]
    timed.clock = clock
    clock.other = None
    return timed


def _night_of_two(pieces: list[Piece], joints: list[str]) -> bool:
    first = pieces[0].clock
    return len(pieces) == 2 and joints == ["range"] and first is not None and first.is_night


def _resolve(c: Cursor, piece: Piece) -> Span:
    c.has_own_day = piece.kind != "clock"
    return resolve(piece, c.words, c.context)
