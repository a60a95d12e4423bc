"""A workbook's parts: its sheets in order, their files, and what the workbook says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from lxml import etree

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Kind
from candour.errors import DamagedFile
from candour.readers.limits import Limits
from candour.readers.package import Package
from candour.readers.xlsx.names import local, relation_id

_BUILT_IN = "_xlnm."
_WORDS = frozenset({
    "title", "subject", "creator", "keywords", "description", "lastModifiedBy", "category",
    "contentStatus", "identifier", "Company", "Manager", "HyperlinkBase", "Template",
})  # fmt: skip
_PROPERTIES = ("core-properties", "extended-properties", "coreProperties", "extendedProperties")
_CUSTOM = ("custom-properties", "customProperties")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet: its name, what opens its cells' ids ("s1"), the member that holds it."""

    name: str = field(repr=False)
    prefix: str
    member: str = ""
    hidden: bool = False
    very_hidden: bool = False
    """hidden so that the program's menu does not offer to show it"""


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relationship leads, and what kind it is (the last word of its type)."""

    kind: str
    target: str = field(repr=False)
    is_external: bool = False


class WatchedPackage(Package):
    """A package that remembers which of its members were read."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        super().__init__(data, limits)
        self.was_read: set[str] = set()

    def read(self, name: str) -> bytes:
        """Return one member's bytes; raise `KeyError` where there is none of that name."""
        self.was_read.add(name)
        return super().read(name)


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a workbook says of itself."""

    package: WatchedPackage
    main: str
    sheets: tuple[SheetPart, ...]
    is_1904: bool
    names: tuple[tuple[str, str], ...] = field(repr=False)

    def relations(self, member: str) -> dict[str, Relation]:
        """Return the relationships of a member by their id, those that lead outside included."""
        return relations_of(self.package, member)

    def inside(self, member: str, *kinds: str) -> Iterator[tuple[str, etree._Element]]:
        """Yield name and tree of the members that a member is related to by one of these kinds."""
        for relation in self.relations(member).values():
            if relation.kind in kinds and relation.target in self.package:
                yield relation.target, self.package.tree(relation.target)

    def part(self, kind: str) -> etree._Element | None:
        """Return the workbook's one part of a kind, parsed."""
        return next((root for _, root in self.inside(self.main, kind)), None)


def read_workbook(package: WatchedPackage) -> Workbook:
    """Read workbook.xml, wherever the package keeps it."""
    main = _main_part(package)
    if main not in package:
        raise DamagedFile(
            "the workbook's list of its sheets is missing",
            where=f"member {main}",
            next_step="open it in the program that made it, save it again, and read that file",
        )
    relations = relations_of(package, main)
    sheets: list[SheetPart] = []
    names: list[tuple[str, str]] = []
    is_1904 = False
    for element in package.tree(main).iter("{*}sheet", "{*}definedName", "{*}workbookPr"):
        match local(element):
            case "sheet":
                relation = relations.get(relation_id(element) or "")
                target = relation.target if relation is not None else ""
                state = element.get("state", "visible")
                prefix = f"s{len(sheets) + 1}"
                said = element.get("name", "")
                sheets.append(
                    SheetPart(said, prefix, target, state != "visible", state == "veryHidden")
                )
            case "definedName":
                names.append((element.get("name", ""), element.text or ""))
            case _:
                is_1904 = element.get("date1904", "0") in ("1", "true")
    return Workbook(package, main, tuple(sheets), is_1904, tuple(names))


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
        kind = element.get("Type", "").rpartition("/")[2]
        target = element.get("Target", "")
        is_external = element.get("TargetMode") == "External"
        if not is_external:
            target = target[1:] if target[:1] == "/" else normpath(join(dirname(member), target))
        found[element.get("Id", "")] = Relation(kind, target, is_external)
    return found


def metadata(workbook: Workbook) -> list[Draft]:
    """Return the workbook's properties and defined names: a leak check must see them."""
    said = list(_properties(workbook))
    said += [
        (f"defined name of {target}", called if _leads_to_cells(target) else f"{called}\n{target}")
        for called, target in workbook.names
        if not called.startswith(_BUILT_IN)  # print areas and filters: places, no words
    ]
    return [
        Draft(f"m{n}", Locator(part=Part.METADATA, path=called), Kind.FURNITURE, words)
        for n, (called, words) in enumerate(said, start=1)
        if words.strip()
    ]


def _leads_to_cells(target: str) -> bool:
    return "!" in target and '"' not in target


def _properties(workbook: Workbook) -> Iterator[tuple[str, str]]:
    for member, root in workbook.inside("", *_PROPERTIES):
        for element in root:
            if local(element) in _WORDS:
                yield f"{member}#{local(element)}", "".join(map(str, element.itertext()))
    for member, root in workbook.inside("", *_CUSTOM):
        for element in root:
            yield f"{member}#{element.get('name', '')}", "".join(map(str, element.itertext()))
