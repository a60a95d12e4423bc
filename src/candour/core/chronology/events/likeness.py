"""How likely two entries tell of one happening, with the reasons for and against in words.

The weight of a pair is the sum of its signals' weights: logarithms of odds, counted over labelled
cases and rounded (`vocabulary/likeness.yaml` says which). They are a table that can be read, and a
reviewer may change it. Two entries are suggested as one event from `JOIN` on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from candour.core.chronology.events.features import Features
from candour.core.chronology.events.rarity import Rarity
from candour.core.chronology.events.reasons import reason_of
from candour.core.chronology.events.signals import Pair, Signal, Signals
from candour.core.chronology.events.words import EventWords

JOIN = 0.0
"""From this weight on two entries are suggested as one event."""

APART = -4.5
"""At this weight and below two agencies' entries speak against each other: nothing chains them."""

_APART_WITHIN = 0.0
"""The same for two entries of one agency, which writes one row of one thing as a rule."""

_APART_TOLD = -1.5
"""The same where one of them names the other's day, or both the same: then one may follow it up."""


class Evidence(NamedTuple):
    """One reason: its weight, negative when it speaks against, and the reason in words."""

    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for and against two entries telling of one happening."""

    weight: float
    evidence: tuple[Evidence, ...] = field(repr=False)
    is_duplicate: bool = False

    @property
    def reasons_for(self) -> tuple[str, ...]:
        """Why they may be one event, the strongest reason first."""
        return tuple(one.reason for one in sorted(self.evidence, key=_by_weight) if one.weight > 0)

    @property
    def reasons_against(self) -> tuple[str, ...]:
        """Why they may not, the strongest reason first."""
        against = sorted(self.evidence, key=lambda one: one.weight)
        return tuple(one.reason for one in against if one.weight < 0)


def _by_weight(one: Evidence) -> float:
    return -one.weight


@dataclass(frozen=True, slots=True)
class Comparison:
    """Compares entries by one vocabulary and the rarity of words in one case."""

    words: EventWords
    rarity: Rarity
    signals: Signals

    @classmethod
    def of(
        cls,
        words: EventWords,
        rarity: Rarity,
        last_of_tellers: Mapping[int, frozenset[int]],
        callouts: Mapping[int, int],
    ) -> "Comparison":
        """Make ready to compare."""
        return cls(words, rarity, Signals(words, rarity, last_of_tellers, callouts))

    def weight(self, a: Features, b: Features) -> float:
        """The weight of a pair, without the words for it."""
        weights, signals = self._signals(Pair.of(a, b))
        return weights["base"] + sum([weights[code] * amount for code, amount in signals])

    def is_apart(self, a: Features, b: Features, weight: float) -> bool:
        """Whether a weight is so low that nothing may chain the two entries."""
        if a.agency != b.agency:
            return weight <= APART
        if weight > _APART_WITHIN:
            return False
        pair = Pair.of(a, b)
        is_told = pair.tells in ("named", "loose") or not a.named_days.isdisjoint(b.named_days)
        return not is_told or weight <= _APART_TOLD

    def __call__(self, a: Features, b: Features) -> Likeness:
        """Weigh two entries, and say why."""
        pair = Pair.of(a, b)
        weights, signals = self._signals(pair)
        evidence = [
            Evidence(weights[code] * amount, reason_of(code, pair, self.words, self.rarity))
            for code, amount in signals
        ]
        is_duplicate = any(code == "double" for code, _ in signals)
        if a.agency == b.agency and not is_duplicate:
            evidence.append(Evidence(-1.0, "two rows of one agency"))
        said = tuple(one for one in evidence if one.reason and one.weight)
        return Likeness(self.weight(a, b), said, is_duplicate)

    def _signals(self, pair: Pair) -> tuple[dict[str, float], list[Signal]]:
        if pair.a.agency == pair.b.agency:
            return self.words.weights["within"], list(self.signals.within(pair))
        return self.words.weights["across"], list(self.signals.across(pair))
