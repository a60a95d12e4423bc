"""Facts × agencies."""

from candour.core.knowledge.drawing.matrix import matrix_of
from candour.core.knowledge.model import How
from tests.unit.core.knowledge.drawing.knowledge_for_tests import LIVES, PARTNER, case


def test_a_row_for_each_fact_and_agencies_in_their_order() -> None:
    matrix = matrix_of(case(), ("Police", "Housing"))
    assert [row.fact for row in matrix.rows] == [LIVES, PARTNER]
    assert matrix.agencies == ("Police", "Housing", "Social care", "Nursery")
    assert "Police" not in matrix.rows[0].cells


def test_who_was_told_that_it_was_not_so_and_knew_later_has_both() -> None:
    cell = matrix_of(case()).rows[0].cells["Social care"]
    assert [one.how for one in cell] == [How.DENIED, How.TOLD]
