"""Columns of figures that stand so close that the gap between them is no wider than a space."""

from collections.abc import Sequence
from itertools import pairwise

from candour.readers.pdf.aligned import TextRow
from candour.readers.pdf.layer import Word
from candour.readers.pdf.lines import Segment
from candour.readers.pdf.page_table import is_figure

_LEAST = 3
_MOSTLY = 0.6


def with_figures_parted(
    rows: Sequence[TextRow], columns: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Part each column in which the figures of all rows leave one white stretch free.

    "26,987 7 933" above "72,143 23 117" is two columns; the stretch before "933" and "117" is not
    one, but the space between thousands.
    """
    found: list[tuple[float, float]] = []
    for number, column in enumerate(columns):
        cells = [
            each.segment for row in rows for each in row.placed if each.first == each.last == number
        ]
        several = [cell for cell in cells if len(cell.words) > 1 and is_figure(cell.text)]
        if len(several) < max(_LEAST, _MOSTLY * len(cells)):
            found.append(column)
        else:
            found += _parted(cells, column)
    return found


def _parted(cells: Sequence[Segment], column: tuple[float, float]) -> list[tuple[float, float]]:
    words = sorted(word for cell in cells if is_figure(cell.text) for word in cell.words)
    stretches: list[list[Word]] = []
    edge = 0.0
    for word in words:
        if stretches and word.x0 <= edge:
            stretches[-1].append(word)
        else:
            stretches.append([word])
        edge = max(edge, word.x1)
    edges = [
        (max(word.x1 for word in left), min(word.x0 for word in right))
        for left, right in pairwise(stretches)
        if not all(len(word.text) == 3 and word.text.isdecimal() for word in right)
        and all(any(map(str.isdecimal, word.text)) for word in right)
        and not any(word.text.startswith(("(", "[")) for word in right)
    ]
    starts = [column[0], *(start for _, start in edges)]
    ends = [*(end for end, _ in edges), column[1]]
    return list(zip(starts, ends, strict=True))
