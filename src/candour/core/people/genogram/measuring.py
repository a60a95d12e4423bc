"""How wide words are in a drawing, as far as that can be told without a font: never too narrow."""

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

NO_BREAK = "\u00a0"
_NARROW = frozenset("iIjl.,:;'’‘|!()[] ft-r/“”\"·")
_WIDE = frozenset("mwMW@%—…&")


def width_of(text: str, size: float, *, strong: bool = False) -> float:
    """Return how much room a text needs in a common sans-serif face of that size."""
    ems = sum(map(_ems, text))
    return ems * size * (1.08 if strong else 1)


def wrapped(text: str, room: float, size: float, *, strong: bool = False) -> list[str]:
    """Return a text in lines that fit: broken at spaces, and inside a word only where it must."""
    lines: list[str] = []
    line = ""
    for word in filter(None, text.split(" ")):
        for part in _parts(word, room, size, strong):
            longer = f"{line} {part}" if line else part
            if line and width_of(longer, size, strong=strong) > room:
                lines.append(line)
                longer = part
            line = longer
    return [*lines, line] if line else lines


def _parts(word: str, room: float, size: float, strong: bool) -> Iterator[str]:
    held = ""
    for letter in word:
        if held and width_of(held + letter, size, strong=strong) > room:
            yield held
            held = ""
        held += letter
    yield held


def _ems(letter: str) -> float:
    if combining(letter):
        return 0
    if east_asian_width(letter) in "WF":
        return 1.05
    if letter in _NARROW or letter == NO_BREAK:
        return 0.36
    if letter in _WIDE:
        return 1.0
    return 0.78 if letter.isupper() else 0.58
