"""Contacts that a record gives reason to expect: a rhythm's turns, answers, receipts, schedules."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from candour.core.chronology.events.phrases import Found
from candour.core.chronology.prose_entries import FindDates
from candour.core.chronology.silences.contacts.actors import Actors
from candour.core.chronology.silences.contacts.deeds import Deed, DeedIndex
from candour.core.chronology.silences.contacts.due import after, dues_in
from candour.core.chronology.silences.contacts.heard import Heard, Part
from candour.core.chronology.silences.contacts.keeping import keepers
from candour.core.chronology.silences.contacts.promise import Promise
from candour.core.chronology.silences.contacts.words import PromiseWords, Schedule
from candour.core.chronology.silences.model import SilenceKind
from candour.core.dates.calendar import add_months

_NEAR = 4
_CHILD_MONTHS = 72


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

    @classmethod
    def of(
        cls, heard: Sequence[Heard], abouts: Sequence[frozenset[str]], deeds: DeedIndex
    ) -> "Record":
        """Index entries by agency and by the agencies that they speak of."""
        spans: dict[str, tuple[date, date]] = {}
        speaks: dict[tuple[str, str], list[date]] = defaultdict(list)
        ends: dict[str, list[date]] = defaultdict(list)
        for one, about in zip(heard, abouts, strict=True):
            agency = one.entry.agency
            if one.is_near:
                first, last = spans.get(agency, (one.first, one.last))
                spans[agency] = min(first, one.first), max(last, one.last)
            for other in about:
                speaks[agency, other].append(one.last)
            if any(True for part in one.parts for _ in part.of("ends")):
                ends[agency].append(one.last)
        for days in (*speaks.values(), *ends.values()):
            days.sort()
        end = max((last for _, last in spans.values()), default=date.min)
        return cls(heard, abouts, deeds, spans, end, dict(speaks), dict(ends))

    def has_spoken(self, agency: str, other: str, first: date, last: date) -> bool:
        """Whether an agency's entry of these days speaks of another."""
        days = self.speaks.get((agency, other), ())
        at = bisect_left(days, first)
        return at < len(days) and days[at] <= last


def rhythm_lapses(promise: Promise, record: Record, words: PromiseWords) -> Iterator[Missing]:
    """A repeated contact that never began (promised), or whose turns passed by (expected)."""
    if promise.rhythm is None:
        return
    count, unit = promise.rhythm
    stop = record.end
    if promise.is_while:
        days = record.ends.get(promise.heard.entry.agency, ())
        at = bisect_left(days, promise.made + timedelta(days=1))
        stop = min(stop, days[at]) if at < len(days) else stop
    found = keepers(promise, record.deeds, promise.made, stop)
    days_kept = sorted({deed.heard.last for deed in found if not deed.is_put_off})
    because = promise.heard.entry.id
    first = days_kept[0] if days_kept else stop
    if first > after(promise.made, 2 * count, unit):
        yield Missing(
            promise.actor, SilenceKind.PROMISED, promise.made, first, because, promise.words
        )
    turn = (after(promise.made, count, unit) - promise.made).days
    grace = timedelta(days=words.grace.of(turn))
    for begin, end in pairwise([*days_kept, stop]):
        if end > after(begin, words.lapse_after * count, unit) + grace:
            yield Missing(promise.actor, SilenceKind.EXPECTED, begin, end, because, promise.words)


def unanswered(
    heard: Heard, record: Record, actors: Actors, find_dates: FindDates
) -> Iterator[Missing]:
    """A call back or an answer asked of an agency whose record never speaks of the asker."""
    words = actors.words
    for part in heard.parts:
        for bid in (*part.of("bids"), *_bids_by_name(heard, part, actors)):
            other = _addressed(heard, part, bid.first, actors)
            if other is None or part.in_clause(bid.first, "undelivered"):
                continue
            dues = dues_in(heard, part, part.clause(bid.first), words, find_dates)
            behind = [due for due in dues if due.at > bid.first]
            wait = timedelta(days=words.waits.answer)
            last = behind[0].last if behind else heard.last + wait
            latest = last + timedelta(days=words.grace.of((last - heard.last).days))
            if record.has_spoken(other, heard.entry.agency, heard.last, latest):
                continue
            if last <= record.end:
                first = part.clause(bid.first).start
                text = part.tokens.between(first, behind[0].end if behind else bid.last)
                yield Missing(other, SilenceKind.EXPECTED, heard.last, last, heard.entry.id, text)
            return


def _bids_by_name(heard: Heard, part: Part, actors: Actors) -> Iterator[Found]:
    """ "Asks health visitor to call": who is asked stands between the asking and the call."""
    asking = actors.words.lists["asking"]
    for cue in part.of("cue"):
        if cue.code != "bare":
            continue
        for one in part.mentions:
            is_asked = one.first and part.tokens.words[one.first - 1] in asking
            is_other = heard.entry.agency not in actors.named_by(one)
            is_call = any(
                planned.code in ("call", "reply") and planned.first == cue.last + 1
                for planned in part.of("planned")
            )
            if is_asked and is_other and is_call and one.last == cue.first - 1:
                yield Found("bids", "bids", one.first, cue.last + 1)


