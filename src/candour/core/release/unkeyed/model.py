"""What is found without a key, and what is known of the names of the documents at hand."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a stretch of text tells."""

    PERSON = "person"
    BODY = "body"
    SMALL_BODY = "small_body"
    """a school, a surgery, a home: so local that its name tells where somebody lived"""
    PLACE = "place"
    NAME = "name"
    """a name of which only the capital tells"""
    DAY = "day"
    CODE = "code"
    TRAIT = "trait"
    """a nationality, a faith, a calling, an illness"""
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that tells something."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Known:
    """What a first reading of all documents teaches: a name found once is known in all of them.

    Everything in small letters without accents. `small` are words that are written small;
    `capitals` words that have a capital where none but a name has one;
    `persons` words of names that surely are somebody's; `places` words behind which several times
    a place is meant; `bodies` short names that a body was given
    in brackets ("Example Limited (“Example”)").
    """

    small: frozenset[str] = field(default=frozenset(), repr=False)
    persons: frozenset[str] = field(default=frozenset(), repr=False)
    capitals: frozenset[str] = field(default=frozenset(), repr=False)
    places: frozenset[str] = field(default=frozenset(), repr=False)
    bodies: frozenset[tuple[str, ...]] = field(default=frozenset(), repr=False)
