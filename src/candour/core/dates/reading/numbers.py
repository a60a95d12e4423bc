"""Numbers and ordinals, in figures and in words."""

from candour.core.dates.reading.cursor import Cursor


def read_count(c: Cursor) -> int | None:
    """A whole number below a thousand that counts something: "3", "three", "twenty-five", "a"."""
    token = c.peek()
    if token.digits and token.number is not None and token.digits <= 3:
        c.at += 1
        return token.number
    return read_number_words(c)


def read_number_words(c: Cursor) -> int | None:
    """A number in words below a hundred."""
    start = c.at
    value = c.take("number")
    if value is None:
        return None
    if value >= 20 and value % 10 == 0:
        here = c.at
        c.take_dash()
        unit = c.peek().get("number")
        if unit is not None and 1 <= unit <= 9 and len(c.peek().text) > 1:
            c.at += 1
            return int(value + unit)
        c.at = here
    if c.at == start:
        return None
    return int(value)


def read_ordinal(c: Cursor) -> int | None:
    """A day's number as an ordinal: "3rd", "third", "twenty-first"."""
    start = c.at
    token = c.peek()
    value = token.get("ordinal")
    if value is not None:
        c.at += 1
        return int(value)
    tens = token.get("number")
    if tens in (20, 30, 40, 50, 60, 70, 80, 90) and not token.digits:
        c.at += 1
        c.take_dash()
        unit = c.peek().get("ordinal")
        if unit is not None and 1 <= unit <= 9:
            c.at += 1
            return int(tens + unit)
    c.at = start
    return None


def read_year_words(c: Cursor) -> int | None:
    """A year in words: "nineteen ninety six", "two thousand and five", "seventeen hundred ten"."""
    start = c.at
    head = read_number_words(c)
    if head is None or c.tokens[start].text in ("a", "an"):
        c.at = start
        return None
    scale = c.take("scale")
    if scale == 1000 and head <= 2:
        return head * 1000 + _rest(c)
    if scale == 100 and 10 <= head <= 20:
        return head * 100 + _rest(c)
    if scale is None and 10 <= head <= 20:
        tail = read_number_words(c)
        if tail is not None and 10 <= tail <= 99:
            return head * 100 + tail
    c.at = start
    return None


def _rest(c: Cursor) -> int:
    here = c.at
    if c.peek().get("and"):
        c.at += 1
    rest = read_number_words(c)
    if rest is None:
        c.at = here
        return 0
    return rest
