"""A whole case's record, ready to be asked whether a contact is told of."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from candour.core.chronology.silences.contacts.actors import Actors
from candour.core.chronology.silences.contacts.deeds import DeedIndex, is_about_paper
from candour.core.chronology.silences.contacts.heard import Heard, Part
from candour.core.chronology.silences.contacts.promise import Promise, matter_of
from candour.core.chronology.silences.model import SilenceKind

_LAST_MINUTE = 24 * 60
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


@dataclass(frozen=True, slots=True)
class Matters:
    """Which entries hold a word's stem, by day; and the stems that tell one entry from no other."""

    places: Mapping[str, Sequence[tuple[date, int]]] = field(repr=False)
    common: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, heard: Sequence[Heard]) -> "Matters":
        """Take the stems of each entry; those that many entries hold are common."""
        places: dict[str, list[tuple[date, int]]] = defaultdict(list)
        for place, one in enumerate(heard):
            told = {matter_of(word) for part in one.parts for word in part.tokens.words}
            for stem in told:
                places[stem].append((one.last, place))
        most = max(_RARE, round(_COMMON * len(heard)))
        common = frozenset(stem for stem, found in places.items() if len(found) > most)
        rare = {stem: sorted(found) for stem, found in places.items() if stem not in common}
        return cls(rare, common)

    def holding(self, stems: frozenset[str], first: date, last: date) -> Counter[int]:
        """How many of these stems each entry of some days holds."""
        counts: Counter[int] = Counter()
        for stem in stems:
            found = self.places.get(stem, ())
            at = bisect_left(found, (first, -1))
            while at < len(found) and found[at][0] <= last:
                counts[found[at][1]] += 1
                at += 1
        return counts


