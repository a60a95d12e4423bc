"""No row is missing, doubled or moved between agencies' files and the written chronology."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.actions.merging import AgencyFile, MergeOptions, merge_files
from candour.actions.writing import chronology_of
from candour.core.chronology.choosing import Wanted
from candour.writers.chronology.choose import write_chronology
from tests.unit.writers.chronology.made import rows_of_csv, rows_of_docx, rows_of_html, rows_of_xlsx

AGENCIES = ("Police", "GP", "Housing", "School")
HEADINGS = ("Date", "Event", "Source")
SAID = ("Visit, no reply.", "Telephone call from mother.", "Seen in clinic.", "Letter received.")
Given = tuple[int | None, str]
"""A row: days after the first of January 2021 (`None`: undated), and what it says."""

rows_of_an_agency = st.lists(
    st.tuples(st.none() | st.integers(0, 60), st.sampled_from(SAID)), max_size=6
)
cases = st.fixed_dictionaries(dict.fromkeys(AGENCIES, rows_of_an_agency))
READ: dict[str, Callable[[Path], list[list[str]]]] = {
    ".docx": rows_of_docx, ".xlsx": rows_of_xlsx, ".csv": rows_of_csv, ".html": rows_of_html,
}  # fmt: skip


def _write(folder: Path, agency: str, rows: Sequence[Given]) -> AgencyFile:
    lines = [list(HEADINGS)]
    for number, (days, said) in enumerate(rows):
        when = "" if days is None else f"{date(2021, 1, 1) + timedelta(days=days):%d %B %Y}"
        lines.append([when, f"{said} Q{agency}{number}Q", "log"])
    path = folder / f"{agency}.{'xlsx' if agency == 'Housing' else 'csv'}"
    if agency == "Housing":
        book = openpyxl.Workbook()
        for line in lines:
            book.worksheets[0].append(line)
        book.save(path)
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(lines)
    return AgencyFile(agency, path)


def _expected(case: dict[str, list[Given]]) -> list[tuple[str, str]]:
    """Agency and mark of every row, as a chronology must show them."""
    every = [
        (days, agency, f"Q{agency}{number}Q")
        for agency, rows in case.items()
        for number, (days, _) in enumerate(rows)
    ]
    dated = sorted((row for row in every if row[0] is not None), key=lambda row: row[0] or 0)
    undated = [row for row in every if row[0] is None]
    return [(agency, mark) for _, agency, mark in (*dated, *undated)]


def _shown(rows: list[list[str]]) -> list[tuple[str, str]]:
    agency, what = rows[0].index("Agency"), rows[0].index("What happened")
    marked = [(row[agency], re.findall(r"Q\w+Q", row[what])) for row in rows[1:] if len(row) > what]
    return [(agency, mark) for agency, marks in marked for mark in marks]


@pytest.mark.parametrize("ending", READ)
@settings(max_examples=15)
@given(case=cases)
def test_every_row_stands_once_in_its_place(ending: str, case: dict[str, list[Given]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = [_write(folder, agency, rows) for agency, rows in case.items()]
        merged = merge_files(files)
        assert not merged.refused
        out = folder / f"out{ending}"
        write_chronology(chronology_of(merged, MergeOptions(), Wanted(), date(2024, 1, 1)), out)
        assert _shown(READ[ending](out)) == _expected(case)


@settings(max_examples=15)
@given(case=cases)
def test_a_filter_leaves_rows_out_of_one_agency_only(case: dict[str, list[Given]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = [_write(folder, agency, rows) for agency, rows in case.items()]
        merged, wanted = merge_files(files), Wanted(agencies=("gp",))
        shown = chronology_of(merged, MergeOptions(), wanted, date(2024, 1, 1)).entries
        assert [entry.agency for entry in shown] == ["GP"] * len(case["GP"])
