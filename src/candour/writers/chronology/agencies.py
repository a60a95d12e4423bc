"""How an agency is told apart on a page: by a letter, and by a fill beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from candour.core.chronology.entry import Entry
from candour.core.documents.report import ImportReport
from candour.writers.chronology.model import Chronology

_FILLS = (
    "CFE2F3", "FFE2B8", "D5EBC8", "F6CFE0", "E0D6F2", "FFF3A8",
    "C4EBE6", "F5CDBE", "DCDCDC", "D9E6A0", "BFD4FF", "EBD9C3",
)  # fmt: skip
"""Light enough for 4.5 to 1 under the colour of text (WCAG AA). They come round again after twelve
agencies; the letter never does."""


@dataclass(frozen=True, slots=True)
class AgencyKey:
    """An agency's letter, the number of its fill (from 1), and how many entries it has."""

    agency: str
    letter: str
    fill_number: int
    entries: int

    @property
    def fill(self) -> str:
        """Its fill, as six hexadecimal digits."""
        return _FILLS[self.fill_number - 1]


def agency_keys(chronology: Chronology) -> Mapping[str, AgencyKey]:
    """Return the key of every agency that has a file or an entry, in the order of the files."""
    return keys_of(counted_agencies(chronology.reports, chronology.entries))


def counted_agencies(reports: Iterable[ImportReport], entries: Iterable[Entry]) -> dict[str, int]:
    """Return how many entries each agency that has a file or an entry has, in the files' order."""
    counts = {report.agency: 0 for report in reports if report.agency is not None}
    for entry in entries:
        counts[entry.agency] = counts.get(entry.agency, 0) + 1
    return counts


def keys_of(counts: Mapping[str, int]) -> Mapping[str, AgencyKey]:
    """Return the keys of agencies in their order."""
    return {
        agency: AgencyKey(agency, _letter(number), number % len(_FILLS) + 1, count)
        for number, (agency, count) in enumerate(counts.items())
    }


def _letter(number: int) -> str:
    above, place = divmod(number, 26)
    return (_letter(above - 1) if above else "") + chr(ord("A") + place)
