"""The words of contacts are checked as they are loaded."""

import pytest

from candour.core.knowledge.contacts.words import ContactWords
from candour.errors import BadVocabulary
from candour.vocabulary.chronology import load_promise_words
from candour.vocabulary.contacts import load_contact_words
from candour.vocabulary.loader import load_vocabulary


def test_a_means_that_is_not_listed_is_refused_with_its_place() -> None:
    loaded = dict(load_vocabulary("contacts"))
    loaded["nouns"] = [{"means": "pigeon", "words": ["pigeon"]}]
    loaded["verbs"] = [{"object": "sideways", "alone": "told", "outcome": "sung", "words": []}]
    with pytest.raises(BadVocabulary) as refused:
        ContactWords.from_mapping(loaded, load_promise_words(), {})
    for said in ("nouns, number 1: pigeon is no means", "sung is no outcome", "object is one of"):
        assert said in str(refused.value)


def test_a_missing_list_is_named() -> None:
    loaded = {name: one for name, one in load_vocabulary("contacts").items() if name != "from"}
    with pytest.raises(BadVocabulary, match="from is missing"):
        ContactWords.from_mapping(loaded, load_promise_words(), {})


def test_a_list_that_nothing_looks_for_is_named() -> None:
    loaded = {**load_vocabulary("contacts"), "pigeons": ["coo"]}
    with pytest.raises(BadVocabulary, match="pigeons: unknown"):
        ContactWords.from_mapping(loaded, load_promise_words(), {})


def test_a_message_may_be_the_call_of_another_record() -> None:
    words = load_contact_words()
    assert words.may_be_one("telephone", "message")
    assert words.may_be_one(None, "letter")
    assert not words.may_be_one("telephone", "letter")
