"""`candour demo`."""

from importlib.resources import files
from pathlib import Path

import click

from candour.actions.reading import FileRefused, read_files
from candour.cli.report import echo_report
from candour.errors import RefusedFile

_IN_THE_REPOSITORY = Path(__file__).parents[3] / "examples" / "case"


@click.command(short_help="Show the main job on the invented case that comes with Candour.")
def demo() -> int:
    """Read every file of the invented case and print what was read, changed and left out.

    The case is invented: no person, place or sentence in it is real.

    \b
    Example:
      candour demo
    """
    received = sorted(
        path for path in _case_folder().rglob("*") if path.is_file() and path.suffix != ".yaml"
    )
    refused = 0
    passages = 0
    for outcome in read_files(received):
        if isinstance(outcome, FileRefused):
            refused += 1
            click.echo(f"{outcome.name}: not read: {outcome.refusal}", err=True)
        else:
            passages += outcome.report.read
            echo_report(outcome.report)
    click.echo(f"{len(received)} files, {passages:,} passages, {refused} files not read.")
    return 0


def _case_folder() -> Path:
    installed = Path(str(files("candour") / "examples"))
    for folder in (installed, _IN_THE_REPOSITORY):
        if folder.is_dir():
            return folder
    raise RefusedFile(
        "the invented case is not on this machine",
        next_step="install Candour from its wheel, or run this in a copy of its repository",
    )
