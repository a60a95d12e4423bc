"""`candour`: the root of the command line. Commands are imported only when they run."""

import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from candour import __version__
from candour.errors import CandourError
from candour.flow import STEPS

_COMMANDS = {
    "date": "candour.cli.date:date",
    "read": "candour.cli.read:read",
    "template": "candour.cli.template:template",
    "merge": "candour.cli.merge:merge",
    "people": "candour.cli.people:people",
    "knew": "candour.cli.knew:knew",
    "case": "candour.cli.case:case",
    "decide": "candour.cli.decide:decide",
    "log": "candour.cli.log:log",
    "quotes": "candour.cli.quotes:quotes",
    "compare": "candour.cli.compare:compare",
    "fisk": "candour.cli.fisk:fisk",
    "key": "candour.cli.key:key",
    "redact": "candour.cli.redact:redact",
    "leaks": "candour.cli.leaks:leaks",
    "draft": "candour.cli.draft:draft",
    "release": "candour.cli.release:release",
    "verify": "candour.cli.verify:verify",
    "link": "candour.cli.link:link",
    "open": "candour.cli.open:open_",
    "serve": "candour.cli.serve:serve",
    "demo": "candour.cli.demo:demo",
}
_SHORT_HELP = {step.command: step.sentence for step in STEPS} | {
    "open": "Open agencies' files as a case in the browser.",
    "serve": "Work on the cases of a workspace in the browser.",
    "demo": "Show the main job on the invented case that comes with Candour.",
}


class _LazyGroup(click.Group):
    """A group that knows its commands' names and sentences without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands, in the order of the work"):
            formatter.write_dl([(name, _SHORT_HELP[name]) for name in _COMMANDS])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="candour")
def cli() -> None:
    """Lay out what each agency recorded, and tie every statement to the words it rests on.

    Nothing leaves this machine: no account, no network, no telemetry.

    \b
    Try first:
      candour demo
      candour read police.docx gp.csv
      candour read --help
    """


def main() -> None:
    """Run the command line; refusals are one line on standard error and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        # Case text is in every script; a console of another encoding must not stop the run.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
    try:
        code = _run()
        sys.stdout.flush()
        sys.exit(code)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("candour: stopped; nothing was changed", err=True)
        sys.exit(130)
    except CandourError as refusal:
        click.echo(f"candour: {refusal}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        _leave_quietly()
    except OSError as problem:
        click.echo(
            f"candour: the system refused: {problem.strerror}; nothing was changed", err=True
        )
        _leave_quietly(code=2)


def _run() -> int:
    try:
        return cli(standalone_mode=False) or 0
    except SystemExit:
        # Click answers a broken pipe by leaving with 1, even where it was asked to raise.
        raise BrokenPipeError from None


def _leave_quietly(code: int = 0) -> NoReturn:
    """Leave though output cannot be written: `candour read … | head` is no mistake."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
