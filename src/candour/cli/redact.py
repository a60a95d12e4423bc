"""`candour redact`."""

import sys
from collections import Counter
from pathlib import Path

import click

from candour.actions.reading import FileRefused
from candour.actions.redacting import FileRedacted, Redaction, redact_files, share_said
from candour.cli.agency_file import PerhapsAgencyFileType
from candour.cli.key_options import key_options, unlock_with
from candour.cli.redact_report import echo_edition
from candour.cli.report import printable, printable_name
from candour.cli.workspace import now
from candour.flow import step_of
from candour.writers.json.lines import json_line
from candour.writers.json.replacement import replacement_objects


@click.command(short_help=step_of("redact").sentence)
@click.argument(
    "sources", metavar="[NAME=]FILE…", nargs=-1, required=True, type=PerhapsAgencyFileType()
)
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
@click.option(
    "--show-forms", is_flag=True,
    help="Show names that the key does not have in full, not masked.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print replacements as JSON, one a line.")
def redact(  # noqa: PLR0913 (one parameter an option)
    sources: tuple[tuple[str, Path], ...],
    *,
    key: Path,
    identity: Path | None,
    edition: str,
    folder: Path,
    ending: str | None,
    show_forms: bool,
    as_json: bool,
) -> int:
    """Make an edition of documents: names as pseudonyms, and what is withheld with its reason.

    Each document is made anew from the words that Candour read in it, never by a box over words:
    comments, deleted and hidden words, headers and footers, properties, pictures and links are
    left out. One person has one pseudonym in every document. Dates and ages are made as coarse as
    the edition says. Names that the key does not have are withheld, too, and listed: a person
    settles them in the key.

    NAME= before a file says which agency recorded it: it is said how much of that is withheld.

    Check what was made with candour leaks, and read it: a check finds names, no stories.

    \b
    Examples:
      candour redact review.docx --key key.yaml --edition public -o public
      candour redact Police=police.docx GP=gp.csv --key key.yaml --edition family -o family
      candour redact review.docx --key key.yaml --edition public -o public --json

    Exit code 2 if a file was refused; the others are made all the same.
    """
    files = tuple(file for _, file in sources)
    inputs = {file.resolve().parent for file in files} | {key.resolve().parent}
    if folder.resolve() in inputs:
        raise click.UsageError(
            "-o: the folder holds a file to be read, or the key; name another, that can be sent"
        )
    asked = Redaction(
        files=files, key=key, edition=edition, folder=folder,
        ending=f".{ending}" if ending else None, unlock=unlock_with(identity),
        agencies={file: agency for agency, file in sources if agency},
    )  # fmt: skip
    made, refused = _made(asked, as_json=as_json)
    echo_edition(made, show_forms=show_forms)
    if made:
        check = f"read back what was made: candour leaks {folder.name} --key …"
        click.echo(f"{len(made)} document{'s' * (len(made) > 1)} made; {check}", err=True)
    else:
        click.echo("no document was made", err=True)
    return 2 if refused else 0


def _made(asked: Redaction, *, as_json: bool) -> tuple[list[FileRedacted], bool]:
    made, refused = [], False
    for outcome in redact_files(asked, now().date()):
        if isinstance(outcome, FileRefused):
            click.echo(f"candour: {printable_name(outcome.name)}: {outcome.refusal}", err=True)
            refused = True
        else:
            made.append(outcome)
            _print(outcome, as_json=as_json)
    return made, refused


def _print(made: FileRedacted, *, as_json: bool) -> None:
    if as_json:
        objects = replacement_objects(made.name, made.retold)
        sys.stdout.writelines(f"{json_line(one)}\n" for one in objects)
    else:
        _echo(made)


def _echo(made: FileRedacted) -> None:
    retold = made.retold
    whole = share_said(retold.share())
    click.echo(f"{printable_name(made.name)}: {whole} of the words withheld or replaced")
    for what, count in sorted(retold.counts.items()):
        share = share_said(retold.share(what))
        click.echo(f"  {what.replace('_', ' ')}: {count} ({share})")
    for reason, count in Counter(one.reason for one in made.left_out).items():
        click.echo(printable(f"  not in it: {reason} ({count})"))
