"""Open an office file (Word, Excel, PowerPoint, OpenDocument) part by part."""

from collections.abc import Iterator

from candour.core.leaks.stretch import Inner, Opened, Stretch
from candour.errors import CandourError
from candour.readers.hidden.office_properties import (
    comments_in_markup,
    core_properties,
    everything_else,
    is_xml,
    links,
)
from candour.readers.hidden.open_document import open_document_part
from candour.readers.hidden.package_members import container_words
from candour.readers.hidden.sheets import Workbook
from candour.readers.hidden.word import word_part
from candour.readers.limits import Limits
from candour.readers.package import Package

_PROPERTIES = {
    "docProps/core.xml": "core properties", "docProps/app.xml": "document properties",
    "docProps/custom.xml": "custom property", "meta.xml": "document properties",
}  # fmt: skip
# Looks and settings of programs: words there are names of styles, fonts and languages.
_LOOKS = ("styles.xml", "stylesWithEffects.xml", "fontTable.xml", "theme/", "numbering.xml",
          "[Content_Types].xml", "webSettings.xml", "latentStyles", "calcChain.xml")  # fmt: skip


def open_office(data: bytes, limits: Limits) -> Opened:
    """Return all that an office file says, and the files inside it."""
    package = Package(data, limits)
    stretches: list[Stretch] = []
    unread: list[str] = []
    inner: list[Inner] = []
    workbook = Workbook(package) if "xl/workbook.xml" in package else None
    for name in package.names():
        if name.endswith("/"):
            continue
        try:
            if is_xml(package, name):
                stretches += _part(package, name, workbook)
                stretches += comments_in_markup(package, name)
            else:
                inner.append(_inner(name, package.read(name)))
        except CandourError as problem:
            unread.append(f"{name}: {problem}")
    stretches += container_words(data, is_office=True)
    return Opened(_kind(package), tuple(stretches), tuple(inner), tuple(unread))


def _part(package: Package, name: str, workbook: Workbook | None) -> Iterator[Stretch]:
    if name in _PROPERTIES:
        yield from core_properties(package, name, _PROPERTIES[name])
    elif name.endswith(".rels"):
        yield from links(package, name)
    elif any(look in name for look in _LOOKS):
        yield from _named_looks(package, name)
    elif name.startswith("word/") and name.count("/") == 1 and name.endswith(".xml"):
        yield from word_part(package, name)
    elif workbook is not None and workbook.knows(name):
        yield from workbook.part(name)
    elif name in ("content.xml", "styles.xml"):
        yield from open_document_part(package, name)
    else:
        yield from everything_else(package, name, name.rsplit("/", 1)[-1])


def _named_looks(package: Package, name: str) -> Iterator[Stretch]:
    """Yield names of styles that somebody made, which programs keep: "Sallowby heading"."""
    for stretch in everything_else(package, name, f"{name.rsplit('/', 1)[-1]}"):
        if stretch.where.endswith(("attribute name", "attribute val", "text")):
            yield stretch


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
