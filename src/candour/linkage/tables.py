"""Tables of people as they are linked: rows with labels, and what each column holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from candour.core.people.comparing.columns import Column
from candour.errors import CandourError


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """One table: what its columns hold, its rows, and a label for each that leads back to it."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]] = field(repr=False)
    labels: Sequence[str] = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.labels) != len(self.rows):
            raise ValueError("every row has a label")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row has a cell for each column")


@dataclass(frozen=True, slots=True)
class Stacked:
    """Several tables as one: columns of one key and rows of all tables under each other."""

    columns: tuple[Column, ...]
    cells: tuple[Sequence[str], ...] = field(repr=False)
    """for each column, its value in every row; empty where the table has no such column"""
    table_of: Sequence[int] = field(repr=False)
    labels: Sequence[str] = field(repr=False)

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def pairs(self) -> int:
        """How many pairs of rows there are to link: across tables, or within the only one."""
        if not self.is_across:
            return len(self) * (len(self) - 1) // 2
        sizes = [self.table_of.count(table) for table in range(self.table_of[-1] + 1)]
        return (len(self) ** 2 - sum(size**2 for size in sizes)) // 2

    @property
    def is_across(self) -> bool:
        """Whether rows of several tables are linked, and none within its own."""
        return bool(self.table_of) and self.table_of[-1] > 0


def stack(tables: Sequence[PeopleTable]) -> Stacked:
    """Lay tables under each other. Raises `CandourError` where they have nothing to compare."""
    columns: dict[str, Column] = {}
    for table in tables:
        for column in table.columns:
            columns.setdefault(column.key, column)
    columns.pop("label", None)
    if len(tables) > 1:
        shared = [
            key
            for key in columns
            if sum(any(one.key == key for one in table.columns) for table in tables) > 1
        ]
        if not shared:
            raise CandourError(
                "no column of one table is in another",
                expected="columns of people: name, date of birth, postcode …",
                next_step="give the columns the same headings in each table",
            )
    cells: list[list[str]] = []
    for key in columns:
        values: list[str] = []
        for table in tables:
            place = next((at for at, one in enumerate(table.columns) if one.key == key), None)
            values += ["" if place is None else row[place] for row in table.rows]
        cells.append(values)
    return Stacked(
        tuple(columns.values()),
        tuple(cells),
        [at for at, table in enumerate(tables) for _ in table.rows],
        [f"{table.name}:{label}" for table in tables for label in table.labels],
    )
