"""Clock times in an entry, each with the moment that it is the time of."""

from collections.abc import Iterator
from dataclasses import replace

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.claims.clock import ClockTime, clock_times, day_times
from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.reading import Happening, Row
from candour.core.chronology.events.claims.spoken import spoken_times
from candour.core.chronology.events.claims.tellings import is_content, told_topic
from candour.core.chronology.events.phrases import Found

_EXACT = 5
"""Clocks of two agencies differ by a few minutes without anybody being wrong."""

_PASSED_ON = 35
"""A call to one service comes to another so many minutes later, which logs it at its own time."""

_TOLD = 12
_HELD = 15
_ROUGH = 31
_HELD_MOMENTS = frozenset(("meeting", "visit", "incident", "at hospital"))


def time_claims(row: Row, happening: Happening) -> Iterator[Claim]:
    """Yield each time with its moment; a time whose moment cannot be told is not laid against any.

    The time of the row itself belongs to the first moment of its first clause, unless the words
    give that time to another.
    """
    words = happening.words.claims
    moments = [one for one in row.of("moment") if not _is_denied(row, one)]
    opening = next((one for one in moments if row.tokens.clauses[one.first] == 0), None)
    stated: set[int] = set()
    timed: set[str] = set()
    for time in _times_told(row, words):
        if _is_a_date(row, time) or _is_ahead(row, time, words):
            continue
        stated.add(time.minute)
        moment = _moment_of(row, moments, time.start, words)
        code = moment.code if moment is not None else _unsaid(row, happening, opening, time)
        if not code:
            continue
        if moment is None and _opens_with_call(row, happening, time):
            code = "call"
        if code == "timed":
            code = opening.code if opening is not None and opening is not moment else "call"
        if code == "incident" and _is_of_records(row, happening, time):
            continue
        timed.add(code)
        yield from _claim(row, happening, code, moment, time)
    own = row.features.minute
    if len(stated) == 1 and row.features.minute is None and not happening.is_meeting:
        yield from _only_time(row, moments, words)
    is_timed = (
        opening is not None
        and opening.code in timed
        and not _is_before(own, row, happening, stated)
    )
    if own is not None and own not in stated and not is_timed:
        said = f"{own // 60:02d}:{own % 60:02d}"
        time = ClockTime(own, 0, said, 0, False)
        if _is_call(row, happening, opening):
            is_said = opening is not None and opening.code == "call"
            slack = _EXACT if is_said else _PASSED_ON
            yield _timed("call", time, slack, is_default=not is_said)
            yield _timed("incident", time, _ROUGH, is_default=True)
            return
        code = _own_moment(row, happening, opening)
        if code == "told":
            time = replace(time, slack=_ROUGH)  # the note of a call is timed when it is written
        yield from _claim(row, happening, code, opening, time)


def _times_told(row: Row, words: ClaimWords) -> Iterator[ClockTime]:
    """Every time in the words: of a clock, of what is done then, or one that is only spoken."""
    yield from clock_times(row.tokens.text)
    yield from day_times(row.own_text, words.day_times)
    yield from spoken_times(row, words)


def _is_before(own: int | None, row: Row, happening: Happening, stated: set[int]) -> bool:
    """Whether a service's row is timed by the call, before the arrival that its words time."""
    is_timed_by_calls = row.features.kind in happening.words.arriving
    return is_timed_by_calls and own is not None and bool(stated) and own < min(stated)


def _is_denied(row: Row, moment: Found) -> bool:
    """Whether a moment did not come ("not collected at 3.15")."""
    words = row.tokens.words
    is_late = {"until", "till"}.intersection(words[moment.last + 1 :][:2])
    return moment.first > 0 and words[moment.first - 1] == "not" and not is_late


def _is_ahead(row: Row, time: ClockTime, words: ClaimWords) -> bool:
    """Whether a time is set for later: "medical tomorrow 10:00"."""
    at = _word_at(row, time.start)
    near = range(max(0, at - _AHEAD), at)
    return any(
        row.same_clause(one, at) and row.tokens.words[one] in words.lists["ahead_words"]
        for one in near
    )


_AHEAD = 4


def _word_at(row: Row, start: int) -> int:
    starts = row.tokens.starts
    return next((i for i, begin in enumerate(starts) if begin >= start), len(starts) - 1)


