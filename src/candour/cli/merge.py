"""`candour merge`."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from candour.actions.asking import write_error_lists
from candour.actions.case_files import (
    read_decisions_file,
    read_mapping_file,
    read_returns_file,
    save_mappings,
)
from candour.actions.merging import AgencyFile, Merged, MergeOptions
from candour.actions.writing import TITLE, chronology_of
from candour.cli.agency_file import AgencyFileType
from candour.cli.merged import DayType, check_source, echo_refused, merged_of
from candour.cli.report import (
    check_new_file,
    echo_report,
    printable,
    printable_name,
    progress_of,
    write_report,
)
from candour.cli.workspace import case_option, workspace_option
from candour.core.chronology.choosing import Wanted
from candour.core.chronology.entry import Entry
from candour.core.chronology.silences.gaps import GAP_DAYS
from candour.flow import step_of
from candour.writers.chronology.choose import check_ending, write_chronology
from candour.writers.chronology.json_lines import objects
from candour.writers.chronology.model import Chronology
from candour.writers.json.lines import json_line
from candour.writers.json.report import report_as_json

_PATH = click.Path(path_type=Path, dir_okay=False)
_OF_THE_CASE = ("mapping", "decisions", "returns")


@click.command(short_help=step_of("merge").sentence)
@click.argument("files", nargs=-1, type=AgencyFileType(), metavar="NAME=FILE…")
@case_option(required=False)
@workspace_option
@click.option(
    "-o", "--out", type=_PATH, help="Write it here: .docx, .xlsx, .csv, .html, .pdf or .jsonl."
)
@click.option("--title", default=TITLE, show_default=True, help="What stands above it.")
@click.option("--json", "as_json", is_flag=True, help="Print every object as JSON, one a line.")
@click.option("--report", "report_file", type=_PATH, help="Write the import reports here as JSON.")
@click.option(
    "--errors",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write into this folder, for each file, a list of what to mend (Word).",
)
@click.option("--mapping", type=_PATH, help="Where columns lead, as a person decided (YAML).")
@click.option("--save-mapping", type=_PATH, help="Write where every column led here (YAML).")
@click.option("--decisions", type=_PATH, help="What people decided, one a line (JSON lines).")
@click.option("--returns", type=_PATH, help="What each agency searched (YAML).")
@click.option(
    "--gap",
    default=GAP_DAYS,
    show_default=True,
    type=click.IntRange(min=1),
    help="Days without an entry: a silence.",
)
@click.option("--as-at", type=DayType(), help="Only what was on record by the end of this day.")
@click.option("--agency", multiple=True, help="Only this agency's entries; may be repeated.")
@click.option("--person", multiple=True, help="Only entries that name somebody; may be repeated.")
@click.option("--from", "first", type=DayType(), help="Only entries that may fall on or after it.")
@click.option("--to", "last", type=DayType(), help="Only entries that may fall on or before it.")
def merge(files: tuple[AgencyFile, ...], **options: Any) -> int:
    """Put the entries of many agencies' files into one order. Nothing is merged away.

    Rows of any table whose headings can be told, and dated sentences of prose, become entries.
    Vague dates keep their span; undated entries come last, in their author's order. Entries that
    tell of one happening are marked, with what they disagree on: suggestions until somebody
    decides. Silences are listed beside what the agency's return covers: the one in its own file
    (`candour template`), or the one that --returns gives in its place.

    A written chronology (-o) that an agency corrects and sends back is given as one more file:
    its rows are recognised, and what changed is reported row by row.

    \b
    Examples:
      candour merge Police=police.docx GP=gp.csv -o chronology.docx
      candour merge Police=police.docx GP=gp.csv --returns returns.yaml -o chronology.xlsx
      candour merge Police=police.docx GP=gp.csv --as-at 2022-05-31 --json
      candour merge Police=police.docx GP=gp.csv --agency Police -o police_to_check.docx
      candour merge Police=police.docx GP=gp.csv --errors "to send back"
      candour merge Police=police.docx Police=police_to_check.docx GP=gp.csv -o chronology.docx
      candour merge --case child-k -o chronology.docx
    """
    check_source(files, options["case_name"], {name: options[name] for name in _OF_THE_CASE})
    _check_places(files, options)
    progress = progress_of(len(files) or 2)
    merged, settings = merged_of(
        files, _settings(options), options["case_name"], options["workspace"], progress
    )
    wanted = Wanted(options["agency"], options["person"], options["first"], options["last"])
    today = datetime.now().astimezone().date()
    chronology = chronology_of(merged, settings, wanted, today, options["title"])
    _say(merged, chronology, is_whole=wanted.is_everything)
    write_report(options["report_file"], [json_line(report_as_json(one)) for one in merged.reports])
    if options["save_mapping"]:
        save_mappings(options["save_mapping"], merged.reports, settings.mappings)
    if options["errors"]:
        lists = write_error_lists(merged, options["errors"], today)
        folder = printable_name(str(options["errors"]))
        click.echo(f"{folder}: {len(lists)} lists of what to mend written", err=True)
    if options["out"]:
        progress.stage(f"writing {options['out'].name}")
        write_chronology(chronology, options["out"])
        entries = f"{len(chronology.entries):,} entries"
        click.echo(f"{printable_name(str(options['out']))}: {entries} written", err=True)
    if options["as_json"]:
        sys.stdout.writelines(f"{json_line(one)}\n" for one in objects(chronology))
    elif not options["out"]:
        sys.stdout.writelines(f"{printable(_in_words(entry))}\n" for entry in chronology.entries)
    return 2 if merged.refused else 0


def _check_places(files: tuple[AgencyFile, ...], options: dict[str, Any]) -> None:
    read = [options[name] for name in ("mapping", "returns", "decisions") if options[name]]
    inputs = [*(file.path for file in files), *read]
    for option, name in (("-o", "out"), ("--report", "report_file")):
        check_new_file(option, options[name], inputs)
    check_new_file("--save-mapping", options["save_mapping"], [file.path for file in files])
    if options["out"]:
        check_ending(options["out"])


def _settings(options: dict[str, Any]) -> MergeOptions:
    mapping, returns, decisions = options["mapping"], options["returns"], options["decisions"]
    return MergeOptions(
        mappings=read_mapping_file(mapping) if mapping else (),
        returns=read_returns_file(returns) if returns else {},
        decisions=read_decisions_file(decisions) if decisions else (),
        gap_days=options["gap"],
        as_at=options["as_at"],
    )


def _in_words(entry: Entry) -> str:
    when = entry.happened.written or "undated"
    what = " ".join(entry.what.split())
    flags = f" [{', '.join(flag.kind for flag in entry.flags)}]" if entry.flags else ""
    return f"{when:<28}  {entry.agency:<24}  {what}{flags}"


def _say(merged: Merged, chronology: Chronology, *, is_whole: bool) -> None:
    for report in merged.reports:
        echo_report(report, counted="entries")
    echo_refused(merged)
    for silence in chronology.silences:
        click.echo(
            f"no entry: {printable(silence.agency)}, {silence.first} to {silence.last}, "
            f"{silence.kind.value} (covered by its return: {silence.covered.value})",
            err=True,
        )
    if merged.known_on is not None:
        known = merged.known_on
        click.echo(
            f"as known on {known.day}: {known.later} entries recorded later are hidden, "
            f"{known.cannot_say} cannot be placed; comments are hidden",
            err=True,
        )
    counts = (
        f"{len(chronology.entries):,} entries, {len(chronology.events):,} events told by several "
        f"of them, {len(chronology.contradictions):,} contradictions, "
        f"{len(chronology.silences):,} silences"
    )
    whole = "" if is_whole else f" (of {len(merged.entries):,} entries; the rest was not asked for)"
    missing = f"; files not read: {len(merged.refused):,}" if merged.refused else ""
    click.echo(counts + whole + missing, err=True)
