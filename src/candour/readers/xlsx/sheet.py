"""One sheet: its filled cells as a grid, and what there is to report of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from candour.core.documents.block import CellNote, Grid, cell_name
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Flag
from candour.core.documents.report import Change, LeftOut
from candour.readers.xlsx.areas import find_areas
from candour.readers.xlsx.cells import Cells
from candour.readers.xlsx.marks import SheetMarks, covered
from candour.readers.xlsx.sheet_xml import Place
from candour.readers.xlsx.workbook import SheetPart

_A_DATE = CellNote((Flag.DATE_VALUE,))
_FIRST_YEARS = ("1900-", "1904-")
_READ = "read, and flagged hidden"


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet's grid, and what there is to report of it."""

    grid: Grid
    changed: list[Change] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def read_sheet(
    cells: Cells, marks: SheetMarks, part: SheetPart, *, is_1904: bool | None
) -> SheetRead:
    """Put a settled sheet's cells and what is known of it together.

    `is_1904` is `None` where the format does not tell from which year it counts its days.
    """
    last = cells.rows[-1] if cells.rows else 0
    under = covered(marks, iter(cells.places()), last) if marks.merged else {}
    grid = Grid(
        cells.texts,
        cells.rows,
        cells.columns,
        prefix=part.prefix,
        sheet=part.name,
        areas=find_areas(cells.rows, cells.columns, cells.texts),
        notes=_notes(cells, marks, under, hidden=part.hidden),
    )
    changed = [
        *_date_changes(cells, marks, part.name, is_1904=is_1904),
        *_hidden_changes(cells, marks, part),
        *_covered_changes(under, part.name),
        *_column_changes(marks, part.name),
    ]
    left_out = [] if cells.texts else [LeftOut(Locator(sheet=part.name), "an empty sheet")]
    left_out += [
        LeftOut(
            Locator(sheet=part.name, column=column),
            "words inside formulas; the values that these gave are read",
            "\n".join(sorted(words)),
        )
        for column, words in sorted(marks.words_in_formulas.items())
        if words
    ]
    return SheetRead(grid, changed, left_out)


def _notes(
    cells: Cells, marks: SheetMarks, under: dict[Place, Place], *, hidden: bool
) -> dict[int, CellNote]:
    columns_or_rows = marks.hidden_rows or marks.hidden_columns
    if not (hidden or columns_or_rows or marks.formulas or marks.errors or marks.merged):
        return dict.fromkeys(cells.dates, _A_DATE)
    dates = set(cells.dates)
    made: dict[tuple[tuple[Flag, ...], tuple[int, int]], CellNote] = {}
    notes: dict[int, CellNote] = {}
    for index, place in enumerate(cells.places()):
        flags = []
        if index in dates:
            flags.append(Flag.DATE_VALUE)
        if place in marks.errors:
            flags.append(Flag.ERROR_VALUE)
        if place in marks.formulas:
            flags.append(Flag.FORMULA)
        row, column = place
        if hidden or row in marks.hidden_rows or column in marks.hidden_columns or place in under:
            flags.append(Flag.HIDDEN)
        if place in marks.merged:
            flags.append(Flag.MERGED)
        if place in marks.uncalculated:
            flags.append(Flag.NOT_CALCULATED)
        if flags:
            key = (tuple(flags), marks.merged.get(place, (1, 1)))
            # Thousands of cells share a few notes: one object each keeps them cheap.
            notes[index] = made.get(key) or made.setdefault(key, CellNote(key[0], *key[1]))
    return notes


def _date_changes(
    cells: Cells, marks: SheetMarks, sheet: str, *, is_1904: bool | None
) -> Iterator[Change]:
    epoch = "" if is_1904 is None else f" (counted from {1904 if is_1904 else 1900})"
    first_year = _FIRST_YEARS[bool(is_1904)]
    by_column = Counter(cells.columns[index] for index in cells.dates)
    early = Counter(
        cells.columns[index] for index in cells.dates if cells.texts[index].startswith(first_year)
    )
    for column, count in sorted(by_column.items()):
        place = Locator(sheet=sheet, column=column)
        yield Change(place, f"{count:,} real dates or times{epoch}, written out year first")
        if early[column]:
            said = f"{early[column]:,} of these fall in {first_year[:4]}"
            yield Change(place, f"{said}: small numbers under a date format look so too")
        if marks.without_day[column]:
            said = f"{marks.without_day[column]:,} of these are shown without a day"
            yield Change(place, f"{said} (Excel stored the first): written without one")


def _hidden_changes(cells: Cells, marks: SheetMarks, part: SheetPart) -> Iterator[Change]:
    name = part.name
    if part.hidden:
        which = "a hidden sheet that Excel's menu does not offer to show" * part.very_hidden
        yield Change(Locator(sheet=name), f"{which or 'a hidden sheet'}: {_READ}")
    if not (marks.hidden_rows or marks.hidden_columns):
        return
    filtered = ", by a filter or by hand" if marks.is_filtered else ""
    for first, last in _runs(marks.hidden_rows.intersection(cells.rows)):
        which = "a hidden row" if first == last else f"hidden rows {first} to {last}"
        yield Change(Locator(sheet=name, row=first), f"{which}{filtered}: {_READ}")
    for first, last in _runs(marks.hidden_columns.intersection(cells.columns)):
        names = (cell_name(1, first)[:-1], cell_name(1, last)[:-1])
        which = "a hidden column" if first == last else f"hidden columns {names[0]} to {names[1]}"
        yield Change(Locator(sheet=name, column=first), f"{which}: {_READ}")


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of every run of numbers without a gap."""
    first = last = None
    for number in sorted(numbers):
        if first is None or last is None or number > last + 1:
            if first is not None and last is not None:
                yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last


def _covered_changes(under: dict[Place, Place], sheet: str) -> Iterator[Change]:
    for (row, column), count in sorted(Counter(under.values()).items()):
        place = Locator(sheet=sheet, row=row, column=column, cell=cell_name(row, column))
        yield Change(place, f"{count:,} filled cells lie under this merged one: {_READ}")


def _column_changes(marks: SheetMarks, sheet: str) -> Iterator[Change]:
    for found, reason in (
        (marks.formulas - marks.uncalculated, "formulas: the values that they last gave are read"),
        (marks.uncalculated, "formulas without a stored value: the formulas themselves are read"),
        (marks.errors, "error values: read as they show"),
        (marks.no_dates, "numbers below nought under a date format: read as numbers"),
    ):
        for column, count in sorted(Counter(column for _, column in found).items()):
            yield Change(Locator(sheet=sheet, column=column), f"{count:,} {reason}")
    for column, count in sorted(marks.with_noughts.items()):
        place = Locator(sheet=sheet, column=column)
        yield Change(place, f"{count:,} numbers written with the noughts that their format shows")
