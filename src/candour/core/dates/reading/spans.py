"""Years, decades, centuries and what divides them: early, mid, late, halves, quarters."""

# ruff: noqa: PLR0911 (a rule of grammar leaves at the first form that fits)

from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.numbers import read_ordinal
from candour.core.dates.reading.pieces import Piece
from candour.core.dates.reading.worded import read_year

_LONGEST_SHORT_RANGE = 10


def read_part(c: Cursor) -> str | None:
    """early / mid / late / whole, h1 / h2, q1 to q4, t1 to t3; None leaves the cursor."""
    start = c.at
    c.take_text("the")
    part: str | None = None
    if c.peek().get("quarter") and c.peek().get("unit"):
        c.at = start
        return None
    for sense, letter in (("part", ""), ("half", "h"), ("quarter", "q"), ("third", "t")):
        value = c.peek().get(sense)
        if value is not None:
            part = f"{letter}{value}"
            break
    if part is None:
        c.at = start
        return None
    c.at += 1
    if c.peek().is_dash:
        c.at += 1
    if c.peek().get("of") or c.peek().text == "in the":
        c.at += 1
    c.take_text("the")
    leads = c.peek().get("lead") and (c.peek(1).digits or c.peek().text.startswith("in"))
    if leads and c.peek().text in ("in", "year", "the year", "in the"):
        c.at += 1
    return part


def read_year_span(c: Cursor) -> Piece | None:
    """A year, decade, century or millennium; also 17--, 177-, 1946-47 weighed against ISO."""
    start = c.at
    piece = _century(c)
    if piece is None:
        c.take_text("the")
        piece = _decade(c) or _year(c)
    if piece is None:
        c.at = start
    if piece is not None:
        era = c.take("era")
        if era is not None and piece.era is None:
            piece.era = str(era)
    return piece


def _century(c: Cursor) -> Piece | None:
    start = c.at
    c.take_text("the")
    if c.peek().text == "c" and c.peek(1).digits == 2 and not c.peek(1).spaced:
        number = c.peek(1).number or 0
        if 10 <= number <= 21:
            c.at += 2
            return Piece("century", number=number)
    number_or_none = read_ordinal(c) or _roman(c)
    if number_or_none is None:
        c.at = start
        return None
    c.take_dash()
    if c.peek().get("ofcentury") and number_or_none <= 30:
        c.at += 1
        return Piece("century", number=number_or_none)
    if c.peek().text in ("millennium", "mill"):
        c.at += 1
        return Piece("millennium", number=number_or_none)
    c.at = start
    return None


def _roman(c: Cursor) -> int | None:
    """XIX, where "century" follows."""
    text = c.peek().text
    if not text or set(text) - set("ivx") or not c.peek(1).get("ofcentury"):
        return None
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in text]
    total = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    c.at += 1
    return total if 1 <= total <= 21 else None


def _decade(c: Cursor) -> Piece | None:
    token, suffix = c.peek(), c.peek(1)
    start = c.at
    if token.digits in (2, 4) and token.number is not None and token.number % 10 == 0:
        is_age = c.is_prose and token.digits == 2 and not c.peek(-1).text.endswith("the")
        is_decade = suffix.get("suffix") == "decade" and not is_age  # "in her early 20s"
        if is_decade and (not suffix.spaced or suffix.text == "s"):
            c.at += 2
            return Piece("decade", number=token.number, digits=token.digits)
    if (
        token.text in ("'", "’", "‘")
        and suffix.digits == 2
        and (suffix.number or 1) % 10 == 0
        and c.peek(2).get("suffix") == "decade"
        and not c.peek(2).spaced
    ):
        c.at += 3
        return Piece("decade", number=suffix.number or 0, digits=2)
    name = token.get("decade_name")
    if name is not None:
        c.at += 1
        return Piece("decade", number=int(name), digits=2)
    c.at = start
    return None


def _year(c: Cursor) -> Piece | None:
    token = c.peek()
    if token.digits in (2, 3) and c.peek(1).is_dash and not c.peek(1).spaced:
        return _open_figures(c)
    if token.digits in (1, 2, 3, 4) and c.peek(1).get("era") and token.number is not None:
        c.at += 1
        return Piece("year", token.number)
    if token.get("era") == "ad" and c.peek(1).digits and token.text in ("ad", "a d"):
        c.at += 2
        return Piece("year", c.peek(-1).number, era="ad")
    if token.digits == 4 and c.peek(1).text == "-":
        weighed = _weigh_hyphen(c)
        if weighed is not None:
            return weighed
    if c.peek(1).get("meridiem"):
        return None  # 1140 a.m.
    year = read_year(c)
    if year is None:
        return None
    piece = Piece("year", year[0], year_was_short=year[1])
    sign = c.peek(1) if c.peek().is_dash else c.peek()
    if sign.text[:1] in "qh" and sign.text[1:].strip().isdigit():
        # "2017 Q1", "2019-H2"
        part = sign.get("quarter") or sign.get("half")
        if part is not None:
            piece.part = f"{sign.text[0]}{part}"
            c.at += 2 if c.peek().is_dash else 1
    return piece


