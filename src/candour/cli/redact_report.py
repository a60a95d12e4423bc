"""What candour redact says of an edition, on standard error."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import click

from candour.actions.redacting import FileRedacted, share_said
from candour.cli.report import printable
from candour.core.release.masking import masked

_SHOWN = 12


def echo_edition(made: Sequence[FileRedacted], *, show_forms: bool) -> None:
    """Print tables of what the whole edition withholds, and what is left for a person to settle."""
    counts, withheld, of_all = Counter[str](), Counter[str](), 0
    recorded, withheld_of = Counter[str](), Counter[str]()
    for one in made:
        counts += one.retold.counts
        withheld += one.retold.withheld
        of_all += one.retold.characters
        recorded += one.retold.recorded
        withheld_of += {who: told.total() for who, told in one.retold.withheld_of.items()}
    rows = [
        (what.replace("_", " "), f"{count:,}", share_said(withheld[what] / max(of_all, 1)))
        for what, count in sorted(counts.items())
    ]
    _echo_table(("withheld or replaced", "times", "of the words"), rows)
    rows = [
        (printable(who), f"{of:,}", share_said(withheld_of[who] / max(of, 1)))
        for who, of in sorted(recorded.items())
    ]
    _echo_table(("recorded by", "characters", "withheld"), rows)
    unlisted, perhaps = Counter[str](), Counter[str]()
    for one in made:
        unlisted += one.retold.unlisted
        perhaps += one.retold.perhaps
    _echo_names(
        "withheld, and not in the key", unlisted,
        "put each under persons with a pseudonym, or under allowed", show_forms=show_forms,
    )  # fmt: skip
    _echo_names(
        "perhaps names, left as they stand", perhaps,
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
