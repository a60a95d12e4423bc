"""Where a passage stands, so that a person can turn to it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """The part of a file that a passage stands in."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"
    TEXTBOX = "textbox"
    INSERTED = "inserted"
    DELETED = "deleted"
    HIDDEN = "hidden"
    METADATA = "metadata"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """A place in an original; only the parts that apply are set, and all counts start at 1.

    `paragraph` is the number that the page shows where a person could find the place by it
    ("4.12"), else the count. `number` is always what the page shows ("(a)", "4.12").
    `row` and `column` are those of the sheet or the table's grid, header rows included: a merged
    cell keeps the first of each. `line` is the physical line of a text or delimited file.
    `path` leads into what is nested: a table in a cell, a member of an archive.
    """

    part: Part = Part.BODY
    page: int | None = None
    paragraph: int | str | None = field(default=None, repr=False)
    number: str | None = field(default=None, repr=False)
    table: int | None = None
    row: int | None = None
    column: int | str | None = field(default=None, repr=False)
    sheet: str | None = field(default=None, repr=False)
    cell: str | None = None
    line: int | None = None
    path: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        counts = (self.page, self.paragraph, self.table, self.row, self.column, self.line)
        for name, value in zip(_COUNTS, counts, strict=True):
            if isinstance(value, int) and value < 1:
                raise ValueError(f"{name} counts from 1, not {value}")

    def in_words(self) -> str:
        """Say the place as a person would: "page 2, table 1, row 4, column 2"."""
        said = [] if self.part is Part.BODY else [self.part.value]
        if self.sheet is not None:
            said.append(f"sheet {self.sheet}")
        if self.cell is not None:
            said.append(f"cell {self.cell}")
        for name in _COUNTS_IN_WORDS[self.cell is not None]:
            value = getattr(self, name)
            if value is not None:
                said.append(f"{name} {value}")
        if self.path is not None:
            said.append(self.path)
        return ", ".join(said)


_COUNTS = ("page", "paragraph", "table", "row", "column", "line")
_COUNTS_IN_WORDS = {
    False: _COUNTS,
    True: ("page",),
}
