"""Entries told in prose: sentences gathered into paragraphs, each with the place it stands at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from examples.make.entry import Entry


def by_paragraph(entries: Iterable[Entry]) -> list[tuple[str, Sequence[Entry]]]:
    """Entries in their order, gathered by the paragraph their writer put them in."""
    return [
        (number, list(group))
        for number, group in groupby(entries, key=lambda one: one.text("para"))
    ]


def joined(entries: Sequence[Entry]) -> tuple[str, list[tuple[str, int, int]]]:
    """A paragraph's text and, for each entry, where its sentences start and end in it."""
    text, spans = "", []
    for entry in entries:
        words = " ".join(entry.text("what").split())
        start = len(text) + (1 if text else 0)
        text = f"{text} {words}" if text else words
        spans.append((entry.key, start, start + len(words)))
    return text, spans


def wrapped(text: str, width: int) -> str:
    """Lines broken at spaces, one character for one, so that positions stay what they were."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])
