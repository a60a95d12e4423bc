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
@click.option("--open", "is_opened", is_flag=True, help="Open it in the browser instead.")
def demo(out: Path, is_opened: bool) -> int:
    """Merge what twelve agencies sent about the invented case, and write the chronology.

    With --open, the case is kept in the folder and opened in the browser; Ctrl-C ends that.

    The case is invented: no person, place or sentence in it is real.

    \b
    Example:
      candour demo
      candour demo -o "somewhere else"
    """
    if is_opened:
        return _open(out)
    today = datetime.now().astimezone().date()
    written = run_demo(out, today, progress_of(len(SENT_BY)), _say)
    click.echo("Open the chronology in Word, Excel or a browser:")
    for path in written:
        click.echo(f"  {printable_name(str(path))}")
    return 0


def _open(out: Path) -> int:
    # The browser's server takes longer to load than the rest of the demo together.
    from candour.actions.opening import open_invented_case  # noqa: PLC0415
    from candour.actions.recording import Maker  # noqa: PLC0415
    from candour.cli.serving import serve_workspace  # noqa: PLC0415
    from candour.cli.workspace import now, salt, who, workspace_at  # noqa: PLC0415

    maker = Maker(by=who(None), at=now(), salt=salt)
    folder = out / ".candour"
    name = open_invented_case(workspace_at(folder), maker, progress_of(len(SENT_BY)))
    serve_workspace(folder, 0, maker.by, f"cases/{name}/chronology/", is_opened=True)
    return 0


def _say(merged: Merged) -> None:
    for report in merged.reports:
        echo_report(report, counted="entries")
    click.echo(
        f"{len(merged.reports)} files, {len(merged.entries):,} entries, {len(merged.events)} "
        f"events told by several of them, {len(merged.contradictions)} contradictions, "
        f"{len(merged.silences)} silences, {len(merged.refused)} files not read."
    )
