"""Open an office file (Word, Excel, PowerPoint, OpenDocument) part by part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from candour.core.leaks.stretch import Inner, Kind, Opened, Stretch
from candour.errors import CandourError
from candour.readers.hidden.office_properties import (
    OWN,
    PLAIN,
    comments_in_markup,
    core_properties,
    elements,
    everything_else,
    links,
    told_by,
    tree_of,
)
from candour.readers.hidden.open_document import open_document_part
from candour.readers.hidden.package_members import container_words
from candour.readers.hidden.sheets import Workbook
from candour.readers.hidden.word import hidden_styles_of, word_part
from candour.readers.limits import Limits
from candour.readers.package import Package

_WORD_PART = re.compile(r"word/(?:glossary/)?[^/]+\.xml")
_PROPERTIES = {
    "docProps/core.xml": "core properties", "docProps/app.xml": "document properties",
    "docProps/custom.xml": "custom property", "meta.xml": "document properties",
}  # fmt: skip
_SAID = {
    "pivotCache": "pivot cache", "pivotTable": "pivot table",
    "externalLink": "link to another file",
    "connections": "data connection", "/tables/": "table", "rawing": "drawing", "charts/": "chart",
    "customXml": OWN, "slides/": "slide", "notesSlide": "notes of a slide",
    "commentAuthors": "comment author", "comments": "comment",
}  # fmt: skip
# Looks and settings of programs: words there are names of styles, fonts and languages.
_LOOKS = ("styles.xml", "stylesWithEffects.xml", "fontTable.xml", "theme/", "numbering.xml",
          "[Content_Types].xml", "webSettings.xml", "latentStyles", "calcChain.xml")  # fmt: skip
_NAMING = ("name", "val", "formatCode")


@dataclass(slots=True)
class _Office:
    """A package, with what must be known of it before its parts are read."""

    package: Package
    workbook: Workbook | None
    hidden_styles: frozenset[str]


def open_office(data: bytes, limits: Limits) -> Opened:
    """Return all that an office file says, and the files inside it."""
    package = Package(data, limits)
    office = _Office(
        package,
        Workbook(package) if "xl/workbook.xml" in package else None,
        hidden_styles_of(package),
    )
    stretches: list[Stretch] = []
    closed: list[str] = []
    inner: list[Inner] = []
    # Strings of cells come last: only then is it known which of them no cell shows.
    for name in sorted(package.names(), key=lambda one: "sharedStrings" in one):
        if name.endswith("/"):
            continue
        try:
            part = package.read(name)
            tree = tree_of(part, name)
            if tree is None:
                inner.append(_inner(name, part))
                continue
            stretches += _part(office, name, tree)
            stretches += comments_in_markup(part, name)
        except CandourError as problem:
            closed.append(f"{name}: {problem}")
    beside = container_words(data, limits, is_office=True)
    stretches += beside.stretches
    inner += beside.inner
    closed += beside.closed
    return Opened(_kind(package), tuple(stretches), tuple(inner), closed=tuple(closed))


def _part(office: _Office, name: str, tree: etree._Element) -> Iterator[Stretch]:
    if name in _PROPERTIES:
        yield from core_properties(tree, _PROPERTIES[name])
    elif name.endswith(".rels"):
        yield from links(tree, frozenset(office.package.names()))
    elif any(look in name for look in _LOOKS):
        yield from _named_looks(tree, name)
    elif _WORD_PART.fullmatch(name):
        yield from word_part(tree, name, office.hidden_styles)
    elif office.workbook is not None and office.workbook.knows(name):
        yield from office.workbook.part(name, tree)
    elif name in ("content.xml", "styles.xml"):
        yield from open_document_part(tree, name)
    else:
        hidden = "hidden " if tree.get("show") in ("0", "false") else ""  # a slide
        yield from everything_else(tree, hidden + _in_words(name))


def _in_words(name: str) -> str:
    """Say what a part is; parts that nobody has a word for are said by their name."""
    return next((told for part, told in _SAID.items() if part in name), name.rsplit("/", 1)[-1])


def _named_looks(tree: etree._Element, name: str) -> Iterator[Stretch]:
    """Yield names of styles that somebody made, which programs keep: "Sallowby heading"."""
    told = name.rsplit("/", 1)[-1]
    # What programs chose is met again and again, and looked at once: it is most of these parts.
    met: set[str] = set()
    for element in elements(tree):
        for words in (element.text, element.tail):
            if words and words not in met and words.strip():
                met.add(words)
                yield Stretch(f"{told}, text", words)
        for key, value in told_by(element):
            if value not in met and key.endswith(_NAMING):
                met.add(value)
                if len(value) > 1 and not PLAIN.fullmatch(value):
                    attribute = etree.QName(key).localname
                    yield Stretch(f"{told}, attribute {attribute}", value, Kind.TECHNICAL)


def _inner(name: str, data: bytes) -> Inner:
    if "thumbnail" in name.lower():
        return Inner(name, data, "thumbnail")
    if "/media/" in name or name.startswith("Pictures/"):
        return Inner(name, data, "picture")
    return Inner(name, data, "embedded file")


def _kind(package: Package) -> str:
    if "word/document.xml" in package:
        return "Word document"
    if "xl/workbook.xml" in package:
        return "Excel workbook"
    return "office file"
