"""A Silence: a stretch, or an expected contact, with no entry."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256

from candour.core.chronology.silences.returns import Covered


class SilenceKind(StrEnum):
    """Why an entry would have been expected."""

    GAP = "gap"
    PROMISED = "promised"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class Silence:
    """No entry of `agency` from `first` to `last`: a gap in a partial extract is no gap in care.

    A gap's days are those of the entries on either side; a promise runs from the day it was made
    (or the day it names) to the day by which it was to be kept. `because` is the entry that
    promised or that a contact was expected after.
    """

    agency: str
    kind: SilenceKind
    first: date
    last: date
    covered: Covered
    because: str | None = None
    words: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError("a silence does not end before it begins")

    @property
    def id(self) -> str:
        """Stable while the entries it rests on are."""
        rests_on = f"{self.agency}|{self.kind}|{self.first}|{self.last}|{self.because}"
        return f"S{sha256(rests_on.encode()).hexdigest()[:8]}"
