"""`candour people`."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from candour.actions.case_files import read_decisions_file
from candour.actions.casting import people_lines, people_of
from candour.actions.merging import AgencyFile, MergeOptions
from candour.actions.writing import cast_page
from candour.cli.agency_file import AgencyFileType
from candour.cli.merged import DayType, check_source, echo_refused, merged_of
from candour.cli.report import (
    check_new_file,
    echo_report,
    many,
    printable,
    printable_name,
    progress_of,
)
from candour.cli.workspace import case_option, workspace_option
from candour.core.people.mention import Standing
from candour.core.people.person import Cast, Link, LinkState, Person
from candour.flow import step_of
from candour.writers.cast.choose import check_ending, write_cast

_PATH = click.Path(path_type=Path, dir_okay=False)


@click.command(short_help=step_of("people").sentence)
@click.argument("files", nargs=-1, type=AgencyFileType(), metavar="NAME=FILE…")
@case_option(required=False)
@workspace_option
@click.option("--decisions", type=_PATH, help="What people decided, one a line (JSON lines).")
@click.option("--as-at", type=DayType(), help="Only what was on record by the end of this day.")
@click.option("--lead", help="The lead agency: what it has no record of is drawn broken.")
@click.option("-o", "--out", type=_PATH, help="Write it here: .svg, .html, .docx or .jsonl.")
@click.option("--json", "as_json", is_flag=True, help="Print persons and relations as JSON lines.")
def people(files: tuple[AgencyFile, ...], **options: Any) -> int:
    """Say who is who: everybody whom the records mention, and what each was said to be.

    A person known only by a role is as full a person as any. Strong evidence joins what agencies
    call somebody; fair and weak evidence only suggests, with its reasons for and against. Two whom
    an agency lists apart are never joined. What people decided always wins.

    \b
    Examples:
      candour people Police=police.docx GP=gp.csv
      candour people Police=police.docx GP=gp.csv --json
      candour people Police=police.docx GP=gp.csv --as-at 2022-05-31
      candour people --case child-k -o people.html
    """
    beside = {"decisions": options["decisions"]}
    check_source(files, options["case_name"], beside)
    check_new_file("-o", options["out"], [*(file.path for file in files), *_given(options)])
    if options["out"]:
        check_ending(options["out"])
    progress = progress_of(len(files) or 2)
    decisions = read_decisions_file(options["decisions"]) if options["decisions"] else ()
    view = MergeOptions(decisions=decisions, as_at=options["as_at"])
    merged, settings = merged_of(files, view, options["case_name"], options["workspace"], progress)
    for report in merged.reports:
        echo_report(report, counted="entries")
    cast = people_of(merged, settings.decisions, progress)
    if options["out"]:
        today = datetime.now().astimezone().date()
        page = cast_page(merged, cast, today, settings.as_at, options["lead"])
        write_cast(page, options["out"])
        click.echo(f"{printable_name(str(options['out']))}: written", err=True)
    if options["as_json"]:
        sys.stdout.writelines(f"{line}\n" for line in people_lines(cast, merged))
    elif not options["out"]:
        sys.stdout.writelines(f"{printable(line)}\n" for line in _in_words(cast))
    click.echo(_summary(cast), err=True)
    echo_refused(merged)
    return 2 if merged.refused else 0


def _given(options: dict[str, Any]) -> list[Path]:
    return [options["decisions"]] if options["decisions"] else []


def _in_words(cast: Cast) -> Iterator[str]:
    for person in cast.persons:
        if person.standing is not Standing.PROFESSIONAL:
            yield from _person_in_words(person, cast)
    told = [one for one in cast.persons if one.standing is Standing.PROFESSIONAL]
    if told:
        yield "Professionals:"
    for person in told:
        works_for = f" ({', '.join(person.works_for)})" if person.works_for else ""
        yield f"  {person.id}  {person.shown_as}{works_for}"


def _person_in_words(person: Person, cast: Cast) -> Iterator[str]:
    others = [*person.names[1:], *(person.roles if person.names else person.roles[1:])]
    also = f"  also: {', '.join(others)}" if others else ""
    subject = "  [the review's subject]" if person.id == cast.subject else ""
    yield f"{person.id}  {person.shown_as}{subject}{also}"
    for agency, known in person.agencies.items():
        when = known.first_known.written or "undated"
        yield f"    {agency}, since {when}: {', '.join(known.called)}"
    for link in person.links:
        if link.state in (LinkState.SUGGESTED, LinkState.KEPT_APART, LinkState.DECIDED_DIFFERENT):
            yield from _link_in_words(link, cast)


def _link_in_words(link: Link, cast: Cast) -> Iterator[str]:
    other = cast.person(link.to)
    shown = other.shown_as if other is not None else "somebody"
    said = {
        LinkState.SUGGESTED: f"may be {link.to} {shown} ({link.strength})",
        LinkState.KEPT_APART: f"kept apart from {link.to} {shown}",
        LinkState.DECIDED_DIFFERENT: f"decided not to be {link.to} {shown} ({link.decision})",
    }[link.state]
    yield f"    {said}"
    for sign, reasons in (("for", link.reasons_for), ("against", link.reasons_against)):
        if reasons:
            yield f"      {sign}: {'; '.join(reason.words for reason in reasons)}"


def _summary(cast: Cast) -> str:
    counted = Counter(person.standing is Standing.PROFESSIONAL for person in cast.persons)
    suggested = {
        tuple(sorted((person.id, link.to)))
        for person in cast.persons
        for link in person.links
        if link.state is LinkState.SUGGESTED
    }
    lines = [
        f"{many(counted[False], 'person', 'people')} of the family and about it, "
        f"{many(counted[True], 'professional')}, {many(len(cast.relations), 'relation')}, "
        f"{many(len(suggested), 'suggested link')} to decide",
        *(f"look at: {printable(one)}" for one in cast.warnings),
    ]
    return "\n".join(lines)
