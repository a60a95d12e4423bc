"""A whole case's record, ready to be asked whether a contact is told of."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from candour.core.chronology.silences.contacts.deeds import DeedIndex
from candour.core.chronology.silences.contacts.heard import Heard
from candour.core.chronology.silences.contacts.promise import Promise, matter_of
from candour.core.chronology.silences.model import SilenceKind

_RARE, _COMMON, _TELLING = 5, 0.08, 2


@dataclass(frozen=True, slots=True)
class Missing:
    """A contact without an entry: of which agency, from when to when, because of which entry."""

    agency: str
    kind: SilenceKind
    first: date
    last: date
    because: str | None
    words: str = field(default="", repr=False)


@dataclass(slots=True)
class Record:
    """What the whole case holds, ready to be asked: deeds, who speaks of whom, first days, last."""

    heard: Sequence[Heard] = field(repr=False)
    abouts: Sequence[frozenset[str]] = field(repr=False)
    deeds: DeedIndex = field(repr=False)
    spans: Mapping[str, tuple[date, date]]
    end: date
    speaks: Mapping[tuple[str, str], Sequence[date]] = field(repr=False)
    ends: Mapping[str, Sequence[date]] = field(repr=False)
    closures: Mapping[str, Sequence[date]] = field(repr=False)
    met: Mapping[str, Sequence[tuple[date, int, int]]] = field(repr=False)
    persons: Sequence[frozenset[str]] = field(repr=False)
    """whom the entries are about by their columns of people, no staff among them"""
    stems: Sequence[frozenset[str]] = field(repr=False)
    common: frozenset[str] = field(repr=False)
    """stems that so many entries hold that they tell one from no other"""

    @classmethod
    def of(
        cls,
        heard: Sequence[Heard],
        abouts: Sequence[frozenset[str]],
        persons: Sequence[frozenset[str]],
        deeds: DeedIndex,
    ) -> "Record":
        """Index entries by agency and by the agencies that they speak of."""
        spans: dict[str, tuple[date, date]] = {}
        speaks: dict[tuple[str, str], list[date]] = defaultdict(list)
        ends: dict[str, list[date]] = defaultdict(list)
        closures: dict[str, list[date]] = defaultdict(list)
        met: dict[str, list[tuple[date, int, int]]] = defaultdict(list)
        words = deeds.words
        for place, (one, about) in enumerate(zip(heard, abouts, strict=True)):
            agency = one.entry.agency
            if one.is_near:
                first, last = spans.get(agency, (one.first, one.last))
                spans[agency] = min(first, one.first), max(last, one.last)
            for other in about:
                speaks[agency, other].append(one.last)
            done = deeds.told.get(one.at, set())
            if not done or not done <= words.lists["channels"]:
                met[agency].append((one.last, one.at, place))
            told = {found.code for part in one.parts for found in part.of("ends")}
            if told:
                ends[agency].append(one.last)
            if told & words.lists["closing"]:
                closures[agency].append(one.last)
        for entries in met.values():
            entries.sort(key=lambda entry: entry[:2])
        for days in (*speaks.values(), *ends.values(), *closures.values()):
            days.sort()
        stems = [_stems(one) for one in heard]
        counts = Counter(one for found in stems for one in found)
        most = max(_RARE, round(_COMMON * len(heard)))
        common = frozenset(one for one, count in counts.items() if count > most)
        end = max((last for _, last in spans.values()), default=date.min)
        return cls(
            heard, abouts, deeds, spans, end, dict(speaks), dict(ends), dict(closures), dict(met),
            persons, stems, common,
        )  # fmt: skip

    def has_spoken(self, agency: str, other: str, first: date, last: date) -> bool:
        """Whether an agency's entry of these days speaks of another."""
        days = self.speaks.get((agency, other), ())
        at = bisect_left(days, first)
        return at < len(days) and days[at] <= last

    def tells_of(self, promise: Promise, last: date) -> bool:
        """Whether an entry of the agency, or one that names it, tells of a task's matter later."""
        for one, about, stems in zip(self.heard, self.abouts, self.stems, strict=True):
            if promise.made <= one.last <= last and one.at > promise.heard.at:
                is_theirs = promise.actor == one.entry.agency or promise.actor in about
                if is_theirs and len(promise.matter & stems) >= min(_TELLING, len(promise.matter)):
                    return True
        return False

    def has_met(self, promise: Promise, first: date, last: date) -> bool:
        """Whether the agency has an entry of these days that is more than a call or a paper.

        Where both entries name people, they must name one in common.
        """
        entries = self.met.get(promise.actor, ())
        people = self._persons_of(promise.heard)
        at = bisect_left(entries, (first, -1), key=lambda entry: entry[:2])
        while at < len(entries) and entries[at][0] <= last:
            place = entries[at][2]
            other, others = self.heard[place], self.persons[place]
            is_later = other.at != promise.heard.at and other.last > promise.made
            if is_later and (not people or not others or people & others):
                return True
            at += 1
        return False

    def _persons_of(self, heard: Heard) -> frozenset[str]:
        place = bisect_left(self.heard, heard.at, key=lambda one: one.at)
        return self.persons[place]


def _stems(heard: Heard) -> frozenset[str]:
    return frozenset(matter_of(word) for part in heard.parts for word in part.tokens.words)
