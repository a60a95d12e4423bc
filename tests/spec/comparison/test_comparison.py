"""What stance and change mean, row by row."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from candour.actions.comparing import comparer
from tests.unit.core.statements.account_for_tests import account

HERE = Path(__file__).parent


def rows(name: str) -> Any:
    return pytest.mark.parametrize(
        "row",
        yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8")),
        ids=lambda row: row.get("text") or f"{row['a']} / {row['b']}",
    )


def heading(row: dict[str, Any]) -> str:
    return "#1 The facts" if row.get("told") else "#1 Analysis"


@rows("stance")
def test_stance(row: dict[str, Any]) -> None:
    [one] = account(heading(row), row["text"]).statements
    assert one.stance.value == row["stance"]
    assert one.strength.value == row.get("strength", one.strength.value)
    assert list(one.decided_by)[: len(row.get("by", []))] == row.get("by", [])


@rows("changes")
def test_changes(row: dict[str, Any]) -> None:
    a, b = (account(heading(row), row[side]).statements for side in "ab")
    found = comparer().changes.between(a, b)
    assert found.change.value == row["change"]
    assert [one.value for one in found.also] == row.get("also", [one.value for one in found.also])
    assert row.get("why", "") in found.why
