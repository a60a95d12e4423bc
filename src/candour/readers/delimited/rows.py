"""The rows of a delimited file, with the line that each begins on; bad quoting is lived with.

A row whose quotation marks are out of place is not lost, and does not swallow the rows below it:

- marks inside a quoted cell that are not doubled (`"He said "no".",x`) are kept as they stand;
- a mark that opens a cell and is never closed is a character like any other.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.errors import DamagedFile
from candour.readers.delimited.dialect import Dialect

_MOST_NEVER_CLOSED = 25
_MOST_LINES = 200
_MOST_CHOICES = 10_000
_NOT_DOUBLED = "quotation marks inside a quoted cell are not doubled: kept as they stand"
_NEVER_CLOSED = "a quotation mark opens a cell and nothing closes it: kept as it stands"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row whose quoting had to be lived with."""

    row: int
    line: int
    reason: str


@dataclass(slots=True)
class Rows:
    """Yields rows in order; `line` is the physical line that the last one began on."""

    text: str = field(repr=False)
    dialect: Dialect
    line: int = 0
    bad: list[BadRow] = field(default_factory=list)
    _at: int = 0
    _never_closed: int = 0

    def __iter__(self) -> Iterator[list[str]]:
        csv.field_size_limit(
            max(csv.field_size_limit(), len(self.text) + 1)
        )  # the boundary holds the limit of one cell
        before, number = self.dialect.header_line, 0
        for _ in range(before):
            self._next_line()
        while True:
            reader = self.dialect.reader(self._lines(), strict=True)
            start, taken = self._at, 0
            try:
                for row in reader:
                    number += 1
                    self.line = before + taken + 1
                    yield row
                    start, taken = self._at, reader.line_num  # type: ignore[attr-defined]
                return
            except csv.Error:
                pass
            self.line = before + taken + 1
            number += 1
            self._at = start
            row, lines = self._lived_with(number)
            yield row
            before += taken + lines

    def _lines(self) -> Iterator[str]:
        # Not StringIO: it holds four bytes for every character, whatever the text.
        text = self.text
        while end := text.find("\n", self._at) + 1:
            start, self._at = self._at, end
            yield text[start:end]
        if last := self._next_line():
            yield last

    def _next_line(self) -> str:
        end = self.text.find("\n", self._at) + 1 or len(self.text)
        start, self._at = self._at, end
        return self.text[start:end]

    def _lived_with(self, number: int) -> tuple[list[str], int]:
        """Read one row whose quoting is bad; return it and the lines that it takes."""
        first = self._next_line()
        cells = self._lenient(first)
        if cells is not None:
            self.bad.append(BadRow(number, self.line, _NOT_DOUBLED))
            return cells, 1
        place = self._at
        cells, lines = self._over_lines(first)
        if cells is not None:
            self.bad.append(BadRow(number, self.line, _NOT_DOUBLED))
            return cells, lines
        self._at = place
        self._never_closed += 1
        if self._never_closed > _MOST_NEVER_CLOSED:
            raise DamagedFile(
                f"more than {_MOST_NEVER_CLOSED} quotation marks open a cell and are never closed",
                where=f"line {self.line}",
                next_step="open it in the program that made it and save it as CSV again",
            )
        self.bad.append(BadRow(number, self.line, _NEVER_CLOSED))
        return first.rstrip("\n").split(self.dialect.delimiter), 1

    def _over_lines(self, first: str) -> tuple[list[str] | None, int]:
        """Try to close a quoted cell on a later line, unless that would swallow whole rows."""
        piece, lines = first, 1
        while lines < _MOST_LINES and (line := self._next_line()):
            alone = self._lenient(line)
            if alone is not None and len(alone) == self.dialect.columns:
                return None, lines
            piece, lines = piece + line, lines + 1
            cells = self._lenient(piece)
            if cells is not None:
                return (cells if len(cells) == self.dialect.columns else None), lines
        return None, lines

    def _lenient(self, piece: str) -> list[str] | None:
        """Part a row where a quote closes only before a delimiter or the end; `None` if open.

        Where it may close in several places, the first way that gives as many cells as the other
        rows have is taken, else the way that closes each cell as early as it can.
        """
        earliest: list[str] | None = None
        for way in _ways(piece.rstrip("\n"), self.dialect):
            if len(way) == self.dialect.columns:
                return way
            earliest = earliest or way
        return earliest


def _ways(piece: str, dialect: Dialect) -> Iterator[list[str]]:
    """Yield ways to part a row, earliest closings first; no more than a bounded search finds."""
    cells: list[str] = []
    open_choices: list[tuple[int, int, Iterator[int]]] = []
    at: int | None = 0
    for _ in range(_MOST_CHOICES):
        while at is not None:
            opening = _opening(piece, at, dialect)
            if opening is None:
                end = piece.find(dialect.delimiter, at)
                cells.append(piece[at:] if end < 0 else piece[at:end])
                at = end + 1 if end >= 0 else None
                if at is None:
                    yield list(cells)
            else:
                closings = _closings(piece, opening, dialect.delimiter)
                open_choices.append((len(cells), opening, closings))
                break
        while open_choices:
            kept, opening, closings = open_choices[-1]
            closing = next(closings, None)
            if closing is not None:
                break
            open_choices.pop()
        else:
            return
        cells[kept:] = [piece[opening:closing].replace('""', '"')]
        at = closing + 2 if closing + 1 < len(piece) else None
        if at is None:
            yield list(cells)


def _opening(piece: str, at: int, dialect: Dialect) -> int | None:
    """Return where the words of a quoted cell begin; `None` where the cell is not quoted."""
    while dialect.skips_spaces and piece[at : at + 1] == " ":
        at += 1
    return at + 1 if piece[at : at + 1] == '"' else None


def _closings(piece: str, start: int, delimiter: str) -> Iterator[int]:
    """Yield where the mark may stand that closes a cell: before a delimiter or at the end."""
    at = piece.find('"', start)
    while at >= 0:
        if piece[at + 1 : at + 2] in ("", delimiter):
            yield at
        at = piece.find('"', at + (2 if piece[at + 1 : at + 2] == '"' else 1))
