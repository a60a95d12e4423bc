"""`candour knew`."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from candour.actions.case_files import read_decisions_file, read_returns_file
from candour.actions.knowing import Knowing, who_knew
from candour.actions.merging import AgencyFile, MergeOptions
from candour.actions.writing import knowledge_page
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
from candour.core.knowledge.model import Sharing
from candour.flow import step_of
from candour.writers.knowledge.choose import check_ending, write_knowledge

_PATH = click.Path(path_type=Path, dir_okay=False)
_READ = ("decisions", "returns")


@click.command(short_help=step_of("knew").sentence)
@click.argument("files", nargs=-1, type=AgencyFileType(), metavar="NAME=FILE…")
@case_option(required=False)
@workspace_option
@click.option("--as-at", type=DayType(), help="Only what was on record by the end of this day.")
@click.option("--fact", metavar="TEXT", help="A fact's id, a sentence, or “Who knew that …?”.")
@click.option("--about", metavar="TEXT", help="Facts whose sentence has these words.")
@click.option("--all", "is_all", is_flag=True, help="Every fact, not the weightiest alone.")
@click.option("--returns", type=_PATH, help="What each agency searched (YAML).")
@click.option("--decisions", type=_PATH, help="What people decided, one a line (JSON lines).")
@click.option("-o", "--out", type=_PATH, help="Write it here: .svg, .html, .docx, .jsonl, .txt.")
@click.option("--json", "as_json", is_flag=True, help="Print every object as JSON, one a line.")
def knew(files: tuple[AgencyFile, ...], **options: Any) -> int:
    """Say which agency knew what, since when and how, and what was not recorded as passed on.

    A fact is that a person exists, is related, lives somewhere, or that a concern was seen. With
    --fact one question is answered in a paragraph, with the words of every record that it rests
    on; any sentence can be asked. Later judgements (comment columns) are never knowledge. A fact
    that one agency held and another did not, though a contact of the two came after, is shared,
    refused, or has no record: never “failed”.

    Without --fact the weightiest facts of the case are told, and how many more there are. JSON has
    always every fact.

    \b
    Examples:
      candour knew Police=police.docx GP=gp.csv School=school.odt --returns returns.yaml
      candour knew Police=police.docx GP=gp.csv --fact "Who knew that the mother has a partner?"
      candour knew Police=police.docx GP=gp.csv --as-at 2022-05-31 --json
      candour knew --case child-k -o knew.html
      candour knew --case child-k --fact "The child was not brought to the clinic."
    """
    if options["fact"] is not None and not options["fact"].strip():
        raise click.UsageError("--fact asks nothing: give a sentence, a question or a fact's id")
    given = {name: options[name] for name in _READ}
    check_source(files, options["case_name"], given)
    inputs = [*(file.path for file in files), *(path for path in given.values() if path)]
    check_new_file("-o", options["out"], inputs)
    if options["out"]:
        check_ending(options["out"])
    progress = progress_of(len(files) or 2)
    view = MergeOptions(
        returns=read_returns_file(options["returns"]) if options["returns"] else {},
        decisions=read_decisions_file(options["decisions"]) if options["decisions"] else (),
        as_at=options["as_at"],
    )
    merged, settings = merged_of(files, view, options["case_name"], options["workspace"], progress)
    for report in merged.reports:
        echo_report(report, counted="entries")
    knowing = who_knew(merged, options["fact"], settings.decisions, progress)
    is_short = options["fact"] is None and not options["is_all"]
    shown = knowing.weightiest(options["about"] or "") if is_short else knowing
    if options["out"]:
        _write(knowing if options["out"].suffix == ".jsonl" else shown, settings, options)
    if options["as_json"]:
        sys.stdout.writelines(f"{line}\n" for line in knowing.json_lines())
    elif not options["out"]:
        lines = shown.paragraphs() if options["fact"] else shown.in_words()
        sys.stdout.writelines(f"{printable(line)}\n" for line in lines)
    click.echo(_summary(knowing, shown), err=True)
    echo_refused(merged)
    return 2 if merged.refused else 0


def _write(knowing: Knowing, settings: MergeOptions, options: dict[str, Any]) -> None:
    today = datetime.now().astimezone().date()
    page = knowledge_page(knowing, today, settings.as_at, options["fact"])
    write_knowledge(page, options["out"])
    click.echo(f"{printable_name(str(options['out']))}: written", err=True)


def _summary(knowing: Knowing, shown: Knowing) -> str:
    told = knowing.told
    lighter = many(shown.further, "lighter fact")
    further = f"; {lighter} not shown (--all, --about)" if shown.further else ""
    none = sum(one.recorded is Sharing.NONE for one in told.unshared)
    return (
        f"{many(len(told.facts), 'fact')}, "
        f"{many(len(told.knowledge), 'record')} of when an agency first knew, "
        f"{many(len(told.contacts), 'contact')}; "
        f"{many(len(told.unshared), 'time')} one agency held what "
        f"another did not, {none:,} without a record of its being passed on{further}"
    )
