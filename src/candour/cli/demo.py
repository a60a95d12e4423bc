"""`candour demo`."""

import os
import sys
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
@click.option(
    "--open/--no-open",
    "is_opened",
    default=None,
    help="Open it in the browser until Ctrl-C, or only write the files; without either, it is "
    "opened where there is a terminal and a display.",
)
def demo(out: Path, is_opened: bool | None) -> int:
    """Merge what twelve agencies sent about the invented case, write it, and open it.

    The chronology is written as Word, Excel and a page. The case is kept in the same folder and
    opened in the browser; Ctrl-C ends that. Where there is no terminal or no display, the
    workbench is started, asked once whether it answers, and closed again.

    The case is invented: no person, place or sentence in it is real.

    \b
    Example:
      candour demo
      candour demo --no-open -o "somewhere else"
    """
    today = datetime.now().astimezone().date()
    written = run_demo(out, today, progress_of(len(SENT_BY)), _say)
    click.echo("The chronology, for Word, Excel or a browser:")
    for path in written:
        click.echo(f"  {printable_name(str(path))}")
    if is_opened is not False:
        _open(out, stays=is_opened or _is_somebody_there())
    return 0


def _open(out: Path, *, stays: bool) -> None:
    # The browser's server takes longer to load than the rest of the demo together.
    from candour.actions.opening import open_invented_case  # noqa: PLC0415
    from candour.actions.recording import Maker  # noqa: PLC0415
    from candour.cli.serving import serve_workspace  # noqa: PLC0415
    from candour.cli.workspace import now, salt, who, workspace_at  # noqa: PLC0415

    maker = Maker(by=who(None), at=now(), salt=salt)
    folder = out / ".candour"
    name = open_invented_case(workspace_at(folder), maker)
    inside = f"cases/{name}/chronology/"
    serve_workspace(folder, 0, maker.by, inside, is_opened=stays, stays=stays)
    if not stays:
        click.echo(
            "No terminal, or no display: the workbench answered, and was closed again. To work "
            f'in it: candour serve --workspace "{printable_name(str(folder))}"'
        )


def _is_somebody_there() -> bool:
    """Whether a person can press Ctrl-C here, and a browser can be shown."""
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    needs_display = sys.platform not in ("win32", "darwin", "cygwin")
    shown_by = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    return is_terminal and (not needs_display or any(map(os.environ.get, shown_by)))


def _say(merged: Merged) -> None:
    for report in merged.reports:
        echo_report(report, counted="entries")
    click.echo(
        f"{len(merged.reports)} files, {len(merged.entries):,} entries, {len(merged.events)} "
        f"events told by several of them, {len(merged.contradictions)} contradictions, "
        f"{len(merged.silences)} silences, {len(merged.refused)} files not read."
    )
