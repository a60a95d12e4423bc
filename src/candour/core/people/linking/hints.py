"""Hints from where mentions stand: side by side, in one row, on one occasion, in the same words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from candour.core.people.linking.anchors import Subjects, said_of_another, same_words
from candour.core.people.linking.clusters import Cluster, Clusters
from candour.core.people.linking.figures import NAMED, Figures
from candour.core.people.linking.rows import Placed, Row, after, are_names, said_as_one
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Mention, Standing

_CROWD = 64
"""So many pairs in one row are a list of people, and leave nobody."""

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
        for one, other, code in _said_of_one(row, figures, words):
            _count(found, figures, one, other, Hint(code, agency))
        for placed in row.placed:
            number = figures.of.get(placed.number)
            if number is None or placed.mention.form in NAMED:
                continue
            subject = subjects.child.get(at)
            if subjects.baby is not None and words.youngest in placed.mention.roles:
                subject = subjects.baby
            elif words.meant in placed.mention.roles:
                subject = subjects.named.get(at, subject)
            is_own = _is_own(placed.mention, words) and not _is_of(row, placed)
            if is_own and subject not in (None, number):
                found[_pair(number, subject or 0)][Hint("own_child", agency)] += 1
            tenant = subjects.tenants.get(agency)
            if _is_tenant(placed.mention, words) and tenant not in (None, number):
                found[_pair(number, tenant or 0)][Hint("own_tenant", agency)] += 1
            is_strange = subjects.child.get(at) in subjects.strangers
            key = None if is_strange else same_words(placed.mention, words)
            if key is not None:
                before = last.get((agency, key))
                if before not in (None, number):
                    is_job = figures.all[number].is_professional
                    code = "same_job_words" if is_job else "same_words"
                    found[_pair(number, before or 0)][Hint(code, agency)] += 1
                last[agency, key] = number
    return found


def _said_of_one(
    row: Row, figures: Figures, words: LinkWords
) -> Iterator[tuple[Placed, Placed, str]]:
    """Yield mentions of a row that its words say are one, with the reason."""
    for one, other in said_as_one(row, words):
        yield one, other, "known_as" if are_names(one, other) else "said_as_one"
    for one, other in _said_twice(row, figures, words):
        yield one, other, "same_row_role"


def _said_twice(row: Row, figures: Figures, words: LinkWords) -> Iterator[tuple[Placed, Placed]]:
    """Yield two mentions of a row that have one role towards one person, where no third has it.

    "A man" in the sentences is the man of the column alone.
    """
    told: dict[object, dict[int, Placed]] = defaultdict(dict)
    for placed in row.placed:
        number, roles = figures.of.get(placed.number), placed.mention.roles
        if number is None or not roles or figures.all[number].is_professional:
            continue
        ties = {tie for tie in figures.all[number].ties if tie[0] in roles}
        is_described = roles <= words.described
        key = (roles, placed.mention.sex) if is_described else frozenset(ties)
        if key:
            told[key].setdefault(number, placed)
    for both in told.values():
        if len(both) != 2:
            continue
        one, other = both.values()
        is_other = any(said_of_another(each.mention, words) for each in (one, other))
        is_named = {one.mention.form in NAMED, other.mention.form in NAMED}
        is_parted = (one.element is None) != (other.element is None)
        if (
            not is_other
            and is_named != {True}
            and (is_parted or not one.mention.roles <= words.described)
        ):
            yield one, other


def _is_of(row: Row, placed: Placed) -> bool:
    """Whether what stands behind says whose child it is ("child of then partner")."""
    return after(row, placed).casefold().startswith(" of ")


def _is_own(mention: Mention, words: LinkWords) -> bool:
    """Whether words stand for the record's own child or client; "an infant" may be any."""
    opening = mention.text.casefold().partition(" ")[0]
    if opening in words.indefinite or said_of_another(mention, words):
        return False
    return mention.whose is None and not mention.roles.isdisjoint(words.own)


def _is_tenant(mention: Mention, words: LinkWords) -> bool:
    """Whether words mean the one who holds the tenancy; "a tenant" may be any."""
    opening = mention.text.casefold().partition(" ")[0]
    is_any = opening in words.indefinite or said_of_another(mention, words)
    return not is_any and mention.whose is None and not mention.roles.isdisjoint(words.householder)


