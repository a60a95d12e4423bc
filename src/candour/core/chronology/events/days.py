"""Days that a row's words name apart from its own: "last night", "on Friday", "at the weekend"."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from candour.core.chronology.events.phrases import Found, Tokens
from candour.core.dates.model import UncertainDate

FindDays = Callable[[str, UncertainDate], Iterable[UncertainDate]]
"""Finds the dates that a text states; the second argument is the day it was written about."""

_MAY_STATE_A_DAY = re.compile(
    r"(?<![\d/.])(?:[0-2]?\d|3[01])\s?[/-]\s?(?:0?[1-9]|1[0-2])(?!\d)|\d\.\d{1,2}\.\d"
    r"|\d\s?(?:st|nd|rd|th)\b|\d\s(?:of\s)?[A-Z][a-z]{2}"
)
_A_LENGTH = re.compile(r"\d{1,3}\s?/\s?(?:7|52|12|40)\Z")
"""Days, weeks and months as clinicians write them: 3/7, 6/52, 18/12, and 38/40 of a pregnancy."""

_CLOCK = re.compile(
    r"(?<![\d.:/£,-])(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?(?![\d/.:]*\d)"
    r"(?!\s?(?:kg|g|cm|mm|ml|mg|%|lb|oz|st|nd|rd|th|x|yr|yo)\b|%)\s?(?P<half>[ap]\.?m\b)?",
    re.IGNORECASE,
)
_MORNING = 7
_NOON = 12

_POINTED = re.compile(
    r"\b(?:on|of|dated|until|since)\s(\d{1,2})\.(\d{1,2})(?![.\d]|\s?(?:kg|am|pm))"
)
"""A day and a month with a point between them, else taken for a number: "visit on 11.02"."""

_POINTED_ALONE = re.compile(
    r"(?<![\d.,:/£-])([0-2]?\d|3[01])\.([1-9])"
    r"(?![\d.:/%]|\s?(?:[a-z]{1,2}\b|%|mg|mls?|mmol|°|hrs|hours))"
)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(7|12)(?![\d/])")
_NTH = re.compile(
    r"\b(?:on|of|since|from)\s(?:the\s)?(\d{1,2})(?:st|nd|rd|th)\b"
    r"(?!\s(?:of\s)?[A-Z][a-z]{2}|\s(?:centile|birthday|visit|time|call))"
)
_JUST_NOW = 31
"""What could be a number, a clock or a length too is a day if it lies so few days back."""

_LAST_WORD = re.compile(r"\w+ \w+(?= $)|\w+(?= $)")
_RECENT = 180
"""A row tells of what happened lately; older days in it are births, convictions, removals."""

_WEEK = 7
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class ToldDays:
    """Days as ordinals: those a row tells of, those its papers are dated by, and its guesses.

    `loose` are days that a weekday's name or "yesterday" leads to.
    """

    named: frozenset[int] = frozenset()
    papers: frozenset[int] = frozenset()
    loose: frozenset[int] = frozenset()


_NOTHING = ToldDays()


@dataclass(frozen=True, slots=True)
class DayReader:
    """Reads told days by the words for them and a finder of dates that are written out."""

    find_days: FindDays
    dating: frozenset[str]
    ahead: frozenset[str]
    nights: frozenset[str]

    def read(
        self, tokens: Tokens, found: Iterable[Found], happened: UncertainDate, last: int | None
    ) -> ToldDays:
        """Days before the row's own that its words name."""
        if last is None:
            return _NOTHING
        loose = {day for one in found for day in self._loose(one, tokens, last)}
        named: set[int] = set()
        papers: set[int] = set()
        if _MAY_STATE_A_DAY.search(tokens.text):
            self._written(tokens.text, happened, last, (named, papers))
            named.update(_pointed(tokens.text, last))
        named.update(set(_just_now(tokens.text, last)) - papers)
        return ToldDays(frozenset(named), frozenset(papers - named), frozenset(loose - named))

    def _loose(self, one: Found, tokens: Tokens, last: int) -> Iterator[int]:
        if one.kind == "weekday":
            before = tokens.words[max(0, one.first - 2) : one.first]
            if not tokens.between(one.first, one.last)[0].isupper() or self.ahead & {*before}:
                return  # "sat on the bed", "due by Friday"
            back = (last - 1 - int(one.code)) % _WEEK  # day 1 of the calendar was a Monday
            day = last - (back or _WEEK)
            yield day
            if self.nights.intersection(tokens.words[one.last + 1 : one.last + 2]):
                yield day + 1  # "Friday night" ends on Saturday
        elif one.kind == "day_before":
            yield from (last - int(back) for back in one.code.split())
        elif one.kind == "weekend":
            saturday = last - (last - 1 - _SATURDAY) % _WEEK
            yield from (saturday - 1, saturday, saturday + 1)

    def _written(
        self,
        text: str,
        happened: UncertainDate,
        last: int,
        into: tuple[set[int], set[int]],
    ) -> None:
        named, papers = into
        for found in self.find_days(text, happened):
            if found.earliest is None or _A_LENGTH.search(found.written):
                continue
            begin = found.earliest.toordinal()
            end = found.latest.toordinal() if found.latest else begin  # "absent since 9 January"
            if last - _RECENT <= begin < last and end - begin <= 1:
                place = text.find(found.written)
                before = _LAST_WORD.search(text[:place]) if place > 0 else None
                is_paper = before is not None and before.group().lower() in self.dating
                (papers if is_paper else named).update(range(begin, min(end, last - 1) + 1))


def _pointed(text: str, last: int) -> Iterator[int]:
    year = date.fromordinal(last).year
    for found in _POINTED.finditer(text):
        for one in (year, year - 1):
            try:
                day = date(one, int(found[2]), int(found[1])).toordinal()
            except ValueError:
                break
            if last - _RECENT <= day < last:
                yield day
                break


def _just_now(text: str, last: int) -> Iterator[int]:
    """Days of the last month in forms that may mean other things: "29.7", "8/7", "on 3rd"."""
    year = date.fromordinal(last).year
    for found in (*_POINTED_ALONE.finditer(text), *_SLASHED.finditer(text)):
        for one in (year, year - 1):
            try:
                day = date(one, int(found[2]), int(found[1])).toordinal()
            except ValueError:
                break
            if last - _JUST_NOW <= day < last:
                yield day
    for found in _NTH.finditer(text):
        days = range(last - 1, last - _JUST_NOW - 1, -1)
        nearest = (day for day in days if date.fromordinal(day).day == int(found[1]))
        yield from islice(nearest, 1)


def clock_minutes(text: str) -> frozenset[int]:
    """Minutes of the day that a text may give as times; "4.10" may be of the afternoon."""
    minutes: set[int] = set()
    for found in _CLOCK.finditer(text):
        if not found["minute"] and not found["half"]:
            continue
        hour, past = int(found["hour"]), int(found["minute"] or 0)
        if found["half"]:
            hour = hour % _NOON + (_NOON if found["half"][0] in "pP" else 0)
        elif hour < _NOON and ":" not in found.group() and hour <= _MORNING:
            minutes.add((hour + _NOON) * 60 + past)
        minutes.add(hour * 60 + past)
    return frozenset(minutes)
