"""Runs of commands as a person types them."""

import json
from functools import partial
from pathlib import Path

import pytest

from candour.cli.main import main
from tests.unit.cli.case_runs import write_files
from tests.unit.cli.merge_runs import Lines, Run


@pytest.fixture
def run(candour: Run) -> Run:
    """`candour merge`."""
    return partial(candour, "merge")


@pytest.fixture
def candour(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Any command."""

    def command(*arguments: str | Path) -> tuple[int, Lines, str]:
        monkeypatch.setattr("sys.argv", ["candour", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capfd.readouterr()
        lines = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
        return int(left.value.code or 0), lines, err

    return command


@pytest.fixture
def case_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files of an invented case, in which commands are run and decided."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CANDOUR_BY", "lead reviewer")
    write_files(tmp_path)
    return tmp_path
