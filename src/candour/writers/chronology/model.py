"""What is written: one chronology with everything that stands beside its entries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.contradictions import Contradiction
from candour.core.chronology.events.grouping import Event
from candour.core.chronology.silences.model import Silence
from candour.core.chronology.silences.returns import Return
from candour.core.documents.report import ImportReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronology:
    """A chronology to be written; `entries` are in order, undated ones last.

    `files` leads from an original's hash to the name of its file. `made_on` is the day of making:
    writers ask no clock. `returns` are by agency in small letters. `unread` names the files that
    were given and could not be read.
    """

    title: str = field(repr=False)
    entries: tuple[Entry, ...] = field(repr=False)
    made_on: date
    events: Mapping[str, Event] = field(default_factory=dict, repr=False)
    contradictions: tuple[Contradiction, ...] = field(default=(), repr=False)
    silences: tuple[Silence, ...] = field(default=(), repr=False)
    returns: Mapping[str, Return] = field(default_factory=dict, repr=False)
    reports: tuple[ImportReport, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict, repr=False)
    abbreviations: Mapping[str, str] = field(default_factory=dict, repr=False)
    as_at: date | None = None
    unread: tuple[str, ...] = ()
    generated_note: str = (
        "Made by Candour from the agencies' files; no text was merged or reworded."
    )

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a chronology has a title")
        ids = {entry.id for entry in self.entries}
        if len(ids) != len(self.entries):
            raise ValueError("an entry stands once in a chronology")

    def opening_lines(self) -> tuple[str, ...]:
        """Return what stands under the title."""
        lines = [f"{self.generated_note} Made on {self.made_on.isoformat()}."]
        if self.unread:
            lines.append(f"Not read, so not in it: {', '.join(self.unread)}.")
        if self.as_at is not None:
            lines.append(
                f"As on record at the end of {self.as_at.isoformat()}: later entries and every "
                "comment are left out."
            )
        if not all(event.is_decided for event in self.events.values()):
            lines.append(
                "“Suggested” marks a link that the machine proposes and nobody has decided."
            )
        return tuple(lines)
