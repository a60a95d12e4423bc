"""What tests share: where the machine's tools and the shared material are, and what is left out."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings

from tests.postgresql import programs, server

# No deadline: a property that is slow once on a busy machine is not wrong.
settings.register_profile("here", deadline=None)
settings.register_profile("soak", deadline=None, max_examples=20_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "here"))

ROOT = Path(__file__).parent.parent
NOTHING_LEFT_OUT = os.environ.get("CANDOUR_NOTHING_LEFT_OUT") == "1"


def leave_out(reason: str) -> NoReturn:
    """Leave a test out, by name; fail where nothing may be left out."""
    if NOTHING_LEFT_OUT:
        pytest.fail(f"left out although nothing may be: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material: `CANDOUR_SHARED`, else `../shared`."""
    named = os.environ.get("CANDOUR_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    if not folder.is_dir():
        if named:
            pytest.fail("CANDOUR_SHARED names no folder")
        leave_out("no shared material: set CANDOUR_SHARED to its folder")
    return folder


@pytest.fixture(scope="session")
def soffice() -> str:
    """The LibreOffice program."""
    found = shutil.which("soffice")
    if found is None:
        leave_out("LibreOffice is not installed (Debian: libreoffice-writer libreoffice-calc)")
    return found


@pytest.fixture(scope="session")
def tesseract() -> str:
    """The Tesseract program."""
    found = shutil.which("tesseract")
    if found is None:
        leave_out("Tesseract is not installed (Debian: tesseract-ocr tesseract-ocr-eng)")
    return found


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server's databases, with a place for a name."""
    found = programs()
    if found is None:
        leave_out("PostgreSQL is not installed (Debian: postgresql)")
    with server(found) as address:
        yield address


@pytest.fixture
def inside_this_machine() -> None:
    """Asked for by a test that speaks to a server of its own, at 127.0.0.1."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """No code of ours, nor of a library it uses, may open a connection."""

    connect = socket.socket.connect
    may_speak_to_itself = "inside_this_machine" in request.fixturenames

    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("something tried to use the network")

    def connect_inside_this_machine(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not (  # worker processes talk through one
            may_speak_to_itself and address[0] == "127.0.0.1"
        ):
            refuse()
        connect(self, address)

    lookup = socket.getaddrinfo

    def look_up_inside_this_machine(host: Any, *rest: Any, **options: Any) -> Any:
        if not may_speak_to_itself or host != "127.0.0.1":
            refuse()
        return lookup(host, *rest, **options)

    monkeypatch.setattr(socket.socket, "connect", connect_inside_this_machine)
    monkeypatch.setattr(socket, "getaddrinfo", look_up_inside_this_machine)
