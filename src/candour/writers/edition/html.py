"""A document of an edition as one page: nothing fetched, no script, no links."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from candour.core.release.retelling import Block, Shape
from candour.writers.edition.model import EditionDocument
from candour.writers.html_page import CLOSING, opening, text_of

_STYLE = "\np, li, blockquote { white-space: pre-line; max-width: 45rem; }"
_TAGS = {
    Shape.HEADING: "h2",
    Shape.PARAGRAPH: "p",
    Shape.LIST_ITEM: "li",
    Shape.QUOTATION: "blockquote",
    Shape.NOTE: "p",
}


def write(document: EditionDocument, path: Path) -> None:
    """Write one self-contained page."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _page(document))


def _page(document: EditionDocument) -> Iterator[str]:
    yield from opening(document.title, _STYLE)
    yield f"<p>{text_of(document.opening)}</p>"
    for shape, blocks in groupby(document.blocks, key=lambda block: block.shape):
        if shape is Shape.TABLE:
            for block in blocks:
                yield from _table(block)
            continue
        listed = "".join(f"<{_TAGS[shape]}>{text_of(b.text)}</{_TAGS[shape]}>\n" for b in blocks)
        yield f"<ul>\n{listed}</ul>" if shape is Shape.LIST_ITEM else listed.rstrip("\n")
    yield CLOSING


def _table(block: Block) -> Iterator[str]:
    yield "<table>"
    for row in block.rows:
        yield f"<tr>{''.join(f'<td>{text_of(cell)}</td>' for cell in row)}</tr>"
    yield "</table>"
