"""What each agency searched and gave, as a case holds it and as a person writes it down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.actions.case_chronology import decided_returns
from candour.actions.cases import agencies_of
from candour.actions.deciding import Wish, decide
from candour.actions.recording import Maker, read_log
from candour.actions.refreshing import CaseState, table_of
from candour.core.chronology.silences.returns import Return
from candour.core.decisions import Decision, DecisionKind, standing
from candour.core.decisions.case_log import CaseLog
from candour.store.chronology import load_returns
from candour.store.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnShown:
    """One agency's return; `made` is None where it made none. `decision` is the one that keeps it:
    None where it stands in the agency's own file."""

    agency: str
    made: Return | None = None
    note: str = field(default="", repr=False)
    decision: str | None = None


def list_returns(workspace: Workspace, case: CaseState) -> list[ReturnShown]:
    """Return every agency of a case with what it searched."""
    decided = decided_returns(case.log.decisions)
    by_decision = _deciding(case.log)
    in_files: Mapping[str, Return] = {}
    if case.kept is not None:
        in_files = load_returns(table_of(workspace, case.log.name))
    names = {**{key: one.agency for key, one in decided.items()}, **agencies_of(case.log)}
    found: list[ReturnShown] = []
    for key, agency in names.items():
        decision = by_decision.get(key)
        found.append(
            ReturnShown(
                agency=agency,
                made=decided[key] if key in decided else in_files.get(key),
                note="" if decision is None else str(decision.value.get("note") or ""),
                decision=None if decision is None else decision.id,
            )
        )
    return found


def keep_return(
    workspace: Workspace, case: str, value: Mapping[str, Any], maker: Maker
) -> Decision:
    """Keep a return; it takes the place of the one that the agency made before.

    `value` is as one entry of `returns.yaml`. Raises `CandourError` where it breaks the format.
    """
    agency = str(value["agency"])
    log = read_log(workspace, case, maker.at)
    agency = agencies_of(log).get(agency.casefold(), agency)
    before = _deciding(log).get(agency.casefold())
    wish = Wish(
        kind=DecisionKind.RETURN.value,
        about=(agency,),
        by=maker.by,
        value={**value, "agency": agency},
        replaces=None if before is None else before.id,
    )
    return decide(workspace, case, [wish], maker)[0]


def _deciding(log: CaseLog) -> dict[str, Decision]:
    """Return the decision that keeps each agency's return, by its name in small letters."""
    return {
        one.about[0].casefold(): one
        for one in standing(log.decisions)
        if one.kind is DecisionKind.RETURN
    }