def _open_figures(c: Cursor) -> Piece | None:
    """17-- and 177-: a century and a decade as archives write them."""
    token, next_sign = c.peek(), c.peek(1)
    second = c.peek(2)
    number = token.number or 0
    if token.digits == 2 and second.is_dash and not second.spaced and 10 <= number <= 20:
        c.at += 3
        return Piece("century", number=number + 1)
    is_decade = token.digits == 3 and 100 <= number <= 209 and next_sign.text == "-"
    if is_decade and not second.digits:
        c.at += 2
        return Piece("decade", number=number * 10, digits=4)
    return None


def _weigh_hyphen(c: Cursor) -> Piece | None:
    """1946-47 is a range, 2007-08 ISO's month, 2007-22 EDTF's summer; the doubtful keep both."""
    token, sign, tail = c.peek(), c.peek(1), c.peek(2)
    if sign.spaced or tail.spaced or tail.digits != 2 or tail.number is None:
        return None
    if c.peek(3).text == "-" and not c.peek(3).spaced and c.peek(4).digits:
        return None
    year, number = token.number or 0, tail.number
    if not 1000 <= year <= 2999:
        return None
    gap = number - year % 100
    is_month, is_season = 1 <= number <= 12, 21 <= number <= 24
    could_be_range = 0 < gap <= _LONGEST_SHORT_RANGE
    if not (is_month or is_season):
        return None
    if could_be_range and (is_season or year < 1900):
        return None
    c.at += 3
    piece = Piece("month" if is_month else "season", year, number if is_month else None)
    if is_season:
        piece.name = next(name for name, season in c.words.seasons.items() if season.edtf == number)
    if could_be_range:
        piece.value = ("or_range", year, year - year % 100 + number)
    return piece


def read_season(c: Cursor) -> Piece | None:
    """A season, term, feast or bank holiday, with its year before or after it."""
    start = c.at
    year = _year_before(c)
    c.take_text("the")
    token = c.peek()
    for kind in ("term", "feast", "season"):
        name = token.get(kind)
        if name is not None:
            break
    else:
        c.at = start
        return None
    c.at += 1
    piece = Piece(str(kind), year, name=str(name))
    is_weekend = kind == "feast" and c.peek().get("unit") == "weekend"
    if is_weekend:
        c.at += 1
    if year is None:
        _read_year_behind(c, piece)
    if is_weekend or (kind == "feast" and c.peek().get("unit") == "weekend"):
        c.at += not is_weekend
        return Piece("week", piece.year, name="weekend_of", value=piece)
    return piece


def _year_before(c: Cursor) -> int | None:
    token = c.peek()
    if token.digits == 4 and token.number and 1000 <= token.number <= 2999:
        follows = c.peek(1)
        step = 2 if follows.text in (",", "-") else 1
        if any(c.peek(step).get(kind) for kind in ("season", "term", "feast")):
            c.at += step
            return token.number
    return None


def _read_year_behind(c: Cursor, piece: Piece) -> None:
    here = c.at
    while c.peek().text in (",", "-", "of", "in", "of the", "the year", "'") and c.peek().text:
        if c.peek().text == "'" or (c.peek().is_dash and c.peek().spaced):
            break
        c.at += 1
    found = read_year(c, short=not c.is_prose)
    if found is None:
        c.at = here
        return
    piece.year, piece.year_was_short = found
    if piece.kind == "season":
        _read_second_year(c, piece)


def _read_second_year(c: Cursor, piece: Piece) -> None:
    """winter 2006/07: one winter, named by its December."""
    sign, tail = c.peek(), c.peek(1)
    if sign.text not in ("/", "-", "–") or tail.number is None or piece.year is None:
        return
    season = c.words.seasons[piece.name]
    runs_over = season.month + season.months > 13
    expected = piece.year + 1
    if runs_over and tail.number in (expected, expected % 100, expected % 10):
        c.at += 2


def read_named_year(c: Cursor) -> Piece | None:
    """academic year 2006/07, financial year 2006-07, week 31 of 2018."""
    start = c.at
    for sense, kind in (("school_year", "school"), ("financial_year", "financial")):
        if c.take(sense) is None:
            continue
        found = read_year(c, short=True)
        if found is None:
            c.at = start
            return None
        if c.peek().text in ("/", "-", "–") and c.peek(1).digits in (1, 2, 4):
            c.at += 2
        return Piece(kind, found[0], year_was_short=found[1])
    return _week_number(c, start)


def _week_number(c: Cursor, start: int) -> Piece | None:
    c.take_text("the")
    if c.take("week_number") is not None:
        token = c.peek()
        if token.digits in (1, 2) and token.number and 1 <= token.number <= 53:
            c.at += 1
            piece = Piece("isoweek", number=token.number)
            _read_year_behind(c, piece)
            return piece
    c.at = start
    return None
