"""The tables beside this file: words, and exactly what they say."""

from pathlib import Path

import pytest

from candour.actions.dates import date_text, make_context
from candour.core.dates.model import UncertainDate

HERE = Path(__file__).parent
COLUMNS = [
    "words",
    "edtf",
    "earliest",
    "latest",
    "precision",
    "qualifier",
    "status",
    "also",
    "note",
]


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.split(" | ")] for line in lines]
    return [row for row in cells if len(row) == len(COLUMNS) and row != COLUMNS]


def as_row(date: UncertainDate) -> list[str]:
    def minute(side: str) -> str:
        moment = getattr(date, side)
        return moment.isoformat(timespec="minutes") if moment else "-"

    also = " ".join(other.edtf or "" for other in date.alternatives)
    return [
        date.written,
        date.edtf or "-",
        minute("earliest"),
        minute("latest"),
        date.precision or "-",
        date.qualifier or "-",
        date.status,
        also or "-",
        date.note or "-",
    ]


@pytest.mark.parametrize("row", rows("cells.txt"), ids=lambda row: row[0])
def test_a_cell_by_itself(row: list[str]) -> None:
    assert as_row(date_text(row[0], make_context())) == row


@pytest.mark.parametrize("row", rows("told_from.txt"), ids=lambda row: row[0])
def test_a_date_told_from_another(row: list[str]) -> None:
    assert as_row(date_text(row[0], make_context(on="2007-08-03"))) == row


def test_the_tables_are_read() -> None:
    assert len(rows("cells.txt")) > 150
    assert len(rows("told_from.txt")) > 25
