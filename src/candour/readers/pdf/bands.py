"""Rows inside the cells of a ruled grid: many tables rule their columns, or every fifth row."""

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from candour.readers.pdf.aligned import TextRow, columns_of, place_in
from candour.readers.pdf.lines import Line, Segment, lines_of, segments_of
from candour.readers.pdf.page_table import PageCell, is_figure
from candour.readers.pdf.rows import anchored, grouped_by_gap, row_cells, rows_of
from candour.readers.pdf.ruled import RuledGrid

_ROOM = 1000
"""how many rows one ruled row may be parted into; they are numbered anew afterwards"""
_SAME_HEIGHT = 2.5
_THIN = 8.0
_LEAST_ROWS = 3


def with_rows_parted(grid: RuledGrid, cells: Sequence[PageCell]) -> list[PageCell]:
    """Return the grid's cells, those that hold several rows of figures parted into these rows."""
    rows: dict[int, list[PageCell]] = {}
    for cell in cells:
        cell.row, cell.row_span = cell.row * _ROOM, cell.row_span * _ROOM
        rows.setdefault(cell.row, []).append(cell)
    found: list[PageCell] = []
    for _, members in sorted(rows.items()):
        whole: list[PageCell] = []
        for cell in members:
            parted = _columns_inside(grid, cell)
            if parted is None:
                whole.append(cell)
            else:
                found += parted
        found += _rows_inside(whole)
    return found


def with_columns_parted(
    grid: RuledGrid, cells: Sequence[PageCell]
) -> tuple[list[PageCell], dict[int, float]]:
    """Part the columns of a grid that hold several columns of figures aligned by space.

    Return the cells, and the left edge of each column. Columns are numbered with room between.
    """
    found: list[PageCell] = []
    edges: dict[int, float] = {}
    columns: dict[int, list[PageCell]] = {}
    for cell in cells:
        columns.setdefault(cell.column, []).append(cell)
    for column in range(len(grid.xs) - 1):
        own = columns.get(column, [])
        first = column * _ROOM
        parted = _inner_columns([cell for cell in own if cell.column_span == 1])
        if own or grid.xs[column + 1] - grid.xs[column] >= _THIN:
            edges[first] = grid.xs[column]
        for number, (left, _) in enumerate(parted):
            if number:
                edges[first + number] = left
        for cell in own:
            single = cell.column_span == 1
            cell.column, cell.column_span = first, cell.column_span * _ROOM
            if parted and single:
                found += _by_columns(cell, parted)
            else:
                found.append(cell)
    return found, edges


def _inner_columns(cells: Sequence[PageCell]) -> list[tuple[float, float]]:
    """Return the columns that stand in one ruled column, if most of its lines show several."""
    rows = [_text_row(line) for cell in cells for line in _lines(cell)]
    several = [row for row in rows if len(row.segments) > 1]
    if len(several) < 2 or len(several) < 0.5 * len(rows):
        return []
    columns = columns_of(rows)
    if len(columns) < 2:
        return []
    place_in(several, columns)
    later = [each for row in several for each in row.placed if each.first > 0]
    figures = sum(is_figure(each.text) for each in later)
    return columns if later and figures >= 0.6 * len(later) else []


def _by_columns(cell: PageCell, columns: Sequence[tuple[float, float]]) -> list[PageCell]:
    rows = [_text_row(line) for line in _lines(cell)]
    place_in(rows, columns)
    parts = row_cells(cell.row, rows)
    if len(parts) == 1 and parts[0].column_span > 1:
        return [cell]
    return [
        replace(part, column=cell.column + part.column, row_span=cell.row_span) for part in parts
    ]


def _columns_inside(grid: RuledGrid, cell: PageCell) -> list[PageCell] | None:
    """Part a cell that runs under several columns of the grid and is itself set in columns."""
    if cell.column_span < 2:
        return None
    rows = [_text_row(line) for line in _lines(cell)]
    several = [row for row in rows if len(row.segments) > 1]
    if len(several) < 0.4 * len(rows) or len(rows) >= _ROOM or not _are_cells(several):
        return None
    edges = grid.xs[cell.column : cell.column + cell.column_span + 1]
    columns = list(itertools.pairwise(edges))
    place_in(rows, columns)
    crossing = sum(each.last > each.first for row in rows for each in row.placed)
    if crossing > 0.2 * sum(len(row.placed) for row in rows):
        columns = columns_of(rows)
        if len(columns) < 2 or len(columns) > cell.column_span:
            return None
        place_in(rows, columns)
    grouped, _ = rows_of(rows, grid.across)
    found: list[PageCell] = []
    for number, members in enumerate(grouped):
        for part in row_cells(number, [rows[member] for member in members]):
            found.append(replace(part, row=cell.row + number, column=cell.column + part.column))
    return found


def _are_cells(rows: Sequence[TextRow]) -> bool:
    """Say whether segments are cells: lines under one another, or one line of figures."""
    if len(rows) != 1:
        return len(rows) > 1
    later = rows[0].segments[1:]
    return len(later) > 1 and sum(is_figure(each.text) for each in later) >= 0.6 * len(later)


def _lines(cell: PageCell) -> list[Line]:
    words = [word for line in cell.lines for word in line.words]
    return lines_of(segments_of(words))


def _text_row(line: Line) -> TextRow:
    return TextRow(line.segments, line.top, line.bottom)


