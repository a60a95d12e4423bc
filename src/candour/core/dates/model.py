"""The date as a record states it: the words, the span they state, and the doubt they carry."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, get_args

Precision = Literal[
    "minute",
    "hour",
    "part_of_day",
    "day",
    "week",
    "part_of_month",
    "month",
    "season",
    "year",
    "decade",
    "range",
    "open",
]
Qualifier = Literal["approximate", "uncertain", "approximate_and_uncertain"]
Status = Literal["resolved", "ambiguous", "unresolved"]

_PRECISIONS = frozenset(get_args(Precision))
_QUALIFIERS = frozenset(get_args(Qualifier)) | {None}
_STATUSES = frozenset(get_args(Status))


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """A written date, its stated span in local civil minutes, and what is doubtful about it.

    `earliest` and `latest` are what was *said*; doubt lives in `qualifier`. None is an open side,
    or, when the date is unresolved, nothing known. There is no `<`: two such dates are compared
    with `surely_before` and its kin (comparing.py) and sorted by one documented rule (sorting.py).
    """

    # The words come from a case, so they stay out of every repr.
    written: str = field(repr=False)
    earliest: datetime | None = None
    latest: datetime | None = None
    precision: Precision | None = None
    qualifier: Qualifier | None = None
    status: Status = "unresolved"
    edtf: str | None = None
    alternatives: tuple["UncertainDate", ...] = ()
    note: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        earliest, latest = self.earliest, self.latest
        if earliest is not None and latest is not None and earliest > latest:
            raise ValueError("a date's earliest minute may not be after its latest")
        if self.qualifier not in _QUALIFIERS or self.status not in _STATUSES:
            raise ValueError("unknown qualifier or status of a date")
        if self.status == "unresolved":
            if earliest is not None or latest is not None or self.precision is not None:
                raise ValueError("an unresolved date states no span")
        elif self.precision not in _PRECISIONS or self.edtf is None:
            raise ValueError("a resolved date needs a precision and its EDTF")
        elif self.precision != "open" and (earliest is None) != (latest is None):
            raise ValueError("a date with one open side has the precision 'open'")
        if self.status == "ambiguous" and not self.alternatives:
            raise ValueError("an ambiguous date needs its other readings")

    @property
    def is_resolved(self) -> bool:
        """Whether the date states a span at all (an ambiguous one states its first reading)."""
        return self.status != "unresolved"

    @property
    def is_approximate(self) -> bool:
        """Whether the words put a margin round the span ("c.", "about")."""
        return self.qualifier in ("approximate", "approximate_and_uncertain")

    @property
    def is_uncertain(self) -> bool:
        """Whether the words doubt the date itself ("?", "probably")."""
        return self.qualifier in ("uncertain", "approximate_and_uncertain")

    def readings(self) -> tuple["UncertainDate", ...]:
        """This reading and the others that the words allow."""
        return (self, *self.alternatives)


class _Unsealed:
    """The same slots, still open: a frozen dataclass sets each of its own at some cost."""

    __slots__ = (
        "alternatives",
        "earliest",
        "edtf",
        "latest",
        "note",
        "precision",
        "qualifier",
        "status",
        "written",
    )


def stated(
    written: str,
    span: tuple[datetime | None, datetime | None],
    precision: Precision,
    qualifier: Qualifier | None,
    edtf: str,
    note: str | None = None,
) -> UncertainDate:
    """A resolved date of a form that is sound by itself; what `UncertainDate` checks is not asked.

    For the short ways alone, where making the date would take longer than reading it. A test holds
    what they make against what the constructor makes.
    """
    date: Any = _Unsealed()
    date.written = written
    date.earliest, date.latest = span
    date.precision = precision
    date.qualifier = qualifier
    date.status = "resolved"
    date.edtf = edtf
    date.alternatives = ()
    date.note = note
    date.__class__ = UncertainDate
    sealed: UncertainDate = date
    return sealed


Reader = Callable[[str], UncertainDate]


def unresolved(written: str, note: str | None) -> UncertainDate:
    """A date that states no span, and why."""
    return UncertainDate(written, note=note)
