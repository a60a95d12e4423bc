"""The columns of one table, and what each holds of an entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from re import compile as pattern

from candour.core.chronology.column_contents import TableColumns, fields_by_contents, is_date
from candour.core.chronology.headings import (
    MOST_WORDS,
    Field,
    HeadingSynonyms,
    find_heading_row,
    plain_heading,
)
from candour.core.documents.tables import Row, Table, opening_rows

_ENDS = pattern(r"\b(end|to|until|till|finish|finished|left|discharged|date to)\b")
_SPACES = pattern(r"\s+")
_FEWEST_ROWS = 4
"""Fewer rows, their headings among them, tell nothing of what a column holds."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading as written, and the field it leads to, if any.

    `is_end` marks the second of two columns that state a period ("From", "To").
    """

    heading: str = field(repr=False)
    field: Field | None
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's columns by number, and the row that their headings stand in."""

    heading_row: int
    by_number: Mapping[int, Column]
    headings: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        plain = frozenset(_plain(column.heading) for column in self.by_number.values())
        object.__setattr__(self, "headings", plain)

    def of(self, wanted: Field) -> list[int]:
        """Return the numbers of the columns that lead to a field, left to right."""
        return [number for number, column in self.by_number.items() if column.field is wanted]

    def repeats_headings(self, row: Row) -> bool:
        """Say whether a row only says the headings again (a page's repeated header, typed)."""
        said: set[str] = set()
        for cell in row.cells.values():  # nearly every row is told apart by its first cell
            plain = _plain(cell.text)
            if plain not in self.headings:
                return False
            said.add(plain)
        return len(said) >= 2


def find_columns(
    table: Table, synonyms: HeadingSynonyms, fixed: Mapping[str, Field | None]
) -> Columns | None:
    """Find a table's heading row and where its columns lead; `None` where it has no headings.

    `fixed` is what a person decided: heading (as written) → field, or `None` to keep it as it is.
    It wins over the synonyms, and its headings make a heading row by themselves.
    """
    known = synonyms.extended({heading: to for heading, to in fixed.items() if to is not None})
    found = find_heading_row(table, known)
    if found is None:
        return None
    row = next(row for row in table.rows if row.number == found.row)
    return _columns(table, row, known, fixed)


def columns_by_contents(table: Table, synonyms: HeadingSynonyms) -> Columns | None:
    """Return the columns of a table none of whose headings is known, told by what stands in them.

    That is a table whose first row heads days in one column and sentences in another; `None` for
    any other.
    """
    row = next(iter(opening_rows(table)), None)
    if row is None or len(row.cells) < 2 or len(table.rows) < _FEWEST_ROWS:
        return None
    if any(len(text.split()) > MOST_WORDS or is_date(text) for text in row.texts().values()):
        return None
    columns = _columns(table, row, synonyms, {})
    return columns if columns.of(Field.HAPPENED) and columns.of(Field.WHAT) else None


def _columns(
    table: Table, row: Row, known: HeadingSynonyms, fixed: Mapping[str, Field | None]
) -> Columns:
    plain_fixed = {plain_heading(heading): to for heading, to in fixed.items()}
    headings = {number: _SPACES.sub(" ", cell.text).strip() for number, cell in row.cells.items()}
    fields = known.fields_of(headings.values())
    led = {n: plain_fixed.get(plain_heading(h), fields[h]) for n, h in headings.items()}
    decided = frozenset(n for n, h in headings.items() if plain_heading(h) in plain_fixed)
    listed = frozenset(n for n, h in headings.items() if known.is_listed(h))
    led |= fields_by_contents(TableColumns(table, row.number, led, decided, listed))
    columns: dict[int, Column] = {}
    for number, cell in sorted(row.cells.items()):
        heading = headings[number]
        plain = plain_heading(heading)
        leads_to = led[number]
        is_end = leads_to is Field.HAPPENED and _ENDS.search(plain) is not None
        columns[number] = Column(heading, leads_to, is_end)
        for covered in range(number + 1, number + cell.column_span):
            columns.setdefault(covered, columns[number])
    return Columns(row.number, columns)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
