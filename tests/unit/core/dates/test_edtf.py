from datetime import datetime

import pytest

from candour.core.dates.edtf import NotEdtf, is_edtf, read_edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2007-08-03", datetime(2007, 8, 3), datetime(2007, 8, 3, 23, 59), "day"),
        ("2007-08", datetime(2007, 8, 1), datetime(2007, 8, 31, 23, 59), "month"),
        ("2007-24", datetime(2007, 12, 1), datetime(2008, 2, 29, 23, 59), "season"),
        ("195X", datetime(1950, 1, 1), datetime(1959, 12, 31, 23, 59), "decade"),
        ("../2015-09-25", None, datetime(2015, 9, 25, 23, 59), "open"),
        ("2015/..", datetime(2015, 1, 1), None, "open"),
        ("{1833,1836..1840}", datetime(1833, 1, 1), datetime(1840, 12, 31, 23, 59), "range"),
        (
            "2017-06-14T02:34:00",
            datetime(2017, 6, 14, 2, 34),
            datetime(2017, 6, 14, 2, 34),
            "minute",
        ),
        ("2007-33", datetime(2007, 1, 1), datetime(2007, 3, 31, 23, 59), "range"),
        ("2007-XX", datetime(2007, 1, 1), datetime(2007, 12, 31, 23, 59), "year"),
    ],
)
def test_what_is_read(
    text: str, earliest: datetime | None, latest: datetime | None, precision: str
) -> None:
    date = read_edtf(text)
    assert (date.earliest, date.latest, date.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("2015-05-20~", "approximate"),
        ("2016-05-22?", "uncertain"),
        ("1805%", "approximate_and_uncertain"),
        ("1795/1805~", "approximate"),
        ("?2007-06-~05", "approximate_and_uncertain"),
    ],
)
def test_doubt(text: str, qualifier: str) -> None:
    assert read_edtf(text).qualifier == qualifier


@pytest.mark.parametrize(
    "text",
    ["", "30 Feb", "2007-02-30", "2007-13", "../..", "2007/2006", "a/b/c", "2007-08-03T25:00:00"],
)
def test_what_is_refused(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(NotEdtf):
        read_edtf(text)


def test_years_before_the_year_1_have_no_minutes() -> None:
    date = read_edtf("-0043")
    assert (date.earliest, date.latest, date.edtf) == (None, None, "-0043")
