"""The bodies that an account names for itself: in a table of agencies, or by an abbreviation."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from candour.core.documents.document import Document
from candour.core.documents.passage import Kind, Passage
from candour.core.statements.phrases import Words
from candour.core.statements.words import StatementWords

_DEFINED = re.compile(
    r"((?:[A-Z][\w’'&-]*|of|and|for|the)(?:\s+(?:[A-Z][\w’'&-]*|of|and|for|the)){1,9})"
    r"\s*\((?:the\s+)?[“\"‘']?([A-Z][A-Za-z&]{1,9})[”\"’']?\)"
)
_LEAST = 3
"""An abbreviation used less often names no body that an account is about."""
_SKIPPED = frozenset({"of", "and", "for", "the"})


def bodies_of(document: Document, words: StatementWords) -> dict[str, tuple[str, ...]]:
    """Return the names of bodies by title, in the order of their table, else of first naming."""
    found: dict[str, list[str]] = {}
    for title, name in (*_tabled(document, words), *_abbreviated(document, words)):
        names = found.setdefault(title, [])
        if name not in names:
            names.append(name)
    return {title: tuple(names) for title, names in found.items()}


def _tabled(document: Document, words: StatementWords) -> Iterator[tuple[str, str]]:
    """Yield from rows such as "Police | Sarnshire Constabulary": the title, and the name."""
    row: list[Passage] = []
    for passage in document.passages({Kind.TABLE_CELL}):
        if row and _row(row[-1]) != _row(passage):
            yield from _named_in(row, words)
            row = []
        row.append(passage)
    yield from _named_in(row, words)


def _row(passage: Passage) -> tuple[int | None, int | None]:
    return passage.locator.table, passage.locator.row


def _named_in(row: list[Passage], words: StatementWords) -> Iterator[tuple[str, str]]:
    titles = {title.casefold(): title for title in words.titles.values()}
    title = next(
        (
            titles[cell.text.strip().casefold()]
            for cell in row
            if cell.text.strip().casefold() in titles
        ),
        None,
    )
    if title is None:
        return
    yield title, title
    for cell in row:
        name = " ".join(cell.text.split())
        if name.casefold() != title.casefold() and len(name.split()) > 1 and name.istitle():
            yield title, name


def _abbreviated(document: Document, words: StatementWords) -> Iterator[tuple[str, str]]:
    text = document.text
    seen: Mapping[str, int] = Counter(re.findall(r"\b[A-Z][A-Za-z&]{1,9}\b", text))
    known: set[str] = set()
    for match in _DEFINED.finditer(text):
        name, short = " ".join(match[1].split()), match[2]
        parts = [part for part in name.split() if part not in _SKIPPED]
        while len(parts) > len(short):
            parts.pop(0)
        initials = "".join(part[0] for part in parts)
        if short in known or seen[short] < _LEAST or initials.casefold() != short.casefold():
            continue
        long = name[name.index(parts[0]) :]
        if not words.is_body(long):
            continue
        known.add(short)
        hits = [hit for hit in words.named_by.found(Words.of(long)) if hit.list]
        title = hits[0].list if len(hits) == 1 else long
        yield title, long
        yield title, short
