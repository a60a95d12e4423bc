from datetime import date

import pytest

from candour.actions.dates import date_text, make_context
from candour.core.dates.reading.context import Context
from candour.errors import CandourError


def test_a_period_may_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="period"):
        Context(period=(date(2007, 1, 2), date(2007, 1, 1)))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("23 Dec", "2006-12-23"), ("3/8/07", "2007-08-03"), ("3 August", "2007-08-03")],
)
def test_the_review_period_gives_years(text: str, edtf: str) -> None:
    assert date_text(text, make_context(period="2006-09-01..2007-08-03")).edtf == edtf


def test_two_digits_fall_in_the_period_even_far_from_today() -> None:
    assert date_text("3/8/07", make_context(period="1905..1910")).edtf == "1907-08-03"


def test_two_years_that_fit_are_both_kept() -> None:
    found = date_text("3 August", make_context(period="2006..2007"))
    assert (found.status, found.edtf) == ("ambiguous", "2006-08-03")
    assert [other.edtf for other in found.alternatives] == ["2007-08-03"]


@pytest.mark.parametrize(
    ("text", "edtf", "precision"),
    [
        ("aged 3 weeks", "2006-03-22/2006-03-28", "week"),
        ("at 6 months", "2006-09-01/2006-09-30", "month"),
        ("2 years old", "2008-03-01/2009-02-28", "year"),
        ("aged 18/12", "2007-09-01/2007-09-30", "month"),
    ],
)
def test_an_age_is_a_date_when_the_birth_is_known(text: str, edtf: str, precision: str) -> None:
    found = date_text(text, make_context(born="2006-03-01"))
    assert (found.edtf, found.precision) == (edtf, precision)


def test_an_age_without_a_birth_is_unresolved() -> None:
    assert date_text("aged 3 weeks", make_context()).note == (
        "an age needs a date of birth to become a date"
    )


@pytest.mark.parametrize(
    "options",
    [
        {"on": "soon"},
        {"born": "2006"},
        {"born": "after 2006"},
        {"period": "2006"},
        {"period": "2007..2006"},
    ],
)
def test_an_option_that_is_no_date_is_refused(options: dict[str, str]) -> None:
    with pytest.raises(CandourError):
        make_context(**options)  # type: ignore[arg-type]
