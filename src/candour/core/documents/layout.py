"""A document line by line, as it can be shown: rows of tables and paragraphs, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.core.documents.document import Document
from candour.core.documents.passage import Flag, Kind, Passage
from candour.core.documents.tables import tables
from candour.core.spans import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together in a line, and where in the original's text; a cell or the line."""

    text: str = field(repr=False)
    span: Span
    is_deleted: bool = False
    column: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table or a paragraph. `place` says in words where it stands, `table` which, and
    `page` on which page, where the file has pages of its own.
    """

    place: str = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    table: str | None = None
    is_heading: bool = False
    is_hidden: bool = False
    page: int | None = None

    @property
    def start(self) -> int:
        """Where the line begins in the original's text."""
        return min(piece.span.start for piece in self.pieces)

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(piece.span.end for piece in self.pieces)


def layout(document: Document) -> list[Line]:
    """Return every line of a document; each of its characters stands in exactly one of them."""
    lines = []
    in_cells: set[int] = set()
    for number, table in enumerate(tables(document), start=1):
        for row in table.rows:
            pieces = [
                Piece(cell.text, cell.span, Flag.DELETED in cell.flags, column, cell.column_span)
                for column, cell in sorted(row.cells.items())
            ]
            in_cells |= {piece.span.start for piece in pieces}
            hidden = bool(pieces) and all(Flag.HIDDEN in cell.flags for cell in row.cells.values())
            lines.append(
                Line(
                    row.locator.in_words(),
                    tuple(pieces),
                    f"table {number}",
                    is_hidden=hidden,
                    page=row.locator.page,
                )
            )
    lines += _paragraphs(document, in_cells)
    return sorted((line for line in lines if line.pieces), key=lambda line: line.start)


def _paragraphs(document: Document, in_cells: set[int]) -> Iterator[Line]:
    """Everything that is no cell: paragraphs, notes, words that were deleted from a cell."""
    start = 0
    for block in document.blocks:
        for index, text in enumerate(block.texts):
            if start not in in_cells:
                yield _paragraph(block.passage(index, start, document.original.sha256))
            start += len(text) + 1


def _paragraph(passage: Passage) -> Line:
    return Line(
        passage.locator.in_words(),
        (Piece(passage.text, passage.span, not passage.counts),),
        is_heading=passage.kind is Kind.HEADING,
        is_hidden=Flag.HIDDEN in passage.flags,
        page=passage.locator.page,
    )
