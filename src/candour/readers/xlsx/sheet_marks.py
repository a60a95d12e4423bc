"""What calamine leaves out of a sheet: hidden rows and columns, formulas, printed heads and feet.

The bytes are looked at first: a sheet that hides nothing and has no formula is not parsed again.
"""

from dataclasses import dataclass, field
from re import compile as pattern

from lxml import etree

from candour.readers.package import parse_xml
from candour.readers.xlsx.names import local, texts

_ANYWHERE = (b'hidden="', b"</f>", b' si="', b't="e"')
_AT_AN_END = (b'width="0', b"headerFooter", b":row ", b":f>")
_END = 65_536
"""Columns stand at the beginning of a sheet's XML and printed heads at its end. Each search of the
whole costs as much as a tenth of parsing it, so there are few. A formula has an end tag, or shares
one by its number ("si")."""

_CELL = pattern(r"([A-Z]{1,3})(\d{1,7})")
_CODES = pattern(r"&(?:\"[^\"]*\"|K[0-9A-Fa-f]{6}|[0-9]+|[A-Za-z&])")
_LAST_COLUMN = 16_384


@dataclass(slots=True)
class SheetMarks:
    """What is out of the ordinary in one sheet; rows and columns count from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict, repr=False)
    """row and column of every formula, with its text"""
    without_value: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """error values (#N/A), which calamine hands over as nothing"""
    printed: list[tuple[str, str]] = field(default_factory=list, repr=False)
    """heads and feet of the printed page: "header" or "footer", and the words"""


def find_marks(data: bytes, member: str) -> SheetMarks:
    """Return what is out of the ordinary in a sheet's XML."""
    marks = SheetMarks()
    ends = data[:_END] + data[-_END:]
    if not any(sign in ends for sign in _AT_AN_END) and not any(sign in data for sign in _ANYWHERE):
        return marks
    root = parse_xml(data, f"member {member}")
    for element in root.iter("{*}row", "{*}col", "{*}f", "{*}c", "{*}headerFooter"):
        match local(element):
            case "row":
                if _is_hidden(element, "ht"):
                    marks.hidden_rows.add(int(element.get("r", "0")))
            case "col":
                if _is_hidden(element, "width"):
                    first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                    marks.hidden_columns |= set(range(first, min(last, _LAST_COLUMN) + 1))
            case "f":
                _note_formula(element, marks)
            case "c":
                _note_error(element, marks)
            case _:
                marks.printed += [
                    ("header" if "eader" in local(part) else "footer", words)
                    for part in element
                    if (words := _CODES.sub(" ", part.text or "").strip())
                ]
    return marks


def _is_hidden(element: etree._Element, size: str) -> bool:
    return element.get("hidden") in ("1", "true") or element.get(size) in ("0", "0.0")


def _note_formula(element: etree._Element, marks: SheetMarks) -> None:
    cell = element.getparent()
    place = cell_place(cell.get("r", "")) if cell is not None else None
    if cell is None or place is None:
        return
    marks.formulas[place] = element.text or "(shared)"
    value = next((child for child in cell if local(child) in ("v", "is")), None)
    if value is None or not (value.text or texts(value)):
        marks.without_value.add(place)


def _note_error(cell: etree._Element, marks: SheetMarks) -> None:
    place = cell_place(cell.get("r", "")) if cell.get("t") == "e" else None
    value = cell.find("{*}v") if place is not None else None
    if place is not None and value is not None and value.text:
        marks.errors[place] = value.text


def cell_place(name: str) -> tuple[int, int] | None:
    """Return row and column of a cell's name, both from 1: "AB9" is (9, 28)."""
    found = _CELL.fullmatch(name.replace("$", ""))
    if found is None:
        return None
    column = 0
    for letter in found.group(1):
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found.group(2)), column
