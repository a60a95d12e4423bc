"""A quotation laid word by word along a passage, over the edits that it marks itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

_SPELT_ALIKE = 0.5
"""The share of a word's weight that another form of it costs."""
_LOST = 0.6
"""A word left out weighs less than one that was changed: quotations are shorter than sources."""
_BRACKET_WORD = 0.02
"""What a word under an edit costs: next to nothing, so that the nearest fitting place is chosen."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a quotation with its place in it, or one of its marked edits (`word` is None).

    `part` is the number of the fragment that the word is of, or that of the edit, which weighs
    nothing.
    """

    word: str | None = field(repr=False)
    start: int
    end: int
    weight: float
    part: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation's token beside a word of the passage; -1 stands for nothing on that side."""

    token: int
    word: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The cheapest way to lay a quotation along a passage, which may go on at either end.

    `likeness` is 1 for the same words, 0 where nothing of weight is shared.
    """

    pairs: tuple[Pair, ...]
    likeness: float

    @property
    def first(self) -> int:
        """The first word of the passage that has a part in it."""
        return min(pair.word for pair in self.pairs if pair.word >= 0)

    @property
    def last(self) -> int:
        """The last one."""
        return max(pair.word for pair in self.pairs if pair.word >= 0)


def align(tokens: Sequence[Token], passage: Sequence[tuple[str, float]]) -> Alignment | None:
    """Lay the tokens along the passage's words, each with its weight; None if nothing fits.

    Semi-global (Sellers, 1980): the passage's words before and after cost nothing. Under an edit
    the passage's words are free. Cost in time: tokens times words.
    """
    total = sum(token.weight for token in tokens)
    if not passage or not total:
        return None
    costs = _costs(tokens, passage)
    end = min(range(len(passage) + 1), key=lambda at: (costs[-1][at], -at))
    likeness = 1 - costs[-1][end] / total
    pairs = _traced(tokens, passage, costs, end)
    if likeness <= 0 or not any(pair.token >= 0 <= pair.word for pair in pairs):
        return None
    return Alignment(pairs, likeness)


def _costs(
    tokens: Sequence[Token], passage: Sequence[tuple[str, float]]
) -> Sequence[Sequence[float]]:
    rows: list[Sequence[float]] = [[0.0] * (len(passage) + 1)]
    for token in tokens:
        rows.append(_under_edit(rows[-1]) if token.word is None else _row(token, passage, rows[-1]))
    return rows


def _row(
    token: Token, passage: Sequence[tuple[str, float]], above: Sequence[float]
) -> Sequence[float]:
    # The innermost loop of all: the least of three sums, with no call for a word that is the same.
    wanted, weight = token.word, token.weight
    last = above[0] + weight
    row = [last]
    for (word, heavy), diagonal, up in zip(passage, above, islice(above, 1, None), strict=False):
        beside = diagonal if word == wanted else diagonal + _beside(token, word, heavy)
        last = min(last + heavy * _LOST, up + weight, beside)
        row.append(last)
    return row


def _under_edit(above: Sequence[float]) -> list[float]:
    row = [above[0]]
    for diagonal, up in pairwise(above):
        row.append(min(row[-1] + _BRACKET_WORD, up, diagonal + _BRACKET_WORD))
    return row


def _beside(token: Token, word: str, weight: float) -> float:
    if token.word is None:
        return _BRACKET_WORD
    if token.word == word:
        return 0.0
    heavier = token.weight if token.weight > weight else weight
    alike = token.word[:4] == word[:4] and spelt_alike(token.word, word)
    return heavier * _SPELT_ALIKE if alike else heavier


def spelt_alike(one: str, other: str) -> bool:
    """Say whether two words share all but the last letters: "visited" and "visits"."""
    shared = min(len(one), len(other))
    return shared >= 4 and one[: max(4, shared - 3)] == other[: max(4, shared - 3)]


def _traced(
    tokens: Sequence[Token],
    passage: Sequence[tuple[str, float]],
    costs: Sequence[Sequence[float]],
    end: int,
) -> tuple[Pair, ...]:
    pairs: list[Pair] = []
    row, at = len(tokens), end
    while row:
        token = tokens[row - 1]
        here = costs[row][at]
        word, weight = passage[at - 1] if at else ("", 0.0)
        if at and here == costs[row - 1][at - 1] + _beside(token, word, weight):
            row, at = row - 1, at - 1
            pairs.append(Pair(row, at))
        elif here == costs[row - 1][at] + token.weight:
            row -= 1
            pairs.append(Pair(row, -1))
        else:
            at -= 1
            # Under an edit the words belong to it; elsewhere they are lost.
            pairs.append(Pair(row - 1 if token.word is None else -1, at))
    return tuple(reversed(pairs))
