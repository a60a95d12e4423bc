"""Merge many agencies' files into one chronology."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from candour.actions.corrections import FileEntries
from candour.actions.dates import load_date_words
from candour.actions.entry_reading import (
    Decided,
    find_days,
    find_days_ahead,
    read_one_date,
)
from candour.actions.gathering import Gathered, read_entries_of
from candour.actions.progress import Progress
from candour.actions.reading import FileRead, FileRefused, read_files
from candour.actions.selections import add_selected, find_all
from candour.actions.settling import Settled, settle
from candour.core.chronology.as_at import KnownOn, as_known_on, decided_by
from candour.core.chronology.decided_dates import decided_dates, with_decided_dates
from candour.core.chronology.entry import Entry
from candour.core.chronology.events.contradictions import Contradiction
from candour.core.chronology.events.finding import Happenings, find_happenings
from candour.core.chronology.events.grouping import Event, Rulings
from candour.core.chronology.flags.finding import abbreviations_used, flagged
from candour.core.chronology.mapping import ColumnMapping, decided_mappings
from candour.core.chronology.ordering import in_order
from candour.core.chronology.prose_entries import DatedWords
from candour.core.chronology.recall import Run
from candour.core.chronology.selecting import selections_of
from candour.core.chronology.silences.gaps import GAP_DAYS, gaps
from candour.core.chronology.silences.model import Silence
from candour.core.chronology.silences.promises import promised_silences
from candour.core.chronology.silences.returns import Return
from candour.core.chronology.tagging import decided_tags, with_tags
from candour.core.dates.model import UncertainDate
from candour.core.decisions import Decision
from candour.core.documents.report import ImportReport
from candour.core.watching import Watched
from candour.vocabulary.chronology import load_promise_words
from candour.vocabulary.events import load_event_words
from candour.vocabulary.flags import load_flag_words


@dataclass(frozen=True, slots=True)
class AgencyFile:
    """A file with the agency that sent it."""

    agency: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeOptions:
    """What a person may decide of a merge; everything has a sensible default."""

    mappings: Sequence[ColumnMapping] = field(default=(), repr=False)
    returns: Mapping[str, Return] = field(default_factory=dict, repr=False)
    decisions: Sequence[Decision] = field(default=(), repr=False)
    gap_days: int = GAP_DAYS
    as_at: date | None = None


_DEFAULTS = MergeOptions()
_NOTHING_CARRIED: Mapping[str, str] = {}
_SILENTLY = Progress()


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """One chronology: entries in order, what stands beside them, and the report of every file.

    `files` leads from an original's hash to its name as given; `originals` are the hashes of the
    files that `reports` tell of, in the same order. `returns` are those given and, for other
    agencies, those that their own files hold.
    """

    entries: tuple[Entry, ...] = field(repr=False)
    silences: tuple[Silence, ...] = field(repr=False)
    reports: tuple[ImportReport, ...]
    refused: tuple[FileRefused, ...]
    known_on: KnownOn | None = None
    events: tuple[Event, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    originals: tuple[str, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict, repr=False)
    returns: Mapping[str, Return] = field(default_factory=dict, repr=False)
    settled: Settled = field(default_factory=Settled, repr=False)


def merge_files(
    files: Sequence[AgencyFile],
    options: MergeOptions = _DEFAULTS,
    progress: Progress = _SILENTLY,
) -> Merged:
    """Read every file's entries, put them in one order and lay them side by side.

    Nothing is merged away: entries of one event keep their own words, and a row that an agency
    corrected is reported with what it said before. Raises `CandourError` for a decision that
    cannot be carried out.
    """
    decisions = decided_by(options.decisions, options.as_at)
    mappings = (*options.mappings, *decided_mappings(decisions))
    gathered = _gather(files, mappings, decisions, progress)
    return merge_gathered(gathered, options, progress)


def merge_gathered(
    gathered: Gathered,
    options: MergeOptions = _DEFAULTS,
    progress: Progress = _SILENTLY,
    carried: Mapping[str, str] = _NOTHING_CARRIED,
) -> Merged:
    """Lay gathered files side by side.

    `carried` leads from an entry of a file that was replaced to the entry that it is now.
    """
    decisions = decided_by(options.decisions, options.as_at)
    read = gathered.files
    returns = {**_returns_within(read), **options.returns}
    settled = settle(gathered, decisions, carried)
    renamed = settled.renamed
    entries = [entry for file in read for entry in file.entries]
    dates = {renamed.get(one, one): words for one, words in decided_dates(decisions).items()}
    entries = with_decided_dates(entries, dates, read_one_date, settled.wholes)
    entries = with_tags(entries, decided_tags(decisions, renamed), settled.wholes)
    known_on = as_known_on(entries, options.as_at) if options.as_at is not None else None
    progress.stage(f"comparing {len(entries):,} entries")
    shown = in_order(known_on.entries if known_on else entries, load_date_words().margins)
    happenings = _happenings(shown, Rulings.of(decisions, renamed), progress)
    told = Watched(happenings.marked(shown), progress.checkpoint)
    marked = flagged(told, load_flag_words(), load_date_words(), find_days)
    progress.stage("looking for silences")
    return Merged(
        entries=tuple(marked),
        silences=tuple(_silences(shown, returns, options, progress)),
        reports=tuple(file.report for file in read),
        refused=tuple(gathered.refused),
        known_on=known_on,
        events=happenings.events,
        contradictions=happenings.contradictions,
        files=gathered.names,
        originals=tuple(file.original for file in read),
        abbreviations=abbreviations_used(marked, load_flag_words()),
        returns=returns,
        settled=settled,
    )


def _gather(
    files: Sequence[AgencyFile],
    mappings: Sequence[ColumnMapping],
    decisions: Sequence[Decision],
    progress: Progress,
) -> Gathered:
    gathered = Gathered()
    agencies = {file.agency for file in files}
    selections = selections_of(decisions)
    for file in files:
        decided = Decided(mappings=mappings_of(file.agency, mappings), agencies=agencies)
        outcomes: Iterable[FileRead | FileRefused] = read_files([file.path], on_start=progress.file)
        if not selections:
            gathered.take(file.agency, read_entries_of(outcomes, file.agency, decided))
            continue
        outcomes = list(outcomes)
        gathered.take(file.agency, read_entries_of(outcomes, file.agency, decided))
        read = [one.document for one in outcomes if isinstance(one, FileRead)]
        documents = {one.original.sha256: one for one in read}
        add_selected(gathered, selections, find_all(selections, documents.get, documents))
    return gathered


def mappings_of(agency: str, mappings: Sequence[ColumnMapping]) -> tuple[ColumnMapping, ...]:
    """Return those mappings that are an agency's."""
    return tuple(mapping for mapping in mappings if mapping.is_of(agency))


def _returns_within(read: Sequence[FileEntries]) -> dict[str, Return]:
    """The returns that agencies filled in on their own files, by agency in small letters."""
    made = (file.made for file in read if file.made is not None)
    return {one.agency.casefold(): one for one in made}


def _silences(
    shown: Sequence[Entry], returns: Mapping[str, Return], options: MergeOptions, progress: Progress
) -> Iterator[Silence]:
    """Gaps, then what was promised or expected; nothing that lies past the day of the view."""

    def find_days_to_come(text: str, on: UncertainDate | None) -> Sequence[DatedWords]:
        progress.checkpoint()
        return find_days_ahead(text, on)

    watched = Watched(shown, progress.checkpoint)
    found = chain(
        gaps(shown, returns, options.gap_days),
        promised_silences(
            watched, returns, load_promise_words(), find_days_to_come, progress.recall
        ),
    )
    return (one for one in found if options.as_at is None or one.last <= options.as_at)


def _happenings(shown: Sequence[Entry], rulings: Rulings, progress: Progress) -> Happenings:
    margins = load_date_words().margins
    words = load_event_words()
    run = Run(progress.checkpoint, progress.recall)
    return find_happenings(shown, words, margins, find_days, rulings, run)
