"""What a claim is: one thing that an entry states, and how it is laid against another's."""

from dataclasses import dataclass, field
from enum import StrEnum

from candour.core.chronology.events.claims.persons import Person


class ContradictionKind(StrEnum):
    """What two entries disagree on."""

    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    PLACE = "place"
    WHO = "who"
    OUTCOME = "outcome"


class Compared(StrEnum):
    """How two values of one topic are told to exclude each other."""

    WORDS = "words"
    AMOUNT = "amount"
    CLOCK = "clock"
    ANY = "any"
    SITE = "site"
    ADDRESS = "address"
    PERSON = "person"
    DAYS = "days"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that an entry states: of what, the value to compare, and its own words.

    `slack` is how far two values may differ and still agree: a share of an amount, minutes of a
    clock time. `is_half` is a time that may be of either half of the day;
    `is_default` one that stands for its topic only against what another row says outright.
    """

    kind: ContradictionKind
    topic: str
    value: str = field(repr=False)
    said: str = field(repr=False)
    how: Compared = Compared.WORDS
    slack: float = 0.0
    is_half: bool = False
    is_default: bool = False
    person: Person | None = field(default=None, repr=False)
