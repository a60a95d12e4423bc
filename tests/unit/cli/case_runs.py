"""Files of an invented case for tests of case files."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from candour.cli.main import main
from tests.unit.cli.merge_runs import Lines, Run, of

POLICE = """Date,Source,What happened,Who
3 May 2022,CAD 1,Officers called to the address about shouting,PC Hale
5 May 2022,CAD 2,Child seen asleep and well,PC Hale
9 June 2022,CAD 3,Strategy discussion held by telephone,DS Orr
"""
GP = """Date,Source,What happened,Who
3 May 2022,Notes,Mother attended with a cough,Dr Lunt
12 May 2022,Notes,Health visitor rang about feeding,Dr Lunt
"""
RETURNS = """- agency: Police
  period: 2022-01-01..2022-12-31
  systems_searched: [CAD, crime system]
- agency: Bank
  nil: true
"""


def write_files(folder: Path) -> None:
    """Put the files where a command is run."""
    (folder / "police.csv").write_text(POLICE, encoding="utf-8")
    (folder / "gp.csv").write_text(GP, encoding="utf-8")
    (folder / "returns.yaml").write_text(RETURNS, encoding="utf-8")


def new_case(candour: Run, *files: str) -> str:
    """Open a case with files in it, and return what was said."""
    assert candour("case", "new", "child-k", "--title", "Child K")[0] == 0
    given = files or ("Police=police.csv", "GP=gp.csv")
    code, _, said = candour("case", "add", "child-k", *given)
    assert code == 0, said
    return said


def entries(candour: Run) -> Lines:
    """The entries of the case's chronology."""
    return of(candour("merge", "--case", "child-k", "--json")[1], "entry")


def show(candour: Run) -> dict[str, Any]:
    """The case as an object."""
    return candour("case", "show", "child-k", "--json")[1][0]


def printed(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str
) -> tuple[int, list[str]]:
    """What a command prints for people, line by line, after its exit code."""
    monkeypatch.setattr("sys.argv", ["candour", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    return int(left.value.code or 0), capfd.readouterr().out.splitlines()


def change(folder: Path, *statements: str) -> None:
    """Change the database behind Candour's back, as somebody who takes the guards away can."""
    with sqlite3.connect(folder / ".candour" / "candour.sqlite3") as database:
        for name in ("decision_is_never_changed", "decision_is_never_deleted"):
            database.execute(f"DROP TRIGGER IF EXISTS {name}")
        for statement in statements:
            database.execute(statement)
    database.close()
