"""Rows of items: ranges, alternatives, lists, and spans with an open side."""

from candour.core.dates.calendar import MINUTES_A_DAY, date_of, minutes_of, year_of
from candour.core.dates.edtf import UNCERTAIN, year_text
from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.filling import fill
from candour.core.dates.reading.items import read_item, week_span
from candour.core.dates.reading.joining import join
from candour.core.dates.reading.offsets import offset_piece, read_distance
from candour.core.dates.reading.pieces import (
    Piece,
    Refusal,
    Span,
    day_text,
    days_span,
    minute_text,
    minutes_span,
)
from candour.core.dates.reading.resolving import resolve

_OPENERS = ("before", "until", "after", "since")


def read_sequence(c: Cursor) -> Span | None:
    """Read a whole date expression; None when there is none here. Raises `Refusal`."""
    start, opened = c.at, c.opened
    marks = c.take_doubt()
    while c.leads() and not c.peek().get("age"):
        c.at += 1
        marks |= c.take_doubt()
    span = _read_between(c) or _read_from(c) or _read_bound(c) or _read_open(c)
    if span is None:
        # A mark before a row is the first item's own: "?1829, exhibited 1830".
        c.at, c.opened, marks = start, opened, 0
        span = _read_row(c)
    if span is None:
        c.at, c.opened = start, opened
        return None
    span.mark(marks)
    return _read_suffix(c, span)


def _read_suffix(c: Cursor, span: Span) -> Span:
    """or later, onwards, (?), approx.: what stands behind the whole."""
    span.mark(c.take_doubt())
    here = c.at
    c.take_text(",")
    c.take_doubt()
    if c.is_prose and (c.peek(1).text not in ("", ".", ",", ";", ")", ":")):
        c.at = here
    elif c.take("or_later"):
        span = open_span(span, "since")
    elif c.take("or_earlier"):
        span = open_span(span, "until")
    else:
        c.at = here
    span.mark(c.take_doubt())
    return span


def _read_between(c: Cursor) -> Span | None:
    start = c.at
    if c.take("between") is None:
        return None
    first = read_item(c)
    if first is not None and first.clock is not None and first.clock.precision == "range":
        if not first.clock.is_night:
            return _join_pieces(c, [first], [])
    if first is not None and (c.take("and") or c.take("to") or c.take_dash() or c.take_text("~")):
        second = read_item(c)
        if second is not None:
            return _join_pieces(c, [first, second], ["range"])
    c.at = start
    return None


def _read_from(c: Cursor) -> Span | None:
    start = c.at
    if c.take("from") is None:
        return None
    first = read_item(c)
    if first is None:
        c.at = start
        return None
    if first.clock is not None and first.clock.precision == "range" and not first.clock.is_night:
        return _join_pieces(c, [first], [])
    if c.context.on_days and c.take("or_later"):
        # "from March to date": up to the day of writing.
        now = Piece("ready", ready=days_span(c.context.on_days[1], c.context.on_days[1], "day"))
        return _join_pieces(c, [first, now], ["range"])
    if c.take("to") or c.take_dash() or c.take_text("~"):
        if c.peek().get("or_later") or c.peek().text in ("date", "present"):
            c.at += 1
            return open_span(_join_pieces(c, [first], []), "since")
        second = read_item(c)
        if second is not None:
            return _join_pieces(c, [first, second], ["range"])
    c.at = start
    return None


def _read_open(c: Cursor) -> Span | None:
    """before, after, on or before …; "after X and before Y" closes the span again."""
    start = c.at
    side = next((name for name in _OPENERS if c.peek().get(name)), None) or _joined_opener(c)
    if side is None or (c.peek().get("act") and not c.peek().get("until")):
        return None
    if c.is_prose and c.peek().get("to") and c.peek().text == "to":
        return None
    c.at += 1
    marks = c.take_doubt()
    if side in ("before", "until") and c.peek().get("edge") == "end":
        # "before the end of June" goes up to its last day; "late June" would end earlier.
        c.at += 1
        c.take_text("the")
        side = "until"
    span = _read_row(c)
    if span is None:
        c.at = start
        return None
    span.mark(marks)
    opened = open_span(span, side)
    if opened.last is None:
        closed = _close(c, opened)
        if closed is not None:
            return closed
    return opened


def _joined_opener(c: Cursor) -> str | None:
    """The "before" of "or before 2019", which the vocabulary also knows as "or earlier"."""
    token = c.peek()
    if not c.is_prose or not (token.get("or_later") or token.get("or_earlier")):
        return None
    senses = c.words.singles.get(token.text.split(" ")[-1], {})
    return "before" if "before" in senses else "after" if "after" in senses else None


