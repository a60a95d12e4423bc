"""`candour release`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from candour.actions.gate import check_document_gate
from candour.actions.releasing import Outcome, ToRelease, make_release, make_signing_keys
from candour.cli.key_options import FILE, ask_once, key_options, new_passphrase, unlock_with
from candour.cli.leaks import leak_progress, leak_report, leak_summary
from candour.cli.report import printable, printable_name, progress_of
from candour.cli.workspace import (
    by_option,
    case_option,
    now,
    salt,
    who,
    workspace_at,
    workspace_option,
)
from candour.core.findings.barring import OPEN, Gate
from candour.flow import step_of
from candour.writers.json.leak import leak_object
from candour.writers.json.lines import json_line
from candour.writers.json.release import barred_object, release_object

_ANY = click.Path(path_type=Path, exists=True)


@click.group(short_help=step_of("release").sentence)
def release() -> None:
    """Release editions: checked as they will leave, signed, and kept in the case's ledger.

    \b
    Examples:
      candour release keys -o panel
      candour release make public --key key.yaml --edition public --sign panel.private.pem -o sent
      candour verify sent --public-key panel.public.pem
    """


@release.command(short_help="Make the pair of keys that signs and that verifies.")
@click.option(
    "-o",
    "--out",
    "name",
    required=True,
    metavar="NAME",
    help="The files become NAME.private.pem and NAME.public.pem.",
)
@click.option("--passphrase", is_flag=True, help="Lock the private key by a passphrase.")
def keys(name: str, *, passphrase: bool) -> int:
    """Make the pair of keys that signs releases and that others verify them with.

    Publish the public one where readers can find it without you. Whoever holds the private one can
    sign in your name.

    \b
    Examples:
      candour release keys -o council
    """
    private, public = Path(f"{name}.private.pem"), Path(f"{name}.public.pem")
    made = make_signing_keys(private, public, new_passphrase() if passphrase else None)
    click.echo(f"{printable_name(public.name)}: SHA-256 {made}")
    click.echo(f"keep {printable_name(private.name)} to yourself", err=True)
    return 0


@release.command(short_help="Release an edition: checked, signed, whole or not at all.")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=_ANY)
@key_options(required=True)
@click.option("--edition", metavar="NAME", required=True, help="The edition of the key that it is.")
@click.option(
    "--sign",
    "private_key",
    metavar="FILE",
    required=True,
    type=FILE,
    help="The private key that signs it.",
)
@click.option(
    "--against",
    type=_ANY,
    multiple=True,
    metavar="RELEASE",
    help="An earlier release, to find what the two give away together.",
)
@click.option(
    "--findings",
    "document",
    type=FILE,
    metavar="DOC",
    help="The document with the findings: a quotation of it that does not hold bars.",
)
@click.option(
    "--in",
    "sources",
    type=FILE,
    multiple=True,
    metavar="SOURCE",
    help="A file that the findings quote.",
)
@case_option(required=False)
@click.option("--at-request-of", metavar="TEXT", help="Who asked for it; the ledger keeps that.")
@click.option("--why", metavar="TEXT", help="The reason; the ledger keeps it.")
@click.option(
    "-o",
    "folder",
    required=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="The new folder that is the release.",
)
@click.option("--show-forms", is_flag=True, help="Show leaks in full, not masked.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made, or what bars it.")
@by_option
@workspace_option  # fmt: skip
def make(**options: Any) -> int:
    """Release an edition that was made with candour redact.

    All that will leave is read back first, as candour leaks does, beside earlier releases too.
    With a leak, or a file that cannot be read, nothing is written. Of a case (--case), or with
    --findings, so it is where a quotation of a finding is not what its source says: exact and
    folded pass, elided only where a person has accepted the cut and no alarm stands.

    The folder holds the files under data/, manifests of their hashes, and a signature. It says its
    edition and day, and nothing of you. With --case the ledger holds the release.

    \b
    Examples:
      candour release make public/report.txt --key key.yaml --edition public \\
        --sign panel.private.pem --against sent -o sent_again

    Exit code 1 if something bars the release.
    """
    document, sources = options["document"], options["sources"]
    if bool(document) is not bool(sources):
        raise click.UsageError("--findings DOC and --in SOURCE go together")
    asked = ToRelease(
        paths=options["paths"],
        key=options["key"],
        edition=options["edition"],
        private_key=options["private_key"],
        folder=options["folder"],
        against=options["against"],
        unlock=unlock_with(options["identity"]),
        ask=ask_once("Passphrase of the private key"),
        gate=check_document_gate(document, sources) if document else OPEN,
    )
    outcome, decision = _released(asked, options)
    _say(outcome, decision, options)
    return 0 if outcome.is_made else 1


def _released(asked: ToRelease, options: dict[str, Any]) -> tuple[Outcome, str | None]:
    if options["case_name"] is None:
        return make_release(asked, now().date(), leak_progress()), None
    # What releases no case needs no database.
    from candour.actions.case_releasing import OfCase, release_case  # noqa: PLC0415
    from candour.actions.recording import Maker  # noqa: PLC0415

    maker = Maker(by=who(options["by"]), at=now(), salt=salt)
    of_case = OfCase(
        workspace=workspace_at(options["workspace"], maker.by),
        case=options["case_name"],
        maker=maker,
        why=options["why"],
        at_request_of=options["at_request_of"],
    )
    outcome, row = release_case(asked, of_case, progress_of(2), leak_progress())
    return outcome, None if row is None else row.decision


def _say(outcome: Outcome, decision: str | None, options: dict[str, Any]) -> None:
    name, show_forms = options["folder"].name, options["show_forms"]
    if options["as_json"]:
        lines = [leak_object(one, masked=not show_forms) for one in outcome.leaks.leaks]
        lines += map(barred_object, outcome.gate.barred)
        if outcome.said is not None:
            lines.append(release_object(outcome.said, name, decision))
        sys.stdout.writelines(f"{json_line(one)}\n" for one in lines)
    else:
        for line in (*leak_report(outcome.leaks, show_forms=show_forms), *_gate(outcome.gate)):
            click.echo(printable(line))
    for unread in outcome.leaks.unread:
        said = f"not looked into: {printable_name(unread.file)}: {unread.reason}"
        click.echo(printable(said), err=True)
    click.echo(leak_summary(outcome.leaks), err=True)
    if outcome.said is None:
        click.echo("nothing was released, and nothing was written", err=True)
        return
    ledger = f", {decision} in the ledger" if decision else ""
    click.echo(
        f"{printable_name(name)}: {outcome.said.files} files released as the "
        f"{printable(outcome.said.edition)} edition, "
        f"SHA-256 {outcome.said.edition_sha256}{ledger}",
        err=options["as_json"],
    )


def _gate(gate: Gate) -> Iterator[str]:
    if gate.barred:
        yield f"QUOTATIONS OF FINDINGS THAT BAR THE RELEASE: {len(gate.barred)}"
    for one in gate.barred:
        yield f"  {one.finding}: {one.quotation}, in {one.source}: it {one.why}"
        yield f"    “{one.words}”"
    if gate.not_ready:
        yield f"findings that are not marked ready: {', '.join(gate.not_ready)}"
