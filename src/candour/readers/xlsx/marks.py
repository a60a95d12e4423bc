"""What is out of the ordinary in one sheet: what it hides, merges, calculates or reformats."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from re import compile as pattern

from lxml import etree

from candour.readers.xlsx.formats import Formats, Shown, with_noughts
from candour.readers.xlsx.names import local
from candour.readers.xlsx.sheet_xml import (
    Place,
    RawCell,
    RawRow,
    SheetXml,
    cell_range,
    is_hidden,
)
from candour.readers.xlsx.values import day_of, number_text

_LAST_COLUMN = 16_384
_LONGEST_FORMULA = 8192
"""as spreadsheets allow; a longer one was not made by one"""
_WORDS_IN_FORMULA = pattern(r'"((?:[^"]|"")*[^\W\d_](?:[^"]|"")*)"')


@dataclass(slots=True)
class SheetMarks:
    """What a sheet's own XML says beside its values; rows and columns count from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_filtered: bool = False
    merged: dict[Place, tuple[int, int]] = field(default_factory=dict)
    """the first cell of every merged range, with the rows and columns that it reaches over"""
    formulas: set[Place] = field(default_factory=set)
    uncalculated: set[Place] = field(default_factory=set)
    errors: set[Place] = field(default_factory=set)
    no_dates: set[Place] = field(default_factory=set)
    """numbers under a date format of which no date can be made"""
    texts: dict[Place, str] = field(default_factory=dict, repr=False)
    """cells whose text is not that of their value alone"""
    without_day: Counter[int] = field(default_factory=Counter)
    """by column, the dates whose format shows no day"""
    with_noughts: Counter[int] = field(default_factory=Counter)
    """by column, the numbers whose format puts noughts before them"""
    words_in_formulas: dict[int, set[str]] = field(default_factory=dict, repr=False)


def marks_of_frame(frame: etree._Element) -> SheetMarks:
    """Return what stands around a sheet's cells: hidden columns, merged ranges, a filter."""
    marks = SheetMarks()
    for element in frame.iter("{*}col", "{*}mergeCell", "{*}autoFilter"):
        match local(element):
            case "col":
                if is_hidden(element, "width"):
                    first, last = _whole(element.get("min", "")), _whole(element.get("max", ""))
                    marks.hidden_columns |= set(range(first, min(last, _LAST_COLUMN) + 1))
            case "mergeCell":
                reach = cell_range(element.get("ref", ""))
                if reach is not None:
                    (top, left), (bottom, right) = reach
                    marks.merged[reach[0]] = (bottom - top + 1, right - left + 1)
            case _:
                marks.is_filtered = True
    return marks


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 1


def add_marks_of_cells(
    marks: SheetMarks, sheet: SheetXml, formats: Formats, *, is_1904: bool
) -> None:
    """Look at every row and cell for what calamine does not tell."""
    for one in sheet.rows_and_cells():
        if isinstance(one, RawRow):
            if one.hidden:
                marks.hidden_rows.add(one.number)
        else:
            add_marks_of_cell(marks, one, formats, is_1904=is_1904)


def add_marks_of_cell(marks: SheetMarks, cell: RawCell, formats: Formats, *, is_1904: bool) -> None:
    """Note what is out of the ordinary in one cell."""
    if cell.formula is not None:
        _note_formula(marks, cell)
    if cell.kind == "e" and cell.value:
        marks.errors.add(cell.place)
        marks.texts[cell.place] = cell.value
    elif cell.kind in ("n", "") and cell.style in formats.dates:
        _note_date(marks, cell, formats.dates[cell.style], is_1904=is_1904)
    elif cell.kind in ("n", "") and cell.style in formats.noughts and cell.value.isdecimal():
        shown = with_noughts(cell.value, formats.noughts[cell.style])
        if shown != cell.value:
            marks.texts[cell.place] = shown
            marks.with_noughts[cell.place[1]] += 1


def _note_formula(marks: SheetMarks, cell: RawCell) -> None:
    marks.formulas.add(cell.place)
    formula = cell.formula or ""
    words = marks.words_in_formulas.setdefault(cell.place[1], set())
    if len(formula) <= _LONGEST_FORMULA:
        words.update(found.replace('""', '"') for found in _WORDS_IN_FORMULA.findall(formula))
    else:
        words.add(formula)
    # A text result may be empty ("str" without words); any other result that is missing was never
    # calculated.
    if not cell.value and cell.kind != "str":
        marks.uncalculated.add(cell.place)
        marks.texts[cell.place] = f"={formula}"


def _note_date(marks: SheetMarks, cell: RawCell, shown: Shown, *, is_1904: bool) -> None:
    try:
        serial = float(cell.value)
    except ValueError:
        return
    if serial < 0:
        marks.no_dates.add(cell.place)
        marks.texts[cell.place] = number_text(serial)
        return
    day = day_of(serial, is_1904=is_1904) if shown in (Shown.MONTH, Shown.YEAR) else None
    # Typed "Dec 2014", the program stored 1 December and shows no day: nobody ever said "the 1st".
    if day is None or day.day != 1 or not serial.is_integer():
        return
    if shown is Shown.YEAR and day.month != 1:
        return
    marks.texts[cell.place] = f"{day:%Y-%m}" if shown is Shown.MONTH else f"{day:%Y}"
    marks.without_day[cell.place[1]] += 1


def covered(marks: SheetMarks, places: Iterator[Place], last_row: int) -> dict[Place, Place]:
    """Return the filled cells that lie under a merged one, and the cell that covers each."""
    by_row: dict[int, list[tuple[int, int, Place]]] = {}
    for (top, left), (rows, columns) in marks.merged.items():
        for row in range(top, min(top + rows - 1, last_row) + 1):
            by_row.setdefault(row, []).append((left, left + columns - 1, (top, left)))
    return {
        (row, column): anchor
        for row, column in places
        for left, right, anchor in by_row.get(row, ())
        if left <= column <= right and (row, column) != anchor
    }
