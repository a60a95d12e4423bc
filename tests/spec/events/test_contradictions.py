"""What two rows of one event disagree on, kind by kind, and what looks like it and is none."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from candour.core.chronology.events.grouping import Rulings
from tests.unit.core.chronology.events.events_for_tests import full, happenings, rows

CASES = yaml.safe_load((Path(__file__).parent / "contradictions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_rows_of_one_event(case: dict[str, Any]) -> None:
    entries = rows(*(tuple(map(str, row)) for row in case["rows"]))
    all_rows = full(*(f"r{at}" for at in range(1, len(case["rows"]) + 1)))
    ruled = Rulings(same=(all_rows,))
    told = {
        one.kind.value: dict(zip(one.entries, one.values, strict=True))
        for one in happenings(entries, ruled).contradictions
    }
    wanted = case.get("disagree", {})
    assert set(told) == set(wanted)
    for kind, words in wanted.items():
        for entry, said in zip(all_rows, words, strict=True):
            assert said in told[kind][entry]
