"""What two entries have in common and what parts them, each as a signal that has a weight.

A signal says nothing yet of how much it counts: the weights stand in `vocabulary/likeness.yaml`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from candour.core.chronology.events.features import Features
from candour.core.chronology.events.rarity import Rarity
from candour.core.chronology.events.words import EventWords

Signal = tuple[str, float]
"""A signal's code, and how strongly it is there."""

_DAY = 1440
_SAME_CLOCK = 5
_BROUGHT_WITHIN = 180
_HARDLY_A_WORD = 1.0
_DOUBLE = 0.8
_MEETING = "planning_meeting"
"""The word "meeting" by itself: two of them on one day may well be two."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries laid beside each other, with what several signals ask of their days."""

    a: Features
    b: Features
    gap: int | None
    clock: int | None
    tells: str | None
    later: Features | None = field(repr=False)

    @classmethod
    def of(cls, a: Features, b: Features) -> "Pair":
        """Lay two entries beside each other."""
        if a.first is None or a.last is None or b.first is None or b.last is None:
            return cls(a, b, None, None, _tells(a, b), None)
        gap = max(0, b.first - a.last, a.first - b.last)
        clock = None
        if a.minute is not None and b.minute is not None:
            clock = abs((a.first - b.first) * _DAY + a.minute - b.minute)
        later = None
        if gap:
            later = b if b.first > a.last else a
        return cls(a, b, gap, clock, _tells(a, b), later)

    @property
    def earlier(self) -> Features:
        """The entry that is not the later one."""
        return self.a if self.later is self.b else self.b

    @property
    def is_vague(self) -> bool:
        """Whether one of them is dated to a span of several days, or not at all."""
        return self.a.is_vague or self.b.is_vague

    @property
    def tells_day(self) -> bool:
        """Whether one of them names the other's day as the day of what it tells."""
        return self.tells in ("named", "loose")

    @property
    def each_names_other(self) -> bool:
        """Whether each names the other's agency."""
        return self.b.agency in self.a.mentions and self.a.agency in self.b.mentions

    @property
    def is_one_day(self) -> bool:
        """Whether both may be of one day and neither is vague."""
        return self.gap == 0 and not self.is_vague


def _tells(a: Features, b: Features) -> str | None:
    """How an entry names the other's day: as a date, a weekday or a paper's date."""
    found: str | None = None
    for one, other in ((a, b), (b, a)):
        if other.is_vague or (one.first == other.first and one.last == other.last):
            continue
        days = other.days
        if not one.named_days.isdisjoint(days):
            return "named"
        if not one.told_days.isdisjoint(days):
            found = "loose"
        elif found is None and not one.paper_days.isdisjoint(days):
            found = "paper"
    return found


