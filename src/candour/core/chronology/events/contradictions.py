"""Contradictions inside an event: two values for one thing, each in the entries' own words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.events.claims import Claim, ContradictionKind, claims_of
from candour.core.chronology.events.features import Features, Read, read_words
from candour.core.chronology.events.grouping import Event
from candour.core.chronology.events.moments import time_claims
from candour.core.chronology.events.words import EventWords

_MINUTES = 5
"""Clocks of two agencies differ by a few minutes without anybody being wrong."""

_LENGTHS_ALIKE = 1.15


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

    at: int
    agency: str
    values: frozenset[str] = field(repr=False)
    said: str = field(repr=False)


def find_contradictions(
    events: Sequence[Event],
    features: Sequence[Features],
    entries: Sequence[Entry],
    words: EventWords,
) -> list[Contradiction]:
    """Return what entries of each event disagree on, event by event.

    `entries` are those that the features were read from, in the same order.
    """
    at = {one.id: one.at for one in features}
    found: list[Contradiction] = []
    for event in events:
        members = [at[entry] for entry in event.entries]
        rows = [(features[one], read_words(entries[one], words)) for one in members]
        found += _dates(event, rows)
        found += _claims(event, rows, words)
    return found


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


def _dates(event: Event, rows: Sequence[tuple[Features, Read]]) -> Iterator[Contradiction]:
    """Days that exclude each other. A receipt's later day is no contradiction when it says so."""
    stating = [
        (one, read)
        for one, read in rows
        if one.is_dated
        and not read.entry.happened.is_uncertain
        and not _is_receipt(one, read, rows)
    ]
    clash = any(
        a.agency != b.agency and set(a.days).isdisjoint(b.days)
        for (a, _), (b, _) in combinations(stating, 2)
    )
    if clash:
        stated = [(one.id, read.entry.happened.written) for one, read in stating]
        yield _make(event, ContradictionKind.DATE, "day", stated)


def _is_receipt(one: Features, read: Read, rows: Sequence[tuple[Features, Read]]) -> bool:
    """Whether a row's day is that of a paper's coming, or it names the day it tells of."""
    kinds = {found.kind for found in read.found}
    if "papers" in kinds and "arrival" in kinds:
        return True
    return any(
        other is not one and not (one.told_days | one.paper_days).isdisjoint(other.days)
        for other, _ in rows
    )


def _claims(
    event: Event, rows: Sequence[tuple[Features, Read]], words: EventWords
) -> Iterator[Contradiction]:
    by_topic: dict[tuple[ContradictionKind, str], list[_Stated]] = defaultdict(list)
    for one, read in rows:
        own: dict[tuple[ContradictionKind, str], list[Claim]] = defaultdict(list)
        for claim in (*claims_of(read, words), *time_claims(read, one, words)):
            own[claim.kind, claim.topic].append(claim)
        for key, claims in own.items():
            values = frozenset(claim.value for claim in claims)
            said = ", ".join(dict.fromkeys(claim.said for claim in claims))
            by_topic[key].append(_Stated(one.at, one.agency, values, said))
    ids = {one.at: one.id for one, _ in rows}
    told: set[tuple[ContradictionKind, frozenset[str]]] = set()
    for (kind, topic), stated in by_topic.items():
        clash = any(
            a.agency != b.agency and _excludes(kind, topic, (a.values, b.values), words)
            for a, b in combinations(stated, 2)
        )
        values = frozenset(one.said for one in stated)
        if clash and (kind, values) not in told:  # bruises counted are injuries counted too
            told.add((kind, values))
            yield _make(event, kind, topic, [(ids[one.at], one.said) for one in stated])


def _excludes(
    kind: ContradictionKind,
    topic: str,
    values: tuple[frozenset[str], frozenset[str]],
    words: EventWords,
) -> bool:
    one, other = values
    if topic == "injured part":
        return _widened(one, words).isdisjoint(other) and _widened(other, words).isdisjoint(one)
    if topic == "address":
        return not any(_may_be_one_place(a, b) for a in one for b in other)
    if len(one) > 1 or len(other) > 1:
        return False  # a row that gives two values of one thing tells of two things
    a, b = next(iter(one)), next(iter(other))
    if kind is ContradictionKind.TIME:
        return abs(int(a) - int(b)) >= _MINUTES
    if topic.startswith("length of"):
        least, most = sorted((float(a), float(b)))
        return most > least * _LENGTHS_ALIKE
    return a != b


def _widened(sites: frozenset[str], words: EventWords) -> frozenset[str]:
    """Parts of the body with the larger parts that they belong to."""
    wide = set(sites)
    for site in sites:
        larger = words.sites.get(site)
        while larger:
            wide.add(larger)
            larger = words.sites.get(larger)
    return frozenset(wide)


def _may_be_one_place(a: str, b: str) -> bool:
    """Whether two addresses may be one: a road without a number may be any house of it."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return not short[0].isdigit() and long.endswith(f" {short}")
