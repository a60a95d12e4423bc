import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from candour.actions.dates import date_text, make_context
from candour.writers.json.date import date_as_json


def dates_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("type") == "date":
            yield value
        else:
            for inner in value.values():
                yield from dates_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from dates_in(inner)


def test_the_contracts_golden_dates_come_out_exactly(shared: Path) -> None:
    lines = (shared / "contract" / "examples.jsonl").read_text(encoding="utf-8").splitlines()
    golden = [date for line in lines for date in dates_in(json.loads(line))]
    assert len(golden) > 10
    for expected in golden:
        got = date_as_json(date_text(expected["written"], make_context()))
        assert json.dumps(got) == json.dumps(expected)
