"""Marks: what stands out inside the words of one cell or paragraph (tracked, hidden, noted, …)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# These lie on words that are there; the others stand after such words and bring words of their own.
ON_WORDS = frozenset({"inserted", "comment", "smart_tag", "control", "link", "replace"})
AFTER_WORDS = frozenset({"deleted", "hidden", "footnote", "endnote"})
ON_ROWS = frozenset({"row_control", "cell_control", "nested"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing out of the ordinary: `on` or after which words, with what words of its own."""

    kind: str
    field: str
    anchor: str
    text: str = ""
    author: str = ""
    at: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in ON_WORDS | AFTER_WORDS | ON_ROWS:
            raise ValueError(f"unknown kind of mark: {self.kind}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that is written alike: plain (no mark), on words, or a mark's own."""

    text: str
    mark: Mark | None = None


def marks_of(raw: Sequence[Mapping[str, Any]]) -> tuple[Mark, ...]:
    """Marks from their YAML: `on` or `after` name the words."""
    return tuple(
        Mark(
            one["kind"],
            one.get("field", "what"),
            one.get("on") or one.get("after") or "",
            one.get("text", ""),
            one.get("author", ""),
            one.get("at", ""),
            tuple(tuple(row) for row in one.get("rows", ())),
        )
        for one in raw
    )


def marks_for(marks: Iterable[Mark], fields: Sequence[str]) -> tuple[Mark, ...]:
    """The marks on the words of one cell."""
    return tuple(one for one in marks if one.field in fields and one.kind not in ON_ROWS)


def replaced(text: str, marks: Iterable[Mark]) -> str:
    """The text with its soft hyphens, unbreakable hyphens, tabs and line breaks put in."""
    for mark in marks:
        if mark.kind == "replace":
            if mark.anchor not in text:
                raise ValueError(f"no '{mark.anchor}' to replace")
            text = text.replace(mark.anchor, mark.text, 1)
    return text


def _cut(text: str, mark: Mark) -> tuple[int, int]:
    at = text.find(mark.anchor)
    if at < 0:
        raise ValueError(f"a mark's words do not stand in the cell: {mark.anchor}")
    end = at + len(mark.anchor)
    return (end, end) if mark.kind in AFTER_WORDS else (at, end)


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Cut a text into pieces at its marks; marks may touch but not overlap."""
    made: list[Piece] = []
    at = 0
    cuts = [(_cut(text, one), one) for one in marks if one.kind != "replace"]
    for (start, end), mark in sorted(cuts, key=lambda cut: cut[0]):
        if start < at:
            raise ValueError(f"marks overlap at '{mark.anchor}'")
        if start > at:
            made.append(Piece(text[at:start]))
        made.append(Piece(text[start:end] or mark.text, mark))
        at = end
    if at < len(text):
        made.append(Piece(text[at:]))
    return made


def reading(cut: Iterable[Piece]) -> str:
    """The words that stand visibly: insertions in, deletions, hidden words and notes out."""
    return "".join(one.text for one in cut if one.mark is None or one.mark.kind not in AFTER_WORDS)
