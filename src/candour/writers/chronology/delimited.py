"""The chronology as CSV: UTF-8 with a byte-order mark, commas, a header row, nothing else.

CSV cannot say that a cell is text. A cell that begins with = + - @, a tab or a carriage return (or
with spaces or apostrophes before one) gets a leading apostrophe, so that no spreadsheet runs it;
`guards.unguarded` takes it off again, and takes nothing else off.

"Date" is year first where the words are exact, so that it reads back to the same day whatever its
agency's custom; "As written" always keeps the words.
"""

import csv
from pathlib import Path

from candour.writers.chronology.columns import sheet_rows, without_comment
from candour.writers.chronology.headings import IN_A_SHEET
from candour.writers.chronology.model import Chronology
from candour.writers.guards import guarded


def write_csv(chronology: Chronology, path: Path) -> None:
    """Write the entries as CSV; silences, returns and reports have no room in one table."""
    columns = without_comment(IN_A_SHEET, chronology)
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.value for column in columns])
        for row in sheet_rows(chronology):
            writer.writerow([guarded(row.cells[column]) for column in columns])
