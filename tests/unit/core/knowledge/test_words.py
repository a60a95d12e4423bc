"""The words by which knowledge is told are checked when they are loaded."""

from typing import Any

import pytest

from candour.core.knowledge.notions import Notions
from candour.core.knowledge.words import KnowingWords
from candour.errors import BadVocabulary
from candour.vocabulary.concerns import load_concerns
from candour.vocabulary.events import load_event_words
from candour.vocabulary.loader import load_vocabulary


def _built(**changed: Any) -> KnowingWords:
    loaded = {**load_vocabulary("knowing"), **changed}
    notions = Notions.from_mapping(load_vocabulary("notions"))
    return KnowingWords.from_mapping(loaded, notions, load_concerns(), load_event_words())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"tolled": ["told"]}, "tolled is no list that is known"),
        ({"several": []}, "several is missing"),
        ({"gravity": ["boredom"]}, "boredom is a concern that concerns.yaml does not list"),
        ({"titles": {"mr": "man"}}, "mr: no sex"),
    ],
)
def test_what_is_not_known_or_missing_is_refused(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(BadVocabulary, match=said):
        _built(**changed)


def test_a_verbs_forms_are_one_word() -> None:
    words = _built()
    assert words.word_root("brought") == words.word_root("brings") == words.word_root("bring")
