"""One contact told of by both sides is one contact: entries of two agencies laid together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations

from candour.core.chronology.entry import Entry
from candour.core.dates.model import UncertainDate
from candour.core.knowledge.contacts.parties import Parties
from candour.core.knowledge.contacts.telling import ALONE_AT_TABLE, Telling, weightiest
from candour.core.knowledge.contacts.words import ContactWords
from candour.core.knowledge.model import Contact, Outcome

_NEAR, _NEAR_MEETING, _EVENT, _POSTED = 1, 3, 40, 4
_LONG_DAYS = 45


def joined(tellings: Sequence[Telling], words: ContactWords) -> list[list[Telling]]:
    """Tellings in groups, each of one contact. Meetings come first: all who met tell of one."""
    meetings = _of_meetings([one for one in tellings if one.meeting is not None], words)
    by_pair: dict[frozenset[str], list[Telling]] = defaultdict(list)
    for one in tellings:
        if one.meeting is None:
            by_pair[one.pair].append(one)
    found = list(meetings)
    for told in by_pair.values():
        found += _of_pair(told, words)
    return sorted(found, key=lambda group: min(one.at for one in group))


def _days(date: UncertainDate) -> tuple[int, int] | None:
    if date.earliest is None or date.latest is None:
        return None
    return date.earliest.toordinal(), date.latest.toordinal()


def _gap(one: Telling, other: Telling) -> int | None:
    """The fewest days between two tellings, counted from the first; None where undated."""
    first, second = _days(one.when), _days(other.when)
    if first is None or second is None:
        return None
    if first[0] <= second[1] and second[0] <= first[1]:
        return 0
    return second[0] - first[1] if second[0] > first[1] else second[1] - first[0]


def _of_pair(tellings: Sequence[Telling], words: ContactWords) -> list[list[Telling]]:
    """Join tellings of two agencies' entries, the likeliest first; each side tells once."""
    ordered = sorted(tellings, key=lambda one: (_days(one.when) or (0, 0), one.at))
    scored: list[tuple[float, int, int]] = []
    for here, one in enumerate(ordered):
        for there in range(here + 1, len(ordered)):
            other = ordered[there]
            days, then = _days(one.when), _days(other.when)
            if days and then and then[0] - days[1] > _EVENT:
                break
            score = _likeness(one, other, words)
            if score is not None:
                scored.append((-score, here, there))
    groups = {at: [one] for at, one in enumerate(ordered)}
    for _, here, there in sorted(scored):
        first, second = groups[here], groups[there]
        if first is not second and not _tells_twice(first, second, words):
            first += second
            groups.update({at: first for at, group in groups.items() if group is second})
    return list({id(group): group for group in groups.values()}.values())


def _tells_twice(first: Sequence[Telling], second: Sequence[Telling], words: ContactWords) -> bool:
    """Whether an agency would tell of one contact by two rows that are of two."""
    return any(a.writer == b.writer and not _is_again(a, b, words) for a in first for b in second)


def _is_again(one: Telling, other: Telling, words: ContactWords) -> bool:
    """Whether an agency tells of the same contact twice.

    Two rows of one event and means are of one; so are a letter promised, typed and posted within
    days, and one that was received and then read.
    """
    if one.means != other.means or one.sender != other.sender:
        return False
    gap = _gap(one, other)
    if gap is None:
        return False
    if one.is_undelivered != other.is_undelivered:
        came_back = gap if other.is_undelivered else -gap
        return 0 <= came_back <= _EVENT
    if one.event is not None and one.event == other.event and abs(gap) <= _NEAR:
        return True
    return one.means in words.lists["arrives"] and abs(gap) <= _POSTED


def _likeness(one: Telling, other: Telling, words: ContactWords) -> float | None:
    """How likely two tellings are of one contact; None where they cannot be."""
    if one.writer == other.writer and not _is_again(one, other, words):
        return None
    is_loose = one.is_both or other.is_both or one.is_doubtful or other.is_doubtful
    if not (one.sender == other.sender or is_loose) or not words.may_be_one(one.means, other.means):
        return None
    if one.writer == other.writer:
        return 0.0
    gap = _gap(one, other)
    same_event = one.event is not None and one.event == other.event
    if gap is None:
        return 1.0 if same_event else None
    sent_first = gap if _is_senders(one) or not _is_senders(other) else -gap
    means = one.means or other.means
    within = words.travel.get(means or "", _NEAR)
    if not (-_NEAR <= sent_first <= within or (same_event and abs(gap) <= _EVENT)):
        return None
    score = 3.0 * same_event + 1.0 * (one.means == other.means) - 0.2 * abs(gap)
    return score + (0.0 if one.is_doubtful or other.is_doubtful else 0.5)


def _is_senders(one: Telling) -> bool:
    return one.writer == one.sender


def _of_meetings(tellings: Sequence[Telling], words: ContactWords) -> list[list[Telling]]:
    """Put tellings of one meeting together, whichever pairs they name; then part them by pair."""
    by_entry: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        by_entry[one.entry].append(one)
    meetings: list[list[list[Telling]]] = []
    by_day: dict[int, list[list[list[Telling]]]] = defaultdict(list)
    for told in by_entry.values():
        days = _days(told[0].when)
        near = (
            range(days[0] - _NEAR_MEETING, days[1] + _NEAR_MEETING + 1)
            if _is_short(days) and days
            else range(0)
        )
        home = next(
            (
                meeting
                for day in near
                for meeting in by_day.get(day, ())
                if any(_is_one_meeting(one[0], told[0], words) for one in meeting)
            ),
            None,
        )
        if home is None:
            home = []
            meetings.append(home)
        home.append(told)
        if days and _is_short(days):
            by_day[days[0]].append(home)
    return [group for meeting in meetings for group in _pairs_of(meeting)]


