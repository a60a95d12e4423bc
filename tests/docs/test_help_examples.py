"""Every example that `--help` shows is run as it stands, in a folder with files of those names."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
import pytest
import typst

from candour.cli.main import _COMMANDS, cli
from tests.conftest import ROOT

CASE = ROOT / "examples" / "case"


def _examples(command: click.Command) -> list[str]:
    said = re.sub(r"\\\n\s*", "", (command.help or "").partition("\b")[2])
    found = re.findall(r"^\s*(candour .+?)\s*$", said, re.MULTILINE)
    if isinstance(command, click.Group) and command is not cli:
        for name, inner in command.commands.items():
            of_inner = _examples(inner)
            assert of_inner, f"{name} has no example"
            found += of_inner
    return found


def _command(name: str) -> click.Command:
    module, attribute = _COMMANDS[name].split(":")
    found = getattr(import_module(module), attribute)
    assert isinstance(found, click.Command)
    return found


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], Path]:
    """A workspace with a case, with two agencies' files or without: made once."""
    made: dict[bool, Path] = {}

    def case(is_filled: bool) -> Path:
        if is_filled not in made:
            place = made[is_filled] = tmp_path_factory.mktemp("case")
            _run('candour case new child-k --title "Child K"', place)
            if is_filled:
                sent = f"Police={CASE / 'police.docx'} GP={CASE / 'gp.csv'}"
                _run(f"candour case add child-k {sent}", place)
        return made[is_filled] / ".candour"

    return case


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sent = ("police.docx", "gp.csv", "hospital.xlsx", "nursery.csv", "school.odt", "returns.yaml")
    for name in sent:
        shutil.copy(CASE / name, tmp_path / name)
    shutil.copy(CASE / "accounts" / "review_1.docx", tmp_path / "review.docx")
    for name in (
        "review_1.docx",
        "review_2.docx",
        "article.html",
        "article.txt",
        "post.txt",
        "post.html",
    ):
        shutil.copy(CASE / "accounts" / name, tmp_path / name)
    for name in ("custody.csv", "attendances.csv", "tenants.csv", "patients.csv"):
        (tmp_path / name).write_text(
            "id,forename,surname,dob\n1,Daniel,Pellow,14/03/1988\n2,Danny,Pelow,14/03/1988\n",
            encoding="utf-8",
        )
    for name, of in (("summary_2", "summary_2"), ("draft", "review_1"), ("signed", "review_2")):
        shutil.copy(CASE / "accounts" / f"{of}.docx", tmp_path / f"{name}.docx")
    shutil.copy(CASE / "edition" / "key.yaml", tmp_path / "key.yaml")
    for name in ("release/public", "public", "family"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "report.txt").write_text("Child R slept.\n", encoding="utf-8")
    (tmp_path / "report.pdf").write_bytes(typst.compile(b"Child R slept."))
    (tmp_path / "cells.txt").write_text("early June 2007\n30 Feb\n", encoding="utf-8")
    return tmp_path


_NEEDS_A_CASE = {"read", "merge", "people", "knew", "decide", "log"}
_SERVES = {"open", "serve"}
_MAY_FIND = {"quotes"}
"""Commands whose exit code says that something was found; the invented article misquotes."""


def _run(line: str, folder: Path, code: int = 0) -> None:
    command = re.sub(r"^candour\b", f'"{sys.executable}" -m candour', line)
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, f"{line}: {done.stderr[-400:]}"
    assert "Traceback" not in done.stderr


def _serve(line: str, folder: Path) -> None:
    """Run an example that serves until Ctrl-C; the browser that it opens is `true`."""
    words = shlex.split(line)[1:]
    with subprocess.Popen(
        [sys.executable, "-m", "candour", *words, "--port", "0"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "BROWSER": "true"},
    ) as running:
        assert running.stdout is not None
        said = [running.stdout.readline() for _ in range(3)]
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=60)
    assert "http://127.0.0.1:" in said[1], f"{line}: {errors[-400:]}"
    assert running.returncode == 0
    assert "Traceback" not in errors


@pytest.mark.parametrize("name", [*_COMMANDS, ""])
def test_the_examples_of_a_command_run(
    name: str, folder: Path, cases: Callable[[bool], Path]
) -> None:
    examples = _examples(_command(name) if name else cli)
    assert examples
    if name in {*_NEEDS_A_CASE, "draft"}:
        shutil.copytree(cases(name in _NEEDS_A_CASE), folder / ".candour")
    if name == "verify":
        for example in _examples(_command("release")):
            _run(example, folder)
            if (folder / "sent").exists():
                break
    # The examples of one command follow one another: a later one may read what an earlier wrote.
    for example in examples:
        if name in _SERVES:
            _serve(example, folder)
        else:
            _run(example, folder, code=int(name in _MAY_FIND))
