"""The words and reasons of links are checked when they are loaded."""

from typing import Any

import pytest

from candour.core.people.linking.words import LinkWords
from candour.errors import BadVocabulary
from candour.vocabulary.loader import load_vocabulary

LINKS: dict[str, Any] = dict(load_vocabulary("people_links"))
REASONS: dict[str, Any] = dict(load_vocabulary("people_reasons"))
SAID = {"bits": 1, "shown": "both wear hats", "explained": "Hats are rare."}


def with_reason(**said: Any) -> dict[str, Any]:
    return {**REASONS, "for": {**REASONS["for"], "same_hat": said}}


@pytest.mark.parametrize(
    ("links", "reasons", "said"),
    [
        ({**LINKS, "strangers": []}, REASONS, "strangers: not known"),
        ({key: LINKS[key] for key in LINKS if key != "agreed"}, REASONS, "agreed: lacking"),
        ({**LINKS, "strengths": {**LINKS["strengths"], "sure": 1}}, REASONS, "sure: not known"),
        (LINKS, {**REASONS, "perhaps": {}}, "perhaps: not known"),
        (LINKS, with_reason(bits=1, shown="both wear hats"), "same_hat: lacks explained"),
        (LINKS, with_reason(**SAID, weight=1), "same_hat: weight is not known"),
    ],
)
def test_wrong_words_are_refused(links: Any, reasons: Any, said: str) -> None:
    with pytest.raises(BadVocabulary, match=said):
        LinkWords.from_mapping(links, reasons)


def test_a_reason_stands_on_one_side() -> None:
    both = {"for": {**REASONS["for"], "same_hat": SAID}, "against": {"same_hat": SAID}}
    with pytest.raises(BadVocabulary, match="same_hat: stands on both sides"):
        LinkWords.from_mapping(LINKS, both)
