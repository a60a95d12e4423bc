"""Forty files of 30,000 rows beside pandas: `python -m benchmarks.chronology.scale`.

Half of the files are CSV and half Excel. pandas reads every cell as text, joins the tables, reads
their dates and sorts by them: it makes no entries, no report and no place for each cell. Both of
its readers of Excel are run; the faster one is the bare row.
"""

import csv
import random
import resource
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import openpyxl
import pandas as pd

from benchmarks.report import cells_as_table
from candour.actions.dates import load_date_words
from candour.actions.entry_reading import Decided, entries_of
from candour.actions.reading import FileRead, read_files
from candour.core.chronology.ordering import in_order

FILES, ROWS = 40, 750
HEADINGS = ["Date", "Time", "Source", "Event", "Who", "Outcome", "Date recorded"]
WORDS = [
    "visit",
    "call",
    "mother",
    "child",
    "school",
    "nurse",
    "seen",
    "home",
    "letter",
    "referral",
    "review",
    "plan",
    "meeting",
    "clinic",
    "police",
    "attended",
    "reported",
    "bruise",
    "worker",
    "discussed",
]


def _row(draw: random.Random, number: int) -> list[str]:
    day = date(2012, 1, 1) + timedelta(days=draw.randrange(3650))
    when = draw.choice([f"{day:%d/%m/%Y}", f"{day:%d/%m/%Y}", f"{day:%d %B %Y}", f"{day:%d.%m.%y}"])
    what = " ".join(draw.choice(WORDS) for _ in range(draw.randrange(8, 40))).capitalize()
    written = f"{day + timedelta(days=draw.randrange(3)):%d/%m/%Y}"
    time = f"{draw.randrange(24):02}:{draw.randrange(60):02}"
    who, outcome = f"Worker {draw.randrange(60)}", draw.choice(["NFA", "referral made", ""])
    return [when, time, f"record {number}", f"{what}.", who, outcome, written]


def make(folder: Path) -> list[Path]:
    """Write the files with a fixed seed."""
    draw = random.Random(7)
    paths = []
    for number in range(FILES):
        rows = [HEADINGS, *(_row(draw, n) for n in range(ROWS))]
        path = folder / f"agency{number:02}.{'xlsx' if number % 2 else 'csv'}"
        if number % 2:
            book = openpyxl.Workbook(write_only=True)
            sheet = book.create_sheet("Log")
            for row in rows:
                sheet.append(row)
            book.save(path)
        else:
            with path.open("w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows(rows)
        paths.append(path)
    return paths


def candour(paths: list[Path]) -> int:
    """Entries of every file, in order."""
    entries = []
    for read in read_files(paths):
        assert isinstance(read, FileRead)
        entries += entries_of(read, read.name, Decided()).entries
    return len(in_order(entries, load_date_words().margins))


def pandas_with(engine: str) -> Callable[[list[Path]], int]:
    """pandas with one of its readers of Excel."""

    def run(paths: list[Path]) -> int:
        tables = []
        for path in paths:
            if path.suffix == ".csv":
                table = pd.read_csv(path, dtype=str)
            else:
                table = pd.read_excel(path, dtype=str, engine=engine)
            tables.append(table.assign(agency=path.stem))
        joined = pd.concat(tables)
        written = joined["Date"] + " " + joined["Time"]
        joined["when"] = pd.to_datetime(written, dayfirst=True, format="mixed")
        return len(joined.sort_values("when", kind="stable"))

    return run


def figures() -> list[dict[str, str]]:
    """The table: median of three runs each, in turn."""
    doers = {
        "pandas, calamine": pandas_with("calamine"),
        "pandas, openpyxl": pandas_with("openpyxl"),
        "Candour": candour,
    }
    times: dict[str, list[float]] = {who: [] for who in doers}
    with TemporaryDirectory() as name:
        paths = make(Path(name))
        for _ in range(3):
            for who, do in doers.items():
                begun = perf_counter()
                assert do(paths) == FILES * ROWS
                times[who].append(perf_counter() - begun)
    median = {who: sorted(taken)[1] for who, taken in times.items()}
    least = min(median["pandas, calamine"], median["pandas, openpyxl"])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return [
        {
            "reading and ordering 30,000 rows of 40 files": who,
            "seconds": f"{seconds:.2f}",
            "ratio": f"{seconds / least:.2f}",
            "peak MB of the run": f"{peak:,}",
        }
        for who, seconds in median.items()
    ]


if __name__ == "__main__":
    print(cells_as_table(figures()))
