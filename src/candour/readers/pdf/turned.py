"""Boxes, words and drawings turned so that words run from left to right."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from candour.readers.pdf.drawn import Box, Drawn, Rule
from candour.readers.pdf.layer import Word


@dataclass(slots=True)
class Turned:
    """Words that run another way than the page's others, where they stand on the page."""

    turn: int
    page: tuple[float, float, float, float]
    words: list[Word] = field(repr=False)

    def upright(self, words: Sequence[Word]) -> list[Word]:
        """Return words as they stand when the page is turned to read them."""
        return [turned_word(word, self.turn, self.page) for word in words]


def turned_box(
    box: tuple[float, float, float, float], turn: int, page: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Turn a box so that words which run in direction `turn` run from left to right."""
    x0, top, x1, bottom = box
    left, upper, right, lower = page
    if turn == 1:
        return lower - bottom, x0 - left, lower - top, x1 - left
    if turn == 2:
        return right - x1, lower - bottom, right - x0, lower - top
    if turn == 3:
        return top - upper, right - x1, bottom - upper, right - x0
    return x0 - left, top - upper, x1 - left, bottom - upper


def turned_word(word: Word, turn: int, page: tuple[float, float, float, float]) -> Word:
    """Return a word with its box turned."""
    return Word(*turned_box(word[:4], turn, page), *word[4:])


def turned_drawing(drawn: Drawn, turn: int, page: tuple[float, float, float, float]) -> Drawn:
    """Return a page's rules, areas and pictures, turned."""

    def rule(one: Rule, across: bool) -> Rule:
        box = (one.start, one.at, one.end, one.at) if across else (
            one.at, one.start, one.at, one.end
        )  # fmt: skip
        x0, top, x1, bottom = turned_box(box, turn, page)
        lies = across != bool(turn % 2)
        return Rule(top, x0, x1) if lies else Rule(x0, top, bottom)

    across = [rule(one, True) for one in drawn.across]
    down = [rule(one, False) for one in drawn.down]
    if turn % 2:
        across, down = down, across
    boxes = [
        [Box(*turned_box(box[:4], turn, page), *box[4:]) for box in found]
        for found in (drawn.fills, drawn.pictures, drawn.grounds)
    ]
    fills, pictures, grounds = boxes
    return replace(drawn, across=across, down=down, fills=fills, pictures=pictures, grounds=grounds)
