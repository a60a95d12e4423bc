"""How an agency is told apart on a page: by a letter, and by a fill beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from candour.writers.chronology.model import Chronology

TEXT_COLOUR = "1A1A1A"
_FILLS = (
    "CFE2F3", "FFE2B8", "D5EBC8", "F6CFE0", "E0D6F2", "FFF3A8",
    "C4EBE6", "F5CDBE", "DCDCDC", "D9E6A0", "BFD4FF", "EBD9C3",
)  # fmt: skip
"""Light enough for 4.5 to 1 under `TEXT_COLOUR` (WCAG AA). They come round again after twelve
agencies; the letter never does."""


@dataclass(frozen=True, slots=True)
class AgencyKey:
    """An agency's letter and fill (six hexadecimal digits), and how many entries it has."""

    agency: str
    letter: str
    fill: str
    entries: int


def agency_keys(chronology: Chronology) -> Mapping[str, AgencyKey]:
    """Return the key of every agency that has a file or an entry, in the order of the files."""
    counts: dict[str, int] = {}
    for report in chronology.reports:
        if report.agency is not None:
            counts.setdefault(report.agency, 0)
    for entry in chronology.entries:
        counts[entry.agency] = counts.get(entry.agency, 0) + 1
    return {
        agency: AgencyKey(agency, _letter(number), _FILLS[number % len(_FILLS)], count)
        for number, (agency, count) in enumerate(counts.items())
    }


def _letter(number: int) -> str:
    above, place = divmod(number, 26)
    return (_letter(above - 1) if above else "") + chr(ord("A") + place)
