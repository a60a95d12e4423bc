"""Which entries, and what stands beside them, a person asked to see."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from candour.core.chronology.entry import Entry
from candour.core.chronology.silences.model import Silence


@dataclass(frozen=True, slots=True)
class Wanted:
    """A choice of entries. Nothing named means everything.

    `persons` are words as they stand in records ("Danny", "mother's partner"): an entry is wanted
    where any of them stands, as whole words in any case, in its words or among its people. `first`
    and `last` keep every entry that may fall between them; undated ones are always kept.
    """

    agencies: tuple[str, ...] = ()
    persons: tuple[str, ...] = field(default=(), repr=False)
    first: date | None = None
    last: date | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left aside."""
        return not (self.agencies or self.persons or self.first or self.last)

    def entries(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the wanted entries in their order."""
        agencies = {agency.casefold() for agency in self.agencies}
        named = _any_of(self.persons)
        return [
            entry
            for entry in entries
            if (not agencies or entry.agency.casefold() in agencies)
            and (named is None or named.search(_words(entry)))
            and self._may_fall_inside(entry)
        ]

    def silences(self, silences: Sequence[Silence]) -> list[Silence]:
        """Return the silences of wanted agencies that reach into the wanted days."""
        agencies = {agency.casefold() for agency in self.agencies}
        return [
            one
            for one in silences
            if (not agencies or one.agency.casefold() in agencies)
            and (self.first is None or one.last >= self.first)
            and (self.last is None or one.first <= self.last)
        ]

    def _may_fall_inside(self, entry: Entry) -> bool:
        first, last = entry.happened.earliest, entry.happened.latest
        if self.first is not None and last is not None and last.date() < self.first:
            return False
        return not (self.last is not None and first is not None and first.date() > self.last)


def _any_of(persons: Sequence[str]) -> re.Pattern[str] | None:
    if not persons:
        return None
    said = "|".join(r"\s+".join(map(re.escape, person.split())) for person in persons)
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)


def _words(entry: Entry) -> str:
    said = (entry.what, entry.response, entry.outcome, *entry.people)
    return "\n".join(words for words in said if words)
