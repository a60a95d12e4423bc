"""Dates that a person decided: they win over what was read, and say so."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.dates.model import UncertainDate
from candour.core.decisions import Decision, DecisionKind, standing
from candour.errors import CandourError


def decided_dates(decisions: Iterable[Decision]) -> Mapping[str, str]:
    """Return entry id → the date's words, of every decision on a date that stands.

    Raises `CandourError` naming the decision whose value is no date in words.
    """
    dates: dict[str, str] = {}
    for decision in standing(decisions):
        if decision.kind is not DecisionKind.DATE_ENTRY:
            continue
        if not isinstance(decision.value, str) or not decision.value.strip():
            raise CandourError(
                f"decision {decision.id} on a date has no words as its value",
                expected='a value such as "about 3 May 2022"',
            )
        dates |= dict.fromkeys(decision.about, decision.value)
    return dates


def with_decided_dates(
    entries: Iterable[Entry], dates: Mapping[str, str], read: Callable[[str], UncertainDate]
) -> list[Entry]:
    """Return the entries, each that was dated by a person with that date and a flag."""
    return [_dated(entry, dates, read) for entry in entries]


def _dated(entry: Entry, dates: Mapping[str, str], read: Callable[[str], UncertainDate]) -> Entry:
    if entry.id not in dates:
        return entry
    settled = {FlagKind.UNDATED, FlagKind.DATE_UNRESOLVED, FlagKind.DATE_AMBIGUOUS}
    kept = [flag for flag in entry.flags if flag.kind not in settled]
    was = entry.happened.written or "no date"
    decided = EntryFlag(FlagKind.DATE_DECIDED, f"a person's decision; the record has “{was}”")
    return replace(entry, happened=read(dates[entry.id]), flags=(*kept, decided))
