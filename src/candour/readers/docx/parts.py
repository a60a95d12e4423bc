"""The parts of a Word package, found through their relationships and never by fixed names."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from candour.errors import DamagedFile
from candour.readers.docx.names import BODY
from candour.readers.package import Package, parse_xml

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
# ISO 29500 Strict differs from what Word writes by default in little but its namespaces.
_STRICT = {
    f"http://purl.oclc.org/ooxml/{strict}".encode(): (_TRANSITIONAL + transitional).encode()
    for strict, transitional in {
        "wordprocessingml/main": "wordprocessingml/2006/main",
        "officeDocument/relationships": "officeDocument/2006/relationships",
        "officeDocument/math": "officeDocument/2006/math",
        "officeDocument/customProperties": "officeDocument/2006/custom-properties",
        "officeDocument/extendedProperties": "officeDocument/2006/extended-properties",
        "officeDocument/docPropsVTypes": "officeDocument/2006/docPropsVTypes",
        "drawingml/main": "drawingml/2006/main",
        "drawingml/chart": "drawingml/2006/chart",
        "drawingml/diagram": "drawingml/2006/diagram",
        "drawingml/picture": "drawingml/2006/picture",
        "drawingml/wordprocessingDrawing": "drawingml/2006/wordprocessingDrawing",
    }.items()
}


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: its kind ("footnotes"), and the part or the address that it leads to."""

    kind: str
    target: str
    external: bool


class Parts:
    """The parts of one package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._names = {name.lower(): name for name in package.names()}
        self._relations: dict[str, dict[str, Relation]] = {}
        self.main = self._find_main()

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return the relationships of a part by id; "" stands for the package itself."""
        if part not in self._relations:
            self._relations[part] = self._load_relations(part)
        return self._relations[part]

    def related(self, kind: str) -> str | None:
        """Return the name of the main part's first part of a kind, where there is one."""
        return next(self.all_related(kind), None)

    def all_related(self, kind: str) -> Iterator[str]:
        """Yield the names of the main part's parts of a kind."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind and not relation.external and self.has(relation.target):
                yield relation.target

    def has(self, part: str) -> bool:
        """Say whether the package holds a part of this name."""
        return part.lower() in self._names

    def tree(self, part: str | None) -> etree._Element | None:
        """Return a part as XML; None where the package lacks it."""
        if part is None or not self.has(part):
            return None
        name = self._names[part.lower()]
        root = self._package.tree(name)
        if any("purl.oclc.org/ooxml" in address for address in root.nsmap.values()):
            return _made_transitional(root, name)
        return root

    def data(self, part: str) -> bytes | None:
        """Return a part's bytes; None where the package lacks it."""
        name = self._names.get(part.lower())
        return self._package.read(name) if name is not None else None

    def main_body(self) -> etree._Element:
        """Return the main part's body."""
        root = self.tree(self.main)
        body = root.find(BODY) if root is not None else None
        if body is None:
            raise DamagedFile(
                "it has no body",
                where=f"member {self.main}",
                expected="a Word document",
                next_step="open it in Word, save it again, and read that file",
            )
        return body

    def _find_main(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and self.has(relation.target):
                return relation.target
        types = self.tree("[Content_Types].xml")
        for override in types.iter(_OVERRIDE) if types is not None else ():
            name = override.get("PartName", "").lstrip("/")
            if is_main_type(override.get("ContentType", "")) and self.has(name):
                return name
        return "word/document.xml"

    def _load_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return {
            element.get("Id", ""): _relation(element, folder) for element in root.iter(_RELATIONS)
        }


def is_main_type(content_type: str) -> bool:
    """Say whether a content type is that of a Word document's or template's main part."""
    return content_type.endswith("main+xml") and (
        "wordprocessingml" in content_type or "ms-word" in content_type
    )


def _relation(element: etree._Element, folder: str) -> Relation:
    kind = element.get("Type", "").rsplit("/", 1)[-1]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    target = unquote(target)
    path = target if target.startswith("/") else posixpath.join("/", folder, target)
    return Relation(kind, posixpath.normpath(path).lstrip("/"), external=False)


def _made_transitional(root: etree._Element, name: str) -> etree._Element:
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    for strict, transitional in _STRICT.items():
        data = data.replace(strict, transitional)
    return parse_xml(data, f"member {name}")
