"""Reading order: the flows of a page, one a column, each from the top down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from candour.readers.pdf.lines import Line, Segment, line_of, lines_of
from candour.readers.pdf.page_table import PageTable

_BIN = 3.0
_LEAST_LINES = 6
_PROSE_WORDS = 4
_GUTTER_AT_MOST = 0.12
"""of the fullest stretch: titles and captions may run across a gutter, not much else"""
_SIDE_AT_LEAST = 0.35


@dataclass(slots=True)
class Flow:
    """Lines and tables that are read one after the other, between two edges."""

    items: list["Line | PageTable"] = field(repr=False)
    x0: float
    x1: float

    @property
    def lines(self) -> list[Line]:
        """Its lines, without the tables."""
        return [item for item in self.items if isinstance(item, Line)]


def flows_of(segments: Sequence[Segment], tables: Sequence[PageTable]) -> list[Flow]:
    """Return the page's flows in reading order.

    Where text stands in columns, the page is cut into bands by whatever runs across the gutter, and
    each band is read column by column.
    """
    if not segments and not tables:
        return []
    x0 = min([*(each.x0 for each in segments), *(each.x0 for each in tables)])
    x1 = max([*(each.x1 for each in segments), *(each.x1 for each in tables)])
    gutter = _gutter(segments, x0, x1)
    if gutter is None:
        return [_flow(segments, tables, (x0, x1))]
    return _banded(segments, tables, gutter, (x0, x1))


def _flow(
    segments: Sequence[Segment], tables: Sequence[PageTable], edges: tuple[float, float]
) -> Flow:
    items: list[Line | PageTable] = [*lines_of(segments), *tables]
    if tables:
        items.sort(key=lambda item: item.top)
    return Flow(items, *edges)


def _gutter(segments: Sequence[Segment], x0: float, x1: float) -> float | None:
    """Return where the white space between two columns of prose is widest, if there are two."""
    wide = x1 - x0
    if wide <= 0 or len(segments) < 2 * _LEAST_LINES:
        return None
    across = sum(
        segment.x0 < x0 + 0.4 * wide and segment.x1 > x0 + 0.6 * wide for segment in segments
    )
    if across > 0.4 * len(segments):
        return None
    place = _emptiest(segments, x0, x1)
    if place is None:
        return None
    left = [segment for segment in segments if segment.x1 <= place]
    right = [segment for segment in segments if segment.x0 >= place]
    return place if _is_prose(left) and _is_prose(right) else None


def _emptiest(segments: Sequence[Segment], x0: float, x1: float) -> float | None:
    count = int((x1 - x0) / _BIN) + 2
    change = [0.0] * (count + 1)
    for segment in segments:
        change[int((segment.x0 - x0) / _BIN)] += 1
        change[int((segment.x1 - x0) / _BIN) + 1] -= 1
    covered: list[float] = []
    now = 0.0
    for step in change[:count]:
        now += step
        covered.append(now)
    first, last = int(0.25 * count), int(0.75 * count)
    limit = _GUTTER_AT_MOST * max(covered)
    best: tuple[int, int] | None = None
    begun = None
    for index in range(first, last + 1):
        if covered[index] <= limit:
            begun = index if begun is None else begun
            if best is None or index - begun > best[1] - best[0]:
                best = (begun, index)
        else:
            begun = None
    if best is None:
        return None
    enough = _SIDE_AT_LEAST * max(covered)
    if max(covered[: best[0] + 1]) < enough or max(covered[best[1] :]) < enough:
        return None
    return x0 + (best[0] + best[1] + 1) / 2 * _BIN


def _is_prose(side: Sequence[Segment]) -> bool:
    """Say whether segments are lines of prose in a column, not the cells of a table."""
    if len(side) < _LEAST_LINES:
        return False
    if median(len(segment.words) for segment in side) < _PROSE_WORDS:
        return False
    left = min(segment.x0 for segment in side)
    right = max(segment.x1 for segment in side)
    filled = sum(segment.x1 - segment.x0 >= 0.6 * (right - left) for segment in side)
    return filled >= 0.5 * len(side)


def _banded(
    segments: Sequence[Segment],
    tables: Sequence[PageTable],
    gutter: float,
    edges: tuple[float, float],
) -> list[Flow]:
    items: list[Segment | PageTable] = sorted((*segments, *tables), key=lambda item: item.top)
    bands: list[tuple[bool, list[Segment | PageTable]]] = []
    for item in items:
        across = item.x0 < gutter - 1 < gutter + 1 < item.x1
        if not bands or bands[-1][0] != across:
            bands.append((across, []))
        bands[-1][1].append(item)
    flows: list[Flow] = []
    for across, band in bands:
        if across:
            flows.append(_flow_of(band, edges))
            continue
        for side, side_edges in (
            ([item for item in band if item.x1 <= gutter + 1], (edges[0], gutter)),
            ([item for item in band if item.x1 > gutter + 1], (gutter, edges[1])),
        ):
            if side:
                flows.append(_flow_of(side, side_edges))
    return flows


def _flow_of(items: Sequence[Segment | PageTable], edges: tuple[float, float]) -> Flow:
    segments = [item for item in items if isinstance(item, Segment)]
    tables = [item for item in items if isinstance(item, PageTable)]
    return _flow(segments, tables, edges)


def as_one_line(line: Line) -> Line:
    """Return a line whose segments read as one: gaps that no table explains are only gaps."""
    if len(line.segments) == 1:
        return line
    words = [word for segment in line.segments for word in segment.words]
    return line_of([Segment(words, line.x0, line.top, line.x1, line.bottom)])
