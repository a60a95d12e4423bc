"""Days: a row's own, those its words state of what happened, and those set for what comes next."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from candour.core.chronology.events.claims.accounts import account_claims
from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.reading import Happening, Row
from candour.core.chronology.events.words import Act
from candour.core.dates.model import UncertainDate

_LATELY = 10
_FEW_DAYS = 2
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b(?! \w*centile)")
_ACT_BEFORE = 16
_DATED = {
    "birth": "day of the birth",
    "arrival": "day at hospital",
    "at hospital": "day at hospital",
    "admission": "day at hospital",
    "discharge": "day of the discharge",
    "arrest": "day of the arrest",
    "death": "day of the death",
    "last seen": "day last seen",
}
_BESIDE = 3
_EVENING = 18 * 60
_NIGHT = 22 * 60
_APART = 8
"""A day further off than a week is hardly the same day mistaken: it is another happening."""

_WEEK = 7
"""What is told first hand of days a week apart is rather two visits than one misdated."""

_DISTANCE = re.compile(r"\b(?:weeks?|wks?|months?|mths?|days?|fortnight|years?)\b", re.IGNORECASE)
_OLD = re.compile(r"/(?:7|12|52|40)$")
"""Notes of doctors: days, months, weeks and weeks of pregnancy."""

_CLAUSE = re.compile(r"[.;:](?:\s|$)|\n")
_BEFORE = re.compile(r"[\w'’/]+")
_WEEKEND = re.compile(r"\bweek-?end\b|\bw/e\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A span of days that a row states, and how it is written."""

    first: int
    last: int
    said: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class RowDays:
    """The days of one row: its own (None when it tells of another's), those stated, those set."""

    own: Day | None
    stated: tuple[Day, ...]
    coming: tuple[tuple[str, Day], ...]


def days_of(row: Row, happening: Happening) -> RowDays:
    """Read a row's days."""
    stated: list[Day] = []
    coming: list[tuple[str, Day]] = []
    features = row.features
    if features.last is None or happening.find_days is None:
        return RowDays(_own_day(row, stated, happening), (), ())
    is_dated = False
    of_accounts = {claim.said for claim in account_claims(row, happening)}
    for found in happening.find_days(row.tokens.text, row.entry.happened):
        day = _day(found)
        place = row.tokens.text.find(found.written)
        if day is None or place < 0:
            continue
        topic = _next_topic(row, place)
        if day.first > features.last:
            is_sole = happening.is_meeting and not _OLD.search(day.said)
            if (topic or is_sole) and not _DISTANCE.search(day.said):
                coming.append((topic, day))
        elif _is_of_what_happened(row, place, happening):
            is_dated = is_dated or (day.first == features.last and day.said[:1].isdigit())
            is_lately = day.first < features.last and features.last - day.last <= _LATELY
            if is_lately and day.said not in of_accounts:
                stated.append(day)
    own = _own_day(row, stated, happening)
    if is_dated and own is None and not row.is_arrived:
        own = Day(features.last, features.last, row.entry.happened.written)
    return RowDays(own, tuple(stated), tuple(coming))


def act_claims(row: Row, happening: Happening) -> Iterator[Claim]:
    """Yield the days of births, of going to hospital and the like, said or the row's own."""
    features = row.features
    if happening.find_days is None or features.first is None or features.last is None:
        return
    dated: set[str] = set()
    for found in happening.find_days(row.own_text, row.entry.happened):
        place = row.own_text.find(found.written)
        day = _span(found)
        if place < 0 or day is None or day.first > features.last:
            continue
        topic = _topic_of_act(row, place)
        if topic:
            dated.add(topic)
            yield _on(topic, day)
    yield from _since_weekday(row)
    own = Day(features.first, features.last, row.entry.happened.written)
    for topic in frozenset() if happening.is_meeting else _own_acts(row) - dated:
        yield _on(topic, own)


def _since_weekday(row: Row) -> Iterator[Claim]:
    """Since which weekday somebody was not seen ("not seen since Tuesday"): the last before."""
    for seen in row.of("moment"):
        for one in row.of("weekday"):
            is_behind = seen.code == "last seen" and 0 < one.first - seen.last <= 1
            if not is_behind or row.tokens.words[seen.last] != "since" or not row.features.first:
                continue
            back = (date.fromordinal(row.features.first).weekday() - int(one.code)) % 7
            day = row.features.first - back
            said = row.tokens.between(seen.first, one.last)
            yield _on(_DATED["last seen"], Day(day, day, said))


def _on(topic: str, day: Day) -> Claim:
    value = f"{day.first} {day.last}"
    return Claim(ContradictionKind.DATE, topic, value, day.said, Compared.DAYS)


