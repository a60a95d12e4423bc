"""The chronology as it was known on a day: the only honest cure for hindsight."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.decisions import Decision

_RECORDING_UNKNOWN = EntryFlag(
    FlagKind.RECORDING_DATE_UNKNOWN, "recording date unknown: shown by when it happened"
)
_COMMENT_HIDDEN = EntryFlag(FlagKind.COMMENT_HIDDEN, "a later comment is hidden in this view")


@dataclass(frozen=True, slots=True)
class KnownOn:
    """What was on record at the end of a day, and how many entries were not, or cannot be said."""

    day: date
    entries: tuple[Entry, ...] = field(repr=False)
    later: int
    cannot_say: int


def as_known_on(entries: Iterable[Entry], day: date) -> KnownOn:
    """Keep the entries that were on record by the end of `day`, without their comments.

    An entry was on record if its recording date, at the latest it allows, is not after the day. An
    entry without a recording date goes by when it happened, at the latest, and says so; one that
    states neither cannot be placed. A comment is a later judgement and never shown.
    """
    end = datetime.combine(day, time(23, 59))
    kept: list[Entry] = []
    later = cannot_say = 0
    for entry in entries:
        recorded = entry.recorded is not None and entry.recorded.is_resolved
        known_by = (entry.recorded if recorded and entry.recorded else entry.happened).latest
        if known_by is None:
            cannot_say += 1
        elif known_by > end:
            later += 1
        else:
            kept.append(_without_hindsight(entry, recorded=recorded))
    return KnownOn(day, tuple(kept), later, cannot_say)


def _without_hindsight(entry: Entry, *, recorded: bool) -> Entry:
    flags = entry.flags
    if not recorded:
        flags = (*flags, _RECORDING_UNKNOWN)
    if entry.comment is not None:
        flags = (*flags, _COMMENT_HIDDEN)
    return replace(entry, comment=None, flags=flags)


def decided_by(decisions: Iterable[Decision], day: date | None) -> list[Decision]:
    """Keep the decisions made by the end of `day` (every one where there is no day).

    A decision's time is ISO 8601; its day is that of its own time zone.
    """
    if day is None:
        return list(decisions)
    return [decision for decision in decisions if decision.at[:10] <= day.isoformat()]
