"""A workspace for tests: what holds for the log is tested on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import connections

from candour.store.connection import open_workspace
from candour.store.workspace import Workspace
from tests.unit.cli.conftest import candour
from tests.unit.store.lines import NOW

__all__ = ["candour"]


@pytest.fixture
def sqlite_workspace(tmp_path: Path) -> Workspace:
    """A workspace with its log in a SQLite file."""
    made = Workspace(tmp_path / "work" / ".candour")
    open_workspace(made, NOW, is_new=True)
    return made


@pytest.fixture
def database_url(postgresql: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    name = f"t{uuid4().hex}"
    with psycopg.connect(postgresql.format(name="postgres"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}".encode())
    yield postgresql.format(name=name)
    connections.close_all()


@pytest.fixture(params=["sqlite", "postgresql"])
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    """A workspace, in turn with its log in either database."""
    if request.param == "sqlite":
        return request.getfixturevalue("sqlite_workspace")
    made = Workspace(tmp_path / "work", request.getfixturevalue("database_url"))
    open_workspace(made, NOW, is_new=True)
    return made
