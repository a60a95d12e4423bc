"""Words that the law wants gone, and what must be left of them so that the log still tells true.

A decision's words and the random bytes of its commitment are removed together; its place in the
chain stays. That it was done, by whom and why is a decision itself. It holds no word of what was
erased: only which decisions that one had undone or replaced, so that none of them comes back, and
of a case's opening what the case is called now.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from candour.core.decisions.decision import Act, Decision, DecisionKind
from candour.core.decisions.opening import Opening
from candour.core.decisions.standing import in_force, standing
from candour.errors import CandourError

OPENING = "D0"
"""The id of the line that opens a case."""


def erasure(
    decision: str, opening: Opening, decisions: Sequence[Decision], by_and_why: tuple[str, str]
) -> Act:
    """Return the act that erases a decision's words. Raises `CandourError` where it cannot be."""
    by, why = by_and_why
    if not why.strip():
        raise CandourError(
            "no reason is given", expected="which law or order asks for it, with --why"
        )
    if decision == OPENING:
        left = _left_of_opening(opening, decisions)
    else:
        left = _left_of(decision, decisions)
    return Act(kind=DecisionKind.ERASE, by=by, about=(decision,), value=left, why=why)


def erased(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return the id of what was erased → the id of the decision that says so."""
    return {
        about: one.id for one in decisions if one.kind is DecisionKind.ERASE for about in one.about
    }


def titled(opening: Opening, decisions: Iterable[Decision]) -> Opening:
    """Return an opening with the title that the case has now."""
    made = list(decisions)
    if not any(one.kind is DecisionKind.RETITLE for one in made):
        return opening
    titles = [str(one.value) for one in standing(made) if one.kind is DecisionKind.RETITLE]
    return replace(opening, title=titles[-1]) if titles else opening


def opening_left(name: str, decisions: Iterable[Decision]) -> Opening | None:
    """Return what is left of an opening that was erased; None where nobody says that it was."""
    for one in decisions:
        if one.kind is DecisionKind.ERASE and OPENING in one.about and isinstance(one.value, dict):
            period = one.value.get("period")
            return Opening(
                name=name,
                title=str(one.value.get("title") or name),
                by=one.by,
                review_type=one.value.get("review_type"),
                period=None if period is None else _days(period),
            )
    return None


def _days(period: Sequence[str]) -> tuple[date, date]:
    return date.fromisoformat(period[0]), date.fromisoformat(period[1])


def _left_of_opening(opening: Opening, decisions: Sequence[Decision]) -> dict[str, Any]:
    retitled = any(one.kind is DecisionKind.RETITLE for one in standing(decisions))
    if not retitled:
        raise CandourError(
            "the opening holds the case's title, which nobody has changed",
            next_step="candour case retitle gives it another; then erase D0",
        )
    period = None if opening.period is None else [day.isoformat() for day in opening.period]
    return {"title": opening.title, "review_type": opening.review_type, "period": period}


def _left_of(decision: str, decisions: Sequence[Decision]) -> dict[str, Any]:
    found = next((one for one in decisions if one.id == decision), None)
    if found is None:
        raise CandourError(
            f"{decision}: the log holds no words of such a decision",
            expected="the id of a decision, as in D7",
            next_step="candour log lists them",
        )
    if found.kind is DecisionKind.ERASE:
        raise CandourError(
            f"{decision} says what was erased and why; it cannot be erased",
            expected="the id of another decision",
        )
    left: dict[str, Any] = {"kind": found.kind.value}
    if found.id in in_force(decisions):
        if found.kind is DecisionKind.UNDO:
            left["undid"] = list(found.about)
        if found.replaces is not None:
            left["replaced"] = [found.replaces]
    return left
