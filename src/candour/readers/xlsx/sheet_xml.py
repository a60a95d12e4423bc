"""A sheet's XML: the frame around its cells, and the cells themselves where one must look.

The frame (columns, merged ranges, printed heads, links) is small and always parsed. The cells are
many: their bytes are searched for signs first, and parsed only where a sign is found.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from re import compile as pattern

from lxml import etree

from candour.errors import DamagedFile
from candour.readers.package import parse_xml
from candour.readers.xlsx.names import local, texts

_OPENING = pattern(rb"<(?:[\w.-]+:)?sheetData(?:\s[^<>]*)?>")
_CLOSING = b"sheetData>"
_CELL = pattern(r"([A-Za-z]{1,3})([0-9]{1,7})")
_SIGNS = ((b"f", b"f>"), (b"h", b' hidden="'), (b"h", b' ht="0'), (b'"e"', b't="e"'))
"""Before each the rarest part of it: among cells that share their texts a search for one letter is
fifty times faster, and mostly the last."""
_LOOKED_AT = 4096
_WIDE = (b"\xff\xfe", b"\xfe\xff")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as the file holds it; `value` is what stands between its tags, not yet understood."""

    place: Place
    kind: str
    style: int
    value: str = field(repr=False)
    formula: str | None = field(default=None, repr=False)
    """the formula, empty where the cell shares another's"""
    shared: str | None = None


@dataclass(frozen=True, slots=True)
class RawRow:
    """The beginning of a row: its number, and whether it is hidden."""

    number: int
    hidden: bool


class SheetXml:
    """One sheet's bytes, parsed no further than they have to be."""

    def __init__(self, data: bytes, member: str) -> None:
        self._where = f"member {member}"
        if data.startswith(_WIDE):
            data = etree.tostring(parse_xml(data, self._where), encoding="utf-8")
        self.data = data

    @cached_property
    def frame(self) -> etree._Element:
        """Everything but the cells."""
        opening = _OPENING.search(self.data)
        if opening is None:
            return parse_xml(self.data, self._where)
        end = opening.end()
        if not opening.group().endswith(b"/>"):
            end = self.data.rfind(_CLOSING) + len(_CLOSING)
        # An unclosed sheet leaves a frame that breaks the rules too, and is refused for it.
        return parse_xml(self.data[: opening.start()] + self.data[end:], self._where)

    def is_telling(self, styles: frozenset[int], *, may_be_negative: bool) -> bool:
        """Say whether some row or cell may hold more than calamine tells, or one of these styles.

        `may_be_negative`: whether a date below nought matters, which calamine takes for midnight.
        """
        opening = _OPENING.search(self.data)
        begun = opening.end() if opening is not None else 0
        ends = self.data.rfind(_CLOSING)
        if b"='" in self.data[begun : begun + _LOOKED_AT]:
            return True  # the signs below are looked for in the usual quotation marks
        signs = [*_SIGNS, *((b"s", f' s="{style}"'.encode()) for style in styles)]
        if may_be_negative:
            signs.append((b"-", b"v>-"))
        return any(
            self.data.find(rare, begun, ends) >= 0 and self.data.find(sign, begun, ends) >= 0
            for rare, sign in signs
        )

    def rows_and_cells(self) -> Iterator[RawRow | RawCell]:
        """Parse the cells, a row at a time; what has no place of its own follows the one before."""
        row, column = 0, 0
        try:
            for event, element in self._events():
                if local(element) == "c":
                    if event == "end":
                        place = cell_place(element.get("r", "")) or (row, column + 1)
                        column = place[1]
                        yield _raw_cell(element, place)
                elif event == "start":
                    said = element.get("r", "")
                    row, column = int(said) if said.isdecimal() and int(said) else row + 1, 0
                    yield RawRow(row, is_hidden(element, "ht"))
                else:
                    element.clear()
        except etree.XMLSyntaxError as problem:
            raise DamagedFile(
                f"its XML breaks off or breaks the rules at line {problem.lineno}",
                where=self._where,
                next_step="open it in the program that made it, save it again, and read that file",
            ) from None

    def _events(self) -> Iterator[tuple[str, etree._Element]]:
        _ = self.frame  # refuses a document type, and with it every entity
        return iter(
            etree.iterparse(
                BytesIO(self.data),
                events=("start", "end"),
                tag=("{*}row", "{*}c"),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
        )


def _raw_cell(element: etree._Element, place: Place) -> RawCell:
    value, formula, shared = "", None, None
    for part in element:
        match local(part):
            case "v":
                value = part.text or ""
            case "is":
                value = texts(part)
            case "f":
                formula = part.text or ""
                shared = part.get("si")
    style = element.get("s", "0")
    return RawCell(
        place,
        element.get("t", "n"),
        int(style) if style.isdecimal() else 0,
        value,
        formula,
        shared,
    )


def is_hidden(element: etree._Element, size: str) -> bool:
    """Say whether a row or column is hidden, or has no height or width, which comes to the same."""
    if element.get("hidden") in ("1", "true"):
        return True
    said = element.get(size, "")
    return said.startswith("0") and not said.strip("0.")


def cell_place(name: str) -> Place | None:
    """Return row and column of a cell's name, both from 1: "AB9" is (9, 28)."""
    found = _CELL.fullmatch(name.replace("$", ""))
    if found is None:
        return None
    column = 0
    for letter in found.group(1).upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found.group(2)), column


def cell_range(name: str) -> tuple[Place, Place] | None:
    """Return the first and last cell of a range's name: "A1:B2", or "A1" alone."""
    first, _, last = name.partition(":")
    start, end = cell_place(first), cell_place(last or first)
    return (start, end) if start and end else None
