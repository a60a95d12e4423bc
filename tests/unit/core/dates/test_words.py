import copy
from typing import Any

import pytest

from candour.actions.dates import load_date_words
from candour.core.dates.reading.cell import read_date
from candour.core.dates.reading.context import Context
from candour.core.dates.reading.words import compile_words
from candour.errors import BadVocabulary
from candour.vocabulary.loader import load_vocabulary


def vocabulary() -> dict[str, Any]:
    return copy.deepcopy(dict(load_vocabulary("dates")))


def test_another_language_needs_no_code() -> None:
    welsh = vocabulary()
    welsh["senses"]["month"][8] = ["awst"]
    welsh["senses"]["part"]["early"] = ["dechrau"]
    welsh["senses"]["approx"]["about"] = ["tua"]
    words = compile_words(welsh)
    assert read_date("3 Awst 2007", words, Context()).edtf == "2007-08-03"
    assert read_date("dechrau Awst 2007", words, Context()).edtf == "2007-08-01/2007-08-10"
    assert read_date("tua 3 Awst 2007", words, Context()).edtf == "2007-08-03~"


@pytest.mark.parametrize(
    ("section", "value", "said"),
    [
        ("senses", None, "senses"),
        ("spans", {}, "seasons"),
        ("margins", {"day": {"days": -3}}, "margins"),
        ("feasts", {"lammas": {"words": ["lammas"]}}, "feasts"),
        ("feasts", {"lammas": {"words": [True], "day": "8-1"}}, "no word"),
        ("prose", {"references": [False]}, "prose"),
        ("two_digit_pivot", "soon", "two_digit_pivot"),
    ],
)
def test_a_bad_file_is_refused_with_a_reason(section: str, value: object, said: str) -> None:
    bad = vocabulary() | {section: value}
    with pytest.raises(BadVocabulary, match=said):
        compile_words(bad)


def test_a_word_with_two_values_of_one_kind_is_refused() -> None:
    bad = vocabulary()
    bad["senses"]["month"][1] = ["may"]
    with pytest.raises(BadVocabulary, match="both"):
        compile_words(bad)


def test_words_are_loaded_once() -> None:
    assert load_date_words() is load_date_words()
