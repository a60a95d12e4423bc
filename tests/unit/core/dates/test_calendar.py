import pytest

from candour.core.dates import calendar


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2007, 4, 8), (2008, 3, 23), (2011, 4, 24), (1818, 3, 22)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert calendar.easter(year) == calendar.day_number(year, month, day)


def test_days_before_the_year_1_go_on_counting_down() -> None:
    assert calendar.day_number(0, 12, 31) == 0
    assert calendar.day_number(-1, 12, 31) == -366
    assert [calendar.year_of(number) for number in (1, 0, -365, -366)] == [1, 0, 0, -1]


def test_a_month_added_to_its_last_day() -> None:
    last = calendar.day_number(2007, 1, 31)
    assert calendar.add_months(last, 1) == calendar.day_number(2007, 2, 28)
    assert calendar.add_months(last, -2) == calendar.day_number(2006, 11, 30)


def test_the_last_monday_of_august() -> None:
    assert calendar.nth_weekday(2007, 8, 1, -1) == calendar.day_number(2007, 8, 27)
    assert calendar.nth_weekday(2007, 2, 1, 5) is None


def test_weeks_as_iso_numbers_them() -> None:
    assert calendar.iso_week(2019, 1) == calendar.day_number(2018, 12, 31)
    assert calendar.weekday_of(calendar.day_number(2007, 8, 3)) == 5
