import pytest

from candour.actions.dates import date_text, load_date_words, make_context
from candour.core.dates import comparing
from candour.core.dates.comparing import Margin
from candour.core.dates.model import UncertainDate

MARGINS = load_date_words().margins


def read(text: str) -> UncertainDate:
    return date_text(text, make_context())


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [
        ("3 August 2007", "4 August 2007", "before"),
        ("4 August 2007", "3 August 2007", "after"),
        ("3 August 2007", "3 August 2007", "cannot_say"),
        ("early June 2007", "11 June 2007", "before"),
        ("June 2007", "11 June 2007", "cannot_say"),
        ("c. 20 May 2015", "23 May 2015", "cannot_say"),
        ("c. 20 May 2015", "24 May 2015", "before"),
        ("c. 2005", "31 December 2007", "cannot_say"),
        ("c. 2005", "1 January 2008", "before"),
        ("about May 2007", "30 June 2007", "cannot_say"),
        ("about May 2007", "1 July 2007", "before"),
        ("?3 August 2007", "4 August 2010", "cannot_say"),
        ("03/08/2007", "1 May 2007", "cannot_say"),
        ("03/08/2007", "4 August 2007", "before"),
        ("on or before 25 September 2015", "26 September 2015", "before"),
        ("after 1900", "1899", "after"),
        ("not known", "1899", "cannot_say"),
    ],
)
def test_order(a: str, b: str, order: str) -> None:
    assert comparing.order_of(read(a), read(b), MARGINS) == order
    assert comparing.surely_before(read(a), read(b), MARGINS) == (order == "before")
    assert comparing.surely_after(read(a), read(b), MARGINS) == (order == "after")


def test_the_same_day() -> None:
    day, month, unknown = read("3 August 2007"), read("August 2007"), read("not known")
    assert comparing.surely_same_day(day, read("03.08.2007 at 4pm"), MARGINS) is False  # two orders
    assert comparing.surely_same_day(day, read("3 Aug 2007 4pm"), MARGINS)
    assert comparing.possibly_same_day(day, month, MARGINS)
    assert not comparing.surely_same_day(day, month, MARGINS)
    assert comparing.possibly_same_day(day, unknown, MARGINS)
    assert comparing.possibly_same_day(day, read("?1 May 2001"), MARGINS)
    assert not comparing.possibly_same_day(day, read("4 August 2007"), MARGINS)
    assert comparing.possibly_same_day(day, read("c. 6 August 2007"), MARGINS)


def test_within_a_period() -> None:
    period = read("from 1 January 2007 to 31 December 2007")
    assert period.earliest is not None
    assert period.latest is not None
    inside = (period.earliest, period.latest, MARGINS)
    assert comparing.surely_within(read("June 2007"), *inside)
    assert not comparing.surely_within(read("c. 2 January 2007"), *inside)
    assert not comparing.surely_within(read("?June 2007"), *inside)


def test_a_margin_may_not_be_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        Margin(days=-1)
