"""What one agency told: its entries beside the file they were written to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from examples.make.entry import Entry
from examples.make.ledger import Made
from examples.make.when import Date, true_date
from examples.make.whereabouts import Area, Found, areas

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Telling:
    """An agency's code and name, its entries, and its finished file."""

    code: str
    agency: str
    entries: Sequence[Entry]
    made: Made
    where: Mapping[str, Sequence[Area]] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The file's name."""
        return self.made.ledger.file

    def standing(self) -> Iterator[Entry]:
        """The entries that count: a row whose deletion is tracked is no entry."""
        return (one for one in self.entries if "deleted" not in one.flags)

    def of_event(self, event: str) -> list[Entry]:
        """The entries that tell of an event."""
        return [one for one in self.standing() if one.truth.get("event") == event]

    def place(self, entry: Entry) -> Row:
        """An entry as a place: its key, file and row."""
        return {
            "entry": entry.key,
            "agency": self.agency,
            "file": self.file,
            "locator": self.made.ledger.places.get(entry.key),
        }

    def find(self, entry: Entry, words: str, *fields: str, any_case: bool = False) -> Found | None:
        """The first place of the words in an entry, in the named fields or anywhere."""
        for area in self.where.get(entry.key, ()):
            served = area.field.split("+")
            if fields and not set(served) & set(fields):
                continue
            for one in area.find(words, any_case):
                return one
        return None


def telling(code: str, agency: str, entries: Sequence[Entry], made: Made) -> Telling:
    """Put an agency's entries and its file together."""
    return Telling(code, agency, entries, made, areas(made))


def happened(entry: Entry) -> Date:
    """The truth of when an entry's happening was; the words are those of its date and time."""
    written = " ".join(one for one in (entry.text("date"), entry.text("time")) if one)
    return true_date(written, entry.truth.get("is"))


def recorded(entry: Entry) -> Date | None:
    """The truth of when an entry was recorded, where the agency wrote it down."""
    if not entry.text("recorded"):
        return None
    return true_date(entry.text("recorded"), entry.truth.get("recorded_is"))


def as_read(one: Telling, entry: Entry, date: Date, *fields: str) -> Date:
    """The date with its words as they stand in the file: a real date's are year first."""
    pieces = [area.written for area in one.where.get(entry.key, ()) if area.field in fields]
    if not any("date_value" in piece.flags for piece in pieces):
        return date
    return {**date, "written": " ".join(piece.text for piece in pieces)}


def happened_as_read(one: Telling, entry: Entry) -> Date:
    """When an entry's happening was, in the words of its file."""
    return as_read(one, entry, happened(entry), "date", "time")


def recorded_as_read(one: Telling, entry: Entry) -> Date | None:
    """When an entry was recorded, in the words of its file."""
    date = recorded(entry)
    return as_read(one, entry, date, "recorded") if date else None


def date_place(one: Telling, entry: Entry, name: str) -> Row | None:
    """Where the words of an entry's date (or of when it was recorded) stand.

    A merged cell's words stand in its first row; a real date is pointed at whole, for its words
    are those of a number.
    """
    words, holder = entry.text(name), entry
    if not words:
        return None
    if name == "date" and "merged_date" in entry.flags:
        listed = list(one.entries)
        at = listed.index(entry)
        while at and "merged_date" in listed[at].flags:
            at -= 1
        holder = listed[at]
    spot = one.find(holder, words, name, "what")
    return spot.as_object() if spot else _real_date(one, holder, name)


def _real_date(one: Telling, entry: Entry, name: str) -> Row | None:
    for area in one.where.get(entry.key, ()):
        if area.field == name and "date_value" in area.written.flags:
            return {
                "file": one.file,
                "locator": dict(area.written.locator),
                "start": 0,
                "end": len(area.written.text),
                "text": area.written.text,
            }
    return None
