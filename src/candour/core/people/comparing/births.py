"""Levels of birth dates and ages, with the doubt that each carries."""

from dataclasses import dataclass, field
from datetime import date

from candour.core.dates.model import UncertainDate
from candour.core.people.comparing.letters import is_within
from candour.core.people.comparing.levels import Level

_DAYS_A_YEAR = 365.25
_NEAR_AGE = 2
"""Ages that others guess ("about 30") are out by so many years and more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Birth:
    """When somebody was born: digits as written, the days that they may mean, or an age.

    `digits` are year, month and day ("20070314"), whether or not there is such a day, and empty
    where no day is given. `first` and `last` bound the days; an age gives them too (`from_age`).
    """

    digits: str = field(default="", repr=False)
    first: date | None = field(default=None, repr=False)
    last: date | None = field(default=None, repr=False)
    is_approximate: bool = False
    is_age: bool = False

    def __post_init__(self) -> None:
        if self.digits and not (len(self.digits) == 8 and self.digits.isdigit()):
            raise ValueError("a birth date's digits are year, month and day")
        if self.first and self.last and self.first > self.last:
            raise ValueError("nobody is born after the last day it may have been")

    @classmethod
    def of_digits(cls, digits: str) -> "Birth":
        """A birth date written as year, month, day; one that no calendar has keeps its digits."""
        try:
            day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        except ValueError:
            day = None
        return cls(digits=digits, first=day, last=day)

    @classmethod
    def of_date(cls, born: UncertainDate) -> "Birth | None":
        """A birth date as a record states it; None where it states no span with two ends."""
        if born.earliest is None or born.latest is None:
            return None
        first, last = born.earliest.date(), born.latest.date()
        digits = f"{first:%Y%m%d}".zfill(8) if first == last and not born.is_approximate else ""
        return cls(digits=digits, first=first, last=last, is_approximate=born.is_approximate)

    @classmethod
    def from_age(cls, ages: tuple[int, int], on: date) -> "Birth":
        """When somebody was born who on a day was between two ages, in whole years."""
        least, most = ages
        first = date.fromordinal(max(1, on.toordinal() - round((most + 1) * _DAYS_A_YEAR) + 1))
        last = date.fromordinal(max(1, on.toordinal() - round(least * _DAYS_A_YEAR)))
        return cls(first=first, last=last, is_age=True)


def birth_level(a: Birth, b: Birth) -> Level | None:
    """How far two birth dates or ages agree; None where they cannot be laid side by side."""
    if a.digits and b.digits:
        return _digits_level(a.digits, b.digits)
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return None
    apart = max((a.first - b.last).days, (b.first - a.last).days, 0) / _DAYS_A_YEAR
    with_age = a.is_age or b.is_age
    if apart == 0:
        return Level.BORN_AGE if with_age else Level.BORN_MAY
    if with_age:
        return Level.BORN_AGE_NEAR if apart <= _NEAR_AGE else Level.BORN_AGE_CLASH
    vague = a.is_approximate or b.is_approximate
    return Level.BORN_NEAR if vague and apart <= _NEAR_AGE else Level.BORN_CLASH


def _digits_level(a: str, b: str) -> Level:
    if a == b:
        return Level.BORN_SAME
    (year, month, day), (year_b, month_b, day_b) = _cut(a), _cut(b)
    if year == year_b and (month, day) == (day_b, month_b):
        return Level.BORN_SWAPPED
    if is_within(a, b, 1):
        return Level.BORN_DIGIT
    if (month, day) == (month_b, day_b):
        return Level.BORN_DAY_MONTH
    if year == year_b:
        return Level.BORN_YEAR_MONTH if month == month_b else Level.BORN_YEAR
    return Level.BORN_NEAR if is_within(a, b, 2) else Level.BORN_CLASH


def _cut(digits: str) -> tuple[str, str, str]:
    return digits[:4], digits[4:6], digits[6:]
