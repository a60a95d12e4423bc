"""Which statements of two accounts say the same: by their words, and by what is known of them.

Two accounts of one matter are two texts. Words alone pair sentences that only share a subject, and
miss those that say one thing in other words; so statements are held together besides by the
agencies that they are about, by where they stand (what opens a paragraph under like headings), and
by what they do (find fault, credit, ask). A sentence that quotes the other account is no statement
of its own writer's, and pairs with nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from math import log10, sqrt

from candour.core.comparison.aligning import Bead, Terms, align_by
from candour.core.comparison.likeness import Likeness, Seeking
from candour.core.comparison.sameness import is_same
from candour.core.statements.statement import Stance, Statement
from candour.core.statements.words import StatementWords
from candour.core.watching import Checkpoint, go_on

_LEAST = 0.33
_BY_CHANCE, _FEW, _FEW_LEFT = 0.06, 50_000, 10
"""Of more pairs more are alike by chance: what each tenfold adds to what a pair must bring."""
_MANY = 2_500
"""Of more pairs than these only those that share something rare are held together."""
_LEAST_WORDS, _LEADING_WORDS = 3, 5
"""Words that tell of something, fewer of which say nothing by themselves."""
_SEEKING = Seeking(most=12, common=30, asked=28, rare=0.05)
_LEAST_PART = 0.22
_KEPT = 1.04
_QUOTED = re.compile(r"[“\"‘]([^”\"’“]{12,})[”\"’]")
_MOSTLY = 0.45
_OPENS_BOTH, _LIKE_HEADINGS, _SAME_AGENCY, _SAME_PART = 0.06, 0.12, 0.05, 0.05
_OTHER_ASKING, _OTHER_AGENCY = -0.1, -0.05
_FIRST_UNDER, _FIRST_OF_AGENCY = 0.06, 0.1
_SAME = 0.99
_NEVER = -10.0
_LEAST_SHARED, _LEAST_SHARED_LIKEST = 0.05, 0.03
_LEAST_ONE_BY_ONE, _LEAST_LEFT, _LEAST_OF_SUMMARY = 0.15, 0.27, 0.12
_SUMMARY = 3
"""An account that is so many times shorter is a summary: its statements have sources."""


def align_accounts(
    a: Sequence[Statement],
    b: Sequence[Statement],
    words: StatementWords,
    checkpoint: Checkpoint = go_on,
) -> tuple[Bead, ...]:
    """Return the beads of two accounts' statements, in the order of A."""
    texts = [one.apart for one in a], [one.apart for one in b]
    known = [_known(one) for one in a], [_known(one) for one in b]
    likeness = Likeness(*texts, *known, counting=words.counts_for, seeking=_SEEKING)
    beside = _Beside([_Place.of(one, words) for one in a], [_Place.of(one, words) for one in b])
    lengths = [len(one) for one in texts[0]], [len(one) for one in texts[1]]
    by_chance = _BY_CHANCE * max(0.0, log10((len(a) * len(b) + 1) / _FEW))
    terms = Terms(_LEAST + by_chance, _LEAST_PART, _KEPT, beside.worth)
    beads = align_by(likeness, lengths, terms, checkpoint)
    filled = Filling(likeness, beside, beads).beads()
    return tuple(sorted([*beads, *filled], key=lambda bead: (bead.a, bead.b)))


@dataclass(frozen=True, slots=True)
class _Place:
    """What a statement is, besides its words."""

    statement: Statement = field(repr=False)
    heading: frozenset[str] = field(repr=False)
    is_quoting: bool
    says_little: bool
    """whether it only leads to what follows: "Mr Hurd wrote:"."""

    @property
    def may_be_a_finding(self) -> bool:
        """Say whether a statement opens a paragraph where its account judges, not of itself."""
        one = self.statement
        of_itself = one.is_of_author and not one.agencies
        return one.leads and not one.tells and not self.is_quoting and not of_itself

    @classmethod
    def of(cls, statement: Statement, vocabulary: StatementWords) -> "_Place":
        words = frozenset(re.findall(r"[^\W_]{3,}", statement.heading.casefold())) - _SMALL
        said = re.findall(r"[^\W_]{3,}", statement.text.casefold())
        telling = sum(vocabulary.counts_for(word) == 1 for word in said)
        least = _LEADING_WORDS if statement.text.rstrip().endswith(":") else _LEAST_WORDS
        return cls(statement, words, is_mostly_quoted(statement.text), telling < least)


