"""Forty files of 30,000 rows beside pandas: `python -m benchmarks.chronology.scale`.

Reading and ordering: half of the files are CSV and half Excel. pandas reads every cell as text,
joins the tables, reads their dates and sorts by them: it makes no entries, no report and no place
for each cell. Both of its readers of Excel are run on the same files in the same run, in turn; the
least of several runs counts, as other work on the machine only ever adds to one.

Grouping: the same agencies and the same ten years, with more and more rows, so that the days fill
up; one run of each, by the processor's time. Writing: the chronology of 30,000 rows as a workbook,
beside openpyxl writing the bare words. Memory is that of a fresh process doing the whole once; the
process that reads Excel for Candour is not in it.
"""

import csv
import random
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import openpyxl
import pandas as pd

from benchmarks.report import cells_as_table, peak_mib
from candour.actions.dates import load_date_words
from candour.actions.entry_reading import Decided, entries_of, find_days
from candour.actions.reading import FileRead, read_files
from candour.core.chronology.entry import Entry
from candour.core.chronology.events.finding import find_happenings
from candour.core.chronology.ordering import in_order
from candour.vocabulary.events import load_event_words
from candour.writers.chronology.columns import sheet_rows
from candour.writers.chronology.headings import IN_A_SHEET
from candour.writers.chronology.model import Chronology
from candour.writers.chronology.xlsx import write_xlsx

_MODULE = "benchmarks.chronology.scale"
FILES, ROWS = 40, 30_000
RUNS = 5
GROUPED = (3_000, 10_000, 30_000, 100_000)
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


def make(folder: Path, rows_together: int = ROWS) -> list[Path]:
    """Write the files with a fixed seed."""
    draw = random.Random(7)
    paths = []
    for number in range(FILES):
        rows = [HEADINGS, *(_row(draw, n) for n in range(rows_together // FILES))]
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


def candour(paths: Sequence[Path]) -> list[Entry]:
    """Entries of every file, in order."""
    entries: list[Entry] = []
    for read in read_files(paths):
        assert isinstance(read, FileRead)
        entries += entries_of(read, read.name, Decided()).entries
    return in_order(entries, load_date_words().margins)


def by_pandas(engine: str, paths: Sequence[Path]) -> "pd.DataFrame":
    """pandas with one of its readers of Excel."""
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
    return joined.sort_values("when", kind="stable")


READERS: dict[str, Callable[[Sequence[Path]], Sequence[object]]] = {
    "pandas, calamine": partial(by_pandas, "calamine"),
    "pandas, openpyxl": partial(by_pandas, "openpyxl"),
    "Candour": candour,
}


def read_once(who: str, folder: str) -> None:
    """Read and order once, in a process whose memory is weighed."""
    assert len(READERS[who](sorted(Path(folder).iterdir()))) == ROWS


def group_once(count: str, answer: str) -> None:
    """Group so many entries once, in a process whose memory is weighed, and note the seconds."""
    with TemporaryDirectory() as folder:
        entries = candour(make(Path(folder), int(count)))
    words, margins = load_event_words(), load_date_words().margins
    begun = process_time()
    events = find_happenings(entries, words, margins, find_days).events
    Path(answer).write_text(f"{process_time() - begun} {len(events)}")


def chronology(folder: str) -> Chronology:
    """The chronology of the files, as it is written."""
    paths = sorted(Path(folder).iterdir())
    entries = tuple(candour(paths))
    files = {entry.original: entry.agency for entry in entries}
    return Chronology(title="Made", entries=entries, made_on=date(2026, 1, 1), files=files)


def write_bare(made: Chronology, path: Path) -> None:
    """The words of the same cells by openpyxl: no dates, no look."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Chronology")
    for row in sheet_rows(made):
        sheet.append([row.cells[column] for column in IN_A_SHEET])
    book.save(path)


WRITERS: dict[str, Callable[[Chronology, Path], None]] = {
    "openpyxl, bare words": write_bare,
    "Candour": write_xlsx,
}


def write_once(who: str, folder: str) -> None:
    """Write once, in a process whose memory is weighed."""
    with TemporaryDirectory() as out:
        WRITERS[who](chronology(folder), Path(out) / "made.xlsx")


def least_seconds(doers: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Return the least seconds of each, run in turn."""
    least = dict.fromkeys(doers, float("inf"))
    for _ in range(runs):
        for who, do in doers.items():
            begun = perf_counter()
            do()
            least[who] = min(least[who], perf_counter() - begun)
    return least


def reading(folder: str) -> list[dict[str, str]]:
    """Reading and ordering, beside pandas."""
    paths = sorted(Path(folder).iterdir())
    least = least_seconds({who: partial(do, paths) for who, do in READERS.items()}, RUNS)
    return [
        {
            f"reading and ordering {ROWS:,} rows of {FILES} files": who,
            "seconds": f"{seconds:.2f}",
            "to pandas, calamine": f"{seconds / least['pandas, calamine']:.2f}",
            "to pandas, openpyxl": f"{seconds / least['pandas, openpyxl']:.2f}",
            "peak MiB": f"{peak_mib(_MODULE, 'read_once', who, folder):.0f}",
        }
        for who, seconds in least.items()
    ]


def grouping() -> list[dict[str, str]]:
    """Events and contradictions of more and more entries."""
    rows = []
    with TemporaryDirectory() as folder:
        answer = Path(folder) / "seconds"
        for count in GROUPED:
            peak = peak_mib(_MODULE, "group_once", str(count), str(answer))
            seconds, events = answer.read_text().split()
            rows.append(
                {
                    "grouping": f"{count:,} entries",
                    "processor seconds": f"{float(seconds):.1f}",
                    "ms an entry": f"{float(seconds) * 1000 / count:.2f}",
                    "events": f"{int(events):,}",
                    "peak MiB": f"{peak:.0f}",
                }
            )
    return rows


def writing(folder: str) -> list[dict[str, str]]:
    """The chronology as a workbook, beside the bare words."""
    made = chronology(folder)
    with TemporaryDirectory() as out:
        path = Path(out) / "made.xlsx"
        least = least_seconds({who: partial(do, made, path) for who, do in WRITERS.items()}, 2)
    return [
        {
            f"writing {ROWS:,} entries as .xlsx": who,
            "seconds": f"{seconds:.1f}",
            "to the bare words": f"{seconds / least['openpyxl, bare words']:.2f}",
            "peak MiB": f"{peak_mib(_MODULE, 'write_once', who, folder):.0f}",
        }
        for who, seconds in least.items()
    ]


def tables() -> str:
    """Every table of this part."""
    with TemporaryDirectory() as folder:
        make(Path(folder))
        parts = [reading(folder), grouping(), writing(folder)]
    return "\n\n".join(map(cells_as_table, parts))


if __name__ == "__main__":
    sys.stdout.write(f"{tables()}\n")
