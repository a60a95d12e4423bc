"""An original's lines kept as a table, so that the words around a passage are found at once.

A cache: a file for each original, which never changes while the rules of reading do not.
"""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import get_ident

from candour.core.documents.layout import Line
from candour.store.plain import plain, restored
from candour.store.refusals import said_of_disk
from candour.store.workspace import make_folder


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of an original, from the `first`-th on (counted from 0), of `total`."""

    first: int
    total: int
    lines: tuple[Line, ...] = field(repr=False)


def has_lines(folder: Path, original: str, rules: str) -> bool:
    """Whether an original's lines are kept, as today's rules read them."""
    path = _path(folder, original)
    if not path.is_file():
        return False
    try:
        with closing(_open(path)) as database:
            row = database.execute("SELECT rules FROM made").fetchone()
    except sqlite3.Error:
        return False
    return row is not None and row[0] == rules


def save_lines(folder: Path, original: str, rules: str, lines: Sequence[Line]) -> None:
    """Keep an original's lines. Raises `CandourError` where the disk refuses."""
    path = _path(folder, original)
    make_folder(folder)
    beside = path.with_suffix(f".{get_ident()}.part")
    with said_of_disk(path):
        beside.unlink(missing_ok=True)
        with closing(sqlite3.connect(beside)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("CREATE TABLE made (rules TEXT)")
            database.execute("INSERT INTO made VALUES (?)", (rules,))
            database.execute(
                "CREATE TABLE line (number INTEGER PRIMARY KEY, first INTEGER, last INTEGER, "
                "body TEXT)"
            )
            database.executemany(
                "INSERT INTO line VALUES (?, ?, ?, ?)",
                (
                    (number, line.start, line.end, json.dumps(plain(line)))
                    for number, line in enumerate(lines)
                ),
            )
            database.commit()
        beside.replace(path)


def lines_from(folder: Path, original: str, first: int, most: int) -> Lines:
    """Return lines by their numbers."""
    with closing(_open(_path(folder, original))) as database:
        total = database.execute("SELECT count(*) FROM line").fetchone()[0]
        start = max(0, min(first, total - 1))
        rows = database.execute(
            "SELECT body FROM line WHERE number >= ? ORDER BY number LIMIT ?", (start, most)
        ).fetchall()
    return Lines(start, total, tuple(restored(Line, json.loads(body)) for (body,) in rows))


def number_of_line(folder: Path, original: str, offset: int) -> int:
    """Return the number of the line that a character of the original's text stands in."""
    with closing(_open(_path(folder, original))) as database:
        # Words that were deleted from a cell follow its row: the last line to begin is not always
        # the one that holds the character.
        row = database.execute(
            "SELECT number FROM line WHERE first <= ? ORDER BY last >= ? DESC, number DESC LIMIT 1",
            (offset, offset),
        ).fetchone()
    return 0 if row is None else int(row[0])


def _path(folder: Path, original: str) -> Path:
    return folder / f"{original}.sqlite3"


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
