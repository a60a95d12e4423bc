"""Pages of a case's chronology, found in what is kept: nothing is merged while somebody waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from candour.actions.refreshing import CaseState, table_of
from candour.core.chronology.entry import Entry
from candour.core.chronology.events.contradictions import Contradiction
from candour.core.chronology.events.grouping import Event
from candour.core.chronology.silences.model import Silence
from candour.errors import CandourError
from candour.store.chronology import (
    KeptState,
    agencies_in_events,
    entries_of_event,
    entry_numbered,
    find_entry,
    load_contradictions,
    load_events,
    load_files,
    search_entries,
    search_silences,
)
from candour.store.entry_ids import former_ids
from candour.store.seeking import Sought
from candour.store.workspace import Workspace
from candour.writers.chronology.agencies import AgencyKey, keys_of
from candour.writers.chronology.columns import (
    cells_shown,
    date_in_words,
    place_in_words,
    span_in_words,
)
from candour.writers.chronology.headings import Column
from candour.writers.chronology.marks import FLAG_WORDS, Marks
from candour.writers.chronology.model import Chronology
from candour.writers.chronology.references import Layout

A_PAGE = 50
_MOST_DAYS = 7
_MOST_NEAR = 15
_BESIDE = (
    Column.RECORDED, Column.WHO, Column.SOURCE, Column.RESPONSE, Column.OUTCOME, Column.SHARED,
    Column.COMMENT, Column.CHILD_SEEN, Column.SEEN_ALONE, Column.TERMS,
)  # fmt: skip
FLAGS = {kind.value: words for kind, words in FLAG_WORDS.items()}
"""Flag → what it is called on a page."""


@dataclass(frozen=True, slots=True)
class EventShown:
    """The event of an entry: how many other rows tell of it, whose they are, who said so."""

    others: int
    agencies: tuple[str, ...]
    is_decided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryShown:
    """An entry as a page shows it: its date in words with the span beneath, its key, its marks."""

    number: int
    entry: Entry = field(repr=False)
    key: AgencyKey
    when: str = field(repr=False)
    span: str = field(repr=False)
    place: str = field(repr=False)
    marks: Sequence[str] = field(repr=False)
    event: EventShown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyPage:
    """One page of what was looked for, and how much there is."""

    rows: tuple[EntryShown, ...] = field(repr=False)
    found: int
    number: int
    pages: int
    keys: Mapping[str, AgencyKey]
    silences: tuple[Silence, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """One entry with what stands beside it; `rivals` are the other entries of its event."""

    shown: EntryShown
    fields: tuple[tuple[str, str], ...] = field(repr=False)
    event: Event | None
    near: tuple[EntryShown, ...] = field(repr=False)
    rivals: tuple[EntryShown, ...] = field(repr=False)
    contradictions: tuple[tuple[Contradiction, tuple[tuple[str, str], ...]], ...] = field(
        repr=False
    )
    before: str | None
    after: str | None
    former: tuple[str, ...]

    @property
    def candidates(self) -> tuple[EntryShown, ...]:
        """The entries that may tell of the same event: those grouped with it, then those near."""
        return (*self.rivals, *self.near)

    @property
    def rival_ids(self) -> frozenset[str]:
        """The ids of the other entries of its event."""
        return frozenset(one.entry.id for one in self.rivals)

    @property
    def page_of_chronology(self) -> int:
        """The page of the whole chronology that the entry stands on."""
        return (self.shown.number - 1) // A_PAGE + 1


def find_page(workspace: Workspace, case: CaseState, sought: Sought, number: int) -> ChronologyPage:
    """Return a page of the entries sought; the last one where there are fewer pages."""
    table, kept = _table(workspace, case)
    found, rows = search_entries(table, sought, (number - 1) * A_PAGE, A_PAGE)
    pages = max(1, -(-found // A_PAGE))
    if number > pages:
        number = pages
        found, rows = search_entries(table, sought, (number - 1) * A_PAGE, A_PAGE)
    keys = keys_of(kept.agencies)
    return ChronologyPage(
        rows=tuple(_shown(table, case, rows, keys)),
        found=found,
        number=number,
        pages=pages,
        keys=keys,
        silences=tuple(search_silences(table, sought)) if sought.is_of_agency_and_days else (),
    )


def find_entry_page(workspace: Workspace, case: CaseState, entry: str) -> EntryPage:
    """Return everything that a page on one entry shows. Raises where there is no such entry."""
    table, kept = _table(workspace, case)
    found = find_entry(table, entry)
    if found is None:
        raise CandourError(
            "the chronology holds no such entry",
            expected="an entry of a file that stands in the case",
            next_step="go back to the chronology, and choose it there",
        )
    keys = keys_of(kept.agencies)
    number, own = found
    of_event = [] if own.event is None else entries_of_event(table, own.event)
    rows = _shown(table, case, [found, *(one for one in of_event if one[0] != number)], keys)
    event = None if own.event is None else load_events(table, [own.event]).get(own.event)
    clashes = [] if own.event is None else load_contradictions(table, [own.event])
    agency_of = {one.entry.id: one.entry.agency for one in rows}
    return EntryPage(
        shown=rows[0],
        fields=_fields(own),
        event=event,
        near=tuple(_near(table, case, own, keys)),
        rivals=tuple(rows[1:]),
        contradictions=tuple(
            (
                one,
                tuple(
                    (agency_of.get(who, ""), said)
                    for who, said in zip(one.entries, one.values, strict=True)
                ),
            )
            for one in clashes
        ),
        before=entry_numbered(table, number - 1),
        after=entry_numbered(table, number + 1),
        former=tuple(former_ids(table, entry)),
    )


def shown_rows(
    workspace: Workspace, case: CaseState, rows: Sequence[tuple[int, Entry]]
) -> list[EntryShown]:
    """Return entries with their numbers as pages show them."""
    table, kept = _table(workspace, case)
    return _shown(table, case, rows, keys_of(kept.agencies))


def _table(workspace: Workspace, case: CaseState) -> tuple[Path, KeptState]:
    if case.kept is None:
        raise CandourError(
            "no chronology was made yet", next_step="add what an agency sent, under Documents"
        )
    return table_of(workspace, case.log.name, case.as_at), case.kept


def _fields(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return the fields of an entry that hold something, beside when and what."""
    cells = cells_shown(entry, Layout.SHEET)
    shown = [(column.value, cells[column]) for column in _BESIDE if cells.get(column)]
    return (*shown, *entry.extra.items())


