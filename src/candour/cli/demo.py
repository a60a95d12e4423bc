"""`candour demo`."""

from datetime import datetime
from pathlib import Path

import click

from candour.actions.demo import SENT_BY, run_demo
from candour.actions.merging import Merged
from candour.cli.report import echo_report, printable_name, progress_of

_FOLDER = "candour-demo"


@click.command(short_help="Show the main job on the invented case that comes with Candour.")
@click.option(
    "-o",
    "--out",
    default=_FOLDER,
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write into.",
)
def demo(out: Path) -> int:
    """Merge what twelve agencies sent about the invented case, and write the chronology.

    The case is invented: no person, place or sentence in it is real.

    \b
    Example:
      candour demo
      candour demo -o "somewhere else"
    """
    today = datetime.now().astimezone().date()
    written = run_demo(out, today, progress_of(len(SENT_BY)), _say)
    click.echo("Open the chronology in Word, Excel or a browser:")
    for path in written:
        click.echo(f"  {printable_name(str(path))}")
    return 0


def _say(merged: Merged) -> None:
    for report in merged.reports:
        echo_report(report, counted="entries")
    click.echo(
        f"{len(merged.reports)} files, {len(merged.entries):,} entries, {len(merged.events)} "
        f"events told by several of them, {len(merged.contradictions)} contradictions, "
        f"{len(merged.silences)} silences, {len(merged.refused)} files not read."
    )
