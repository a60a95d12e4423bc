"""`candour decide`."""

import json
from pathlib import Path
from typing import Any

import click

from candour.actions.deciding import Wish, wishes_in
from candour.actions.deciding import decide as decide_now
from candour.actions.recording import Maker
from candour.cli.report import printable, progress_of
from candour.cli.workspace import (
    by_option,
    case_option,
    now,
    salt,
    who,
    workspace_at,
    workspace_option,
)
from candour.flow import step_of

_KINDS = """\b
Kinds:
  date_entry         one entry; the value is a date in words
  add_entry          a passage; the value says agency, when, who and which words
  split_entry        one entry; the value is the words of each part
  tag                entries; the value is a tag, or a list of them
  same_event         two entries or more
  not_same_event     two entries or more
  map_columns        an agency; the value leads from headings to fields
  return             an agency; the value is what it searched
  same_person        two persons or more
  different_person   two persons or more; or one, and the value names mentions that are another
  unsure_person      two persons or more
  fact               a person, or the case; the value is a sentence that agencies may have known
  finding            an agency; the value says statement, quotations (words, source), ready
  accept_quotation   a finding and one of its quotations; its cut, as shown, is accepted
  withdraw_original  a file
  note               anything; the words are its reason
  undo               decisions
"""


@click.command(short_help=step_of("decide").sentence, epilog=_KINDS)
@click.argument("kind", required=False)
@click.argument("about", nargs=-1, metavar="ABOUT…")
@case_option()
@click.option("--value", metavar="JSON", help="What was decided: JSON, or plain words.")
@click.option("--why", metavar="TEXT", help="The reason.")
@click.option("--replaces", metavar="ID", help="The decision that this one takes the place of.")
@click.option(
    "--from",
    "from_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take decisions from a file, one a line (JSON lines), all or none.",
)
@by_option
@workspace_option
def decide(  # noqa: PLR0913 (one parameter an option)
    kind: str | None,
    about: tuple[str, ...],
    *,
    case_name: str,
    value: str | None,
    why: str | None,
    replaces: str | None,
    from_file: Path | None,
    by: str | None,
    workspace: Path,
) -> int:
    """Decide something about a case: checked now, kept for good.

    ABOUT is what it is about: entries (police.docx#t1r4, or in full as candour merge --json
    prints them), files, agencies, or decisions (D3). Nothing is taken back: undoing is a decision
    of its own.

    \b
    Examples:
      candour decide --case child-k date_entry gp.csv#r2 --value "about 3 May 2022" --why "letter"
      candour decide --case child-k same_event police.docx#t1r4 gp.csv#r2 --why "one visit"
      candour decide --case child-k add_entry gp.csv#r3c6 --value '{"when": "16 February 2021"}'
      candour decide --case child-k tag gp.csv#r2 gp.csv#r5 --value neglect
      candour decide --case child-k undo D4 --why "two visits after all"
      candour decide --case child-k map_columns GP --value '{"Details": "what"}'
      candour decide --case child-k finding GP --value "The tablets were reviewed once."
      candour decide --case child-k finding GP --replaces D9 --value \\
        '{"quotations": [{"words": "Review of tablets … no side effects", "source": "gp.csv"}]}'
      candour decide --case child-k accept_quotation D10 Q603851d5 --why "nothing of weight"
      candour decide --case child-k finding GP --replaces D10 --value '{"ready": true}'

    A finding is marked ready only where every quotation is exact or folded in its source as it is
    kept, or elided without alarm and accepted; what stands against it is named. What a version
    does not say, the one that it replaces says. candour case findings shows them.
    """
    maker = Maker(by=who(by), at=now(), salt=salt)
    typed = {"value": value, "why": why, "replaces": replaces}
    wishes = _wishes(kind, about, from_file, maker.by, typed)
    made = decide_now(workspace_at(workspace, maker.by), case_name, wishes, maker, progress_of(2))
    for decision in made:
        click.echo(printable(f"{decision.id}: {decision.kind.value} by {decision.by}"))
    return 0


def _wishes(
    kind: str | None,
    about: tuple[str, ...],
    from_file: Path | None,
    by: str,
    typed: dict[str, str | None],
) -> list[Wish]:
    if from_file is not None:
        if kind is not None or about or any(typed.values()):
            raise click.UsageError("--from takes everything from the file: name nothing beside it")
        return wishes_in(from_file)
    if kind is None or not about:
        raise click.UsageError("say what is decided (KIND), and about what (ABOUT)")
    value, why, replaces = _value(typed["value"]), typed["why"], typed["replaces"]
    return [Wish(kind=kind, about=about, by=by, value=value, why=why, replaces=replaces)]


def _value(typed: str | None) -> Any:
    """An object, a list or words in quotes as JSON; else the words as they stand (2022: a date)."""
    if typed is None or not typed.lstrip().startswith(("{", "[", '"')):
        return typed
    try:
        return json.loads(typed)
    except json.JSONDecodeError as problem:
        raise click.UsageError(f"--value is no JSON at character {problem.colno}") from None
