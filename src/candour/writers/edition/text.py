"""A document of an edition as plain text."""

from collections.abc import Iterator
from pathlib import Path

from candour.core.release.retelling import Block, Shape
from candour.writers.edition.model import EditionDocument
from candour.writers.guards import storable

_BEFORE = {Shape.LIST_ITEM: "- ", Shape.QUOTATION: "> "}


def write(document: EditionDocument, path: Path) -> None:
    """Write UTF-8; a table's cells stand apart by tabs."""
    parts = [document.title, document.opening, *map(_block, document.blocks)]
    path.write_text("\n\n".join(map(storable, parts)) + "\n", encoding="utf-8", newline="\n")


def _block(block: Block) -> str:
    if block.shape is Shape.TABLE:
        return "\n".join(_rows(block))
    return _BEFORE.get(block.shape, "") + block.text


def _rows(block: Block) -> Iterator[str]:
    for row in block.rows:
        yield "\t".join(" ".join(cell.split()) for cell in row)
