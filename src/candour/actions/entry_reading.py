"""The entries of one file that was read: its tables and its prose, with dates as it writes them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from candour.actions.collecting import collecting_later
from candour.actions.dates import load_date_words
from candour.actions.reading import FileRead
from candour.core.chronology.entries import EntryReading, read_entries
from candour.core.chronology.entry import Entry
from candour.core.chronology.mapping import ColumnMapping
from candour.core.chronology.prose_entries import DatedWords
from candour.core.chronology.silences.head_block import filled_in
from candour.core.chronology.silences.returns import Return
from candour.core.chronology.table_entries import TableWords
from candour.core.dates.cells import read_cells
from candour.core.dates.model import UncertainDate
from candour.core.dates.order import find_order
from candour.core.dates.prose import Finder
from candour.core.dates.reading.cell import read_date
from candour.core.dates.reading.context import Context
from candour.core.documents.report import ImportReport
from candour.vocabulary.chronology import load_answers
from candour.vocabulary.headings import load_headings
from candour.vocabulary.sentences import load_sentence_words
from candour.vocabulary.template import load_head_block_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What is known before a file is read.

    `mappings` say where its columns lead, `agencies` are the names of the case's agencies.
    """

    mappings: tuple[ColumnMapping, ...] = ()
    agencies: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class EntriesAndReturn:
    """A file's entries in its author's order, its report, and its return where it holds one."""

    entries: Sequence[Entry] = field(repr=False)
    report: ImportReport
    made: Return | None = field(default=None, repr=False)


def entries_of(read: FileRead, agency: str, decided: Decided) -> EntriesAndReturn:
    """Return a file's entries with what became of the rest of it."""
    with collecting_later():
        found = read_entries(read.document, agency, _reading(decided))
    block = filled_in(found.forms, agency, load_head_block_words(), span_of)
    unread = () if block is None else block.unread
    report = replace(
        read.report,
        agency=agency,
        read=len(found.entries),
        changed=(*read.report.changed, *found.changed),
        left_out=(*read.report.left_out, *found.left_out),
        warnings=(*read.report.warnings, *(f"return: “{one}” cannot be read" for one in unread)),
        mapping=found.mapping,
        unmapped=found.unmapped,
    )
    return EntriesAndReturn(found.entries, report, None if block is None else block.made)


def find_days(text: str, on: UncertainDate) -> list[UncertainDate]:
    """Return the days that a text states, told from the day it was written about."""
    found = _finder().find(text, Context(on=on if on.is_resolved else None))
    return [dated.date for dated in found if dated.has_own_day and dated.date.is_resolved]


def find_dates(text: str, on: UncertainDate | None) -> Sequence[UncertainDate]:
    """Return the dates that a text states, months and seasons too; clock times alone are none."""
    found = _finder().find(text, Context(on=on if on is not None and on.is_resolved else None))
    return [one.date for one in found if one.has_own_day and one.date.is_resolved]


def find_days_ahead(text: str, on: UncertainDate | None) -> Sequence[DatedWords]:
    """Return the dates of words that look ahead: "by Friday" is the next one."""
    return [
        DatedWords(dated.span, dated.date, dated.is_carried or not dated.has_own_day)
        for dated in _finder().find(text, Context(on=on, looks_ahead=True))
        if dated.date.is_resolved
    ]


def span_of(words: str) -> tuple[date | None, date | None]:
    """Return the first and last day of the first date in words; `(None, None)` without one."""
    for found in _finder().find(words, Context()):
        if found.date.is_resolved:
            first, last = found.date.earliest, found.date.latest
            return first.date() if first else None, last.date() if last else None
    return None, None


def read_one_date(written: str, on: UncertainDate | None = None) -> UncertainDate:
    """Read a date as a person wrote it, told from another where it leans on one."""
    return read_date(written, load_date_words(), Context(on=on))


def _reading(decided: Decided) -> EntryReading:
    orders = (one.date_order for one in decided.mappings if one.date_order is not None)
    order = next(orders, None)
    context = Context(order=order or "day_first", order_is_known=order is not None)
    return EntryReading(
        TableWords(
            load_headings(),
            load_answers(),
            decided.mappings,
            agency_names={name.casefold(): name for name in decided.agencies},
        ),
        load_sentence_words(),
        lambda written, beside: _date_cells(written, beside, context),
        lambda text, last_day: _find_dates(text, last_day, context),
    )


@cache
def _finder() -> Finder:
    return Finder(load_date_words())


def _date_cells(
    written: Sequence[str], beside: Sequence[UncertainDate | None], context: Context
) -> Sequence[UncertainDate]:
    words = load_date_words()
    if all(other is None for other in beside):
        return read_cells(written, words, context).dates
    order = find_order(written)
    if order.is_known:
        context = replace(context, order=order.order, order_is_known=True)
    return [
        words.plain.read(cell, context) or read_date(cell, words, replace(context, on=other))
        for cell, other in zip(written, beside, strict=True)
    ]


def _find_dates(
    text: str, last_day: UncertainDate | None, context: Context
) -> Sequence[DatedWords]:
    found = _finder().find(text, replace(context, on=last_day))
    return [
        DatedWords(dated.span, dated.date, dated.is_carried or not dated.has_own_day)
        for dated in found
        if dated.date.is_resolved
    ]
