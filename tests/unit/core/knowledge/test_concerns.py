"""The codebook of concerns refuses what could not be told apart later."""

import pytest

from candour.core.knowledge.concerns import Codebook
from candour.errors import BadVocabulary
from candour.vocabulary.concerns import load_concerns


def test_the_shipped_codebook_loads_with_words_compared_in_small_letters() -> None:
    concerns = load_concerns().concerns
    assert {"injury", "missed_appointment", "domestic_abuse"} <= set(concerns)
    assert "nai" in concerns["injury"].words


@pytest.mark.parametrize(
    ("loaded", "said"),
    [
        ({"Injury": {"title": "x", "words": ["a"]}}, "small letters"),
        ({"injury": {"title": "x"}}, "needs a title and words"),
        ({"injury": {"title": "x", "words": []}}, "has no words"),
        (
            {"a": {"title": "x", "words": ["Mark"]}, "b": {"title": "y", "words": ["mark"]}},
            "mark: stands under a and under b",
        ),
    ],
)
def test_a_bad_codebook_is_refused(loaded: dict[str, object], said: str) -> None:
    with pytest.raises(BadVocabulary, match=said):
        Codebook.from_mapping(loaded)
