"""`candour key`."""

from pathlib import Path
from typing import Any

import click

from candour.actions.casting import people_of
from candour.actions.merging import AgencyFile, MergeOptions
from candour.cli.agency_file import AgencyFileType
from candour.cli.merged import check_source, merged_of
from candour.cli.report import check_new_file, echo_report, printable_name, progress_of
from candour.cli.workspace import case_option, workspace_option
from candour.core.release.proposing import propose as propose_key
from candour.flow import step_of
from candour.vocabulary.release import load_release_words
from candour.writers.key_file import write_key


@click.group(short_help=step_of("key").sentence)
def key() -> None:
    """Who must not be named, by which pseudonym, and what each edition may say.

    Keep the key apart from what it protects: it says who everybody is.

    \b
    Examples:
      candour key propose Police=police.docx GP=gp.csv -o draft.yaml
    """


@key.command()
@click.argument("files", nargs=-1, type=AgencyFileType(), metavar="NAME=FILE…")
@case_option(required=False)
@workspace_option
@click.option(
    "-o", "--out", required=True, metavar="KEY.yaml",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file that takes the draft; one that is there is not written over.",
)  # fmt: skip
def propose(files: tuple[AgencyFile, ...], **options: Any) -> int:
    """Draft a key from the people of the records, for a person to settle.

    Family members are called by what they are to the child, professionals by their role. Whoever
    is named by nothing but what another may be called is left out until that is decided.

    \b
    Examples:
      candour key propose Police=police.docx GP=gp.csv -o proposed.yaml
    """
    check_source(files, options["case_name"], {})
    check_new_file("-o", options["out"], [file.path for file in files])
    progress = progress_of(len(files) or 2)
    view = MergeOptions()
    merged, settings = merged_of(files, view, options["case_name"], options["workspace"], progress)
    for report in merged.reports:
        echo_report(report)
    proposed = propose_key(people_of(merged, settings.decisions, progress), load_release_words())
    write_key(proposed, options["out"])
    click.echo(
        f"{printable_name(options['out'].name)}: {len(proposed.persons)} people, "
        f"{proposed.unsettled} left to be settled as somebody else; read it before you use it",
        err=True,
    )
    for refused in merged.refused:
        click.echo(f"{printable_name(refused.name)}: {refused.refusal}", err=True)
    return 2 if merged.refused else 0
