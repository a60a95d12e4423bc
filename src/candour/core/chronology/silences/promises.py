"""Promised and expected contacts of which no later entry tells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from candour.core.chronology.entry import Entry
from candour.core.chronology.prose_entries import FindDates
from candour.core.chronology.recall import NOTHING, Recall
from candour.core.chronology.silences.contacts.actors import Actors
from candour.core.chronology.silences.contacts.deeds import EVERYBODY, DeedIndex, about_of, deeds_of
from candour.core.chronology.silences.contacts.expected import (
    births,
    not_followed,
    not_tried_again,
    off_schedule,
    rhythm_lapses,
    unanswered,
)
from candour.core.chronology.silences.contacts.heard import hear_all
from candour.core.chronology.silences.contacts.keeping import is_kept, names_a_day
from candour.core.chronology.silences.contacts.promise import Promise
from candour.core.chronology.silences.contacts.promising import Promising
from candour.core.chronology.silences.contacts.record import Matters, Missing, Record
from candour.core.chronology.silences.contacts.sent import not_received
from candour.core.chronology.silences.contacts.words import PromiseWords, Sort
from candour.core.chronology.silences.model import Silence, SilenceKind
from candour.core.chronology.silences.returns import Return, covered

_NOBODY: Mapping[str, Sequence[tuple[date, date]]] = {}
_RETOLD_DAYS = 90
_SAME_MEETING = 7
_TRIED_AGAIN = frozenset({"visit", "appointment"})


def promised_silences(
    entries: Sequence[Entry],
    returns: Mapping[str, Return],
    words: PromiseWords,
    find_dates: FindDates,
    recall: Recall = NOTHING,
) -> Iterator[Silence]:
    """Yield every promised or expected contact without a later entry, in order of day.

    `find_dates` is asked for days to come, so it should look ahead ("by Friday" is the next one).
    A promise whose day lies past the last entry of the case is still open, and no silence.
    """
    nil = {made.agency: made.periods for made in returns.values() if made.nil and made.periods}
    record, actors, promises = read_record(entries, words, find_dates, nil, recall)
    record = replace(record, searched={key: made.periods for key, made in returns.items()})
    missing = {
        (one.agency, one.kind, one.first, one.last, one.because): one
        for one in (
            *_not_kept(promises, record),
            *_expected(promises, record, actors, find_dates),
        )
    }
    for one in sorted(missing.values(), key=lambda one: (one.first, one.last, one.agency)):
        answer = covered(returns, one.agency, one.first, one.last)
        yield Silence(one.agency, one.kind, one.first, one.last, answer, one.because, one.words)


def read_record(
    entries: Sequence[Entry],
    words: PromiseWords,
    find_dates: FindDates,
    nil: Mapping[str, Sequence[tuple[date, date]]] = _NOBODY,
    recall: Recall = NOTHING,
) -> tuple[Record, Actors, Sequence[Promise]]:
    """Search every entry's words once: what each tells of, of whom, and what it promises.

    `nil` holds the periods that agencies searched without finding an entry.
    """
    actors = Actors.of(entries, words, nil)
    shelf = recall.parts
    shelf.begin(words, actors.staff, actors.first_words)
    cells = {person for entry in entries for person in entry.people}
    staff = {person for person in cells if actors.is_staff(person)}
    heard = [
        replace(
            actors.meant.hear(one),
            persons=actors.persons({*one.entry.people} - staff),
        )
        for one in sorted(hear_all(entries, words, actors.named, shelf), key=lambda one: one.at)
    ]
    shelf.end()
    matters = Matters.of(heard)
    reading = Promising(words, actors, find_dates, matters.common)
    promised = [reading.promises(one) for one in heard]
    abouts = [about_of(one, actors) for one in heard]
    deeds = (
        deed
        for one, about, to_come in zip(heard, abouts, promised, strict=True)
        for deed in deeds_of(one, about, to_come, actors)
    )
    record = Record.of(heard, abouts, matters, DeedIndex.of(deeds, actors), actors)
    searched = {agency: (periods[0][0], periods[-1][1]) for agency, periods in nil.items()}
    promises = [promise for of_one in promised for promise in reading.once(of_one)]
    return replace(record, spans={**searched, **record.spans}), actors, promises


def _not_kept(promises: Iterable[Promise], record: Record) -> Iterator[Missing]:
    """One silence for each promise that no entry keeps, however many agencies wrote it down."""
    sorts = record.deeds.words.sorts
    grouped: dict[tuple[str, str], list[list[Promise]]] = defaultdict(list)
    for promise in sorted(promises, key=lambda one: (one.made, not one.is_dated)):
        if promise.rhythm is not None:
            continue
        whose = EVERYBODY if sorts[promise.sort].joint else promise.actor
        groups = grouped[whose, promise.sort]
        same = next((g for g in reversed(groups[-4:]) if _is_same(g, promise, sorts)), None)
        if same is None or (not promise.is_dated and is_kept_by_any(same, record)):
            groups.append([promise])
        else:
            same.append(promise)
    for groups in grouped.values():
        for group in groups:
            told = min(group, key=partial(_rank, record=record))
            if told.due.last > record.end or is_kept_by_any(group, record):
                continue
            kind = SilenceKind.EXPECTED if told.is_awaited else SilenceKind.PROMISED
            yield Missing(
                told.actor, kind, told.made, told.due.last, told.heard.entry.id, told.words
            )


def _rank(promise: Promise, record: Record) -> tuple[bool, bool, date, bool]:
    """Which telling of a promise stands for it: dated, of the one who is to act, the first."""
    calls = promise.actor in record.conveners
    return not promise.is_dated, not promise.is_own, promise.made, not calls


def is_kept_by_any(group: Sequence[Promise], record: Record) -> bool:
    """Whether an entry keeps a promise in one of the ways it was told; a day told decides."""
    dated = [promise for promise in group if promise.is_dated]
    tellers = frozenset(promise.heard.at for promise in group)
    return any(
        is_kept(promise, record.deeds, tellers)
        or _is_met(promise, record)
        or _is_done(promise, record)
        for promise in dated or group
    )


def _is_met(promise: Promise, record: Record) -> bool:
    """Whether a review or an appointment of a day has an entry of its agency about that day."""
    if not promise.is_dated:
        return False
    if not record.deeds.words.sorts[promise.sort].by_contact:
        is_direct = promise.sort in record.deeds.words.lists["direct"]
        return (
            is_direct
            and names_a_day(promise)
            and record.has_met(promise, promise.due.last, promise.due.latest, is_quiet=True)
        )
    is_any = names_a_day(promise) or promise.actor in record.deeds.familiar
    if not is_any and promise.sort != "thing_due":
        return False
    due = promise.due
    if promise.sort == "thing_due" and names_a_day(promise) and promise.is_by_name:
        # "search tomorrow" may be told by whatever the agency wrote about that day
        begin = max(due.earliest, promise.made + timedelta(days=1))
        if record.has_spoken(promise.actor, promise.actor, begin, due.latest):
            return True
    first = due.last - (due.latest - due.last)
    if promise.matter and due.earliest <= promise.made:  # "induction within five working days"
        first = promise.made
    return record.has_met(promise, first, due.latest)


def _is_done(promise: Promise, record: Record) -> bool:
    """Whether a task's matter is told of later: without a day, for as long as an attempt waits."""
    if not promise.matter:
        return False
    wait = timedelta(days=record.deeds.words.waits.attempt)
    last = promise.due.latest if promise.is_dated else promise.made + wait
    return record.tells_of(promise, last)


