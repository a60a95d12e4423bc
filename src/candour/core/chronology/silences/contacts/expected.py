"""Contacts that a record gives reason to expect: a rhythm's turns, answers, receipts, schedules."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from candour.core.chronology.events.phrases import Found
from candour.core.chronology.prose_entries import FindDates
from candour.core.chronology.silences.contacts.actors import Actors
from candour.core.chronology.silences.contacts.deeds import Deed
from candour.core.chronology.silences.contacts.due import dues_in
from candour.core.chronology.silences.contacts.heard import Heard, Part
from candour.core.chronology.silences.contacts.keeping import keepers
from candour.core.chronology.silences.contacts.lengths import after
from candour.core.chronology.silences.contacts.promise import Promise
from candour.core.chronology.silences.contacts.record import Missing, Record
from candour.core.chronology.silences.contacts.words import PromiseWords, Schedule
from candour.core.chronology.silences.model import SilenceKind
from candour.core.dates.calendar import add_months

_NEAR = 4
_ASKED_WITHIN = 7
_CHILD_MONTHS = 72


def rhythm_lapses(promise: Promise, record: Record, words: PromiseWords) -> Iterator[Missing]:
    """A repeated contact that never began (promised), or whose turns passed by (expected).

    One silence for each rhythm, its longest: every turn missed would fill the page. What was told
    as repeated holds for some weeks, unless it is told again; meetings go on with their plan.
    """
    if promise.rhythm is None:
        return
    count, unit = promise.rhythm
    stop, day_after = record.end, promise.made + timedelta(days=1)
    if promise.is_while:
        stop = _first_of(record.ends.get(promise.heard.entry.agency, ()), day_after, stop)
    if promise.turns:
        stop = min(stop, after(promise.made, promise.turns * count, unit))
    stop = _first_of(record.closures.get(promise.actor, ()), promise.made, stop)
    stop = _first_of(record.planned.get(promise.actor, ()), day_after, stop)
    found = keepers(promise, record.deeds, promise.made, stop)
    days_kept = sorted({deed.heard.last for deed in found if not deed.is_put_off})
    turn = (after(promise.made, count, unit) - promise.made).days
    grace = timedelta(days=words.grace.of(turn))
    because, text = promise.heard.entry.id, promise.words
    first = days_kept[0] if days_kept else stop
    if first > after(promise.made, 2 * count, unit):
        yield Missing(promise.actor, SilenceKind.PROMISED, promise.made, first, because, text)
        return
    is_meeting = words.sorts[promise.sort].joint
    holds = stop if is_meeting else promise.made + timedelta(days=words.waits.rhythm)
    lapses = [
        (begin, end)
        for begin, end in pairwise([*days_kept, stop])
        if begin <= holds and end > after(begin, words.lapse_after * count, unit) + grace
    ]
    if lapses:
        begin, end = max(lapses, key=lambda lapse: lapse[1] - lapse[0])
        yield Missing(promise.actor, SilenceKind.EXPECTED, begin, end, because, text)


def _first_of(days: Sequence[date], begin: date, stop: date) -> date:
    """The first of some days from a day on, where it is before `stop`; else `stop`."""
    at = bisect_left(days, begin)
    return min(stop, days[at]) if at < len(days) else stop


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
    """ "Asks health visitor to call", "requesting urgent call back": an asking, then a call.

    Not what the family asks, nor what it is asked.
    """
    words, clauses = part.tokens.words, part.tokens.clauses
    family = [one.first for one in part.of("family")]
    for planned in part.of("planned"):
        behind = set(words[planned.last + 1 : planned.last + 2])
        if planned.code not in ("call", "reply") or behind & actors.words.lists["not_orders"]:
            continue
        for at in range(planned.first - 1, max(-1, planned.first - _ASKED_WITHIN), -1):
            if clauses[at] != clauses[planned.first]:
                break
            if words[at] not in actors.words.lists["asking"] or words[at + 1] == "about":
                continue
            is_other = not any(
                at < one.first < planned.first and heard.entry.agency in actors.named_by(one)
                for one in part.mentions
            )
            if is_other and not any(at - 1 <= place < planned.first for place in family):
                yield Found("bids", "bids", at, planned.last)
            break


def _addressed(heard: Heard, part: Part, at: int, actors: Actors) -> str | None:
    """The other agency that a bid goes to: nearest in its sentence, else the only one told."""
    own = heard.entry.agency
    near = [m for m in part.mentions if part.sentences[m.first] == part.sentences[at]]
    for one in sorted(near, key=lambda one: abs(one.first - at)):
        agency = actors.chosen("", actors.named_by(one) - {own})
        if agency is not None:
            return agency
    return None


def not_tried_again(deed: Deed, record: Record, words: PromiseWords) -> Iterator[Missing]:
    """A visit or appointment that failed, and the agency met nobody for weeks, nor closed the case.

    Only where the failure is what the entry is about, by the family and not by another agency.
    """
    heard = deed.heard
    agency = heard.entry.agency
    if not deed.is_main or (deed.sort == "visit" and not _names_visit(heard)):
        return
    last = heard.last + timedelta(days=words.waits.follow_up)
    closes = record.ends.get(agency, ())
    at = bisect_left(closes, heard.last)
    is_closed = at < len(closes) and closes[at] <= last
    if last <= record.end and not is_closed and not record.meets(agency, heard, last):
        yield Missing(agency, SilenceKind.EXPECTED, heard.last, last, heard.entry.id, deed.words)


def _names_visit(heard: Heard) -> bool:
    """Whether a visit is named: "no reply" may also be said of a telephone."""
    return any(
        found.code == "visit" for part in heard.parts for found in part.of("done", "planned")
    )


def not_followed(heard: Heard, record: Record, actors: Actors) -> Iterator[Missing]:
    """A meeting that follows another by rule, of which no entry tells, in time or late."""
    words = actors.words
    for succession in words.successions:
        if not any(True for part in heard.parts for _ in part.of(f"after:{succession.code}")):
            continue
        sort = words.sorts[succession.sort]
        if "conference" not in record.deeds.told.get(heard.at, ()) or not sort.convened_by:
            continue
        agency = actors.convener(heard.entry.agency, sort.convened_by, heard.last)
        last = after(heard.last, succession.count, succession.unit)
        late = after(heard.last, succession.count * succession.late, succession.unit)
        begin = heard.last + timedelta(days=1 + words.waits.slip)
        if late <= record.end and not any(
            deed.heard.first >= begin and not deed.is_put_off
            for deed in record.deeds.between(agency, succession.sort, begin, late)
        ):
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
