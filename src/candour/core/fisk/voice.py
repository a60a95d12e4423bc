"""A Voice: who speaks in one paragraph of a post, and whom it answers."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from candour.core.documents.passage import Passage
from candour.core.quotations.quotation import Quotation
from candour.core.spans import Span

_ID_DIGITS = 8


class Speaks(StrEnum):
    """Whose words a paragraph is (the contract's meanings)."""

    HOST = "host"
    QUOTED = "quoted"
    INNER = "inner"
    COMMENT = "comment"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a post, by its number in it and its place in the original's text.

    `is_set_apart` says that the page sets it apart as a quotation, `is_below` that it stands among
    readers' comments, by the page's own structure.
    """

    n: int
    passage: Passage = field(repr=False)
    span: Span
    text: str = field(repr=False)
    is_set_apart: bool = False
    is_below: bool = False
    is_heading: bool = False

    @property
    def id(self) -> str:
        """A name made of its words and the passage that they stand in."""
        start = self.span.start - self.passage.span.start
        told = f"{self.passage.id}:{start}:{self.text}"
        return f"V{sha256(told.encode()).hexdigest()[:_ID_DIGITS]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A paragraph with who speaks in it, the reasons, and what it answers.

    `answers` is the number of the paragraph replied to or, for an inner quotation, of the one whose
    words it repeats. `quotation` is a quoted paragraph against the sources, where some were given.
    """

    paragraph: Paragraph
    speaks: Speaks
    speaker: str | None = field(default=None, repr=False)
    answers: int | None = None
    quotation: Quotation | None = None
    reasons: tuple[str, ...] = field(default=(), repr=False)
