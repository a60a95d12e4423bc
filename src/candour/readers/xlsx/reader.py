"""Read a workbook: every sheet in order, its comments and drawings, its properties."""

from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from candour.core.documents.block import Block
from candour.core.documents.locator import Locator
from candour.core.documents.report import Change, LeftOut
from candour.errors import DamagedFile, LockedFile
from candour.readers.limits import Limits
from candour.readers.package import Package, member_names
from candour.readers.reading import Reader, Reading
from candour.readers.xlsx.beside import comments, drawings
from candour.readers.xlsx.sheet import SheetFacts, read_sheet, take_cells
from candour.readers.xlsx.sheet_marks import SheetMarks, find_marks
from candour.readers.xlsx.workbook import SheetPart, Workbook, metadata, read_workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_WORKBOOK = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_NEXT_STEP = "open it in the program that made it and save it as .xlsx"


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
    package = Package(data, limits)
    if any(
        member.endswith(".bin") and member.startswith("xl/workbook") for member in package.names()
    ):
        return _read_values_only(data, "a binary .xlsb")
    return _read_package(data, package)


def _read_package(data: bytes, package: Package) -> Reading:
    workbook = read_workbook(package)
    values = _opened(data)
    blocks: list[Block] = []
    changed: list[Change] = []
    left_out: list[LeftOut] = []
    for number, part in enumerate(workbook.sheets, start=1):
        if part.name not in values.sheet_names or not _is_worksheet(values, part.name):
            reason = "a sheet that holds only a chart or a macro"
            left_out.append(LeftOut(Locator(sheet=part.name), reason))
            continue
        sheet = values.get_sheet_by_name(part.name)
        found = take_cells(sheet.to_python(skip_empty_area=False))
        marks = _marks_of(workbook, part)
        prefix = f"s{number}"
        merged = sheet.merged_cell_ranges or []
        facts = SheetFacts(part.name, prefix, part.hidden, marks, merged, workbook.is_1904)
        sheet_read = read_sheet(found, facts)
        drawn, not_drawn = drawings(workbook, part, prefix)
        blocks += [
            sheet_read.grid, *sheet_read.drafts, *comments(workbook, part, prefix), *drawn,
        ]  # fmt: skip
        changed += sheet_read.changed
        left_out += [*sheet_read.left_out, *not_drawn]
    return Reading(
        (*blocks, *metadata(workbook)),
        tuple(changed),
        tuple(left_out),
        _warnings(workbook),
    )


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


def _is_worksheet(values: CalamineWorkbook, name: str) -> bool:
    return any(
        sheet.name == name and sheet.typ == SheetTypeEnum.WorkSheet
        for sheet in values.sheets_metadata
    )


def _marks_of(workbook: Workbook, part: SheetPart) -> SheetMarks:
    if part.member not in workbook.package:
        return SheetMarks()
    return find_marks(workbook.package.read(part.member), part.member)


def _warnings(workbook: Workbook) -> tuple[str, ...]:
    if not workbook.is_1904:
        return ()
    return ("dates count from 1904 in this workbook, as on old Macs; they are read so",)


def _read_values_only(data: bytes, called: str) -> Reading:
    values = _opened(data)
    blocks: list[Block] = []
    changed: list[Change] = []
    left_out: list[LeftOut] = []
    for number, sheet in enumerate(values.sheets_metadata, start=1):
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        opened = values.get_sheet_by_name(sheet.name)
        found = take_cells(opened.to_python(skip_empty_area=False))
        hidden = sheet.visible != SheetVisibleEnum.Visible
        merged = opened.merged_cell_ranges or []
        facts = SheetFacts(sheet.name, f"s{number}", hidden, SheetMarks(), merged, is_1904=False)
        sheet_read = read_sheet(found, facts)
        blocks.append(sheet_read.grid)
        changed += sheet_read.changed
        left_out += sheet_read.left_out
    warning = (
        f"{called} workbook: its values are read; hidden rows and columns, formulas and comments "
        "cannot be seen in it (save it as .xlsx to have them)"
    )
    return Reading(tuple(blocks), tuple(changed), tuple(left_out), (warning,))


READER = Reader(
    format="xlsx",
    title="Excel workbook (.xlsx)",
    endings=(".xlsx", ".xlsm", ".xltx", ".xlsb", ".xls"),
    sureness=sureness,
    read=read,
    in_worker=True,
)
