"""`candour read`."""

import sys
from itertools import islice
from pathlib import Path
from typing import Any

import click

from candour.actions.reading import FileRead, FileRefused, read_files
from candour.cli.report import (
    check_new_file,
    echo_report,
    printable,
    printable_name,
    progress_line,
    write_report,
)
from candour.cli.workspace import case_option, now, workspace_at, workspace_option
from candour.core.documents.document import Document
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Passage
from candour.core.documents.report import ImportReport, LeftOut
from candour.flow import step_of
from candour.writers.json.lines import json_line
from candour.writers.json.passage import passage_as_json
from candour.writers.json.report import report_as_json


@click.command(short_help=step_of("read").sentence)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@case_option(required=False)
@workspace_option
@click.option("--json", "as_json", is_flag=True, help="Print passages as JSON, one a line.")
@click.option(
    "--text", is_flag=True, help="Print the text that offsets count in, and nothing else."
)
@click.option("--first", type=click.IntRange(min=0), help="Print only the first N passages a file.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="Write the import reports to this file as JSON, one a line.",
)
def read(  # noqa: PLR0913 (one parameter an option)
    files: tuple[Path, ...],
    *,
    case_name: str | None,
    workspace: Path,
    as_json: bool,
    text: bool,
    first: int | None,
    report_file: Path | None,
) -> int:
    """Read files into passages: every cell, paragraph, comment and note, with its place.

    Nothing is dropped silently. What is hidden, deleted or inserted is read and flagged; what
    cannot be read is in the report, with the reason. Reports go to standard error.

    \b
    Examples:
      candour read police.docx
      candour read *.docx *.xlsx --json > passages.jsonl
      candour read gp.csv --report report.jsonl --first 0
      candour read review.docx --text
      candour read --case child-k --first 3

    Exit code 2 if a file was refused; the others are read all the same.
    """
    if text and as_json:
        raise click.UsageError("--text and --json exclude each other: choose one")
    if bool(files) == bool(case_name):
        raise click.UsageError("name files to read, or a case with --case")
    check_new_file("--report", report_file, files)
    lines: list[str] = []
    refused = False
    progress = progress_line(len(files) or 2)
    if case_name is None:
        outcomes = read_files(files, on_start=progress)
    else:
        # Imported here: reading files needs no database.
        from candour.actions.case_reading import read_case  # noqa: PLC0415

        outcomes = read_case(workspace_at(workspace), case_name, now(), progress)
    for outcome in outcomes:
        lines.append(json_line(_report_of(outcome)))
        if isinstance(outcome, FileRefused):
            click.echo(f"candour: {printable_name(outcome.name)}: {outcome.refusal}", err=True)
            refused = True
        else:
            _echo_document(outcome.document, as_json=as_json, text=text, first=first)
            echo_report(outcome.report)
    write_report(report_file, lines)
    return 2 if refused else 0


def _report_of(outcome: FileRead | FileRefused) -> dict[str, Any]:
    if isinstance(outcome, FileRead):
        return report_as_json(outcome.report)
    whole_file = LeftOut(Locator(), f"refused: {outcome.refusal}")
    return report_as_json(ImportReport(outcome.name, 0, left_out=(whole_file,)))


def _echo_document(document: Document, *, as_json: bool, text: bool, first: int | None) -> None:
    output = sys.stdout
    if text:
        output.write(document.text)
        return
    passages = islice(document.passages(), first)
    if as_json:
        output.writelines(f"{json_line(passage_as_json(passage))}\n" for passage in passages)
        return
    original = document.original
    name = printable_name(original.name)
    output.write(f"{name}: {len(document):,} passages, SHA-256 {original.sha256[:12]}…\n")
    output.writelines(f"{printable(_in_words(passage))}\n" for passage in passages)


def _in_words(passage: Passage) -> str:
    flags = f" [{', '.join(passage.flags)}]" if passage.flags else ""
    words = passage.text.replace("\n", "\n      ")
    return f"  {passage.locator.in_words()}{flags}\n      {words}"
