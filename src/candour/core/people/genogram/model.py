"""What a genogram shows: figures with their words, and lines between them, in units of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Symbol(StrEnum):
    """The standard symbols: a square is male, a circle female; a diamond says no sex is told."""

    SQUARE = "square"
    CIRCLE = "circle"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


class Stroke(StrEnum):
    """What a line stands for."""

    COUPLE = "couple"
    DESCENT = "descent"
    SIBLING = "sibling"
    KIN = "kin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of words about the middle `x`, on the baseline `y`."""

    text: str = field(repr=False)
    x: float
    y: float
    width: float
    size: float
    is_strong: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of what they cover."""
        half = self.width / 2
        return self.x - half, self.y - self.size * 0.8, self.x + half, self.y + self.size * 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A person in the picture: a symbol about `x` and `y`, and words beneath it."""

    person: str
    symbol: Symbol
    x: float
    y: float
    words: Sequence[Words] = field(repr=False)
    said: str = field(repr=False)
    is_subject: bool = False
    is_deceased: bool = False
    is_held: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line between people: `paths` are its strokes as points, `ends` the persons that it joins.

    `mark` is a letter on it at `mark_at` (½, S, F, A, K); an ended couple's line is slashed there.
    `is_held` says whether the lead agency recorded it.
    """

    stroke: Stroke
    ends: tuple[str, ...]
    paths: Sequence[Sequence[tuple[float, float]]]
    said: str = field(repr=False)
    ended: bool = False
    marks: Sequence[tuple[str, float, float]] = ()
    is_held: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Genogram:
    """The whole picture. `beside_from` is where people beside the family begin, if there are any.

    `in_table` are people of whom nothing is recorded that could be drawn; they are in the table.
    """

    width: float
    height: float
    figures: Sequence[Figure]
    lines: Sequence[Line]
    beside_from: float | None = None
    in_table: Sequence[str] = ()
    lead: str | None = None
