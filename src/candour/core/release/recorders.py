"""Whose record a passage is: the agency that sent the file, or the one that its row names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from candour.core.chronology.headings import Field
from candour.core.documents.passage import Kind, Passage

FieldOf = Callable[[str], Field | None]
"""Says what a column of that heading holds."""

_Row = tuple[object, int]


@dataclass(frozen=True, slots=True)
class Recorders:
    """Which agency recorded each passage of one document; "" where nothing says."""

    sender: str
    rows: Mapping[_Row, str] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, passages: Iterable[Passage], sender: str, field_of: FieldOf) -> "Recorders":
        """Find them: a chronology's column of agencies wins over the sender, as it does in a merge.

        A chronology has a row of headings with a column of agencies and one of when it happened; a
        table of agencies without days is nobody's record.
        """
        cells: dict[_Row, list[Passage]] = defaultdict(list)
        for passage in passages:
            if passage.kind is Kind.TABLE_CELL:
                cells[_row(passage)].append(passage)
        columns: dict[object, int | str | None] = {}
        rows: dict[_Row, str] = {}
        for (table, at), of_row in cells.items():
            if table in columns:
                named = [one for one in of_row if one.locator.column == columns[table]]
                if said := " ".join(" ".join(one.text for one in named).split()):
                    rows[table, at] = said
                continue
            fields = {field_of(one.text.strip()): one.locator.column for one in of_row}
            if Field.AGENCY in fields and Field.HAPPENED in fields:
                columns[table] = fields[Field.AGENCY]
        return cls(sender, rows)

    def recorder(self, passage: Passage) -> str:
        """Return whose record a passage is."""
        return self.rows.get(_row(passage), self.sender)


def _row(passage: Passage) -> _Row:
    at = passage.locator
    return (at.sheet, at.table, at.part), at.row or 0