def _near(
    table: Path, case: CaseState, entry: Entry, keys: Mapping[str, AgencyKey]
) -> list[EntryShown]:
    """Return other entries of the same days that are in no event with it."""
    first, last = entry.happened.earliest, entry.happened.latest
    if first is None or last is None or (last - first).days > _MOST_DAYS:
        return []
    sought = Sought(first=first.date(), last=last.date(), is_dated=True)
    _, rows = search_entries(table, sought, 0, _MOST_NEAR)
    others = [
        one
        for one in rows
        if one[1].id != entry.id and (entry.event is None or one[1].event != entry.event)
    ]
    return _shown(table, case, others, keys)


def _shown(
    table: Path,
    case: CaseState,
    rows: Sequence[tuple[int, Entry]],
    keys: Mapping[str, AgencyKey],
) -> list[EntryShown]:
    events = list({entry.event for _, entry in rows if entry.event is not None})
    chronology = Chronology(
        title=case.log.opening.title,
        entries=tuple(entry for _, entry in rows),
        made_on=date.fromisoformat(case.log.opened_at[:10]),
        events=load_events(table, events),
        contradictions=tuple(load_contradictions(table, events)),
        files=load_files(table),
    )
    agencies = agencies_in_events(table, events)
    letters = {entry: keys[agency].letter for entry, agency in agencies.items()}
    marks = Marks(chronology, letters)
    return [
        EntryShown(
            number=number,
            entry=entry,
            key=keys[entry.agency],
            when=date_in_words(entry.happened) or "no date",
            span=span_in_words(entry.happened),
            place=place_in_words(entry, chronology.files),
            marks=marks.beside_event(entry),
            event=_event_shown(entry, chronology.events, agencies),
        )
        for number, entry in rows
    ]


def _event_shown(
    entry: Entry, events: Mapping[str, Event], agencies: Mapping[str, str]
) -> EventShown | None:
    event = events.get(entry.event or "")
    if event is None:
        return None
    others = [one for one in event.entries if one != entry.id]
    named = dict.fromkeys(agencies[one] for one in others if one in agencies)
    return EventShown(len(others), tuple(named), event.is_decided)
