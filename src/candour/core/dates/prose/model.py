"""A date found in a sentence."""

from dataclasses import dataclass
from typing import Literal

from candour.core.dates.model import UncertainDate
from candour.core.spans import Span

Kind = Literal["date", "time", "duration", "set", "vague"]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Words in a text that state a date or a time; `span` counts code points of that text.

    `has_own_day` is false where only a clock time is written; `is_carried` says that its day comes
    from an earlier date of the text rather than from the day of writing. `timex` is the value of
    a TIMEX3 annotation for the same words, for exchange with tools that use them; durations
    ("for two weeks") and repetitions ("every Monday") have no other value.
    """

    span: Span
    kind: Kind
    date: UncertainDate
    is_carried: bool = False
    has_own_day: bool = True
    timex: str | None = None
