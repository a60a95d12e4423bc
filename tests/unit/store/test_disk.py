"""A disk that is full or may not be written to: one clear line, and nothing is lost."""

import os
from pathlib import Path

import pytest
from django.db import connections

from tests.unit.cli.case_runs import new_case, write_files
from tests.unit.cli.merge_runs import Run
from tests.unit.store.killed import run_with_little_room, run_without_rights
from tests.unit.store.test_crash import state

COMMANDS = {
    "add": ("case", "add", "child-k", "Police=big.csv"),
    "decide": ("decide", "--case", "child-k", "note", "GP", "--why", "x" * 9000),
    "new": ("case", "new", "child-l", "--title", "Child L"),
    "rebuild": ("case", "rebuild", "child-k"),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CANDOUR_BY", "lead reviewer")
    write_files(tmp_path)
    rows = "".join(f"{day} May 2022,CAD {day},Seen\n" for day in range(1, 31))
    (tmp_path / "big.csv").write_text(f"Date,Source,What\n{rows}", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("largest", [0, 600, 4096, 12_000])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_full_disk(candour: Run, folder: Path, name: str, largest: int) -> None:
    new_case(candour)
    before = state(candour)
    code = run_with_little_room(largest, folder / "out", *COMMANDS[name])
    said = (folder / "out").read_text()
    now = state(candour)
    if code == 0:
        assert now["decisions"] > before["decisions"] or name in ("new", "rebuild")
    else:
        assert code == 2, said
        assert said.splitlines()[-1].startswith("candour: ")
        if now["head"] == before["head"]:
            assert "make room" in said or "has room" in said, said
        else:
            assert f"is in the case (3 decisions, head {now['head']})" in said
    assert candour("case", "rebuild", "child-k")[0] == 0
    assert not list(folder.glob(".candour/**/*.part"))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_folder_that_may_not_be_written_to(candour: Run, folder: Path, name: str) -> None:
    new_case(candour)
    before = state(candour)
    connections.close_all()  # SQLite takes the files beside its own away
    work = folder / ".candour"
    everything = [work, *work.rglob("*")]
    modes = {path: path.stat().st_mode for path in everything}
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    code = run_without_rights(folder / "out", *COMMANDS[name])
    for path, mode in modes.items():
        os.chmod(path, mode)  # noqa: PTH101
    said = (folder / "out").read_text()
    assert code == 2, said
    assert said.count("\n") == 1
    assert "may not be written to" in said or "cannot be opened" in said
    assert state(candour) == before


def test_a_workspace_that_cannot_be_made(candour: Run, folder: Path) -> None:
    (folder / "shut").mkdir(mode=0o555)
    code = run_without_rights(
        folder / "out", "case", "new", "a", "--title", "A", "--workspace", "shut/work"
    )
    assert code == 2
    assert "may not be written to" in (folder / "out").read_text()
