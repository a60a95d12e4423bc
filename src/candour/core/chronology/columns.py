"""The columns of one table, and what each holds of an entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from re import compile as pattern

from candour.core.chronology.column_contents import TableColumns, fields_by_contents
from candour.core.chronology.headings import Field, HeadingSynonyms, find_heading_row, plain_heading
from candour.core.documents.tables import Row, Table

_ENDS = pattern(r"\b(end|to|until|till|finish|finished|left|discharged|date to)\b")
_SPACES = pattern(r"\s+")


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
    plain_fixed = {plain_heading(heading): to for heading, to in fixed.items()}
    headings = {number: _SPACES.sub(" ", cell.text).strip() for number, cell in row.cells.items()}
    fields = known.fields_of(headings.values())
    led = {n: plain_fixed.get(plain_heading(h), fields[h]) for n, h in headings.items()}
    decided = frozenset(n for n, h in headings.items() if plain_heading(h) in plain_fixed)
    listed = frozenset(n for n, h in headings.items() if known.is_listed(h))
    led |= fields_by_contents(TableColumns(table, found.row, led, decided, listed))
    columns: dict[int, Column] = {}
    for number, cell in sorted(row.cells.items()):
        heading = headings[number]
        plain = plain_heading(heading)
        leads_to = led[number]
        is_end = leads_to is Field.HAPPENED and _ENDS.search(plain) is not None
        columns[number] = Column(heading, leads_to, is_end)
        for covered in range(number + 1, number + cell.column_span):
            columns.setdefault(covered, columns[number])
    return Columns(found.row, columns)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
