"""Where people of one family stand in their rows: couples side by side, children under parents.

Nobody has a best order for every family. Rows begin in the order in which relations lead from one
to the next; units change places with their neighbours while that makes the lines shorter.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from candour.core.people.genogram.kinship import Bond, Kinship
from candour.core.people.genogram.meanings import Tie

CELL = 188
"""The room of one person in a row, and between the middles of two neighbours at least."""

_SWEEPS = 6
_MOST_SHUFFLED = 60
_MOST_PASSES = 12

Unit = tuple[str, ...]
Rows = dict[int, list[Unit]]


def arranged(
    family: Sequence[str], kinship: Kinship
) -> tuple[Mapping[int, Sequence[Unit]], Mapping[str, float]]:
    """Return the rows of a family by generation, and where the middle of each person stands."""
    inside = set(family)
    bonds = [one for one in kinship.bonds if one.upper in inside]
    rows: Rows = defaultdict(list)
    for unit in _units(family, bonds):
        rows[kinship.generation[unit[0]]].append(unit)
    if len(family) <= _MOST_SHUFFLED:
        _shuffle(rows, bonds)
    x = _placed(rows, bonds)
    left = min(x.values()) - CELL / 2
    return rows, {person: place - left for person, place in x.items()}


def _units(family: Sequence[str], bonds: Sequence[Bond]) -> list[Unit]:
    """Return couples as chains in which each stands beside a partner, the best recorded first.

    Somebody has two sides: a third partner stands apart, and the line goes over the others' heads.
    """
    chain_of: dict[str, list[str]] = {person: [person] for person in family}
    couples = [bond for bond in bonds if bond.tie is Tie.COUPLE]
    for bond in sorted(couples, key=lambda one: (-one.records, one.ended)):
        left, right = chain_of[bond.upper], chain_of[bond.lower]
        is_free = {bond.upper, bond.lower} <= {left[0], left[-1], right[0], right[-1]}
        if left is right or not is_free:
            continue
        if left[-1] != bond.upper:
            left.reverse()
        if right[0] != bond.lower:
            right.reverse()
        left += right
        chain_of.update(dict.fromkeys(right, left))
    return [tuple(chain) for person, chain in chain_of.items() if person == chain[0]]


def _shuffle(rows: Rows, bonds: Sequence[Bond]) -> None:
    """Exchange neighbours, and turn couples about, while the lines grow shorter."""
    best = _length(rows, bonds)
    for _ in range(_MOST_PASSES):
        before = best
        for row in rows.values():
            for place in range(len(row)):
                best = _try_turned(row, place, rows, bonds, best)
            for left in range(len(row)):
                for right in range(left + 1, len(row)):
                    row[left], row[right] = row[right], row[left]
                    length = _length(rows, bonds)
                    if length < best - 0.5:
                        best = length
                    else:
                        row[left], row[right] = row[right], row[left]
        if best > before - 0.5:
            return


def _try_turned(
    row: list[Unit], place: int, rows: Rows, bonds: Sequence[Bond], best: float
) -> float:
    unit = row[place]
    if len(unit) == 1:
        return best
    row[place] = unit[::-1]
    length = _length(rows, bonds)
    if length < best - 0.5:
        return length
    row[place] = unit
    return best


def _length(rows: Rows, bonds: Sequence[Bond]) -> float:
    x = _placed(rows, bonds)
    return sum(abs(x[one.upper] - x[one.lower]) for one in bonds) + CELL * _crossings(x, bonds)


def _crossings(x: Mapping[str, float], bonds: Sequence[Bond]) -> int:
    """Count pairs of descents that pass over each other."""
    ends = sorted((x[one.upper], x[one.lower]) for one in bonds if one.above)
    return sum(
        one[0] < other[0] and one[1] > other[1]
        for place, one in enumerate(ends)
        for other in ends[place + 1 :]
    )


def _placed(rows: Rows, bonds: Sequence[Bond]) -> dict[str, float]:
    x: dict[str, float] = {
        person: CELL * place
        for row in rows.values()
        for place, person in enumerate(one for unit in row for one in unit)
    }
    beside: dict[str, list[str]] = defaultdict(list)
    for bond in bonds:
        if bond.above:
            beside[bond.upper].append(bond.lower)
            beside[bond.lower].append(bond.upper)
    in_turn = sorted(rows)
    for sweep in range(_SWEEPS):
        for generation in in_turn if sweep % 2 else in_turn[::-1]:
            _settle(rows[generation], x, beside)
    return x


def _settle(row: Sequence[Unit], x: dict[str, float], beside: Mapping[str, list[str]]) -> None:
    """Put the units of a row as near as can be to who they belong to, none over another."""
    wanted: list[tuple[float, float]] = []
    start = 0.0
    for unit in row:
        pulls = [
            x[other] - CELL * place
            for place, person in enumerate(unit)
            for other in beside.get(person, ())
        ]
        middle = sum(pulls) / len(pulls) if pulls else x[unit[0]]
        wanted.append((middle - start, 1.0 if pulls else 0.1))
        start += CELL * len(unit)
    start = 0.0
    for unit, shift in zip(row, _rising(wanted), strict=True):
        for place, person in enumerate(unit):
            x[person] = shift + start + CELL * place
        start += CELL * len(unit)


def _rising(wanted: Sequence[tuple[float, float]]) -> list[float]:
    """Return the nearest places that never fall back (pool adjacent violators)."""
    pools: list[list[float]] = []
    for place, weight in wanted:
        pools.append([place * weight, weight, 1])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            last = pools.pop()
            pools[-1] = [one + other for one, other in zip(pools[-1], last, strict=True)]
    return [total / weight for total, weight, count in pools for _ in range(int(count))]


def are_adjacent(one: str, other: str, rows: Mapping[int, Sequence[Unit]]) -> bool:
    """Say whether two stand side by side as a couple."""
    return any(
        {one, other} == {left, right}
        for row in rows.values()
        for unit in row
        for left, right in pairwise(unit)
    )
