"""Cases of a few rows, written as agency, day (with a clock time or not) and words."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from candour.actions.dates import load_date_words
from candour.core.chronology.entry import Entry
from candour.core.chronology.events.finding import Happenings, find_happenings
from candour.core.chronology.events.grouping import Rulings
from candour.core.chronology.ordering import in_order
from candour.core.dates.model import UncertainDate
from candour.core.dates.prose import Finder
from candour.core.dates.reading.cell import read_date
from candour.core.dates.reading.context import Context
from candour.core.documents.locator import Locator
from candour.vocabulary.events import load_event_words

ORIGINAL = "b" * 64
FINDER = Finder(load_date_words())
Row = tuple[str, str, str] | tuple[str, str, str, str]

# Rows of everyday work around the pair in question: rarity of words is told from a whole case.
ROUTINE: Sequence[Row] = [
    (agency, f"{day} {month} 2019 09:{day:02d}", what)
    for month in ("March", "May", "July", "September")
    for day, agency, what in [
        (2, "GP", "Repeat tablets issued."),
        (5, "Police", "Found bicycle returned at front counter."),
        (8, "School", "Reading book sent home. Late mark."),
        (11, "Social care", "Supervision. Visits in date."),
        (14, "Hospital", "Blood test, sample sent."),
        (17, "Health visiting", "Clinic. Weighed, on the line."),
        (20, "Housing", "Rent account clear."),
        (23, "Social care", "Plan visit. Child seen with mother."),
        (26, "GP", "Recall letter sent."),
    ]
]


def rows(*given: Row, beside: Iterable[Row] = ROUTINE) -> list[Entry]:
    """Entries in order; those given have the ids r1, r2 … after the original's."""
    entries = [_entry(f"r{at}", row, at) for at, row in enumerate(given, start=1)]
    entries += [_entry(f"x{at}", row, 100 + at) for at, row in enumerate(beside, start=1)]
    return in_order(entries, load_date_words().margins)


def _entry(name: str, row: Row, position: int) -> Entry:
    agency, when, what, *people = row
    return Entry(
        id=f"{ORIGINAL}#{name}",
        original=ORIGINAL,
        agency=agency,
        happened=read_date(when, load_date_words(), Context()),
        what=what,
        people=tuple(people[0].split(", ")) if people else (),
        locator=Locator(table=1, row=position),
        position=position,
    )


def happenings(entries: Sequence[Entry], rulings: Rulings | None = None) -> Happenings:
    """What the engine makes of entries."""
    margins = load_date_words().margins
    return find_happenings(entries, load_event_words(), margins, find_days, rulings)


def find_days(text: str, on: UncertainDate) -> list[UncertainDate]:
    """Days stated in a row's words."""
    found = FINDER.find(text, Context(on=on if on.is_resolved else None))
    return [one.date for one in found if one.has_own_day and one.date.is_resolved]


def name_of(entry: str) -> str:
    """The short name of an entry's id."""
    return entry.split("#")[1]


def groups(found: Happenings) -> list[set[str]]:
    """The events as short names of their entries."""
    return [{name_of(entry) for entry in event.entries} for event in found.events]


def full(*names: str) -> tuple[str, ...]:
    """Ids of short names."""
    return tuple(f"{ORIGINAL}#{name}" for name in names)


def later(day: str, days: int) -> str:
    """Another day, written as this one is."""
    return f"{datetime.fromisoformat(day) + timedelta(days):%Y-%m-%d}"
