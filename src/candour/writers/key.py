"""The key under a picture: what each of its signs means, in lines as wide as the picture."""

from collections.abc import Callable, Iterable

from candour.core.people.genogram.measuring import width_of
from candour.writers.svg import element, words

Sample = Callable[[float, float], str]
"""Draws a sign about a middle."""

_ROW, _LEFT, _SAMPLE, _SIZE, _GAP = 24, 16.0, 52, 12.0, 26


def key(signs: Iterable[tuple[Sample, str]], width: float, top: float) -> tuple[str, float]:
    """Return the key from `top` on, and where it ends."""
    x, y = _LEFT, top
    placed = []
    for sample, said in signs:
        needed = _SAMPLE + width_of(said, _SIZE) + _GAP
        if x + needed > width and x > _LEFT:
            x, y = _LEFT, y + _ROW
        placed.append(sample(x + 22, y))
        placed.append(words(said, x + _SAMPLE, y + 4, _SIZE))
        x += needed
    return element("g", *placed, aria_hidden="true"), y + _ROW


def letter(said: str, x: float, y: float) -> str:
    """Draw a letter as a sign of the key."""
    return words(said, x, y + 4, _SIZE, text_anchor="middle", font_weight="bold")
