"""A crash at any step that writes loses nothing that was acknowledged, and leaves all sound."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.case_runs import POLICE, new_case, write_files
from tests.unit.cli.merge_runs import Run
from tests.unit.store.killed import run_killed, run_killed_after

MORE_STEPS_THAN_ANY = 400


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CANDOUR_BY", "lead reviewer")
    write_files(tmp_path)
    (tmp_path / "police2.csv").write_text(POLICE.replace("asleep", "awake"), encoding="utf-8")
    return tmp_path


def killed_at_every_step(out: Path, *arguments: str) -> Iterator[int]:
    """Run a command again and again, killed one step later each time, until it gets through."""
    for step in range(MORE_STEPS_THAN_ANY):
        if not run_killed(step, out, *arguments):
            assert step > 2, "no step was counted"
            return
        yield step
    pytest.fail("it never got through")


def state(candour: Run) -> dict[str, Any]:
    """What the case holds, once it is seen to be sound."""
    code, (verified,), _ = candour("log", "--case", "child-k", "--verify", "--json")
    assert (code, verified["problems"]) == (0, [])
    return candour("case", "show", "child-k", "--json")[1][0]


def acknowledged(out: Path) -> bool:
    """Whether the command had said that it was done."""
    return "head of child-k after" in out.read_text() or "D3:" in out.read_text()


def test_a_case_that_is_opened(candour: Run, folder: Path, tmp_path_factory: Any) -> None:
    for step in range(MORE_STEPS_THAN_ANY):
        place = str(tmp_path_factory.mktemp("new") / "deep" / "work")
        out = folder / "out"
        was_killed = run_killed(
            step, out, "case", "new", "child-k", "--title", "K", "--workspace", place
        )
        code, _, said = candour("case", "new", "child-k", "--title", "K", "--workspace", place)
        assert code == 0 or "there is a case" in said
        if acknowledged(out):
            assert code == 2
        listed = candour("case", "list", "--json", "--workspace", place)[1]
        assert [one["name"] for one in listed] == ["child-k"]
        verify = ("log", "--case", "child-k", "--verify", "--workspace", place)
        assert candour(*verify)[0] == 0
        if not was_killed:
            assert step > 10
            return
    pytest.fail("it never got through")


def test_files_that_are_added(candour: Run, folder: Path) -> None:
    new_case(candour, "Police=police.csv")
    before = state(candour)
    add = ("case", "add", "child-k", "GP=gp.csv", "--returns", "returns.yaml")
    steps = 0
    for _ in killed_at_every_step(folder / "out", *add):
        steps += 1
        now = state(candour)
        assert now["decisions"] in (1, 4)
        if acknowledged(folder / "out"):
            assert now["decisions"] == 4
        if now["decisions"] == 1:
            assert now == before
            continue
        # It got as far as the log: what it had said would follow can be made again.
        assert candour("case", "rebuild", "child-k")[0] == 0
        assert candour("case", "rebuild", "child-k", "--check")[0] == 0
        candour("decide", "--case", "child-k", "withdraw_original", "gp.csv")
        break
    assert steps > 5


def test_a_new_version_of_a_file(candour: Run, folder: Path) -> None:
    new_case(candour, "Police=police.csv")
    candour("decide", "--case", "child-k", "date_entry", "police.csv#r2", "--value", "2022")
    before = state(candour)
    add = ("case", "add", "child-k", "Police=police2.csv", "--replaces", "police.csv")
    for _ in killed_at_every_step(folder / "out", *add):
        now = state(candour)
        if now["decisions"] == 2:
            assert now == before
            continue
        assert [one["name"] for one in now["files"]] == ["police2.csv"]
        break


def test_a_decision(candour: Run, folder: Path) -> None:
    new_case(candour)
    before = state(candour)
    note = ("decide", "--case", "child-k", "note", "GP", "--why", "they rang")
    for _ in killed_at_every_step(folder / "out", *note):
        now = state(candour)
        if acknowledged(folder / "out"):
            assert now["decisions"] == 3
        if now["decisions"] == 3:
            break
        assert now == before


def test_a_chronology_that_is_made_anew(candour: Run, folder: Path) -> None:
    new_case(candour)
    for _ in killed_at_every_step(folder / "out", "case", "rebuild", "child-k"):
        code, _, said = candour("case", "rebuild", "child-k", "--check")
        assert code == 0 or "no chronology of this case is kept" in said
    assert candour("case", "rebuild", "child-k", "--check")[0] == 0


def test_a_kill_at_any_moment(candour: Run, folder: Path) -> None:
    """What the steps above cannot reach: the moments inside the database's own writing."""
    new_case(candour)
    note = ("decide", "--case", "child-k", "note", "GP", "--why", "they rang")
    made = acked = 2
    for moment in range(40):
        run_killed_after(0.02 + moment * 0.004, folder / "out", *note)
        acked += f"D{made + 1}:" in (folder / "out").read_text()
        now = int(state(candour)["decisions"])
        assert now in (made, made + 1)
        assert now >= acked
        made = acked = now
