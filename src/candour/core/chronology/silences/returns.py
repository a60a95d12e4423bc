"""A Return: what an agency was asked for and gave, and what that says of a stretch of time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from candour.errors import RefusedFile

SpanOf = Callable[[str], tuple[date | None, date | None]]
"""Finds the first and last day that words speak of; `(None, None)` where they speak of none."""

_KEYS = frozenset(
    {"agency", "asked_on", "period", "systems_searched", "withheld", "nil", "records_secured_on",
     "author", "independent", "note"}
)  # fmt: skip


class Covered(StrEnum):
    """Whether a stretch lies inside what the agency says it searched."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something an agency did not give, and why; `first`/`last` bound it where its words do."""

    what: str = field(repr=False)
    why: str = field(repr=False)
    is_record: bool = True
    """whether entries could stand in it (a system, a log), as against advice or notes of advice"""
    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, what: str, why: str, words: "WithheldWords", spans: SpanOf) -> "Withheld":
        """Build from its words: they say whether it is a record, and which days bound it."""
        first, last = spans(what)
        return cls(what, why, words.is_record(what), first, last)

    def touches(self, first: date, last: date) -> bool:
        """Say whether an entry of this stretch could stand in what was withheld."""
        return (
            self.is_record
            and (self.first is None or self.first <= last)
            and (self.last is None or first <= self.last)
        )


@dataclass(frozen=True, slots=True)
class Return:
    """What one agency searched and gave. `periods` are first and last day, both included."""

    agency: str
    periods: tuple[tuple[date, date], ...] = ()
    systems_searched: tuple[str, ...] = field(default=(), repr=False)
    withheld: tuple[Withheld, ...] = field(default=(), repr=False)
    nil: bool = False
    asked_on: date | None = None
    records_secured_on: date | None = None
    author: str | None = field(default=None, repr=False)
    independent: bool | None = None

    def covers(self, first: date, last: date) -> Covered:
        """Say whether the stretch lies inside the period and the systems that were searched.

        A stretch that something withheld touches, or that reaches outside every period stated, is
        not covered; where no period or no system is stated, nobody knows.
        """
        if any(held.touches(first, last) for held in self.withheld):
            return Covered.NO
        if not self.periods or not self.systems_searched:
            return Covered.UNKNOWN
        if any(begin <= first and last <= end for begin, end in self.periods):
            return Covered.YES
        return Covered.NO


def covered(returns: Mapping[str, Return], agency: str, first: date, last: date) -> Covered:
    """Say whether an agency's return covers a stretch; unknown where it made none."""
    made = returns.get(agency.casefold())
    return made.covers(first, last) if made is not None else Covered.UNKNOWN


@dataclass(frozen=True, slots=True)
class WithheldWords:
    """Words by which a thing withheld is told to be a record in which entries could stand."""

    records: frozenset[str] = field(repr=False)

    def is_record(self, what: str) -> bool:
        """Say whether the words name a system, log, file or other record."""
        return bool(self.records & set(what.casefold().replace("-", " ").split()))


def returns_from(loaded: object, words: WithheldWords, spans: SpanOf) -> dict[str, Return]:
    """Build returns, by agency in small letters, from what stands in `returns.yaml`.

    Raises `RefusedFile` naming every entry that breaks the format.
    """
    if not isinstance(loaded, list):
        raise RefusedFile(
            "it holds no list", expected="one entry for each agency, opening with '-'"
        )
    problems: list[str] = []
    returns: dict[str, Return] = {}
    for number, entry in enumerate(loaded, start=1):
        try:
            made = _return(entry, words, spans)
        except (ValueError, TypeError, KeyError) as problem:
            problems.append(f"entry {number}: {problem}")
            continue
        if returns.setdefault(made.agency.casefold(), made) is not made:
            problems.append(f"entry {number}: a second return of one agency")
    if problems:
        raise RefusedFile("; ".join(problems), expected="the keys of the manual's page on returns")
    return returns


def _return(entry: Any, words: WithheldWords, spans: SpanOf) -> Return:
    if not isinstance(entry, dict) or not entry.get("agency"):
        raise ValueError("names no agency")
    unknown = set(entry) - _KEYS
    if unknown:
        raise ValueError(f"unknown keys: {', '.join(sorted(map(str, unknown)))}")
    return Return(
        agency=str(entry["agency"]),
        periods=_periods(entry.get("period"), spans),
        systems_searched=tuple(map(str, entry.get("systems_searched") or ())),
        withheld=tuple(_withheld(held, words, spans) for held in entry.get("withheld") or ()),
        nil=bool(entry.get("nil", False)),
        asked_on=_day(entry.get("asked_on"), spans),
        records_secured_on=_day(entry.get("records_secured_on"), spans),
        author=str(entry["author"]) if entry.get("author") else None,
        independent=entry.get("independent"),
    )


def _periods(stated: Any, spans: SpanOf) -> tuple[tuple[date, date], ...]:
    """Read one period or several: [first, last], "first..last", or {from: first, to: last}."""
    if not stated:
        return ()
    is_one = isinstance(stated, str | dict) or all(
        isinstance(end, date) or (isinstance(end, str) and ".." not in end) for end in stated
    )
    return tuple(_period(period, spans) for period in ([stated] if is_one else stated))


def _period(stated: Any, spans: SpanOf) -> tuple[date, date]:
    if isinstance(stated, str) and ".." not in stated:
        first, last = spans(stated)  # "February 2022 to January 2024"
    else:
        ends = stated.split("..") if isinstance(stated, str) else stated
        if isinstance(ends, dict):
            ends = [ends.get("from"), ends.get("to")]
        days = [_day(end, spans) for end in ends]
        first, last = days if len(days) == 2 else (None, None)
    if first is None or last is None or first > last:
        raise ValueError("a period is a first and a last day, in this order")
    return first, last


def _withheld(held: Any, words: WithheldWords, spans: SpanOf) -> Withheld:
    if isinstance(held, str):
        held = {"what": held}
    return Withheld.of(str(held["what"]), str(held.get("why") or ""), words, spans)


def _day(stated: Any, spans: SpanOf) -> date | None:
    if stated is None or isinstance(stated, date):
        return stated
    try:
        return date.fromisoformat(str(stated).strip())
    except ValueError:
        first, last = spans(str(stated))
        if first is None or first != last:
            raise ValueError("a day is written as 2023-03-04") from None
        return first
