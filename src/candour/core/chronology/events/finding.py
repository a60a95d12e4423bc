"""Events and contradictions of a whole case in one call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from candour.core.chronology.entry import Entry, EntryFlag
from candour.core.chronology.events.contradictions import (
    Contradiction,
    event_flags,
    find_contradictions,
)
from candour.core.chronology.events.features import FindDays, features_of
from candour.core.chronology.events.grouping import Event, Rulings, group_entries
from candour.core.chronology.events.words import EventWords
from candour.core.dates.comparing import Margins
from candour.core.watching import Checkpoint, Watched, go_on


@dataclass(frozen=True, slots=True)
class Happenings:
    """What a case's entries tell of together: events, contradictions, flags by entry id."""

    events: tuple[Event, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    flags: Mapping[str, tuple[EntryFlag, ...]] = field(default_factory=dict, repr=False)

    def marked(self, entries: Sequence[Entry]) -> list[Entry]:
        """The same entries, each with its event's id and the flags that the event puts on it."""
        event_of = {entry: event.id for event in self.events for entry in event.entries}
        return [
            replace(
                entry,
                event=event_of[entry.id],
                flags=tuple(dict.fromkeys((*entry.flags, *self.flags.get(entry.id, ())))),
            )
            if entry.id in event_of
            else entry
            for entry in entries
        ]


def find_happenings(
    entries: Sequence[Entry],
    words: EventWords,
    margins: Margins,
    find_days: FindDays,
    rulings: Rulings | None = None,
    checkpoint: Checkpoint = go_on,
) -> Happenings:
    """Group the entries of a case, which come in the chronology's order, and compare each group.

    `checkpoint` is called often; it may raise to stop.
    """
    entries = Watched(entries, checkpoint)
    features = Watched(features_of(entries, words, margins, find_days), checkpoint)
    events = Watched(group_entries(features, words, rulings or Rulings()), checkpoint)
    contradictions = find_contradictions(events, features, entries, words, find_days)
    flags = event_flags(events, contradictions)
    return Happenings(tuple(events), tuple(contradictions), flags)
