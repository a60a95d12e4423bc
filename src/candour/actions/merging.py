"""Merge many agencies' files into one chronology."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from candour.actions.dates import load_date_words
from candour.actions.reading import FileRead, FileRefused, read_files
from candour.core.chronology.as_at import KnownOn, as_known_on
from candour.core.chronology.entries import EntryReading, read_entries
from candour.core.chronology.entry import Entry
from candour.core.chronology.mapping import ColumnMapping
from candour.core.chronology.ordering import in_order
from candour.core.chronology.prose_entries import DatedWords
from candour.core.chronology.silences.gaps import GAP_DAYS, gaps
from candour.core.chronology.silences.model import Silence
from candour.core.chronology.silences.returns import Return
from candour.core.chronology.table_entries import TableWords
from candour.core.dates.cells import read_cells
from candour.core.dates.model import UncertainDate
from candour.core.dates.order import find_order
from candour.core.dates.prose import Finder
from candour.core.dates.reading.cell import read_date
from candour.core.dates.reading.context import Context
from candour.core.decisions import Decision
from candour.core.documents.report import ImportReport
from candour.readers.case_files import read_mappings, read_returns
from candour.vocabulary.chronology import load_answers, load_withheld_words
from candour.vocabulary.headings import load_headings
from candour.vocabulary.sentences import load_sentence_words


@dataclass(frozen=True, slots=True)
class AgencyFile:
    """A file with the agency that sent it."""

    agency: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeOptions:
    """What a person may decide of a merge; everything has a sensible default."""

    mappings: Mapping[str, ColumnMapping] = field(default_factory=dict, repr=False)
    returns: Mapping[str, Return] = field(default_factory=dict, repr=False)
    decisions: Sequence[Decision] = field(default=(), repr=False)
    gap_days: int = GAP_DAYS
    as_at: date | None = None
    period: tuple[date, date] | None = None


_DEFAULTS = MergeOptions()


def read_returns_file(path: Path) -> dict[str, Return]:
    """Read what each agency searched. Raises `RefusedFile` naming every problem."""
    return read_returns(path, load_withheld_words(), _span_of)


def read_mapping_file(path: Path) -> dict[str, ColumnMapping]:
    """Read what a person decided of columns. Raises `RefusedFile` naming every problem."""
    return read_mappings(path)


def _span_of(words: str) -> tuple[date | None, date | None]:
    for found in _finder().find(words, Context()):
        if found.date.is_resolved:
            first, last = found.date.earliest, found.date.latest
            return first.date() if first else None, last.date() if last else None
    return None, None


@dataclass(frozen=True, slots=True)
class Merged:
    """One chronology: entries in order, silences, and the report of every file."""

    entries: tuple[Entry, ...] = field(repr=False)
    silences: tuple[Silence, ...] = field(repr=False)
    reports: tuple[ImportReport, ...]
    refused: tuple[FileRefused, ...]
    known_on: KnownOn | None = None


def merge_files(
    files: Sequence[AgencyFile],
    options: MergeOptions = _DEFAULTS,
    on_start: Callable[[Path], None] = lambda _: None,
) -> Merged:
    """Read every file's entries and put them in one order. Nothing is merged away."""
    entries: list[Entry] = []
    reports: list[ImportReport] = []
    refused: list[FileRefused] = []
    for file in files:
        for outcome in read_files([file.path], on_start=on_start):
            if isinstance(outcome, FileRefused):
                refused.append(outcome)
                continue
            found, report = _entries_of(outcome, file, options)
            entries += found
            reports.append(report)
    known_on = as_known_on(entries, options.as_at) if options.as_at is not None else None
    shown = in_order(known_on.entries if known_on else entries, load_date_words().margins)
    silences = tuple(gaps(shown, options.returns, options.gap_days))
    return Merged(tuple(shown), silences, tuple(reports), tuple(refused), known_on)


def _entries_of(
    read: FileRead, file: AgencyFile, options: MergeOptions
) -> tuple[Sequence[Entry], ImportReport]:
    mapping = options.mappings.get(file.agency.casefold())
    found = read_entries(read.document, file.agency, _reading(mapping, options.period))
    report = replace(
        read.report,
        agency=file.agency,
        read=len(found.entries),
        changed=(*read.report.changed, *found.changed),
        left_out=(*read.report.left_out, *found.left_out),
        mapping=found.mapping,
        unmapped=found.unmapped,
    )
    return found.entries, report


def _reading(mapping: ColumnMapping | None, period: tuple[date, date] | None) -> EntryReading:
    order = mapping.date_order if mapping is not None else None
    context = Context(period=period, order=order or "day_first", order_is_known=order is not None)
    fixed = mapping.columns if mapping is not None else {}
    return EntryReading(
        TableWords(load_headings(), load_answers(), fixed),
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
        read_date(cell, words, replace(context, on=other))
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
