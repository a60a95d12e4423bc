"""Properties of an office file, and what stands in its other parts: nothing is passed over."""

import re
from collections.abc import Iterator

from lxml import etree

from candour.core.leaks.stretch import Kind, Stretch
from candour.errors import CandourError
from candour.readers.package import parse_xml

OWN = "custom XML"
"""parts in which people name elements as they like: no such name may stand in `where`"""
_SIGNED = frozenset(
    {"creator", "lastModifiedBy", "Manager", "author", "lastAuthor", "initials", "userName"}
)
_NAMED = {
    "creator": "author", "lastModifiedBy": "last changed by", "lpwstr": "value",
    "Company": "company", "Manager": "manager", "HyperlinkBase": "base of links",
    "TitlesOfParts": "titles of parts", "category": "category", "contentStatus": "status",
}  # fmt: skip
# Attributes whose values programs choose, not people: sizes, kinds, ids.
PLAIN = re.compile(
    r"[\d.,:;%#\-+]*|[a-z]{1,3}-[A-Z]{2}|[0-9A-Fa-f]{6,40}|(?:https?://schemas\..*|urn:.*)|rId\w*"
)


_UNSHOWN = re.compile(rb"<!--(.*?)-->|<\?(?!xml[ \-])(.*?)\?>", re.DOTALL)
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DRAWN_PARAGRAPH, _DRAWN_TEXT = f"{_DRAWN}p", f"{_DRAWN}t"


def core_properties(tree: etree._Element, said: str) -> Iterator[Stretch]:
    """Yield the properties of one part: "core properties (title)", "custom property"."""
    for element in elements(tree):
        text = (element.text or "").strip()
        tag = _tag(element)
        if not text or tag in {"revision", "TotalTime"}:
            continue
        kind = Kind.SIGNED if tag in _SIGNED else Kind.PROSE
        if said == "custom property":
            owner = element.getparent()
            told = owner.get("name", "") if owner is not None else ""
            yield Stretch("custom property", text)
            if told:
                yield Stretch("custom property, its name", told, Kind.LABEL)
            continue
        yield Stretch(f"{said} ({_NAMED.get(tag, tag)})", text, kind)


def links(tree: etree._Element, names: frozenset[str]) -> Iterator[Stretch]:
    """Yield the targets of a part's relations that lead out of the file, or to what it lacks."""
    parts = {name.rsplit("/", 1)[-1] for name in names}
    for element in elements(tree):
        target, kind = element.get("Target", ""), element.get("Type", "").rsplit("/", 1)[-1]
        if element.get("TargetMode") == "External":
            told = {"hyperlink": "hyperlink address"}.get(kind, f"address of an outside {kind}")
            yield Stretch(told, target, Kind.LABEL)
        elif target.rsplit("/", 1)[-1] not in parts:
            yield Stretch("relation to a part that is not there", target, Kind.LABEL)


def everything_else(tree: etree._Element, said: str) -> Iterator[Stretch]:
    """Yield all text and every attribute of a part that no rule knows."""
    is_own = said == OWN
    for element in elements(tree):
        if is_own:
            yield Stretch("name of an element of custom XML", _tag(element), Kind.TECHNICAL)
        if element.tag == _DRAWN_PARAGRAPH:
            # Programs divide the words of a paragraph as they like: "14 June" and "2020".
            text = "".join(one.text or "" for one in element.iter(_DRAWN_TEXT))
            if text.strip():
                yield Stretch(f"{said}, text", text)
        elif element.tag != _DRAWN_TEXT or not any(
            above.tag == _DRAWN_PARAGRAPH for above in element.iterancestors()
        ):
            for words in (element.text, element.tail):
                if words and words.strip():
                    yield Stretch(f"{said}, text", words)
        yield from attributes(element, said)


class Remaining:
    """What no rule of a part has said: each attribute and stray text once, as it is met first."""

    def __init__(self, said: str, known: frozenset[str] = frozenset()) -> None:
        self._said = said
        self._known = known
        """attributes that a rule has said"""
        self._met: set[str] = set()

    def of(self, element: etree._Element) -> Iterator[Stretch]:
        """Yield them of one element."""
        for key, value in told_by(element):
            name = etree.QName(key).localname
            if value in self._met or name in self._known or PLAIN.fullmatch(value):
                continue
            self._met.add(value)
            if len(value) > 1 and any(sign.isalpha() for sign in value):
                kind = Kind.SIGNED if name in _SIGNED else Kind.TECHNICAL
                yield Stretch(f"attribute {name}, {self._said}", value, kind)

    def text_of(self, element: etree._Element) -> Iterator[Stretch]:
        """Yield an element's own text where no rule has read it."""
        text = (element.text or "").strip()
        if len(text) > 1 and text not in self._met and any(sign.isalpha() for sign in text):
            self._met.add(text)
            yield Stretch(f"text of {_tag(element)}, {self._said}", text)


def attributes(element: etree._Element, said: str) -> Iterator[Stretch]:
    """Yield an element's attributes that hold words."""
    met: set[str] = set()
    for key, value in told_by(element):
        if len(value) > 1 and value not in met and not PLAIN.fullmatch(value):
            met.add(value)
            tag = etree.QName(key).localname
            kind = Kind.SIGNED if tag in _SIGNED else Kind.TECHNICAL
            told = said if said == OWN else f"{said}, attribute {tag}"
            yield Stretch(told, value, kind)


def told_by(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield an element's attributes."""
    for key, value in element.attrib.items():
        yield str(key), str(value)


def elements(tree: etree._Element) -> Iterator[etree._Element]:
    """Yield an element and all below it; comments and instructions are none."""
    return (one for one in tree.iter() if isinstance(one.tag, str))


def comments_in_markup(data: bytes, name: str) -> Iterator[Stretch]:
    """Yield XML comments, which no program shows."""
    if b"<!--" not in data and data.find(b"<?", 5) < 0:
        return
    for match in _UNSHOWN.finditer(data):
        told = (match[1] or match[2] or b"").decode("utf-8", "replace")
        yield Stretch(f"comment in the markup of {name}", told)


def tree_of(data: bytes, name: str) -> etree._Element | None:
    """Parse a part; `None` where it is no XML, or XML that opens doors (entities, a DTD)."""
    if not name.lower().endswith((".xml", ".rels", ".vml", ".rdf", ".svg")):
        return None
    try:
        return parse_xml(data, name)
    except CandourError:
        return None


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname
