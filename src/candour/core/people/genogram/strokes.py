"""The strokes of lines, once it is known where people and tracks stand.

A stroke ends in the middle of whom it leads to: symbols are filled, and lie on it.
"""

from collections.abc import Mapping, Sequence

from candour.core.people.genogram.kinship import Bond
from candour.core.people.genogram.model import Figure, Line, Stroke
from candour.core.people.genogram.routing import Routed

HALF = 23
"""Half of a symbol."""

_TRACK, _DROP, _FIRST_DROP = 12, 4, 8
_MARK_UP, _MARK_APART = 11, 15
_STANDS_FOR = {
    Stroke.COUPLE: "a couple",
    Stroke.DESCENT: "parent and child",
    Stroke.SIBLING: "brother or sister",
    Stroke.KIN: "related",
}
Point = tuple[float, float]


def couple_line(bond: Bond, at: Mapping[str, Figure], called: Mapping[str, str]) -> Line:
    """Return the line between two who stand side by side."""
    left, right = sorted((at[bond.upper], at[bond.lower]), key=lambda one: one.x)
    return Line(
        stroke=Stroke.COUPLE,
        ends=(bond.upper, bond.lower),
        paths=(((left.x, left.y), (right.x, right.y)),),
        said=_said(Stroke.COUPLE, (bond.upper, bond.lower), called, bond.ended),
        ended=bond.ended,
        is_held=bond.is_held,
    )


def net_line(
    routed: Routed,
    at: Mapping[str, Figure],
    bands: Mapping[int, float],
    called: Mapping[str, str],
) -> Line:
    """Return the strokes of a line that runs between rows; `bands` say where tracks begin."""
    net = routed.net
    tracks = [
        bands[net.rows[0] - 1 - place] + _TRACK * track for place, track in enumerate(routed.tracks)
    ]
    heads = [(port, at[bottom].y) for port, bottom in zip(routed.ports, net.bottoms, strict=True)]
    paths: list[Sequence[Point]] = []
    if net.tops:
        paths.append(_trunk(routed, at, tracks))
    else:
        paths.append([(routed.ports[0], tracks[-1])])
    end, track = paths[0][-1][0], tracks[-1]
    reach = [end, *routed.ports]
    paths.append([(min(reach), track), (max(reach), track)])
    paths += [[(x, track), (x, y)] for x, y in heads]
    marks = [
        (net.mark, x, y - HALF - _MARK_UP - _MARK_APART * place)
        for (x, y), place in zip(heads, routed.places, strict=True)
    ]
    return Line(
        stroke=net.stroke,
        ends=net.ends,
        paths=tuple(tuple(path) for path in paths if len(path) > 1 and path[0] != path[-1]),
        said=_said(net.stroke, net.ends, called, net.ended),
        ended=net.ended,
        marks=tuple(marks[-1:] if not net.tops else marks) if net.mark else (),
        is_held=net.is_held,
    )


def _trunk(routed: Routed, at: Mapping[str, Figure], tracks: Sequence[float]) -> list[Point]:
    """Return the stroke from who stands above to the last track."""
    net, first = routed.net, routed.gutters[0]
    top = at[net.tops[0]]
    if len(net.tops) == 2:
        points = [(first, top.y)]
    else:
        down = top.y + _FIRST_DROP + _DROP * (routed.drop - 1)
        points = [(top.x, down), (first, down)]
    for place, track in enumerate(tracks):
        points.append((routed.gutters[place], track))
        if place + 1 < len(routed.gutters):
            points.append((routed.gutters[place + 1], track))
    return points


def _said(stroke: Stroke, ends: Sequence[str], called: Mapping[str, str], ended: bool) -> str:
    names = ", ".join(called[one] for one in ends)
    return f"{'a couple that has parted' if ended else _STANDS_FOR[stroke]}: {names}"
