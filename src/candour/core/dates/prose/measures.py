"""Lengths of time, repetitions and vague words: told apart from dates, with their TIMEX3 values."""

# ruff: noqa: PLR0911 (a rule of grammar leaves at the first form that fits)

from candour.core.dates.prose.model import Kind
from candour.core.dates.reading.cursor import Cursor
from candour.core.dates.reading.numbers import read_count, read_ordinal

_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "business_day": "D",
    "week": "W",
    "fortnight": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "season": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
_HALVES = {"hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
_FROM_ANOTHER_DATE = ("ago", "later", "earlier")


def read_measure(c: Cursor) -> tuple[Kind, str] | None:
    """A duration, a repetition or a vague word; the cursor moves past it."""
    start = c.at
    for read in (_length, _repeated, _vague):
        found = read(c)
        if found is not None:
            return found
        c.at = start
    return None


def _vague(c: Cursor) -> tuple[Kind, str] | None:
    token = c.peek()
    value = token.get("vague")
    if value is not None:
        c.at += 1
        c.take("unit")  # "recent years"
        return "vague", str(value)
    value = token.get("set_word")
    if value is not None:
        c.at += 1
        return "set", str(value)
    return None


def _repeated(c: Cursor) -> tuple[Kind, str] | None:
    if c.take("every") is None:
        return None
    count = read_count(c) or read_ordinal(c) or 1
    token = c.peek()
    if token.get("unit"):
        c.at += 1
        return "set", _period(str(count), str(token.senses["unit"]))
    if token.get("weekday"):
        c.at += 1
        return "set", f"XXXX-WXX-{token.senses['weekday']}"
    if token.get("month") and not c.peek(1).digits:
        c.at += 1
        return "set", f"XXXX-{token.senses['month']:02d}"
    if token.get("season"):
        c.at += 1
        return "set", "P1Y"
    return None


def _length(c: Cursor) -> tuple[Kind, str] | None:
    """ "for two weeks", "the past few months", "a 27-year-old", "half an hour"."""
    c.take_text("the")
    directed = c.take("direction") is not None
    c.take_doubt()
    count = _count(c)
    if count is None:
        token, before = c.peek(), c.peek(-1)
        is_long = token.get("unit") in ("day", "week", "month", "year", "decade", "century")
        is_plural = token.text.endswith("s") and not token.text.endswith(("'s", "’s"))
        if not (is_long and is_plural) or before.get("vague") or before.digits:
            return None
        count = "X"
    c.take_dash()
    unit = c.take("unit")
    if unit is None:
        return None
    if c.peek().is_dash and c.peek(1).get("old"):
        c.at += 2
    elif c.peek().get("old") and c.peek().text == "old":
        c.at += 1
    if not directed and _is_told_from_another(c):
        return None
    return "duration", _period(count, str(unit))


def _count(c: Cursor) -> str | None:
    token = c.peek()
    if token.get("some") is not None:
        c.at += 1
        if c.peek().text == "of":
            c.at += 1
        return "X"
    if token.digits and c.peek(1).text == "." and c.peek(2).digits and not c.peek(1).spaced:
        c.at += 3
        return f"{token.text}.{c.peek(-1).text}"
    if token.digits and c.peek(1).text == "," and c.peek(2).digits == 3:
        c.at += 3
        return f"{token.text}{c.peek(-1).text}"
    if token.get("clockstep") == "half" and c.peek(1).text in ("a", "an"):
        c.at += 2
        return "0.5"
    if token.digits and token.digits <= 4 and token.number is not None:
        c.at += 1
        return str(token.number)
    if token.get("direction"):
        return None
    count = read_count(c)
    return None if count is None else str(count)


def _is_told_from_another(c: Cursor) -> bool:
    token = c.peek()
    if token.text in ("after", "before"):
        return True
    return any(token.get(sense) for sense in _FROM_ANOTHER_DATE)


def _period(count: str, unit: str) -> str:
    if count == "0.5" and unit in _HALVES:
        return _HALVES[unit]
    letters = _LETTERS.get(unit, "D")
    if unit == "fortnight" and count.isdigit():
        count = str(int(count) * 2)
    if letters[0] == "T":
        return f"PT{count}{letters[1:]}"
    return f"P{count}{letters}"