def _addressed(heard: Heard, part: Part, at: int, actors: Actors) -> str | None:
    """The other agency that a bid goes to: nearest in its sentence, else the only one told."""
    own = heard.entry.agency
    near = [m for m in part.mentions if part.sentences[m.first] == part.sentences[at]]
    for one in sorted(near, key=lambda one: abs(one.first - at)):
        agency = actors.chosen("", actors.named_by(one) - {own})
        if agency is not None:
            return agency
    return None


def not_received(heard: Heard, record: Record, actors: Actors) -> Iterator[Missing]:
    """A paper sent to an agency whose own record, in the days after, never speaks of the sender."""
    words, own = actors.words, heard.entry.agency
    seen: set[str] = set()
    for part in heard.parts:
        for found in part.of("done"):
            if not words.sorts[found.code].paper or not part.is_own:
                continue
            other = _sent_to(part, found.last, actors)
            if other is None or other == own or other in seen:
                continue
            if part.in_clause(found.first, "undelivered", "undone:breath", "not_come"):
                continue
            if any(cue.code != "bare" for cue in part.in_clause(found.first, "cue")):
                continue
            seen.add(other)
            last = heard.last + timedelta(days=words.waits.receipt)
            first_entry, last_entry = record.spans.get(other, (last, last))
            if not first_entry < heard.last or last_entry < last:
                continue
            if not record.has_spoken(other, own, heard.first - timedelta(days=1), last):
                text = part.tokens.between(found.first, found.last)
                yield Missing(other, SilenceKind.EXPECTED, heard.last, last, heard.entry.id, text)


def _sent_to(part: Part, at: int, actors: Actors) -> str | None:
    words = part.tokens.words
    for one in part.mentions:
        if 0 < one.first - at <= _NEAR and "to" in words[at + 1 : one.first]:
            return actors.chosen("", actors.named_by(one))
    return None


def not_tried_again(deed: Deed, record: Record, words: PromiseWords) -> Iterator[Missing]:
    """A visit or appointment that failed, and none of its sort tried again, nor the case closed."""
    heard = deed.heard
    agency = heard.entry.agency
    last = heard.last + timedelta(days=words.waits.attempt)
    if last > record.spans.get(agency, (last, last))[1]:
        return
    closes = record.ends.get(agency, ())
    at = bisect_left(closes, heard.last)
    if at < len(closes) and closes[at] <= last:
        return
    for later in record.deeds.between(agency, deed.sort, heard.last, last):
        if later.heard.at != heard.at and later.heard.last >= heard.last:
            return
    yield Missing(agency, SilenceKind.EXPECTED, heard.last, last, heard.entry.id)


def births(record: Record, find_dates: FindDates) -> Iterator[date]:
    """The days of birth that entries state of children young enough to have a schedule."""
    seen: set[date] = set()
    for heard in record.heard:
        for part in heard.parts:
            for found in part.of("births"):
                text = part.tokens.text[part.tokens.starts[found.first] :][:40]
                for dated in list(find_dates(text, heard.on))[:1]:
                    day = dated.date.earliest
                    if day is None or dated.date.precision != "day" or dated.span.start > 12:
                        continue
                    born = day.date()
                    young = date.fromordinal(add_months(born.toordinal(), _CHILD_MONTHS))
                    if born <= heard.last < young and born not in seen:
                        seen.add(born)
                        yield born


def off_schedule(
    born: date, schedule: Schedule, record: Record, actors: Actors
) -> Iterator[Missing]:
    """A review offered to every child, of which an agency whose record spans it tells nothing."""
    first = date.fromordinal(add_months(born.toordinal(), schedule.first_months))
    last = date.fromordinal(add_months(born.toordinal(), schedule.last_months))
    for agency in sorted(actors.kinds.get(schedule.by, ())):
        begin, end = record.spans.get(agency, (first, first))
        if begin > first or end < last:
            continue
        early, late = first - timedelta(days=62), last + timedelta(days=62)
        if not any(
            early <= heard.last and heard.first <= late and _tells(heard, schedule, actors.words)
            for heard in record.heard
            if agency == heard.entry.agency
        ):
            yield Missing(agency, SilenceKind.EXPECTED, first, last, None)


def _tells(heard: Heard, schedule: Schedule, words: PromiseWords) -> bool:
    for part in heard.parts:
        for found in part.of(f"scheduled:{schedule.code}"):
            behind = part.tokens.words[found.last + 1 : found.last + 2]
            is_paper = bool(set(behind) & words.lists["attributes"])
            to_come = part.in_breath(found.first, "cue", "undone:breath")
            if not is_paper and not any(cue.first < found.first for cue in to_come):
                return True
    return False
