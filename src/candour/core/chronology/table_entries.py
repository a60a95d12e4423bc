"""Entries from the tables of one document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.answers import Answers
from candour.core.chronology.columns import Columns, columns_by_contents, find_columns
from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.headings import Field, HeadingSynonyms, is_form
from candour.core.chronology.mapping import ColumnMapping, fixed_columns
from candour.core.chronology.row_dates import DateCells, DatedLine, dated, is_author_note
from candour.core.chronology.sequence import by_sequence
from candour.core.chronology.table_rows import Line, lines_of
from candour.core.dates.model import UncertainDate, unresolved
from candour.core.documents.document import Document
from candour.core.documents.passage import Flag
from candour.core.documents.report import Change, LeftOut
from candour.core.documents.tables import Cell, Row, Table, tables
from candour.core.spans import Span

NO_HEADINGS = "a table without headings that are known: no entries (a mapping file can name them)"
BY_CONTENTS = "no heading is known: days and what happened are told by what stands in the columns"
NO_DATE = "no date is written"
A_FORM = "a form, or what explains the columns: its headings run down the side, no entries"


@dataclass(frozen=True, slots=True)
class TableWords:
    """The words that tables are read with."""

    headings: HeadingSynonyms
    answers: Answers
    fixed: tuple[ColumnMapping, ...] = ()
    agency_names: Mapping[str, str] = field(default_factory=dict)
    """other names of an agency, in small letters → the name it is known by in this case"""


@dataclass(slots=True)
class EntriesFound:
    """The entries of one document, and what there is to report of the rest."""

    entries: list[Entry] = field(default_factory=list, repr=False)
    changed: list[Change] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict, repr=False)
    unmapped: dict[str, None] = field(default_factory=dict, repr=False)
    forms: list[Table] = field(default_factory=list, repr=False)
    first_headings: int | None = None
    """where the first table that dates what happened begins in the text, filled or still blank"""


def entries_from_tables(
    document: Document, agency: str, words: TableWords, date_cells: DateCells
) -> EntriesFound:
    """Return the entries of every table that has headings, nested ones included.

    A row of a table inside a cell is an entry when it has a date of its own, else part of the row
    around it. What is no entry is reported with its reason.
    """
    found = EntriesFound()
    lines: list[Line] = []
    inner: dict[str, list[Row]] = {}
    before: Columns | None = None
    for table, led in _led(document, words, found):
        columns = led
        form = columns is None and is_form(table, words.headings)
        if columns is None and table.inside is None and before is not None and not form:
            columns = _continued(table, before)
        if form:
            found.forms.append(table)
        if columns is None:
            _set_aside(table, found, inner, A_FORM if form else NO_HEADINGS)
            continue
        before = columns if table.inside is None else before
        _note_mapping(columns, found)
        _note_first(table, columns, found)
        got = lines_of(table, columns)
        lines += got.lines
        found.changed += got.changed
        found.left_out += got.left_out
    around = _Surroundings(document, agency, words, inner)
    in_turn = by_sequence(list(dated(lines, date_cells, words.answers)))
    for position, one in enumerate(in_turn, start=1):
        found.entries.append(_entry(one, position, around))
    return found


def _led(
    document: Document, words: TableWords, found: EntriesFound
) -> Iterator[tuple[Table, Columns | None]]:
    """Yield each table with its columns.

    Where no table of a document has headings that are known, what stands in them tells its columns:
    "Call" heads days and "Log" heads sentences. It is reported, so that a person can decide.
    """
    every = [
        (table, find_columns(table, words.headings, fixed_columns(words.fixed, table.locator)))
        for table in tables(document)
    ]
    is_known = any(columns is not None for _, columns in every)
    for table, columns in every:
        if is_known or table.inside is not None or is_form(table, words.headings):
            yield table, columns
            continue
        told = columns_by_contents(table, words.headings)
        if told is not None:
            found.changed.append(Change(table.locator, BY_CONTENTS))
        yield table, told


def _continued(table: Table, before: Columns) -> Columns | None:
    """A table without headings, as wide as the one before it, goes on with that one's."""
    widest = max((max(row.cells) for row in table.rows if row.cells), default=0)
    if widest and widest == max(before.by_number):
        return Columns(0, before.by_number)
    return None


def _set_aside(table: Table, found: EntriesFound, inner: dict[str, list[Row]], reason: str) -> None:
    if table.inside is not None:
        around = table.inside[: table.inside.rindex("c")]
        inner.setdefault(around, []).extend(table.rows)
        return
    found.left_out += [
        LeftOut(
            row.locator,
            reason,
            " | ".join(cell.text for cell in row.cells.values()),
        )
        for row in table.rows
    ]


def _note_mapping(columns: Columns, found: EntriesFound) -> None:
    for column in columns.by_number.values():
        if column.field is None:
            found.unmapped[column.heading] = None
        else:
            found.mapping[column.heading] = column.field.value


