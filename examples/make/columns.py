"""Which columns an agency's table has, and the words of each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examples.make.entry import LIST_FIELDS, TEXT_FIELDS, Entry, read_yaml
from examples.make.ledger import Ledger

EXTRA = "extra:"


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and the field its cells hold: `date+time` joins two, `extra:X` is unmapped."""

    heading: str
    field: str
    keep: bool = False

    def fields(self) -> tuple[str, ...]:
        """The entry's fields whose words stand in this column."""
        return (self.field,) if self.field.startswith(EXTRA) else tuple(self.field.split("+"))


@dataclass(frozen=True, slots=True)
class Layout:
    """An agency's habits: its columns in order, how it joins lists, its words for yes and no."""

    columns: tuple[Column, ...]
    joiners: Mapping[str, str]
    words: Mapping[str, str]

    def cell(self, column: Column, entry: Entry) -> str:
        """The words of one cell."""
        if column.field.startswith(EXTRA):
            return entry.extra.get(column.field.removeprefix(EXTRA), "")
        parts = []
        for name in column.fields():
            text = entry.text(name, self.joiners.get(name, "; "))
            parts.append(
                self.words.get(text, text) if name in ("child_seen", "seen_alone") else text
            )
        return " ".join(part for part in parts if part)

    def cells(self, entry: Entry) -> list[str]:
        """The words of a whole row, in the order of the columns."""
        return [self.cell(column, entry) for column in self.columns]

    def headings(self) -> list[str]:
        """The header row."""
        return [column.heading for column in self.columns]


def _used(entries: Sequence[Entry]) -> list[str]:
    """Fields that hold words in any entry, those under headings of their own last."""
    plain = [
        name for name in (*TEXT_FIELDS, *LIST_FIELDS) if any(entry.text(name) for entry in entries)
    ]
    extra = dict.fromkeys(EXTRA + key for entry in entries for key in entry.extra)
    return [*plain, *extra]


def layout_of(habits: Mapping[str, Any], entries: Sequence[Entry], ledger: Ledger) -> Layout:
    """An agency's columns: those its form always has, those in use, and unmapped ones at the end.

    A field in use without a heading is a problem of the entries; it is said, never dropped.
    """
    used = _used(entries)
    columns = []
    for one in habits["columns"]:
        column = Column(one["heading"], one["field"], one.get("keep") == "yes")
        if column.keep or any(name in used for name in column.fields()):
            columns.append(column)
    held = {name for column in columns for name in column.fields()}
    columns += [
        Column(name.removeprefix(EXTRA), name)
        for name in used
        if name.startswith(EXTRA) and name not in held
    ]
    for name in used:
        if name not in held and not name.startswith(EXTRA):
            ledger.problem(f"no heading for the field '{name}', which entries use")
    return Layout(tuple(columns), habits.get("joiners") or {}, habits.get("words") or {})


def read_habits(path: Path) -> dict[str, Any]:
    """`headings.yaml`: agency file → its tables' columns and habits."""
    habits: dict[str, Any] = read_yaml(path)
    return habits
