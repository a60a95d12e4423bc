"""`candour case`: case files are opened, filled, shown and made anew."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from candour.actions.adding import Added, Sent, add_to_case
from candour.actions.case_chronology import Comparison, check, rebuild
from candour.actions.cases import CaseShown, list_cases, new_case, show_case
from candour.actions.deciding import Wish, decide
from candour.actions.erasing import erase as erase_now
from candour.actions.merging import AgencyFile, Merged
from candour.actions.recording import Maker, read_log
from candour.cli.agency_file import AgencyFileType
from candour.cli.findings import finding_in_words, findings
from candour.cli.merged import echo_refused
from candour.cli.report import echo_report, printable, printable_name, progress_of
from candour.cli.rights import rights
from candour.cli.workspace import (
    Period,
    by_option,
    now,
    salt,
    who,
    workspace_at,
    workspace_option,
)
from candour.core.chronology.carrying import Orphan
from candour.core.decisions.opening import Opening
from candour.flow import step_of
from candour.writers.json.case import case_as_json
from candour.writers.json.finding import finding_as_json
from candour.writers.json.lines import json_line

_SHOWN = 40
_json_option = click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")


@click.group(short_help=step_of("case").sentence)
def case() -> None:
    """Keep a case: originals that never change, and a log of every decision.

    A case stands in a workspace: a folder with a database and the originals. Everything else is
    made from the two, and can be made again.

    \b
    Examples:
      candour case new child-k --title "Child K" --type LCSPR --period 2019-01-01..2023-12-31
      candour case add child-k Police=police.docx GP=gp.csv --returns returns.yaml
      candour case show child-k
      candour merge --case child-k -o chronology.docx
      candour case rebuild child-k --check
      candour log --case child-k --verify
    """


@case.command(short_help="Open a case.")
@click.argument("name")
@click.option("--title", required=True, help="What the case is called in print.")
@click.option("--type", "review_type", metavar="TYPE", help="The kind of review, as in LCSPR.")
@click.option("--period", type=Period(), help="The review period.")
@by_option
@workspace_option
def new(
    name: str,
    title: str,
    review_type: str | None,
    period: tuple[date, date] | None,
    by: str | None,
    workspace: Path,
) -> int:
    """Open a case; the workspace is made where there is none.

    NAME is short: small letters, figures and hyphens.

    \b
    Examples:
      candour case new adult-b --title "Adult B" --type SAR
    """
    maker = Maker(by=who(by), at=now(), salt=salt)
    opening = Opening(
        name=name, title=title, by=maker.by, review_type=review_type or None, period=period
    )
    shown = new_case(workspace_at(workspace, maker.by), opening, maker)
    click.echo(f"case {name} opened in {printable_name(str(workspace))}", err=True)
    _say_head(shown)
    return 0


@case.command(short_help="Add what agencies sent.")
@click.argument("name")
@click.argument("files", nargs=-1, type=AgencyFileType(), metavar="AGENCY=FILE…")
@click.option(
    "--returns",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What each agency searched (YAML).",
)
@click.option("--received-from", metavar="TEXT", help="Who sent them, and how.")
@click.option(
    "--replaces", metavar="FILE|HASH", help="The file of the case whose new version this is."
)
@by_option
@workspace_option
def add(
    name: str,
    files: tuple[AgencyFile, ...],
    by: str | None,
    workspace: Path,
    **sent: Any,
) -> int:
    """Add files and returns to a case, all or none.

    The bytes are kept as they came, known by their hash. A new version of a file takes the place
    of the old one, which stays in the case file: decisions carry over where an entry is found
    again word for word, and those left over are listed.

    \b
    Examples:
      candour case add adult-b Police=police.docx --received-from "records unit, by secure mail"
      candour case add adult-b --returns returns.yaml
    """
    maker = Maker(by=who(by), at=now(), salt=salt)
    progress = progress_of(len(files))
    added = add_to_case(
        workspace_at(workspace, maker.by), name, Sent(files=files, **sent), maker, progress
    )
    _say_added(added)
    return 0


@case.command("list", short_help="List the cases of a workspace.")
@_json_option
@workspace_option
def list_(as_json: bool, workspace: Path) -> int:
    """List the cases of a workspace.

    \b
    Examples:
      candour case list
    """
    for shown in list_cases(workspace_at(workspace), now()):
        if as_json:
            click.echo(json_line(case_as_json(shown.log, shown.originals, shown.agencies)))
        else:
            click.echo(printable(_in_words(shown)))
    return 0


@case.command(short_help="Show what a case holds.")
@click.argument("name")
@_json_option
@workspace_option
def show(name: str, as_json: bool, workspace: Path) -> int:
    """Show a case: its files, its findings and how they stand, its log's head, and decisions that
    have lost what they were about.

    \b
    Examples:
      candour case show adult-b
    """
    shown = show_case(workspace_at(workspace), name, now(), progress_of(2))
    if as_json:
        line = case_as_json(shown.log, shown.originals, shown.agencies, shown.orphans)
        line["findings"] = [finding_as_json(one, shown.names) for one in shown.findings or ()]
        click.echo(json_line(line))
        return 0
    click.echo(printable(_in_words(shown)))
    for one in shown.originals:
        source = f", received from {one.received_from}" if one.received_from else ""
        versions = f", version {len(one.versions) + 1}" if one.versions else ""
        click.echo(
            printable(
                f"  {one.agency}: {one.name} ({one.size_bytes:,} bytes, {one.sha256[:12]}…, "
                f"{one.decision}{versions}{source})"
            )
        )
    for finding in shown.findings or ():
        click.echo(printable(f"  finding {finding_in_words(finding, shown.names)}"))
    _say_orphans(shown.orphans or (), is_shown=True)
    _say_head(shown)
    return 0


@case.command("rebuild", short_help="Make a case's chronology anew, or check the one kept.")
@click.argument("name")
@click.option("--check", "is_check", is_flag=True, help="Change nothing; say what would differ.")
@workspace_option
def rebuild_(name: str, is_check: bool, workspace: Path) -> int:
    """Make the chronology anew from originals and decisions, reading every file again.

    With --check, compare it byte for byte with the one that is kept. Exit code 1 where they
    differ: the entries that changed, were added or lost are named, and so are versions of rules
    and libraries that are not what they were.

    \b
    Examples:
      candour case rebuild adult-b
      candour case rebuild adult-b --check
    """
    place, at = workspace_at(workspace), now()
    log = read_log(place, name, at)
    if is_check:
        return _say_comparison(check(place, log, progress_of(2)))
    merged = rebuild(place, log, progress_of(2))
    _say_merged(merged)
    return 2 if merged.refused else 0


@case.command(short_help="Give a case another title.")
@click.argument("name")
@click.argument("title")
@click.option("--why", metavar="TEXT", help="The reason.")
@by_option
@workspace_option
def retitle(name: str, title: str, why: str | None, by: str | None, workspace: Path) -> int:
    """Give a case another title: a decision, which can be undone. Its NAME stays.

    \b
    Examples:
      candour case retitle adult-b "Adult C" --why "the panel's wish"
    """
    maker = Maker(by=who(by), at=now(), salt=salt)
    wish = Wish(kind="retitle", about=(name,), by=maker.by, value=title, why=why)
    (made,) = decide(workspace_at(workspace, maker.by), name, [wish], maker, progress_of(2))
    click.echo(printable(f"{made.id}: the case is called {title}"))
    return 0


@case.command(short_help="Erase the words of a decision for good.")
@click.argument("name")
@click.argument("decision")
@click.option("--why", metavar="TEXT", required=True, help="Which law or order asks for it.")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@by_option
@workspace_option
def erase(name: str, decision: str, *, why: str, yes: bool, by: str | None, workspace: Path) -> int:
    """Erase the words of a decision where the law asks for it: nothing brings them back.

    Its place in the log stays, and the rest still proves whole; that it was done, by whom and why
    is a decision itself. What it had undone or replaced does not come back. With the decision that
    added a file goes the file. D0 is the opening of the case.

    \b
    Examples:
      candour case erase adult-b D1 --why "order of 3 May 2026" --yes
    """
    if not yes:
        click.confirm(f"Erase the words of {decision} for good?", abort=True, err=True)
    maker = Maker(by=who(by), at=now(), salt=salt)
    done = erase_now(workspace_at(workspace, maker.by), name, decision, why, maker)
    click.echo(f"{done.decision}: the words of {decision} are erased")
    for original in done.originals:
        click.echo(f"the original {original[:12]}… is deleted")
    for backup in done.backups:
        click.echo(
            f"backups/{backup} may still hold the words: delete it, and other copies", err=True
        )
    return 0


case.add_command(rights)
case.add_command(findings)


def _in_words(shown: CaseShown) -> str:
    opening, parts = shown.log.opening, [shown.log.opening.title]
    if opening.review_type:
        parts.append(opening.review_type)
    if opening.period:
        parts.append(f"{opening.period[0]} to {opening.period[1]}")
    parts.append(f"{len(shown.originals)} files of {len(shown.agencies)} agencies")
    parts.append(f"{shown.log.count} decisions")
    return f"{opening.name}: {' · '.join(parts)}"


def _say_head(shown: CaseShown) -> None:
    click.echo(f"head of {shown.log.name} after {shown.log.count} decisions: {shown.log.head}")


def _say_added(added: Added) -> None:
    new = {one.sha256 for one in added.originals}
    for report, original in zip(added.merged.reports, added.merged.originals, strict=True):
        if original in new:
            echo_report(report, counted="entries")
    for one in added.originals:
        click.echo(
            printable(f"{one.decision}: {one.agency}: {one.name} added ({one.sha256[:12]}…)"),
            err=True,
        )
        if one.versions:
            click.echo(
                f"  it takes the place of {one.versions[0][:12]}…, which is kept; "
                f"{added.carried} decisions carry over",
                err=True,
            )
    for agency in added.returns:
        click.echo(printable(f"what {agency} searched is in the case"), err=True)
    _say_orphans(added.orphans)
    _say_merged(added.merged)
    click.echo(f"head of {added.log.name} after {added.log.count} decisions: {added.log.head}")


def _say_merged(merged: Merged) -> None:
    echo_refused(merged)
    click.echo(
        f"{len(merged.entries):,} entries, {len(merged.events):,} events told by several of "
        f"them, {len(merged.contradictions):,} contradictions, {len(merged.silences):,} silences",
        err=True,
    )


def _say_orphans(orphans: tuple[Orphan, ...], *, is_shown: bool = False) -> None:
    for one in orphans:
        click.echo(
            printable(
                f"orphan: {one.decision} ({one.kind.value}) is about {one.entry}, which is no "
                "entry any more: decide it about another entry "
                f"(--replaces {one.decision}) or undo it"
            ),
            err=not is_shown,
        )


def _say_comparison(found: Comparison) -> int:
    for version in found.versions:
        click.echo(f"made with another version: {version}", err=True)
    if found.is_same:
        click.echo(f"the same, byte for byte: {found.lines:,} lines", err=True)
        return 0
    for title, names in (
        ("changed", found.changed),
        ("added", found.added),
        ("lost", found.lost),
    ):
        for name in names[:_SHOWN]:
            click.echo(f"{title}: {printable(name)}")
        if len(names) > _SHOWN:
            click.echo(f"{title}: and {len(names) - _SHOWN:,} more")
    if not (found.changed or found.added or found.lost):
        click.echo("changed: the order or the spelling of lines")
    sys.stdout.flush()
    click.echo(
        "the kept chronology is not what originals and decisions give; candour case rebuild "
        "makes it anew",
        err=True,
    )
    return 1