def _count(found: Hints, figures: Figures, one: Placed, other: Placed, hint: Hint) -> None:
    a, b = figures.of.get(one.number), figures.of.get(other.number)
    if a is not None and b is not None and a != b:
        found[_pair(a, b)][hint] += 1


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _only(fitting: Sequence[Pair]) -> Iterator[Pair]:
    """Pairs whose members are in no other pair."""
    left, right = Counter(a for a, _ in fitting), Counter(b for _, b in fitting)
    yield from (pair for pair in fitting if left[pair[0]] == right[pair[1]] == 1)


@dataclass(frozen=True)
class OpenPairs:
    """Finds those who must be one because a row, or an occasion, leaves nobody else.

    `events` are the rows that tell of one happening. `fits` says whether two may be one at all.
    """

    rows: Sequence[Row] = field(repr=False)
    events: Sequence[Sequence[int]]
    figures: Figures
    subjects: Subjects
    clusters: Clusters
    words: LinkWords
    fits: Fits
    _known: dict[Pair, bool] = field(default_factory=dict, repr=False)

    def find(self) -> Iterator[tuple[int, int, Hint]]:
        """Yield pairs of clusters, with the hint."""
        sides = [self._sides(row) for row in self.rows]
        for at, (row, (column, prose)) in enumerate(zip(self.rows, sides, strict=True)):
            for one, other in self._left_over(column, prose, {self._child(at)}):
                known = all(self._is_family(self.clusters.of(each)) for each in (one, other))
                code = "same_row" if known else "same_row_perhaps"
                yield one, other, Hint(code, row.entry.agency)
        for told in self.events:
            for first, second in combinations(told, 2):
                if self.rows[first].entry.agency == self.rows[second].entry.agency:
                    continue
                mine, others = (sides[one][0] | sides[one][1] for one in (first, second))
                children = {self._child(first), self._child(second)}
                for one, other in self._left_over(mine, others, children):
                    yield one, other, Hint("same_event")

    def _is_family(self, cluster: Cluster) -> bool:
        """Whether the records say that somebody is of the family; a bare name may be staff's."""
        if Standing.FAMILY in cluster.standings or cluster.is_professional:
            return True
        return any(form.surname in self._surnames for form in cluster.forms)

    @cached_property
    def _surnames(self) -> set[str]:
        """The surnames of children, and of people called relatives."""
        return {
            form.surname
            for figure in self.figures.all
            for form in figure.forms
            if len(form.surname) > 1 and (figure.is_child or Standing.FAMILY in figure.standings)
        }

    def _child(self, row: int) -> int | None:
        """The cluster of a row's child; a grown-up client may be who has a role there."""
        child = self.subjects.child.get(row)
        if child is None or child not in self.subjects.young:
            return None
        return self.clusters.of(child).number

    def _sides(self, row: Row) -> tuple[set[int], set[int]]:
        """The clusters of a row's column of people, and of its sentences."""
        known = self.figures.of
        column, prose = (
            self.clusters.numbers(known[one.number] for one in side if one.number in known)
            for side in (row.column, row.prose)
        )
        return column, prose

    def _left_over(
        self, one: set[int], other: set[int], children: set[int | None]
    ) -> Iterator[tuple[int, int]]:
        """Pairs of those on one side only, where each can be nobody else on the other side.

        Whoever is only brought up ("says the dog is a neighbour's") leaves the rest as they are.
        """
        mine, others = sorted(one - other), sorted(other - one)
        if not mine or not others or len(mine) * len(others) > _CROWD:
            return
        fitting = [(a, b) for a in mine for b in others if self._may_be(a, b, children)]
        there = [pair for pair in fitting if not any(map(self._is_brought_up, pair))]
        yield from dict.fromkeys((*_only(fitting), *_only(there)))

    def _is_brought_up(self, number: int) -> bool:
        """Whether somebody without a name is told of once, as a stranger ("a friend")."""
        cluster = self.clusters.of(number)
        if cluster.is_named or len(cluster.figures[0].placed) > 1 or len(cluster.figures) > 1:
            return False
        said = cluster.figures[0].placed[0].mention
        opening = said.text.casefold().partition(" ")[0]
        return opening in self.words.indefinite or said_of_another(said, self.words)

    def _may_be(self, one: int, other: int, children: set[int | None]) -> bool:
        """Whether two may be one; whoever has a role towards the row's child is not that child."""
        for child, far in ((one, other), (other, one)):
            if child in children:
                cluster = self.clusters.of(far)
                if not cluster.is_named and cluster.roles - self.words.own - self.words.young:
                    return False
        pair = _pair(one, other)
        if pair not in self._known:
            self._known[pair] = self.fits(self.clusters.of(one), self.clusters.of(other))
        return self._known[pair]
