"""Hints from where mentions stand: side by side, in one row, on one occasion, in the same words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from candour.core.people.linking.clusters import Cluster, Clusters
from candour.core.people.linking.figures import NAMED, Figures, Subjects
from candour.core.people.linking.rows import Placed, Row, said_as_one
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Form, Mention

Pair = tuple[int, int]
Fits = Callable[[Cluster, Cluster], bool]


@dataclass(frozen=True, slots=True)
class Hint:
    """A reason that rests on where mentions stand, and whose records they stand in."""

    code: str
    agency: str = ""


Hints = dict[Pair, Counter[Hint]]


def standing_hints(
    rows: Sequence[Row], figures: Figures, subjects: Subjects, words: LinkWords
) -> Hints:
    """Hints that no joining changes, by pair of figures."""
    found: Hints = defaultdict(Counter)
    last: dict[tuple[str, str], int] = {}
    for at, row in enumerate(rows):
        agency = row.entry.agency
        for one, other in said_as_one(row, words):
            _count(found, figures, one, other, Hint("said_as_one", agency))
        for placed in row.placed:
            number = figures.of.get(placed.number)
            if number is None or placed.mention.form in NAMED:
                continue
            subject = subjects.child.get(at)
            if _is_own(placed.mention, words) and subject not in (None, number):
                found[_pair(number, subject or 0)][Hint("own_child", agency)] += 1
            key = _same_words(placed.mention, words)
            if key is not None:
                before = last.get((agency, key))
                if before not in (None, number):
                    found[_pair(number, before or 0)][Hint("same_words", agency)] += 1
                last[agency, key] = number
    return found


def _is_own(mention: Mention, words: LinkWords) -> bool:
    return mention.whose is None and not mention.roles.isdisjoint(words.own)


def _same_words(mention: Mention, words: LinkWords) -> str | None:
    """The words by which an agency means the same person each time; None for "a man"."""
    said = " ".join(mention.text.casefold().split())
    opening, _, rest = said.partition(" ")
    if opening in words.indefinite:
        return None
    if opening == "the":
        return rest
    is_bare = mention.form is Form.DESCRIPTION
    return None if is_bare else said


def _count(found: Hints, figures: Figures, one: Placed, other: Placed, hint: Hint) -> None:
    a, b = figures.of.get(one.number), figures.of.get(other.number)
    if a is not None and b is not None and a != b:
        found[_pair(a, b)][hint] += 1


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def open_pairs(
    rows: Sequence[Row],
    events: Sequence[Sequence[int]],
    figures: Figures,
    clusters: Clusters,
    fits: Fits,
) -> Iterator[tuple[int, int, Hint]]:
    """Yield pairs of clusters who must be one because a row, or an occasion, leaves nobody else.

    `events` are the rows that tell of one happening.
    """
    in_rows = [_in_row(row, figures, clusters) for row in rows]
    for row, (column, prose) in zip(rows, in_rows, strict=True):
        for one, other in _left_over(column, prose, clusters, fits):
            yield one, other, Hint("same_row", row.entry.agency)
    for told in events:
        for at, first in enumerate(told):
            for second in told[at + 1 :]:
                if rows[first].entry.agency == rows[second].entry.agency:
                    continue
                mine, others = (in_rows[one][0] | in_rows[one][1] for one in (first, second))
                for one, other in _left_over(mine, others, clusters, fits):
                    yield one, other, Hint("same_event")


def _in_row(row: Row, figures: Figures, clusters: Clusters) -> tuple[set[int], set[int]]:
    sides = []
    for side in (row.column, row.prose):
        known = [figures.of[one.number] for one in side if one.number in figures.of]
        sides.append({clusters.of(one).number for one in known})
    return sides[0], sides[1]


def _left_over(
    one: set[int], other: set[int], clusters: Clusters, fits: Fits
) -> Iterator[tuple[int, int]]:
    """Pairs of those on one side only, where each can be nobody else on the other side."""
    mine, others = sorted(one - other), sorted(other - one)
    if not mine or not others or len(mine) * len(others) > 64:
        return
    fitting = [(a, b) for a in mine for b in others if fits(clusters.of(a), clusters.of(b))]
    left, right = Counter(a for a, _ in fitting), Counter(b for _, b in fitting)
    for a, b in fitting:
        if left[a] == right[b] == 1:
            yield a, b
