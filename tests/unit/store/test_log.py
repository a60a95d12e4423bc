"""The log in the database: lines are added whole, and never changed."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import DatabaseError, connections

from candour.core.decisions.chain import verify
from candour.errors import CandourError
from candour.store import connection
from candour.store.connection import (
    GUARDS,
    back_up,
    is_sqlite,
    missing_guards,
    open_workspace,
    problems_of_file,
)
from candour.store.log import LogMoved, add_lines, case_names, load_log, open_log
from candour.store.workspace import Workspace
from tests.conftest import ROOT
from tests.unit.store.lines import NOW, note, opening


def execute(statement: str) -> None:
    """Speak to the database as somebody who has it open beside Candour."""
    with connections["default"].cursor() as cursor:
        cursor.execute(statement)


def test_lines_come_back_as_they_were_added(workspace: Workspace) -> None:
    first = opening()
    open_log(first)
    added = add_lines("child-k", first.link, lambda last: [note(last)])
    assert load_log("child-k") == (first, *added)
    assert verify("child-k", load_log("child-k")) == ()


def test_a_name_is_taken_once(workspace: Workspace) -> None:
    open_log(opening())
    with pytest.raises(CandourError, match="there is a case"):
        open_log(opening())
    assert case_names() == ["child-k"]


def test_no_such_case(workspace: Workspace) -> None:
    with pytest.raises(CandourError, match="there is no case “child-x”"):
        load_log("child-x")


def test_cases_keep_to_themselves(workspace: Workspace) -> None:
    for name in ("b", "a"):
        first = opening(name)
        open_log(first)
        add_lines(name, first.link, lambda last: [note(last, last.case)])
    assert case_names() == ["a", "b"]
    assert [line.case for line in load_log("a")] == ["a", "a"]


def test_what_was_decided_on_an_older_log_is_not_added(workspace: Workspace) -> None:
    first = opening()
    open_log(first)
    add_lines("child-k", first.link, lambda last: [note(last)])
    with pytest.raises(LogMoved):
        add_lines("child-k", first.link, lambda last: [note(last)])
    assert len(load_log("child-k")) == 2


def test_lines_are_added_all_or_none(workspace: Workspace) -> None:
    first = opening()
    open_log(first)
    line = note(first)
    with pytest.raises(CandourError, match="nothing was changed"):
        add_lines("child-k", first.link, lambda _: [line, line])
    assert load_log("child-k") == (first,)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM decision",
        "UPDATE decision SET at = '2020-01-01T00:00:00Z'",
        "UPDATE decision SET payload = '{}'",
        "UPDATE decision SET payload = NULL, salt = NULL, link = 'x'",
        "UPDATE decision SET number = 7",
    ],
)
def test_the_table_refuses_a_change(workspace: Workspace, change: str) -> None:
    open_log(opening())
    with pytest.raises(DatabaseError, match="never"):
        execute(change)


def test_words_can_be_removed_with_their_salt_and_only_so(workspace: Workspace) -> None:
    open_log(opening())
    execute("UPDATE decision SET payload = NULL, salt = NULL")
    assert load_log("child-k")[0].is_removed
    with pytest.raises(DatabaseError, match="never"):
        execute("UPDATE decision SET payload = '{}', salt = 'x'")


def test_a_guard_that_was_taken_away_is_missed(workspace: Workspace) -> None:
    assert missing_guards() == []
    execute(f"DROP TRIGGER {GUARDS[1]}" + ("" if is_sqlite() else " ON decision"))
    assert missing_guards() == [GUARDS[1]]


_OLDER = """
from candour.store.connection import _point_at, _database_of
from candour.store.workspace import Workspace
from django.core.management import call_command
from pathlib import Path
import sys
_point_at(_database_of(Workspace(Path(sys.argv[1]))))
call_command("migrate", "store", "0001", verbosity=0)
"""


def older_workspace(folder: Path) -> Workspace:
    """A workspace as the first version of the tables left it."""
    folder.mkdir()
    subprocess.run([sys.executable, "-c", _OLDER, folder], check=True, cwd=ROOT)
    return Workspace(folder)


def test_tables_are_brought_up_to_date_after_a_copy_was_made(tmp_path: Path) -> None:
    old = older_workspace(tmp_path / "old")
    with sqlite3.connect(old.database) as other:
        other.execute(
            "INSERT INTO decision VALUES (1, 'child-k', 0, 'then', '{}', x'00', 'c', 'p', 'l')"
        )
    other.close()
    open_workspace(old, NOW)
    assert missing_guards() == []
    (copy,) = old.backups.iterdir()
    assert copy.name == "before-0002_guards-20260302T101500Z.sqlite3"
    with sqlite3.connect(copy) as kept:
        assert kept.execute('SELECT "case", at FROM decision').fetchall() == [("child-k", "then")]
        triggers = kept.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
        assert triggers.fetchone() == (0,)
    kept.close()
    open_workspace(old, NOW)
    assert len(list(old.backups.iterdir())) == 1


def test_a_workspace_of_a_later_version_is_left_alone(workspace: Workspace) -> None:
    execute(
        "INSERT INTO django_migrations (app, name, applied) "
        "VALUES ('store', '0999_new', '2026-01-01')"
    )
    with pytest.raises(CandourError, match="later version"):
        open_workspace(workspace, NOW)


def test_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(CandourError, match="no case file here"):
        open_workspace(Workspace(tmp_path / "none"), NOW)
    assert not (tmp_path / "none").exists()


def test_a_workspace_cannot_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CandourError, match="is a file"):
        open_workspace(Workspace(tmp_path / "file"), NOW, is_new=True)


def test_what_is_no_database_is_said_so(tmp_path: Path) -> None:
    Workspace(tmp_path).database.write_bytes(b"not a database at all" * 100)
    with pytest.raises(CandourError, match="is no case file"):
        open_workspace(Workspace(tmp_path), NOW)


def test_a_damaged_page_is_found(sqlite_workspace: Workspace) -> None:
    open_log(opening())
    for _ in range(200):
        last = load_log("child-k")[-1]
        add_lines("child-k", last.link, lambda before: [note(before, "x" * 400)])
    assert problems_of_file() == []
    copy = Workspace(sqlite_workspace.folder.parent / "copy")
    copy.folder.mkdir()
    back_up(sqlite_workspace, "whole", NOW).rename(copy.database)
    damaged = bytearray(copy.database.read_bytes())
    size = int.from_bytes(damaged[16:18])
    last_page = len(damaged) // size
    for page in range(last_page - 20, last_page):  # the log's own: the first are of other tables
        damaged[page * size : page * size + 40] = b"\xff" * 40
    copy.database.write_bytes(damaged)
    open_workspace(copy, NOW)
    assert problems_of_file() == ["the database file is damaged: some of its pages are broken"]
    with pytest.raises(CandourError, match="damaged on the disk"):
        load_log("child-k")


def test_a_lock_that_is_not_let_go_is_said_so(
    sqlite_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opening()
    open_log(first)
    monkeypatch.setitem(connection._SQLITE_OPTIONS, "timeout", 0.2)
    open_workspace(sqlite_workspace, NOW)
    other = sqlite3.connect(sqlite_workspace.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CandourError, match="another program holds"):
        add_lines("child-k", first.link, lambda last: [note(last)])
    other.execute("ROLLBACK")
    other.close()
    assert add_lines("child-k", first.link, lambda last: [note(last)])


_APPENDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from candour.store.connection import open_workspace
from candour.store.log import LogMoved, add_lines, load_log
from candour.store.workspace import Workspace
from tests.unit.store.lines import note
open_workspace(Workspace(Path(sys.argv[1]), sys.argv[4] or None), datetime.now(UTC))
for number in range(int(sys.argv[3])):
    while True:
        try:
            add_lines("child-k", load_log("child-k")[-1].link,
                      lambda last: [note(last, f"{sys.argv[2]}{number}")])
            break
        except LogMoved:
            pass
"""


def test_two_processes_add_to_one_log_and_the_chain_holds(workspace: Workspace) -> None:
    open_log(opening())
    count = 60
    writers = [
        subprocess.Popen(
            [
                sys.executable,
                "-c",
                _APPENDER,
                workspace.folder,
                name,
                str(count),
                workspace.database_url or "",
            ],
            cwd=ROOT,
        )
        for name in "ab"
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    lines = load_log("child-k")
    assert verify("child-k", lines) == ()
    said = [(line.payload or "").partition('"why":"')[2][:-2] for line in lines[1:]]
    assert sorted(said) == sorted(f"{name}{number}" for name in "ab" for number in range(count))
