"""The grid of a page's tables: which row and column each cell stands at."""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from candour.core.documents.locator import Locator

_WIDEST = 1000
"""HTML's own limit on colspan; rowspan is cut where the table ends."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's place, in short and in full, and how far it reaches."""

    short: str
    locator: Locator
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class _Table:
    number: int
    layout: bool
    outer: Cell | None
    row: int = 0
    column: int = 0
    current_row: int | None = None
    taken: set[tuple[int, int]] = field(default_factory=set)
    inner_tables: int = 0


class Tables:
    """The tables that the walk is inside of, innermost last."""

    def __init__(self) -> None:
        self._open: list[_Table] = []
        self._count = 0
        self._inner: dict[str, int] = {}

    @property
    def inside(self) -> bool:
        """Whether the innermost table is one that holds data."""
        return bool(self._open) and not self._open[-1].layout

    def enter(self, node: LexborNode, outer: Cell | None) -> None:
        """Begin a table; one that only lays out a page is read as the text that it holds."""
        layout = _is_layout(node)
        if not layout and outer is None:
            self._count += 1
        if outer is not None:
            self._inner[outer.short] = self._inner.get(outer.short, 0) + 1
        number = self._count if outer is None else self._inner[outer.short]
        self._open.append(_Table(number, layout, outer))

    def leave(self) -> None:
        """End the innermost table."""
        self._open.pop()

    def cell(self, node: LexborNode) -> Cell:
        """Return the place of the next cell of the innermost table."""
        table = self._open[-1]
        row = node.parent
        if row is not None and row.mem_id != table.current_row:
            table.current_row = row.mem_id
            table.row, table.column = table.row + 1, 0
        table.column += 1
        while (table.row, table.column) in table.taken:
            table.column += 1
        row_span, column_span = _span(node, "rowspan"), _span(node, "colspan")
        at_row, at_column = table.row, table.column
        for down in range(row_span):
            for across in range(column_span):
                table.taken.add((at_row + down, at_column + across))
        table.column += column_span - 1
        here = f"t{table.number}r{at_row}c{at_column}"
        if table.outer is None:
            place = Locator(table=table.number, row=at_row, column=at_column)
            return Cell(here, place, row_span, column_span)
        return _inner_cell(table.outer, here, row_span, column_span)


def _inner_cell(outer: Cell, here: str, row_span: int, column_span: int) -> Cell:
    around = outer.locator
    path = f"{around.path}{here}" if around.path else here
    place = Locator(table=around.table, row=around.row, column=around.column, path=path)
    return Cell(f"{outer.short}{here}", place, row_span, column_span)


def _span(node: LexborNode, name: str) -> int:
    said = (node.attributes.get(name) or "").strip()
    return min(max(int(said), 1), _WIDEST) if said.isdecimal() else 1


def _is_layout(node: LexborNode) -> bool:
    if (node.attributes.get("role") or "") in ("presentation", "none"):
        return True
    if len(node.css("table")) < 2:  # `css` counts the node itself
        return False
    own_rows = [row for row in node.css("tr") if _table_of(row) == node.mem_id]
    widest = max(
        (sum(cell.tag in ("td", "th") for cell in row.iter()) for row in own_rows), default=0
    )
    return len(own_rows) < 2 or widest < 2


def _table_of(node: LexborNode) -> int | None:
    parent = node.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return parent.mem_id if parent is not None else None
