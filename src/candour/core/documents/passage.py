"""Passages: addressable spans of an original's text, and what stands out inside them."""

from dataclasses import dataclass, field
from enum import StrEnum

from candour.core.documents.locator import Locator
from candour.core.spans import Span


class Kind(StrEnum):
    """What a passage is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    TABLE_CELL = "table_cell"
    QUOTATION = "quotation"
    FOOTNOTE = "footnote"
    HEADER = "header"
    FOOTER = "footer"
    COMMENT = "comment"
    CAPTION = "caption"
    MAIL_HEADER = "mail_header"
    FURNITURE = "furniture"


class Flag(StrEnum):
    """What a reader of a passage must know before relying on it."""

    INSERTED = "inserted"
    """a tracked insertion, in whole or in part: it counts; `marks` say which words"""
    DELETED = "deleted"
    """a tracked deletion: kept, but no longer part of what the author says"""
    MOVED = "moved"
    """a tracked move; goes with inserted (where to) or deleted (where from)"""
    HIDDEN = "hidden"
    """hidden text, row, column or sheet: kept, and it counts"""
    MERGED = "merged"
    """one cell over several rows or columns"""
    FORMULA = "formula"
    """the value that a formula last gave"""
    NOT_CALCULATED = "not_calculated"
    """goes with formula: no value was stored, and the text is the formula itself"""
    DATE_VALUE = "date_value"
    """a real date or time, not typed words; written out year first, so never ambiguous"""
    ERROR_VALUE = "error_value"
    """a spreadsheet's error such as #N/A"""
    EXTRA_CELL = "extra_cell"
    """a cell beyond the columns that the table's other rows have"""
    CONVERTED = "converted"
    """read from another program's conversion of the original, not from its own bytes"""
    OCR = "ocr"
    """read off a picture by a machine, ours or the sender's: no exact evidence without a person"""


class MarkKind(StrEnum):
    """What a mark inside a passage says of the characters under it."""

    INSERTED = "inserted"
    DELETED = "deleted"
    HIDDEN = "hidden"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"
    TEXTBOX = "textbox"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something about a stretch of a passage, or about a point in it (an empty span).

    Tracked words: `by` and `at` say who and when, as the file says. Words that stand in a passage
    of their own (deleted, hidden, a note, a comment, a text box) leave a mark at the place where
    they stood; `to` is the end of that passage's id, so that both readings of a tracked change can
    be put together again. For a link, `to` is its address.
    """

    kind: MarkKind
    span: Span
    by: str | None = field(default=None, repr=False)
    at: str | None = None
    to: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """An addressable span of an original's text.

    `id` is the original's SHA-256, "#", and the place in short ("t1r4c2", "p9"). `text` is exactly
    the characters `span` covers in the original's text. Marks count in the same text.
    """

    id: str
    original: str
    locator: Locator
    kind: Kind
    text: str = field(repr=False)
    span: Span
    flags: tuple[Flag, ...] = ()
    marks: tuple[Mark, ...] = ()
    row_span: int = 1
    column_span: int = 1

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span):
            raise ValueError(f"passage {self.id}: its text and its span differ in length")
        if not all(self.span.contains(mark.span) for mark in self.marks):
            raise ValueError(f"passage {self.id}: a mark lies outside it")

    @property
    def short(self) -> str:
        """The passage's place in short, as its id ends."""
        return self.id.rpartition("#")[2]

    @property
    def counts(self) -> bool:
        """Say whether the passage is part of what its author still says (not a deletion)."""
        return Flag.DELETED not in self.flags
