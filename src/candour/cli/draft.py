"""`candour draft`: the ledger of drafts and releases."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from candour.actions.comparison_pages import DifferenceShown
from candour.actions.ledger import (
    FileChanges,
    NewDraft,
    RowShown,
    add_draft,
    compare_changes,
    show_ledger,
    show_row,
)
from candour.actions.recording import Maker
from candour.cli.key_options import FILE
from candour.cli.report import printable, progress_of
from candour.cli.workspace import (
    by_option,
    case_option,
    now,
    salt,
    who,
    workspace_at,
    workspace_option,
)
from candour.core.comparison.difference import Change
from candour.core.ledger.rows import RowKind
from candour.flow import step_of
from candour.writers.json.comparison import difference_as_json
from candour.writers.json.ledger import row_as_json
from candour.writers.json.lines import json_line

_HASH_FIGURES = 12
_json_option = click.option("--json", "as_json", is_flag=True, help="Print it as JSON, one a line.")


@click.group(short_help=step_of("draft").sentence)
def draft() -> None:
    """Keep the ledger: every draft and every release of a case, and what changed in each.

    A row stays where it is, whatever is decided later; candour decide undo D7 takes a row back, and
    the ledger says so.

    \b
    Examples:
      candour draft add draft.docx --case child-k --edition public
    """


@draft.command(short_help="Keep a draft, and say what changed.")
@click.argument("file", type=FILE)
@case_option()
@click.option("--edition", metavar="NAME", help="The edition that it is a draft of.")
@click.option("--at-request-of", metavar="TEXT", help="Who asked for what changed.")
@click.option("--since", metavar="ID", help="The row it follows; else the last of its edition.")
@click.option("--why", metavar="TEXT", help="The reason.")
@click.option("--json", "as_json", is_flag=True, help="Print the row as JSON.")
@by_option
@workspace_option
def add(  # noqa: PLR0913 (one parameter an option)
    file: Path, *, case_name: str, as_json: bool, by: str | None, workspace: Path,
    edition: str | None, at_request_of: str | None, since: str | None, why: str | None,
) -> int:  # fmt: skip
    """Keep a draft by its hash, and say what changed since the one before.

    The file is kept as it is. Who asked for what changed is said where somebody says it: Candour
    does not guess.

    \b
    Examples:
      candour draft add signed.docx --case child-k --edition public \\
        --at-request-of "the GP practice" --why "its letter of 3 May"
    """
    maker = Maker(by=who(by), at=now(), salt=salt)
    new = NewDraft.from_file(
        file, edition=edition, at_request_of=at_request_of, since=since, why=why
    )
    place = workspace_at(workspace, maker.by)
    _say(add_draft(place, case_name, new, maker, progress_of(2)), as_json=as_json)
    return 0


@draft.command("list", short_help="List drafts and releases, with what changed in each.")
@case_option()
@_json_option
@workspace_option
def list_(case_name: str, *, as_json: bool, workspace: Path) -> int:
    """List every draft and release, the earliest first, with what changed since the one before.

    \b
    Examples:
      candour draft list --case child-k --json
    """
    shown = show_ledger(workspace_at(workspace), case_name, now(), progress_of(2))
    for one in shown.rows:
        _say(one, as_json=as_json)
    if not shown.rows:
        click.echo("no draft is kept yet: candour draft add keeps one", err=True)
    return 0


@draft.command(short_help="Show what changed in one draft or release.")
@click.argument("row", metavar="ID")
@case_option()
@_json_option
@workspace_option
def show(row: str, *, case_name: str, as_json: bool, workspace: Path) -> int:
    """Show a draft or a release, and every statement that changed since the one before.

    ID is the decision that made it, as candour draft list prints it. With --json the row comes
    first, then an object for each difference, kept statements included.

    \b
    Examples:
      candour draft show D2 --case child-k
    """
    place, progress = workspace_at(workspace), progress_of(2)
    shown = show_row(place, case_name, row, now(), progress)
    _say(shown, as_json=as_json)
    for one in shown.files:
        if as_json:
            compared = compare_changes(place, one, progress)
            for each in () if compared is None else compared.differences:
                click.echo(json_line(difference_as_json(each)))
            continue
        for difference in one.differences:
            if difference.change is not Change.KEPT:
                click.echo(printable("\n".join(_difference(difference))))
    sys.stdout.flush()
    return 0


def _say(shown: RowShown, *, as_json: bool) -> None:
    if as_json:
        since = None if shown.before is None else shown.before.decision
        why_not = [one.why_not for one in shown.files if one.why_not]
        click.echo(json_line(row_as_json(shown.row, since, shown.counts, why_not)))
        return
    click.echo(printable("\n".join(_in_words(shown))))


def _in_words(shown: RowShown) -> Iterator[str]:
    row = shown.row
    edition = f", {row.edition} edition" if row.edition else ""
    undone = " (taken back)" if row.is_undone else ""
    released = "released " if row.kind is RowKind.RELEASE else ""
    yield (
        f"{row.decision:<4} {row.at[:10]} {row.at[11:16]}  {released}{row.name}{edition}, "
        f"{row.sha256[:_HASH_FIGURES]}…, by {row.by}{undone}"
    )
    if row.leak_check is not None:
        yield f"     {row.leak_check}"
    if row.at_request_of or row.why:
        asked = f"at the request of {row.at_request_of}" if row.at_request_of else ""
        because = f"because {row.why}" if row.why else ""
        yield f"     {' · '.join(filter(None, (asked, because)))}"
    if shown.before is None:
        yield "     the first of its edition"
        return
    for one in shown.files:
        yield f"     since {shown.before.decision}: {_changes(one, named=len(shown.files) > 1)}"


def _difference(one: DifferenceShown) -> Iterator[str]:
    yield f"{one.change.value.replace('_', ' ').upper()}: {one.why}"
    for side, statements in (("was", one.a), ("is ", one.b)):
        yield from (f"  {side} {each.place}  {each.text}" for each in statements)
    yield ""


def _changes(one: FileChanges, *, named: bool) -> str:
    file = one.now or one.was
    name = f"{file.name}: " if named and file is not None else ""
    if one.was is None or one.now is None:
        return f"{name}{'added' if one.was is None else 'left out'}"
    if one.is_same:
        return f"{name}the same, byte for byte"
    return f"{name}{one.why_not or counted(one.counts)}"


def counted(counts: Mapping[Change, int]) -> str:
    """Say how many statements each change was made to."""
    said = ", ".join(
        f"{count} {change.value.replace('_', ' ')}" for change, count in counts.items()
    )
    return said or "no statement"
