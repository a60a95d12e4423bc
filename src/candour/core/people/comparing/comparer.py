"""Lays two people side by side and weighs what agrees and what does not."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log2

from candour.core.people.comparing.births import Birth, birth_level
from candour.core.people.comparing.levels import Aspect, Level
from candour.core.people.comparing.name_words import NameWords
from candour.core.people.comparing.names import Names, forename_level, is_swapped, surname_level
from candour.core.people.comparing.numbers import (
    address_level,
    email_level,
    identifier_level,
    phone_level,
    postcode_level,
)
from candour.core.people.comparing.traits import Traits
from candour.core.people.comparing.weights import Weights

_COMMONEST = 0.5
_LIFETIME = 80.0
"""Years over which birth dates of people in one record are spread."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One aspect of two people: the level at which it agrees, and the bits that is worth."""

    level: Level
    bits: float

    @property
    def aspect(self) -> Aspect:
        """What was compared."""
        return self.level.aspect


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two people side by side: an agreement for each aspect of which both records say anything."""

    agreements: tuple[Agreement, ...]

    @property
    def bits(self) -> float:
        """The weight of it all: each bit doubles the odds that the two are one person."""
        return sum(one.bits for one in self.agreements)

    @property
    def levels(self) -> frozenset[Level]:
        """The levels found."""
        return frozenset(one.level for one in self.agreements)

    @property
    def in_favour(self) -> tuple[Agreement, ...]:
        """What speaks for one person, the strongest first."""
        return tuple(sorted((one for one in self.agreements if one.bits > 0), key=_heaviest))

    @property
    def against(self) -> tuple[Agreement, ...]:
        """What speaks against it, the strongest first."""
        return tuple(sorted((one for one in self.agreements if one.bits < 0), key=_lightest))

    def level_of(self, aspect: Aspect) -> Level | None:
        """The level of one aspect; None where one record says nothing of it."""
        return next((one.level for one in self.agreements if one.aspect is aspect), None)


def _heaviest(one: Agreement) -> float:
    return -one.bits


def _lightest(one: Agreement) -> float:
    return one.bits


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares people by one set of weights and what is known of names.

    `compare(Traits.of_mention(a, day), Traits.of_mention(b, day))` is all a caller needs.
    """

    weights: Weights = field(repr=False)
    words: NameWords = field(repr=False)

    def compare(self, a: Traits, b: Traits) -> Comparison:
        """Return what agrees and what does not, with the weight of each."""
        found = (
            *self._names(a, b),
            *self._births(a.births, b.births),
            *self._sex(a, b),
            *self._best(a.addresses, b.addresses, self._address_level),
            *self._best(a.postcodes, b.postcodes, postcode_level),
            *self._best(a.phones, b.phones, phone_level),
            *self._best(a.emails, b.emails, email_level),
            *self._best(a.identifiers, b.identifiers, identifier_level),
        )
        return Comparison(found)

    def compare_names(self, a: Names, b: Names) -> tuple[Agreement, ...]:
        """Return how far two names agree, forename and surname each."""
        if is_swapped(a, b):
            shares = self.words.forenames.share, self.words.surnames.share
            return tuple(
                Agreement(level, self.weights.bits_of_shared(level, share_of(name)))
                for level, share_of, name in (
                    (Level.FORENAME_SWAPPED, shares[0], a.forenames[0]),
                    (Level.SURNAME_SWAPPED, shares[1], "".join(a.surname)),
                )
            )
        found = []
        for level, value in (
            (forename_level(a, b, self.words), self._commonest_forename(a, b)),
            (surname_level(a, b), self.words.surnames.share("".join(a.surname))),
        ):
            if level is not None:
                found.append(Agreement(level, self._name_bits(level, value)))
        return tuple(found)

    def _names(self, a: Traits, b: Traits) -> tuple[Agreement, ...]:
        pairs = [self.compare_names(one, other) for one in a.names for other in b.names]
        return max(pairs, key=lambda pair: sum(one.bits for one in pair), default=())

    def _name_bits(self, level: Level, share: float) -> float:
        if level in (Level.FORENAME_SAME, Level.SURNAME_SAME):
            return self.weights.bits_of_shared(level, share)
        return self.weights.bits(level)

    def _commonest_forename(self, a: Names, b: Names) -> float:
        """How common a forename is that two share; a second one shared makes it rarer."""
        if not a.forenames or not b.forenames:
            return _COMMONEST
        shares = self.words.forenames
        share = shares.share(a.forenames[0])
        if len(a.forenames) > 1 and a.forenames[1:] == b.forenames[1:]:
            share *= min(1.0, 3 * shares.share(a.forenames[1]))
        return share

    def _births(self, a: Sequence[Birth], b: Sequence[Birth]) -> Iterator[Agreement]:
        """The birth dates that agree best; an age counts by how many years it leaves open."""
        found: list[Agreement] = []
        for one in a:
            for other in b:
                level = birth_level(one, other)
                if level is not None:
                    found.append(Agreement(level, self._birth_bits(level, one, other)))
        exact = [one for one in found if one.level not in _BY_AGE]
        if found:
            yield max(exact or found, key=lambda one: one.bits)

    def _birth_bits(self, level: Level, a: Birth, b: Birth) -> float:
        if level not in (Level.BORN_AGE, Level.BORN_MAY):
            return self.weights.bits(level)
        chance = min(1.0, (a.years + b.years) / _LIFETIME)
        return log2(self.weights.odds[level].m / chance)

    def _sex(self, a: Traits, b: Traits) -> Iterator[Agreement]:
        if a.sex is not None and b.sex is not None:
            level = Level.SEX_SAME if a.sex is b.sex else Level.SEX_DIFFERS
            yield Agreement(level, self.weights.bits(level))

    def _address_level(self, a: str, b: str) -> Level | None:
        return address_level(a, b, self.words.roads)

    def _best(
        self,
        a: Sequence[str],
        b: Sequence[str],
        level_of: Callable[[str, str], Level | None],
    ) -> Iterator[Agreement]:
        """The two of several values that agree best: people move, and have two phones."""
        found = (level_of(one, other) for one in a for other in b)
        levels = [level for level in found if level is not None]
        if levels:
            best = max(levels, key=self.weights.bits)
            yield Agreement(best, self.weights.bits(best))


_BY_AGE = (Level.BORN_AGE, Level.BORN_AGE_NEAR, Level.BORN_AGE_CLASH)
