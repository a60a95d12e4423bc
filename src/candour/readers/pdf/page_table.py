"""A table as it stands on one page, before tables are joined over page breaks."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from re import compile as pattern

from candour.readers.pdf.lines import Segment

_FIGURE = pattern(
    r"[(\[<>≤≥~±+−–—-]*[£$€¥]?[(+−–—-]?\d[\d.,/:’'–−-]*"
    r"(?:%|‰|[£$€]|[a-zA-Z]{1,3})?\d?[)\]*†‡]*"
)
_BESIDE_FIGURES = frozenset("%±£$€¥-–—−+<>x/")
_MOST_FIGURES = 4
_NOTHING = frozenset(
    {*"-–—−….:*xX", "..", "...", "(X)", "(x)", "n/a", "n.a.", "N/A", "N.A.", "na", "NA"}
)
_YEAR = pattern(r"(?:19|20)\d\d(?:[/–-](?:\d\d|(?:19|20)\d\d))?[*†‡]?")


@dataclass(slots=True)
class PageCell:
    """A filled cell: its place in the page's table (from 0), and its words line by line."""

    row: int
    column: int
    lines: list[Segment] = field(repr=False)
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """Its words with a space between lines, hyphens as they stand."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class PageTable:
    """A table of one page: where it stands, the edges of its columns, and its cells in order."""

    x0: float
    top: float
    x1: float
    bottom: float
    cells: list[PageCell] = field(repr=False)
    columns: tuple[float, ...] = ()
    """the left edge of each column, and the right edge of the last"""
    rows: int = 0
    ruled: bool = False
    header_rows: int = 0

    def row_cells(self, row: int) -> list[PageCell]:
        """Return the cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == row]


def is_figure(text: str) -> bool:
    """Say whether a cell holds a figure ("1 234", "5.3 (0.4)", "£ 12"), or a sign for none."""
    text = text.strip()
    if text in _NOTHING:
        return True
    words = text.split()
    if len(words) > _MOST_FIGURES or not any(map(str.isdecimal, text)):
        return False
    return all(word in _BESIDE_FIGURES or _FIGURE.fullmatch(word) for word in words)


def is_year(text: str) -> bool:
    """Say whether a cell holds only a year: years head columns as often as they fill them."""
    return _YEAR.fullmatch(text.strip()) is not None


def compact(cells: Sequence[PageCell], columns: Sequence[int]) -> tuple[list[PageCell], int]:
    """Number rows and columns anew: these columns, and the rows in which a cell begins.

    Return the cells in order, and how many rows there are. Double lines leave thin rows and
    columns that nothing stands in.
    """
    rows = sorted({cell.row for cell in cells})
    renumbered = [
        PageCell(
            bisect_left(rows, cell.row),
            bisect_left(columns, cell.column),
            cell.lines,
            _within(rows, cell.row, cell.row_span),
            _within(columns, cell.column, cell.column_span),
        )
        for cell in cells
    ]
    renumbered.sort(key=lambda cell: (cell.row, cell.column))
    return renumbered, len(rows)


def _within(places: Sequence[int], first: int, span: int) -> int:
    return max(1, bisect_left(places, first + span) - bisect_left(places, first))
