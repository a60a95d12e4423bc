"""A quotation and what became of it: its grade, where it stands, and what to be warned of."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from candour.core.documents.passage import Passage
from candour.core.quotations.folding import Fold
from candour.core.spans import Span

_ID_DIGITS = 8


class Grade(StrEnum):
    """How a quotation stands to its source (the contract's meanings), best first."""

    EXACT = "exact"
    FOLDED = "folded"
    ELIDED = "elided"
    ALTERED = "altered"
    SPLICED = "spliced"
    ABSENT = "absent"

    @property
    def holds(self) -> bool:
        """Say whether the source says so, but for what the quotation itself marks as changed."""
        return self in (Grade.EXACT, Grade.FOLDED, Grade.ELIDED)


class Alarm(StrEnum):
    """What a reader would be misled about. It never lowers a grade, and never goes unsaid."""

    NEGATION = "negation"
    EXCEPTION = "exception"
    NUMBER = "number"
    NAME = "name"
    AGENCY = "agency"
    MODALITY = "modality"
    WRONG_SOURCE = "wrong_source"


class Change(StrEnum):
    """One step of a word-level difference: `-` stands in the source only, `+` in the quotation."""

    SAME = "="
    LOST = "-"
    ADDED = "+"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that are the same, lost or added."""

    change: Change
    words: str = field(repr=False)


class Form(StrEnum):
    """How a document shows that it quotes."""

    MARKED = "marked"
    BLOCK = "block"
    LABELLED = "labelled"
    """behind the number that the words have where they are taken from: "Recommendation 4:" """
    UNMARKED = "unmarked"


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of a source: its name, the passage they begin in, and the document's span."""

    source: str = field(repr=False)
    passage: Passage
    span: Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as it was found in a document, before anything is said of its truth.

    `span` counts in the document and holds the words without their marks. `within` is the span of
    the quotation that it is part of.
    """

    words: str = field(repr=False)
    form: Form
    passage: Passage
    span: Span
    within: Span | None = None
    attributed_to: str | None = field(default=None, repr=False)
    named: str | None = field(default=None, repr=False)
    """the source that the attribution names, where it is one of those given"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the sources say of a quotation's words.

    `cut` and `inserted` are the words under its marked edits. A place is missing only where the
    words are absent; `found` are the source's own words there.
    """

    grade: Grade
    place: Place | None = None
    found: str | None = field(default=None, repr=False)
    folds: tuple[Fold, ...] = ()
    cut: tuple[str, ...] = field(default=(), repr=False)
    inserted: tuple[str, ...] = field(default=(), repr=False)
    difference: tuple[Difference, ...] = field(default=(), repr=False)
    also_at: tuple[Place, ...] = ()
    machine_read: bool = False
    """the source was read off a picture by a machine: never exact"""

    def __post_init__(self) -> None:
        if (self.place is None) != (self.grade is Grade.ABSENT):
            raise ValueError("a quotation is absent, or it has a place")
        if self.grade is Grade.EXACT and (self.folds or self.machine_read):
            raise ValueError("an exact quotation has no folds and no machine in between")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of a document, graded against the sources."""

    quoted: Quoted
    finding: Finding
    alarms: tuple[Alarm, ...] = ()

    @property
    def id(self) -> str:
        """A name made of its words and the passage that they stand in."""
        passage = self.quoted.passage
        start = self.quoted.span.start - passage.span.start
        return quotation_id(f"{passage.id}:{start}:{self.quoted.words}")


def quotation_id(told: str) -> str:
    """Return the id of the quotation that so much tells apart from others."""
    return f"Q{sha256(told.encode()).hexdigest()[:_ID_DIGITS]}"
