"""Which decisions still stand."""

from collections.abc import Iterable, Iterator

from candour.core.decisions.decision import Decision, DecisionKind


def in_force(decisions: Iterable[Decision]) -> set[str]:
    """Return the ids of the decisions that were neither undone nor replaced; undoing is one too.

    A decision that was undone has no effect at all: what it replaced or undid stands again. One
    that was replaced keeps its own effect on what it had replaced. What an erased decision had
    undone or replaced does not come back: its erasure says so.
    """
    made = list(decisions)
    undone: set[str] = set()
    replaced: set[str] = set()
    for decision in reversed(made):
        if decision.id in undone:
            continue
        if decision.kind is DecisionKind.UNDO:
            undone |= set(decision.about)
        elif decision.kind is DecisionKind.ERASE:
            done = decision.value if isinstance(decision.value, dict) else {}
            undone |= set(done.get("undid", ()))
            replaced |= set(done.get("replaced", ()))
        if decision.replaces is not None:
            replaced.add(decision.replaces)
    return {decision.id for decision in made} - undone - replaced


def standing(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Yield the decisions that still stand, without those that only undid another."""
    made = list(decisions)
    left = in_force(made)
    for decision in made:
        if decision.id in left and decision.kind is not DecisionKind.UNDO:
            yield decision
