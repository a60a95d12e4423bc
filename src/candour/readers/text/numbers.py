"""Paragraph numbers that were typed: "4.12 The panel…", and several run into one block."""

from collections.abc import Iterator, Sequence
from re import compile as pattern

_TYPED = pattern(
    r"\s*(?:"
    r"(?P<levels>[A-Z]?\d{1,3}(?:\.\d{1,3}){1,4})\.?(?=\s+\S)"
    r"|(?P<simple>\d{1,3})\\?[.)](?=\s+\S)"  # Markdown may write "1\."
    r"|(?P<lettered>\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,3})\))(?=\s+\S)"
    r")"
)
_INLINE = pattern(
    r"(?<=\s)(?P<number>\d{1,3}(?:\.\d{1,3})+)(?=\s+(?:(?P<capital>[“\"'‘(]?[A-Z])|\S))"
)
_CLOCK = pattern(r"([01]?\d|2[0-3])\.[0-5]\d")


def typed_number(text: str) -> str | None:
    """Return the number that a paragraph opens with, as it would be cited: "4.12", "12", "(a)".

    "02.34 He rang" opens with a clock time: two figures after the stop, and the first of two
    figures a nought.
    """
    found = _TYPED.match(text)
    if found is None:
        return None
    number = found.group("levels") or found.group("simple") or found.group("lettered")
    if _CLOCK.fullmatch(number) and number.startswith("0"):
        return None
    return number


def numbered_pieces(text: str, before: str | None) -> Iterator[tuple[int, int]]:
    """Yield the spans of the numbered paragraphs run together in one block.

    A piece begins only at a number that goes on where the last one stopped (104.4, then 104.5): no
    clock time, note mark or reference does. `before` is the last number of the text above.
    """
    start = 0
    last = typed_number(text) or before
    inline = list(_INLINE.finditer(text))
    opening = None if last else _opening([f["number"] for f in inline if f["capital"]])
    for n, found in enumerate(inline):
        number = found["number"]
        goes_on = last is not None and _follows(last, number)
        if goes_on and not found["capital"]:
            # "2.2 per cent" in paragraph 2.1 is a figure, unless 2.3 stands further on.
            goes_on = any(_follows(number, later["number"]) for later in inline[n + 1 :])
        if number == opening or goes_on:
            opening = None
            if found.start() > start and text[start : found.start()].strip():
                yield start, found.start()
            start, last = found.start(), number
    if text[start:].strip():
        yield start, len(text)


def _opening(numbers: Sequence[str]) -> str | None:
    """Return the first number that another goes on from: where a run of paragraphs begins."""
    for n, number in enumerate(numbers):
        if any(_follows(number, later) for later in numbers[n + 1 :]):
            return number
    return None


def _follows(last: str, number: str) -> bool:
    """Say whether a number goes on from the last: the next of its level, or the next level's first.

    104.5 follows 104.4; 2.1 follows 1.7; 4.1.1 follows 4.1.
    """
    a, b = ([int(part) for part in one.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").split(".")]
            for one in (last, number))  # fmt: skip
    if len(a) == len(b):
        return a[:-1] == b[:-1] and b[-1] == a[-1] + 1
    if len(b) == len(a) + 1:
        return b[:-1] == a and b[-1] == 1
    return len(b) < len(a) and a[: len(b) - 1] == b[:-1] and b[-1] == a[len(b) - 1] + 1
