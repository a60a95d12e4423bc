"""Django, set up for the case file alone: no web, no apps but the store's.

Django knows one database in a process. The command line opens one workspace; where a second is
opened (in tests), the first connection is closed.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import django
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connections
from django.db.migrations import CreateModel
from django.db.migrations.recorder import MigrationRecorder

from candour.errors import CandourError, MissingTool
from candour.store.refusals import refusal_of, said_of_disk
from candour.store.workspace import Workspace, make_folder, sync_folder

APP = "store"
WAIT_SECONDS = 20
"""How long a command waits for another that is writing to the same case file."""

GUARDS = ("decision_is_never_changed", "decision_is_never_deleted")

_MIGRATION = re.compile(r"\d{4}_\w+")
_SQLITE_OPTIONS = {
    "timeout": WAIT_SECONDS,
    # Reading and then writing in one transaction would fail where another wrote in between.
    "transaction_mode": "IMMEDIATE",
    # synchronous=FULL: in WAL mode a lesser one may lose what was acknowledged when power fails.
    # secure_delete: words that were removed by law do not stay in free pages.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA secure_delete=ON",
}

if not settings.configured:
    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=["candour.store"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        LOGGING_CONFIG=None,
    )
if not apps.ready:
    django.setup()


def open_workspace(workspace: Workspace, at: datetime, *, is_new: bool = False) -> None:
    """Open a workspace's database, and bring its tables up to date after making a copy of it.

    Raises `CandourError` where there is none (unless `is_new`), where it is of a later version of
    Candour, or where it cannot be opened.
    """
    if is_new:
        make_folder(workspace.folder)
    elif workspace.database_url is None and not workspace.database.exists():
        raise CandourError(
            "there is no case file here yet",
            expected=f"a workspace in {workspace.folder.name} (--workspace, CANDOUR_WORKSPACE)",
            next_step="candour case new makes one",
        )
    _point_at(_database_of(workspace))
    with database_errors():
        _bring_up_to_date(workspace, at)


def let_go() -> None:
    """Close the connection of the thread that asks: it has done its work."""
    connections["default"].close()


@contextmanager
def database_errors() -> Iterator[None]:
    """Turn what the database says into something that a person can mend."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as problem:
        raise refusal_of(problem) from None


def is_sqlite() -> bool:
    """Whether the log stands in a SQLite file."""
    return connections["default"].vendor == "sqlite"


def problems_of_file() -> list[str]:
    """Return what SQLite's own check finds wrong with the file (nothing on PostgreSQL)."""
    if not is_sqlite():
        return []
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute("PRAGMA integrity_check(10)")
            rows = [str(row[0]) for row in cursor.fetchall()]
    except DatabaseError:
        rows = []
    return [] if rows == ["ok"] else ["the database file is damaged: some of its pages are broken"]


def empty_journal() -> None:
    """Write what stands in SQLite's journal into the file, and empty it: words that were removed
    do not stay there. Raises `CandourError` where another program reads the file."""
    if not is_sqlite():
        return
    with database_errors(), connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (is_busy, *_) = cursor.fetchone()
    if is_busy:
        raise CandourError(
            "the words were removed, but stand in the journal until other programs let go of it",
            next_step="close every Candour on this workspace, then run candour log --verify",
        )


def missing_guards() -> list[str]:
    """Return which of the table's guards are not there."""
    listing = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if is_sqlite()
        else "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
    )
    with database_errors(), connections["default"].cursor() as cursor:
        cursor.execute(listing)
        there = {str(row[0]) for row in cursor.fetchall()}
    return [name for name in GUARDS if name not in there]


def _point_at(database: dict[str, Any]) -> None:
    connections["default"].close()
    del connections["default"]
    connections.databases["default"] = connections.configure_settings({"default": database})[
        "default"
    ]


def _database_of(workspace: Workspace) -> dict[str, Any]:
    if workspace.database_url is None:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(workspace.database.absolute()),
            "OPTIONS": dict(_SQLITE_OPTIONS),
        }
    database = _postgresql_of(workspace.database_url)
    try:
        import psycopg  # noqa: F401, PLC0415 (an extra: most people have none)
    except ImportError:
        raise MissingTool(
            "PostgreSQL needs an extra that is not installed",
            next_step="install candour[postgres], or unset CANDOUR_DATABASE_URL",
        ) from None
    return database


def _postgresql_of(url: str) -> dict[str, Any]:
    """Read the address of a database; what follows a question mark is passed on ("sslmode")."""
    try:
        parts = urlsplit(url)
        port = parts.port
        options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
    except ValueError:
        parts, port, options = urlsplit(""), None, {}
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise CandourError(
            "CANDOUR_DATABASE_URL cannot be used",
            expected="postgresql://user:password@host:port/database",
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(port or ""),
        "OPTIONS": options,
    }


def _bring_up_to_date(workspace: Workspace, at: datetime) -> None:
    known = {
        file.stem
        for file in (Path(__file__).parent / "migrations").iterdir()
        if _MIGRATION.fullmatch(file.stem)
    }
    done = _migrations_done()
    if done - known:
        raise CandourError(
            "this workspace was made or used by a later version of Candour",
            expected=f"tables up to {max(known)}",
            next_step="install that version; nothing was changed",
        )
    missing = sorted(known - done - _record_finished(known - done))
    if not missing:
        return
    if done and is_sqlite():
        back_up(workspace, f"before-{missing[0]}", at)
    from django.core.management import call_command  # noqa: PLC0415 (slow; once in a workspace)

    call_command("migrate", APP, verbosity=0, interactive=False)
    if is_sqlite():
        sync_folder(workspace.folder)


def _migrations_done() -> set[str]:
    recorder = MigrationRecorder(connections["default"])
    if not recorder.has_table():
        return set()
    return {name for app, name in recorder.applied_migrations() if app == APP}


def _record_finished(missing: set[str]) -> set[str]:
    """Record the migrations whose tables are there already, and return their names.

    Each is one transaction, but Django notes that it was done in another where indexes were
    deferred: a crash between the two must not stop every later start.
    """
    there = set(connections["default"].introspection.table_names())
    finished = {name for name in missing if (tables := _tables_made_by(name)) and tables <= there}
    for name in sorted(finished):
        MigrationRecorder(connections["default"]).record_applied(APP, name)
    return finished


def _tables_made_by(migration: str) -> set[str]:
    operations = import_module(f"candour.store.migrations.{migration}").Migration.operations
    return {
        str(operation.options["db_table"])
        for operation in operations
        if isinstance(operation, CreateModel)
    }


def back_up(workspace: Workspace, why: str, at: datetime) -> Path:
    """Copy the SQLite file, whole and checked, into the workspace's backups; return the copy."""
    make_folder(workspace.backups)
    target = workspace.backups / f"{why}-{at:%Y%m%dT%H%M%SZ}.sqlite3"
    beside = target.with_suffix(".part")
    with said_of_disk(target):
        beside.unlink(missing_ok=True)
        source = sqlite3.connect(workspace.database)
        copy = sqlite3.connect(beside)
        try:
            source.backup(copy)
        finally:
            copy.close()
            source.close()
        beside.replace(target)
        sync_folder(workspace.backups)
    return target
