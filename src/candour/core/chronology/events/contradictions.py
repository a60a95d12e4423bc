"""Contradictions inside an event: two values for one thing, each in the entries' own words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from itertools import combinations

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.events.claims import Claim, ContradictionKind
from candour.core.chronology.events.claims.accounts import account_claims
from candour.core.chronology.events.claims.comparing import exclude
from candour.core.chronology.events.claims.days import act_claims, coming_clash, days_clash, days_of
from candour.core.chronology.events.claims.meetings import part_claims
from candour.core.chronology.events.claims.numbers import number_claims
from candour.core.chronology.events.claims.outcomes import outcome_claims
from candour.core.chronology.events.claims.places import place_claims
from candour.core.chronology.events.claims.presence import presence_claims
from candour.core.chronology.events.claims.reading import Happening, Row, RowsReader
from candour.core.chronology.events.claims.scenes import scene_claims
from candour.core.chronology.events.claims.times import time_claims
from candour.core.chronology.events.claims.who import who_claims
from candour.core.chronology.events.features import Features, FindDays
from candour.core.chronology.events.grouping import Event
from candour.core.chronology.events.words import EventWords
from candour.core.chronology.recall import NOTHING, Recall


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Entries of one event that disagree; each entry's value in its own words, in the same order.

    Entries that agree with one side are listed too: who said which is what a reader needs.
    """

    id: str
    event: str
    kind: ContradictionKind
    topic: str
    entries: tuple[str, ...]
    values: tuple[str, ...] = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.entries) < 2 or len(self.entries) != len(self.values):
            raise ValueError("a contradiction holds a value for each of its entries, two or more")


@dataclass(frozen=True, slots=True)
class _Stated:
    """What one entry states of one topic."""

    entry: str
    agency: str
    claims: tuple[Claim, ...] = field(repr=False)
    days: frozenset[int] = frozenset()

    def may_share_day(self, other: "_Stated") -> bool:
        """Whether two entries may tell of one day or night: times of two are of two things."""
        near = self.days | {day + 1 for day in self.days} | {day - 1 for day in self.days}
        return not (self.days and other.days) or not near.isdisjoint(other.days)

    @property
    def said(self) -> str:
        """The entry's own words for it."""
        return ", ".join(dict.fromkeys(claim.said for claim in self.claims))


def find_contradictions(
    events: Sequence[Event],
    features: Sequence[Features],
    entries: Sequence[Entry],
    words: EventWords,
    find_days: FindDays | None = None,
    recall: Recall = NOTHING,
) -> list[Contradiction]:
    """Return what entries of each event disagree on, event by event.

    `entries` are those that the features were read from, in the same order.
    """
    at = {one.id: one.at for one in features}
    groups = [
        [(entries[at[entry]], features[at[entry]]) for entry in event.entries] for event in events
    ]
    found: list[Contradiction] = []
    reader, shelf = RowsReader(words, recall), recall.contradictions
    happenings = reader.happenings(groups, find_days)
    for number, (event, happening) in enumerate(zip(events, happenings, strict=True)):
        if not number:
            shelf.begin(words, happening.people)
        found += shelf.take(
            event.id, groups[number], partial(_inside, event, happening), happening.terms
        )
    shelf.end()
    return found


def _inside(event: Event, happening: Happening) -> list[Contradiction]:
    return [*_dates(event, happening), *_claims(event, happening)]


def event_flags(
    events: Sequence[Event], contradictions: Sequence[Contradiction]
) -> Mapping[str, tuple[EntryFlag, ...]]:
    """Return the flags that events put on entries, by entry id."""
    flags: dict[str, dict[EntryFlag, None]] = defaultdict(dict)
    for event in events:
        for entry in event.duplicates:
            flags[entry][EntryFlag(FlagKind.DUPLICATE)] = None
    for one in contradictions:
        for entry in one.entries:
            flags[entry][EntryFlag(FlagKind.CONTRADICTION, one.kind.value)] = None
    return {entry: tuple(all_flags) for entry, all_flags in flags.items()}


def _make(
    event: Event,
    kind: ContradictionKind,
    topic: str,
    stated: Sequence[tuple[str, str]],
) -> Contradiction:
    entries = tuple(entry for entry, _ in stated)
    key = "\n".join((kind.value, topic, *sorted(entries)))
    return Contradiction(
        id="X" + sha256(key.encode()).hexdigest()[:8],
        event=event.id,
        kind=kind,
        topic=topic,
        entries=entries,
        values=tuple(said for _, said in stated),
    )


def _dates(event: Event, happening: Happening) -> Iterator[Contradiction]:
    """Days that exclude each other. A receipt's later day is no contradiction when it says so."""
    all_days = [(row, days_of(row, happening)) for row in happening.rows]
    for topic, find in (("day", days_clash), ("coming day", coming_clash)):
        for stated in find(all_days, happening.words.acts):
            pairs = [(row.entry.id, said) for row, said in stated]
            yield _make(event, ContradictionKind.DATE, topic, pairs)


def _claims(event: Event, happening: Happening) -> Iterator[Contradiction]:
    by_topic: dict[tuple[ContradictionKind, str], list[_Stated]] = defaultdict(list)
    for row in happening.rows:
        own: dict[tuple[ContradictionKind, str], list[Claim]] = defaultdict(list)
        for claim in _all_claims(row, happening):
            own[claim.kind, claim.topic].append(claim)
        days = row.features.told_days.union(row.features.days)
        for key, claims in own.items():
            by_topic[key].append(_Stated(row.entry.id, row.features.agency, tuple(claims), days))
    told: set[tuple[ContradictionKind, frozenset[str]]] = set()
    for (kind, topic), stated in by_topic.items():
        clash = any(
            a.agency != b.agency
            and (kind is not ContradictionKind.TIME or a.may_share_day(b))
            and exclude(a.claims, b.claims, happening.people, happening.words)
            for a, b in combinations(stated, 2)
        )
        entries = frozenset(one.entry for one in stated)
        if clash and (kind, entries) not in told:  # bruises counted are injuries counted too
            told.add((kind, entries))
            yield _make(event, kind, topic, [(one.entry, one.said) for one in stated])


def _all_claims(row: Row, happening: Happening) -> Iterator[Claim]:
    yield from number_claims(row, happening.words)
    yield from place_claims(row, happening)
    yield from scene_claims(row, happening)
    yield from who_claims(row, happening)
    yield from presence_claims(row, happening)
    yield from part_claims(row, happening)
    yield from outcome_claims(row, happening)
    yield from time_claims(row, happening)
    yield from act_claims(row, happening)
    yield from account_claims(row, happening)
