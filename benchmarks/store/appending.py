"""Adding a line to a case's log beside a bare INSERT of the same words, as safe on the disk.

Every row opens its transaction, writes one line and waits for the disk (WAL, synchronous=FULL); the
bare one does nothing else. Runs are taken in turn, on files in one folder.
"""

import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.report import Row, as_table, seconds_each
from candour.actions.recording import Maker, record
from candour.core.decisions import Act, DecisionKind
from candour.core.decisions.chain import LogLine, next_line
from candour.core.decisions.opening import Opening
from candour.store.connection import open_workspace
from candour.store.log import add_lines, load_log, open_log
from candour.store.workspace import Workspace

OUT = Path(__file__).parents[1] / "out"
"""On the disk that the repository stands on: a folder in memory would wait for nothing."""

CASE = "child-k"
BEFORE = (0, 10_000)
LINES, DECISIONS = 100, 5
"""Lines added in one run: a whole decision takes longer, and is told from fewer."""

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
STAMP = "2026-03-02T10:15:00Z"
ACT = Act(
    kind=DecisionKind.SAME_EVENT,
    by="lead reviewer",
    about=("a" * 64 + "#t1r4", "b" * 64 + "#r2"),
    why="one visit, told twice",
)
_INSERT = (
    'INSERT INTO decision ("case", number, at, payload, salt, commitment, previous, link) '
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


def figures() -> list[Row]:
    """Time one line added, in a log of no lines and in one of many."""
    OUT.mkdir(exist_ok=True)
    rows: list[Row] = []
    for before in BEFORE:
        with TemporaryDirectory(dir=OUT) as folder:
            bare = _bare(Path(folder) / "bare.sqlite3", before)
            kept, decided = _candour(Workspace(Path(folder) / "work"), before)
            taken = seconds_each([bare, kept, decided], runs=5)
            seconds = [taken[0], taken[1], taken[2] * LINES / DECISIONS]
        size = f"{before:,} lines before"
        names = (
            "bare sqlite3, INSERT and COMMIT",
            "Candour, the store",
            "Candour, a whole decision",
        )
        notes = (
            "WAL, synchronous=FULL",
            "chained, checked that nobody was first",
            "the workspace opened, the log read and checked as well",
        )
        rows += [
            Row(f"add {LINES} lines, each alone", size, name, each, each / seconds[0], note=note)
            for name, each, note in zip(names, seconds, notes, strict=True)
        ]
    return rows


def _lines(count: int) -> list[LogLine]:
    opening = Opening(name=CASE, title="Child K", by="lead reviewer").payload()
    lines = [next_line(None, CASE, STAMP, opening, os.urandom(32))]
    for _ in range(count):
        lines.append(next_line(lines[-1], CASE, STAMP, ACT.payload(), os.urandom(32)))
    return lines


def _bare(file: Path, before: int) -> Callable[[], None]:
    database = sqlite3.connect(file, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute(
        'CREATE TABLE decision (id INTEGER PRIMARY KEY, "case" TEXT, number INTEGER, at TEXT, '
        "payload TEXT, salt BLOB, commitment TEXT, previous TEXT, link TEXT)"
    )
    values = (CASE, 1, STAMP, ACT.payload(), os.urandom(32), "c" * 64, "p" * 64, "l" * 64)
    with database:
        database.executemany(_INSERT, [values] * before)

    def add() -> None:
        for _ in range(LINES):
            database.execute("BEGIN IMMEDIATE")
            database.execute(_INSERT, values)
            database.execute("COMMIT")

    return add


def _candour(workspace: Workspace, before: int) -> tuple[Callable[[], None], Callable[[], None]]:
    open_workspace(workspace, AT, is_new=True)
    opening, *others = _lines(before)
    open_log(opening)
    add_lines(CASE, opening.link, lambda _: others)
    maker = Maker(by=ACT.by, at=AT, salt=lambda: os.urandom(32))

    def store() -> None:
        head = load_log(CASE)[-1].link
        for _ in range(LINES):
            (line,) = add_lines(
                CASE,
                head,
                lambda last: [next_line(last, CASE, STAMP, ACT.payload(), os.urandom(32))],
            )
            head = line.link

    def decide() -> None:
        for _ in range(DECISIONS):
            record(workspace, CASE, lambda _: [ACT], maker)

    return store, decide


if __name__ == "__main__":
    print(as_table(figures()))
