"""A document of an edition, to be written."""

from dataclasses import dataclass, field
from datetime import date

from candour.core.release.retelling import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionDocument:
    """Its title, what stands under it, and its blocks in order."""

    title: str = field(repr=False)
    opening: str = field(repr=False)
    made_on: date
    blocks: tuple[Block, ...] = field(repr=False)
