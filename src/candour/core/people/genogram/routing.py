"""Which lines a family needs, and which way they go between its rows.

A line runs down a gutter between two people, along a track between two rows, and down to the top
of whom it leads to. Each has a gutter place, a track and a port of its own, so that no two lie on
each other; where two cross, they cross at right angles.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from candour.core.people.genogram.arranging import CELL, Unit, are_adjacent
from candour.core.people.genogram.kinship import Bond, Kinship
from candour.core.people.genogram.meanings import Tie
from candour.core.people.genogram.model import Stroke

_PORT, _HEAD = 13, 34.0
_GUTTER = 7
_MOST_ASIDE = 15
_APART = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """One line: from `tops` in an upper row to `bottoms` in the row under the band `bands[-1]`.

    Without `tops` it joins its bottoms by a bar above them.
    """

    stroke: Stroke
    tops: tuple[str, ...]
    bottoms: tuple[str, ...]
    rows: tuple[int, int]
    mark: str
    ended: bool
    is_held: bool

    @property
    def ends(self) -> tuple[str, ...]:
        """Everybody whom it joins."""
        return (*self.tops, *self.bottoms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Routed:
    """A net with its way: how far from the middle it leaves, gutters by row, tracks by band, ports.

    `gutters` are its places in the rows from the upper one to the last before the lower one;
    `ports` where it arrives over each head, and `places` the how manieth there it is.
    """

    net: Net
    drop: int
    gutters: Sequence[float]
    tracks: Sequence[int]
    ports: Sequence[float]
    places: Sequence[int]


def nets_of(
    family: Sequence[str], kinship: Kinship, rows: Mapping[int, Sequence[Unit]]
) -> list[Net]:
    """Return the lines of a family: couples that stand side by side need none of these."""
    inside = set(family)
    bonds = [one for one in kinship.bonds if one.upper in inside]
    couples = {
        frozenset((one.upper, one.lower))
        for one in bonds
        if one.tie is Tie.COUPLE and are_adjacent(one.upper, one.lower, rows)
    }
    nets = _descents(bonds, couples, kinship)
    alike = [one for one in bonds if one.tie is Tie.SIBLING and not one.mark]
    for is_held in (True, False):
        nets += _siblings([one for one in alike if one.is_held is is_held], kinship)
    for bond in bonds:
        is_descent = bond.tie is Tie.PARENT and bond.above == 1
        is_couple = frozenset((bond.upper, bond.lower)) in couples
        if not is_descent and not is_couple and bond not in alike:
            nets.append(_single(bond, kinship))
    return nets


def _descents(bonds: Sequence[Bond], couples: set[frozenset[str]], kinship: Kinship) -> list[Net]:
    """Return lines from parents to children: from a couple where both are recorded alike."""
    above: dict[str, list[Bond]] = defaultdict(list)
    for bond in bonds:
        if bond.tie is Tie.PARENT and bond.above == 1:
            above[bond.lower].append(bond)
    children: dict[tuple[tuple[str, ...], str, bool], list[str]] = defaultdict(list)
    for child, parents in above.items():
        left = list(parents)
        while left:
            one = left.pop(0)
            other = next(
                (
                    two
                    for two in left
                    if frozenset((one.upper, two.upper)) in couples
                    and (one.mark, one.is_held) == (two.mark, two.is_held)
                ),
                None,
            )
            pair = (one.upper,) if other is None else (one.upper, other.upper)
            if other is not None:
                left.remove(other)
            children[tuple(sorted(pair)), one.mark, one.is_held].append(child)
    return [
        Net(
            stroke=Stroke.DESCENT,
            tops=parents,
            bottoms=tuple(of),
            rows=(kinship.generation[parents[0]], kinship.generation[of[0]]),
            mark=mark,
            ended=False,
            is_held=is_held,
        )
        for (parents, mark, is_held), of in children.items()
    ]


def _siblings(bonds: Sequence[Bond], kinship: Kinship) -> list[Net]:
    """Return one bar over all who are brothers and sisters of each other."""
    nets = []
    left = list(bonds)
    while left:
        first = left.pop(0)
        bar = [first.upper, first.lower]
        for here in bar:
            beside = [one for one in left if here in (one.upper, one.lower)]
            bar += [end for one in beside for end in (one.upper, one.lower) if end not in bar]
            left = [one for one in left if one not in beside]
        generation = kinship.generation[first.lower]
        nets.append(
            Net(
                stroke=Stroke.SIBLING,
                tops=(),
                bottoms=tuple(dict.fromkeys(bar)),
                rows=(generation + 1, generation),
                mark="",
                ended=False,
                is_held=first.is_held,
            )
        )
    return nets


_STROKES = {Tie.COUPLE: Stroke.COUPLE, Tie.SIBLING: Stroke.SIBLING, Tie.KIN: Stroke.KIN}


def _single(bond: Bond, kinship: Kinship) -> Net:
    upper, lower = kinship.generation[bond.upper], kinship.generation[bond.lower]
    is_level = upper == lower
    return Net(
        stroke=_STROKES.get(bond.tie, Stroke.KIN),
        tops=() if is_level else (bond.upper,),
        bottoms=(bond.upper, bond.lower) if is_level else (bond.lower,),
        rows=(lower + 1 if is_level else upper, lower),
        mark=bond.mark or ("=" if bond.tie is Tie.COUPLE else ""),
        ended=bond.ended,
        is_held=bond.is_held,
    )


class Router:
    """Finds the ways of all lines of one family, band by band."""

    def __init__(
        self, rows: Mapping[int, Sequence[Unit]], x: Mapping[str, float], nets: Sequence[Net]
    ) -> None:
        self._x = x
        self._rows = {
            generation: [one for unit in row for one in unit] for generation, row in rows.items()
        }
        self._drops: dict[tuple[str, bool], int] = defaultdict(int)
        self._gutters: dict[tuple[int, int], list[float]] = defaultdict(list)
        self._tracks: dict[int, list[list[tuple[float, float]]]] = defaultdict(list)
        self.ports: dict[str, int] = defaultdict(int)
        self._arriving: dict[str, list[int]] = defaultdict(list)
        for number, net in enumerate(nets):
            for bottom in net.bottoms:
                self._arriving[bottom].append(number)
        ways = [self._way(net) for net in nets]
        for bottom, numbers in self._arriving.items():
            # A line from the left arrives at the left, so that lines do not cross over a head.
            numbers.sort(
                key=lambda number: (self._from(nets[number], ways[number], bottom), number)
            )
            self.ports[bottom] = len(numbers)
        self.routed = [self._routed(number, net, *ways[number]) for number, net in enumerate(nets)]

    def tracks(self, band: int) -> int:
        """Return how many tracks a band over a generation has."""
        return len(self._tracks[band])

    def _way(self, net: Net) -> tuple[int, list[float]]:
        """Return how far under the middle a line leaves, and its gutter in each row it passes."""
        if not net.tops:
            return 0, []
        towards = sum(self._x[one] for one in net.bottoms) / len(net.bottoms)
        drop = 0
        if len(net.tops) == 2:
            gutters = [(self._x[net.tops[0]] + self._x[net.tops[1]]) / 2]
        else:
            top = net.tops[0]
            is_right = towards >= self._x[top]
            self._drops[top, is_right] += 1
            drop = self._drops[top, is_right]
            side = 1 if is_right else -1
            # Each stands on its own side of the gutter, nearer to its person.
            gutters = [self._free(net.rows[0], self._x[top] + side * CELL / 2, -side)]
        for generation in range(net.rows[0] - 1, net.rows[1], -1):
            gutters.append(self._passing(generation, towards))
        return drop, gutters

    def _passing(self, generation: int, towards: float) -> float:
        """Return where a line passes a row of people who have nothing to do with it."""
        edges = {
            self._x[one] + side * CELL / 2
            for one in self._rows.get(generation, ())
            for side in (-1, 1)
        }
        nearest = min(sorted(edges), key=lambda edge: abs(edge - towards), default=towards)
        return self._free(generation, nearest, 1)

    def _free(self, generation: int, gutter: float, side: int) -> float:
        held = self._gutters[generation, round(gutter)]
        aside = _GUTTER * side
        for step in (aside, -aside, 2 * aside, -2 * aside):
            place = gutter + max(-_MOST_ASIDE, min(_MOST_ASIDE, step))
            if all(abs(place - other) >= 4 for other in held):
                held.append(place)
                return place
        held.append(gutter + aside)
        return gutter + aside

    def _from(self, net: Net, way: tuple[int, list[float]], bottom: str) -> float:
        if way[1]:
            return way[1][-1]
        return max(self._x[one] for one in net.bottoms if one != bottom)

    def _routed(self, number: int, net: Net, drop: int, gutters: list[float]) -> Routed:
        places = [self._arriving[one].index(number) for one in net.bottoms]
        ports = [self._port(one, place) for one, place in zip(net.bottoms, places, strict=True)]
        tracks = []
        for place, gutter in enumerate(gutters or [ports[0]]):
            is_last = place >= len(gutters) - 1
            reached = ports if is_last else [gutters[place + 1]]
            band = net.rows[0] - 1 - place
            tracks.append(self._track(band, min(gutter, *reached), max(gutter, *reached)))
        return Routed(
            net=net, drop=drop, gutters=gutters, tracks=tracks, ports=ports, places=places
        )

    def _port(self, person: str, place: int) -> float:
        """Return where a line arrives over a head: side by side, however many there are."""
        others = len(self._arriving[person]) - 1
        apart = min(_PORT, _HEAD / others) if others else 0.0
        return self._x[person] + apart * (place - others / 2)

    def _track(self, band: int, left: float, right: float) -> int:
        tracks = self._tracks[band]
        for number, held in enumerate(tracks):
            if all(right + _APART < other or left - _APART > end for other, end in held):
                held.append((left, right))
                return number
        tracks.append([(left, right)])
        return len(tracks) - 1
