"""Find out from a file's own cells whether its dates are written day first or month first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from candour.core.dates.reading.context import Sequence

_FIGURES = re.compile(
    r"(?<!\d)(\d{1,2})\s?[/.\-–,]{1,2}\s?(\d{1,2})\s?[/.\-–,]{1,2}\s?(?:\d{4}|\d{2})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class FoundOrder:
    """A file's date order, and the cell that decided it (its place in the row of cells).

    `day_first_cell` and `month_first_cell` are the first cells that can only be read one way.
    Where a file has both, nothing is decided: its all-figure dates stay ambiguous.
    """

    day_first_cell: int | None = None
    month_first_cell: int | None = None

    @property
    def order(self) -> Sequence:
        """The order to read in: day first unless the file can only be month first."""
        if self.month_first_cell is not None and self.day_first_cell is None:
            return "month_first"
        return "day_first"

    @property
    def is_known(self) -> bool:
        """Whether the file decided; otherwise day first is only the custom."""
        return (self.day_first_cell is None) != (self.month_first_cell is None)

    @property
    def decided_by(self) -> int | None:
        """The place of the cell that decided, or None."""
        if not self.is_known:
            return None
        return self.day_first_cell if self.day_first_cell is not None else self.month_first_cell


def find_order(cells: Iterable[str]) -> FoundOrder:
    """Look for cells that can be read in one order only."""
    day_first: int | None = None
    month_first: int | None = None
    for place, cell in enumerate(cells):
        for match in _FIGURES.finditer(cell):
            first, second = int(match.group(1)), int(match.group(2))
            if 12 < first <= 31 and 1 <= second <= 12 and day_first is None:
                day_first = place
            elif 12 < second <= 31 and 1 <= first <= 12 and month_first is None:
                month_first = place
        if day_first is not None and month_first is not None:
            break
    return FoundOrder(day_first, month_first)
