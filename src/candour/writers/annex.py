"""A table of words beside what a file is about: a title, a note on it, headings, rows."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Annex:
    """One table. `fills` colours a row's first cell, where one applies."""

    title: str
    note: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    fills: tuple[str, ...] = ()

    def shares(self) -> list[int]:
        """Share a page's width out by each column's longest word and by how much it holds."""
        columns = zip(self.headings, *self.rows, strict=True)
        return [
            min(60, max(10, *(max(map(len, cell.split()), default=0) for cell in column)))
            + min(40, sum(map(len, column)) // len(column))
            for column in columns
        ]

    def without_empty_columns(self) -> "Annex":
        """Return the table without columns in which no row says anything."""
        kept = [n for n in range(len(self.headings)) if any(row[n] for row in self.rows)]
        return replace(
            self,
            headings=tuple(self.headings[n] for n in kept),
            rows=tuple(tuple(row[n] for n in kept) for row in self.rows),
        )
