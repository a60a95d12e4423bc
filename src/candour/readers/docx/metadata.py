"""The document's properties: words that no page shows, and that a release must not let out."""

from collections.abc import Iterator
from re import compile as pattern

from lxml import etree

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Kind
from candour.readers.docx.names import VAL, w
from candour.readers.docx.word_file import WordFile

_KINDS = ("core-properties", "coreProperties", "extended-properties", "extendedProperties")
_CUSTOM = ("custom-properties", "customProperties")
_WORDS = frozenset({
    "title", "subject", "creator", "keywords", "description", "lastModifiedBy", "category",
    "contentStatus", "identifier", "Company", "Manager", "HyperlinkBase", "Template",
})  # fmt: skip
_WORDS_OWN = pattern(r"_(?:Toc|Ref|Hlk|Hlt|GoBack|PictureBullets)\d*")
_KEPT = frozenset({"glossaryDocument", "customXml", "vbaProject", "attachedTemplate"})
_WHY = {
    "glossaryDocument": "building blocks kept with the document: not read",
    "customXml": "data kept with the document for its forms: not read",
    "vbaProject": "macros: never run, not read",
    "attachedTemplate": "the address of the template that the document was made from",
}


def read_metadata(file: WordFile) -> None:
    """Read the properties into passages of their own, and report what is kept besides."""
    found = [pair for pair in _properties(file) if pair[1].strip()]
    for n, (path, value) in enumerate(found, start=1):
        locator = Locator(part=Part.METADATA, path=path)
        file.found.add([Draft(f"m{n}", locator, Kind.FURNITURE, value)])
    for relation in file.parts.relations(file.parts.main).values():
        if relation.kind in _KEPT:
            where = Locator(part=Part.METADATA, path=relation.target)
            file.findings.leave_out(where, _WHY[relation.kind])


def _properties(file: WordFile) -> Iterator[tuple[str, str]]:
    parts = list(file.parts.relations("").values())
    for kinds, read in ((_KINDS, _named), (_CUSTOM, _custom)):
        for relation in parts:
            if relation.kind in kinds and not relation.external:
                for name, value in read(file, relation.target):
                    yield f"{relation.target}#{name}", value
    for name in _bookmarks(file):
        yield "bookmark", name
    settings = file.settings
    for variable in settings.iter(w("docVar")) if settings is not None else ():
        yield f"document variable {variable.get(w('name'), '')}", variable.get(VAL, "")


def _bookmarks(file: WordFile) -> Iterator[str]:
    """Yield the names that a person gave; Word's own (_Toc123, _GoBack) say nothing."""
    for element in file.body.iter(w("bookmarkStart")):
        name = element.get(w("name"), "")
        if name and not _WORDS_OWN.fullmatch(name):
            yield name


def _named(file: WordFile, part: str) -> Iterator[tuple[str, str]]:
    root = file.parts.tree(part)
    for element in root if root is not None else ():
        name = element.tag.rpartition("}")[2]
        if name in _WORDS:
            yield name, _all_text(element)


def _custom(file: WordFile, part: str) -> Iterator[tuple[str, str]]:
    root = file.parts.tree(part)
    for element in root if root is not None else ():
        yield element.get("name", ""), _all_text(element)


def _all_text(element: etree._Element) -> str:
    return "".join(element.itertext())  # type: ignore[arg-type]