def _topic_of_act(row: Row, place: int) -> str:
    """The act right before a day, that the day is said of."""
    near = [
        one
        for one in row.of("moment")
        if 0 <= place - row.tokens.ends[one.last] <= _ACT_BEFORE
        and not _CLAUSE.search(row.own_text[row.tokens.ends[one.last] : place].lstrip(". "))
    ]
    return _DATED.get(near[-1].code, "") if near else ""


def _own_acts(row: Row) -> frozenset[str]:
    """The acts whose day a row's own is: a hospital's row with a clock time, of those in it."""
    if row.features.kind != "hospital" or row.features.minute is None or row.features.channels:
        return frozenset()
    opens = next((one.code for one in row.of("moment") if not row.tokens.clauses[one.first]), "")
    if opens == "discharge":
        return frozenset({_DATED[opens]})
    is_birth = any(
        one.code == "birth" and not row.tokens.clauses[one.first] for one in row.of("moment")
    )
    return frozenset({_DATED["birth" if is_birth else "admission"]})


def _span(found: UncertainDate) -> Day | None:
    if found.earliest is None or found.latest is None or found.is_approximate:
        return None
    return Day(found.earliest.toordinal(), found.latest.toordinal(), found.written)


def _is_of_what_happened(row: Row, place: int, happening: Happening) -> bool:
    """Whether a day in the words is none of those that bills, births and plans are dated by."""
    if place >= len(row.own_text):
        return False
    if any(
        one.kind in ("counted", "falling") and 0 <= place - row.tokens.ends[one.last] < _BESIDE
        for one in row.found
    ):
        return False  # the day of the injury, not of what the row tells of
    before = _CLAUSE.split(row.tokens.text[max(0, place - 40) : place].casefold())[-1]
    return not set(_BEFORE.findall(before)[-3:]) & happening.words.claims.lists["before_other_day"]


def _day(found: UncertainDate) -> Day | None:
    day = _span(found)
    return day if day is not None and day.last - day.first <= _FEW_DAYS else None


def _next_topic(row: Row, place: int) -> str:
    """What a coming day is set for: the nearest such word before it in its clause."""
    near = ""
    for one in row.of("next"):
        end = row.tokens.ends[one.last]
        if 0 <= place - end <= 24 and not _CLAUSE.search(row.tokens.text[end:place].strip(" :.")):
            near = one.code
    return near


def _own_day(row: Row, stated: list[Day], happening: Happening) -> Day | None:
    """A row's own day, unless it tells of what happened before and was told of later."""
    features = row.features
    if not features.is_dated or row.entry.happened.is_uncertain:
        return None
    if features.first is None or features.last is None or features.last - features.first > 1:
        return None
    said = row.entry.happened.written
    theirs = _days_of_others(row, happening)
    if _names_their_day(row, theirs):
        return None
    is_the_telling = _is_the_telling(row, happening) and features.told_days.isdisjoint(theirs)
    if is_the_telling or _is_first_hand(row, stated, happening):
        return Day(features.first, features.last, said)
    is_of_another_day = bool(stated) or not features.told_days.isdisjoint(theirs)
    if is_of_another_day or row.is_arrived or row.is_told or _weekend(row):
        return None
    return Day(features.first, features.last, said, is_sure=False)


def _names_their_day(row: Row, theirs: set[int]) -> bool:
    """Whether a row names another row's day by its number alone ("the incident on 3rd")."""
    named = {int(day) for day in _ORDINAL.findall(row.own_text)}
    own = range(row.features.first or 0, (row.features.last or 0) + 1)
    return any(date.fromordinal(day).day in named for day in theirs.difference(own))


def _days_of_others(row: Row, happening: Happening) -> set[int]:
    return {day for other in happening.rows if other is not row for day in other.features.days}


def _weekend(row: Row) -> bool:
    return _WEEKEND.search(row.own_text) is not None


def _is_first_hand(row: Row, stated: list[Day], happening: Happening) -> bool:
    """Whether a row's day is that of the happening itself."""
    if row.is_arrived and not (happening.is_meeting and row.has_early("own presence")):
        return False
    if happening.is_meeting and _took_part(row):
        return all(day.said[:1].isdigit() for day in stated)  # "conference yesterday" is none
    is_of_theirs = not row.features.told_days.isdisjoint(_days_of_others(row, happening))
    return row.has("today") and not stated and not is_of_theirs and not _weekend(row)


def _took_part(row: Row) -> bool:
    """Whether a row tells of a meeting as one who was there."""
    opens = any(one.kind == "took part" and not row.tokens.clauses[one.first] for one in row.found)
    is_there = row.features.meetings or row.has_early("meeting word") or row.has("took part")
    return opens or (not row.is_told and bool(is_there))


