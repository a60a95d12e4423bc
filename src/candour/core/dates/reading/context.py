"""What a reader of a date may know besides the words: the file's order, the period, other dates."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from candour.core.dates.model import UncertainDate

Sequence = Literal["day_first", "month_first"]


@dataclass(frozen=True, slots=True)
class Context:
    """The light a date is read in. Nothing here is guessed: each is given, or absent."""

    on: UncertainDate | None = None
    period: tuple[date, date] | None = None
    born: date | None = None
    order: Sequence = "day_first"
    # Whether other cells of the file settle the order; the other reading is kept either way.
    order_is_known: bool = False
    # Whether `on` is the date before in a story, so that a bare weekday comes after it.
    is_story: bool = False
    # Whether the words around tell of what is still to come ("will meet on Tuesday").
    looks_ahead: bool = False
    _on_days: tuple[int, int] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        if self.period and self.period[0] > self.period[1]:
            raise ValueError("the period ends before it begins")
        on = self.on
        if on is not None and (on.earliest or on.latest):
            first = on.earliest or on.latest
            last = on.latest or on.earliest
            if first is not None and last is not None:
                object.__setattr__(self, "_on_days", (first.toordinal(), last.toordinal()))

    @property
    def on_days(self) -> tuple[int, int] | None:
        """First and last day number of the date read against, or None."""
        return self._on_days

    def full_year(self, short: int) -> int | None:
        """Return a two-digit year by the date read against: the last up to 20 years after it."""
        if self._on_days is None:
            return None
        limit = date.fromordinal(self._on_days[0]).year + 20
        return limit - (limit - short) % 100
