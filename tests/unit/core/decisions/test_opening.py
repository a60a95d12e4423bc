"""A case as it was opened."""

from datetime import date

import pytest

from candour.core.decisions.opening import Opening
from candour.errors import CandourError


def test_an_opening_reads_back() -> None:
    made = Opening(
        name="child-k",
        title="Child K",
        by="lead reviewer",
        review_type="LCSPR",
        period=(date(2005, 1, 1), date(2007, 8, 3)),
    )
    assert Opening.of_payload("child-k", made.payload()) == made


@pytest.mark.parametrize("name", ["", "Child K", "../x", "a/b", "-a", "a" * 61, "é"])
def test_a_name_is_safe_as_a_name_of_a_folder(name: str) -> None:
    with pytest.raises(CandourError, match="small letters"):
        Opening(name=name, title="Child K", by="lead")


def test_a_case_has_a_title_and_a_period_in_order() -> None:
    with pytest.raises(CandourError, match="no title"):
        Opening(name="a", title=" ", by="lead")
    with pytest.raises(CandourError, match="ends before"):
        Opening(name="a", title="A", by="lead", period=(date(2007, 1, 1), date(2006, 1, 1)))


@pytest.mark.parametrize("payload", ["{", "[]", '{"title":"A"}', '{"title":1}'])
def test_what_is_no_opening_says_so(payload: str) -> None:
    with pytest.raises(ValueError, match="no opening"):
        Opening.of_payload("a", payload)
