"""Small made-up records, and the cast of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from candour.actions.entry_reading import find_days
from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.decisions import Decision
from candour.core.documents.locator import Locator
from candour.core.people.linking.casting import Casting, CastWords, Records
from candour.core.people.linking.rulings import PersonRulings
from candour.core.people.mentions.finding import find_mentions
from candour.core.people.person import Cast, Person
from candour.core.spans import Span
from candour.vocabulary.comparing import load_name_words
from candour.vocabulary.people import load_people_words
from candour.vocabulary.people_links import load_link_words

Row = tuple[str, str, str]
"""An agency, what its column of people holds, and what happened."""


def entries_of(rows: Sequence[Row]) -> list[Entry]:
    made = []
    for number, (agency, people, what) in enumerate(rows, start=1):
        original = agency.lower().replace(" ", "").ljust(64, "0")
        day = datetime(2022, 1 + number // 28, 1 + number % 28)
        start = number * 1000
        made.append(
            Entry(
                id=f"{original}#r{number}",
                original=original,
                agency=agency,
                happened=UncertainDate(
                    "", day, day, "day", status="resolved", edtf=day.date().isoformat()
                ),
                what=what,
                locator=Locator(row=number),
                position=number,
                people=tuple(one.strip() for one in people.split(",") if one.strip()),
                places={Field.WHAT: Span(start, start + len(what))},
            )
        )
    return made


def cast_of(rows: Sequence[Row], decisions: Iterable[Decision] = ()) -> Cast:
    entries = entries_of(rows)
    mentions = find_mentions(entries, load_people_words(), find_days)
    words = CastWords(load_link_words(), load_name_words())
    return Casting(Records(entries, mentions), words, PersonRulings.of(decisions)).cast()


def person(cast: Cast, text: str, agency: str | None = None) -> Person:
    """The one person of whom a mention has these words."""
    found = {
        each.id: each
        for each in cast.persons
        for one in each.mentions
        if one.text == text and agency in (None, one.agency)
    }
    assert len(found) == 1, f"{text}: {len(found)} persons"
    return next(iter(found.values()))


def decided(number: int, kind: str, *about: str, value: object = None) -> Decision:
    line = {"id": f"D{number}", "at": "2026-01-01T00:00:00+00:00", "by": "me", "kind": kind}
    return Decision.from_mapping({**line, "about": list(about), "value": value})


CHILD: list[Row] = [
    ("Hospital", "Ellis Warrener, Mrs J Warrener", "Brought by mother with a fever."),
    ("Hospital", "Ellis Warrener, Mrs J Warrener", "Mother rang for results."),
    ("Nursery", "Ellis, Mum", "Mum late at home time."),
    ("Nursery", "Ellis, Nan", "Fetched by Nan, not Mum."),
    ("Police", "Jodie WARRENER, Ellis WARRENER", "Jodie WARRENER reports a stolen bicycle."),
]


NAMESAKES: list[Row] = [
    ("Police", "Gavin STRAKE b. 30/01/1961", "Warning marker read."),
    ("Police", "Gavin STRAKE b. 19/07/1988", "Sentenced."),
]
