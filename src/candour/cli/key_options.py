"""The options by which a command takes a key, and how a locked one is opened."""

import warnings
from collections.abc import Callable
from functools import cache
from getpass import GetPassWarning
from pathlib import Path
from typing import Any, TypeVar

import click

from candour.actions.key import Unlock
from candour.errors import CandourError

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_Command = TypeVar("_Command", bound=Callable[..., Any])

identity_option = click.option(
    "--identity", type=FILE, metavar="FILE",
    help="The identity that opens a locked key; a passphrase is asked for.",
)  # fmt: skip


def key_options(*, required: bool) -> Callable[[_Command], _Command]:
    """Return the options --key and --identity."""
    said = "The key: who must not be named, and what may stay; locked or not."
    key = click.option("--key", type=FILE, required=required, help=said)
    return lambda command: key(identity_option(command))


def unlock_with(identity: Path | None) -> Unlock:
    """Return how a locked key is opened: somebody at the terminal is asked, once."""
    notice = "opening the key; that takes a few seconds"
    return Unlock(identity, ask_once("Passphrase of the key", notice))


def ask_once(said: str, notice: str = "") -> Callable[[], str]:
    """Return what asks for a passphrase when it is needed, and not again; then notice is given."""

    @cache
    def ask() -> str:
        given = _typed(said)
        if notice:
            click.echo(notice, err=True)
        return given

    return ask


def _typed(said: str, again: str | bool = False) -> str:
    """Ask at the terminal, unseen. Raises `CandourError` where there is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)
        try:
            given: str = click.prompt(said, hide_input=True, confirmation_prompt=again, err=True)
        except GetPassWarning:
            raise CandourError(
                "there is no terminal to ask for a passphrase on",
                next_step="run it in one; a key of a case can be locked for an identity instead",
            ) from None
    return given


def new_passphrase(notice: str = "") -> str:
    """Ask for a new passphrase, twice; then notice is given."""
    given = _typed("New passphrase", again="The same again")
    if notice:
        click.echo(notice, err=True)
    return given
