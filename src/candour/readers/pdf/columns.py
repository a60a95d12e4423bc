"""Reading order: the flows of a page, one a column, each from the top down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from candour.readers.pdf.lines import Line, Segment, lines_of
from candour.readers.pdf.page_table import PageTable

_BIN = 3.0
_LEAST_LINES = 6
_PROSE_WORDS = 4
_GUTTER_AT_MOST = 0.12
"""of the fullest stretch: titles and captions may run across a gutter, not much else"""
_SIDE_AT_LEAST = 0.35
_NARROWEST = 5.0


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
    if gutter is not None:
        return _banded(segments, tables, gutter, (x0, x1))
    return _by_runs(segments, tables, (x0, x1))


def _by_runs(
    segments: Sequence[Segment], tables: Sequence[PageTable], edges: tuple[float, float]
) -> list[Flow]:
    """Look for columns in a part of the page: below a table, beside a picture."""
    whole = _flow(segments, tables, edges)
    flows: list[Flow] = []
    begun = index = 0
    while index < len(whole.items):
        end, gutter = _column_run(whole.items, index, edges)
        if gutter is None:
            index = max(index + 1, end)
            continue
        if index > begun:
            flows.append(Flow(whole.items[begun:index], *edges))
        run = [item for item in whole.items[index:end] if isinstance(item, Line)]
        pieces = [segment for line in run for segment in line.segments]
        left = [segment for segment in pieces if segment.x1 <= gutter]
        right = [segment for segment in pieces if segment.x1 > gutter]
        flows += _by_runs(left, (), (edges[0], gutter))
        flows += _by_runs(right, (), (gutter, edges[1]))
        begun = index = end
    if begun < len(whole.items) or not flows:
        flows.append(Flow(whole.items[begun:], *edges))
    return flows


def _column_run(
    items: Sequence[Line | PageTable], first: int, edges: tuple[float, float]
) -> tuple[int, float | None]:
    """Return where lines end that leave one white stretch free, and its middle if it is a gutter.

    Lines from `first` on; each has a gap there, or lies on one side of it.
    """
    opening = items[first]
    if not isinstance(opening, Line) or len(opening.segments) < 2:
        return first, None
    gap = _gap_within(opening, (edges[0], edges[1]), central=True)
    several = index = 0
    for index in range(first, len(items)):
        line = items[index]
        narrowed = _gap_within(line, gap) if gap and isinstance(line, Line) else None
        if narrowed is None:
            break
        gap = narrowed
        several += isinstance(line, Line) and len(line.segments) > 1
    else:
        index = len(items)
    if gap is None or several < _LEAST_LINES - 1:
        return first, None
    middle = (gap[0] + gap[1]) / 2
    run = [item for item in items[first:index] if isinstance(item, Line)]
    pieces = [segment for line in run for segment in line.segments]
    left = [segment for segment in pieces if segment.x1 <= middle]
    right = [segment for segment in pieces if segment.x1 > middle]
    if _is_prose(left) and _is_prose(right):
        return index, middle
    return index if len(run) > 2 * _LEAST_LINES else first, None


def _gap_within(
    line: Line, limits: tuple[float, float], *, central: bool = False
) -> tuple[float, float] | None:
    """Return the widest white stretch that a line leaves between these limits."""
    x0, x1 = limits
    if central:
        x0, x1 = x0 + 0.2 * (x1 - x0), x1 - 0.2 * (x1 - x0)
    best: tuple[float, float] | None = None
    left = x0
    for right in (*((segment.x0, segment.x1) for segment in line.segments), (x1, x1)):
        stretch = (max(left, x0), min(right[0], x1))
        if stretch[1] - stretch[0] > _NARROWEST and (
            best is None or stretch[1] - stretch[0] > best[1] - best[0]
        ):
            best = stretch
        left = max(left, right[1])
    return best


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
