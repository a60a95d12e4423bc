"""What stands around an agency's table: letterhead, title, introduction, closing words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from examples.make.columns import Layout, layout_of
from examples.make.entry import Entry
from examples.make.ledger import Ledger
from examples.make.marks import Mark, marks_of


@dataclass(frozen=True, slots=True)
class Job:
    """Everything a maker is given for one file."""

    agency: str
    file: str
    entries: Sequence[Entry]
    frame: Mapping[str, Any]
    habits: Mapping[str, Any]
    marks: Mapping[str, Sequence[Mark]]

    def ledger(self) -> Ledger:
        """An empty ledger for the file."""
        return Ledger(self.file)

    def layout(self, ledger: Ledger, entries: Sequence[Entry] | None = None) -> Layout:
        """The table's columns for these entries (all of them, unless told)."""
        return layout_of(self.habits, self.entries if entries is None else entries, ledger)

    def lines(self, name: str) -> list[str]:
        """A list of sentences of the frame, empty where it has none."""
        return [str(one) for one in self.frame.get(name) or ()]

    def word(self, name: str) -> str:
        """One sentence of the frame."""
        return str(self.frame.get(name) or "")


def all_marks(raw: Mapping[str, Any] | None) -> dict[str, tuple[Mark, ...]]:
    """An agency's marks by the key of the entry they lie on."""
    return {key: marks_of(listed) for key, listed in (raw or {}).items()}