def _is_the_telling(row: Row, happening: Happening) -> bool:
    """Whether the happening is the telephone call itself, which both its ends record."""
    own = row.features
    return "telephone" in own.channels and any(
        "telephone" in other.features.channels
        and other.features.agency in own.mentions
        and (own.agency in other.features.mentions or _is_call_in(row, other))
        for other in happening.rows
    )


def _is_call_in(row: Row, other: Row) -> bool:
    """Whether one row tells of a call out, and the other, in its first words, of a call in."""
    calls_out = "outgoing" in {one.kind for one in row.found}
    return calls_out and other.features.is_report and other.has_early("reports")


def days_clash(
    all_days: list[tuple[Row, RowDays]], acts: Mapping[str, Act]
) -> Iterator[list[tuple[Row, str]]]:
    """Yield rows with the day that each gives, where two agencies' days exclude each other."""
    owning = [(row, days.own) for row, days in all_days if days.own is not None]
    clashing = [
        (a, b)
        for (a, one), (b, other) in combinations(owning, 2)
        if a.features.agency != b.features.agency and _exclude(a, one, b, other, acts)
    ]
    if clashing:
        yield [(row, day.said) for row, day in owning]
        return
    told = _told_clash(all_days, owning, acts)
    if told:
        yield told


def _exclude(a: Row, one: Day, b: Row, other: Day, acts: Mapping[str, Act]) -> bool:
    """Whether two own days cannot both be the day of one happening.

    The later must surely be that of the happening, and not of hearing of it.
    """
    later = one if one.first > other.first else other
    shared = a.features.happenings & b.features.happenings
    is_same = any(acts[act].happens_once for act in shared) or (bool(shared) and _name(a, b))
    is_sure = later.is_sure or is_same
    is_near = abs(one.first - other.first) < _WEEK
    return is_sure and is_near and _apart(one, other) and not _is_one_night(a, b)


def _name(a: Row, b: Row) -> bool:
    """Whether two rows name each other's agency, as those of a joint visit do."""
    return a.features.agency in b.features.mentions and b.features.agency in a.features.mentions


def _is_one_night(a: Row, b: Row) -> bool:
    """Whether an evening's row and one of the next day may tell of one night."""
    first, then = sorted((a.features, b.features), key=lambda one: one.last or 0)
    if first.last is None or then.first is None or then.first - first.last != 1:
        return False
    return first.minute is not None and first.minute >= _EVENING


def _told_clash(
    all_days: list[tuple[Row, RowDays]],
    owning: list[tuple[Row, Day]],
    acts: Mapping[str, Act],
) -> list[tuple[Row, str]]:
    """A row whose stated days all miss the day of the rows that tell of it first hand."""
    for row, days in all_days:
        others = [(r, d) for r, d in owning if r.features.agency != row.features.agency]
        if not days.stated or not others or days.own is not None:
            continue
        later = [
            (r, d)
            for r, d in others
            if _is_told_later(row, d) or _is_told_too_soon(row, r, d, acts)
        ]
        misses = bool(later) and all(
            _apart(day, own) and not _is_next_of_evening(r, own, day)
            for day in days.stated
            for r, own in others
        )
        first = min(days.stated, key=lambda day: day.first)
        if misses and any(abs(first.first - own.first) < _APART for _, own in others):
            return [(row, first.said), *((r, d.said) for r, d in others)]
    return []


def _is_told_too_soon(row: Row, other: Row, own: Day, acts: Mapping[str, Act]) -> bool:
    """Whether a row tells of an act that hardly happens twice, a move, before its day."""
    both = row.features.happenings & other.features.happenings
    is_before = row.features.last is not None and row.features.last < own.first
    return is_before and any(acts[act].happens_once for act in both)


def _is_told_later(row: Row, own: Day) -> bool:
    """Whether a row is of a later day than what it tells of; else its days are of other things."""
    return row.features.first is not None and row.features.first > own.last


def _is_next_of_evening(row: Row, own: Day, stated: Day) -> bool:
    minute = row.features.minute
    return minute is not None and minute >= _NIGHT and stated.first - own.last == 1


def _apart(one: Day, other: Day) -> bool:
    return one.last < other.first or other.last < one.first


def coming_clash(
    all_days: list[tuple[Row, RowDays]], _acts: Mapping[str, Act]
) -> Iterator[list[tuple[Row, str]]]:
    """Yield rows that set one coming day differently."""
    by_topic: dict[str, list[tuple[Row, Day]]] = {}
    for row, days in all_days:
        topics = [topic for topic, _ in days.coming]
        for topic, day in days.coming:
            if topics.count(topic) == 1:
                by_topic.setdefault(topic, []).append((row, day))
    for stated in by_topic.values():
        if any(
            a.features.agency != b.features.agency and _apart(one, other)
            for (a, one), (b, other) in combinations(stated, 2)
        ):
            yield [(row, day.said) for row, day in stated]
