"""What an agency searched decides whether a stretch was covered."""

from datetime import date

import pytest

from candour.core.chronology.silences.returns import (
    Covered,
    Return,
    WithheldWords,
    covered,
    returns_from,
)
from candour.errors import RefusedFile

WORDS = WithheldWords(frozenset({"system", "records", "advice"}))
MAY, JUNE = date(2022, 5, 1), date(2022, 6, 30)


def no_dates(_: str) -> tuple[date | None, date | None]:
    return None, None


def until_april(what: str) -> tuple[date | None, date | None]:
    return (None, date(2022, 4, 30)) if "before" in what else (None, None)


def made(**keys: object) -> Return:
    entry = {"agency": "GP", "period": ["2022-01-01", "2022-12-31"], "systems_searched": ["record"]}
    return returns_from([entry | keys], WORDS, until_april)["gp"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({}, Covered.YES),
        ({"period": ["2022-01-01", "2022-06-01"]}, Covered.NO),
        ({"period": None}, Covered.UNKNOWN),
        ({"systems_searched": []}, Covered.UNKNOWN),
        ({"withheld": [{"what": "locum record system", "why": "not asked for"}]}, Covered.NO),
        ({"withheld": [{"what": "notes of counselling", "why": "consent"}]}, Covered.YES),
        ({"withheld": [{"what": "paper records before May 2022", "why": "store"}]}, Covered.YES),
        ({"period": [["2022-01-01", "2022-05-10"], ["2022-04-01", "2022-12-31"]]}, Covered.YES),
    ],
)
def test_a_stretch_is_covered_by_what_was_searched(keys: dict[str, object], said: Covered) -> None:
    assert made(**keys).covers(MAY, JUNE) is said


@pytest.mark.parametrize(
    "period",
    [
        "2022-01-01..2022-12-31",
        {"from": "2022-01-01", "to": "2022-12-31"},
        ["2022-01-01..2022-06-01", "2022-05-01..2022-12-31"],
        ["2022-01-01", "2022-12-31"],
    ],
)
def test_a_period_may_be_written_in_several_ways(period: object) -> None:
    assert made(period=period).covers(MAY, date(2022, 5, 31)) is Covered.YES


def test_an_agency_without_a_return_is_unknown() -> None:
    assert covered({}, "Police", MAY, JUNE) is Covered.UNKNOWN


def test_every_problem_is_named_at_once() -> None:
    with pytest.raises(RefusedFile) as refusal:
        returns_from(
            [
                {"agency": "GP", "asked": 1},
                {"period": []},
                {"agency": "A", "period": ["2022-13-01", "2023-01-01"]},
                {"agency": "B", "period": ["2023-01-01", "2022-01-01"]},
                {"agency": "C"},
                {"agency": "c"},
            ],
            WORDS,
            no_dates,
        )
    assert [part.split(": ")[0] for part in str(refusal.value).split("; ")[:5]] == [
        "entry 1", "entry 2", "entry 3", "entry 4", "entry 6",
    ]  # fmt: skip


def test_a_file_that_is_no_list_is_refused() -> None:
    with pytest.raises(RefusedFile, match="holds no list"):
        returns_from({"agency": "GP"}, WORDS, no_dates)
