"""Plain calendar arithmetic: days, months, weekdays, Easter. Proleptic Gregorian throughout."""

from datetime import date, datetime, timedelta

MINUTES_A_DAY = 1440
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether February had 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """How many days the month had."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Days since 31 December of the year 0; years before 1 give numbers below 1.

    `datetime` ends at the year 1; museum records do not.
    """
    if year >= 1:
        return date(year, month, day).toordinal()
    cycles = -year // 400 + 1
    return date(year + 400 * cycles, month, day).toordinal() - 146_097 * cycles


def date_of(number: int) -> date | None:
    """The date of a day number, or None where `datetime` has none (before the year 1)."""
    return date.fromordinal(number) if 1 <= number <= 3_652_059 else None


def minute_of(minutes: int) -> datetime | None:
    """The civil minute for minutes counted from day number 0, or None before the year 1."""
    number, rest = divmod(minutes, MINUTES_A_DAY)
    if not 1 <= number <= 3_652_059:
        return None
    return datetime.fromordinal(number) + timedelta(minutes=rest)


def minutes_of(moment: datetime) -> int:
    """Minutes counted from day number 0."""
    return moment.toordinal() * MINUTES_A_DAY + moment.hour * 60 + moment.minute


def year_of(number: int) -> int:
    """The year a day number falls in, before the year 1 too."""
    cycles = 0 if number >= 1 else -number // 146_097 + 1
    return date.fromordinal(number + 146_097 * cycles).year - 400 * cycles


def weekday_of(number: int) -> int:
    """1 for Monday to 7 for Sunday."""
    return (number - 1) % 7 + 1


def add_months(number: int, months: int) -> int:
    """The same day of another month; the month's last day where it is shorter."""
    start = date.fromordinal(number)
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return day_number(year, month + 1, min(start.day, days_in_month(year, month + 1)))


def easter(year: int) -> int:
    """The day number of Easter Sunday (the anonymous Gregorian computus)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, skipped = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return day_number(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> int | None:
    """The day number of the month's nth weekday; -1 is the last. None where there is none."""
    if nth < 0:
        last = day_number(year, month, days_in_month(year, month))
        return last - (weekday_of(last) - weekday) % 7 + 7 * (nth + 1)
    first = day_number(year, month, 1)
    number = first + (weekday - weekday_of(first)) % 7 + 7 * (nth - 1)
    return number if number < first + days_in_month(year, month) else None


def iso_week(year: int, week: int) -> int:
    """The Monday of a week numbered as ISO 8601 does."""
    fourth = day_number(year, 1, 4)
    return fourth - (weekday_of(fourth) - 1) + 7 * (week - 1)
