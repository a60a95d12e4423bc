"""Amounts of money in a sentence, and in records."""

import pytest

from candour.core.knowledge.asking.amounts import amount_asked
from candour.vocabulary.knowledge import load_knowing_words


@pytest.mark.parametrize(
    ("sentence", "written", "held", "not_held"),
    [
        ("More than a thousand pounds is owed.", "More than a thousand pounds", 1140, 640),
        ("£300 was taken.", "£300", 300, 310),
        ("About £2k was lent.", "About £2k", 2200, 1500),
        ("Less than fifty pounds is left.", "Less than fifty pounds", 20, 51),
        ("Two thousand five hundred pounds went.", "Two thousand five hundred pounds", 2500, 2000),
    ],
)
def test_an_amount_is_held_within_its_bounds(
    sentence: str, written: str, held: float, not_held: float
) -> None:
    asked = amount_asked(sentence, load_knowing_words())
    assert asked is not None
    assert asked[1].strip() == written
    assert asked[0].holds(held)
    assert not asked[0].holds(not_held)


def test_a_number_of_anything_else_is_no_amount() -> None:
    assert amount_asked("Three bruises were seen at 19 Mill Lane.", load_knowing_words()) is None
