"""One sheet: its filled cells as a grid, and what there is to report of it."""

from collections import Counter
from dataclasses import dataclass, field

from candour.core.documents.block import CellNote, Draft, Grid
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind
from candour.core.documents.report import Change, LeftOut
from candour.readers.xlsx.areas import find_areas
from candour.readers.xlsx.sheet_marks import SheetMarks
from candour.readers.xlsx.values import Value, is_date, number_text, text_of

Merged = tuple[tuple[int, int], tuple[int, int]]


@dataclass(slots=True)
class Cells:
    """The filled cells of a sheet while they are gathered, as parallel columns."""

    texts: list[str] = field(default_factory=list, repr=False)
    rows: list[int] = field(default_factory=list, repr=False)
    columns: list[int] = field(default_factory=list, repr=False)
    dates: list[int] = field(default_factory=list)
    """indexes of cells that hold real dates"""


def take_cells(values: list[list[Value]]) -> Cells:
    """Take every filled cell of a sheet, row by row. This loop is where the time goes."""
    cells = Cells()
    text, rows, columns = cells.texts.append, cells.rows.append, cells.columns.append
    for row, line in enumerate(values, start=1):
        for column, value in enumerate(line, start=1):
            if value.__class__ is str:
                if not value or value.isspace():
                    continue
                text(value)
            elif value.__class__ is float:
                text(number_text(value))
            else:
                if is_date(value):
                    cells.dates.append(len(cells.texts))
                text(text_of(value))
            rows(row)
            columns(column)
    return cells


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet's grid, the drafts that follow it, and what there is to report."""

    grid: Grid
    drafts: list[Draft] = field(repr=False)
    changed: list[Change]
    left_out: list[LeftOut]


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What is known of a sheet beside its values."""

    name: str = field(repr=False)
    prefix: str
    hidden: bool
    marks: SheetMarks
    merged: list[Merged]
    is_1904: bool


def read_sheet(cells: Cells, facts: SheetFacts) -> SheetRead:
    """Put a sheet's cells and what is known of it together."""
    _add_what_calamine_leaves_out(cells, facts.marks)
    notes = _notes(cells, facts)
    grid = Grid(
        cells.texts,
        cells.rows,
        cells.columns,
        prefix=facts.prefix,
        sheet=facts.name,
        areas=find_areas(cells.rows, cells.columns, cells.texts),
        notes=notes,
    )
    left_out = [] if cells.texts else [LeftOut(Locator(sheet=facts.name), "an empty sheet")]
    return SheetRead(grid, _printed(facts), _changes(cells, facts), left_out)


def _add_what_calamine_leaves_out(cells: Cells, marks: SheetMarks) -> None:
    """Take error values, and formulas without a stored value: they show their own text."""
    missing = {place: f"={marks.formulas[place]}" for place in marks.without_value} | marks.errors
    if not missing:
        return
    found = dict(zip(zip(cells.rows, cells.columns, strict=True), cells.texts, strict=True))
    dates = {(cells.rows[n], cells.columns[n]) for n in cells.dates}
    found = missing | found
    places = sorted(found)
    cells.texts[:] = [found[place] for place in places]
    cells.rows[:] = [row for row, _ in places]
    cells.columns[:] = [column for _, column in places]
    cells.dates[:] = [n for n, place in enumerate(places) if place in dates]


def _notes(cells: Cells, facts: SheetFacts) -> dict[int, CellNote]:
    marks = facts.marks
    flags: dict[int, set[Flag]] = {index: {Flag.DATE_VALUE} for index in cells.dates}
    spans: dict[int, tuple[int, int]] = {}
    merged = {(top + 1, left + 1): (bottom - top + 1, right - left + 1)
              for (top, left), (bottom, right) in facts.merged}  # fmt: skip
    columns_or_rows = marks.hidden_rows or marks.hidden_columns
    if facts.hidden or columns_or_rows or marks.formulas or marks.errors or merged:
        for index, place in enumerate(zip(cells.rows, cells.columns, strict=True)):
            found = flags.setdefault(index, set())
            row, column = place
            if facts.hidden or row in marks.hidden_rows or column in marks.hidden_columns:
                found.add(Flag.HIDDEN)
            if place in marks.without_value:
                found.add(Flag.NOT_CALCULATED)
            if place in marks.formulas:
                found.add(Flag.FORMULA)
            if place in marks.errors:
                found.add(Flag.ERROR_VALUE)
            if place in merged:
                found.add(Flag.MERGED)
                spans[index] = merged[place]
    return {
        index: CellNote(tuple(sorted(found)), *spans.get(index, (1, 1)))
        for index, found in flags.items()
        if found
    }


def _printed(facts: SheetFacts) -> list[Draft]:
    return [
        Draft(
            f"{facts.prefix}{where[0]}{n}",
            Locator(part=Part(where), sheet=facts.name),
            Kind(where),
            words,
        )
        for n, (where, words) in enumerate(facts.marks.printed, start=1)
    ]


def _changes(cells: Cells, facts: SheetFacts) -> list[Change]:
    epoch = "1904" if facts.is_1904 else "1900"
    by_column = Counter(cells.columns[index] for index in cells.dates)
    changes = [
        Change(
            Locator(sheet=facts.name, column=column),
            f"{count:,} real dates or times (epoch {epoch}), written out year first",
        )
        for column, count in sorted(by_column.items())
    ]
    if facts.hidden:
        place = Locator(sheet=facts.name)
        changes.append(Change(place, "a hidden sheet: read, and flagged hidden"))
    used_rows, used_columns = set(cells.rows), set(cells.columns)
    changes += [
        Change(Locator(sheet=facts.name, row=row), "a hidden row: read, and flagged hidden")
        for row in sorted(facts.marks.hidden_rows & used_rows)
    ]
    changes += [
        Change(Locator(sheet=facts.name, column=column), "a hidden column: read, flagged hidden")
        for column in sorted(facts.marks.hidden_columns & used_columns)
    ]
    changes += [
        Change(
            Locator(sheet=facts.name, row=row, column=column),
            "a formula without a stored value: the formula itself is shown",
        )
        for row, column in sorted(facts.marks.without_value)
    ]
    return changes
