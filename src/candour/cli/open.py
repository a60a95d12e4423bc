"""`candour open`: agencies' files as a case in the browser."""

from pathlib import Path
from typing import Any

import click

from candour.actions.merging import AgencyFile
from candour.actions.opening import open_files
from candour.actions.recording import Maker
from candour.cli.agency_file import AgencyFileType
from candour.cli.report import progress_of
from candour.cli.serve import browser_option, port_option
from candour.cli.serving import serve_workspace
from candour.cli.workspace import by_option, now, salt, who, workspace_at, workspace_option
from candour.core.decisions.opening import Opening


@click.command("open", short_help="Open agencies' files as a case in the browser.")
@click.argument("files", nargs=-1, required=True, type=AgencyFileType(), metavar="NAME=FILE…")
@click.option("--case", "name", default="case", show_default=True, help="The case's name.")
@click.option("--title", default="", help="What the case is called in print; its name without it.")
@by_option
@workspace_option
@port_option
@browser_option
def open_(files: tuple[AgencyFile, ...], workspace: Path, name: str, title: str, **how: Any) -> int:
    """Open agencies' files as a case in the browser.

    The case is made where there is none, and keeps the files as they came; those that it holds
    already are left as they are. Ctrl-C ends the browser workbench, the case stays.

    \b
    Examples:
      candour open Police=police.docx GP=gp.csv
      candour open --case child-k --title "Child K" Police=police.docx
    """
    maker = Maker(by=who(how["by"]), at=now(), salt=salt)
    opening = Opening(name=name, title=title or name, by=maker.by)
    place = workspace_at(workspace, maker.by)
    new = open_files(place, opening, files, maker, progress_of(len(files)))
    held = f", {len(files) - new} in it already" if new < len(files) else ""
    click.echo(f"case {name}: {new} of {len(files)} files added{held}", err=True)
    inside = f"cases/{name}/chronology/"
    serve_workspace(workspace, how["port"], maker.by, inside, is_opened=how["browser"])
    return 0
