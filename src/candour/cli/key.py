"""`candour key`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from candour.actions.casting import people_of
from candour.actions.key import lock_key, make_identity, unlock_key
from candour.actions.merging import AgencyFile, MergeOptions
from candour.cli.agency_file import AgencyFileType
from candour.cli.key_options import FILE, identity_option, new_passphrase, unlock_with
from candour.cli.merged import check_source, merged_of
from candour.cli.report import check_new_file, echo_report, printable_name, progress_of
from candour.cli.workspace import case_option, workspace_option
from candour.core.release.proposing import propose as propose_key
from candour.flow import step_of
from candour.vocabulary.release import load_release_words
from candour.writers.key_file import write_key

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _out_option(metavar: str, what: str) -> Callable[[_Command], _Command]:
    return click.option(
        "-o", "--out", required=True, metavar=metavar,
        type=click.Path(path_type=Path, dir_okay=False),
        help=f"The file that takes {what}; one that is there is not written over.",
    )  # fmt: skip


@click.group(short_help=step_of("key").sentence)
def key() -> None:
    """Who must not be named, by which pseudonym, and what each edition may say.

    Keep the key apart from what it protects: it says who everybody is. Locked, it can lie where
    others might come by it; commands that take --key open it in memory alone.

    \b
    Examples:
      candour key identity -o panel.identity > panel.recipient
    """


@key.command(short_help="Draft a key from the people of the records.")
@click.argument("files", nargs=-1, type=AgencyFileType(), metavar="NAME=FILE…")
@case_option(required=False)
@workspace_option
@_out_option("KEY.yaml", "the draft")
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


@key.command(short_help="Lock a key with age.")
@click.argument("key_file", metavar="KEY.yaml", type=FILE)
@_out_option("KEY.yaml.age", "the locked key")
@click.option(
    "--recipient",
    "recipients",
    metavar="age1…",
    multiple=True,
    help="Who can open it: the recipient of an identity, or an SSH public key.",
)
@click.option("--passphrase", "by_passphrase", is_flag=True,
              help="Ask for a passphrase that opens it.")  # fmt: skip
def lock(key_file: Path, *, out: Path, recipients: tuple[str, ...], by_passphrase: bool) -> int:
    """Lock a key, so that it can lie where others might come by it.

    Either for recipients, each of whom opens it with an identity of their own, or by a passphrase.
    The format is that of age (age-encryption.org), whose own program opens it too. The open file
    stays where it is: delete it once you have opened the locked one.

    \b
    Examples:
      candour key lock key.yaml -o key.yaml.age --recipient "$(cat panel.recipient)"
    """
    if bool(recipients) is by_passphrase:
        raise click.UsageError("name either --recipient, once or more, or --passphrase")
    notice = "locking it; that takes a few seconds"
    passphrase = new_passphrase(notice) if by_passphrase else None
    lock_key(key_file, out, recipients=recipients, passphrase=passphrase)
    shown = printable_name(key_file.name)
    click.echo(
        f"{printable_name(out.name)} is locked; {shown} is still open: delete it when you have "
        "tried the locked one",
        err=True,
    )
    return 0


@key.command(short_help="Write a locked key in the clear, to change it.")
@click.argument("key_file", metavar="KEY.yaml.age", type=FILE)
@_out_option("KEY.yaml", "the open key")
@identity_option
def unlock(key_file: Path, *, out: Path, identity: Path | None) -> int:
    """Write a locked key in the clear, readable by its owner alone, to change it.

    No other command needs that: what takes --key takes a locked one.

    \b
    Examples:
      candour key unlock key.yaml.age -o opened.yaml --identity panel.identity
    """
    unlock_key(key_file, out, unlock_with(identity))
    click.echo(
        f"{printable_name(out.name)} says who everybody is: lock it again, and delete it", err=True
    )
    return 0


@key.command(short_help="Make an identity that opens locked keys.")
@_out_option("FILE", "the identity")
def identity(out: Path) -> int:
    """Make an identity, and print the recipient that keys are locked for.

    Whoever holds the identity opens every key that was locked for its recipient: keep it apart from
    the keys, readable by you alone. The recipient is no secret.

    \b
    Examples:
      candour key identity -o panel2.identity
    """
    click.echo(make_identity(out))
    click.echo(f"keep {printable_name(out.name)} to yourself", err=True)
    return 0
