"""The house rules that a machine can hold: sizes, names, purity, and nothing of one machine."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "candour"
FILE_LINES = 400
TEST_FILE_LINES = 600
FUNCTION_LINES = 50
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "service", "processor"}
IMPURE_CALLS = {"open", "print", "input", "exec", "eval"}
IMPURE_MODULES = {"os", "pathlib", "random", "time", "socket", "subprocess", "logging", "uuid"}


def python_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def tracked_files() -> Iterator[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            yield ROOT / name


def test_files_can_be_held_in_the_head() -> None:
    limits = {SOURCE: FILE_LINES, ROOT / "benchmarks": FILE_LINES, ROOT / "tests": TEST_FILE_LINES}
    too_long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for folder, limit in limits.items()
        for path in python_files(folder)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > limit
    ]
    assert not too_long


def test_functions_are_short() -> None:
    too_long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in python_files(SOURCE)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > FUNCTION_LINES
    ]
    assert not too_long


def test_no_name_says_nothing() -> None:
    assert not [path for path in python_files(SOURCE) if VAGUE & set(path.stem.split("_"))]


@pytest.mark.parametrize("path", python_files(SOURCE / "core"), ids=lambda path: path.stem)
def test_core_is_pure(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in IMPURE_CALLS, f"line {node.lineno}"
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"now", "today", "utcnow"}, f"line {node.lineno}: the clock"
        if isinstance(node, ast.Import):
            assert not {alias.name.split(".")[0] for alias in node.names} & IMPURE_MODULES
        if isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] not in IMPURE_MODULES


def test_tracked_files_speak_of_candour_alone() -> None:
    one_machine = re.compile(
        rb"(?<![\w.])/(?:work|farm|root|tmp)/|files\.pythonhosted|registry\.npmjs"
    )
    allowed = {"tests/house/test_house.py"}
    found = [
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if str(path.relative_to(ROOT)) not in allowed and one_machine.search(path.read_bytes())
    ]
    assert not found
