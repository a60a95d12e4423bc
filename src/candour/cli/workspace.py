"""The options that every command on a case takes, and who decides."""

import getpass
import os
import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from candour.store.workspace import Workspace

DATABASE_URL = "CANDOUR_DATABASE_URL"
_Command = TypeVar("_Command", bound=Callable[..., Any])

workspace_option = click.option(
    "--workspace",
    default=".candour",
    show_default=True,
    envvar="CANDOUR_WORKSPACE",
    show_envvar=True,
    type=click.Path(path_type=Path, file_okay=True),
    help="The folder that holds the case files.",
)


def case_option(*, required: bool = True) -> Callable[[_Command], _Command]:
    """Return the option that names a case."""
    said = "The case's name." if required else "A case, in place of files."
    return click.option("--case", "case_name", metavar="NAME", required=required, help=said)


by_option = click.option(
    "--by",
    metavar="NAME",
    envvar="CANDOUR_BY",
    show_envvar=True,
    help="Who decides; without it, the name you are logged in with.",
)


def workspace_at(folder: Path, by: str | None = None) -> Workspace:
    """Return the workspace in a folder, with its log where the environment says.

    Whoever opens it is named as for decisions; where nobody can be told, it is nobody.
    """
    try:
        user = who(by or os.environ.get("CANDOUR_BY"))
    except click.UsageError:
        user = ""
    return Workspace(folder, os.environ.get(DATABASE_URL) or None, user)


def who(by: str | None) -> str:
    """Return who decides: the name given, else the one logged in with."""
    if by is not None and by.strip():
        return by.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise click.UsageError("nobody is logged in by name: say who decides with --by") from None


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def salt() -> bytes:
    """Return 32 random bytes."""
    return secrets.token_bytes(32)


class Period(click.ParamType[tuple[date, date]]):
    """FROM..TO, both days included."""

    name = "FROM..TO"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[date, date]:
        """Read it, or say how it is written."""
        first, _, last = str(value).partition("..")
        try:
            return date.fromisoformat(first.strip()), date.fromisoformat(last.strip())
        except ValueError:
            self.fail(f"{value!r} is no period: write it as 2005-01-01..2007-08-03")
