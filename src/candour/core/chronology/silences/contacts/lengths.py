"""Lengths of time in words: "two weeks", "2/52", "10 working days", "48h"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from candour.core.chronology.silences.contacts.heard import Part
from candour.core.chronology.silences.contacts.words import PromiseWords
from candour.core.dates.calendar import add_months

_FIGURES = re.compile(r"\d{1,3}")
_RANGE = re.compile(r"\s?[-–/]\s?|\sto\s|\sor\s")
_OR_TWO = ("or", "two")
_COMPACT = re.compile(r"(\d{1,3})(hrs?|h|days?|d|wks?|w|mths?|m)")


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
        found = _compact(part, at, words) if count is None else _length(part, words, at, count)
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


def _compact(part: Part, at: int, words: PromiseWords) -> Length | None:
    """ "48h", "6wks"; "3m" only behind "in" or "within", as it may be an age."""
    found = _COMPACT.fullmatch(part.tokens.words[at])
    if found is None or not int(found.group(1)):
        return None
    unit = words.units.get(found.group(2)) or words.compact.get(found.group(2))
    before = part.tokens.words[at - 1] if at else ""
    is_short = len(found.group(2)) == 1 and found.group(2) != "h"
    if unit is None or (is_short and before not in words.lists["within"] | {"in"}):
        return None
    return Length(int(found.group(1)), unit, at, at)


def _length(part: Part, words: PromiseWords, at: int, count: int) -> Length | None:
    tokens, unit_at = part.tokens, at + 1
    if unit_at >= len(tokens.words) or tokens.clauses[unit_at] != tokens.clauses[at]:
        return None
    between = tokens.text[tokens.ends[at] : tokens.starts[unit_at]]
    if between == "/" and tokens.words[unit_at] in words.slashed:
        unit = words.slashed[tokens.words[unit_at]]
        return Length(count, unit, at, unit_at) if _is_clinical(part, at, unit, words) else None
    longer = unit_at + (tokens.words[unit_at] in ("or", "to"))
    other = _count(tokens.words[longer], words) if longer < len(tokens.words) else None
    if other is not None and (longer > unit_at or _RANGE.fullmatch(between)):
        found = _length(part, words, longer, other)  # "two to three weeks": the longer
        return found and replace(found, first=at)
    return _in_words(part, words, at, count)


def _in_words(part: Part, words: PromiseWords, at: int, count: int) -> Length | None:
    """ "Two weeks", "ten working days", "a couple of months", "a week or two"."""
    tokens, unit_at = part.tokens, at + 1
    for found in part.of("working"):
        if found.first == unit_at:
            return Length(count, "working_day", at, found.last)
    is_next = tokens.words[unit_at] == "next" and tokens.words[unit_at + 2 : unit_at + 4] == _OR_TWO
    if is_next or tokens.words[unit_at] == "of":
        unit_at += 1
    named = words.units.get(tokens.words[unit_at]) if unit_at < len(tokens.words) else None
    if not named or not count:
        return None
    if tokens.words[unit_at + 1 : unit_at + 3] == _OR_TWO:
        return Length(2 * count, named, at, unit_at + 2)
    return Length(count, named, at, unit_at)


def _is_clinical(part: Part, at: int, unit: str, words: PromiseWords) -> bool:
    """Whether "3/12" is three months rather than the third of December: behind "in" or "review".

    "08/12" and "by 3/12" are days.
    """
    tokens = part.tokens
    if not int(tokens.words[at]) > 0 or re.match(r"[/.-]\d", tokens.text[tokens.ends[at + 1] :]):
        return False
    if unit == "week":
        return True
    before = tokens.words[at - 1] if at else ""
    if tokens.words[at].startswith("0") or before == "by":
        return False
    if before in words.lists["within"] or before == "in":
        return True
    return any(
        one.last == at - 1 and one.code in ("review", "medical", "next")
        for one in part.of("planned", "cue")
    )
