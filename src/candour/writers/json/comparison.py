"""Statements, differences and coverage as JSON."""

from collections.abc import Mapping
from typing import Any

from candour.core.comparison.coverage import Coverage
from candour.core.comparison.difference import Difference
from candour.core.comparison.reaching import Reach, Unsourced
from candour.core.statements.statement import Statement
from candour.writers.json.passage import locator_as_json

_SUGGESTED, _DECIDED = "suggested", "decided"


def statement_as_json(statement: Statement) -> dict[str, Any]:
    """Return a statement as the contract's object of that name.

    Added to the contract's keys: `at`, its place in the original's text.
    """
    return {
        "text": statement.text,
        "locator": locator_as_json(statement.passage.locator),
        "agencies": list(statement.agencies),
        "stance": statement.stance.value,
        "strength": statement.strength.value,
        "decided_by": list(statement.decided_by),
        "state": _SUGGESTED,
        "id": statement.id,
        "at": {
            "original": statement.passage.original,
            "start": statement.span.start,
            "end": statement.span.end,
        },
    }


def difference_as_json(difference: Difference) -> dict[str, Any]:
    """Return a difference as the contract's object of that name.

    Added to the contract's keys: `decision`, where a person accepted or corrected it.
    """
    line: dict[str, Any] = {
        "type": "difference",
        "a": [statement_as_json(one) for one in difference.a],
        "b": [statement_as_json(one) for one in difference.b],
        "change": difference.change.value,
        "also": [one.value for one in difference.also],
        "why": difference.why,
        "state": _SUGGESTED if difference.decision is None else _DECIDED,
        "id": difference.id,
    }
    if difference.decision is not None:
        line["decision"] = difference.decision
    return line


def coverage_as_json(a: Coverage, b: Coverage, reached: Reach | None = None) -> dict[str, Any]:
    """Return the coverage of both accounts as the contract's object of that name.

    Added to the contract's keys where B is a summary of A: `summary`, with what of A reaches it,
    what does not, and what of B has no source in A.
    """
    line: dict[str, Any] = {
        "type": "coverage",
        "coverage": {"a": _coverage(a), "b": _coverage(b)},
    }
    if reached is not None:
        line["summary"] = {
            "reached": _places(reached.reached),
            "not_reached": _places(reached.not_reached),
            "unsourced": [_unsourced(one) for one in reached.unsourced],
        }
    return line


def _coverage(of: Coverage) -> dict[str, Any]:
    return {
        title: {
            stance.value: [locator_as_json(one.passage.locator) for one in those]
            for stance, those in by_stance.items()
        }
        for title, by_stance in of.items()
        if any(by_stance.values())
    }


def _places(by_agency: Mapping[str, tuple[Statement, ...]]) -> dict[str, Any]:
    return {
        title: [locator_as_json(one.passage.locator) for one in those]
        for title, those in by_agency.items()
        if those
    }


def _unsourced(one: Unsourced) -> dict[str, Any]:
    return {
        "statement": statement_as_json(one.statement),
        "claim": one.claim,
        "details": list(one.details),
        "near": [statement_as_json(near) for near in one.near],
    }