_CLOCKS = ((20, "clock_20"), (75, None), (180, "clock_180"), (480, "clock_480"))
_GAPS = ((0, "same_day"), (1, "day_1"), (3, "day_3"), (8, "day_8"), (31, "day_31"))
_OVERNIGHT = 480
_LOOKING_BACK = 5
"""A contact that names a day further back than this, and is no report of it, does so in passing."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Reads the signals of pairs by one vocabulary and the rarity of words in one case."""

    words: EventWords
    rarity: Rarity
    last_of_tellers: Mapping[int, frozenset[int]] = field(repr=False)
    callouts: Mapping[int, int] = field(repr=False)
    totals: dict[int, float] = field(default_factory=dict, repr=False)

    def across(self, pair: Pair) -> Iterator[Signal]:
        """Signals of two agencies' entries."""
        yield from when(pair)
        yield from told_days(pair)
        yield from told_clocks(pair)
        yield from telling(pair)
        yield from self.meetings(pair)
        yield from self.acts(pair)
        yield from self.who(pair)
        yield from self.content(pair)
        if self._is_brought(pair):
            yield "brought", 1.0
        if self._is_told_by_another(pair):
            yield "told_by_another", 1.0
        if self._is_last_of_teller(pair.a, pair.b):
            if not pair.is_one_day:
                yield "last_of_teller", 1.0
        elif self._is_unlinked(pair):
            yield "unlinked", 1.0

    def within(self, pair: Pair) -> Iterator[Signal]:
        """Signals of two entries of one agency, which mostly are two things."""
        a, b = pair.a, pair.b
        yield from when(pair)
        if a.minute == b.minute and (pair.gap == 0 or _both_undated(pair)) and _are_doubles(a, b):
            yield "double", 1.0
        callout = self.callouts.get(a.at)
        if callout is not None and callout == self.callouts.get(b.at):
            yield "stages", 1.0
        if pair.is_one_day and (a.is_again or b.is_again):
            yield "another_time", 1.0
        yield from told_days(pair)
        if pair.later is not None and pair.later.is_sent and pair.tells == "named":
            yield "own_report", 1.0
        yield from self.meetings(pair)
        yield from self.acts(pair)
        yield from self.who(pair)
        yield from self.content(pair)

    def meetings(self, pair: Pair) -> Iterator[Signal]:
        """Meetings that both tell of, or one of them."""
        a, b = pair.a, pair.b
        both = a.meetings & b.meetings
        if both - {_MEETING}:
            if pair.tells or (pair.gap or 0) <= 1:
                yield "same_meeting", 1.0
        elif both:
            yield "some_meeting", 1.0
        elif a.meetings and b.meetings:
            return
        elif pair.tells:
            return  # it may be told of by what came of it: "plans ended 3/5"
        elif a.meetings & b.planned or b.meetings & a.planned:
            yield "planned_meeting", 1.0
        elif (a.meetings | b.meetings) - {_MEETING}:
            yield "one_meeting", 1.0

    def acts(self, pair: Pair) -> Iterator[Signal]:
        """Happenings that both tell of."""
        a, b = pair.a, pair.b
        both = a.happenings & b.happenings
        once = {act for act in both if self.words.acts[act].happens_once}
        if once:
            yield "same_once", max(self.rarity(f"act:{act}") for act in once)
        others = both - once
        if others:
            yield "same_act", max(self.rarity(f"act:{act}") for act in others)
        own = any(self.words.acts[act].is_each_own for act in both)
        if own and not (pair.tells or a.meetings & b.meetings or pair.each_names_other):
            yield "own_visits", 1.0
        if not both and not a.meetings & b.meetings and self._own(a) and self._own(b):
            yield "other_act", 1.0

    def _own(self, one: Features) -> bool:
        """Whether an entry tells of an act that does not merely go with others."""
        return not all(self.words.acts[act].goes_with_others for act in one.happenings)

    def _is_last_of_teller(self, a: Features, b: Features) -> bool:
        nothing = frozenset[int]()
        last = self.last_of_tellers
        return b.at in last.get(a.at, nothing) or a.at in last.get(b.at, nothing)

    def _is_brought(self, pair: Pair) -> bool:
        """Whether a hospital's row follows a call-out so closely that it is of the one brought."""
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            if one.kind in self.words.bringing and other.kind in self.words.brought_to:
                if one.first is None or other.first is None or pair.is_vague:
                    return False
                if one.minute is None or other.minute is None:
                    return False
                after = (other.first - one.first) * _DAY + other.minute - one.minute
                return 0 <= after <= _BROUGHT_WITHIN
        return False

    def _is_told_by_another(self, pair: Pair) -> bool:
        """Whether one was told by a third agency, and hardly a word of it is in the other."""
        a, b = pair.a, pair.b
        if b.agency in a.told_by or a.agency in b.told_by or not (a.told_by or b.told_by):
            return False
        if pair.is_one_day or a.happenings & b.happenings or a.meetings & b.meetings:
            return False
        return self.rarity.total(a.words & b.words) < _HARDLY_A_WORD

    def _is_unlinked(self, pair: Pair) -> bool:
        """Whether nothing but a day and words ties two rows: each agency at its own work."""
        a, b = pair.a, pair.b
        if (
            pair.tells
            or b.agency in a.mentions
            or a.agency in b.mentions
            or a.meetings & b.meetings
        ):
            return False
        if not a.named_days.isdisjoint(b.named_days):
            return False
        if pair.clock is not None and pair.clock <= _CLOCKS[0][0]:
            return False
        both = a.happenings & b.happenings
        return not any(self.words.acts[act].happens_once for act in both)

    def who(self, pair: Pair) -> Iterator[Signal]:
        """People that both name."""
        a, b = pair.a, pair.b
        names = a.names & b.names
        if a.agency == b.agency:
            names -= a.staff
        if names and (a.agency == b.agency or pair.is_one_day or pair.tells_day):
            yield "names", min(3.0, self.rarity.total(names))
        if a.subjects and b.subjects and a.subjects.isdisjoint(b.subjects):
            yield "other_people", 1.0

    def content(self, pair: Pair) -> Iterator[Signal]:
        """Words and figures that both write."""
        a, b = pair.a, pair.b
        shared = a.words & b.words
        if shared:
            weights = self.rarity.each(shared)
            total = sum(weights)
            yield "words", min(6.0, total)
            yield "share", total / max(2.0, min(self._total(a), self._total(b)))
        else:
            yield "no_words", 1.0
        if any(_is_telling(figure) for figure in a.figures & b.figures):
            yield "figure", 1.0

    def _total(self, one: Features) -> float:
        """The weight of all words of an entry, which many pairs ask for."""
        known = self.totals.get(one.at)
        if known is None:
            known = self.totals[one.at] = self.rarity.total(one.words)
        return known


