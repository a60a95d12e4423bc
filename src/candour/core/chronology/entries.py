"""The entries of one document, from its tables and from the prose that follows them."""

from dataclasses import dataclass, field, replace

from candour.core.chronology.entry import Entry
from candour.core.chronology.prose_entries import FindDates, entries_from_prose
from candour.core.chronology.row_dates import DateCells
from candour.core.chronology.table_entries import TableWords, entries_from_tables
from candour.core.documents.document import Document
from candour.core.documents.report import Change, LeftOut
from candour.core.documents.sentences import SentenceWords
from candour.core.documents.tables import Table


@dataclass(frozen=True, slots=True)
class EntryReading:
    """What entries are read with: words, and how dates are read in cells and in sentences."""

    tables: TableWords
    sentences: SentenceWords
    date_cells: DateCells
    find_dates: FindDates


@dataclass(frozen=True, slots=True)
class DocumentEntries:
    """The entries of one document in its author's order, its forms, and what to report of it."""

    entries: tuple[Entry, ...] = field(repr=False)
    changed: tuple[Change, ...]
    left_out: tuple[LeftOut, ...]
    mapping: dict[str, str] = field(repr=False)
    unmapped: tuple[str, ...] = field(repr=False)
    forms: tuple[Table, ...] = field(default=(), repr=False)


def read_entries(document: Document, agency: str, reading: EntryReading) -> DocumentEntries:
    """Return the entries of a document's tables, then those of its narrative.

    Prose that stands before a chronology's table introduces it (what was searched, how to read it)
    and tells of nothing that happened: it is reported, and makes no entries. The same where the
    table is still blank (a nil return).
    """
    from_tables = entries_from_tables(document, agency, reading.tables, reading.date_cells)
    first_row = min(
        (
            min(span.start for span in entry.places.values())
            for entry in from_tables.entries
            if entry.places
        ),
        default=from_tables.first_headings or 0,
    )
    from_prose = entries_from_prose(
        document, agency, reading.sentences, reading.find_dates, begin=first_row
    )
    count = len(from_tables.entries)
    narrative = [replace(e, position=e.position + count) for e in from_prose.entries]
    return DocumentEntries(
        (*from_tables.entries, *narrative),
        tuple(from_tables.changed),
        (*from_tables.left_out, *from_prose.left_out),
        from_tables.mapping,
        tuple(from_tables.unmapped),
        tuple(from_tables.forms),
    )