def _only_time(row: Row, moments: list[Found], words: ClaimWords) -> Iterator[Claim]:
    """The one time that a row gives is compared with another's one, both of a telling or none."""
    for time in clock_times(row.own_text):
        moment = _moment_of(row, moments, time.start, words)
        is_telling = moment is not None and moment.code in ("told", "call")
        if not (time.slack or _is_a_date(row, time)):
            yield _timed("the only time told" if is_telling else "the only time", time, _APART)


_APART = 45


def _is_a_date(row: Row, time: ClockTime) -> bool:
    """Whether "RCPC 11.10" is a day; a column of outcomes gives few times, and those in full."""
    if "." not in time.said or "m" in time.said.lower():
        return False
    if time.start >= len(row.own_text):
        return True
    return time.minute % 60 <= _MONTHS and any(
        0 <= time.start - row.tokens.ends[one.last] <= 2 for one in row.of("next")
    )


_MONTHS = 12
_OWN_MOMENTS = frozenset(
    (
        "call",
        "arrival",
        "at hospital",
        "birth",
        "told",
        "meeting",
        "visit",
        "discharge",
        "admission",
        "handover",
        "departure",
        "pre_alert",
    )
)
"""The moments that a row's own time may be that of: a row is timed by a call, an arrival and such,
never by what was found or last seen."""

_OF_CALLS = frozenset(("call", "told", "departure"))


def _is_call(row: Row, happening: Happening, opening: Found | None) -> bool:
    """Whether the time of a row is that of a call to a service whose crews go out."""
    if happening.is_meeting or _is_visit(happening) or row.is_paper or row.features.told_by:
        return False
    if row.features.kind not in happening.words.arriving:
        return False
    return opening is None or opening.code not in _OWN_MOMENTS or opening.code in _OF_CALLS


def _is_of_records(row: Row, happening: Happening, time: ClockTime) -> bool:
    """Whether a time is of an agency's own business ("file locked at 12:00")."""
    at = _word_at(row, time.start)
    return any(
        one.kind == "act"
        and happening.words.acts[one.code].kind == "internal"
        and row.same_clause(one.first, at)
        for one in row.found
    )


def _opens_with_call(row: Row, happening: Happening, time: ClockTime) -> bool:
    """Whether a time is that of the call which a service's row opens with ("Call 21:48")."""
    is_first = not row.tokens.clauses[_word_at(row, time.start)]
    return is_first and row.features.opens_call and row.features.kind in happening.words.arriving


def _unsaid(row: Row, happening: Happening, opening: Found | None, time: ClockTime) -> str:
    if happening.is_meeting:
        return "" if _is_of_another_act(row, happening, time) else "meeting"
    at = _word_at(row, time.start)
    is_late = opening is not None and at > _AHEAD and opening.first > at
    if opening is not None and opening.code != "told" and not is_late:
        return opening.code
    return "history" if row.features.kind == "hospital" else "incident"


def _is_of_another_act(row: Row, happening: Happening, time: ClockTime) -> bool:
    """Whether a time behind an act is that act's, and not the meeting's ("medical at 2pm")."""
    at = _word_at(row, time.start)
    return any(
        one.kind == "act"
        and happening.words.acts[one.code].kind == "happening"
        and 0 < at - one.last <= _AHEAD
        and row.same_clause(one.first, at)
        for one in row.found
    )


def _own_moment(row: Row, happening: Happening, opening: Found | None) -> str:
    if happening.is_meeting:
        return "" if row.is_told or not _is_of_meeting(row) else "meeting"
    is_of_the_telling = row.is_told or _is_of_another_day(row)
    if opening is not None:
        if is_of_the_telling and opening.code not in _OF_CALLS:
            return ""
        return opening.code if opening.code in _OWN_MOMENTS else ""
    return "visit" if _is_visit(happening) and not is_of_the_telling else ""


def _is_of_another_day(row: Row) -> bool:
    told = row.features.told_days
    return bool(told) and row.features.first not in told


def _is_visit(happening: Happening) -> bool:
    """Whether at least half the rows tell of one visit; a visit to come is named in passing."""
    visits = sum("visit" in row.features.happenings for row in happening.rows)
    return 2 * visits >= len(happening.rows)