def _both_undated(pair: Pair) -> bool:
    return not pair.a.is_dated and not pair.b.is_dated


def _are_doubles(a: Features, b: Features) -> bool:
    """Whether two rows are written in the same words, or nearly."""
    least, most = sorted((len(a.plain), len(b.plain)))
    if least < _DOUBLE * most:
        return False
    one, other = {*a.plain}, {*b.plain}
    return len(one & other) >= _DOUBLE * len(one | other)


def _is_telling(figure: str) -> bool:
    return len(figure.strip("£%")) > 2 or not figure.isdigit()


def when(pair: Pair) -> Iterator[Signal]:
    """How the days of two entries stand to each other, and their clock times if both have one."""
    if pair.tells_day:
        yield f"tells_{pair.tells}", 1.0
    elif pair.gap is None:
        yield "undated", 1.0
    elif pair.is_vague:
        return  # the span says too little: words tell which of its days is meant
    else:
        yield next((code for most, code in _GAPS if pair.gap <= most), "day_far"), 1.0
    if pair.clock is None or pair.gap is None or pair.is_vague:
        return
    if pair.gap == 0 or (pair.gap == 1 and pair.clock <= _OVERNIGHT):
        code = next((code for most, code in _CLOCKS if pair.clock <= most), "clock_far")
        if code is not None:
            yield code, 1.0


def told_days(pair: Pair) -> Iterator[Signal]:
    """Days that both name besides their own, and days named that are not the other's."""
    a, b = pair.a, pair.b
    if pair.tells_day:
        return
    if pair.later is not None and not pair.earlier.is_vague and _tells_beside(pair):
        yield "tells_beside", 1.0
        return
    if not a.named_days.isdisjoint(b.named_days):
        yield "both_tell", 1.0
    elif not a.told_days.isdisjoint(b.told_days):
        yield "both_tell", 0.5
    elif pair.is_one_day and bool(a.named_days) != bool(b.named_days):
        yield "one_tells_past", 1.0
    elif pair.later is not None and pair.later.named_days:
        yield "tells_another_day", 1.0


def _tells_beside(pair: Pair) -> bool:
    """Whether the later one names the day before or after the earlier one's."""
    first, last = pair.earlier.first or 0, pair.earlier.last or 0
    later = pair.later.named_days if pair.later is not None else frozenset[int]()
    return first - 1 in later or last + 1 in later


def told_clocks(pair: Pair) -> Iterator[Signal]:
    """Clock times in the words, laid against the other's."""
    a, b = pair.a, pair.b
    if not (a.clocks or b.clocks) or not (pair.is_one_day or pair.tells):
        return
    own = [{*one.clocks, *(() if one.minute is None else (one.minute,))} for one in (a, b)]
    if own[0] and own[1]:
        apart = min(abs(x - y) for x in own[0] for y in own[1])
        if apart <= _SAME_CLOCK:
            yield "told_clock", 1.0
        elif apart <= 4 * _SAME_CLOCK:
            yield "told_clock", 0.5


def telling(pair: Pair) -> Iterator[Signal]:
    """Who names whom, and which of them was told of it by a paper or a call."""
    a, b = pair.a, pair.b
    if pair.is_one_day and pair.each_names_other:
        yield "mention_2", 1.0
    elif b.agency in a.mentions or a.agency in b.mentions:
        yield "mention_1", 1.0
    if pair.later is not None:
        if pair.later.is_report or pair.later.is_paper:
            yield "later_report", 1.0
        elif pair.tells_day and pair.gap is not None and pair.gap > _LOOKING_BACK:
            yield "in_passing", 1.0
    if pair.is_one_day and bool(a.channels) != bool(b.channels):
        caller, other = (a, b) if a.channels else (b, a)
        if other.agency not in caller.mentions:
            yield "one_call", 1.0
    if a.is_internal and b.is_internal:
        yield "both_internal", 1.0
    elif a.is_internal or b.is_internal:
        yield "one_internal", 1.0
