"""The filled cells of a sheet: handed over by calamine, or one by one where calamine gives up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from re import compile as pattern

from lxml import etree

from candour.core.documents.locator import Locator
from candour.core.documents.report import LeftOut
from candour.readers.xlsx.formats import Formats, Shown
from candour.readers.xlsx.marks import SheetMarks
from candour.readers.xlsx.names import texts
from candour.readers.xlsx.sheet_xml import Place, RawCell, SheetXml
from candour.readers.xlsx.values import Value, day_of, is_date, number_text, text_of

_ESCAPED = pattern(r"_x([0-9A-Fa-f]{4})_")
_SECONDS_A_DAY = 86_400


@dataclass(slots=True)
class Cells:
    """The filled cells of a sheet while they are gathered, as parallel columns."""

    texts: list[str] = field(default_factory=list, repr=False)
    rows: list[int] = field(default_factory=list, repr=False)
    columns: list[int] = field(default_factory=list, repr=False)
    dates: list[int] = field(default_factory=list)
    """indexes of cells that hold real dates"""

    def add(self, place: Place, value: Value) -> None:
        """Add one cell."""
        if is_date(value):
            self.dates.append(len(self.texts))
        self.texts.append(value if isinstance(value, str) else text_of(value))
        self.rows.append(place[0])
        self.columns.append(place[1])

    def hold_midnight(self) -> bool:
        """Say whether a cell shows midnight: calamine shows so what it cannot make a time of."""
        return any(self.texts[index] == "00:00" for index in self.dates)

    def places(self) -> Iterable[Place]:
        """Return the place of every cell."""
        return zip(self.rows, self.columns, strict=True)


def take_cells(values: Iterable[Sequence[Value]]) -> Cells:
    """Take every filled cell of a sheet, row by row. This loop is where the time goes."""
    cells = Cells()
    text, rows, columns = cells.texts.append, cells.rows.append, cells.columns.append
    date_at = cells.dates.append
    for row, line in enumerate(values, start=1):
        for column, value in enumerate(line, start=1):
            if value.__class__ is str:
                if not value or value.isspace():
                    continue
                text(value)
            elif value.__class__ is float:
                text(number_text(value))
            else:
                if value.__class__ is not bool:
                    date_at(len(cells.texts))
                text(text_of(value))
            rows(row)
            columns(column)
    return cells


def settle(cells: Cells, marks: SheetMarks, *, may_break_lines: bool = True) -> None:
    """Put in what calamine leaves out or reads otherwise, and make line breaks alike.

    `may_break_lines` is false where no text of the file can hold a carriage return.
    """
    if may_break_lines:
        cells.texts[:] = [text.replace("\r\n", "\n").replace("\r", "\n") for text in cells.texts]
    if not marks.texts:
        return
    dates = {(cells.rows[n], cells.columns[n]) for n in cells.dates} - marks.no_dates
    found = dict(zip(cells.places(), cells.texts, strict=True)) | marks.texts
    places = sorted(found)
    cells.texts[:] = [found[place] for place in places]
    cells.rows[:] = [row for row, _ in places]
    cells.columns[:] = [column for _, column in places]
    cells.dates[:] = [n for n, place in enumerate(places) if place in dates]


def may_break_lines(data: bytes) -> bool:
    """Say whether XML may hold a carriage return in a text, in one of the ways to write it."""
    return b"\r" in data or b"&#" in data or b"_x000" in data


def shared_strings(root: etree._Element | None) -> list[str]:
    """Return the texts that cells point to by number."""
    return [] if root is None else [_unescaped(texts(one)) for one in root.iter("{*}si")]


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is needed to understand a cell's value: texts, formats, epoch."""

    strings: Sequence[str] = field(repr=False)
    formats: Formats
    is_1904: bool


def cells_one_by_one(
    sheet: SheetXml, name: str, known: Understanding
) -> tuple[Cells, list[LeftOut]]:
    """Take the cells of a sheet that calamine cannot hand over: a damaged or a very sparse one."""
    found: dict[Place, Value] = {}
    left_out = []
    for cell in sheet.rows_and_cells():
        if not isinstance(cell, RawCell):
            continue
        value = _value(cell, known)
        if value is None:
            place = Locator(sheet=name, row=cell.place[0], column=cell.place[1])
            left_out.append(LeftOut(place, "a cell whose text the file does not hold"))
        elif value != "":
            found[cell.place] = value
    cells = Cells()
    for at in sorted(found):
        cells.add(at, found[at])
    return cells, left_out


def _value(cell: RawCell, known: Understanding) -> Value | None:
    text = cell.value
    if not text or text.isspace():
        return ""
    if cell.kind == "s":
        inside = text.isdecimal() and int(text) < len(known.strings)
        return known.strings[int(text)] if inside else None
    if cell.kind == "b":
        return text in ("1", "true")
    if cell.kind == "d":
        return _iso_date(text)
    return _number_or_date(cell, known) if cell.kind in ("n", "") else _unescaped(text)


def _iso_date(text: str) -> Value:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return text


def _number_or_date(cell: RawCell, known: Understanding) -> Value:
    try:
        number = float(cell.value)
    except ValueError:
        return cell.value
    shown = known.formats.dates.get(cell.style)
    day = day_of(number, is_1904=known.is_1904) if shown is not None and number >= 0 else None
    if shown is None or number < 0 or (day is None and number >= 1):
        return number
    seconds = timedelta(seconds=round(number % 1 * _SECONDS_A_DAY))
    if shown is Shown.ELAPSED:
        return timedelta(days=int(number)) + seconds
    if day is None or number < 1:
        return (datetime.min + seconds).time()
    return datetime.combine(day, time()) + seconds if seconds else day
