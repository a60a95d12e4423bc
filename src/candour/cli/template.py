"""`candour template`."""

from datetime import date
from pathlib import Path

import click

from candour.actions.asking import column_names, make_template
from candour.cli.report import check_new_file, printable_name
from candour.errors import CandourError
from candour.flow import step_of


@click.command(short_help=step_of("template").sentence)
@click.option(
    "--columns",
    metavar="NAME,NAME…",
    help="The columns to ask for, by their names in a chronology; without it, the usual ones. "
    "When it happened, the source and what happened are always there.",
)
@click.option("--agency", metavar="NAME", help="Fill in the agency's name.")
@click.option("--title", help="What stands at the top; without it, “Chronology”.")
@click.option(
    "-o",
    "--out",
    "output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write it: a name that ends in .docx (Word) or .xlsx (Excel).",
)
def template(columns: str | None, agency: str | None, title: str | None, output: Path) -> int:
    """Write the blank chronology that an agency fills in.

    The first page explains each column and how to write a date that is not certain. Then comes what
    the agency searched and withheld, then the table. What is filled in reads back column for
    column with `candour merge`. A file that somebody filled in is never replaced.

    \b
    Column names:
      happened, sequence, recorded, source, agency, what, people, child_seen,
      seen_alone, response, outcome, shared_with, comment, terms_of_reference

    \b
    Examples:
      candour template -o chronology.docx
      candour template --agency Police --title "Review of Child R" -o police.xlsx
      candour template --columns people,response,child_seen -o short.docx
    """
    check_new_file("-o", output, [])
    names = None
    if columns is not None:
        names = [name.strip() for name in columns.split(",") if name.strip()]
        if not names:
            raise CandourError("--columns names none", expected=", ".join(column_names()))
    replaced = make_template(output, date.today(), names, agency, title)
    said = "written in place of a blank one" if replaced else "written"
    click.echo(f"{printable_name(output.name)}: {said}", err=True)
    return 0
