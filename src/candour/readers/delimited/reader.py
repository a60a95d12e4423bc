"""Read delimited text into the cells of a grid."""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from candour.core.documents.block import CellNote, Grid
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Flag
from candour.core.documents.report import Change, LeftOut
from candour.errors import LimitPassed
from candour.readers.delimited.dialect import Dialect, find_dialect
from candour.readers.delimited.rows import Rows
from candour.readers.encoding import decode, looks_like_text
from candour.readers.limits import Limits
from candour.readers.reading import Reader, Reading

_ENDINGS = (".csv", ".tsv", ".tab")
_NAMES = {",": "comma", "\t": "tab", ";": "semicolon", "|": "vertical bar"}
_LOOKED_AT = 300_000
_EXTRA = CellNote((Flag.EXTRA_CELL,))


def sureness(data: bytes, name: str) -> float:
    """Sure where columns come out even; the name only tips the balance between text and table."""
    if not looks_like_text(data):
        return 0
    named = PurePath(name).suffix.lower() in _ENDINGS
    head = decode(_head(data)).text
    if head.lstrip()[:1] in ("<", "{") and not named:
        return 0
    dialect = find_dialect(head)
    if dialect is None:
        return 0.3 if named else 0
    if named:
        return 0.7 + 0.2 * dialect.score
    rows = head.count("\n")
    even = dialect.score > 0.95 and dialect.columns >= 3 and rows >= 3
    return 0.65 if even and (dialect.delimiter != "|" or not head.lstrip().startswith("|")) else 0


def _head(data: bytes) -> bytes:
    """Return the beginning, up to the end of a line: half a character is no character."""
    head = data[:_LOOKED_AT]
    if len(head) == len(data) or b"\0" in head:
        return head
    return head[: head.rfind(b"\n") + 1] or head


class _Lines(Mapping[int, int]):
    """The physical line that each row begins on; four bytes a row, however many there are."""

    def __init__(self) -> None:
        self.numbers = array("I")

    def __getitem__(self, row: int) -> int:
        if not 1 <= row <= len(self.numbers):
            raise KeyError(row)
        return self.numbers[row - 1]

    def __iter__(self) -> Iterator[int]:
        return iter(range(1, len(self.numbers) + 1))

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(slots=True)
class _Found:
    texts: list[str] = field(default_factory=list, repr=False)
    rows: "array[int]" = field(default_factory=lambda: array("I"), repr=False)
    columns: "array[int]" = field(default_factory=lambda: array("I"), repr=False)
    lines: _Lines = field(default_factory=_Lines, repr=False)
    notes: dict[int, CellNote] = field(default_factory=dict, repr=False)
    changed: list[Change] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def read(data: bytes, limits: Limits) -> Reading:
    """Read every row; ragged ones are read too, flagged and reported."""
    decoded = decode(data)
    dialect = find_dialect(decoded.text[:_LOOKED_AT])
    if dialect is None:
        dialect = Dialect(",", backslash_escapes=False, columns=1, score=0)
    found = _rows(decoded.text, dialect, limits)
    if dialect.header_line:
        first = decoded.text.partition("\n")[0]
        found.left_out.append(LeftOut(Locator(line=1), "names the delimiter; no row", first))
    grid = Grid(found.texts, found.rows, found.columns, lines=found.lines, notes=found.notes)
    return Reading(
        (grid,),
        (*decoded.changed, *found.changed),
        tuple(found.left_out),
        (*decoded.warnings, _said_of(dialect)),
    )


def _said_of(dialect: Dialect) -> str:
    delimiter = _NAMES.get(dialect.delimiter, dialect.delimiter)
    escapes = ", quotation marks inside cells after a backslash" * dialect.backslash_escapes
    return f"delimiter: {delimiter}, {dialect.columns} columns{escapes}"


def _rows(text: str, dialect: Dialect, limits: Limits) -> _Found:
    found = _Found()
    rows = Rows(text, dialect)
    note_line, take_text = found.lines.numbers.append, found.texts.append
    take_row, take_column = found.rows.append, found.columns.append
    for number, row in enumerate(rows, start=1):
        note_line(rows.line)
        before = len(found.texts)
        for column, cell in enumerate(row, start=1):
            if cell and not cell.isspace():
                take_text(cell)
                take_row(number)
                take_column(column)
        if len(row) != dialect.columns and len(found.texts) > before:
            _note_ragged(row, number, dialect.columns, found)
        if len(found.texts) > limits.cells:
            raise LimitPassed(
                f"more than {limits.cells:,} filled cells",
                where=f"line {rows.line}",
                next_step="split the file by period",
            )
    found.changed += [Change(Locator(row=bad.row, line=bad.line), bad.reason) for bad in rows.bad]
    return found


def _note_ragged(row: list[str], number: int, width: int, found: _Found) -> None:
    place = Locator(row=number, line=found.lines[number])
    said = "1 cell" if len(row) == 1 else f"{len(row)} cells"
    found.changed.append(Change(place, f"{said} where the other rows have {width}"))
    for index in range(len(found.texts) - 1, -1, -1):
        if found.rows[index] != number or found.columns[index] <= width:
            break
        found.notes[index] = _EXTRA


READER = Reader(
    format="delimited",
    title="delimited text (.csv, .tsv)",
    endings=_ENDINGS,
    sureness=sureness,
    read=read,
)
