"""What each level is worth in these tables: how often it is met in one person, and in two."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2, sqrt
from typing import Any

from candour.core.people.comparing.levels import Level
from candour.errors import CandourError
from candour.linkage.compared import Slot

FORMAT = "candour-link-model/1"
_BY_SHARE = ("letter", "sound", "nickname")
"""Levels at which a common name is met by chance more often than a rare one."""
_LEAST_OF_U = 0.3


@dataclass(frozen=True, slots=True)
class Model:
    """m and u of every level of every slot, and how many of all pairs are one person."""

    m: Mapping[str, Mapping[Level, float]] = field(repr=False)
    u: Mapping[str, Mapping[Level, float]] = field(repr=False)
    matched: float
    """the part of all pairs of rows that are one person"""

    def __post_init__(self) -> None:
        if not 0 < self.matched < 1:
            raise ValueError("a part of the pairs is one person, and not all")

    @property
    def prior(self) -> float:
        """The odds, in bits, that two rows taken by chance are one person."""
        return log2(self.matched / (1 - self.matched))

    def bits(self, slot: Slot, level: Level, share: float) -> float:
        """What a level is worth for values of which a part `share` of rows has the commoner."""
        m, u = self.m[slot.key][level], self.u[slot.key][level]
        if level.degree == "same" and slot.aspect.value != "sex":
            u = share
        elif level.degree == "swapped" and share:
            m, u = sqrt(m), share
        elif level.degree in _BY_SHARE and share:
            u = max(share, _LEAST_OF_U * u)
        return log2(m / u)

    def as_text(self) -> str:
        """The model as JSON."""
        slots = {
            key: {
                level.degree: [round(self.m[key][level], 6), round(u, 8)] for level, u in us.items()
            }
            for key, us in self.u.items()
        }
        written = {"format": FORMAT, "matched": self.matched, "levels": slots}
        return json.dumps(written, indent=1, ensure_ascii=False) + "\n"


def model_of_text(text: str, slots: tuple[Slot, ...]) -> Model:
    """Read a model for these slots. Raises `CandourError` where it is none, or for others."""
    try:
        loaded = json.loads(text)
        if loaded["format"] != FORMAT:
            raise ValueError(loaded["format"])
        m = _side(loaded["levels"], slots, 0)
        u = _side(loaded["levels"], slots, 1)
        return Model(m, u, float(loaded["matched"]))
    except (KeyError, TypeError, ValueError, json.JSONDecodeError):
        raise CandourError(
            "the file of --model is no model for these columns",
            expected=f"a {FORMAT} file with the columns {', '.join(one.key for one in slots)}",
            next_step="name a new file, and a model is estimated and kept there",
        ) from None


def _side(
    levels: Mapping[str, Any], slots: tuple[Slot, ...], side: int
) -> dict[str, dict[Level, float]]:
    found: dict[str, dict[Level, float]] = {}
    for slot in slots:
        of_slot = {
            Level(f"{slot.aspect.value}.{degree}"): float(pair[side])
            for degree, pair in levels[slot.key].items()
        }
        if any(not 0 < part <= 1 for part in of_slot.values()) or not of_slot:
            raise ValueError(slot.key)
        found[slot.key] = of_slot
    return found
