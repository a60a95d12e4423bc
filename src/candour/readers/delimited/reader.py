"""Read delimited text into the cells of a grid."""

import csv
from dataclasses import dataclass, field
from io import StringIO
from pathlib import PurePath

from candour.core.documents.block import CellNote, Grid
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Flag
from candour.core.documents.report import Change, LeftOut
from candour.errors import DamagedFile, LimitPassed, RefusedFile
from candour.readers.delimited.dialect import Dialect, find_dialect
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
    head = decode(data[:_LOOKED_AT]).text
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


@dataclass(slots=True)
class _Found:
    texts: list[str] = field(default_factory=list, repr=False)
    rows: list[int] = field(default_factory=list, repr=False)
    columns: list[int] = field(default_factory=list, repr=False)
    lines: dict[int, int] = field(default_factory=dict, repr=False)
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
    said = (
        f"delimiter: {_NAMES.get(dialect.delimiter, dialect.delimiter)}, {dialect.columns} columns"
    )
    return Reading(
        (grid,),
        (*decoded.changed, *found.changed),
        tuple(found.left_out),
        (*decoded.warnings, said),
    )


def _rows(text: str, dialect: Dialect, limits: Limits) -> _Found:
    found = _Found()
    csv.field_size_limit(limits.cell_characters)
    source = StringIO(text, newline="")
    for _ in range(dialect.header_line):
        source.readline()
    reader = csv.reader(
        source,
        delimiter=dialect.delimiter,
        doublequote=not dialect.backslash_escapes,
        escapechar="\\" if dialect.backslash_escapes else None,
    )
    line, number = 1 + dialect.header_line, 0
    try:
        for number, row in enumerate(reader, start=1):
            found.lines[number] = line
            line = reader.line_num + 1 + dialect.header_line
            _take(row, number, dialect.columns, found)
            if len(found.texts) > limits.cells:
                raise LimitPassed(
                    f"more than {limits.cells:,} filled cells",
                    where=f"line {line}",
                    next_step="split the file by period",
                )
    except csv.Error:
        raise _damage(text, line, limits) from None
    return found


def _take(row: list[str], number: int, width: int, found: _Found) -> None:
    filled = False
    for column, cell in enumerate(row, start=1):
        if not cell or cell.isspace():
            continue
        filled = True
        if column > width:
            found.notes[len(found.texts)] = _EXTRA
        found.texts.append(cell)
        found.rows.append(number)
        found.columns.append(column)
    if filled and len(row) != width:
        place = Locator(row=number, line=found.lines[number])
        found.changed.append(Change(place, f"{len(row)} cells where the other rows have {width}"))


def _damage(text: str, line: int, limits: Limits) -> RefusedFile:
    if len(text) > limits.cell_characters:
        return LimitPassed(
            f"a cell of more than {limits.cell_characters:,} characters",
            where=f"line {line}",
            next_step="a quotation mark that is never closed makes one cell of the rest: check it",
        )
    return DamagedFile(
        "the rows cannot be told apart",
        where=f"line {line}",
        next_step="open it in the program that made it and save it as CSV again",
    )


READER = Reader(
    format="delimited",
    title="delimited text (.csv, .tsv)",
    endings=_ENDINGS,
    sureness=sureness,
    read=read,
)
