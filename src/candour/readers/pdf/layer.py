"""What the text layer of a page holds: words, their boxes, how they are drawn."""

from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""left, top, right, bottom, from the top left of the page in points"""


@dataclass(frozen=True, slots=True)
class Style:
    """How words are drawn. `turn` is the direction in quarter turns; -1: neither across nor up."""

    size: float
    bold: bool
    italic: bool
    invisible: bool
    pale: bool
    turn: int
    colour: tuple[int, int, int] = (0, 0, 0)


class Word(NamedTuple):
    """A word, its box (from the top left of the page), and its style.

    `glued` words have no white space before them: a note's mark, or the second half of a word that
    is drawn in two sizes.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    style: Style
    glued: bool = False


class Run(NamedTuple):
    """Neighbouring words; with a box where they stand on one line without a wide gap."""

    words: list[Word]
    box: Box | None


WIDE_GAP = 0.65
"""of a line's height: wider than justified prose leaves between words, narrower than columns"""
BACK = 0.35
"""of a line's height: how far a word may reach into the one before it"""


@dataclass(slots=True)
class TextLayer:
    """The text layer of one page: its words in the file's order."""

    words: list[Word] = field(default_factory=list, repr=False)
    starts: list[int] = field(default_factory=list, repr=False)
    """where each word begins among the characters of the page"""
    runs: list[Run] | None = field(default_factory=list, repr=False)
    """the same words, gathered in passing; nothing once words were changed"""
    styles: list[Style] = field(default_factory=list, repr=False)
    """every style that a word of the page has"""
    unmapped: int = 0
    """characters drawn with a glyph that no Unicode character is given for"""
