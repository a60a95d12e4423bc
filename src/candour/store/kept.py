"""A table of its own beside a case, for pages: written anew in one step, and read in parts.

A cache: it can be deleted at any time. A new one takes the place of the old in one step, so that a
reader sees either.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import get_ident
from typing import Any, TypeVar

from candour.store.plain import plain, restored
from candour.store.refusals import said_of_disk
from candour.store.workspace import make_folder

T = TypeVar("T")

_ONCE = "CREATE TABLE kept (name TEXT PRIMARY KEY, body TEXT NOT NULL);"


@contextmanager
def written_anew(
    path: Path, version: int, tables: str, indexes: str
) -> Iterator[sqlite3.Connection]:
    """Open an empty table to be filled; at the end it takes the place of the one that is there.

    Raises `CandourError` where the disk refuses.
    """
    make_folder(path.parent)
    beside = path.with_suffix(f".{get_ident()}.part")
    with said_of_disk(path):
        beside.unlink(missing_ok=True)
        with closing(sqlite3.connect(beside)) as database:
            database.execute(f"PRAGMA user_version = {version}")
            database.execute("PRAGMA journal_mode = OFF")
            database.executescript(_ONCE + tables)
            yield database
            database.executescript(indexes)
            database.commit()
        beside.replace(path)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open what is kept here, to be read."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as database:
        yield database


def body_of(value: Any) -> str:
    """Return a value as it is kept."""
    return json.dumps(plain(value))


def of_body(kind: type[T], body: str) -> T:
    """Build a value that was kept again."""
    return restored(kind, json.loads(body))


def keep_once(database: sqlite3.Connection, name: str, value: Any) -> None:
    """Keep a value under a name."""
    database.execute("INSERT INTO kept VALUES (?, ?)", (name, body_of(value)))


def keep_state(path: Path, value: Any) -> None:
    """Say of what is kept here that it holds for another state. Raises where the disk refuses."""
    with said_of_disk(path), closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE kept SET body = ? WHERE name = 'state'", (body_of(value),))


def one_kept(database: sqlite3.Connection, name: str, kind: type[T]) -> T:
    """Return what is kept once under a name."""
    row = database.execute("SELECT body FROM kept WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise ValueError(f"nothing is kept under {name}")
    return of_body(kind, row[0])


def if_kept(path: Path, version: int, name: str, kind: type[T]) -> T | None:
    """Return what is kept under a name; None where nothing is, or nothing that can be used."""
    if not path.is_file():
        return None
    try:
        with reading(path) as database:
            if database.execute("PRAGMA user_version").fetchone()[0] != version:
                return None
            return one_kept(database, name, kind)
    except (sqlite3.Error, ValueError, TypeError):
        return None
