"""A page to be written: a title, what stands under it, pictures and tables."""

from dataclasses import dataclass, field
from datetime import date

from candour.writers.annex import Annex

AS_AT = "As on record at the end of {day}: whatever was recorded later is left out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as SVG, and the words for who cannot see it."""

    title: str = field(repr=False)
    note: str = field(repr=False)
    svg: str = field(repr=False)
    alternative: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that stands on a page, in its order."""

    title: str = field(repr=False)
    made_on: date
    opening: tuple[str, ...] = field(default=(), repr=False)
    parts: tuple[Picture | Annex, ...] = field(default=(), repr=False)


def opening_lines(made_on: date, as_at: date | None) -> tuple[str, ...]:
    """Return what every page says of itself: who made it, from what, and as known on which day."""
    made = f"Made by Candour from the agencies' files on {made_on.isoformat()}."
    return (made,) if as_at is None else (made, AS_AT.format(day=as_at.isoformat()))