def _read_bound(c: Cursor) -> Span | None:
    """more than two weeks ago, less than 3 days after tomorrow, within 9 months."""
    start = c.at
    bound = c.take("bound")
    days = c.context.on_days
    if bound is None or days is None:
        c.at = start
        return None
    here = c.at
    piece = read_item(c)
    if piece is None or piece.kind != "ready":
        c.at = here
        distance = read_distance(c)
        piece = offset_piece(c, distance, +1) if distance and bound == "less" else None
    if piece is None or piece.ready is None:
        c.at = start
        return None
    span = resolve(piece, c.words, c.context)
    if span.first is None or span.last is None:
        c.at = start
        return None
    if span.precision == "minute" and c.context.on and c.context.on.earliest:
        ends = sorted((minutes_of(c.context.on.earliest), span.first))
        return minutes_span(ends[0], ends[1], "range")
    is_past = span.first < days[0] * MINUTES_A_DAY
    if bound == "more":
        return open_span(span, "until" if is_past else "since")
    first, last = span.first // MINUTES_A_DAY, span.last // MINUTES_A_DAY
    low, high = (first + 1, days[1]) if is_past else (days[0], last - 1)
    return days_span(low, max(low, high), "range")


def _close(c: Cursor, opened: Span) -> Span | None:
    here = c.at
    c.take("and")
    c.take_text("but", ",")
    side = next((name for name in ("before", "until") if c.peek().get(name)), None)
    if side is None:
        c.at = here
        return None
    c.at += 1
    span = _read_row(c)
    if span is None:
        c.at = here
        return None
    end = open_span(span, side)
    if end.last is None or opened.first is None or end.last < opened.first:
        raise Refusal("the end lies before the beginning")
    return Span(
        opened.first,
        end.last,
        "range",
        [opened.texts[0], end.texts[-1]],
        [opened.marks[0], end.marks[-1]],
        "interval",
        opened.notes + end.notes,
    )


def open_span(span: Span, side: str) -> Span:
    """Everything from, after, up to or before a span."""
    if side == "since":
        first, text = span.first, span.texts[0]
        made = Span(first, None, "open", [text, ".."], [span.marks[0], 0], "interval")
    elif side == "after":
        first = None if span.last is None else span.last + 1
        text = _next_text(span, first)
        made = Span(first, None, "open", [text, ".."], [span.marks[-1], 0], "interval")
    elif side == "until":
        made = Span(
            None, span.last, "open", ["..", span.texts[-1]], [0, span.marks[-1]], "interval"
        )
    else:
        last = None if span.first is None else span.first - 1
        text = _previous_text(span, last)
        made = Span(None, last, "open", ["..", text], [0, span.marks[0]], "interval")
    if span.precision == "minute" and side == "after":
        made.first, made.texts[0] = span.last, span.texts[-1]  # within that minute, or later
    made.notes = span.notes
    made.others = [open_span(other, side) for other in span.others]
    made.settled = span.settled
    if made.first is None and made.last is None:
        raise Refusal("both sides are open")
    return made


def _next_text(span: Span, first: int | None) -> str:
    if first is None:
        return ".."
    day = first // MINUTES_A_DAY
    start = date_of(day)
    if start is None or (start.month, start.day) == (1, 1) and _is_of_years(span):
        return year_text(year_of(day))
    if span.precision == "month":
        return f"{start.year:04d}-{start.month:02d}"
    return day_text(day) if first % MINUTES_A_DAY == 0 else minute_text(first)


def _previous_text(span: Span, last: int | None) -> str:
    if last is None:
        return ".."
    day = last // MINUTES_A_DAY
    end = date_of(day)
    if end is None or (end.month, end.day) == (12, 31) and _is_of_years(span):
        return year_text(year_of(day))
    if span.precision == "month":
        return f"{end.year:04d}-{end.month:02d}"
    is_whole = (last + 1) % MINUTES_A_DAY == 0
    return day_text(day) if is_whole else minute_text(last)


def _is_of_years(span: Span) -> bool:
    return all("-" not in text[1:] for text in span.texts)


def _read_row(c: Cursor) -> Span | None:
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
    return _join_pieces(c, pieces, joints)


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
    if joint == "list":
        return left.kind in ("number", "daynum") or piece.kind == left.kind == "day"
    if piece.kind == "clock" and left.clock is None:
        return False
    if joint in ("and", "or", "list") and left.kind in ("year", "relative", "ready", "weekday"):
        return False
    if joint in ("and", "or"):
        return left.kind in ("number", "daynum") or (left.needs_year and piece.kind == left.kind)
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
    if token.digits == 4 and token.number and 1000 <= token.number <= 2999:
        if not (follows.is_dash or follows.text in ("/", ".")):
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
    if token.get("to") and token.get("until") is None or token.text in ("to", "until", "till"):
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


def _join_pieces(c: Cursor, pieces: list[Piece], joints: list[str]) -> Span:
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
    if piece.kind == "week":
        span = week_span(piece, resolve(piece.value, c.words, c.context))
        span.mark(piece.marks)
        return span
    return resolve(piece, c.words, c.context)
