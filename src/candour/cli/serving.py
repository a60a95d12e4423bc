"""Run the workbench's server: one process that answers on this computer alone."""

import secrets
import socket
import sys
import time
import webbrowser
from functools import partial
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
    workspace: Path, port: int, by: str | None, inside: str, *, is_opened: bool
) -> None:
    """Serve a workspace until Ctrl-C, and open the browser at a place inside it if asked to."""
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
    server.on_startup(partial(_say, link, is_opened=is_opened))
    loader = partial(_load, workspace=workspace, token=token, port=port, name=(by or "").strip())
    server.serve(target_loader=loader, wrap_loader=False)
    click.echo("candour: closed", err=True)


def _load(workspace: Path, token: str, port: int, name: str) -> Application:
    return make_application(workspace_at(workspace), token, port, name)


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


def _say(link: str, *, is_opened: bool) -> None:
    click.echo("Candour runs on this computer. This link opens it once:")
    click.echo(f"  {link}")
    click.echo("Ctrl-C ends it.")
    sys.stdout.flush()
    if is_opened:
        Thread(target=_open, args=(link,), daemon=True).start()


def _open(link: str) -> None:
    """Open the browser once the server answers."""
    host_and_port = link.split("/")[2]
    host, _, port = host_and_port.partition(":")
    end = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < end:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            webbrowser.open(link)
            return
