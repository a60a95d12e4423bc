"""What linking tables gives: pairs of rows, each with its odds and levels, and people."""

from dataclasses import dataclass, field

from candour.core.people.comparing.levels import Level


@dataclass(frozen=True, slots=True)
class Seen:
    """One slot of a pair: its column's key, the level, and the bits that it is worth."""

    key: str
    level: Level
    bits: float


@dataclass(frozen=True, slots=True)
class RowLink:
    """Two rows that may be one person: how likely, and why."""

    left: int
    right: int
    bits: float
    seen: tuple[Seen, ...] = ()

    @property
    def probability(self) -> float:
        """The probability that the two are one person."""
        return probability(self.bits)


@dataclass(frozen=True, slots=True)
class Linked:
    """Every link at least as likely as not, the likeliest first; and rows that are one person."""

    links: tuple[RowLink, ...] = field(repr=False)
    people: tuple[tuple[int, ...], ...] = field(repr=False)
    compared: int
    model: str = field(default="", repr=False)
    """the model as text, as it is kept"""


def probability(bits: float) -> float:
    """From odds in bits to a probability."""
    far = 1000.0
    return float(1 / (1 + 2.0 ** -max(-far, min(far, bits))))