def _moment_of(row: Row, moments: list[Found], start: int, words: ClaimWords) -> Found | None:
    """The moment nearest before a time in its clause, else the nearest after it."""
    tokens = row.tokens
    at = _word_at(row, start)
    clause = [one for one in moments if row.same_clause(one.first, at)]
    before = [one for one in clause if one.first < at]
    is_place = before and tokens.words[before[-1].last] in ("scene", "there", "hospital")
    if is_place and len(before) > 1 and before[-2].code == "death":
        return before[-2]  # "pronounced dead at scene 08:41"
    if at and tokens.words[at - 1] == "home" and row.features.kind == "hospital":
        return Found("moment", "discharge", at - 1, at - 1)
    if before and before[-1].code == "told" and is_content(row, before[-1], at, words):
        return None
    if before:
        return before[-1]
    return clause[0] if clause and "," not in row.gap(at, clause[0].first) else None


def _claim(
    row: Row, happening: Happening, code: str, moment: Found | None, time: ClockTime
) -> Iterator[Claim]:
    topic = _topic(row, happening, code, moment)
    if not topic:
        return
    if topic == "handover" and row.features.kind in happening.words.bringing:
        # A patient waits to be handed over, and never comes after it.
        yield _timed("at hospital", time, max(_EXACT, time.slack), is_default=True)
    slack = _EXACT
    if topic.startswith("told"):
        slack = _TOLD
    elif topic in _HELD_MOMENTS:
        slack = _HELD
    yield _timed(topic, time, max(slack, time.slack))


def _timed(topic: str, time: ClockTime, slack: int, *, is_default: bool = False) -> Claim:
    return Claim(
        ContradictionKind.TIME,
        topic,
        str(time.minute),
        time.said,
        Compared.CLOCK,
        slack,
        time.is_half,
        is_default,
    )


def _topic(row: Row, happening: Happening, code: str, moment: Found | None) -> str:
    if happening.is_meeting and code in _AT_MEETINGS:
        return "meeting" if code == "meeting" or _is_of_meeting(row) else ""
    if _is_visit(happening) and code in ("visit", "arrival", "incident"):
        return "visit"
    if code == "told":
        return told_topic(row, happening, moment)
    if code == "departure" and _is_of_missing(row, happening):
        return "last seen"  # "left 17:30" against "missing since 19:00"
    if code in ("arrival", "departure"):
        return _of_whom(row, happening, code, moment)
    return code


_AT_MEETINGS = frozenset(("told", "visit", "arrival", "meeting", "incident"))


def _is_of_meeting(row: Row) -> bool:
    """Whether a row speaks of the meeting; one that leads to it has times of its own."""
    return bool(row.features.meetings) or row.has_early("meeting word")


def _is_of_missing(row: Row, happening: Happening) -> bool:
    """Whether another row says since when somebody is missing."""
    if row.features.kind in happening.words.arriving:
        return False
    return any(
        one.code == "last seen"
        for other in happening.rows
        if other is not row
        for one in other.of("moment")
    )


def _of_whom(row: Row, happening: Happening, code: str, moment: Found | None) -> str:
    """Whose arrival or departure it is: the crew's, the patient's at hospital, a collector's."""
    if row.features.kind in happening.words.arriving:
        if code == "arrival" and (_is_conveyed(row, moment) or _hands_over(row, moment)):
            return "at hospital"
        return code if _is_of_others(row, moment) else f"{code}: {row.features.agency}"
    if code == "arrival":
        if any(one.code == "collection" for one in row.of("moment")):
            return "collection"  # "not collected at three, nan arrived at four"
        if any(other.features.kind == "hospital" for other in happening.rows):
            return "at hospital"
    return code


def _is_conveyed(row: Row, moment: Found | None) -> bool:
    """Whether an arrival is that of the one taken to hospital ("conveyed, arr 18:50")."""
    return moment is not None and any(
        one.code == "at hospital"
        and one.first < moment.first
        and row.same_clause(one.first, moment.first)
        for one in row.of("moment")
    )


def _hands_over(row: Row, moment: Found | None) -> bool:
    """Whether a crew's arrival is that at the hospital ("arrived General 03:02, handed over")."""
    return moment is not None and any(
        one.code == "handover"
        and one.first > moment.last
        and row.same_clause(one.first, moment.first)
        for one in row.of("moment")
    )


def _is_of_others(row: Row, moment: Found | None) -> bool:
    """Whether somebody who is none of the crew comes or goes in a clause."""
    return moment is not None and any(
        row.same_clause(one.first, moment.first)
        and one.first < moment.first
        and not one.person.roles & _CREWS
        for one in row.people
    )


_CREWS = frozenset(("police", "paramedic", "firefighter"))
