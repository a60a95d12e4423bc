"""A finding cannot be built wrong."""

import pytest

from candour.core.quotations.folding import Fold
from candour.core.quotations.quotation import Finding, Grade, Place
from candour.core.spans import Span
from tests.unit.core.quotations.sources_for_tests import document

PASSAGE = next(iter(document("Nobody saw him.").passages()))
PLACE = Place("a", PASSAGE, Span(0, 6))


def test_only_absent_words_have_no_place() -> None:
    for grade in Grade:
        with pytest.raises(ValueError, match="absent"):
            Finding(grade, PLACE if grade is Grade.ABSENT else None)


def test_exact_words_have_no_folds_and_were_read_by_no_machine() -> None:
    with pytest.raises(ValueError, match="exact"):
        Finding(Grade.EXACT, PLACE, "Nobody", folds=(Fold.CASE,))
    with pytest.raises(ValueError, match="exact"):
        Finding(Grade.EXACT, PLACE, "Nobody", machine_read=True)


def test_only_the_first_three_grades_hold() -> None:
    assert [grade.value for grade in Grade if grade.holds] == ["exact", "folded", "elided"]


def test_words_are_kept_out_of_a_repr() -> None:
    assert "Nobody" not in repr(Finding(Grade.EXACT, PLACE, "Nobody", cut=("Nobody",)))
