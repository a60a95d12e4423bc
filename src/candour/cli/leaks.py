"""`candour leaks`."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from time import monotonic

import click

from candour.actions.leaks import Asked, LeaksFound, find_leaks
from candour.cli.key_options import key_options, unlock_with
from candour.cli.report import many, printable, printable_name
from candour.core.leaks.leak import Leak, LeakClass
from candour.flow import step_of
from candour.writers.json.leak import leak_object
from candour.writers.json.lines import json_line

_ANY = click.Path(path_type=Path, exists=True)
_EVERY_SECONDS = 2.0
_TO_DO = {
    LeakClass.NAME: "replace it by the pseudonym where the edition is made, and make it again",
    LeakClass.DATE_OF_BIRTH: "give an age or a year instead",
    LeakClass.ADDRESS: "take the address out",
    LeakClass.IDENTIFIER: "take the number out",
    LeakClass.CONTACT: "take the number or address out",
    LeakClass.PLACE: "ask whether the place tells where the family lives; else allow it in the key",
    LeakClass.FREE_TEXT: "make the file again without the words; a box only covers them",
    LeakClass.JIGSAW: "leave one of the clues out, or make it coarser",
}
_IN_WORDS = {
    LeakClass.NAME: "a name", LeakClass.DATE_OF_BIRTH: "a date of birth",
    LeakClass.ADDRESS: "an address", LeakClass.IDENTIFIER: "an identifier",
    LeakClass.CONTACT: "a telephone number or e-mail address", LeakClass.PLACE: "a small place",
    LeakClass.FREE_TEXT: "words that were meant not to be read",
    LeakClass.JIGSAW: "clues that tell more together",
}  # fmt: skip


@click.command(short_help=step_of("leaks").sentence)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=_ANY)
@key_options(required=False)
@click.option("--edition", metavar="NAME", help="Check by what this edition of the key withholds.")
@click.option(
    "--against", type=_ANY, multiple=True, metavar="RELEASE",
    help="Another edition or an earlier release, to find what the two give away together.",
)  # fmt: skip
@click.option("--show-forms", is_flag=True, help="Show what was found in full, not masked.")
@click.option("--json", "as_json", is_flag=True, help="Print the leaks as JSON, one a line.")
def leaks(  # noqa: PLR0913 (one parameter an option)
    paths: tuple[Path, ...],
    *,
    key: Path | None,
    identity: Path | None,
    edition: str | None,
    against: tuple[Path, ...],
    show_forms: bool,
    as_json: bool,
) -> int:
    """Read an edition back and say what in it gives somebody away.

    Any file or folder can be checked, made by Candour or not: words, and all that a file keeps
    beside them (text under boxes, comments, tracked changes, hidden rows and sheets, properties,
    bookmarks, links, names of files). Names are looked for in every form that the key's names can
    take, also misspelt by one letter.

    What was found is masked, so that a report can be passed on. Without a key only words that were
    meant not to be read are found.

    \b
    Examples:
      candour leaks release/public --key key.yaml --edition public
      candour leaks report.pdf
      candour leaks public --against family --key key.yaml --edition public --json

    Exit code 1 if there is a leak that is no warning, or a file could not be read.
    """
    if key is None and (edition or against):
        raise click.UsageError("--edition and --against need --key KEY.yaml")
    asked = Asked(
        paths=paths, key=key, edition=edition, against=against, unlock=unlock_with(identity)
    )
    found = find_leaks(asked, leak_progress())
    if not found.files:
        raise click.UsageError("PATH: there is no file in it, and nothing was checked")
    if as_json:
        sys.stdout.writelines(
            f"{json_line(leak_object(one, masked=not show_forms))}\n" for one in found.leaks
        )
    else:
        for line in leak_report(found, show_forms=show_forms):
            click.echo(printable(line))
    _say_beside(found)
    click.echo(leak_summary(found), err=True)
    return 0 if found.is_clean else 1


def _say_beside(found: LeaksFound) -> None:
    for name, kept in found.kept.items():
        listed = ", ".join(f"{told} ({n})" for told, n in kept.items())
        click.echo(
            printable(f"{printable_name(name)} keeps beside what it shows: {listed}"), err=True
        )
    for unread in found.unread:
        said = "NOT READ" if unread.is_whole else "not looked into"
        click.echo(printable(f"{said}: {printable_name(unread.file)}: {unread.reason}"), err=True)


def leak_report(found: LeaksFound, *, show_forms: bool) -> Iterator[str]:
    """Yield the lines that say what was found, and what to do about it."""
    for warning, title in ((False, "LEAKS"), (True, "WARNINGS, to be looked at")):
        some = [one for one in found.leaks if one.warning is warning]
        if not some:
            continue
        yield f"{title}: {len(some)}"
        for file, leaks_of_file in groupby(some, key=lambda one: one.file):
            yield f"  {printable_name(file)}"
            for one in leaks_of_file:
                yield from _in_words(one, show_forms=show_forms)
        yield ""
    if found.leaks:
        yield "WHAT TO DO"
        for leak_class in LeakClass:
            if any(one.leak_class is leak_class for one in found.leaks):
                yield f"  {_IN_WORDS[leak_class]}: {_TO_DO[leak_class]}"


def _in_words(one: Leak, *, show_forms: bool) -> Iterator[str]:
    form = one.shown_form(masked=not show_forms)
    whose = f", {one.person} of the key" if one.person else ""
    others = f" (or {', '.join(one.may_also_be)})" if one.may_also_be else ""
    yield f"    {one.where}: {_IN_WORDS[one.leak_class]}, “{form}”{whose}{others}"


def leak_summary(found: LeaksFound) -> str:
    """Say in one line what was found."""
    counted = Counter(one.leak_class for one in found.certain)
    classes = ", ".join(f"{n} {one.value.replace('_', ' ')}" for one, n in counted.items())
    warnings = len(found.leaks) - len(found.certain)
    told = f"{many(len(found.certain), 'leak')} ({classes})" if classes else "no leak"
    unread = sum(one.is_whole for one in found.unread)
    failed = f"; {unread} could NOT be read" if unread else ""
    return f"{many(found.files, 'file')} read: {told}; {many(warnings, 'warning')}{failed}"


def leak_progress() -> Callable[[int, int, str], None]:
    """Return what names the file that is read, every few seconds, on a terminal."""
    last = monotonic()

    def say(done: int, known: int, name: str) -> None:
        nonlocal last
        if sys.stderr.isatty() and monotonic() - last > _EVERY_SECONDS:
            last = monotonic()
            click.echo(f"file {done + 1} of {known}: {printable_name(name)}", err=True)

    return say
