"""Paragraph numbers that were typed: "4.12 The panel…", and several run into one block."""

from collections.abc import Iterator, Mapping, Sequence
from re import Match
from re import compile as pattern
from string import ascii_uppercase

_TYPED = pattern(
    r"\s*(?:"
    r"(?P<levels>[A-Z]?\d{1,3}(?:\.\d{1,3}){1,4})\.?(?=\s+[^\s|])"
    r"|(?P<simple>\d{1,3})\\?[.)](?=\s+\S)"  # Markdown may write "1\."
    r"|(?P<lettered>\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,3})\))(?=\s+\S)"
    r")"
)
_INLINE = pattern(
    r"(?<=\s)(?P<number>\d{1,3}(?:\.\d{1,3})+)(?=\s+(?:(?P<capital>[“\"'‘(]?[A-Z])|\S))"
)
_Parts = tuple[int, ...]
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
    typed = typed_number(text)
    last = before if typed is None or typed.startswith("(") else typed
    inline = list(_INLINE.finditer(text))
    last_places = {_parts(found["number"]): n for n, found in enumerate(inline)}
    opening = None if last else _opening(inline)
    for n, found in enumerate(inline):
        number = found["number"]
        goes_on = last is not None and follows(last, number)
        if goes_on and not found["capital"]:
            # "2.2 per cent" in paragraph 2.1 is a figure, unless 2.3 stands further on.
            goes_on = _goes_on_later(number, n, last_places)
        if n == opening or goes_on:
            if found.start() > start and text[start : found.start()].strip():
                yield start, found.start()
            start, last = found.start(), number
    if text[start:].strip():
        yield start, len(text)


def _opening(inline: Sequence[Match[str]]) -> int | None:
    """Return which number another goes on from first: where a run of paragraphs begins."""
    capitals = {_parts(found["number"]): n for n, found in enumerate(inline) if found["capital"]}
    for n, found in enumerate(inline):
        if found["capital"] and _goes_on_later(found["number"], n, capitals):
            return n
    return None


def _goes_on_later(number: str, at: int, last_places: Mapping[_Parts, int]) -> bool:
    return any(last_places.get(parts, -1) > at for parts in _followers(_parts(number)))


def follows(last: str, number: str) -> bool:
    """Say whether a number goes on from the last: the next of its level, or the next level's first.

    104.5 follows 104.4; 2.1 follows 1.7; 4.1.1 follows 4.1.
    """
    return _parts(number) in _followers(_parts(last))


def _parts(number: str) -> _Parts:
    return tuple(int(part) for part in number.lstrip(ascii_uppercase).split("."))


def _followers(parts: _Parts) -> Iterator[_Parts]:
    """Yield the numbers that go on from one."""
    yield (*parts, 1)
    for level in range(len(parts), 0, -1):
        yield (*parts[: level - 1], parts[level - 1] + 1)
