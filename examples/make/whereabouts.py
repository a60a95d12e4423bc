"""Where words stand: an entry's fields, and mentions in them, as places in the written files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from examples.make.ledger import Made, Written

SOFT = str.maketrans({"\u2011": "-", "\n": " ", "\t": " "})


def folded(text: str) -> str:
    """The text with odd hyphens and breaks as plain ones, one character for one."""
    return text.translate(SOFT)


@dataclass(frozen=True, slots=True)
class Found:
    """Words found in a written piece, by their place in its text."""

    written: Written
    start: int
    end: int
    field: str

    def as_object(self) -> dict[str, Any]:
        """File, locator, offsets in that piece's text, and the words as they stand there."""
        return {
            "file": self.written.file,
            "locator": dict(self.written.locator),
            "start": self.start,
            "end": self.end,
            "text": self.written.text[self.start : self.end],
        }


@dataclass(frozen=True, slots=True)
class Area:
    """A piece an entry's words stand in, whole or from `start` to `end`."""

    written: Written
    start: int
    end: int
    field: str

    def find(self, words: str, any_case: bool = False) -> Iterator[Found]:
        """Every place of the words inside, not inside a longer word."""
        edge_before = r"(?<!\w)" if words[:1].isalnum() else ""
        edge_after = r"(?!\w)" if words[-1:].isalnum() else ""
        flags = re.IGNORECASE if any_case else 0
        pattern = re.compile(edge_before + re.escape(folded(words)) + edge_after, flags)
        text = folded(self.written.text)
        for match in pattern.finditer(text, self.start, self.end):
            yield Found(self.written, match.start(), match.end(), self.field)


def areas(made: Made) -> dict[str, list[Area]]:
    """For each entry of a file, the pieces its words stand in, in the order they were written."""
    found: dict[str, list[Area]] = {}
    for one in made.ledger.written:
        if one.entry and one.locator.get("part") != "comment":
            found.setdefault(one.entry, []).append(
                Area(one, 0, len(one.text), one.serves or "what")
            )
        listed: Iterable[Mapping[str, Any]] = one.more.get("entries") or ()
        for part in listed:
            found.setdefault(part["entry"], []).append(
                Area(one, part["start"], part["end"], part.get("field", "what"))
            )
    return found


def mentions(
    listed: Iterable[Area],
    persons: Mapping[str, str],
) -> tuple[list[tuple[str, Found]], list[str]]:
    """Every place of every mention, the longest words first, and the words found nowhere.

    A shorter mention inside a longer one ("Sallowby" in "Mrs K Sallowby") is not counted again.
    """
    found: list[tuple[str, Found]] = []
    missing = []
    where = list(listed)
    taken: dict[int, list[tuple[int, int]]] = {}
    for words in sorted(persons, key=len, reverse=True):
        before = len(found)
        covered = False
        for area in where:
            spans = taken.setdefault(id(area.written), [])
            for one in area.find(words):
                if any(start < one.end and one.start < end for start, end in spans):
                    covered = True
                    continue
                spans.append((one.start, one.end))
                found.append((words, one))
        if len(found) == before and not covered:
            missing.append(words)
    found.sort(key=lambda pair: (str(pair[1].written.locator), pair[1].start))
    return found, missing
