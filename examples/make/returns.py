"""The returns: what each agency was asked for and gave, as `returns.yaml` of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

TRUE, FALSE = "true", "false"


def _typed(value: Any) -> Any:
    """Words back to what YAML means by them: the plan was read with every scalar as words."""
    if isinstance(value, Mapping):
        return {key: _typed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_typed(one) for one in value]
    return {TRUE: True, FALSE: False}.get(value, value) if isinstance(value, str) else value


def _periods_together(one: Mapping[str, Any]) -> Mapping[str, Any]:
    """An agency that searched two stretches gives both as one list."""
    if "period_2" not in one:
        return one
    together = {"period": [one["period"], one["period_2"]]}
    return {key: together.get(key, value) for key, value in one.items() if key != "period_2"}


def _as_sent(one: Mapping[str, Any]) -> Mapping[str, Any]:
    """Without what only the plan knows of things withheld."""
    withheld = [{key: held[key] for key in ("what", "why")} for held in one.get("withheld") or ()]
    return {**one, "withheld": withheld}


def returns(story: Mapping[str, Any]) -> bytes:
    """One entry an agency, nil returns included."""
    listed = [_typed(_periods_together(_as_sent(one))) for one in story.get("returns") or ()]
    head = "# What each agency searched and gave. Periods are first and last day, both included.\n"
    return (head + yaml.safe_dump(listed, allow_unicode=True, sort_keys=False, width=100)).encode()
