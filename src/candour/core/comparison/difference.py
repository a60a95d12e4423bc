"""A Difference: what became of statements of one account in the other."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from candour.core.statements.statement import Statement

_ID_DIGITS = 8


class Change(StrEnum):
    """What became of a statement, by the contract's meanings."""

    KEPT = "kept"
    REWORDED = "reworded"
    SOFTENED = "softened"
    HARDENED = "hardened"
    MOVED = "moved"
    MADE_VAGUE = "made_vague"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Statements of A and of B that say the same, or nearly, and the most serious change.

    One side is empty where statements were dropped or added. `also` are further changes, `why` one
    line with the words that the change rests on. `decision` accepted or corrected it.
    """

    a: tuple[Statement, ...] = field(repr=False)
    b: tuple[Statement, ...] = field(repr=False)
    change: Change
    also: tuple[Change, ...] = ()
    why: str = field(repr=False)
    decision: str | None = None

    def __post_init__(self) -> None:
        if not self.a and not self.b:
            raise ValueError("a difference has a statement on one side")
        if (self.change is Change.DROPPED) != (not self.b):
            raise ValueError("what was dropped has no counterpart in B")
        if (self.change is Change.ADDED) != (not self.a):
            raise ValueError("what was added has no counterpart in A")

    @property
    def id(self) -> str:
        """A name made of the statements that it is about."""
        told = "|".join((*(one.id for one in self.a), "/", *(one.id for one in self.b)))
        return f"D{sha256(told.encode()).hexdigest()[:_ID_DIGITS]}"
