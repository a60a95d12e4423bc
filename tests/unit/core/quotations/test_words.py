"""The words as they are loaded: what is refused, and what the patterns find."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from candour.core.quotations.phrases import phrases
from candour.core.quotations.words import QuotationWords
from candour.errors import BadVocabulary
from candour.vocabulary.loader import load_vocabulary
from candour.vocabulary.quotations import load_quotation_words

WORDS = load_quotation_words()


def break_it(change: Callable[[dict[str, Any]], object]) -> None:
    loaded = deepcopy(dict(load_vocabulary("quotations")))
    change(loaded)
    QuotationWords.from_mappings(loaded, {})


@pytest.mark.parametrize(
    "change",
    [
        lambda held: held.pop("modals"),
        lambda held: held.update(moods=["may"]),
        lambda held: held.update(modals=[]),
        lambda held: held.update(modals="may"),
        lambda held: held.update(modals=["may", False]),
        lambda held: held.update(modals=["may", " "]),
        lambda held: held["attributing"].pop("saying"),
        lambda held: held["attributing"].update(saying=[1]),
        lambda held: held["attributing"]["ordinals"].update(last="2"),
    ],
)
def test_lists_that_lack_something_are_refused(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(BadVocabulary, match=r"quotations\.yaml"):
        break_it(change)


def test_the_file_itself_is_accepted() -> None:
    break_it(lambda held: None)


def test_phrases_are_found_as_whole_words_the_longest_first() -> None:
    found = phrases(["need", "need to", "can"]).findall(
        "Needed: you need  to, candid; we CAN; l'can"
    )
    assert found == ["need  to", "CAN"]


def test_an_abbreviation_counts_in_capitals_only() -> None:
    assert WORDS.agencies_in("the GP and the police’s letter") == ["gp", "police"]
    assert WORDS.agencies_in("the gp") == []


def test_words_that_deny_what_follows_stand_at_the_end() -> None:
    assert WORDS.turning_phrase.search("The panel does not accept that ")
    assert WORDS.turning_phrase.search("The panel found no evidence that staff ")
    assert not WORDS.turning_phrase.search("The panel does not accept that he, who was asked, ")
