"""Where a table's headings do not say which column dates its rows or tells what happened.

"Attended" is a column of people in one hospital's extract and of dates in another's, and "Form
completed" names no form where days stand under it: the cells tell.
"""

from collections.abc import Iterator, Mapping
from re import IGNORECASE, Pattern
from re import compile as pattern

from candour.core.chronology.headings import Field
from candour.core.documents.tables import Table

_DATE = pattern(
    r"\W*(?:[A-Za-z]{3,9}\W+)?\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:\d{1,2}|[A-Za-z]{3,9})[\s./,'’-]+\d{2,4}"
    r"|\W*(?:19|20)\d\d-\d\d-\d\d"
)
_CLOCK = pattern(
    r"\W*(?:[01]?\d|2[0-3])(?:[:.][0-5]\d\s*(?:hrs?|hours|am|pm)?|[0-5]\d\s*(?:hrs?|hours))\W*$",
    IGNORECASE,
)
_NEVER_OF_TIMES = frozenset({Field.SOURCE, Field.PEOPLE, Field.SHARED_WITH})
_ROWS_LOOKED_AT = 30
_MOST = 0.6
_SENTENCE = 25


def fields_by_contents(
    table: Table, heading_row: int, fields: Mapping[int, Field | None], decided: frozenset[int]
) -> dict[int, Field | None]:
    """Return column → field where the cells say more than the headings.

    That is the date and what happened, where no heading tells them; the day of writing, where days
    stand under what would be a source; and no field, where times stand under people. Columns that
    a person decided on are left as they are.
    """
    found: dict[int, Field | None] = {}
    open_columns = [number for number in fields if number not in decided]
    if Field.HAPPENED not in fields.values():
        dates = [n for n in open_columns if _is_of_dates(_under(table, heading_row, n))]
        found |= dict.fromkeys(dates[:1], Field.HAPPENED)
    for number in open_columns:
        leads_to = fields[number]
        if number not in found and leads_to in _NEVER_OF_TIMES:
            found |= _if_of_times(number, leads_to, _under(table, heading_row, number), fields)
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


def _if_of_times(
    number: int, leads_to: Field, cells: list[str], fields: Mapping[int, Field | None]
) -> dict[int, Field | None]:
    if _is_of_dates(cells):
        was_written = leads_to is Field.SOURCE and Field.RECORDED not in fields.values()
        return {number: Field.RECORDED if was_written else None}
    return {number: None} if _are_mostly(_CLOCK, cells) else {}


def _under(table: Table, heading_row: int, column: int) -> list[str]:
    return list(_cells(table, heading_row, column))[:_ROWS_LOOKED_AT]


def _cells(table: Table, heading_row: int, column: int) -> Iterator[str]:
    for row in table.rows:
        cell = row.cells.get(column)
        if row.number > heading_row and cell is not None and cell.text.strip():
            yield cell.text.strip()


def _is_of_dates(cells: list[str]) -> bool:
    return _are_mostly(_DATE, cells)


def _are_mostly(written: Pattern[str], cells: list[str]) -> bool:
    return bool(cells) and sum(1 for cell in cells if written.match(cell)) >= _MOST * len(cells)


def _mean_length(cells: list[str]) -> float:
    return sum(map(len, cells)) / len(cells) if cells else 0.0
