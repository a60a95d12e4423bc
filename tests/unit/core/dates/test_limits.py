"""Words that no one writes must not hurt either."""

import pytest

from candour.actions.dates import date_text, find_dates, make_context


@pytest.mark.parametrize(
    "word", ["early ", "the end of ", "w/c ", "first week of ", "3 days before ", "? ", "( ", "1/"]
)
def test_a_long_row_of_one_word_is_no_date_and_no_trouble(word: str) -> None:
    assert not date_text(word * 500, make_context()).is_resolved
    find_dates(word * 200, make_context())


@pytest.mark.parametrize("none", ["next 0 weeks", "last 0 days", "the past 0 months"])
def test_none_of_a_unit_is_no_date_and_no_trouble(none: str) -> None:
    assert not date_text(none, make_context(on="3 May 2022")).is_resolved
    assert not find_dates(none, make_context(on="3 May 2022"))
