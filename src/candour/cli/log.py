"""`candour log`."""

import json
from pathlib import Path

import click

from candour.actions.log import Verified, verify_log
from candour.actions.recording import read_log
from candour.actions.rights import list_readings
from candour.cli.report import printable
from candour.cli.workspace import case_option, now, workspace_at, workspace_option
from candour.core.decisions import Decision
from candour.core.decisions.chain import LogLine
from candour.core.decisions.originals import originals_ever
from candour.core.ledger.rows import files_kept
from candour.flow import step_of
from candour.store.workspace import Workspace
from candour.writers.json.case import (
    decision_as_json,
    reading_as_json,
    removed_as_json,
    verification_as_json,
)
from candour.writers.json.lines import json_line

_HEAD_FIGURES = 64


@click.command(short_help=step_of("log").sentence)
@case_option()
@click.option("--verify", "is_verify", is_flag=True, help="Check everything that was kept.")
@click.option("--head", metavar="HEX", help="A head that was minuted: the log must still hold it.")
@click.option("--reading", "is_reading", is_flag=True, help="Print who opened what instead.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON, one object a line.")
@workspace_option
def log(
    case_name: str,
    is_verify: bool,
    head: str | None,
    *,
    is_reading: bool,
    as_json: bool,
    workspace: Path,
) -> int:
    """Print every decision of a case, and the head that stands for all of them.

    Minute the head: whoever holds that line can tell later whether anything was changed or cut
    off. With --verify (or --head), every line, the database and every original are checked; each
    problem is named. Exit code 1 where there is one. With --reading, it is printed who opened the
    case, its files and written chronologies, once for what was opened again within the hour.

    \b
    Examples:
      candour log --case child-k
      candour log --case child-k --json
      candour log --case child-k --verify
      candour log --case child-k --reading
    """
    place = workspace_at(workspace)
    if is_reading:
        return _say_readings(place, case_name, as_json=as_json)
    if is_verify or head is not None:
        return _say_verified(verify_log(place, case_name, now(), _head(head)), case_name, as_json)
    found = read_log(place, case_name, now())
    decisions = {decision.id: decision for decision in found.decisions}
    for line in found.lines[1:]:
        _say(line, decisions.get(line.id), as_json=as_json)
    said = _head_line(case_name, found.count, found.head)
    click.echo(said, err=as_json)
    return 0


def _say_readings(place: Workspace, case: str, *, as_json: bool) -> int:
    decisions = read_log(place, case, now()).decisions
    names = {**files_kept(decisions), **originals_ever(decisions)}
    for one in list_readings(place, case, now()):
        if as_json:
            click.echo(json_line(reading_as_json(one.at, one.by, one.what, one.original)))
            continue
        what = names.get(one.original, one.original[:12]) if one.original else f"the {one.what}"
        click.echo(printable(f"{one.at[:10]} {one.at[11:16]}  {one.by} opened {what}"))
    return 0


def _head(typed: str | None) -> str | None:
    if typed is None:
        return None
    head = typed.strip().lower()
    if len(head) != _HEAD_FIGURES or set(head) - set("0123456789abcdef"):
        raise click.UsageError(f"--head: expected the {_HEAD_FIGURES} figures that were minuted")
    return head


def _say(line: LogLine, decision: Decision | None, *, as_json: bool) -> None:
    if as_json:
        said = removed_as_json(line) if decision is None else decision_as_json(decision, line)
        click.echo(json_line(said))
        return
    when = f"{line.id:<6} {line.at[:10]} {line.at[11:16]}"
    if decision is None:
        click.echo(f"{when}  its words were removed")
        return
    about = ", ".join(_short(one) for one in decision.about)
    parts = [f"{decision.kind.value} {about}"]
    if decision.value is not None:
        parts.append(json.dumps(decision.value, ensure_ascii=False))
    if decision.replaces:
        parts.append(f"replaces {decision.replaces}")
    if decision.why:
        parts.append(f"because {decision.why}")
    click.echo(printable(" ".join(f"{when}  {decision.by}: {' · '.join(parts)}".split("\n"))))


def _short(one: str) -> str:
    sha256, hash_sign, place = one.partition("#")
    return f"{sha256[:12]}{hash_sign}{place}" if len(sha256) == _HEAD_FIGURES else one


def _head_line(case: str, count: int, head: str) -> str:
    return f"head of {case} after {count} decisions: {head}"


def _say_verified(found: Verified, case: str, as_json: bool) -> int:
    if as_json:
        click.echo(
            json_line(verification_as_json(found.checked, found.head, found.problems, found.erased))
        )
    else:
        for said in (*found.erased, *found.problems):
            click.echo(printable(said))
        if not found.problems:
            click.echo(f"{found.checked} decisions checked, and every original: nothing is wrong")
            click.echo(_head_line(case, found.checked, found.head))
    return 1 if found.problems else 0
