"""Running heads, running feet and page numbers: lines that come back on neighbouring pages."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from re import compile as pattern

from candour.readers.pdf.footnotes import raised_marks
from candour.readers.pdf.layer import Word
from candour.readers.pdf.lines import Line

_FIGURES = pattern(r"\d+")
_NUMBER = pattern(
    r"[\W_]*(?:[^\W\d_]{0,6}\.?\s*)?(\d{1,4}|[ivxlc]{1,7}|[A-Z]-?\d{1,4})"
    r"(?:\s*(?:of|/|von|de|sur|di)\s*\d{1,4})?[\W_]*"
)
_ZONE = 0.14
_MOST_LINES = 4
_SAME_HEIGHT = 4.0
_LEAST_NUMBERS = 15


@dataclass(frozen=True, slots=True)
class Margin:
    """A line near a page's upper or lower edge: its place, and its words with figures masked."""

    index: int
    upper: bool
    top: float
    x0: float
    size: float
    words: str
    figures: tuple[str, ...]
    number: str | None


def margins_of(lines: Sequence[Line], height: float) -> list[Margin]:
    """Return the lines of a page that could be furniture, from the edges inwards."""
    found = []
    for upper in (True, False):
        numbered = list(enumerate(lines))
        for index, line in (numbered if upper else numbered[::-1])[:_MOST_LINES]:
            near = line.bottom <= _ZONE * height if upper else line.top >= (1 - _ZONE) * height
            if not near or (not upper and _is_note(line, lines)):
                break
            text = line.text
            number = _NUMBER.fullmatch(text)
            found.append(
                Margin(
                    index,
                    upper,
                    line.top,
                    line.x0,
                    line.size,
                    _FIGURES.sub("#", text),
                    tuple(_FIGURES.findall(text)),
                    number.group(1) if number else None,
                )
            )
    return found


def _is_note(line: Line, lines: Sequence[Line]) -> bool:
    """Say whether a line begins with a mark that stands raised in the text: "4 Ibid."."""
    words = line.words
    return len(words) > 1 and words[0].text.isdecimal() and words[0].text in raised_marks(lines)


def furniture_among(
    margins: Sequence[Margin], neighbours: Sequence[tuple[int, Sequence[Margin]]], height: float
) -> set[int]:
    """Return the numbers of the lines that are furniture.

    `neighbours` are the margins of the pages before and after, each with its distance in pages.
    """
    found: set[int] = set()
    for margin in margins:
        comes_back = any(_is_same(margin, other, away) for away, m in neighbours for other in m)
        if comes_back or _is_lone_number(margin, margins, height):
            found.add(margin.index)
    left = [margin for margin in margins if margin.index not in found and margin.number is None]
    if left:
        places = _established(neighbours)
        found |= {m.index for m in left if any(_stands_at(m, place) for place in places)}
    return _without_inner(found, margins) if found else found


def _established(
    neighbours: Sequence[tuple[int, Sequence[Margin]]],
) -> list[Margin]:
    """Return the lines of neighbouring pages that come back there.

    A running head that names the chapter differs from its neighbours, but stands where they do.
    """
    found = []
    for away, margins in neighbours:
        for margin in margins:
            if margin.number is None and any(
                _is_same(margin, other, further - away)
                for further, those in neighbours
                if further != away
                for other in those
                if other.upper == margin.upper
            ):
                found.append(margin)
    return found


def _stands_at(margin: Margin, place: Margin) -> bool:
    return (
        margin.upper == place.upper
        and abs(margin.top - place.top) <= 1.0
        and abs(margin.size - place.size) < 0.3
        and margin.number is None
        and place.number is None
    )


def _without_inner(found: set[int], margins: Sequence[Margin]) -> set[int]:
    """Keep a line of the text that only looks like furniture: nothing of the text lies beyond it.

    Lines are looked at from the edge inwards; the first that does not come back ends the margin,
    unless a further one that does has letters of its own.
    """
    kept: set[int] = set()
    for upper in (True, False):
        inner = False
        for margin in (each for each in margins if each.upper is upper):
            if margin.index in found and not (inner and margin.number is not None):
                kept.add(margin.index)
            else:
                inner = True
    return kept


def _is_same(one: Margin, two: Margin, away: int) -> bool:
    if one.upper != two.upper or abs(one.top - two.top) > _SAME_HEIGHT:
        return False
    if one.number is not None and two.number is not None:
        return _follows(one.number, two.number, away)
    if one.words != two.words or abs(one.size - two.size) >= 0.6:
        return False
    if not any(letter.isalpha() for letter in one.words):
        return False
    changed = [pair for pair in zip(one.figures, two.figures, strict=True) if pair[0] != pair[1]]
    if not changed:
        return True
    # A page number may stand beside words; of a note or a line of figures more differs than that.
    return len(changed) == 1 and int(changed[0][1]) - int(changed[0][0]) == away


def _follows(one: str, two: str, away: int) -> bool:
    first, second = _FIGURES.findall(one), _FIGURES.findall(two)
    if not first or not second:
        return one.isalpha() and two.isalpha()  # roman numerals
    return int(second[-1]) - int(first[-1]) == away


def _is_lone_number(margin: Margin, margins: Sequence[Margin], height: float) -> bool:
    """Say whether a line is a page number that stands alone at the very edge of its page."""
    if margin.number is None or margin.number.isalpha():
        return False
    if any(other.upper == margin.upper and _beyond(other, margin) for other in margins):
        return False
    return margin.top < 0.07 * height if margin.upper else margin.top > 0.9 * height


def _beyond(other: Margin, margin: Margin) -> bool:
    return other.top < margin.top if margin.upper else other.top > margin.top


def line_numbers(lines: Sequence[Line]) -> list[Word]:
    """Return the numbers that count a transcript's lines down its left margin.

    They run from one line to the next without a gap, at one distance, left of everything else. A
    column of a table may do that too, but not down a whole page of prose.
    """
    first = [line.segments[0].words[0] for line in lines]
    numbers = [word for word in first if word.text.isdecimal() and len(word.text) <= 3]
    if len(numbers) < _LEAST_NUMBERS or len(numbers) < 0.75 * len(lines):
        return []
    values = [int(word.text) for word in numbers]
    if any(two - one != 1 for one, two in itertools.pairwise(values)):
        return []
    steps = [two.bottom - one.bottom for one, two in itertools.pairwise(numbers)]
    if max(steps) > 1.3 * min(steps):
        return []
    edge = max(word.x1 for word in numbers)
    taken = set(map(id, numbers))
    others = [word for line in lines for word in line.words if id(word) not in taken]
    if not others or min(word.x0 for word in others) < edge:
        return []
    return numbers
