"""Passages and places as JSON."""

from typing import Any

from candour.core.chronology.entry import Entry
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Mark, Passage
from candour.core.spans import Span

_LOCATOR_KEYS = (
    "page", "paragraph", "number", "table", "row", "column", "sheet", "cell", "line", "path",
)  # fmt: skip


def locator_as_json(locator: Locator) -> dict[str, Any]:
    """Return the parts of a locator that apply, in the contract's order."""
    parts = ((key, getattr(locator, key)) for key in _LOCATOR_KEYS)
    return {"part": locator.part.value, **{key: value for key, value in parts if value is not None}}


def place_as_json(entry: Entry, span: Span | None = None) -> dict[str, Any]:
    """Return where an entry stands in its original, and its words' span where one is known."""
    line: dict[str, Any] = {
        "original": entry.original,
        "locator": locator_as_json(entry.locator),
    }
    if span is not None:
        line |= {"start": span.start, "end": span.end}
    return line


def passage_as_json(passage: Passage) -> dict[str, Any]:
    """Return a passage as the contract's object of that name.

    Added to the contract's keys where they apply: `marks`, `row_span`, `column_span`.
    """
    line: dict[str, Any] = {
        "type": "passage",
        "id": passage.id,
        "original": passage.original,
        "locator": locator_as_json(passage.locator),
        "kind": passage.kind.value,
        "text": passage.text,
        "start": passage.span.start,
        "end": passage.span.end,
        "flags": [flag.value for flag in passage.flags],
    }
    if passage.marks:
        line["marks"] = [_mark_as_json(mark) for mark in passage.marks]
    if passage.row_span > 1:
        line["row_span"] = passage.row_span
    if passage.column_span > 1:
        line["column_span"] = passage.column_span
    return line


def _mark_as_json(mark: Mark) -> dict[str, Any]:
    line: dict[str, Any] = {
        "kind": mark.kind.value,
        "start": mark.span.start,
        "end": mark.span.end,
    }
    for key in ("by", "at", "to"):
        value = getattr(mark, key)
        if value is not None:
            line[key] = value
    return line
