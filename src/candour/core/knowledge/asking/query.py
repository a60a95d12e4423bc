"""A Query: what a sentence states, taken apart so that entries can be held against it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from candour.core.dates.model import UncertainDate
from candour.core.knowledge.asking.amounts import Amount
from candour.core.knowledge.model import FactKind
from candour.core.people.mention import Sex

FindDates = Callable[[str, UncertainDate | None], Sequence[UncertainDate]]
"""Finds the dates that a text states, told from the day that it was written on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody in a sentence: by name, by role, or unnamed ("a man").

    `ids` are the persons who may be meant. One who is `understood` need not be mentioned: records
    of a child leave the child unsaid. One asked for `is_by_name` must be named in the record ("a
    lodger named Mark"); of "a man, Darren Hessle" a record of an unnamed man speaks, too.
    """

    words: str = field(repr=False)
    ids: frozenset[str] = frozenset()
    names: tuple[str, ...] = field(default=(), repr=False)
    roles: frozenset[str] = frozenset()
    sex: Sex | None = None
    is_unnamed: bool = False
    is_understood: bool = False
    is_by_name: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """An address: a road in small letters, and its number if written."""

    road: str = field(repr=False)
    number: str = ""

    def agrees(self, other: "Place") -> bool:
        """Whether both may be one address."""
        if not self.road or not other.road:  # "no. 8"
            return self.number == other.number
        return self.road == other.road and (
            not self.number or not other.number or self.number == other.number
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a sentence states. Weights say how much of it each notion or word carries.

    `first` and `last` bound the days that it is about; `is_denied` says that the sentence itself
    states that something is not so.
    """

    sentence: str = field(repr=False)
    kind: FactKind
    people: tuple[Who, ...] = ()
    left_out: tuple[Who, ...] = ()
    predicates: Mapping[str, float] = field(default_factory=dict)
    details: Mapping[str, float] = field(default_factory=dict)
    agencies: frozenset[str] = frozenset()
    addresses: tuple[Place, ...] = ()
    places: frozenset[str] = field(default=frozenset(), repr=False)
    first: date | None = None
    last: date | None = None
    amount: Amount | None = None
    is_denied: bool = False
    is_twofold: bool = False
    """whether it states two things with "and", of which a record may hold one"""

    is_any_of: bool = False
    """whether it states several things with "or", of which one is enough"""

    @property
    def is_of_people(self) -> bool:
        """Whether it states nothing but that somebody is there: "Gavin Strake", "the lodger"."""
        others = (self.predicates, self.details, self.left_out, self.agencies, self.addresses)
        is_more = any(others) or bool(self.places or self.amount or self.first or self.last)
        is_one = len(self.people) == 1 and bool(self.people[0].ids)
        return is_one and not (is_more or self.is_denied)

    @property
    def person(self) -> str | None:
        """The person whom it is about, where one alone is named or meant."""
        for who in self.people:
            if len(who.ids) == 1 and not who.is_understood:
                return next(iter(who.ids))
        return next((next(iter(who.ids)) for who in self.people if len(who.ids) == 1), None)