class Filling:
    """Pairs what is left of the statements that open paragraphs, between pairs that are sure.

    Reviews of one matter judge the same agencies in the same order. Where as many such statements
    are left on both sides between two pairs, they go together one by one if anything speaks for it;
    else a statement goes with the likest of those left.
    """

    def __init__(self, likeness: Likeness, beside: "_Beside", beads: Sequence[Bead]) -> None:
        self._likeness = likeness
        self._beside = beside
        self._a, self._b = beside.leads()
        self._paired = {i: bead.b[0] for bead in beads if bead.in_order for i in bead.a}
        self._taken_a = {i for bead in beads for i in bead.a}
        self._taken_b = {j for bead in beads for j in bead.b}
        few, many = sorted((len(beside.a), len(beside.b)))
        self._is_summary = few * _SUMMARY <= many
        self._least = _LEAST_OF_SUMMARY if self._is_summary else _LEAST_LEFT
        self._ends = len(beside.a), len(beside.b)

    def beads(self) -> Iterator[Bead]:
        """Yield the pairs; what is left of a summary may go with anything that is left."""
        for left_a, left_b in self._gaps():
            if len(left_a) == len(left_b):
                yield from self._taken(self._one_by_one(left_a, left_b))
            else:
                yield from self._taken(self._likest(left_a, left_b))
        if self._is_summary:
            yield from self._taken(self._likest(*self._left(-1, -1, *self._ends)))

    def _taken(self, pairs: Iterable[tuple[int, int]]) -> Iterator[Bead]:
        for i, j in list(pairs):
            self._taken_a.add(i)
            self._taken_b.add(j)
            yield Bead((i,), (j,), self._likeness.of_pair(i, j))

    def _one_by_one(self, left_a: list[int], left_b: list[int]) -> Iterator[tuple[int, int]]:
        for i, j in zip(left_a, left_b, strict=True):
            is_shared = self._likeness.of_pair(i, j) >= _LEAST_SHARED
            if is_shared and self._worth(i, j) >= _LEAST_ONE_BY_ONE:
                yield i, j

    def _left(self, from_a: int, from_b: int, to_a: int, to_b: int) -> tuple[list[int], list[int]]:
        return (
            [i for i in self._a if from_a < i < to_a and i not in self._taken_a],
            [j for j in self._b if from_b < j < to_b and j not in self._taken_b],
        )

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield the statements left between neighbouring pairs."""
        ends = [(i, j) for i, j in sorted(self._paired.items())]
        edges = [(-1, -1), *_rising(ends), self._ends]
        for (from_a, from_b), (to_a, to_b) in pairwise(edges):
            left_a, left_b = self._left(from_a, from_b, to_a, to_b)
            if left_a and left_b:
                yield left_a, left_b

    def _likest(self, left_a: list[int], left_b: list[int]) -> Iterator[tuple[int, int]]:
        pairs = len(left_a) * len(left_b)
        least = self._least + _BY_CHANCE * max(0.0, log10(pairs / _FEW_LEFT))
        may_be = self._may_be(left_a, left_b) if pairs > _MANY else product(left_a, left_b)
        worth = sorted(((self._worth(i, j), i, j) for i, j in may_be), reverse=True)
        used_a, used_b = set[int](), set[int]()
        for value, i, j in worth:
            if value < least:
                break
            if self._likeness.of_pair(i, j) < _LEAST_SHARED_LIKEST:
                continue
            if i not in used_a and j not in used_b:
                used_a.add(i)
                used_b.add(j)
                yield i, j

    def _may_be(self, left_a: Sequence[int], left_b: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield pairs that share something rare: of very many, others are not held together."""
        left = set(left_b)
        for i in left_a:
            yield from ((i, j) for j in self._likeness.products(i) if j in left)

    def _worth(self, i: int, j: int) -> float:
        return self._likeness.of_pair(i, j) + self._beside.worth(i, j)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for pair in pairs:
        if not kept or pair[1] > kept[-1][1]:
            kept.append(pair)
    return kept


_SMALL = frozenset({"the", "and", "for", "from", "with", "what", "was", "were"})


class _Beside:
    """What speaks for or against a pair besides its words."""

    def __init__(self, a: Sequence[_Place], b: Sequence[_Place]) -> None:
        self.a, self.b = a, b

    def leads(self) -> tuple[list[int], list[int]]:
        """Return the statements of each account that open paragraphs where it judges."""
        return _leads(self.a), _leads(self.b)

    def worth(self, i: int, j: int) -> float:
        one, other = self.a[i], self.b[j]
        if one.is_quoting is not other.is_quoting or (
            (one.says_little or other.says_little)
            and not is_same([one.statement], [other.statement])
        ):
            return _NEVER
        mine, theirs = one.statement, other.statement
        worth = 0.0
        if one.may_be_a_finding and other.may_be_a_finding:
            alike = _overlap(one.heading, other.heading)
            worth += _OPENS_BOTH + _LIKE_HEADINGS * alike
            if alike > _SAME and mine.opens_part and theirs.opens_part:
                names = set(mine.agencies) & set(theirs.agencies)
                worth += _FIRST_OF_AGENCY if names else _FIRST_UNDER
        if set(mine.agencies) & set(theirs.agencies):
            worth += _SAME_AGENCY
        elif mine.answerable and theirs.answerable:
            worth += _OTHER_AGENCY
        if mine.stance is theirs.stance is not Stance.NEUTRAL:
            worth += _SAME_PART
        if (mine.asking is None) is not (theirs.asking is None):
            worth += _OTHER_ASKING
        elif mine.asking is not None:
            worth += _SAME_PART
        return worth


def _leads(places: Sequence[_Place]) -> list[int]:
    return [number for number, place in enumerate(places) if place.may_be_a_finding]


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / sqrt(len(one) * len(other)) if one and other else 0.0


def is_mostly_quoted(text: str) -> bool:
    """Say whether most of a sentence stands between quotation marks."""
    return sum(len(match[1]) for match in _QUOTED.finditer(text)) > _MOSTLY * len(text)


def _known(statement: Statement) -> list[str]:
    known = [f"@{title}" for title in statement.agencies]
    return [*known, "@fault"] if statement.finds_fault else known
