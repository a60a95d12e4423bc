"""Every example that `--help` shows is run as it stands, in a folder with files of those names."""

import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from candour.cli.main import _COMMANDS, cli
from tests.conftest import ROOT

CASE = ROOT / "examples" / "case"


def _examples(command: click.Command) -> list[str]:
    said = (command.help or "").partition("\b")[2]
    return re.findall(r"^\s*(candour .+?)\s*$", said, re.MULTILINE)


def _command(name: str) -> click.Command:
    module, attribute = _COMMANDS[name].split(":")
    found = getattr(import_module(module), attribute)
    assert isinstance(found, click.Command)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("police.docx", "gp.csv", "hospital.xlsx", "returns.yaml"):
        shutil.copy(CASE / name, tmp_path / name)
    shutil.copy(CASE / "accounts" / "review_1.docx", tmp_path / "review.docx")
    (tmp_path / "cells.txt").write_text("early June 2007\n30 Feb\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", [*_COMMANDS, ""])
def test_the_examples_of_a_command_run(name: str, folder: Path) -> None:
    examples = _examples(_command(name) if name else cli)
    assert examples
    # The examples of one command follow one another: a later one may read what an earlier wrote.
    for example in examples:
        line = re.sub(r"^candour\b", f'"{sys.executable}" -m candour', example)
        done = subprocess.run(
            ["bash", "-c", line], cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{example}: {done.stderr[-400:]}"
        assert "Traceback" not in done.stderr
