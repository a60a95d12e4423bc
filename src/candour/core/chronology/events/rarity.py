"""How much a word says in one case: the rarer it is, the more."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from candour.core.chronology.events.features import Features


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a word says in this case: nothing when every entry has it, 1 when one has."""

    weights: Mapping[str, float] = field(repr=False)

    @classmethod
    def of(cls, features: Sequence[Features]) -> "Rarity":
        """Count the entries each word and name stands in."""
        counts = Counter(term for one in features for term in one.words | one.names)
        counts.update(f"act:{act}" for one in features for act in one.happenings | one.meetings)
        base = log(len(features) + 1)
        weights = {
            term: max(0.0, log((len(features) + 1) / (count + 0.5)) / base)
            for term, count in counts.items()
        }
        return cls(weights)

    def __call__(self, term: str) -> float:
        """The weight of one word."""
        return self.weights.get(term, 1.0)

    def each(self, terms: frozenset[str]) -> list[float]:
        """The weights of words, one by one."""
        weights = self.weights
        return [weights.get(term, 1.0) for term in terms]

    def total(self, terms: frozenset[str]) -> float:
        """The weight of words together."""
        return sum(self.each(terms))
