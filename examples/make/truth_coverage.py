"""Whether an agency's return covers a stretch of days, by the contract's rule on returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Return = Mapping[str, Any]


def _touched(held: Mapping[str, Any], first: str) -> bool:
    """Something withheld, in which entries could stand, reaches into the stretch."""
    return bool(held["entries"] == "true" and held.get("until", first) >= first)


def covered(made: Return | None, first: str, last: str) -> str:
    """Say yes, no or unknown of the days from first to last.

    What was withheld and could hold entries, or days outside the period searched: no. No return,
    no period or no system stated: nobody knows.
    """
    if made is None:
        return "unknown"
    if any(_touched(held, first) for held in made.get("withheld") or ()):
        return "no"
    periods = [made[name] for name in ("period", "period_2") if made.get(name)]
    if not periods or not made.get("systems_searched"):
        return "unknown"
    return "yes" if any(begin <= first and last <= end for begin, end in periods) else "no"


def together(several: Sequence[str]) -> str:
    """Of several agencies: yes only where every one says yes."""
    return next((one for one in ("no", "unknown") if one in several), "yes")
