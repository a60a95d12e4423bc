"""Where a table's headings do not say which column dates its rows or tells what happened.

"Attended" is a column of people in one hospital's extract and of dates in another's: what stands
under it tells.
"""

from collections.abc import Iterator, Mapping
from re import compile as pattern

from candour.core.chronology.headings import Field
from candour.core.documents.tables import Table

_DATE = pattern(
    r"\W*(?:[A-Za-z]{3,9}\W+)?\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:\d{1,2}|[A-Za-z]{3,9})[\s./,'’-]+\d{2,4}"
    r"|\W*(?:19|20)\d\d-\d\d-\d\d"
)
_ROWS_LOOKED_AT = 30
_MOST = 0.6
_SENTENCE = 25


def fields_by_contents(
    table: Table, heading_row: int, fields: Mapping[int, Field | None], decided: frozenset[int]
) -> dict[int, Field]:
    """Return column → field for what the headings leave open: the date, then what happened.

    Columns that a person decided on are left as they are.
    """
    found: dict[int, Field] = {}
    if Field.HAPPENED not in fields.values():
        dates = [
            n for n in fields if n not in decided and _is_of_dates(_under(table, heading_row, n))
        ]
        found |= dict.fromkeys(dates[:1], Field.HAPPENED)
    if Field.WHAT not in fields.values():
        lengths = {
            number: _mean_length(_under(table, heading_row, number))
            for number, leads_to in fields.items()
            if leads_to is None and number not in decided and number not in found
        }
        longest = max(lengths, key=lambda number: lengths[number], default=None)
        if longest is not None and lengths[longest] >= _SENTENCE:
            found[longest] = Field.WHAT
    return found


def _under(table: Table, heading_row: int, column: int) -> list[str]:
    return list(_cells(table, heading_row, column))[:_ROWS_LOOKED_AT]


def _cells(table: Table, heading_row: int, column: int) -> Iterator[str]:
    for row in table.rows:
        cell = row.cells.get(column)
        if row.number > heading_row and cell is not None and cell.text.strip():
            yield cell.text.strip()


def _is_of_dates(cells: list[str]) -> bool:
    return bool(cells) and sum(1 for cell in cells if _DATE.match(cell)) >= _MOST * len(cells)


def _mean_length(cells: list[str]) -> float:
    return sum(map(len, cells)) / len(cells) if cells else 0.0
