"""Vocabulary files load, and bad ones are refused with the line."""

import pytest

from candour.core.chronology.headings import Field
from candour.errors import BadVocabulary
from candour.vocabulary.headings import load_headings
from candour.vocabulary.loader import parse_vocabulary


def test_headings_load_and_every_field_can_be_reached() -> None:
    assert set(load_headings().fields.values()) == set(Field)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", "line 1: written twice: a"),
        ("a: [1\n", "line 2"),
        ("- a\n", "holds no mapping"),
    ],
)
def test_what_yaml_would_let_pass_is_refused(text: str, said: str) -> None:
    with pytest.raises(BadVocabulary, match=said):
        parse_vocabulary(text, "words")
