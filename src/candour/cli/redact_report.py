"""What candour redact says of an edition, on standard error."""

from collections.abc import Iterable, Mapping, Sequence

import click

from candour.actions.redacting import FileRedacted, share_said
from candour.cli.report import printable
from candour.core.release.masking import masked
from candour.core.release.retelling import in_all

_SHOWN = 12


def echo_edition(made: Sequence[FileRedacted], *, show_forms: bool) -> None:
    """Print tables of what the whole edition withholds, and what is left for a person to settle."""
    whole = in_all(one.retold for one in made)
    rows = [
        (what.replace("_", " "), f"{count:,}", share_said(whole.share(what)))
        for what, count in sorted(whole.counts.items())
    ]
    _echo_table(("withheld or replaced", "times", "of the words"), rows)
    rows = [
        (printable(who), f"{of:,}", share_said(whole.share_of(who)))
        for who, of in sorted(whole.recorded.items())
    ]
    _echo_table(("recorded by", "characters", "withheld"), rows)
    _echo_names(
        "withheld, and not in the key", whole.unlisted,
        "put each under persons with a pseudonym, or under allowed", show_forms=show_forms,
    )  # fmt: skip
    _echo_names(
        "perhaps names, left as they stand", whole.perhaps,
        "put each that is one under persons", show_forms=show_forms,
    )  # fmt: skip


def _echo_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    held = list(rows)
    if not held:
        return
    wide = max(len(row[0]) for row in (heads, *held))
    for first, *rest in (heads, *held):
        click.echo(f"{first:<{wide}}" + "".join(f"  {cell:>14}" for cell in rest), err=True)


def _echo_names(title: str, names: Mapping[str, int], to_do: str, *, show_forms: bool) -> None:
    if not names:
        return
    ordered = sorted(names.items(), key=lambda one: (-one[1], one[0]))
    shown = ordered if show_forms else ordered[:_SHOWN]
    said = ", ".join(f"{name if show_forms else masked(name)} ({n})" for name, n in shown)
    more = f" and {len(ordered) - len(shown)} more" if len(shown) < len(ordered) else ""
    click.echo(printable(f"{title}: {len(ordered)}: {said}{more}"), err=True)
    hint = "" if show_forms else "; --show-forms shows them in full"
    click.echo(f"  {to_do}{hint}", err=True)
