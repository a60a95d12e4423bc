"""Where a table's headings do not say what stands in its columns, the cells do.

"Attended" is a column of people in one hospital's extract and of dates in another's, "Form
completed" names no form where days stand under it, and a "Record entry" of sentences is no source.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
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
_TIME_OF_DAY = pattern(_CLOCK.pattern + r"|[01]?\d[0-5]\d$|2[0-3][0-5]\d$", IGNORECASE)
_YEAR = pattern(r"(?:19|20)\d\d$")
_WITH_ITS_YEAR = pattern(r".*(?:\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2}\b)")
_NEVER_OF_TIMES = frozenset({Field.SOURCE, Field.PEOPLE, Field.SHARED_WITH})
_ROWS_LOOKED_AT = 30
_MOST = 0.6
_SENTENCE = 5
_LONGER = 2
"""A column of kinds ("Home visit") tells what happened until one of twice as many words does."""


@dataclass(frozen=True, slots=True)
class TableColumns:
    """A table's columns by number, and the fields that its headings lead to.

    A person `decided` on some; the headings of some are `listed`, the others lead nowhere or went
    by their words.
    """

    table: Table = field(repr=False)
    heading_row: int
    fields: Mapping[int, Field | None]
    decided: frozenset[int]
    listed: frozenset[int]

    def of(self, leads_to: Field) -> list[int]:
        """Return the columns that lead to a field."""
        return [number for number, leads in self.fields.items() if leads is leads_to]

    def is_open(self, number: int) -> bool:
        """Say whether nobody decided on a column."""
        return number not in self.decided

    def cells(self, number: int) -> list[str]:
        """Return what stands in a column's first filled cells."""
        return list(islice(self._filled(number), _ROWS_LOOKED_AT))

    def mean_words(self, number: int) -> float:
        """Return how many words those cells hold on average."""
        cells = self.cells(number)
        return sum(len(cell.split()) for cell in cells) / len(cells) if cells else 0.0

    def _filled(self, number: int) -> Iterator[str]:
        for row in self.table.rows:
            cell = row.cells.get(number)
            if row.number > self.heading_row and cell is not None and cell.text.strip():
                yield cell.text.strip()


def fields_by_contents(columns: TableColumns) -> dict[int, Field | None]:
    """Return column → field where the cells say more than the headings.

    That is the date, where no heading leads to one: first one that is not when the row was written
    down, else that, as the only date there is. It is the year, where it stands apart from the days;
    the day of writing, where days stand under what would be a source; no field, where times stand
    under people; and what happened, where a column tells more than those that would. Columns that a
    person decided on are left as they are.
    """
    found: dict[int, Field | None] = {}
    if not _says_a_day(columns):
        dates = [
            number
            for number in columns.fields
            if columns.is_open(number) and _are_mostly(_DATE, columns.cells(number))
        ]
        dates.sort(key=lambda number: columns.fields[number] is Field.RECORDED)
        found |= dict.fromkeys(dates[:1], Field.HAPPENED)
    else:
        found |= dict.fromkeys(_years_apart(columns), Field.HAPPENED)
    for number, leads_to in columns.fields.items():
        if number not in found and columns.is_open(number) and leads_to in _NEVER_OF_TIMES:
            found |= _if_of_times(number, columns)
    return found | _what_happened(columns, found)


def is_date(text: str) -> bool:
    """Say whether a cell opens with a day."""
    return _DATE.match(text.strip()) is not None


def _says_a_day(columns: TableColumns) -> bool:
    """Say whether a column that dates the rows holds more than times of day."""
    cells = [columns.cells(number) for number in columns.of(Field.HAPPENED)]
    return any(of_one and not _are_mostly(_TIME_OF_DAY, of_one) for of_one in cells)


def _years_apart(columns: TableColumns) -> list[int]:
    """Return the column of years beside days that are written without one."""
    days = [cell for number in columns.of(Field.HAPPENED) for cell in columns.cells(number)]
    if any(_WITH_ITS_YEAR.match(day) for day in days):
        return []
    years = [
        number
        for number, leads_to in columns.fields.items()
        if columns.is_open(number)
        and leads_to is None
        and (cells := columns.cells(number))
        and all(_YEAR.match(cell) for cell in cells)
    ]
    return years[:1]


def _if_of_times(number: int, columns: TableColumns) -> dict[int, Field | None]:
    cells = columns.cells(number)
    if _are_mostly(_DATE, cells):
        is_source = columns.fields[number] is Field.SOURCE
        return {number: Field.RECORDED if is_source and not columns.of(Field.RECORDED) else None}
    return {number: None} if _are_mostly(_CLOCK, cells) else {}


def _what_happened(
    columns: TableColumns, found: Mapping[int, Field | None]
) -> dict[int, Field | None]:
    """Return the column that tells far more than those whose headings say they do, if any."""
    words = {
        number: columns.mean_words(number)
        for number, leads_to in columns.fields.items()
        if number not in found
        and columns.is_open(number)
        and number not in columns.listed
        and (leads_to in (None, Field.SOURCE) or _only_names_a_day(number, columns))
    }
    longest = max(words, key=lambda number: words[number], default=None)
    told = max(map(columns.mean_words, columns.of(Field.WHAT)), default=0.0)
    if longest is None or words[longest] < max(_SENTENCE, _LONGER * told):
        return {}
    return {longest: Field.WHAT}


def _only_names_a_day(number: int, columns: TableColumns) -> bool:
    """Say whether a heading's "day" heads no days ("Day book"), where another column has them."""
    of_days = columns.of(Field.HAPPENED)
    has_days = any(_are_mostly(_DATE, columns.cells(one)) for one in of_days if one != number)
    cells = columns.cells(number)
    return number in of_days and has_days and not any(map(is_date, cells))


def _are_mostly(written: Pattern[str], cells: list[str]) -> bool:
    return bool(cells) and sum(1 for cell in cells if written.match(cell)) >= _MOST * len(cells)
