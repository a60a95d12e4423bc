"""A document of an edition as a PDF, set by Typst: the words go in as data, never as markup."""

import json
from pathlib import Path

import typst

from candour.writers.edition.model import EditionDocument, shares
from candour.writers.guards import storable

_PAGE = b"""
#let data = json(bytes(sys.inputs.edition))
#set document(title: data.title, author: (), date: none)
#set page(paper: "a4", margin: 14mm, flipped: data.wide, numbering: "1")
#set text(lang: "en", region: "GB", size: 10pt, font: ("Liberation Sans", "DejaVu Sans"))
#show heading: set text(fill: rgb("1f3a4d"))
#show title: set text(fill: rgb("1f3a4d"), size: 18pt)
#let words(it) = it.split("\\n").map(line => [#line]).join(linebreak())
#title()
#par(words(data.opening))
#for block in data.blocks {
  if block.shape == "heading" { heading(level: 1, words(block.text)) }
  else if block.shape == "list_item" { list(words(block.text)) }
  else if block.shape == "quotation" { quote(block: true, words(block.text)) }
  else if block.shape == "note" { par(text(size: 8.5pt, words(block.text))) }
  else if block.shape == "table" { table(
    columns: block.shares.map(share => share * 1fr), inset: 3pt, stroke: 0.4pt + rgb("8a8a8a"),
    ..block.rows.flatten().map(cell => text(size: 7pt, hyphenate: true, words(cell)))) }
  else { par(words(block.text)) }
}
"""


def write(document: EditionDocument, path: Path) -> None:
    """Write A4 pages."""
    blocks = [
        {
            "shape": block.shape.value,
            "text": storable(block.text),
            "shares": shares(block) if block.rows else [],
            "rows": [[storable(cell) for cell in row] for row in block.rows],
        }
        for block in document.blocks
    ]
    data = {
        "title": document.title,
        "opening": document.opening,
        "blocks": blocks,
        "wide": document.is_wide,
    }
    path.write_bytes(typst.compile(_PAGE, format="pdf", sys_inputs={"edition": json.dumps(data)}))
