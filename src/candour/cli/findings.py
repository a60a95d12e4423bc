"""`candour case findings`."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from candour.actions.findings import FindingShown, FindingsShown, show_findings
from candour.cli.report import printable, printable_name, progress_of
from candour.cli.workspace import now, workspace_at, workspace_option
from candour.core.findings.gate import Judged
from candour.core.findings.standing import FindingStands, State
from candour.core.quotations.quotation import Change
from candour.writers.json.finding import finding_as_json, judged_as_json
from candour.writers.json.lines import json_line

_DIFFERENCE = {Change.SAME: "{}", Change.LOST: "[-{}-]", Change.ADDED: "{{+{}+}}"}


@click.command(short_help="Show findings beside what their sources say.")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON, one a line.")
@workspace_option
def findings(name: str, *, as_json: bool, workspace: Path) -> int:
    """Show a case's findings, and grade every quotation against its source as it is kept.

    A finding is written, marked ready and its cuts are accepted with candour decide. Exit code 1
    where a finding that was marked ready is so no more.

    \b
    Examples:
      candour case findings adult-b
    """
    shown = show_findings(workspace_at(workspace), name, now(), progress_of(2))
    for one in shown.findings:
        if as_json:
            line = finding_as_json(one.stands, shown.names)
            graded = [judged_as_json(judged, one.why_not(judged)) for judged in one.judged]
            click.echo(json_line(line | {"graded": graded}))
        else:
            click.echo(printable("\n".join(_in_words(one, shown))))
    if not shown.findings:
        click.echo("no finding is written yet: candour decide --help shows how", err=True)
    sys.stdout.flush()
    lost = {State.SOURCE_CHANGED, State.NOT_ACCEPTED}
    return 1 if any(one.stands.state in lost for one in shown.findings) else 0


def finding_in_words(stands: FindingStands, names: Mapping[str, str]) -> str:
    """Return a finding in one line: its decision, its agency, how it stands, and its words."""
    finding = stands.finding
    return (
        f"{finding.decision}: {finding.agency}: {_state(stands, names)}, "
        f"{len(finding.quotations)} quotations, by {finding.author}: {finding.statement}"
    )


def _state(stands: FindingStands, names: Mapping[str, str]) -> str:
    if stands.state is State.SOURCE_CHANGED:
        gone = dict.fromkeys(
            printable_name(names.get(one.source, f"{one.source[:12]}…")) for one in stands.changed
        )
        return f"was ready: source changed since ({', '.join(gone)})"
    if stands.state is State.NOT_ACCEPTED:
        return "was ready: a cut is accepted no more"
    return stands.state.value


def _in_words(one: FindingShown, shown: FindingsShown) -> Iterator[str]:
    yield finding_in_words(one.stands, shown.names)
    for judged in one.judged:
        yield from _quotation(one, judged, printable_name(shown.source(judged.evidence)))


def _quotation(one: FindingShown, judged: Judged, source: str) -> Iterator[str]:
    said, why = judged.said, one.why_not(judged)
    place = f", {said.place.passage.locator.in_words()}" if said and said.place else ""
    grade = "NOT GRADED" if said is None else said.grade.upper()
    accepted = ", cut accepted" if judged.may_be_accepted and one.is_accepted(judged) else ""
    yield f"  {judged.evidence.id}  {grade}{accepted}  in {source}{place}"
    yield f"    “{judged.evidence.words}”"
    if said is not None and said.difference:
        shown = (_DIFFERENCE[part.change].format(part.words) for part in said.difference)
        yield f"    {' '.join(shown)}"
    for alarm in judged.alarms:
        yield f"    ALARM: {alarm.replace('_', ' ')}"
    if why is not None:
        yield f"    bars the finding: it {why}"
