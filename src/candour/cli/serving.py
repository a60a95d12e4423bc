"""Run the workbench's server: one process that answers on this computer alone."""

import secrets
import socket
import sys
import time
import webbrowser
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Thread

import click
from granian import Granian
from granian.constants import Interfaces

from candour.cli.workspace import workspace_at
from candour.errors import CandourError
from candour.web.application import Application, make_application

HOST = "127.0.0.1"
DEFAULT_PORT = 8757
_THREADS = 4
_WAIT_SECONDS = 30
_KILL_SECONDS = 3


def serve_workspace(
    workspace: Path, port: int, by: str | None, inside: str, *, is_opened: bool, stays: bool = True
) -> None:
    """Serve a workspace until Ctrl-C, and open the browser at a place inside it if asked to.

    Unless it `stays`, it ends by itself once it answered. Raises `CandourError` where it does not.
    """
    port = _free_port(port)
    token = secrets.token_urlsafe(24)
    link = f"http://{HOST}:{port}/open/{token}/{inside}"
    server = Granian(
        "candour",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=_THREADS,
        websockets=False,
        log_enabled=False,
        # A worker that is stopped while it starts would never hear of it.
        workers_kill_timeout=_KILL_SECONDS,
    )
    failures: list[str] = []
    server.on_startup(partial(_say, link, stays=stays))
    if is_opened:
        server.on_startup(partial(_beside, partial(_open, link)))
    if not stays:
        server.on_startup(
            partial(_beside, partial(_look, link, failures, server.signal_handler_interrupt))
        )
    loader = partial(_load, workspace=workspace, token=token, port=port, name=(by or "").strip())
    server.serve(target_loader=loader, wrap_loader=False)
    click.echo("candour: closed", err=True)
    if failures:
        raise CandourError(failures[0], next_step="try again, or candour serve")


def _load(workspace: Path, token: str, port: int, name: str) -> Application:
    return make_application(replace(workspace_at(workspace), user=""), token, port, name)


def _free_port(port: int) -> int:
    """Return the port, or a free one for 0. Raises `CandourError` where another program has it."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise CandourError(
                f"port {port} is taken by another program, perhaps by another Candour",
                next_step="close that one, or name another with --port (0 takes any)",
            ) from None
        return int(probe.getsockname()[1])


def _say(link: str, *, stays: bool) -> None:
    click.echo("Candour runs on this computer. This link opens it once:")
    click.echo(f"  {link}")
    if stays:
        click.echo("Ctrl-C ends it.")
    sys.stdout.flush()


def _beside(do: Callable[[], None]) -> None:
    Thread(target=do, daemon=True).start()


def _open(link: str) -> None:
    """Open the browser once the server answers."""
    if _answers(link):
        webbrowser.open(link)


def _look(link: str, failures: list[str], end: Callable[[], None]) -> None:
    """Ask once whether the server answers, and end it."""
    if not _answers(link):
        failures.append(f"the workbench did not answer within {_WAIT_SECONDS} seconds")
    end()


def _answers(link: str) -> bool:
    """Wait until the server answers; whoever holds no session is answered too."""
    host, _, port = link.split("/")[2].partition(":")
    end = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < end:
        try:
            connection = HTTPConnection(host, int(port), timeout=_WAIT_SECONDS)
            connection.request("GET", "/")
            return connection.getresponse().status == HTTPStatus.FORBIDDEN
        except (OSError, HTTPException):
            time.sleep(0.1)
    return False
