"""The invented case as entries, with what is true of them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from candour.actions.dates import load_date_words
from candour.core.chronology.entry import Entry, Seen
from candour.core.chronology.events.finding import Happenings, find_happenings
from candour.core.chronology.events.grouping import Rulings
from candour.core.chronology.ordering import in_order
from candour.core.dates.model import UncertainDate
from candour.core.dates.prose import Finder
from candour.core.dates.reading.context import Context
from candour.core.documents.locator import Locator
from candour.vocabulary.events import load_event_words

TRUTH = Path(__file__).parents[2] / "examples" / "truth"


@dataclass(frozen=True, slots=True)
class Known:
    """A contradiction that is in a case: its kind, the entries that state it, and its name."""

    name: str
    kind: str
    entries: frozenset[str]
    altered: str | None = None
    """The entry that a variant changed: a finding counts only if it names that one."""


@dataclass(frozen=True, slots=True)
class Case:
    """Entries, the event of each (None where it stands alone), and the contradictions."""

    entries: tuple[Entry, ...] = field(repr=False)
    event_of: Mapping[str, str | None]
    contradictions: tuple[Known, ...]

    def same_event(self) -> set[frozenset[str]]:
        """Pairs of entries that tell of one happening."""
        by_event: dict[str, list[str]] = {}
        for entry, event in self.event_of.items():
            if event is not None:
                by_event.setdefault(event, []).append(entry)
        return {frozenset(pair) for ids in by_event.values() for pair in combinations(ids, 2)}


def _lines(name: str) -> Iterator[dict[str, Any]]:
    with (TRUTH / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _date(loaded: Mapping[str, Any]) -> UncertainDate:
    return UncertainDate(
        loaded["written"],
        _moment(loaded["earliest"]),
        _moment(loaded["latest"]),
        loaded["precision"],
        loaded["qualifier"],
        loaded["status"],
        loaded["edtf"],
        tuple(_date(other) for other in loaded["alternatives"]),
        loaded["note"],
    )


def true_case() -> Case:
    """The invented case as its makers know it; entries carry their keys as ids."""
    entries: list[Entry] = []
    for position, line in enumerate(_lines("entries"), start=1):
        original = line["file"]
        entries.append(
            Entry(
                id=f"{original}#{line['key']}",
                original=original,
                agency=line["agency"],
                happened=_date(line["happened"]),
                what=line["what"],
                locator=Locator(table=1, row=position),
                position=position,
                people=tuple(line["people"]),
                source=line["source"],
                response=line["response"],
                outcome=line["outcome"],
                shared_with=tuple(line["shared_with"]),
                child_seen=Seen(line["child_seen"]) if line["child_seen"] else None,
            )
        )
    events = {f"{line['file']}#{line['key']}": line["event"] for line in _lines("entries")}
    known = tuple(
        Known(
            line["key"],
            line["kind"],
            frozenset(f"{one['file']}#{one['entry']}" for one in line["entries"]),
        )
        for line in _lines("contradictions")
    )
    return Case(tuple(entries), events, known)


@cache
def finder() -> Finder:
    """The date finder, made once."""
    return Finder(load_date_words())


def find_days(text: str, on: UncertainDate) -> list[UncertainDate]:
    """Days stated in a row's words; clock times alone are none."""
    found = finder().find(text, Context(on=on if on.is_resolved else None))
    return [one.date for one in found if one.has_own_day and one.date.is_resolved]


def happenings_of(entries: tuple[Entry, ...], rulings: Rulings | None = None) -> Happenings:
    """What the engine makes of entries."""
    margins = load_date_words().margins
    ordered = in_order(entries, margins)
    return find_happenings(ordered, load_event_words(), margins, find_days, rulings)


def with_what(entry: Entry, what: str) -> Entry:
    """The entry with other words."""
    return replace(entry, what=what)
