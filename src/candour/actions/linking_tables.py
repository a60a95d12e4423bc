"""Link people in tables: read the tables, choose the engine, say what was linked and why."""

import re
from collections.abc import Sequence

from candour.actions.dates import date_cells
from candour.core.dates.reading.context import Context

_YEAR_FIRST = re.compile(r"(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?:[ T]00:00.*)?")


def digits_of_dates(cells: Sequence[str]) -> list[str]:
    """Year, month and day of each written date as eight digits; empty where no day is told.

    A date written year first keeps its digits even where no calendar has that day: they are still
    evidence that a digit was mistyped.
    """
    found = [_YEAR_FIRST.fullmatch(cell.strip()) for cell in cells]
    others = [cell for cell, match in zip(cells, found, strict=True) if cell and not match]
    distinct = list(dict.fromkeys(others))
    read = dict(zip(distinct, date_cells(distinct, Context()).dates, strict=True))
    digits: list[str] = []
    for cell, match in zip(cells, found, strict=True):
        if match:
            digits.append("".join(match.groups()))
            continue
        date = read.get(cell)
        first, last = (date.earliest, date.latest) if date else (None, None)
        is_day = first is not None and last is not None and first.date() == last.date()
        digits.append(f"{first:%Y%m%d}".zfill(8) if is_day and first else "")
    return digits
