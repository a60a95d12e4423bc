"""Read a file's date cells together: one order for all, each told from the one before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from candour.core.dates.model import UncertainDate
from candour.core.dates.order import FoundOrder, find_order
from candour.core.dates.reading.cell import read_date
from candour.core.dates.reading.context import Context
from candour.core.dates.reading.words import DateWords


@dataclass(frozen=True, slots=True)
class DatedCells:
    """The dates of a row of cells, and how their order was found."""

    dates: tuple[UncertainDate, ...]
    order: FoundOrder


def read_cells(cells: Sequence[str], words: DateWords, context: Context) -> DatedCells:
    """Read the cells of one file in turn.

    The order of figures is found from the cells themselves. A cell that is told from another date
    ("the following day") is told from the last cell before it that states a day.
    """
    found = find_order(cells)
    if found.is_known:
        context = replace(context, order=found.order, order_is_known=True)
    dates: list[UncertainDate] = []
    before = context.on
    for cell in cells:
        # The short way looks at no other date, and most cells take it.
        date = words.plain.read(cell, context) or read_date(
            cell, words, replace(context, on=before, is_story=before is not None)
        )
        dates.append(date)
        if date.status == "resolved" and date.earliest and date.latest:
            before = date
    return DatedCells(tuple(dates), found)
