"""Cases, decisions and verifications as JSON."""

from collections.abc import Sequence
from typing import Any

from candour.core.chronology.carrying import Orphan
from candour.core.decisions import Decision
from candour.core.decisions.case_log import CaseLog
from candour.core.decisions.chain import LogLine
from candour.core.decisions.decision import ABOUT_THE_FILE
from candour.core.decisions.originals import HeldOriginal
from candour.writers.json.verification import verification_object


def case_as_json(
    log: CaseLog,
    originals: Sequence[HeldOriginal],
    agencies: Sequence[str],
    orphans: Sequence[Orphan] | None = None,
) -> dict[str, Any]:
    """Return a case as the contract's object of that name.

    Added to the contract's keys: `files`, and `orphans` where they were looked for.
    """
    opening = log.opening
    line: dict[str, Any] = {"type": "case", "name": opening.name, "title": opening.title}
    if opening.review_type is not None:
        line["review_type"] = opening.review_type
    if opening.period is not None:
        line["period"] = [day.isoformat() for day in opening.period]
    line |= {
        "agencies": list(agencies),
        "originals": len(originals),
        "decisions": log.count,
        "head": log.head,
        "files": [
            {"sha256": one.sha256, **one.value(), "decision": one.decision} for one in originals
        ],
    }
    if orphans is not None:
        line["orphans"] = [
            {"decision": one.decision, "kind": one.kind.value, "entry": one.entry}
            for one in orphans
        ]
    return line


def decision_as_json(decision: Decision, line: LogLine) -> dict[str, Any]:
    """Return a decision as the contract's object; added: `commitment`, `link`, and `made`.

    What is decided about the case file itself (its title, words erased) is an object of its own.
    """
    made = {} if decision.made is None else {"made": dict(decision.made)}
    is_of_file = decision.kind in ABOUT_THE_FILE
    return {
        "type": f"{decision.kind.value}_decision" if is_of_file else "decision",
        "id": decision.id,
        "at": decision.at,
        "by": decision.by,
        "why": decision.why,
        "kind": decision.kind.value,
        "about": list(decision.about),
        "value": decision.value,
        "replaces": decision.replaces,
        "previous": line.previous,
        "commitment": line.commitment,
        "link": line.link,
        **made,
    }


def removed_as_json(line: LogLine) -> dict[str, Any]:
    """Return what is left of a decision whose words were removed: its place in the chain."""
    return {
        "type": "removed_decision",
        "id": line.id,
        "at": line.at,
        "previous": line.previous,
        "commitment": line.commitment,
        "link": line.link,
    }


def reading_as_json(at: str, by: str, what: str, original: str) -> dict[str, Any]:
    """Return that somebody opened something."""
    line = {"type": "reading", "at": at, "by": by, "what": what}
    return line | ({"original": original} if original else {})


def verification_as_json(
    checked: int, head: str, problems: Sequence[str], erased: Sequence[str] = ()
) -> dict[str, Any]:
    """Return a verification as the contract's object of that name; added: `head`, and `erased`
    where words were."""
    line = verification_object(checked, problems) | {"head": head}
    return line | ({"erased": list(erased)} if erased else {})