@dataclass(slots=True)
class Record:
    """What the whole case holds, ready to be asked: deeds, who speaks of whom, first days, last."""

    heard: Sequence[Heard] = field(repr=False)
    abouts: Sequence[frozenset[str]] = field(repr=False)
    deeds: DeedIndex = field(repr=False)
    spans: Mapping[str, tuple[date, date]]
    end: date
    speaks: Mapping[tuple[str, str], Sequence[tuple[date, int]]] = field(repr=False)
    """the days on which an agency speaks of another, each with its minute, or the day's last"""
    ends: Mapping[str, Sequence[date]] = field(repr=False)
    closures: Mapping[str, Sequence[date]] = field(repr=False)
    planned: Mapping[str, Sequence[date]]
    """the days on which a plan of an agency, at the head of its words, tells a rhythm"""
    met: Mapping[str, Sequence[tuple[date, int, int]]] = field(repr=False)
    matters: Matters = field(repr=False)
    conveners: frozenset[str]
    """agencies that are likelier than others to call a meeting which several tell of"""
    searched: Mapping[str, Sequence[tuple[date, date]]] = field(default_factory=dict)
    """the periods that agencies say they searched"""

    @classmethod
    def of(
        cls,
        heard: Sequence[Heard],
        abouts: Sequence[frozenset[str]],
        matters: Matters,
        deeds: DeedIndex,
        actors: Actors,
    ) -> "Record":
        """Index entries by agency and by the agencies that they speak of."""
        spans: dict[str, tuple[date, date]] = {}
        speaks: dict[tuple[str, str], list[tuple[date, int]]] = defaultdict(list)
        ends: dict[str, list[date]] = defaultdict(list)
        closures: dict[str, list[date]] = defaultdict(list)
        planned: dict[str, list[date]] = defaultdict(list)
        met: dict[str, list[tuple[date, int, int]]] = defaultdict(list)
        words = deeds.words
        for place, (one, about) in enumerate(zip(heard, abouts, strict=True)):
            agency = one.entry.agency
            if one.is_near:
                first, last = spans.get(agency, (one.first, one.last))
                spans[agency] = min(first, one.first), max(last, one.last)
            for other in about:
                speaks[agency, other].append((one.last, one.minute or _LAST_MINUTE))
            done = deeds.told.get(one.at, set())
            is_read = any(is_about_paper(part, words) for part in one.parts if not part.is_own)
            if not is_read and (not done or not done <= words.lists["channels"]):
                met[agency].append((one.last, one.at, place))
            told = {found.code for part in one.parts for found in part.of("ends")}
            if told:
                ends[agency].append(one.last)
            if told & words.lists["closing"]:
                closures[agency].append(one.last)
            if any(_plans_rhythm(part) for part in one.parts):
                planned[agency].append(one.last)
        for entries in met.values():
            entries.sort(key=lambda entry: entry[:2])
        for spoken in speaks.values():
            spoken.sort()
        for days in (*ends.values(), *closures.values(), *planned.values()):
            days.sort()
        end = max((last for _, last in spans.values()), default=date.min)
        return cls(
            heard, abouts, deeds, spans, end, dict(speaks), dict(ends), dict(closures),
            dict(planned), dict(met), matters, actors.of_kinds("conveners"),
        )  # fmt: skip

    def goes_on(self, agency: str, day: date, last: date) -> bool:
        """Whether an agency has entries up to a day and past it, or searched that time."""
        begin, end = self.spans.get(agency, (last, last))
        periods = self.searched.get(agency.casefold(), ())
        return begin <= last <= end or any(first <= day and last <= stop for first, stop in periods)

    def has_spoken(self, agency: str, other: str, first: date, last: date, minute: int = 0) -> bool:
        """Whether an agency's entry of these days speaks of another, from a minute of the first."""
        spoken = self.speaks.get((agency, other), ())
        at = bisect_left(spoken, (first, minute))
        return at < len(spoken) and spoken[at][0] <= last

    def tells_of(self, promise: Promise, last: date) -> bool:
        """Whether an entry of the agency, or one that names it, tells of a task's matter later."""
        for place, count in self.matters.holding(promise.matter, promise.made, last).items():
            one = self.heard[place]
            is_own = promise.actor == one.entry.agency
            is_due = promise.is_dated and is_own and promise.due.earliest <= one.last
            least = min(1 if is_due else _TELLING, len(promise.matter))
            is_theirs = is_own or promise.actor in self.abouts[place]
            if is_theirs and count >= least and one.at > promise.heard.at:
                return True
        return False

    def meets(self, agency: str, heard: Heard, last: date) -> bool:
        """Whether an agency has an entry after one, up to a day, that is more than a call."""
        entries = self.met.get(agency, ())
        at = bisect_left(entries, (heard.last, heard.at + 1), key=lambda entry: entry[:2])
        while at < len(entries) and entries[at][0] == heard.last:
            if self.heard[entries[at][2]].at not in self.deeds.failed_at:
                return True  # the same failure, written down for another child, is no second try
            at += 1
        return at < len(entries) and entries[at][0] <= last

    def has_met(self, promise: Promise, first: date, last: date, *, is_quiet: bool = False) -> bool:
        """Whether the agency has an entry of these days that is more than a call or a paper.

        Where both entries name people, they must name one in common. `is_quiet`: the entry names
        no sort of contact, so that it may tell of any.
        """
        entries = self.met.get(promise.actor, ())
        at = bisect_left(entries, (first, -1), key=lambda entry: entry[:2])
        while at < len(entries) and entries[at][0] <= last:
            other = self.heard[entries[at][2]]
            is_later = other.is_after(promise.heard)
            is_any = not is_quiet or not self.deeds.told.get(other.at)
            if is_later and is_any and promise.heard.may_be_about(other):
                return True
            at += 1
        return False


def _plans_rhythm(part: Part) -> bool:
    """ "Fortnightly if they come", in a plan: a rhythm told before is now another."""
    return any(
        found.first >= part.plan and found.first == part.clause(found.first).start
        for found in part.of("rhythm")
    )
