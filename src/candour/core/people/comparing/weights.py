"""What each level of agreement is worth: how often it is met in one person, and in two.

A level that is met in a part m of pairs that are one person and in a part u of pairs that are two
is worth log2(m / u) bits: Fellegi and Sunter, "A Theory for Record Linkage", JASA 64 (1969). A
value that few people bear is worth more than one that many do, so that where two are the same, u
is how common the value is (Winkler, "Frequency-Based Matching", 1989).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2
from typing import Any

from candour.core.people.comparing.levels import Level
from candour.errors import BadVocabulary


@dataclass(frozen=True, slots=True)
class Odds:
    """How often a level is met in pairs that are one person (m), and in pairs that are two (u)."""

    m: float
    u: float

    def __post_init__(self) -> None:
        if not (0 < self.m <= 1 and 0 < self.u <= 1):
            raise ValueError("m and u are parts of pairs, above 0 and up to 1")

    @property
    def bits(self) -> float:
        """The weight in bits, below 0 where the level speaks against one person."""
        return log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Weights:
    """The odds of every level."""

    odds: Mapping[Level, Odds] = field(repr=False)

    def __post_init__(self) -> None:
        missing = [level for level in Level if level not in self.odds]
        if missing:
            raise ValueError(f"every level has its odds; missing: {', '.join(missing)}")

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "Weights":
        """Build from `person_weights.yaml`. Raises `BadVocabulary` naming every problem."""
        problems: list[str] = []
        odds: dict[Level, Odds] = {}
        for aspect, levels in loaded.items():
            for degree, pair in levels.items():
                try:
                    m, u = pair
                    odds[Level(f"{aspect}.{degree}")] = Odds(float(m), float(u))
                except (TypeError, ValueError) as problem:
                    problems.append(f"{aspect}, {degree}: {problem}")
        problems += [f"{level.value} is missing" for level in Level if level not in odds]
        if problems:
            raise BadVocabulary(f"person_weights.yaml: {'; '.join(problems)}")
        return cls(odds)

    def bits(self, level: Level) -> float:
        """What a level is worth."""
        return self.odds[level].bits
