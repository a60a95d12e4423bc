"""The tables beside this file: small cases, and exactly what is flagged in them."""

from pathlib import Path
from typing import Any

import pytest

from candour.actions.dates import load_date_words
from candour.core.chronology.entry import Entry, FlagKind
from candour.core.chronology.flags.finding import flagged
from candour.vocabulary.flags import load_flag_words
from candour.vocabulary.loader import strict_yaml
from tests.unit.core.chronology.entries_for_tests import day, entry
from tests.unit.core.chronology.flags.dates_for_tests import find_days

HERE = Path(__file__).parent


def cases(name: str) -> list[Any]:
    loaded: Any = strict_yaml((HERE / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in loaded]


def an_entry(number: int, row: Any) -> Entry:
    keys = {"what": row} if isinstance(row, str) else dict(row)
    first, until = keys.pop("day", "2022-03-01"), keys.pop("until", None)
    when = None if first is None else day(str(first), str(until) if until else None)
    for listed in ("people", "shared_with"):
        keys[listed] = tuple(keys.get(listed, ()))
    keys.setdefault("agency", "Police")
    return entry(when, row=number, position=number, **keys)


def notes(case: Any, kind: FlagKind) -> list[list[str]]:
    entries = [an_entry(number, row) for number, row in enumerate(case["entries"], start=1)]
    own = case.get("own", {})
    found = flagged(entries, load_flag_words(), load_date_words(), find_days, own)
    return [[flag.note for flag in one.flags if flag.kind is kind] for one in found]


@pytest.mark.parametrize("case", cases("abbreviations.yaml"))
def test_abbreviations(case: Any) -> None:
    expected = case.get("flags") or [[] for _ in case["entries"]]
    got = [
        [s for note in one for s in note.split(", ")] for one in notes(case, FlagKind.ABBREVIATION)
    ]
    assert got == expected


@pytest.mark.parametrize("case", cases("ages.yaml"))
def test_ages(case: Any) -> None:
    expected = case.get("flags") or ["" for _ in case["entries"]]
    assert ["; ".join(one) for one in notes(case, FlagKind.AGE)] == expected
