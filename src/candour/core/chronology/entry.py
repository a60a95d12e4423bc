"""An Entry: one agency's line in a chronology, tied to the words that it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.documents.locator import Locator
from candour.core.spans import Span


class Seen(StrEnum):
    """Whether the child was seen (or seen alone); what nobody wrote down is neither yes nor no."""

    YES = "yes"
    NO = "no"
    NOT_RECORDED = "not_recorded"


class FlagKind(StrEnum):
    """What a reader of an entry must know before relying on it."""

    HIDDEN = "hidden"
    INSERTED = "inserted"
    UNDATED = "undated"
    DATE_UNRESOLVED = "date_unresolved"
    DATE_AMBIGUOUS = "date_ambiguous"
    DATE_CARRIED = "date_carried"
    WEEKDAY = "weekday"
    NO_SOURCE = "no_source"
    AGENCY_DISAGREES = "agency_disagrees"
    AUTHOR_NOTE = "author_note"
    DUPLICATE = "duplicate"
    CONTRADICTION = "contradiction"
    RECORDED_LATE = "recorded_late"
    RECORDED_BEFORE = "recorded_before"
    ABBREVIATION = "abbreviation"
    AGE = "age"
    RECORDING_DATE_UNKNOWN = "recording_date_unknown"
    COMMENT_HIDDEN = "comment_hidden"
    DATE_DECIDED = "date_decided"
    CORRECTED = "corrected"
    ADDED = "added"
    SPLIT = "split"


class TagKind(StrEnum):
    """What a tag is: one of the review's terms of reference, or a word of a person's own."""

    TERM = "terms_of_reference"
    FREE = "tags"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that a person put on an entry."""

    kind: TagKind
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EntryFlag:
    """One flag, with what it is about in words."""

    kind: FlagKind
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One agency's line: when it happened, when it was written down, where, what, who.

    `places` leads from a field to the span of its words in the original's text. `comment` is a
    later judgement and never knowledge. `position` is the author's own order within the original.
    `pieces` are the stretches of the original's text that `what` is made of, one character between
    each and the next; none where `what` is not made of its words exactly. `terms_of_reference` are
    the agency's own words, `tags` what people decided.
    """

    id: str
    original: str
    agency: str
    happened: UncertainDate
    what: str = field(repr=False)
    locator: Locator
    position: int
    recorded: UncertainDate | None = None
    source: str | None = field(default=None, repr=False)
    people: tuple[str, ...] = field(default=(), repr=False)
    response: str | None = field(default=None, repr=False)
    outcome: str | None = field(default=None, repr=False)
    shared_with: tuple[str, ...] = field(default=(), repr=False)
    comment: str | None = field(default=None, repr=False)
    child_seen: Seen | None = None
    seen_alone: Seen | None = None
    terms_of_reference: tuple[str, ...] = ()
    event: str | None = None
    flags: tuple[EntryFlag, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict, repr=False)
    places: Mapping[Field, Span] = field(default_factory=dict, repr=False)
    pieces: tuple[Span, ...] = ()
    tags: tuple[Tag, ...] = ()

    def __post_init__(self) -> None:
        if not self.id.startswith(f"{self.original}#"):
            raise ValueError("an entry's id begins with its original's hash")
        if not self.agency:
            raise ValueError("an entry has an agency")
        if self.pieces and sum(map(len, self.pieces)) + len(self.pieces) - 1 != len(self.what):
            raise ValueError("an entry's pieces are as long as its words")

    def has_flag(self, kind: FlagKind) -> bool:
        """Say whether the entry carries a flag of this kind."""
        return any(flag.kind is kind for flag in self.flags)
