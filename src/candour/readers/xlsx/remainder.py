"""What else a workbook holds: every member is read, known to say nothing, or reported."""

from collections.abc import Iterator
from posixpath import basename
from re import compile as pattern

from candour.core.documents.locator import Locator, Part
from candour.core.documents.report import LeftOut
from candour.readers.reading import Member
from candour.readers.xlsx.workbook import Workbook

_EMBEDDED = "embeddings/"
_SAYS_NOTHING = (
    "[Content_Types].xml", "_rels/", "theme/", "calcChain", "printerSettings/", "metadata.xml",
    "tables/", "richData/", "featurePropertyBag/", "styles", "docProps/app", "docProps/thumbnail",
)  # fmt: skip
"""Looks, print settings, the order of calculation. Tables repeat headings that stand in cells."""

_SHAPE = pattern(rb'ObjectType="(\w+)"')
_CONTROLS = "form controls (buttons, boxes to tick) and their labels: not read"
_WHY = (
    ("worksheets/", "a sheet that the workbook does not list: not read"),
    ("media/", "pictures: no words are read from pictures"),
    ("ctrlProps/", _CONTROLS),
    ("activeX/", _CONTROLS),
    ("vbaProject", "macros: never run, not read"),
    ("externalLinks/", "values of another workbook, kept from the last look at it: not read"),
    ("pivotCache/", "the data behind a pivot table, kept apart from the cells: not read"),
    ("pivotTables/", "the lay-out of a pivot table; its values stand in cells"),
    ("revisions/", "the history of changes to a shared workbook, old values included: not read"),
    ("customXml/", "data kept with the workbook for other programs: not read"),
    ("connections", "where the workbook fetches data from: not read, nothing is fetched"),
    ("queryTables/", "a query for data elsewhere: not read, nothing is fetched"),
    ("model/", "a data model kept apart from the cells: not read"),
    ("dialogsheets/", "a dialogue of an old macro: not read"),
    ("macrosheets/", "an old macro sheet: never run, not read"),
)
_OTHERWISE = "a part that Candour does not know: not read"


def embedded(workbook: Workbook) -> tuple[Member, ...]:
    """Return the files that stand inside the workbook: originals of their own."""
    return tuple(
        Member(basename(name), workbook.package.read(name))
        for name in workbook.package.names()
        if _EMBEDDED in name and not name.endswith("/")
    )


def not_read(workbook: Workbook) -> Iterator[LeftOut]:
    """Yield a line for every kind of member that was not read and may say something."""
    found: dict[str, list[str]] = {}
    for name in workbook.package.names():
        why = None if name in workbook.package.was_read else _why(workbook, name)
        if why is not None:
            found.setdefault(why, []).append(name)
    for why, names in found.items():
        more = f" ({len(names)} parts)" if len(names) > 1 else ""
        yield LeftOut(Locator(part=Part.METADATA, path=names[0]), f"{why}{more}")


def _why(workbook: Workbook, name: str) -> str | None:
    if name.endswith(("/", ".rels")) or name.removeprefix("xl/").startswith(_SAYS_NOTHING):
        return None
    if "vmlDrawing" in name:
        kinds = set(_SHAPE.findall(workbook.package.read(name)))
        return _CONTROLS if kinds - {b"Note"} else None
    return next((why for part, why in _WHY if part in name), _OTHERWISE)
