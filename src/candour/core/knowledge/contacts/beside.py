"""What is known of a case beside its entries, and helps to read them for contacts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.events.days import FindDays
from candour.core.chronology.events.grouping import Event
from candour.core.people.person import Cast


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is known of a case beside its entries.

    `events` say which entries tell of one happening; entries that carry their event's id need none.
    `cast` tells whose staff a name is, `files` (names by originals' hashes) what an agency is
    called. `prose` are whole texts of reports on others ("Inquiry"), where the bodies and officials
    are introduced that their dated sentences name. `find_days` finds the days in words: "told on
    13 May" is of that day and not of its entry's.
    """

    events: Sequence[Event] = field(default=(), repr=False)
    cast: Cast = field(default=Cast(persons=()), repr=False)
    files: Mapping[str, str] = field(default_factory=dict)
    prose: Sequence[str] = field(default=(), repr=False)
    find_days: FindDays | None = None


NOTHING_BESIDE = Beside()
