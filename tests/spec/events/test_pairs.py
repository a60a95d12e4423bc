"""Pairs of rows that tell of one happening or of two, and what they disagree on."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.core.chronology.events.events_for_tests import groups, happenings, rows

CASES = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_pair(case: dict[str, Any]) -> None:
    entries = rows(*(tuple(map(str, row)) for row in case["rows"]))
    found = happenings(entries)
    assert groups(found) == ([{"r1", "r2"}] if case["one"] else [])
    told = {
        one.kind.value: dict(zip(one.entries, one.values, strict=True))
        for one in found.contradictions
    }
    wanted = case.get("disagree", {})
    assert set(told) == set(wanted)
    for kind, (first, second) in wanted.items():
        values = {entry.split("#")[1]: value for entry, value in told[kind].items()}
        assert first in values["r1"]
        assert second in values["r2"]
