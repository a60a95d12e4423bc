"""What entries promise, phrase by phrase."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from candour.actions.dates import load_date_words
from candour.core.chronology.entry import Entry
from candour.core.chronology.prose_entries import DatedWords
from candour.core.chronology.silences.promises import read_record
from candour.core.dates.model import UncertainDate
from candour.core.dates.prose import Finder
from candour.core.dates.reading.context import Context
from candour.vocabulary.chronology import load_promise_words
from tests.unit.core.chronology.entries_for_tests import entry

AGENCIES = (
    "Police",
    "GP",
    "Hospital",
    "Social care",
    "Health visiting",
    "School",
    "Housing",
    "Probation",
)
PHRASES = yaml.safe_load((Path(__file__).parent / "phrases.yaml").read_text("utf-8"))
FINDER = Finder(load_date_words())


def find_dates(text: str, on: UncertainDate | None) -> Sequence[DatedWords]:
    found = FINDER.find(text, Context(on=on, looks_ahead=True))
    return [
        DatedWords(one.span, one.date, one.is_carried or not one.has_own_day)
        for one in found
        if one.date.is_resolved
    ]


def promises_of(agency: str, says: str) -> list[str]:
    others: list[Entry] = [
        entry("2022-01-01", "Filed.", agency=other, row=row)
        for row, other in enumerate(AGENCIES, start=10)
    ]
    row = entry("2022-05-03", says, agency=agency)
    _, _, found = read_record([*others, row], load_promise_words(), find_dates)
    return [
        f"{one.actor} {one.sort} "
        + ("rhythm" if one.rhythm else str(one.due.last) if one.is_dated else "open")
        for one in found
    ]


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["says"])
def test_what_is_promised(phrase: dict[str, str]) -> None:
    wanted = [] if phrase["is"] == "nothing" else phrase["is"].split("; ")
    assert promises_of(phrase["from"], phrase["says"]) == wanted
