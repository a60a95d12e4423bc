"""`candour redact`."""

import sys
from collections import Counter
from pathlib import Path

import click

from candour.actions.reading import FileRefused
from candour.actions.redacting import FileRedacted, Redaction, redact_files, share_said
from candour.cli.key_options import FILE, key_options, unlock_with
from candour.cli.report import printable, printable_name
from candour.cli.workspace import now
from candour.flow import step_of
from candour.writers.json.lines import json_line
from candour.writers.json.replacement import replacement_objects


@click.command(short_help=step_of("redact").sentence)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=FILE)
@key_options(required=True)
@click.option(
    "--edition", metavar="NAME", required=True, help="The edition of the key that is to be made."
)
@click.option(
    "-o", "folder", metavar="DIR", required=True, type=click.Path(path_type=Path, file_okay=False),
    help="The folder that takes the edition; it is made where there is none.",
)  # fmt: skip
@click.option(
    "--format", "ending", type=click.Choice(["docx", "html", "pdf", "txt"]),
    help="One format for all files; otherwise each keeps its own where it can.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print replacements as JSON, one a line.")
def redact(  # noqa: PLR0913 (one parameter an option)
    files: tuple[Path, ...],
    *,
    key: Path,
    identity: Path | None,
    edition: str,
    folder: Path,
    ending: str | None,
    as_json: bool,
) -> int:
    """Make an edition of documents: names as pseudonyms, and what is withheld with its reason.

    Each document is made anew from the words that Candour read in it, never by a box over words:
    comments, deleted and hidden words, headers and footers, properties, pictures and links are
    left out. One person has one pseudonym in every document. Dates and ages are made as coarse as
    the edition says.

    Check what was made with candour leaks, and read it: a check finds names, no stories.

    \b
    Examples:
      candour redact review.docx --key key.yaml --edition public -o public
      candour redact *.docx gp.csv --key key.yaml --edition family -o family --format pdf
      candour redact review.docx --key key.yaml --edition public -o public --json

    Exit code 2 if a file was refused; the others are made all the same.
    """
    inputs = {file.resolve().parent for file in files} | {key.resolve().parent}
    if folder.resolve() in inputs:
        raise click.UsageError(
            "-o: the folder holds a file to be read, or the key; name another, that can be sent"
        )
    asked = Redaction(
        files=files, key=key, edition=edition, folder=folder,
        ending=f".{ending}" if ending else None, unlock=unlock_with(identity),
    )  # fmt: skip
    refused, made = False, 0
    for outcome in redact_files(asked, now().date()):
        if isinstance(outcome, FileRefused):
            click.echo(f"candour: {printable_name(outcome.name)}: {outcome.refusal}", err=True)
            refused = True
            continue
        made += 1
        if as_json:
            objects = replacement_objects(outcome.name, outcome.retold)
            sys.stdout.writelines(f"{json_line(one)}\n" for one in objects)
        else:
            _echo(outcome)
    click.echo(f"{made} documents made; check them: candour leaks {folder.name} --key …", err=True)
    return 2 if refused else 0


def _echo(made: FileRedacted) -> None:
    retold = made.retold
    whole = share_said(retold.share())
    click.echo(f"{printable_name(made.name)}: {whole} of the words withheld or replaced")
    for what, count in sorted(retold.counts.items()):
        share = share_said(retold.share(what))
        click.echo(f"  {what.replace('_', ' ')}: {count} ({share})")
    for reason, count in Counter(one.reason for one in made.left_out).items():
        click.echo(printable(f"  not in it: {reason} ({count})"))
