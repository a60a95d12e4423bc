"""The ledger: every cell and paragraph, entered at the moment a maker writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Locator = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """One piece of text in one file: where it stands, its words, and what they serve."""

    file: str
    locator: Locator
    kind: str
    text: str
    flags: tuple[str, ...] = ()
    entry: str | None = None
    serves: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    def as_object(self) -> dict[str, Any]:
        """The line that `truth/passages.jsonl` holds."""
        line: dict[str, Any] = {
            "file": self.file,
            "locator": dict(self.locator),
            "kind": self.kind,
            "text": self.text,
            "flags": list(self.flags),
        }
        if self.entry:
            line |= {"entry": self.entry, "field": self.serves}
        return line | dict(self.more)


@dataclass(slots=True)
class Ledger:
    """Collects what one maker writes to one file."""

    file: str
    written: list[Written] = field(default_factory=list)
    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def note(self, locator: Locator, text: str, kind: str = "paragraph", **more: Any) -> None:
        """Enter a text; `flags`, `entry` and `field` are named, anything else is kept beside it."""
        flags = tuple(more.pop("flags", ()))
        entry, served = more.pop("entry", None), more.pop("field", None)
        self.written.append(
            Written(self.file, dict(locator), kind, text, flags, entry, served, more)
        )

    def place(self, entry: str, locator: Locator) -> None:
        """Say where an entry as a whole stands: its row, or its paragraph."""
        self.places[entry] = dict(locator)

    def problem(self, sentence: str) -> None:
        """Remember something in the entries that this file cannot carry."""
        self.problems.append(f"{self.file}: {sentence}")


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file with its ledger."""

    content: bytes
    ledger: Ledger
