"""`candour verify`."""

from pathlib import Path

import click

from candour.actions.verifying import ReleaseVerified, verify_release
from candour.cli.key_options import FILE
from candour.cli.report import many, printable, printable_name
from candour.flow import step_of
from candour.writers.json.lines import json_line
from candour.writers.json.verification import verification_object


@click.command(short_help=step_of("verify").sentence)
@click.argument("release", metavar="RELEASE", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--public-key",
    type=FILE,
    required=True,
    metavar="FILE",
    help="The public key of whoever released it, from where you trust it to be theirs.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the verification as JSON.")
def verify(release: Path, *, public_key: Path, as_json: bool) -> int:
    """Verify that a release is, file for file, what the owner of a key signed.

    Files that were changed, renamed, taken away or added are named. It needs the folder and the
    public key, nothing else; no network, no case.

    \b
    Examples:
      candour verify sent --public-key panel.public.pem
      candour verify sent --public-key panel.public.pem --json

    Exit code 1 if it does not verify.
    """
    found = verify_release(release, public_key)
    if as_json:
        click.echo(json_line(verification_object(found.checked, found.problems)))
    else:
        _say(found, printable_name(release.name))
    return 0 if found.is_ok else 1


def _say(found: ReleaseVerified, name: str) -> None:
    if not found.is_ok:
        for problem in found.problems:
            click.echo(printable_name(problem))
        problems = many(len(found.problems), "problem")
        click.echo(f"{name} is NOT what was signed: {problems}", err=True)
        return
    told = found.told
    click.echo(
        printable(
            f"{name} is what was signed, file for file ({found.checked} files)\n"
            f"  edition {told.edition}, released on {told.day}, SHA-256 {told.edition_sha256}\n"
            f"  read back before it left: {told.leak_check}\n"
            f"  {told.gate}"
        )
    )
