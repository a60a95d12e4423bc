"""Dates in few words."""

from datetime import datetime

import pytest

from candour.core.dates.model import Precision, Qualifier, UncertainDate, unresolved
from candour.core.dates.naming import date_named


def date(
    first: str | None, last: str | None, precision: Precision, qualifier: Qualifier | None = None
) -> UncertainDate:
    ends = [datetime.fromisoformat(end) if end else None for end in (first, last)]
    return UncertainDate("as written", *ends, precision, qualifier, "resolved", "x")


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (date("2022-03-03", "2022-03-03T23:59", "day"), "3 Mar 2022"),
        (date("2022-03-03T10:00", "2022-03-03T10:00", "minute"), "3 Mar 2022"),
        (date("2022-03-01", "2022-03-31T23:59", "month"), "Mar 2022"),
        (date("2022-01-01", "2022-12-31T23:59", "year", "approximate"), "c. 2022"),
        (date("2022-06-01", "2022-06-10T23:59", "part_of_month"), "1–10 Jun 2022"),
        (date("2022-06-01", "2022-08-31T23:59", "season"), "1 Jun – 31 Aug 2022"),
        (date("2021-12-01", "2022-02-28T23:59", "season"), "1 Dec 2021 – 28 Feb 2022"),
        (date(None, "2022-06-10T23:59", "open"), "by 10 Jun 2022"),
        (date("2022-06-10", None, "open"), "from 10 Jun 2022"),
        (date("2022-03-03", "2022-03-03T23:59", "day", "uncertain"), "3 Mar 2022?"),
        (unresolved("31 June", "no such day"), "no date told"),
    ],
)
def test_a_date_is_named_by_what_it_states(given: UncertainDate, named: str) -> None:
    assert date_named(given) == named
