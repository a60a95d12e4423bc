"""A workbook's parts: its sheets in order, their files, and what the workbook says of itself."""

from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from lxml import etree

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Kind
from candour.readers.package import Package
from candour.readers.xlsx.names import local, relation_id

_PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet: its name, the member that holds it, and whether it is hidden."""

    name: str = field(repr=False)
    member: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relationship leads, and what kind it is (the last word of its type)."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a workbook says of itself."""

    package: Package
    sheets: tuple[SheetPart, ...]
    is_1904: bool
    names: tuple[tuple[str, str], ...] = field(repr=False)

    def relations(self, member: str) -> dict[str, Relation]:
        """Return the relationships of a member by their id."""
        return relations_of(self.package, member)


def read_workbook(package: Package) -> Workbook:
    """Read workbook.xml, wherever the package keeps it."""
    main = _main_part(package)
    root = package.tree(main)
    relations = relations_of(package, main)
    sheets: list[SheetPart] = []
    names: list[tuple[str, str]] = []
    is_1904 = False
    for element in root.iter("{*}sheet", "{*}definedName", "{*}workbookPr"):
        match local(element):
            case "sheet":
                relation = relations.get(relation_id(element) or "")
                hidden = element.get("state", "visible") != "visible"
                target = relation.target if relation is not None else ""
                sheets.append(SheetPart(element.get("name", ""), target, hidden))
            case "definedName":
                names.append((element.get("name", ""), element.text or ""))
            case _:
                is_1904 = element.get("date1904", "0") in ("1", "true")
    return Workbook(package, tuple(sheets), is_1904, tuple(names))


def _main_part(package: Package) -> str:
    for relation in relations_of(package, "").values():
        if relation.kind == "officeDocument" and relation.target in package:
            return relation.target
    return "xl/workbook.xml"


def relations_of(package: Package, member: str) -> dict[str, Relation]:
    """Return the relationships of a member ("" for the package itself) by their id."""
    folder, _, file = member.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
    if rels not in package:
        return {}
    found: dict[str, Relation] = {}
    for element in package.tree(rels):
        if element.get("TargetMode") == "External":
            continue
        kind = element.get("Type", "").rpartition("/")[2]
        target = element.get("Target", "")
        path = target[1:] if target.startswith("/") else normpath(join(dirname(member), target))
        found[element.get("Id", "")] = Relation(kind, path)
    return found


def metadata(workbook: Workbook) -> list[Draft]:
    """Return the workbook's properties and defined names: a leak check must see them."""
    said = [
        (called, words)
        for member in _PROPERTIES
        if member in workbook.package
        for called, words in _properties(workbook.package.tree(member))
    ]
    said += [(f"defined name of {target}", called) for called, target in workbook.names]
    return [
        Draft(f"m{n}", Locator(part=Part.METADATA, path=called), Kind.FURNITURE, words)
        for n, (called, words) in enumerate(said, start=1)
    ]


def _properties(root: etree._Element) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for element in root.iter():
        words = (element.text or "").strip()
        if words and len(element) == 0:
            holder = element.getparent()
            called = holder.get("name") if holder is not None else None
            found.append((called or local(element), words))
    return found
