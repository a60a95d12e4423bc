"""A paragraph of a page that may have markup or none, and whose voice it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from examples.make.accounts.sentence import Joined, Sentence, join


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words and the element they are written in; `voice` is what is true of a post's paragraph."""

    joined: Joined
    tag: str
    of_prose: bool = True
    voice: Mapping[str, Any] = field(default_factory=dict)
    quoted: Mapping[str, Any] = field(default_factory=dict)


def heading(title: str, quoted: str, key: str) -> Joined:
    """A headline that holds a quotation."""
    start = title.index(quoted)
    return join([Sentence(title, slots=((key, start, start + len(quoted)),))])