def _note_first(table: Table, columns: Columns, found: EntriesFound) -> None:
    if found.first_headings is None and columns.of(Field.HAPPENED) and columns.of(Field.WHAT):
        opening = next((row for row in table.rows if row.number == columns.heading_row), None)
        if opening is not None:
            found.first_headings = min(cell.span.start for cell in opening.cells.values())


@dataclass(frozen=True, slots=True)
class _Surroundings:
    document: Document
    agency: str
    words: TableWords
    inner: Mapping[str, list[Row]] = field(repr=False)


def _entry(one: DatedLine, position: int, around: _Surroundings) -> Entry:
    line = one.line
    happened = one.happened if one.happened.written else unresolved("", NO_DATE)
    original = around.document.original.sha256
    answers = around.words.answers
    agency, disagrees = _agency(line, around)
    what, pieces = _what(line, around.inner.get(line.row.short, ()))
    source = line.words(Field.SOURCE)
    return Entry(
        id=f"{original}#{line.row.short}",
        original=original,
        agency=agency,
        happened=happened,
        recorded=one.recorded,
        source=source,
        what=what,
        people=_listed(line, Field.PEOPLE, answers),
        response=line.words(Field.RESPONSE),
        outcome=line.words(Field.OUTCOME),
        shared_with=_listed(line, Field.SHARED_WITH, answers),
        comment=line.words(Field.COMMENT),
        child_seen=answers.seen(_asked(line, Field.CHILD_SEEN)),
        seen_alone=answers.seen(_asked(line, Field.SEEN_ALONE)),
        terms_of_reference=answers.labels(line.words(Field.TERMS_OF_REFERENCE) or ""),
        extra={heading: cell.text for heading, cell in line.extra.items()},
        locator=line.row.locator,
        position=position,
        flags=tuple(_flags(line, happened, source, disagrees=disagrees)),
        places={known: _around(cells) for known, cells in line.fields.items()},
        pieces=pieces,
    )


def _what(line: Line, inner: Sequence[Row]) -> tuple[str, tuple[Span, ...]]:
    """Return what happened, and the stretches of the original that it is made of."""
    said: list[tuple[str, Span]] = []
    for cell in line.fields.get(Field.WHAT, ()):
        if words := cell.text.strip():
            start = cell.span.start + cell.text.index(words)
            said.append((words, Span(start, start + len(words))))
    text = "\n".join(words for words, _ in said)
    for row in inner:
        cells = list(row.cells.values())
        if joined := " ".join(cell.text for cell in cells):
            text = f"{text}\n{joined}" if text else joined
            said += [(cell.text, cell.span) for cell in cells]
    return text, tuple(span for _, span in said)


def _listed(line: Line, wanted: Field, answers: Answers) -> tuple[str, ...]:
    words = line.words(wanted)
    return answers.listed(words) if words is not None else ()


def _asked(line: Line, wanted: Field) -> str | None:
    """Return an answer's words: "" where the table asks and the row does not say."""
    return line.words(wanted) or ("" if wanted in line.asked else None)


def _around(cells: Sequence[Cell]) -> Span:
    if len(cells) == 1:
        return cells[0].span
    return Span(min(cell.span.start for cell in cells), max(cell.span.end for cell in cells))


def _agency(line: Line, around: _Surroundings) -> tuple[str, bool]:
    """Where the table has an agency column, the column wins; a disagreement is flagged.

    So does what stands before the source in a composite ("Police: incident log"), where it names an
    agency of the case.
    """
    names = around.words.agency_names
    said = line.words(Field.AGENCY, " ")
    if said is not None:
        known = names.get(said.casefold(), said)
    else:
        prefix, colon, _ = (line.words(Field.SOURCE, " ") or "").partition(":")
        known = names.get(prefix.strip().casefold(), around.agency) if colon else around.agency
    return known, known.casefold() != around.agency.casefold()


def _flags(
    line: Line, happened: UncertainDate, source: str | None, *, disagrees: bool
) -> Iterator[EntryFlag]:
    cells = line.flags()
    if Flag.HIDDEN in cells:
        yield EntryFlag(FlagKind.HIDDEN, "the row, a column or words of it are hidden in the file")
    if Flag.INSERTED in cells:
        yield EntryFlag(FlagKind.INSERTED, "tracked as inserted in the file")
    if not happened.written:
        yield EntryFlag(FlagKind.UNDATED, NO_DATE)
    elif happened.status == "unresolved":
        yield EntryFlag(FlagKind.DATE_UNRESOLVED, happened.note or "")
    elif happened.status == "ambiguous":
        yield EntryFlag(FlagKind.DATE_AMBIGUOUS, "day and month could be the other way round")
    if source is None:
        yield EntryFlag(FlagKind.NO_SOURCE, "the agency names no record for this")
    elif is_author_note(source):
        yield EntryFlag(FlagKind.AUTHOR_NOTE, "the source opens with an author's mark")
    if disagrees:
        yield EntryFlag(FlagKind.AGENCY_DISAGREES, "the row names another agency than the file")
