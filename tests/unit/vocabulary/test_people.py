"""The words of people are checked when they are loaded."""

from typing import Any

import pytest

from candour.core.people.people_words import FILES, PeopleWords
from candour.errors import BadVocabulary
from candour.vocabulary.loader import load_vocabulary

LOADED: dict[str, Any] = {name: dict(load_vocabulary(name)) for name in FILES}


def with_people(**changed: Any) -> dict[str, Any]:
    return {**LOADED, "people": {**LOADED["people"], **changed}}


@pytest.mark.parametrize(
    ("loaded", "said"),
    [
        ({}, "people.yaml is missing"),
        (with_people(strangers={}), "strangers: one too many or missing"),
        (with_people(family={"mother": {"woman": ["mum"]}}), "mother needs words under"),
        (with_people(professional={"circus": {"clown": ["clown"]}}), "circus: no kind of agency"),
        ({**LOADED, "names": {**LOADED["names"], "male": ["Ben"]}}, "Ben is no forename in small"),
    ],
)
def test_wrong_words_are_refused(loaded: dict[str, Any], said: str) -> None:
    with pytest.raises(BadVocabulary, match=said):
        PeopleWords.from_mappings(loaded)


def test_a_word_of_two_groups_belongs_to_the_first() -> None:
    words = PeopleWords.from_mappings(LOADED)
    assert words.roles[words.exact["lodger",]].code == "lodger"
    assert words.roles[words.exact["mgm",]].code == "maternal_grandmother"
