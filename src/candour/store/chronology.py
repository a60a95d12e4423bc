"""A case's chronology kept as a table, so that a page of it is found without making it again.

A cache, a file of its own.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.contradictions import Contradiction
from candour.core.chronology.events.grouping import Event
from candour.core.chronology.silences.model import Silence
from candour.core.chronology.silences.returns import Return
from candour.core.chronology.timeline.window import minute_of, month_of
from candour.core.documents.report import ImportReport
from candour.store.counting import tags_on
from candour.store.kept import body_of, if_kept, keep_once, of_body, one_kept, reading, written_anew
from candour.store.seeking import (
    Sought,
    as_tags,
    condition_for,
    in_one_case,
    tables_for,
    with_ends_marked,
)

T = TypeVar("T")

_FORMAT = 7
_TABLES = """
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, agency TEXT NOT NULL, original TEXT NOT NULL,
    first TEXT, last TEXT, earliest INTEGER, latest INTEGER, month INTEGER,
    event TEXT, flags TEXT NOT NULL, tags TEXT NOT NULL);
CREATE TABLE said (number INTEGER PRIMARY KEY, words TEXT NOT NULL, told TEXT NOT NULL);
CREATE TABLE body (number INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE event (id TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE contradiction (id TEXT, event TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE silence (number INTEGER PRIMARY KEY, agency TEXT, first TEXT, last TEXT, body TEXT);
"""
_INDEXES = """
CREATE INDEX entry_by_id ON entry (id);
CREATE INDEX entry_by_original ON entry (original);
CREATE INDEX entry_by_event ON entry (event) WHERE event IS NOT NULL;
CREATE INDEX contradiction_by_event ON contradiction (event);
"""
_WHOLE = "entry JOIN body USING (number)"
_ONCE = (
    "state", "reports", "originals", "files", "abbreviations", "returns", "renamed", "wholes",
    "carried_out",
)  # fmt: skip
_COLUMNS = {"entry": 12, "said": 3, "body": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutOfView:
    """What a view as known on a day leaves out: entries recorded later, entries without any date,
    comments, and decisions made later. `unknown` entries count from when they happened."""

    day: date
    later: int
    cannot_say: int
    unknown: int
    comments: int
    decisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptState:
    """What a kept chronology was made from, and what it holds of everything."""

    head: str
    decisions: int
    rules: str
    entries: int
    events: int
    contradictions: int
    silences: int
    agencies: Mapping[str, int]
    flags: Mapping[str, int]
    tags: Mapping[str, int] = field(default_factory=dict, repr=False)
    left_out: LeftOutOfView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptChronology:
    """Everything that a merge found, as it is kept; `originals` go with `reports`.

    `renamed` leads from the id that an entry had to the one it has, `wholes` from a part to the
    entry that was divided. `carried_out` are the decisions that made entries.
    """

    state: KeptState
    entries: Sequence[Entry] = field(repr=False)
    events: Sequence[Event] = ()
    contradictions: Sequence[Contradiction] = field(default=(), repr=False)
    silences: Sequence[Silence] = field(default=(), repr=False)
    reports: Sequence[ImportReport] = ()
    originals: Sequence[str] = ()
    files: Mapping[str, str] = field(default_factory=dict, repr=False)
    abbreviations: Mapping[str, str] = field(default_factory=dict, repr=False)
    returns: Mapping[str, Return] = field(default_factory=dict, repr=False)
    renamed: Mapping[str, str] = field(default_factory=dict)
    wholes: Mapping[str, str] = field(default_factory=dict)
    carried_out: Sequence[str] = ()


def save_chronology(path: Path, kept: KeptChronology) -> None:
    """Keep a chronology. Raises `CandourError` where the disk refuses."""
    with written_anew(path, _FORMAT, _TABLES, _INDEXES) as database:
        _fill(database, kept)


def state_of(path: Path) -> KeptState | None:
    """Return what is kept here and of what; None where nothing is, or nothing that can be used."""
    return if_kept(path, _FORMAT, "state", KeptState)


def load_rest(path: Path) -> KeptChronology:
    """Return everything that is kept here, whole."""
    with reading(path) as database:
        return KeptChronology(
            state=one_kept(database, "state", KeptState),
            entries=_all(database, "SELECT body FROM body ORDER BY number", Entry),
            events=_all(database, "SELECT body FROM event ORDER BY rowid", Event),
            contradictions=_all(
                database, "SELECT body FROM contradiction ORDER BY rowid", Contradiction
            ),
            silences=_all(database, "SELECT body FROM silence ORDER BY number", Silence),
            reports=one_kept(database, "reports", tuple[ImportReport, ...]),
            originals=one_kept(database, "originals", tuple[str, ...]),
            files=one_kept(database, "files", dict[str, str]),
            abbreviations=one_kept(database, "abbreviations", dict[str, str]),
            returns=one_kept(database, "returns", dict[str, Return]),
            renamed=one_kept(database, "renamed", dict[str, str]),
            wholes=one_kept(database, "wholes", dict[str, str]),
            carried_out=one_kept(database, "carried_out", tuple[str, ...]),
        )


def load_files(path: Path) -> dict[str, str]:
    """Return the name of every file by its hash."""
    with reading(path) as database:
        return one_kept(database, "files", dict[str, str])


def agencies_in_events(path: Path, events: Sequence[str]) -> dict[str, str]:
    """Return the agency of every entry of events, by the entry's id."""
    marks = ", ".join("?" * len(events))
    with reading(path) as database:
        rows = database.execute(
            f"SELECT id, agency FROM entry WHERE event IN ({marks}) ORDER BY number",  # noqa: S608
            tuple(events),
        ).fetchall()
    return dict(rows)


def load_entries_of(path: Path, original: str) -> list[Entry]:
    """Return the entries of one original."""
    query = f"SELECT body FROM {_WHOLE} WHERE original = ? ORDER BY number"  # noqa: S608
    with reading(path) as database:
        rows = database.execute(query, (original,)).fetchall()
    return [of_body(Entry, body) for (body,) in rows]


def load_returns(path: Path) -> dict[str, Return]:
    """Return what each agency searched, by its name in small letters."""
    with reading(path) as database:
        return one_kept(database, "returns", dict[str, Return])


def load_reports(path: Path) -> dict[str, ImportReport]:
    """Return the import report of every original, by its hash."""
    with reading(path) as database:
        originals = one_kept(database, "originals", tuple[str, ...])
        reports = one_kept(database, "reports", tuple[ImportReport, ...])
    return dict(zip(originals, reports, strict=True))


def search_entries(
    path: Path, sought: Sought, start: int, most: int
) -> tuple[int, list[tuple[int, Entry]]]:
    """Return how many entries are found, and those from `start` on with their numbers."""
    where, values = condition_for(sought)
    tables = tables_for(sought)
    listed = f"SELECT number FROM {tables}{where} ORDER BY number"  # noqa: S608
    with reading(path) as database:
        if sought.is_of_words:  # to count first would go through all the words twice
            numbers = [number for (number,) in database.execute(listed, values)]
            total, page = len(numbers), numbers[start : start + most]
        else:
            count = f"SELECT count(*) FROM {tables}{where}"  # noqa: S608
            total = database.execute(count, values).fetchone()[0]
            rows = database.execute(f"{listed} LIMIT ? OFFSET ?", (*values, most, start))
            page = [number for (number,) in rows]
        bodies = database.execute(
            "SELECT number, body FROM body WHERE number IN (SELECT value FROM json_each(?)) "
            "ORDER BY number",
            (json.dumps(page),),
        ).fetchall()
    return total, [(number, of_body(Entry, body)) for number, body in bodies]


def find_entry(path: Path, entry: str) -> tuple[int, Entry] | None:
    """Return an entry by its id, with its number in the chronology."""
    with reading(path) as database:
        row = database.execute(
            f"SELECT number, body FROM {_WHOLE} WHERE id = ?",  # noqa: S608
            (entry,),
        ).fetchone()
    return None if row is None else (row[0], of_body(Entry, row[1]))


def entries_named(path: Path, entries: Sequence[str]) -> dict[str, tuple[int, Entry]]:
    """Return entries by their ids, with their numbers; those that are not there are left out."""
    with reading(path) as database:
        rows = database.execute(
            f"SELECT number, body FROM {_WHOLE} "  # noqa: S608
            "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number",
            (json.dumps(list(entries)),),
        ).fetchall()
    found = [(number, of_body(Entry, body)) for number, body in rows]
    return {entry.id: (number, entry) for number, entry in found}


def entry_numbered(path: Path, number: int) -> str | None:
    """Return the id of the entry of this number."""
    with reading(path) as database:
        row = database.execute("SELECT id FROM entry WHERE number = ?", (number,)).fetchone()
    return None if row is None else str(row[0])


def load_events(path: Path, events: Sequence[str]) -> dict[str, Event]:
    """Return events by their ids."""
    with reading(path) as database:
        found = _by_ids(database, "SELECT body FROM event WHERE id IN", events, Event)
    return {event.id: event for event in found}


def load_contradictions(path: Path, events: Sequence[str]) -> list[Contradiction]:
    """Return the contradictions inside events."""
    with reading(path) as database:
        return _by_ids(
            database, "SELECT body FROM contradiction WHERE event IN", events, Contradiction
        )


def entries_of_event(path: Path, event: str) -> list[tuple[int, Entry]]:
    """Return the entries of an event in the chronology's order, with their numbers."""
    with reading(path) as database:
        rows = database.execute(
            f"SELECT number, body FROM {_WHOLE} WHERE event = ? ORDER BY number",  # noqa: S608
            (event,),
        ).fetchall()
    return [(number, of_body(Entry, body)) for number, body in rows]


def search_silences(path: Path, sought: Sought) -> list[Silence]:
    """Return the silences of the agency sought that reach into the days sought."""
    where, values = ["1"], []
    if sought.agency:
        where.append("agency = ?")
        values.append(sought.agency)
    if sought.first is not None:
        where.append("last >= ?")
        values.append(sought.first.isoformat())
    if sought.last is not None:
        where.append("first <= ?")
        values.append(sought.last.isoformat())
    with reading(path) as database:
        rows = database.execute(
            f"SELECT body FROM silence WHERE {' AND '.join(where)} ORDER BY number",  # noqa: S608
            values,
        ).fetchall()
    return [of_body(Silence, body) for (body,) in rows]


def _fill(database: sqlite3.Connection, kept: KeptChronology) -> None:
    for name in _ONCE:
        keep_once(database, name, getattr(kept, name))
    for table, row in (("entry", _entry_row), ("said", _said_row), ("body", _body_row)):
        rows = (row(number, entry) for number, entry in enumerate(kept.entries, start=1))
        marks = ", ".join("?" * _COLUMNS[table])
        database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
    database.executemany(
        "INSERT OR REPLACE INTO event VALUES (?, ?)",
        ((one.id, body_of(one)) for one in kept.events),
    )
    database.executemany(
        "INSERT INTO contradiction VALUES (?, ?, ?)",
        ((one.id, one.event, body_of(one)) for one in kept.contradictions),
    )
    database.executemany(
        "INSERT INTO silence VALUES (?, ?, ?, ?, ?)",
        (
            (number, one.agency, one.first.isoformat(), one.last.isoformat(), body_of(one))
            for number, one in enumerate(kept.silences, start=1)
        ),
    )


def _entry_row(number: int, entry: Entry) -> tuple[Any, ...]:
    first, last = entry.happened.earliest, entry.happened.latest
    return (
        number,
        entry.id,
        entry.agency,
        entry.original,
        None if first is None else first.date().isoformat(),
        None if last is None else last.date().isoformat(),
        None if first is None else minute_of(first),
        None if last is None else minute_of(last),
        None if first is None else month_of(first),
        entry.event,
        f" {' '.join(dict.fromkeys(flag.kind.value for flag in entry.flags))} ",
        as_tags(tags_on(entry)),
    )


def _said_row(number: int, entry: Entry) -> tuple[Any, ...]:
    told = [entry.what, entry.response, entry.outcome, *entry.people]
    beside = [entry.source, entry.comment, *entry.shared_with, *entry.extra.values()]
    words = in_one_case([*told, *beside, entry.happened.written])
    return (number, words, with_ends_marked(told))


def _body_row(number: int, entry: Entry) -> tuple[Any, ...]:
    return (number, body_of(entry))


def _all(database: sqlite3.Connection, query: str, kind: type[T]) -> list[T]:
    return [of_body(kind, body) for (body,) in database.execute(query)]


def _by_ids(database: sqlite3.Connection, query: str, ids: Sequence[str], kind: type[T]) -> list[T]:
    marks = ", ".join("?" * len(ids))
    rows = database.execute(f"{query} ({marks}) ORDER BY rowid", tuple(ids)).fetchall()
    return [of_body(kind, body) for (body,) in rows]
