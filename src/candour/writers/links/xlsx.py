"""Links as a workbook."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from candour.writers.guards import storable


def write_workbook(path: Path, rows: Iterable[Sequence[str | float]]) -> None:
    """Write rows as the only sheet; words are kept as words, whatever they begin with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Links")
    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, storable(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    book.save(path)
