"""Two versions of one document: paragraphs laid side by side, and the words that differ in them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from candour.core.comparison.difference import Change, Difference
from candour.core.watching import Checkpoint, go_on

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_ALIKE = 0.5
"""Paragraphs that share less of their words are two paragraphs, not one reworded."""
_KEPT = 0.6
"""Where fewer of the shorter account's statements are kept, the two are not versions of one."""


class Edit(StrEnum):
    """Which version words stand in."""

    BOTH = "both"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words, and which version holds it."""

    edit: Edit
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of A beside one of B, by their numbers; None where the other has none."""

    a: int | None
    b: int | None

    def __post_init__(self) -> None:
        if self.a is None and self.b is None:
            raise ValueError("a pair has a paragraph on one side")


def kept_share(differences: Sequence[Difference]) -> float:
    """Return the share of the shorter account's statements that stand in both unchanged."""
    kept = [one for one in differences if one.change in (Change.KEPT, Change.REWORDED)]
    sides = [
        (sum(len(one.a) for one in of), sum(len(one.b) for one in of)) for of in (kept, differences)
    ]
    shorter = 0 if sides[1][0] <= sides[1][1] else 1
    return sides[0][shorter] / sides[1][shorter] if sides[1][shorter] else 0.0


def are_versions(differences: Sequence[Difference]) -> bool:
    """Say whether two accounts are versions of one document."""
    return kept_share(differences) >= _KEPT


def paired(a: Sequence[str], b: Sequence[str], checkpoint: Checkpoint = go_on) -> Iterator[Pair]:
    """Yield every paragraph of both once, in an order that is the order of A and that of B."""
    for tag, begin_a, end_a, begin_b, end_b in _blocks(a, b):
        checkpoint()
        if tag == "equal":
            yield from map(Pair, range(begin_a, end_a), range(begin_b, end_b))
        else:
            for i, j in _likest(a[begin_a:end_a], b[begin_b:end_b]):
                yield Pair(None if i is None else begin_a + i, None if j is None else begin_b + j)


def words_between(a: str, b: str) -> list[Words]:
    """Return the words of both in runs; what stands in A alone comes before what B has instead."""
    one, other = _TOKEN.findall(a), _TOKEN.findall(b)
    found: list[tuple[str, str, str]] = []
    for tag, begin_a, end_a, begin_b, end_b in _blocks(one, other):
        cut, put = "".join(one[begin_a:end_a]), "".join(other[begin_b:end_b])
        if tag == "equal":
            found.append((cut, "", ""))
        else:
            found.append(("", cut, put))
    return list(_in_runs(found))


def _in_runs(found: Sequence[tuple[str, str, str]]) -> Iterator[Words]:
    """A space between two changes is changed with them: words are read, not confetti."""
    cut = put = ""
    for number, (same, was, now) in enumerate(found):
        is_between = 0 < number < len(found) - 1 and bool(same) and not same.strip()
        if same and not is_between:
            yield from _changed(cut, put)
            cut = put = ""
            yield Words(Edit.BOTH, same)
        else:
            cut, put = cut + same + was, put + same + now
    yield from _changed(cut, put)


def _changed(cut: str, put: str) -> Iterator[Words]:
    if cut:
        yield Words(Edit.ONLY_A, cut)
    if put:
        yield Words(Edit.ONLY_B, put)


def _blocks(a: Sequence[str], b: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, a, b, autojunk=False).get_opcodes()


def _likest(a: Sequence[str], b: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Return the heaviest chain of paragraphs that are alike, and the rest in their places."""
    words_a, words_b = [Counter(one.split()) for one in a], [Counter(one.split()) for one in b]
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            alike = _alike(words_a[i], words_b[j])
            with_pair = alike + best[i + 1][j + 1] if alike >= _ALIKE else 0.0
            best[i][j] = max(with_pair, best[i + 1][j], best[i][j + 1])
    return list(_traced(best, words_a, words_b))


def _traced(
    best: Sequence[Sequence[float]], a: Sequence[Counter[str]], b: Sequence[Counter[str]]
) -> Iterator[tuple[int | None, int | None]]:
    i = j = 0
    while i < len(a) and j < len(b):
        alike = _alike(a[i], b[j])
        if alike >= _ALIKE and best[i][j] == alike + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield i, None
            i += 1
        else:
            yield None, j
            j += 1
    yield from ((n, None) for n in range(i, len(a)))
    yield from ((None, n) for n in range(j, len(b)))


def _alike(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    if not total or 2 * min(a.total(), b.total()) / total < _ALIKE:
        return 0.0
    return 2 * (a & b).total() / total
