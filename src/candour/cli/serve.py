"""`candour serve`: the workbench in a browser."""

from pathlib import Path

import click

from candour.cli.serving import DEFAULT_PORT, serve_workspace
from candour.cli.workspace import workspace_option

port_option = click.option(
    "--port",
    default=DEFAULT_PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Where it listens on this computer; 0 takes any that is free.",
)
browser_option = click.option(
    "--browser/--no-browser", default=True, show_default=True, help="Open the browser at it."
)
named_option = click.option(
    "--by",
    metavar="NAME",
    envvar="CANDOUR_BY",
    show_envvar=True,
    help="Who decides; without it, the browser asks.",
)


@click.command(short_help="Work on the cases of a workspace in the browser.")
@workspace_option
@port_option
@named_option
@browser_option
def serve(workspace: Path, port: int, by: str | None, browser: bool) -> int:
    """Work on the cases of a workspace in the browser.

    It answers on this computer alone, to whoever holds the link that it prints: the link opens it
    once. Nothing is sent anywhere. Ctrl-C ends it.

    \b
    Examples:
      candour serve
      candour serve --workspace "D:/reviews" --no-browser
    """
    serve_workspace(workspace, port, by, "", is_opened=browser)
    return 0
