"""`candour case rights`: who may do what in a case."""

from pathlib import Path

import click

from candour.actions.rights import give, list_rights, take
from candour.cli.report import printable
from candour.cli.workspace import by_option, now, who, workspace_at, workspace_option
from candour.core.decisions.rights import Right


@click.command(short_help="Show, give or take who may do what in a case.")
@click.argument("name")
@click.option(
    "--give", "given", multiple=True, metavar="USER=RIGHTS", help="read, decide or release."
)
@click.option("--take", "taken", multiple=True, metavar="USER", help="Take every right back.")
@by_option
@workspace_option
def rights(
    name: str, given: tuple[str, ...], taken: tuple[str, ...], by: str | None, workspace: Path
) -> int:
    """Show who may read a case, decide about it, and release what is made of it.

    The owner is who first worked in the workspace, and may do everything. Until the owner gives a
    right to somebody, whoever may open the folder is trusted with everything; from then on others
    may do what was given to them. This keeps honest people to their part: whoever can write to the
    folder can change everything in it; candour log --verify names what was changed of the log.

    \b
    Examples:
      candour case rights child-k
      candour case rights child-k --give "Ann Reviewer=read,decide" --give "Una Clerk=read"
      candour case rights child-k --take "Una Clerk"
    """
    me = who(by)
    place = workspace_at(workspace, me)
    for one in given:
        user, equals, words = one.rpartition("=")
        if not equals:
            raise click.UsageError(f"--give {one}: expected a name and rights, as in Ann=read")
        give(place, name, user, [_right(word) for word in words.split(",")], (me, now()))
    for one in taken:
        take(place, name, one, (me, now()))
    owner, held = list_rights(place, name, now())
    click.echo(printable(f"owner: {owner or 'nobody yet'}"))
    for right in held:
        said = f"{right.user}: {right.right.value}, given by {right.given_by}"
        click.echo(printable(f"{said} on {right.given_at[:10]}"))
    return 0


def _right(word: str) -> Right:
    try:
        return Right(word.strip().lower())
    except ValueError:
        raise click.UsageError(f"{word.strip()} is no right: expected {', '.join(Right)}") from None