def _rows_inside(members: Sequence[PageCell]) -> list[PageCell]:
    """Part the cells of one ruled row where their lines stand side by side as rows of figures."""
    tallest = max(members, key=lambda cell: len(cell.lines), default=None)
    if tallest is None or len(tallest.lines) < 2 or len(members) < 2:
        return list(members)
    heights = [line.bottom for line in tallest.lines]
    matching = [
        cell
        for cell in members
        if cell.row_span == _ROOM
        and len(cell.lines) > 1
        and all(_nearest(line, heights) is not None for line in cell.lines)
    ]
    if len(matching) < 2 or not _are_rows(matching, len(heights)):
        return _rows_by_figures(members) or _rows_by_gap(members)
    into = _labels_joined(members, heights)
    found: list[PageCell] = []
    for cell in members:
        places = [_nearest(line, heights) for line in cell.lines]
        if cell.row_span != _ROOM or None in places:
            found.append(cell)
            continue
        held: dict[int, list[Segment]] = {}
        for place, line in zip(places, cell.lines, strict=True):
            held.setdefault(into[place or 0], []).append(line)
        for place, lines in held.items():
            found.append(replace(cell, row=cell.row + place, row_span=1, lines=lines))
    return found


def _rows_by_figures(members: Sequence[PageCell]) -> list[PageCell] | None:
    """Part the cells of one ruled row around its columns of figures; text beside them wraps."""
    whole = [cell for cell in members if cell.row_span == _ROOM]
    figures = [cell for cell in whole if len(cell.lines) >= _LEAST_ROWS and _holds_figures(cell)]
    if len(figures) < 2:
        return None
    fullest = max(figures, key=lambda cell: len(cell.lines))
    heights = [line.bottom for line in fullest.lines]
    if any(_nearest(line, heights) is None for cell in figures for line in cell.lines):
        return None
    taken = {id(cell) for cell in figures}
    into: dict[int, int] = {}
    for cell in whole:
        lines = sorted([*fullest.lines, *cell.lines], key=lambda line: line.top + line.bottom)
        anchors = [n for n, line in enumerate(lines) if any(line is own for own in fullest.lines)]
        rows = anchored([(line.top, line.bottom) for line in lines], anchors)
        for line in cell.lines:
            place = _nearest(line, heights)
            if place is None or (rows is not None and id(cell) not in taken):
                at = next(n for n, each in enumerate(lines) if each is line)
                place = anchors.index(rows[at]) if rows is not None else None
            if place is None:
                return None
            into[id(line)] = place
    found = [cell for cell in members if cell.row_span != _ROOM]
    for cell in whole:
        held: dict[int, list[Segment]] = {}
        for line in cell.lines:
            held.setdefault(into[id(line)], []).append(line)
        found += [
            replace(cell, row=cell.row + place, row_span=1, lines=lines)
            for place, lines in held.items()
        ]
    return found


def _holds_figures(cell: PageCell) -> bool:
    return sum(is_figure(line.text) for line in cell.lines) >= 0.7 * len(cell.lines)


def _rows_by_gap(members: Sequence[PageCell]) -> list[PageCell]:
    """Part the cells of one ruled row where white strips run across all of them.

    Each part must have its key, or nearly: else they are the paragraphs of one cell.
    """
    whole = [cell for cell in members if cell.row_span == _ROOM]
    heights = _visual_lines([line for cell in whole for line in cell.lines])
    if len(whole) < 2 or len(heights) < 2 * _LEAST_ROWS:
        return list(members)
    groups = grouped_by_gap(heights)
    if not _LEAST_ROWS <= len(groups) < len(heights):
        return list(members)
    starts = [heights[group[0]][0] for group in groups]
    key = min(whole, key=lambda cell: cell.column)
    keyed = {bisect_right(starts, line.top + 1) - 1 for line in key.lines}
    if len(keyed) < 0.8 * len(groups):
        return list(members)
    found = [cell for cell in members if cell.row_span != _ROOM]
    for cell in whole:
        held: dict[int, list[Segment]] = {}
        for line in cell.lines:
            held.setdefault(bisect_right(starts, line.top + 1) - 1, []).append(line)
        for place, own in held.items():
            found.append(replace(cell, row=cell.row + place, row_span=1, lines=own))
    return found


def _visual_lines(lines: Sequence[Segment]) -> list[tuple[float, float]]:
    """Return the upper and lower edges of lines, those side by side as one."""
    found: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda each: each.top):
        if found and line.top < found[-1][1] - 0.5 * (line.bottom - line.top):
            found[-1] = (found[-1][0], max(found[-1][1], line.bottom))
        else:
            found.append((line.top, line.bottom))
    return found


def _labels_joined(members: Sequence[PageCell], heights: Sequence[float]) -> list[int]:
    """Lead each line to its row: a label without figures goes with the next one, if that is small.

    "Murder and nonnegligent" and, below it, "manslaughter … 10.0" are one row.
    """
    into = list(range(len(heights)))
    labels = {
        _nearest(line, heights): line.text
        for cell in members
        if cell.column == 0
        for line in cell.lines
    }
    filled = {_nearest(line, heights) for cell in members if cell.column > 0 for line in cell.lines}
    for place in range(len(heights) - 1):
        below = labels.get(place + 1, "")
        if place in labels and place not in filled and below[:1].islower():
            into[place] = place + 1
    return into


def _nearest(line: Segment, heights: Sequence[float]) -> int | None:
    for number, height in enumerate(heights):
        if abs(line.bottom - height) <= _SAME_HEIGHT:
            return number
    return None


def _are_rows(cells: Sequence[PageCell], rows: int) -> bool:
    """Say whether the lines of cells are rows of their own, not text that wraps."""
    later = [cell for cell in cells if cell.column > 0]
    lines = [line.text for cell in later for line in cell.lines]
    figures = sum(is_figure(line) for line in lines)
    if lines and figures >= 0.5 * len(lines):
        return True
    whole = sum(len(cell.lines) >= 0.8 * rows for cell in cells)
    return rows >= 4 and whole >= 4 and whole == len(cells)
