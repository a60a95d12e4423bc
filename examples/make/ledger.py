"""The ledger: every cell and paragraph, entered at the moment a maker writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Locator = Mapping[str, Any]
FLAGS = frozenset(
    {
        "inserted",
        "deleted",
        "moved",
        "hidden",
        "merged",
        "formula",
        "not_calculated",
        "date_value",
        "error_value",
        "extra_cell",
        "converted",
        "ocr",
    }
)
"""What is asked of readers; what a piece is to the file beside that (header, title) is its role."""


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
    role: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not FLAGS.issuperset(self.flags):
            raise ValueError(f"{self.file}: no flags of a passage: {set(self.flags) - FLAGS}")

    def as_object(self) -> dict[str, Any]:
        """The line that `truth/passages.jsonl` holds."""
        line: dict[str, Any] = {
            "file": self.file,
            "locator": dict(self.locator),
            "kind": self.kind,
            "text": self.text,
            "flags": list(self.flags),
        }
        if self.role:
            line["role"] = list(self.role)
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
        """Enter a text; anything but `flags`, `role`, `entry` and `field` is kept beside it."""
        flags, role = tuple(more.pop("flags", ())), tuple(more.pop("role", ()))
        entry, served = more.pop("entry", None), more.pop("field", None)
        self.written.append(
            Written(self.file, dict(locator), kind, text, flags, entry, served, role, more)
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
