"""Columns of people made ready: each different value once, and what two say of each other."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from candour.core.people.comparing.births import Birth, birth_level
from candour.core.people.comparing.levels import Aspect, Level
from candour.core.people.comparing.name_words import NameWords
from candour.core.people.comparing.names import Names, forename_level, is_swapped, surname_level

Value = TypeVar("Value", bound=Hashable)
Seen = tuple[tuple[Level | None, float], ...]
"""For each slot of a column the level, and how common the commoner of the two values is."""

_PEOPLE = 100
"""So many people of the country at large are counted in with those of a table."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that a column is compared by; a name has two."""

    key: str
    aspect: Aspect


class Values(Generic[Value]):
    """The different values of a column, which row has which, and how common each is."""

    def __init__(self, values: Iterable[Value | None]) -> None:
        numbers: dict[Value, int] = {}
        self.of: list[int] = [
            -1 if value is None else numbers.setdefault(value, len(numbers)) for value in values
        ]
        self.known: list[Value] = list(numbers)


@dataclass(slots=True)
class Compared:
    """A column of one slot: its values, and their levels where they were asked for."""

    slots: tuple[Slot, ...]
    values: Values[str] = field(repr=False)
    shares: Sequence[float] = field(repr=False)
    level_of: Callable[[str, str], Level | None] = field(repr=False)
    _seen: dict[int, Seen] = field(default_factory=dict, repr=False)

    def see(self, a: int, b: int) -> Seen:
        """What the values of two rows say of each other."""
        one, other = self.values.of[a], self.values.of[b]
        if one < 0 or other < 0:
            return _NOTHING
        key = one * len(self.values.known) + other
        seen = self._seen.get(key)
        if seen is None:
            level = self.level_of(self.values.known[one], self.values.known[other])
            seen = self._seen[key] = ((level, max(self.shares[one], self.shares[other])),)
        return seen


_NOTHING: Seen = ((None, 0.0),)


def compared(
    slot: Slot,
    values: Iterable[str | None],
    level_of: Callable[[str, str], Level | None],
    at_large: float,
) -> Compared:
    """Make a column ready; `at_large` is how common a value is in the country at large."""
    known = Values(values)
    counts = Counter(number for number in known.of if number >= 0)
    total = sum(counts.values()) + _PEOPLE
    shares = [(counts[number] + _PEOPLE * at_large) / total for number in range(len(known.known))]
    return Compared((slot,), known, shares, level_of)


def birth_digits_level(a: str, b: str) -> Level | None:
    """The level of two birth dates given by their digits."""
    return birth_level(Birth.of_digits(a), Birth.of_digits(b))


class ComparedNames:
    """Names, whole: forename and surname are looked at together, since they change places."""

    def __init__(self, names: Sequence[Names | None], words: NameWords) -> None:
        self.slots = (Slot("forename", Aspect.FORENAME), Slot("surname", Aspect.SURNAME))
        self.values: Values[Names] = Values(names)
        self._words = words
        self._forenames = _counted(
            (one.forenames[0] if one and one.forenames else None for one in names),
            words.forenames.share,
        )
        self._surnames = _counted(
            ("".join(one.surname) if one and one.surname else None for one in names),
            words.surnames.share,
        )
        self._seen: dict[int, Seen] = {}

    def see(self, a: int, b: int) -> Seen:
        """What two rows' names say of each other: of the forename, of the surname."""
        one, other = self.values.of[a], self.values.of[b]
        if one < 0 or other < 0:
            return _NO_NAME
        key = one * len(self.values.known) + other
        seen = self._seen.get(key)
        if seen is None:
            seen = self._seen[key] = self._see(self.values.known[one], self.values.known[other])
        return seen

    def _see(self, a: Names, b: Names) -> Seen:
        forename, surname = forename_level(a, b, self._words), surname_level(a, b)
        if is_swapped(a, b):
            turned = Names(forenames=b.surname, surname=b.forenames[:1])
            return (
                (Level.FORENAME_SWAPPED, self._forename_share(a, turned)),
                (Level.SURNAME_SWAPPED, self._surname_share(a, turned)),
            )
        for one, other in ((a, b), (b, a)):
            if _is_lone(one) and other.surname and forename in _NOT_THE_FORENAME:
                stands_for = Names(surname=one.forenames)
                level = surname_level(stands_for, other)
                if level is not Level.SURNAME_DIFFERS:
                    return ((None, 0.0), (level, self._surname_share(stands_for, other)))
        return (
            (forename, self._forename_share(a, b)),
            (surname, self._surname_share(a, b)),
        )

    def _forename_share(self, a: Names, b: Names) -> float:
        if not a.forenames or not b.forenames:
            return 0.0
        return max(self._forenames.get(one.forenames[0], 0.0) for one in (a, b))

    def _surname_share(self, a: Names, b: Names) -> float:
        if not a.surname or not b.surname:
            return 0.0
        known = (self._surnames.get("".join(one.surname), 0.0) for one in (a, b))
        return max(known)


_NO_NAME: Seen = ((None, 0.0), (None, 0.0))
_NOT_THE_FORENAME = (None, Level.FORENAME_DIFFERS, Level.FORENAME_LIKE)


def _is_lone(names: Names) -> bool:
    """Whether one name is all there is: it may be a forename or a surname."""
    return len(names.forenames) == 1 and not names.surname and not names.initials


def _counted(names: Iterable[str | None], at_large: Callable[[str], float]) -> dict[str, float]:
    counts = Counter(name for name in names if name)
    total = sum(counts.values()) + _PEOPLE
    return {name: (n + _PEOPLE * at_large(name)) / total for name, n in counts.items()}
