"""Read a workbook: every sheet in order, what stands beside its cells, its properties."""

from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from candour.core.documents.block import Block
from candour.core.documents.locator import Locator
from candour.core.documents.report import Change, LeftOut
from candour.errors import DamagedFile, LockedFile
from candour.readers.limits import Limits
from candour.readers.package import member_names
from candour.readers.reading import Reader, Reading
from candour.readers.xlsx.beside import comments, drawings, links, printed, prompts
from candour.readers.xlsx.cells import (
    Cells,
    Understanding,
    cells_one_by_one,
    may_break_lines,
    settle,
    shared_strings,
    take_cells,
)
from candour.readers.xlsx.formats import read_formats
from candour.readers.xlsx.marks import SheetMarks, add_marks_of_cells, marks_of_frame
from candour.readers.xlsx.remainder import embedded, not_read
from candour.readers.xlsx.sheet import SheetRead, read_sheet
from candour.readers.xlsx.sheet_xml import SheetXml, cell_range
from candour.readers.xlsx.workbook import (
    SheetPart,
    WatchedPackage,
    Workbook,
    metadata,
    read_workbook,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_WORKBOOK = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_NEXT_STEP = "open it in the program that made it and save it as .xlsx"
_NO_CELLS = ("chartsheets/", "dialogsheets/", "macrosheets/")
_WIDEST_BOX = 50_000_000
"""Calamine makes a box of all cells between the first and the last: two far apart fill memory."""


def sureness(data: bytes, name: str) -> float:
    """Sure where the container holds a workbook, in the new format or an old one."""
    if data.startswith(_OLE):
        return 0.9 if any(stream in data for stream in _OLD_WORKBOOK) else 0
    members = member_names(data)
    if any(member.startswith("xl/workbook.") for member in members):
        return 0.95
    if (
        not members
        and data.startswith(b"PK")
        and (b"xl/" in data or name.lower().endswith(".xlsx"))
    ):
        return 0.6  # cut off on its way
    return 0.5 if any(member.startswith("xl/worksheets/") for member in members) else 0


def read(data: bytes, limits: Limits) -> Reading:
    """Read every sheet; a format that says nothing of hidden parts or comments is said to."""
    if data.startswith(_OLE):
        return _read_values_only(data, "an old .xls")
    package = WatchedPackage(data, limits)
    if any(
        member.endswith(".bin") and member.startswith("xl/workbook") for member in package.names()
    ):
        for member in package.names():
            package.read(member)  # calamine knows no limits: they are held here
        return _read_values_only(data, "a binary .xlsb")
    return _read_package(data, package)


@dataclass(slots=True)
class _Found:
    blocks: list[Block] = field(default_factory=list, repr=False)
    changed: list[Change] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def take(self, sheet: SheetRead) -> None:
        """Take a sheet's grid and what there is to report of it."""
        self.blocks.append(sheet.grid)
        self.changed += sheet.changed
        self.left_out += sheet.left_out

    def draw(self, workbook: Workbook, part: SheetPart) -> None:
        """Take the words of a sheet's drawings."""
        drafts, not_drawn = drawings(workbook, part)
        self.blocks += drafts
        self.left_out += not_drawn


def _read_package(data: bytes, package: WatchedPackage) -> Reading:
    workbook = read_workbook(package)
    _refuse_twins(workbook)
    book = _Book(data, workbook)
    found = _Found()
    for part in workbook.sheets:
        if part.member not in package:
            reason = "a sheet that the file lists and does not hold"
            found.left_out.append(LeftOut(Locator(sheet=part.name), reason))
        elif any(kind in part.member for kind in _NO_CELLS):
            reason = "a sheet without cells: only a chart, a dialogue or a macro"
            found.left_out.append(LeftOut(Locator(sheet=part.name), reason))
            found.blocks += printed(package.tree(part.member), part)
            found.draw(workbook, part)
        else:
            _take_sheet(book, part, found)
    members = embedded(workbook)
    blocks = (*found.blocks, *metadata(workbook))
    return Reading(
        blocks,
        tuple(found.changed),
        (*found.left_out, *not_read(workbook)),
        _warnings(workbook),
        members,
    )


def _refuse_twins(workbook: Workbook) -> None:
    names = [part.name for part in workbook.sheets]
    if len(set(names)) < len(names):
        raise DamagedFile("two sheets have the same name", next_step=_NEXT_STEP)


class _Book:
    """A workbook with its values: by calamine, or by its own texts where calamine gives up."""

    def __init__(self, data: bytes, workbook: Workbook) -> None:
        self.workbook = workbook
        self.formats = read_formats(workbook.part("styles"))
        self.may_break_lines = False
        for relation in workbook.relations(workbook.main).values():
            if relation.kind == "sharedStrings" and relation.target in workbook.package:
                # Calamine knows no limits: they are held here.
                strings = workbook.package.read(relation.target)
                self.may_break_lines = self.may_break_lines or may_break_lines(strings)
        self._values = _opened(data)

    def cells(self, part: SheetPart, xml: SheetXml) -> Cells | None:
        """Return a sheet's cells as calamine has them; `None` where it cannot hand them over."""
        if _box(xml) > _WIDEST_BOX:
            return None
        try:
            sheet = self._values.get_sheet_by_name(part.name)
            return take_cells(sheet.to_python(skip_empty_area=False))
        except CalamineError:
            return None

    @cached_property
    def known(self) -> Understanding:
        """What is needed to read cells one by one."""
        strings = shared_strings(self.workbook.part("sharedStrings"))
        return Understanding(strings, self.formats, self.workbook.is_1904)


def _box(xml: SheetXml) -> int:
    """Return how many cells there are between the first and the last, as the sheet says."""
    for element in xml.frame.iter("{*}dimension"):
        reach = cell_range(element.get("ref", ""))
        if reach is not None:
            (top, left), (bottom, right) = reach
            return (bottom - top + 1) * (right - left + 1)
    return 0


def _take_sheet(book: _Book, part: SheetPart, found: _Found) -> None:
    xml = SheetXml(book.workbook.package.read(part.member), part.member)
    marks = marks_of_frame(xml.frame)
    cells = book.cells(part, xml)
    if cells is None:
        cells, missing = cells_one_by_one(xml, part.name, book.known)
        found.left_out += missing
        add_marks_of_cells(marks, xml, book.formats, is_1904=book.workbook.is_1904)
    elif xml.is_telling(book.formats.telling, may_be_negative=cells.hold_midnight()):
        add_marks_of_cells(marks, xml, book.formats, is_1904=book.workbook.is_1904)
    breaks = book.may_break_lines or may_break_lines(xml.data)
    settle(cells, marks, may_break_lines=breaks)
    found.take(read_sheet(cells, marks, part, is_1904=book.workbook.is_1904))
    found.blocks += printed(xml.frame, part)
    found.blocks += comments(book.workbook, part)
    found.draw(book.workbook, part)
    found.blocks += links(book.workbook, xml.frame, part)
    found.blocks += prompts(xml.frame, part)


def _opened(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except CalamineError as problem:
        if "assword" in type(problem).__name__:
            raise LockedFile(
                "the workbook is protected with a password",
                next_step="ask for the file without a password",
            ) from None
        raise DamagedFile(
            f"the workbook cannot be opened ({type(problem).__name__})", next_step=_NEXT_STEP
        ) from None


def _warnings(workbook: Workbook) -> tuple[str, ...]:
    if not workbook.is_1904:
        return ()
    return ("dates count from 1904 in this workbook, as on old Macs; they are read so",)


def _read_values_only(data: bytes, called: str) -> Reading:
    values = _opened(data)
    found = _Found()
    for number, sheet in enumerate(values.sheets_metadata, start=1):
        hidden = sheet.visible != SheetVisibleEnum.Visible
        part = SheetPart(sheet.name, f"s{number}", hidden=hidden)
        if sheet.typ != SheetTypeEnum.WorkSheet:
            reason = "a sheet without cells: only a chart, a dialogue or a macro"
            found.left_out.append(LeftOut(Locator(sheet=part.name), reason))
            continue
        opened = values.get_sheet_by_name(sheet.name)
        cells = take_cells(opened.to_python(skip_empty_area=False))
        marks = SheetMarks()
        for (top, left), (bottom, right) in opened.merged_cell_ranges or []:
            marks.merged[top + 1, left + 1] = (bottom - top + 1, right - left + 1)
        settle(cells, marks)
        found.take(read_sheet(cells, marks, part, is_1904=None))
    warning = (
        f"{called} workbook: its values are read; hidden rows and columns, formulas, error values, "
        "comments, text boxes and properties cannot be seen in it (save it as .xlsx to have them)"
    )
    return Reading(tuple(found.blocks), tuple(found.changed), tuple(found.left_out), (warning,))


READER = Reader(
    format="xlsx",
    title="Excel workbook (.xlsx)",
    endings=(".xlsx", ".xlsm", ".xltx", ".xlsb", ".xls"),
    sureness=sureness,
    read=read,
    in_worker=True,
)
