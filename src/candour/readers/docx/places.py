"""Where passages stand: short places for ids, and locators that a person can follow.

    p9            paragraph 9 of the body; blank ones and those in tables are not counted
    t1r4c2        table 1, row 4, column 2 of its grid
    t1r4c2t1r2c1  the same cell's first inner table, row 2, column 1
    h1p1, f2p1    paragraph 1 of the first header, of the second footer
    fn3, fn3p2    footnote 3, its second paragraph; en1 an endnote, cm2 a comment
    tb1p1         paragraph 1 of the first text box (or chart, diagram, lettering)
    m1            the first of the document's properties
    p9d1, p9h1    the first deleted, the first hidden words of a passage

A footnote, endnote, comment or text box is known by its count in the file (`paragraph`), and
`path` leads on to its second paragraph. Paragraphs of headers are counted through all headers of
the file, those of footers likewise, and `path` says which header. `path` also leads into tables
that stand elsewhere than in the body, and into inner tables.
"""

from dataclasses import dataclass, replace

from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind


@dataclass(frozen=True, slots=True)
class Frame:
    """One story of a file: its body, a header, a note, a comment, a text box."""

    part: Part = Part.BODY
    prefix: str = ""
    name: str = ""
    """how a person would call it: "header 2" """
    kind: Kind | None = None
    """the kind of its paragraphs, where the story decides it"""
    count: int | None = None
    """its count in the file, where its passages are known by that"""
    number: str | None = None
    """the number that the page shows for it"""
    before: int = 0
    """paragraphs of earlier stories that are counted with it"""
    flags: tuple[Flag, ...] = ()

    def paragraph(self, n: int, page: int | None, number: str | None) -> tuple[str, Locator]:
        """Return the place of the story's paragraph `n`."""
        if self.part is Part.BODY:
            return f"p{n}", Locator(page=page, paragraph=n, number=number)
        if self.count is None:
            path = f"{self.name}, paragraph {n}"
            place = Locator(part=self.part, paragraph=self.before + n, number=number, path=path)
            return f"{self.prefix}p{n}", place
        first = n == 1
        short = self.prefix if first and self.part is not Part.TEXTBOX else f"{self.prefix}p{n}"
        return short, Locator(
            part=self.part,
            page=page,
            paragraph=self.count,
            number=self.number if first and self.number else number,
            path=None if first else f"its paragraph {n}",
        )

    def table(self, n: int) -> "TablePlace":
        """Return the place of the story's table `n`."""
        if self.part is Part.BODY:
            return TablePlace(f"t{n}", Locator(table=n))
        locator = Locator(part=self.part, paragraph=self.count, table=n, path=self.name)
        return TablePlace(f"{self.prefix}t{n}", locator)


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where a table stands; `inner` is its count where it stands in a cell of another."""

    short: str
    locator: Locator
    inner: int | None = None

    def cell(self, row: int, column: int, page: int | None) -> tuple[str, Locator]:
        """Return the place of a cell."""
        short = f"{self.short}r{row}c{column}"
        if self.inner is None:
            place = self.locator
            return short, Locator(
                part=place.part,
                page=page,
                paragraph=place.paragraph,
                table=place.table,
                row=row,
                column=column,
                path=place.path,
            )
        here = f"inner table {self.inner}, row {row}, column {column}"
        outer = self.locator.path
        return short, replace(self.locator, page=page, path=f"{outer}, {here}" if outer else here)


def inner_table(short: str, locator: Locator, n: int) -> TablePlace:
    """Return the place of table `n` in the cell at a place."""
    return TablePlace(f"{short}t{n}", locator, inner=n)
