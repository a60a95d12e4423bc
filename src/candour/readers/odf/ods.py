"""Read an OpenDocument spreadsheet (.ods)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from re import compile as pattern

from lxml import etree

from candour.core.documents.block import CellNote, Draft, Grid, cell_name
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind
from candour.core.documents.report import Change, LeftOut
from candour.errors import LimitPassed
from candour.readers.limits import Limits
from candour.readers.odf.names import count, name
from candour.readers.odf.package import OpenDocument, is_opendocument
from candour.readers.reading import Reader, Reading

_TABLE, _ROW = name("table:table"), name("table:table-row")
_CELL, _COVERED = name("table:table-cell"), name("table:covered-table-cell")
_COLUMN, _P = name("table:table-column"), name("text:p")
_VISIBILITY, _VALUE_TYPE = name("table:visibility"), name("office:value-type")
_DURATION = pattern(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")


@dataclass(slots=True)
class _Sheet:
    title: str = field(repr=False)
    number: int
    hidden: bool
    texts: list[str] = field(default_factory=list, repr=False)
    rows: list[int] = field(default_factory=list, repr=False)
    columns: list[int] = field(default_factory=list, repr=False)
    notes: dict[int, CellNote] = field(default_factory=dict, repr=False)
    comments: list[Draft] = field(default_factory=list, repr=False)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    dates: dict[int, int] = field(default_factory=dict)

    def locator(self, row: int | None = None, column: int | None = None) -> Locator:
        """Return a place in this sheet."""
        cell = cell_name(row, column) if row and column else None
        return Locator(sheet=self.title, row=row, column=column, cell=cell)


def sureness(data: bytes, name_of_file: str) -> float:
    """Sure by the media type that the container states first."""
    return 0.95 if is_opendocument(data, b"spreadsheet") else 0


def read(data: bytes, limits: Limits) -> Reading:
    """Read every sheet, its hidden parts and comments, and what the file says of itself."""
    package = OpenDocument(data, limits)
    hidden_styles = _hidden_tables(package)
    blocks: list[Grid | Draft] = []
    changed: list[Change] = []
    left_out: list[LeftOut] = []
    cells = 0
    tables = package.body("office:spreadsheet").iterchildren(_TABLE)
    for number, table in enumerate(tables, start=1):
        sheet = _Sheet(
            table.get(name("table:name"), f"Sheet{number}"),
            number,
            table.get(name("table:style-name"), "") in hidden_styles,
        )
        for _ in _read_rows(table, sheet):
            if cells + len(sheet.texts) > limits.cells:
                raise LimitPassed(f"more than {limits.cells:,} filled cells")
        cells += len(sheet.texts)
        if not sheet.texts:
            left_out.append(LeftOut(sheet.locator(), "an empty sheet"))
        blocks += [_grid(sheet), *sheet.comments]
        changed += _changes(sheet)
    return Reading((*blocks, *package.metadata()), tuple(changed), tuple(left_out))


def _hidden_tables(package: OpenDocument) -> frozenset[str]:
    return frozenset(
        style.get(name("style:name"), "")
        for style in package.content.iter(name("style:style"))
        for properties in style.iter(name("style:table-properties"))
        if properties.get(name("table:display")) == "false"
    )


def _read_rows(table: etree._Element, sheet: _Sheet) -> Iterator[None]:
    column = 1
    for element in _inside(table, _COLUMN):
        repeated = count(element, "table:number-columns-repeated")
        if element.get(_VISIBILITY) in ("collapse", "filter"):
            sheet.hidden_columns |= set(range(column, column + min(repeated, 16_384)))
        column += repeated
    row = 1
    for element in _inside(table, _ROW):
        repeated = count(element, "table:number-rows-repeated")
        before = len(sheet.texts)
        for again in range(repeated):
            hidden = element.get(_VISIBILITY) in ("collapse", "filter")
            _read_cells(element, row + again, hidden, sheet)
            if len(sheet.texts) == before:
                break  # an empty row, however often it is repeated
            if hidden:
                sheet.hidden_rows.append(row + again)
            yield
        row += repeated


def _inside(table: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == wanted:
            yield child
        elif child.tag not in (_ROW, _TABLE):
            yield from _inside(child, wanted)


def _read_cells(element: etree._Element, row: int, hidden: bool, sheet: _Sheet) -> None:
    column = 1
    for cell in element:
        if cell.tag not in (_CELL, _COVERED):
            continue
        repeated = count(cell, "table:number-columns-repeated")
        text, flags = _value(cell)
        for here in range(column, column + repeated) if text else ():
            if hidden or sheet.hidden or here in sheet.hidden_columns or cell.tag == _COVERED:
                flags |= {Flag.HIDDEN}
            _note(cell, sheet, len(sheet.texts), flags)
            if Flag.DATE_VALUE in flags:
                sheet.dates[here] = sheet.dates.get(here, 0) + 1
            sheet.texts.append(text)
            sheet.rows.append(row)
            sheet.columns.append(here)
        _comments(cell, sheet, row, column)
        column += repeated


def _note(cell: etree._Element, sheet: _Sheet, index: int, flags: frozenset[Flag]) -> None:
    rows = count(cell, "table:number-rows-spanned")
    columns = count(cell, "table:number-columns-spanned")
    if rows > 1 or columns > 1:
        flags |= {Flag.MERGED}
    if flags:
        sheet.notes[index] = CellNote(tuple(sorted(flags)), rows, columns)


def _value(cell: etree._Element) -> tuple[str, frozenset[Flag]]:
    flags: set[Flag] = set()
    kind = cell.get(_VALUE_TYPE)
    text = "\n".join("".join(map(str, p.itertext())) for p in cell.iterchildren(_P))
    if kind == "date":
        text = _year_first(cell.get(name("office:date-value"), text))
        flags.add(Flag.DATE_VALUE)
    elif kind == "time":
        text = _clock(cell.get(name("office:time-value"), ""), text)
        flags.add(Flag.DATE_VALUE)
    elif kind in ("float", "percentage", "currency") and not text:
        text = cell.get(name("office:value"), "")
    formula = cell.get(name("table:formula"))
    if formula:
        flags |= {Flag.FORMULA} if text else {Flag.FORMULA, Flag.NOT_CALCULATED}
        text = text or formula
    return text, frozenset(flags)


def _year_first(stored: str) -> str:
    day, _, clock = stored.partition("T")
    clock = clock[:8].removesuffix(":00")
    return f"{day} {clock}" if clock and clock != "00:00" else day


def _clock(stored: str, shown: str) -> str:
    duration = _DURATION.fullmatch(stored)
    if duration is None:
        return shown
    hours, minutes, seconds = (int(part or 0) for part in duration.groups())
    return f"{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


def _comments(cell: etree._Element, sheet: _Sheet, row: int, column: int) -> None:
    for annotation in cell.iterchildren(name("office:annotation")):
        words = "\n".join("".join(map(str, p.itertext())) for p in annotation.iter(_P))
        if not words.strip():
            continue
        place = Locator(
            part=Part.COMMENT,
            sheet=sheet.title,
            row=row,
            column=column,
            cell=cell_name(row, column),
        )
        short = f"s{sheet.number}r{row}c{column}cm"
        sheet.comments.append(Draft(short, place, Kind.COMMENT, words))


def _grid(sheet: _Sheet) -> Grid:
    return Grid(
        sheet.texts,
        sheet.rows,
        sheet.columns,
        prefix=f"s{sheet.number}",
        sheet=sheet.title,
        notes=sheet.notes,
    )


def _changes(sheet: _Sheet) -> list[Change]:
    changes = [
        Change(
            Locator(sheet=sheet.title, column=column),
            f"{count} real dates or times, written out year first",
        )
        for column, count in sorted(sheet.dates.items())
    ]
    if sheet.hidden:
        changes.append(Change(sheet.locator(), "a hidden sheet: read, and flagged hidden"))
    changes += [
        Change(sheet.locator(row), "a hidden row: read, and flagged hidden")
        for row in sheet.hidden_rows
    ]
    changes += [
        Change(Locator(sheet=sheet.title, column=column), "a hidden column: read, flagged hidden")
        for column in sorted(sheet.hidden_columns & set(sheet.columns))
    ]
    return changes


READER = Reader(
    format="ods",
    title="OpenDocument spreadsheet (.ods)",
    endings=(".ods", ".ots"),
    sureness=sureness,
    read=read,
    in_worker=True,
)
