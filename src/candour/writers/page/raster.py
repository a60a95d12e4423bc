"""SVG as pixels, for documents that cannot hold a drawing: set by Typst, which reads SVG itself."""

from struct import unpack

import typst

_PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#set text(font: ("Liberation Sans", "DejaVu Sans"))
#image(bytes(sys.inputs.svg), format: "svg", alt: "picture")
"""
_PIXELS_AN_INCH = 200
_MOST_POINTS = 3_000
_MOST_PIXELS = 8_000


def rendered(svg: str, width: float) -> bytes:
    """Return a picture as PNG; `width` is its own width, and a very wide one is drawn coarser."""
    fine = _PIXELS_AN_INCH if width <= _MOST_POINTS else _MOST_PIXELS * 72 / width
    return typst.compile(_PAGE, format="png", ppi=fine, sys_inputs={"svg": svg})


def size_of(png: bytes) -> tuple[int, int]:
    """Return a PNG's width and height, which stand at a fixed place at its beginning."""
    width, height = unpack(">II", png[16:24])
    return width, height
