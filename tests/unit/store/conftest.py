"""A workspace for tests, on SQLite and, where it is installed, on PostgreSQL."""

from pathlib import Path

import pytest

from candour.store.connection import open_workspace
from candour.store.workspace import Workspace
from tests.unit.cli.conftest import candour
from tests.unit.store.lines import NOW

__all__ = ["candour"]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path / "work" / ".candour")
    open_workspace(made, NOW, is_new=True)
    return made
