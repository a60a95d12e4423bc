"""The log on PostgreSQL, through the commands; the originals stay in the workspace."""

from pathlib import Path

import psycopg
import pytest

from candour.errors import CandourError
from candour.store.connection import open_workspace
from candour.store.workspace import Workspace
from tests.unit.cli.case_runs import entries, new_case, show, write_files
from tests.unit.cli.merge_runs import Run
from tests.unit.store.lines import NOW


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_url: str) -> Path:
    """A folder with the files of a case, and a team's database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CANDOUR_BY", "lead reviewer")
    monkeypatch.setenv("CANDOUR_DATABASE_URL", database_url)
    write_files(tmp_path)
    return tmp_path


def test_a_case_is_kept_and_proved(candour: Run, team: Path, database_url: str) -> None:
    new_case(candour)
    decide = ("decide", "--case", "child-k", "date_entry", "gp.csv#r2", "--value", "May 2022")
    assert candour(*decide)[0] == 0
    assert [one["happened"]["written"] for one in entries(candour)].count("May 2022") == 1
    head = show(candour)["head"]
    assert candour("log", "--case", "child-k", "--head", head)[0] == 0
    assert candour("case", "rebuild", "child-k", "--check")[0] == 0
    assert not list(team.glob(".candour/*.sqlite3"))
    with psycopg.connect(database_url) as other:
        other.execute("ALTER TABLE decision DISABLE TRIGGER ALL")
        other.execute("UPDATE decision SET at = '2020-01-01T00:00:00Z' WHERE number = 2")
        other.execute("DELETE FROM decision WHERE number = 3")
    code, (found,), _ = candour("log", "--case", "child-k", "--head", head, "--json")
    assert code == 1
    assert [one.partition(":")[0] for one in found["problems"]] == [
        "D2",
        "the head given is not in this log",
        "the guard decision_is_never_changed of the table was taken away",
        "the guard decision_is_never_deleted of the table was taken away",
    ]


def test_no_line_is_lost_by_emptying_the_table(candour: Run, team: Path, database_url: str) -> None:
    new_case(candour)
    with psycopg.connect(database_url) as other, pytest.raises(psycopg.Error, match="never"):
        other.execute("TRUNCATE decision")
    assert show(candour)["decisions"] == 2


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://candour@/none?host=nowhere-at-all", "cannot be reached"),
        ("mysql://candour@host/x", "CANDOUR_DATABASE_URL cannot be used"),
        ("postgresql://candour@host:many/x", "CANDOUR_DATABASE_URL cannot be used"),
        ("postgresql://candour@host", "CANDOUR_DATABASE_URL cannot be used"),
        ("postgresql://candour@host/x?sslmode", "CANDOUR_DATABASE_URL cannot be used"),
    ],
)
def test_an_address_that_leads_nowhere(tmp_path: Path, url: str, said: str) -> None:
    place = Workspace(tmp_path, url.replace("nowhere-at-all", f"{tmp_path}/none"))
    with pytest.raises(CandourError, match=said) as refusal:
        open_workspace(place, NOW)
    assert "candour@" not in str(refusal.value)