def _is_same(group: Sequence[Promise], other: Promise, sorts: Mapping[str, Sort]) -> bool:
    """Whether a promise was told before: the same day due, or no day and the first still open."""
    first = group[0]
    if first.about != other.about or (first.matter and first.matter.isdisjoint(other.matter)):
        return False
    if first.whom and other.whom and first.whom.isdisjoint(other.whom):
        return False
    if abs((other.due.last - first.due.last).days) <= 1:
        return True
    if other.actor != first.actor:
        return False  # two agencies' meetings are one only if they are for one day
    if not other.is_dated or not first.is_dated:
        days = _RETOLD_DAYS if sorts[first.sort].paper else (first.due.latest - first.made).days
        return (other.made - first.made).days <= days
    is_retold = other.heard.entry.agency != first.heard.entry.agency
    return is_retold and other.made <= first.due.last


def _expected(
    promises: Sequence[Promise], record: Record, actors: Actors, find_dates: FindDates
) -> Iterator[Missing]:
    words = actors.words
    for promise in promises:
        yield from rhythm_lapses(promise, record, words)
    for heard in record.heard:
        if heard.is_near:
            asked = list(unanswered(heard, record, actors, find_dates))
            yield from asked
            if not asked:
                yield from not_received(heard, record, actors)
    yield from _not_followed(record, actors)
    promising = {promise.heard.at for promise in promises}
    tried: set[tuple[str, date]] = set()
    for deed in record.deeds.failed:
        day = deed.heard.entry.agency, deed.heard.last
        if deed.sort in _TRIED_AGAIN and deed.heard.at not in promising and day not in tried:
            for missing in not_tried_again(deed, record, words):
                tried.add(day)
                yield missing
    for born in births(record, find_dates):
        for schedule in words.schedules:
            for missing in off_schedule(born, schedule, record, actors):
                if not any(_is_promised(missing, promise) for promise in promises):
                    yield missing


def _not_followed(record: Record, actors: Actors) -> Iterator[Missing]:
    """Meetings due after another, once for each, however many agencies tell of the first."""
    followed: dict[str, list[Missing]] = defaultdict(list)
    for heard in record.heard:
        if heard.is_near:
            for missing in not_followed(heard, record, actors):
                followed[missing.agency].append(missing)
    for group in followed.values():
        yield from _once_each(group)


def _once_each(group: Sequence[Missing]) -> Iterator[Missing]:
    """One of those that several agencies' entries of one meeting give rise to."""
    before: list[Missing] = []
    for one in group:
        if not any(abs((one.last - other.last).days) <= _SAME_MEETING for other in before):
            before.append(one)
            yield one


def _is_promised(missing: Missing, promise: Promise) -> bool:
    """Whether a review that is due by age was promised for then, and so is told of already."""
    return (
        promise.actor == missing.agency
        and promise.sort == "review"
        and promise.is_dated
        and missing.first <= promise.due.last <= missing.last
    )
