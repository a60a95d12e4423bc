"""Dates that a person decided: they win over what was read, and say so."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.dates.model import UncertainDate
from candour.core.decisions import Decision, DecisionKind, standing
from candour.errors import CandourError

_NO_WHOLES: Mapping[str, str] = {}


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
    entries: Iterable[Entry],
    dates: Mapping[str, str],
    read: Callable[[str], UncertainDate],
    wholes: Mapping[str, str] = _NO_WHOLES,
) -> list[Entry]:
    """Return the entries, each that was dated by a person with that date and a flag.

    `wholes` leads from a part of an entry to the entry that it was part of: a part that has no date
    of its own is dated as that was.
    """
    return [_dated(entry, dates, read, wholes) for entry in entries]


def dated_by_a_person(entry: Entry, words: str, read: Callable[[str], UncertainDate]) -> Entry:
    """Return the entry with a person's date, and a flag that says what the record has."""
    settled = {
        FlagKind.UNDATED,
        FlagKind.DATE_UNRESOLVED,
        FlagKind.DATE_AMBIGUOUS,
        FlagKind.DATE_DECIDED,
    }
    kept = [flag for flag in entry.flags if flag.kind not in settled]
    was = f"“{entry.happened.written}”" if entry.happened.written else "no date"
    decided = EntryFlag(FlagKind.DATE_DECIDED, f"the record has {was}")
    return replace(entry, happened=read(words), flags=(*kept, decided))


def _dated(
    entry: Entry,
    dates: Mapping[str, str],
    read: Callable[[str], UncertainDate],
    wholes: Mapping[str, str],
) -> Entry:
    if entry.id in dates:
        return dated_by_a_person(entry, dates[entry.id], read)
    whole = wholes.get(entry.id)
    while whole is not None and not entry.has_flag(FlagKind.DATE_DECIDED):
        if whole in dates:
            return dated_by_a_person(entry, dates[whole], read)
        whole = wholes.get(whole)
    return entry
