"""`candour merge`."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from candour.actions.merging import (
    AgencyFile,
    Merged,
    MergeOptions,
    merge_files,
    read_mapping_file,
    read_returns_file,
)
from candour.cli.report import (
    check_report_file,
    echo_report,
    printable,
    progress_line,
    write_report,
)
from candour.core.chronology.entry import Entry
from candour.core.chronology.silences.gaps import GAP_DAYS
from candour.flow import step_of
from candour.writers.json.entry import entry_as_json
from candour.writers.json.lines import json_line
from candour.writers.json.report import report_as_json
from candour.writers.json.silence import silence_as_json

_PATH = click.Path(path_type=Path, dir_okay=False)


class _AgencyFile(click.ParamType[AgencyFile]):
    name = "NAME=FILE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> AgencyFile:
        agency, equals, path = str(value).partition("=")
        if not equals or not agency.strip() or not path:
            self.fail(f"{value!r}: write the agency first, as in Police=police.docx")
        return AgencyFile(agency.strip(), Path(path))


class _Day(click.ParamType[date]):
    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day: write it as 2022-05-31")


@click.command(short_help=step_of("merge").sentence)
@click.argument("files", nargs=-1, required=True, type=_AgencyFile(), metavar="NAME=FILE…")
@click.option("--json", "as_json", is_flag=True, help="Print entries, then silences, as JSON.")
@click.option("--report", "report_file", type=_PATH, help="Write the import reports here as JSON.")
@click.option("--mapping", type=_PATH, help="Where columns lead, as a person decided (YAML).")
@click.option("--returns", type=_PATH, help="What each agency searched (YAML).")
@click.option(
    "--gap", default=GAP_DAYS, show_default=True, help="Days without an entry: a silence."
)
@click.option("--as-at", type=_Day(), help="Only what was on record by the end of this day.")
@click.option("--agency", multiple=True, help="Only this agency's entries; may be repeated.")
@click.option("--from", "first", type=_Day(), help="Only entries that may fall on or after it.")
@click.option("--to", "last", type=_Day(), help="Only entries that may fall on or before it.")
def merge(files: tuple[AgencyFile, ...], **options: Any) -> int:
    """Put the entries of many agencies' files into one order. Nothing is merged away.

    Rows of any table whose headings can be told, and dated sentences of prose, become entries.
    Vague dates keep their span; undated entries come last, in their author's order. Stretches
    without an entry are listed beside what the agency's return covers.

    Same-event groups, contradictions and the written chronology (-o) are not part of this version.

    \b
    Examples:
      candour merge Police=police.docx GP=gp.csv
      candour merge Police=police.docx GP=gp.csv --returns returns.yaml --json
      candour merge Police=police.docx GP=gp.csv --as-at 2022-05-31
    """
    mapping, returns = options["mapping"], options["returns"]
    inputs = [file.path for file in files] + [one for one in (mapping, returns) if one]
    check_report_file(options["report_file"], inputs)
    merged = merge_files(
        files,
        MergeOptions(
            mappings=read_mapping_file(mapping) if mapping else {},
            returns=read_returns_file(returns) if returns else {},
            gap_days=options["gap"],
            as_at=options["as_at"],
        ),
        progress_line(len(files)),
    )
    shown = [entry for entry in merged.entries if _is_wanted(entry, options)]
    if options["as_json"]:
        sys.stdout.writelines(f"{json_line(entry_as_json(entry))}\n" for entry in shown)
        sys.stdout.writelines(f"{json_line(silence_as_json(one))}\n" for one in merged.silences)
    else:
        sys.stdout.writelines(f"{printable(_in_words(entry))}\n" for entry in shown)
    _say(merged)
    lines = [json_line(report_as_json(report)) for report in merged.reports]
    write_report(options["report_file"], lines)
    return 2 if merged.refused else 0


def _is_wanted(entry: Entry, options: dict[str, Any]) -> bool:
    if options["agency"] and entry.agency not in options["agency"]:
        return False
    first, last = entry.happened.earliest, entry.happened.latest
    if options["first"] is not None and last is not None and last.date() < options["first"]:
        return False
    return not (
        options["last"] is not None and first is not None and first.date() > options["last"]
    )


def _in_words(entry: Entry) -> str:
    when = entry.happened.written or "undated"
    what = " ".join(entry.what.split())
    flags = f" [{', '.join(flag.kind for flag in entry.flags)}]" if entry.flags else ""
    return f"{when:<28}  {entry.agency:<24}  {what}{flags}"


def _say(merged: Merged) -> None:
    for report in merged.reports:
        echo_report(report, counted="entries")
    for refused in merged.refused:
        click.echo(f"candour: {refused.name}: {refused.refusal}", err=True)
    for silence in merged.silences:
        click.echo(
            f"no entry: {silence.agency}, {silence.first} to {silence.last} "
            f"(covered by its return: {silence.covered.value})",
            err=True,
        )
    if merged.known_on is not None:
        known = merged.known_on
        click.echo(
            f"as known on {known.day}: {known.later} entries recorded later are hidden, "
            f"{known.cannot_say} cannot be placed; comments are hidden",
            err=True,
        )
