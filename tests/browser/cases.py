"""Cases that tests begin with: made once, worked out whole, and copied for each test."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest

from candour.actions.demo import SENT_BY
from tests.conftest import ROOT

CASE = ROOT / "examples" / "case"
WORKSPACE = ".candour"
SEVEN = ("Police", "Hospital", "GP", "Children's social care", "Health visiting", "Housing", "Nursery")  # fmt: skip
_WORK_OUT = (
    "import sys; from datetime import UTC, datetime; from pathlib import Path;"
    "from candour.actions.refreshing import refresh; from candour.store.workspace import Workspace;"
    "refresh(Workspace(Path(sys.argv[1])), 'child-r', datetime.now(UTC))"
)


@dataclass(frozen=True, slots=True)
class Begun:
    """What a case holds: files by agency, and whether it holds what each agency searched."""

    files: tuple[tuple[str, Path], ...] = ()
    has_returns: bool = False


def of_agencies(*agencies: str) -> Begun:
    """The files of some agencies of the invented case."""
    return Begun(tuple((one, CASE / SENT_BY[one]) for one in agencies))


def make_case(begun: Begun, folder: Path) -> None:
    """Open Child R in a folder with its files, and work out all that pages show of it.

    By processes of their own: the database of this one belongs to no workspace.
    """
    sent = [f"{agency}={path}" for agency, path in begun.files]
    returns = ["--returns", str(CASE / "returns.yaml")] if begun.has_returns else []
    by = ["--by", "Ann Reviewer"]
    _run(folder, "-m", "candour", "case", "new", "child-r", "--title", "Child R", *by)
    _run(folder, "-m", "candour", "case", "add", "child-r", *sent, *returns, *by)
    _run(folder, "-c", _WORK_OUT, WORKSPACE)


def _run(folder: Path, *words: str) -> None:
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def case_made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Begun, Path], None]:
    """Lay a case into a folder: made when it is asked for first, then copied."""
    made: dict[Begun, Path] = {}

    def lay(begun: Begun, folder: Path) -> None:
        if begun not in made:
            made[begun] = tmp_path_factory.mktemp("case")
            make_case(begun, made[begun])
        copytree(made[begun] / WORKSPACE, folder / WORKSPACE)

    return lay
