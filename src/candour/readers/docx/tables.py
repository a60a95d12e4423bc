"""Tables: which row and column of the grid each cell stands in, and what it is merged with."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from lxml import etree

from candour.core.documents.locator import Locator
from candour.readers.docx import names
from candour.readers.docx.findings import Findings
from candour.readers.docx.layers import State
from candour.readers.docx.names import VAL, is_on
from candour.readers.docx.numbering import int_of
from candour.readers.docx.opening import opened


@dataclass(slots=True)
class CellAt:
    """One cell: its first column in the grid, and how far it reaches."""

    element: etree._Element
    column: int
    state: State
    column_span: int = 1
    row_span: int = 1
    covered: bool = False
    """it lies under a merged cell: Word shows nothing of it"""

    def cover(self) -> None:
        """Put the cell under a merged one: whatever it holds is hidden."""
        self.covered = True
        self.state = self.state.with_hidden(True)


@dataclass(slots=True)
class RowAt:
    """One row. `cells` is None for a row whose cells are plain children, one column each."""

    element: etree._Element
    number: int
    cells: list[CellAt] | None = None


@dataclass(slots=True)
class _Merges:
    """The merged cells that may go on in the next row, by their first column."""

    downward: dict[int, CellAt] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)


def rows_of(
    table: etree._Element,
    state: State,
    odd_rows: Container[etree._Element] | None,
    findings: Findings,
    where: Locator,
) -> list[RowAt]:
    """Return a table's rows in order.

    Only rows in `odd_rows` (all, where it is None) are looked at closely.
    """
    rows = []
    merges = _Merges()
    plain = odd_rows is not None and state == State()
    found = (pair for pair in opened(table, state, findings, where) if pair[0].tag == names.ROW)
    for number, (element, here) in enumerate(found, start=1):
        if plain and here is state and element not in odd_rows:  # type: ignore[operator]
            merges.downward.clear()
            rows.append(RowAt(element, number))
            continue
        merges.seen = set()
        row_state = _state_of_row(element, here)
        cells = list(_cells(element, row_state, merges, findings, where))
        merges.downward = {c: cell for c, cell in merges.downward.items() if c in merges.seen}
        rows.append(RowAt(element, number, cells))
    return rows


def _state_of_row(row: etree._Element, state: State) -> State:
    properties = row.find(names.ROW_PROPERTIES)
    for each in properties if properties is not None else ():
        if each.tag in {names.INSERTED, names.DELETED}:
            state = state.within(each.tag, each)
        elif each.tag == names.ROW_HIDDEN:
            state = state.with_hidden(is_on(each.get(VAL)))
    return state


def _cells(
    row: etree._Element, state: State, merges: _Merges, findings: Findings, where: Locator
) -> Iterator[CellAt]:
    properties = row.find(names.ROW_PROPERTIES)
    before = properties.find(names.GRID_BEFORE) if properties is not None else None
    column = 1 + (_count(before.get(VAL)) if before is not None else 0)
    sideways: CellAt | None = None
    for element, here in opened(row, state, findings, where):
        if element.tag != names.CELL:
            continue
        cell = CellAt(element, column, here)
        down, across = _read_properties(cell)
        column += cell.column_span
        if across == "continue" and sideways is not None:
            sideways.column_span += cell.column_span
            cell.cover()
        else:
            sideways = cell
        if down is not None:
            _merge_downward(cell, down, merges)
        yield cell


def _read_properties(cell: CellAt) -> tuple[str | None, str | None]:
    """Take in a cell's properties; return how it merges downwards, and how across."""
    properties = cell.element.find(names.CELL_PROPERTIES)
    down = across = None
    for each in properties if properties is not None else ():
        tag = each.tag
        if tag == names.GRID_SPAN:
            cell.column_span = max(1, _count(each.get(VAL)))
        elif tag == names.MERGED_DOWN:
            down = each.get(VAL, "continue")
        elif tag == names.MERGED_ACROSS:
            across = each.get(VAL, "continue")
        elif tag == names.CELL_INSERTED:
            cell.state = cell.state.within(names.INSERTED, each)
        elif tag == names.CELL_DELETED:
            cell.state = cell.state.within(names.DELETED, each)
    return down, across


def _merge_downward(cell: CellAt, value: str, merges: _Merges) -> None:
    above = merges.downward.get(cell.column)
    if value == "continue" and above is not None:
        above.row_span += 1
        cell.cover()
        merges.seen.add(cell.column)
    else:
        # A cell that says it goes on, below nothing that began, begins there.
        merges.downward[cell.column] = cell
        merges.seen.add(cell.column)


def _count(value: str | None) -> int:
    # A grid has at most 63 columns in Word; an absurd number is the file's mistake, not its grid.
    number = int_of(value, 0)
    return number if 0 <= number <= 1000 else 0


def plain_cells(row: RowAt, state: State) -> list[CellAt]:
    """Return the cells of a row that was not looked at closely."""
    found = row.element.iterchildren(names.CELL)
    return [CellAt(element, column, state) for column, element in enumerate(found, start=1)]
