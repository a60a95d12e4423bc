"""Which clusters are worth weighing against each other: those that share a key.

Keys are parts of names, initials, numbers, and roles towards the same person; so the work grows
with the people of a case, and not with the square of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from candour.core.people.linking.apart import Apart
from candour.core.people.linking.clusters import Clusters
from candour.core.people.linking.figures import Figures
from candour.core.people.linking.names import CaseNames
from candour.core.people.linking.rows import Row
from candour.core.people.linking.words import LinkWords

_CROWD = 120
"""A key that so many clusters share tells nobody apart."""

Pair = tuple[int, int]
Holders = Mapping[tuple[str, int], set[int]]


def by_name(clusters: Clusters, names: CaseNames) -> Iterator[Pair]:
    """Pairs that share a part of a name, a number or an address."""
    blocks: dict[str, set[int]] = defaultdict(set)
    for cluster in clusters:
        for form in cluster.forms:
            for key in names.keys(form):
                blocks[key].add(cluster.number)
        for known in (*cluster.identifiers, *cluster.addresses):
            blocks[f"n:{known}"].add(cluster.number)
    for block in blocks.values():
        if len(block) <= _CROWD:
            yield from combinations(sorted(block), 2)


def by_role(holders: Holders, words: LinkWords) -> Iterator[Pair]:
    """Pairs that have roles towards the same person, or towards each other's child."""
    tied: dict[int, set[int]] = defaultdict(set)
    for (_, anchor), held in holders.items():
        tied[anchor] |= held
    for block in tied.values():
        if len(block) <= _CROWD:
            yield from combinations(sorted(block), 2)
    yield from _by_way_of(holders, words)


def _by_way_of(holders: Holders, words: LinkWords) -> Iterator[Pair]:
    """Pairs whose roles meet by way of a third: her son, her mum, the father of his daughter."""
    parents: dict[int, set[int]] = defaultdict(set)
    children: dict[int, set[int]] = defaultdict(set)
    elders: dict[int, set[int]] = defaultdict(set)
    for (role, child), held in holders.items():
        if role in words.parents:
            parents[child] |= held
            for parent in held:
                children[parent].add(child)
        if role in words.composed:
            elders[child] |= held
    for (role, anchor), held in holders.items():
        far: set[int] = set()
        if role in words.child_of:
            far = children.get(anchor, set())
            for one in set().union(*(parents[each] for each in held)) - {anchor}:
                yield min(one, anchor), max(one, anchor)
        elif role in words.parents:
            far = set().union(*(elders[child] for child in children.get(anchor, ())))
        for one in held:
            for other in far:
                if one != other:
                    yield min(one, other), max(one, other)


def holders_of(clusters: Clusters, apart: Apart) -> dict[tuple[str, int], set[int]]:
    """Who holds a role towards whom, by cluster."""
    held: dict[tuple[str, int], set[int]] = defaultdict(set)
    for cluster in clusters:
        for anchor, roles in apart.ties(cluster).items():
            for role in roles:
                held[role, anchor].add(cluster.number)
    return held


def company_of(rows: Sequence[Row], figures: Figures, clusters: Clusters) -> dict[int, set[int]]:
    """Who stands in rows with whom, professionals left out."""
    company: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        there = clusters.numbers(
            figures.of[one.number] for one in row.placed if one.number in figures.of
        )
        family = {one for one in there if not clusters.of(one).is_professional}
        for one in family:
            company[one] |= family
    return company
