"""What a person decided of differences: accepted as suggested, or called by another kind."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.comparison.difference import Change
from candour.core.decisions import Act, Decision, DecisionKind, standing
from candour.errors import CandourError

_ID = re.compile(r"D[0-9a-f]{8}")
_ONE_SIDED = frozenset({Change.DROPPED, Change.ADDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision on one difference between two originals: what became of the statement."""

    decision: str
    by: str = field(repr=False)
    difference: str
    a: str
    b: str
    change: Change
    why: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, decision: str, by: str, about: str, value: Any, why: str | None) -> "Ruling":
        """Build from a decision's value. Raises `ValueError` saying what is wrong."""
        if not isinstance(value, Mapping) or not {"a", "b", "change"} <= set(value):
            raise ValueError('an accepted difference is {"a": …, "b": …, "change": …}')
        if not _ID.fullmatch(about):
            raise ValueError("a decision on a difference is about its id, as in D1a2b3c4d")
        return cls(
            decision=decision,
            by=by,
            difference=about,
            a=str(value["a"]),
            b=str(value["b"]),
            change=Change(value["change"]),
            why=why,
        )


def rulings(decisions: Iterable[Decision], a: str, b: str) -> dict[str, Ruling]:
    """Return what stands decided of the differences between two originals, by their ids."""
    found = {}
    for one in standing(tuple(decisions)):
        if one.kind is DecisionKind.ACCEPT_DIFFERENCE:
            ruling = Ruling.of(one.id, one.by, one.about[0], one.value, one.why)
            if (ruling.a, ruling.b) == (a, b):
                found[ruling.difference] = ruling
    return found


def may_become(change: Change) -> tuple[Change, ...]:
    """Return the kinds that a person may call a difference; what stands alone stays alone."""
    if change in _ONE_SIDED:
        return (change,)
    return tuple(one for one in Change if one not in _ONE_SIDED)


def check_ruling(act: Act, suggested: Change | None) -> None:
    """Check that a decision on a difference can be made. Raises `CandourError`."""
    if len(act.about) != 1:
        raise CandourError("accept_difference is about several differences", expected="one")
    try:
        ruling = Ruling.of("-", act.by, act.about[0], act.value, act.why)
    except ValueError as problem:
        raise CandourError(str(problem)) from None
    if suggested is None:
        raise CandourError(
            f"{ruling.difference}: the two files have no such difference",
            next_step="compare them again: another file, or other rules, name others",
        )
    if ruling.change not in may_become(suggested):
        expected = ", ".join(may_become(suggested))
        raise CandourError(f"this difference cannot be {ruling.change.value}", expected=expected)
