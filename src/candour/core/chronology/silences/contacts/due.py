"""By when an entry's words promise something: a length of time, or a day, counted from its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from candour.core.chronology.events.phrases import Found
from candour.core.chronology.prose_entries import DatedWords, FindDates
from candour.core.chronology.silences.contacts.heard import Heard, Part
from candour.core.chronology.silences.contacts.words import PromiseWords, Sort
from candour.core.dates.calendar import add_months

_FIGURES = re.compile(r"\d{1,3}")
_RANGE = re.compile(r"\s?[-–/]\s?|\sto\s|\sor\s")
_LONGEST_DAYS = 400
_MAY_STATE_A_DAY = re.compile(
    r"\d|day\b|week|month|tomorrow|tonight|today|afternoon|morning|evening|[A-Z][a-z]{2}"
)


@dataclass(frozen=True, slots=True)
class Due:
    """The days in which a promise is kept, with grace; `last` is the last day it names."""

    earliest: date
    last: date
    latest: date
    at: int
    end: int

    def __post_init__(self) -> None:
        if not self.last <= self.latest:
            raise ValueError("grace does not end before the day that is due")


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in words: how many of which unit, and where it stands."""

    count: int
    unit: str
    first: int
    last: int


def after(made: date, count: int, unit: str) -> date:
    """The day so many units after a day. Bank holidays count as working days."""
    if unit == "working_day":
        day = made
        while count:
            day += timedelta(days=1)
            count -= day.weekday() < 5
        return day
    if unit == "month":
        return date.fromordinal(add_months(made.toordinal(), count))
    days = {"hour": max(1, -(-count // 24)) if count > 12 else 0, "day": count}
    days |= {"week": 7 * count, "fortnight": 14 * count}
    return made + timedelta(days=days[unit])


def lengths_in(part: Part, words: PromiseWords) -> Iterator[Length]:
    """Every length of time that a part states: "two weeks", "2/52", "10 working days"."""
    tokens = part.tokens
    at = 0
    while at < len(tokens.words):
        count = _count(tokens.words[at], words)
        found = None if count is None else _length(part, words, at, count)
        if found is None:
            at += 1
            continue
        yield found
        at = found.last + 1


def _count(word: str, words: PromiseWords) -> int | None:
    if _FIGURES.fullmatch(word):
        return int(word)
    if word in ("fortnight", "week", "month"):
        return None
    return words.numbers.get(word)


def _length(part: Part, words: PromiseWords, at: int, count: int) -> Length | None:
    tokens, unit_at = part.tokens, at + 1
    if unit_at >= len(tokens.words) or tokens.clauses[unit_at] != tokens.clauses[at]:
        return None
    between = tokens.text[tokens.ends[at] : tokens.starts[unit_at]]
    if between == "/" and tokens.words[unit_at] in words.slashed:
        unit = words.slashed[tokens.words[unit_at]]
        return Length(count, unit, at, unit_at) if _is_clinical(part, at, unit, words) else None
    other = _count(tokens.words[unit_at], words)
    if other is not None and _RANGE.fullmatch(between):  # "two to three weeks": the longer
        return _moved(_length(part, words, unit_at, other), at)
    if tokens.words[unit_at] in ("or", "to") and unit_at + 1 < len(tokens.words):
        other = _count(tokens.words[unit_at + 1], words)
        if other is not None:
            return _moved(_length(part, words, unit_at + 1, other), at)
    for found in part.of("working"):
        if found.first == unit_at:
            return Length(count, "working_day", at, found.last)
    if tokens.words[unit_at] == "of":  # "a couple of weeks"
        unit_at += 1
    named = words.units.get(tokens.words[unit_at]) if unit_at < len(tokens.words) else None
    return Length(count, named, at, unit_at) if named and count else None


def _is_clinical(part: Part, at: int, unit: str, words: PromiseWords) -> bool:
    """Whether "3/12" is three months rather than the third of December: behind "in" or "review"."""
    tokens = part.tokens
    if not int(tokens.words[at]) > 0 or re.match(r"[/.-]\d", tokens.text[tokens.ends[at + 1] :]):
        return False
    if unit == "week":
        return True
    before = tokens.words[at - 1] if at else ""
    if before in words.lists["within"] or before == "in":
        return True
    return any(
        one.last == at - 1 and one.code in ("review", "medical", "next")
        for one in part.of("planned", "cue")
    )


def _moved(length: Length | None, first: int) -> Length | None:
    return length and Length(length.count, length.unit, first, length.last)


def dues_in(
    heard: Heard, part: Part, clause: range, words: PromiseWords, find_dates: FindDates
) -> list[Due]:
    """Every day or length of time to come that a clause states, in order of place."""
    lengths = [one for one in lengths_in(part, words) if one.first in clause]
    dues = [due for one in lengths if (due := _of_length(heard, part, one, words))]
    ends = part.in_clause(clause.start, "end")
    dues += [_of_end(heard, one, words) for one in ends]
    taken = {at for one in lengths for at in range(one.first, one.last + 1)}
    taken |= {at for one in ends for at in range(one.first, one.last + 1)}
    tokens = part.tokens
    begin, end = tokens.starts[clause.start], tokens.ends[clause.stop - 1]
    text = tokens.text[begin:end]
    if _MAY_STATE_A_DAY.search(text):
        for dated in find_dates(text, heard.on):
            places = _places(part, clause, dated, begin)
            if places and taken.isdisjoint(places) and not dated.carried:
                due = _of_date(heard, part, dated, places, words)
                if due is not None:
                    dues.append(due)
    return sorted(dues, key=lambda due: due.at)


def _places(part: Part, clause: range, dated: DatedWords, begin: int) -> list[int]:
    starts = part.tokens.starts
    first, last = begin + dated.span.start, begin + dated.span.end
    return [at for at in clause if first <= starts[at] < last]


def _of_length(heard: Heard, part: Part, length: Length, words: PromiseWords) -> Due | None:
    tokens = part.tokens.words
    before = tokens[length.first - 1] if length.first else ""
    behind = tokens[length.last + 1 : length.last + 2]
    if before in words.lists["not_due_after"] or set(behind) & words.lists["not_due_before"]:
        return None
    made = heard.last
    last = after(made, length.count, length.unit)
    days = (last - made).days
    if days > _LONGEST_DAYS:
        return None
    is_within = before in words.lists["within"]
    earliest = made if is_within else made + timedelta(days=days // 2)
    latest = last + timedelta(days=words.grace.of(days))
    return Due(earliest, last, latest, length.first, length.last)


def _of_end(heard: Heard, end: Found, words: PromiseWords) -> Due:
    """The last day of the week or the month that the entry stands in."""
    made = heard.last
    if end.code == "day":
        last = made
    elif end.code == "week":
        last = made + timedelta(days=6 - made.weekday())
    else:
        last = date.fromordinal(add_months(made.replace(day=1).toordinal(), 1) - 1)
    latest = last + timedelta(days=words.grace.of((last - made).days))
    return Due(made, last, latest, end.first, end.last)


def _of_date(
    heard: Heard, part: Part, dated: DatedWords, places: Sequence[int], words: PromiseWords
) -> Due | None:
    made, first, last = heard.last, dated.date.earliest, dated.date.latest
    if last is None or dated.date.is_uncertain:
        return None
    day = last.date()
    days = (day - made).days
    before = part.tokens.words[places[0] - 1] if places[0] else ""
    if not 0 <= days <= _LONGEST_DAYS or before in words.lists["not_due_after"] - {"for", "first"}:
        return None
    grace = timedelta(days=words.grace.of(days))
    if first is None or before in words.lists["within"]:
        earliest = made
    else:
        earliest = max(made, first.date() - grace)
    return Due(earliest, day, day + grace, places[0], places[-1])


def open_due(made: date, sort: Sort, words: PromiseWords, at: int) -> Due:
    """When a promise without a day falls due: the days that its sort is waited for."""
    last = made + timedelta(days=sort.open_days)
    return Due(made, last, last + timedelta(days=words.grace.of(sort.open_days)), at, at)
