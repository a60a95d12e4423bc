"""A document of an edition, to be written."""

from dataclasses import dataclass, field
from datetime import date

from candour.core.release.retelling import Block, Shape

_UPRIGHT, _LONGEST, _ROOM = 5, 14, 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionDocument:
    """Its title, what stands under it, and its blocks in order."""

    title: str = field(repr=False)
    opening: str = field(repr=False)
    made_on: date
    blocks: tuple[Block, ...] = field(repr=False)

    @property
    def is_wide(self) -> bool:
        """Tell whether a table has more columns than an upright page holds well."""
        return any(
            block.shape is Shape.TABLE and max(map(len, block.rows)) > _UPRIGHT
            for block in self.blocks
        )


def shares(block: Block) -> list[float]:
    """Return how wide each column of a table is to be: its longest word, and what it has to say."""
    columns = range(max(map(len, block.rows)))
    return [
        max(
            (
                max(
                    min(max(map(len, row[n].split()), default=0), _LONGEST),
                    len(row[n]) ** 0.5 * _ROOM,
                )
                for row in block.rows
                if n < len(row)
            ),
            default=0,
        )
        + 1
        for n in columns
    ]