def _is_short(days: tuple[int, int] | None) -> bool:
    return days is not None and days[1] - days[0] <= _LONG_DAYS


def _is_one_meeting(one: Telling, other: Telling, words: ContactWords) -> bool:
    loose = words.lists["loose_meetings"]
    if one.writer == other.writer and one.entry != other.entry and one.event != other.event:
        return False
    tables = [
        {one.sender, one.receiver, *one.further},
        {other.sender, other.receiver, *other.further},
    ]
    is_called_so = one.meeting == other.meeting
    same_event = one.event is not None and one.event == other.event
    if not (is_called_so or same_event or {one.meeting, other.meeting} & loose):
        return False
    gap = _gap(one, other)
    is_alone = ALONE_AT_TABLE in tables[0] | tables[1] and (is_called_so or same_event)
    if one.writer not in tables[1] and other.writer not in tables[0] and not is_alone:
        return False
    return gap == 0 or (same_event and gap is not None and abs(gap) <= _NEAR_MEETING)


def _pairs_of(meeting: Sequence[Sequence[Telling]]) -> Iterator[list[Telling]]:
    """The contacts of a meeting: one for each pair that any entry puts at the table."""
    by_pair: dict[frozenset[str], list[Telling]] = defaultdict(list)
    for told in meeting:
        for one in told:
            by_pair[one.pair].append(one)
    away = {one.writer for told in meeting for one in told if one.is_away}
    table = sorted({agency for pair in by_pair for agency in pair} - {ALONE_AT_TABLE} - away)
    lead = next((one for told in meeting for one in told if one.receiver), meeting[0][0])
    outcome = weightiest(one.outcome for told in meeting for one in told)
    for pair in map(frozenset, combinations(table, 2)):
        # Minutes that name nobody else are of every pair that their writer is one of.
        alone = [
            _between(one, pair)
            for writer in pair
            for one in by_pair.get(frozenset((writer, ALONE_AT_TABLE)), ())
            if not one.is_away
        ]
        told = [*by_pair.get(pair, ()), *alone] or [_between(lead, pair)]
        yield [
            replace(one, outcome=outcome, further=tuple(a for a in table if a not in pair))
            for one in told
        ]


def _between(lead: Telling, pair: frozenset[str]) -> Telling:
    """Two that no single entry names together, but were at one table."""
    sender, receiver = sorted(pair)
    return replace(lead, sender=sender, receiver=receiver)


def contact_of(group: Sequence[Telling], parties: Parties, words: ContactWords) -> Contact:
    """The contact that a group of tellings tell of."""
    ordered = sorted(group, key=lambda one: (not _is_senders(one), one.at))
    lead = next((one for one in ordered if not one.is_doubtful), ordered[0])
    stated = [one for one in ordered if one.means is not None]
    means = _means(stated, words)
    first = min(group, key=lambda one: one.at)
    is_lost = any(one.is_undelivered for one in group if _is_senders(one)) and not any(
        one.writer == one.receiver for one in group
    )
    sender, receiver = parties.name_of(lead.sender), parties.name_of(lead.receiver)
    return Contact(
        id=_id(first.entry, sender, receiver, means),
        sender=sender,
        receiver=receiver,
        both_ways=any(one.is_both for one in group),
        when=_when(ordered, means, words),
        means=words.printed(means),
        outcome=Outcome.NOT_STATED if is_lost else weightiest(one.outcome for one in group),
        undelivered=is_lost,
        further=tuple(dict.fromkeys(parties.name_of(a) for one in group for a in one.further)),
        entries=tuple(dict.fromkeys(one.entry for one in sorted(group, key=lambda t: t.at))),
        rests=first.rests,
    )


def _means(stated: Sequence[Telling], words: ContactWords) -> str | None:
    """The first means told, by the sender where it tells, or as what it was then read."""
    means = stated[0].means if stated else None
    read = [one.means for one in stated if one.writer == one.receiver]
    return next((one for one in read if one == words.read_as.get(means or "")), means)


def _when(ordered: Sequence[Telling], means: str | None, words: ContactWords) -> UncertainDate:
    """The sender's date; for what travels by post, that of its arrival."""
    if means in words.lists["arrives"]:
        arrived = [one for one in ordered if one.writer == one.receiver]
        if arrived:
            return arrived[0].when
    dated = [one for one in ordered if _days(one.when) is not None]
    if not dated:
        return ordered[0].when
    days = {one.entry: _days(one.when) or (0, 0) for one in dated}
    return min(dated, key=lambda one: (days[one.entry][1] - days[one.entry][0]) > 0).when


def _id(entry: str, sender: str, receiver: str, means: str | None) -> str:
    words = "\n".join((entry, *sorted((sender, receiver)), means or ""))
    return f"contact-{sha256(words.encode()).hexdigest()[:12]}"


def unique_ids(contacts: Iterable[Contact]) -> Iterator[Contact]:
    """The same contacts; two of one entry, pair and means are told apart by their order."""
    seen: dict[str, int] = defaultdict(int)
    for one in contacts:
        seen[one.id] += 1
        yield one if seen[one.id] == 1 else replace(one, id=f"{one.id}-{seen[one.id]}")


def with_events(entries: Sequence[Entry], event_of: dict[str, str]) -> Iterator[Entry]:
    """Entries, each with its event's id."""
    for entry in entries:
        event = event_of.get(entry.id)
        yield entry if event is None or entry.event == event else replace(entry, event=event)
