"""Two accounts laid side by side: every statement of both, once, in a difference."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from candour.core.comparison.accounts import align_accounts
from candour.core.comparison.aligning import Bead
from candour.core.comparison.changes import Changes
from candour.core.comparison.difference import Change, Difference
from candour.core.statements.finding import Account
from candour.core.statements.statement import Stance, Statement
from candour.core.watching import Checkpoint, go_on


@dataclass(frozen=True)
class Comparer:
    """Compares accounts."""

    changes: Changes = field(repr=False)

    def differences(
        self, a: Account, b: Account, checkpoint: Checkpoint = go_on
    ) -> tuple[Difference, ...]:
        """Return the differences in the order of A; what only B says stands where B says it.

        Every statement of either account stands in exactly one difference.
        """
        beads = align_accounts(a.statements, b.statements, self.changes.words, checkpoint)
        found: list[tuple[tuple[int, int], Difference]] = []
        for bead in beads:
            checkpoint()
            one = self.changes.between(_of(a, bead.a), _of(b, bead.b))
            found.append(((bead.a[0], -1), one))
        in_a = {i for bead in beads for i in bead.a}
        for i, statement in enumerate(a.statements):
            if i not in in_a:
                found.append(((i, -1), _dropped(statement)))
        found += _added(b, beads)
        return tuple(one for _, one in sorted(found, key=lambda each: each[0]))


def _of(account: Account, numbers: Sequence[int]) -> tuple[Statement, ...]:
    return tuple(account.statements[number] for number in numbers)


def _added(b: Account, beads: Sequence[Bead]) -> Iterator[tuple[tuple[int, int], Difference]]:
    """Yield what only B says, each after what B says before it."""
    after = {j: bead.a[-1] for bead in beads if bead.in_order for j in bead.b}
    in_b = {j for bead in beads for j in bead.b}
    place = -1
    for j, statement in enumerate(b.statements):
        place = after.get(j, place)
        if j not in in_b:
            why = f"no statement of A says so{_of_whom(statement)}"
            one = Difference(a=(), b=(statement,), change=Change.ADDED, why=why)
            yield (place, j), one


def _dropped(statement: Statement) -> Difference:
    why = f"no statement of B says so{_of_whom(statement)}"
    return Difference(a=(statement,), b=(), change=Change.DROPPED, why=why)


def _of_whom(statement: Statement) -> str:
    if statement.stance is Stance.NEUTRAL or not statement.agencies:
        return ""
    noun = "criticism" if statement.stance is Stance.CRITICISES else "credit"
    return f": {noun} of {' and '.join(statement.agencies)}"
