"""The words of promises load, and bad ones are refused with every problem."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from candour.core.chronology.silences.contacts.lengths import after
from candour.core.chronology.silences.contacts.words import Grace, PromiseWords
from candour.errors import BadVocabulary
from candour.vocabulary.chronology import load_promise_words
from candour.vocabulary.events import load_event_words
from candour.vocabulary.loader import load_vocabulary

BESIDE = {name: load_vocabulary(name) for name in ("acts", "counterparts", "same_words")}


def loaded() -> dict[str, Any]:
    return deepcopy(dict(load_vocabulary("promises")))


def test_every_sort_is_kept_by_itself() -> None:
    words = load_promise_words()
    assert all(code in words.keeps(code) for code in words.sorts)
    assert "call" in words.keeps("visit")
    assert "visit" not in words.keeps("call")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda bad: bad.pop("cues"), "cues is missing"),
        (lambda bad: bad["cues"].update(perhaps=["maybe"]), "unknown cue perhaps"),
        (lambda bad: bad["sorts"]["visit"].pop("done"), "visit: done is missing"),
        (lambda bad: bad["sorts"]["visit"]["kept_by"].append("dance"), "kept by dance"),
        (lambda bad: bad["sorts"]["visit"].update(convened_by="circus"), "convened by circus"),
        (lambda bad: bad["units"].update(moon=["moons"]), "unknown unit moon"),
        (lambda bad: bad["attempts"]["tried"]["fills"].append("dance"), "fills dance"),
        (lambda bad: bad["kindred"].update(circus=["police"]), "receives: circus is no kind"),
        (lambda bad: bad["schedules"]["two_year_review"].update(by="circus"), "is by circus"),
        (
            lambda bad: bad["schedules"]["two_year_review"].update(months=[30, 24]),
            "ends before it begins",
        ),
    ],
)
def test_bad_words_are_refused(spoil: Callable[[dict[str, Any]], object], said: str) -> None:
    bad = loaded()
    spoil(bad)
    with pytest.raises(BadVocabulary, match=said):
        PromiseWords.from_mapping(bad, load_event_words(), BESIDE)


def test_grace_is_a_share_within_bounds() -> None:
    grace = Grace(share=0.25, least=1, most=14)
    assert [grace.of(days) for days in (0, 4, 14, 28, 365)] == [1, 1, 4, 7, 14]


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [
        (24, "hour", date(2022, 7, 2)),
        (2, "hour", date(2022, 7, 1)),
        (10, "working_day", date(2022, 7, 15)),
        (2, "week", date(2022, 7, 15)),
        (1, "fortnight", date(2022, 7, 15)),
        (8, "month", date(2023, 3, 1)),
    ],
)
def test_lengths_of_time_are_counted_from_the_day(count: int, unit: str, day: date) -> None:
    assert after(date(2022, 7, 1), count, unit) == day
