"""What is written of a cast: its people, its genogram, and where all of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from candour.core.chronology.entry import Entry
from candour.core.people.genogram.model import Genogram
from candour.core.people.person import Cast


@dataclass(frozen=True, slots=True, kw_only=True)
class CastPage:
    """A cast to be written. `letters` lead from agencies to letters, `files` from hashes to names.

    `made_on` is the day of making: writers ask no clock.
    """

    title: str = field(repr=False)
    cast: Cast = field(repr=False)
    genogram: Genogram
    letters: Mapping[str, str]
    made_on: date
    as_at: date | None = None
    entries: Mapping[str, Entry] = field(default_factory=dict, repr=False)
    files: Mapping[str, str] = field(default_factory=dict, repr=False)
