"""The vocabulary of events: choices within phrases, and what is refused."""

import pytest

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.phrases import tokens_of
from candour.errors import BadVocabulary
from candour.vocabulary.events import load_event_words
from candour.vocabulary.loader import load_vocabulary


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Mother declined the referral.", "declined"),
        ("Mum refuses support.", "declined"),
        ("Mother accepted a referral.", "taken"),
    ],
)
def test_a_phrase_with_choices_stands_for_all_of_them(text: str, answer: str) -> None:
    found = load_event_words().book.find(tokens_of(text))
    answers = [one.code for one in found if one.kind == "outcome:the offer of support"]
    assert answers == [answer]


def test_a_missing_list_is_named() -> None:
    loaded = dict(load_vocabulary("claims"))
    del loaded["rooms"]
    with pytest.raises(BadVocabulary, match="rooms is missing"):
        ClaimWords.from_mapping(loaded)


def test_a_wide_word_covers_known_roles_only() -> None:
    loaded = {**load_vocabulary("claims"), "covers": {"man": ["postman"]}}
    with pytest.raises(BadVocabulary, match="postman is no role"):
        ClaimWords.from_mapping(loaded)


def test_what_a_meeting_decides_of_must_be_a_thing_of_a_state() -> None:
    loaded = dict(load_vocabulary("claims"))
    loaded["of_the_matter"] = {"goes on or ends": ["weather"]}
    with pytest.raises(BadVocabulary, match="weather is no thing of a state"):
        ClaimWords.from_mapping(loaded)
