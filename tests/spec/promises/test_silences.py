"""What is a silence and what is none, scenario by scenario."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from candour.actions.dates import load_date_words
from candour.core.chronology.ordering import in_order
from candour.core.chronology.silences.promises import promised_silences
from candour.vocabulary.chronology import load_promise_words
from tests.spec.promises.test_phrases import AGENCIES, find_dates
from tests.unit.core.chronology.entries_for_tests import entry

SCENARIOS = yaml.safe_load((Path(__file__).parent / "silences.yaml").read_text("utf-8"))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["what"])
def test_silences(scenario: dict[str, Any]) -> None:
    rows = [
        entry(str(day), what, agency=agency, response=response[0] if response else None, row=row)
        for row, (day, agency, what, *response) in enumerate(scenario["rows"], start=1)
    ]
    for at, agency in enumerate(scenario.get("agencies", AGENCIES), start=100):
        rows.append(entry("2020-01-02", "Filed.", agency=agency, row=at))
        rows.append(entry("2022-12-31", "Records secured.", agency=agency, row=at + 100))
    ordered = in_order(rows, load_date_words().margins)
    found = promised_silences(ordered, {}, load_promise_words(), find_dates)
    told = [[one.agency, str(one.kind), one.first, one.last] for one in found]
    assert told == scenario["are"]
