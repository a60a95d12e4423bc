"""The sets of people whose truth is known: rows, what their columns hold, which rows are one."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from benchmarks.dates.gold import gold_folder

GOLD = gold_folder() / "people"
_CLUSTERS = 1000

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PeopleSet:
    """Rows of one table, or of two where `first` says how many are the first's."""

    name: str
    rows: list[dict[str, str]] = field(repr=False)
    person_of: list[str] = field(repr=False)
    headings: Mapping[str, str]
    """from each column that is compared to the heading that Candour is given"""
    first: int | None = None

    def may_link(self, a: int, b: int) -> bool:
        """Whether the task is to link the two: across tables, where there are two."""
        return self.first is None or (a < self.first) != (b < self.first)

    def truth(self) -> set[Pair]:
        """Every pair of rows that is one person."""
        return self.within(self.by_person().values())

    def by_person(self) -> dict[str, list[int]]:
        """The rows of each person."""
        found: dict[str, list[int]] = defaultdict(list)
        for row, person in enumerate(self.person_of):
            found[person].append(row)
        return found

    def within(self, groups: Iterable[Iterable[int]]) -> set[Pair]:
        """Every pair of rows within one group that is to be linked."""
        return {
            pair
            for group in groups
            for pair in combinations(sorted(group), 2)
            if self.may_link(*pair)
        }


def sets() -> list[PeopleSet]:
    """Return the four sets, the smallest first."""
    return [_fake(), _febrl("FEBRL 3", "3"), _febrl("FEBRL 4", "4a", "4b"), historical()]


def _fake() -> PeopleSet:
    rows = _read(GOLD / "fake_1000.csv")
    headings = {one: one for one in ("first_name", "surname", "dob", "city", "email")}
    return PeopleSet("fake_1000", _only(rows, headings), [row["cluster"] for row in rows], headings)


def _febrl(name: str, *files: str) -> PeopleSet:
    tables = [_read(GOLD / "febrl" / f"dataset{file}.csv") for file in files]
    rows = [row for table in tables for row in table]
    headings = {
        one: one
        for one in (
            "given_name",
            "surname",
            "street_number",
            "address_1",
            "address_2",
            "suburb",
            "postcode",
            "state",
            "date_of_birth",
        )
    }
    persons = [row["rec_id"].split("-")[1] for row in rows]
    first = len(tables[0]) if len(tables) > 1 else None
    return PeopleSet(name, _only(rows, headings), persons, headings, first)


def historical(clusters: int = _CLUSTERS) -> PeopleSet:
    """The people whose id has the smallest SHA-256, of 5,156 in all."""
    from pyarrow import parquet  # noqa: PLC0415 (the other sets need no more than csv)

    read = parquet.read_table(GOLD / "historical_figures_with_errors_50k.parquet").to_pylist()
    known = sorted({row["cluster"] for row in read}, key=lambda one: sha256(one.encode()).digest())
    chosen = set(known[:clusters])
    rows = [
        {key: value or "" for key, value in row.items()} for row in read if row["cluster"] in chosen
    ]
    headings = {one: one for one in ("full_name", "first_name", "surname", "dob", "birth_place")}
    headings |= {"postcode_fake": "postcode", "gender": "gender", "occupation": "occupation"}
    persons = [row["cluster"] for row in rows]
    return PeopleSet("historical, 1,000 people", _only(rows, headings), persons, headings)


def _only(rows: list[dict[str, str]], headings: Mapping[str, str]) -> list[dict[str, str]]:
    """No more than the columns that are compared: no id goes to an engine."""
    return [{one: row[one] for one in headings} for row in rows]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {key.strip(): value.strip() for key, value in row.items()}
            for row in csv.DictReader(file)
        ]
