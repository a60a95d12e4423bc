"""Where an account's paragraphs came to stand, noted while they were written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from examples.make.accounts.sentence import Joined
from examples.make.ledger import Made


@dataclass(frozen=True, slots=True)
class Placed:
    """One paragraph of one file: its place, its words, and what kind of paragraph it is."""

    locator: Mapping[str, Any]
    joined: Joined
    ordinal: int
    statements: bool = True
    voice: Mapping[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The paragraph's words."""
        return self.joined.text


@dataclass(frozen=True, slots=True)
class Told:
    """A finished account: which it is, its file, its bytes, its paragraphs in order."""

    account: str
    file: str
    made: Made
    paragraphs: tuple[Placed, ...]
