"""Read an OpenDocument text (.odt)."""

from lxml import etree

from candour.core.documents.locator import Part
from candour.core.documents.passage import Kind
from candour.readers.limits import Limits
from candour.readers.odf.names import name
from candour.readers.odf.package import OpenDocument, is_opendocument
from candour.readers.odf.styles import read_styles
from candour.readers.odf.text import TextWalk
from candour.readers.reading import Reader, Reading

_HEADERS = ("style:header", "style:header-left", "style:header-first")
_FOOTERS = ("style:footer", "style:footer-left", "style:footer-first")


def sureness(data: bytes, name_of_file: str) -> float:
    """Sure by the media type that the container states first."""
    return 0.95 if is_opendocument(data, b"text") else 0


def read(data: bytes, limits: Limits) -> Reading:
    """Read the body, then headers and footers, then what the file says of itself."""
    package = OpenDocument(data, limits)
    styles = read_styles(package.styles, package.content)
    body = package.body("office:text")
    walk = TextWalk(body, styles)
    walk.walk(body)
    for element in package.styles.iter(*map(name, (*_HEADERS, *_FOOTERS))):
        _margin(walk, element)
    walk.settle()
    return Reading((*walk.drafts, *package.metadata()), left_out=tuple(walk.left_out))


def _margin(walk: TextWalk, element: etree._Element) -> None:
    if "header" in etree.QName(element).localname:
        walk.aside_walk(element, Part.HEADER, f"h{walk.count('h')}", Kind.HEADER)
    else:
        walk.aside_walk(element, Part.FOOTER, f"f{walk.count('f')}", Kind.FOOTER)


READER = Reader(
    format="odt",
    title="OpenDocument text (.odt)",
    endings=(".odt", ".ott"),
    sureness=sureness,
    read=read,
    in_worker=True,
)
