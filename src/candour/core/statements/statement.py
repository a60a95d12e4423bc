"""A Statement: one sentence of an account, tied to its place."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from candour.core.documents.passage import Passage
from candour.core.spans import Span

_ID_DIGITS = 8


class Stance(StrEnum):
    """What a statement says of the agencies that it is about."""

    CRITICISES = "criticises"
    CREDITS = "credits"
    NEUTRAL = "neutral"


class Strength(StrEnum):
    """How strongly it says so: by modality, hedging and intensity."""

    HEDGED = "hedged"
    PLAIN = "plain"
    STRONG = "strong"


class Asking(StrEnum):
    """How pressingly a statement asks for something to be done."""

    INVITES = "invites"
    ASKS = "asks"
    DEMANDS = "demands"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence (or one point of a list), with what the machine suggests of it.

    `span` is its place in the original's text. `agencies` are those that it is about, none where
    that is not sure, and `answerable` those of them that did, or left undone, what it says;
    `names` says whether it names them itself. `decided_by` are the words that stance and strength
    rest on, as they stand.
    """

    passage: Passage = field(repr=False)
    span: Span
    text: str = field(repr=False)
    agencies: tuple[str, ...] = ()
    answerable: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    """agencies that words for several may mean: "health services"."""
    names: bool = False
    stance: Stance = Stance.NEUTRAL
    strength: Strength = Strength.PLAIN
    asking: Asking | None = None
    decided_by: tuple[str, ...] = field(default=(), repr=False)
    pressed: int = 0
    """how many words press what it says"""
    apart: str = field(default="", repr=False)
    """its words without those that name agencies"""
    finds_fault: bool = False
    """whether it has words of fault, whoever's and whether or not it takes them back"""
    is_of_author: bool = False
    """whether its writer speaks of the account itself: "The panel was shown …"."""
    heading: str = field(default="", repr=False)
    """the heading that it stands under"""
    leads: bool = False
    """whether it opens its paragraph"""
    opens_part: bool = False
    """whether it is the first under its heading"""
    tells: bool = False
    """whether the account tells what happened where it stands, rather than judges"""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a statement has words")

    @property
    def id(self) -> str:
        """A name made of its words and the passage that they stand in."""
        start = self.span.start - self.passage.span.start
        told = f"{self.passage.id}:{start}:{self.text}"
        return f"S{sha256(told.encode()).hexdigest()[:_ID_DIGITS]}"
