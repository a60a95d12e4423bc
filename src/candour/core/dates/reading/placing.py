"""Find the year (or month) that a date leaves out, in the light of the period or another date."""

from candour.core.dates.calendar import date_of, day_number, days_in_month, iso_week, weekday_of
from candour.core.dates.reading.context import Context
from candour.core.dates.reading.pieces import Piece, Refusal, Span, days_span
from candour.core.dates.reading.words import DateWords

NO_YEAR = "no year is written; a review period or another date is needed to find it"
NO_DATE = "no date is written; another date is needed to read it against"


def place(piece: Piece, words: DateWords, context: Context) -> None:
    """Fill in what the piece lacks, or raise `Refusal`."""
    if piece.kind == "clock":
        _today(piece, context)
    elif piece.kind == "weekday":
        _weekday(piece, context)
    elif piece.kind == "daynum":
        _day_of_month(piece, context)
    elif piece.year is None:
        _year(piece, words, context)


def _today(piece: Piece, context: Context) -> None:
    days = context.on_days
    if days is None or days[0] != days[1]:
        raise Refusal(NO_DATE)
    piece.kind, piece.ready = "ready", days_span(days[0], days[0], "day")


def _weekday(piece: Piece, context: Context) -> None:
    """A bare weekday: the last one up to the date read against, or the next; both are kept."""
    days = context.on_days
    if days is None or piece.weekday is None:
        if context.period and piece.weekday is not None:
            raise Refusal(NO_DATE)
        raise Refusal(NO_DATE)
    day = days[0]
    before = day - (weekday_of(day) - piece.weekday) % 7
    after = day + (piece.weekday - weekday_of(day)) % 7
    piece.kind = "ready"
    is_ahead = context.is_story or context.looks_ahead
    first, other = (after, before) if is_ahead else (before, after)
    piece.ready = days_span(first, first, "day")
    if first != other:
        piece.ready.others.append(days_span(other, other, "day"))


def _day_of_month(piece: Piece, context: Context) -> None:
    """ "the 3rd", "Tuesday the 3rd": the nearest month in which it is so."""
    days = context.on_days
    anchor = date_of(days[0]) if days else None
    if anchor is None or piece.day is None:
        raise Refusal("no month is written; another date is needed to find it")
    found: list[int] = []
    index = anchor.year * 12 + anchor.month - 1
    for step in range(-14, 15):
        year, month = divmod(index + step, 12)
        if piece.day > days_in_month(year, month + 1):
            continue
        number = day_number(year, month + 1, piece.day)
        if piece.weekday is None or weekday_of(number) == piece.weekday:
            found.append(number)
    piece.kind = "ready"
    piece.ready = _nearest(found, anchor.toordinal(), context)


def _nearest(found: list[int], anchor: int, context: Context) -> Span:
    if not found:
        raise Refusal("no month near the date read against has that day on that weekday")
    before = [number for number in found if number <= anchor]
    after = [number for number in found if number >= anchor]
    ordered = sorted(found, key=lambda number: abs(number - anchor))
    if (context.is_story or context.looks_ahead) and after:
        ordered = [after[0], *before[-1:]]
    elif before and after and before[-1] != after[0]:
        ordered = sorted((before[-1], after[0]), key=lambda number: abs(number - anchor))
    span = days_span(ordered[0], ordered[0], "day")
    span.others = [days_span(number, number, "day") for number in ordered[1:2]]
    span.settled = True
    return span


def _year(piece: Piece, words: DateWords, context: Context) -> None:
    if context.period:
        first, last = context.period
        fits = [
            year
            for year in range(first.year, last.year + 1)
            if first.toordinal() <= _number(piece, words, year) <= last.toordinal()
        ]
        if len(fits) == 1:
            piece.year = fits[0]
            return
        if fits and not context.on_days:
            piece.year, piece.other_years = fits[0], fits[1:4]
            return
    if not context.on_days:
        raise Refusal(NO_YEAR)
    anchor = context.on_days[0]
    around = date_of(anchor)
    year = around.year if around else 1
    candidates = [year + step for step in (0, -1, 1)]
    if piece.kind == "day" and piece.month == 2 and piece.day == 29:
        candidates = sorted(range(year - 4, year + 5), key=lambda y: abs(y - year))
        candidates = [y for y in candidates if days_in_month(y, 2) == 29]
    if piece.kind == "isoweek":
        candidates = [year]
    piece.year = min(candidates, key=lambda y: _distance(piece, words, y, anchor))


def _distance(piece: Piece, words: DateWords, year: int, anchor: int) -> int:
    number = _number(piece, words, year)
    if piece.kind in ("month", "season"):
        # A named month that holds the date read against is that month.
        length = 31 if piece.kind == "month" else 92
        if number <= anchor < number + length:
            return 0
        return min(abs(number - anchor), abs(number + length - 1 - anchor))
    return abs(number - anchor)


def _number(piece: Piece, words: DateWords, year: int) -> int:
    if piece.kind == "feast":
        return words.feasts[piece.name].in_year(year)
    if piece.kind == "term":
        return words.terms[piece.name].first.in_year(year)
    if piece.kind == "season":
        return day_number(year, words.seasons[piece.name].month, 1)
    if piece.kind == "isoweek":
        return iso_week(year, piece.number)
    month = piece.month or 1
    if not 1 <= month <= 12:
        raise Refusal(f"there is no month {month}; not repaired")
    return day_number(year, month, max(1, min(piece.day or 1, days_in_month(year, month))))
