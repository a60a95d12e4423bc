"""Make days and ages as coarse as an edition says, and take out days of birth."""

import re
from calendar import month_name
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from datetime import timedelta

from candour.core.dates.prose.model import FoundDate
from candour.core.key.model import Edition, Key
from candour.core.release.classes import Told
from candour.core.release.sentences import worded
from candour.core.release.words import ReleaseWords, either

FindDates = Callable[[str], Iterable[FoundDate]]
"""Finds the dates of a text."""

_FINE = ("minute", "hour", "part_of_day", "day", "week", "part_of_month", "range")
_MONTHS = "|".join(f"{name}|{name[:3]}" for name in month_name if name)
_IN_WORDS = re.compile(
    rf"(?<![\w./])(?:(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+({_MONTHS})"
    rf"|({_MONTHS})\.?\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?)(?!\w|:\d)(?:\.?,?\s+((?:19|20)\d\d)(?!\w))?",
    re.IGNORECASE,
)
"""days that the reader of dates takes for none, or for an end ("until 24 February 2023")"""
_NUMERIC = re.compile(r"(?<![\d./\-])\d{1,4}[./\-]\d{1,2}[./\-]\d{2,4}(?![\d/\-]|\.\d)")
_NO_YEAR = re.compile(
    r"(?<![\w./\-])(?:(?:(?<=night of )|(?<=nights of ))\d{1,2}[/\-]\d{1,2}"
    r"|(?:0[1-9]|[12]\d|3[01])/(?:0[1-9])|(?:1[3-9]|2\d|3[01])/1[0-2]"
    r"|(?:(?<=on )|(?<=by )|(?<=dated )|(?<=since )|(?<=until ))(?:0?[1-9]|[12]\d|3[01])/1[0-2])"
    r"(?![\w/\-]|\.\d)",
    re.IGNORECASE,
)
"""days in figures without a year; a fraction, a score and “3/7” for three days are none"""
_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_TWO_NTH = re.compile(
    rf"(?<!\w)({_NTH})\s+(?:to|and|or|until|till)\s+(?:the\s+)?({_NTH})(?=\s*(?:[.,;:)]|$))",
    re.IGNORECASE,
)
"""two days told by their numbers: “from the 3rd to the 10th”"""
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)$", re.IGNORECASE)
_MONTH = re.compile(rf"(?<![^\W\d_])({_MONTHS})(?![^\W_])", re.IGNORECASE)
_OWN = re.compile(r"\d[./\-]\d|(?:19|20)\d\d|\d(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
_NEAR = 40
_UNITS = re.compile(r"(?:year|month|week|day)s?", re.IGNORECASE)
_A_YEAR = {"year": 1, "month": 12, "week": 52, "day": 365}


class DayFinder:
    """Finds the days and ages that an edition makes coarser, with what it says instead."""

    def __init__(self, key: Key, edition: Edition, words: ReleaseWords, find: FindDates) -> None:
        self._edition, self._find = edition, find
        self._numbers, self._age_said = words.numbers, _ages(words.numbers)
        listed = either(words.birth)
        self._beside = re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
        self._born = [(one.id, one.born) for one in key.persons if one.born is not None]
        self._births = [
            (re.compile(pattern, re.IGNORECASE), person)
            for person, born in self._born
            for pattern in _written(born.year, born.month, born.day)
        ]

    def dated_by(self, find: FindDates) -> "DayFinder":
        """Return one that reads days by another finder."""
        other = copy(self)
        other._find = find
        return other

    def births(self, text: str) -> Iterator[Told]:
        """Yield dates of birth of the key, in any format; without a year beside a word for it."""
        for pattern, person in self._births:
            for match in pattern.finditer(text):
                yield Told(*match.span(), "date_of_birth", person)
        if not self._births:
            return
        for found in self._find(text):
            when = found.date.earliest
            for person, born in self._born:
                if when is not None and found.has_own_day and when.date() == born:
                    fine = found.date.precision in _FINE
                    if fine and any(sign.isdigit() for sign in _words(text, found)):
                        yield Told(found.span.start, found.span.end, "date_of_birth", person)
        for match in _IN_WORDS.finditer(text):
            if not match[3] and self._beside.search(
                text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            ):
                yield Told(*match.span(), "date_of_birth")

    def coarsened(self, text: str) -> Iterator[Told]:
        """Yield exact days, each with the month or year that stands instead."""
        rule = self._edition.dates
        if rule == "exact":
            return
        for found in self._find(text):
            words = _words(text, found)
            if not found.has_own_day or not (_OWN.search(words) or _MONTH.search(words)):
                continue  # a clock time, or “the same afternoon”
            fine = found.date.precision in (*_FINE, *(() if rule == "month" else ("month",)))
            if found.date.precision is None:
                yield from self._without_year(text, found)
            elif fine and not _is_of_months(found):
                yield worded(text, found.span.start, found.span.end, self._said(text, found))
        for match in _IN_WORDS.finditer(text):
            month = _full(match[1] or match[2]) if rule == "month" else ""
            year = match[3] or "" if rule != "none" else ""
            yield worded(text, *match.span(), f"{month} {year}".strip() or None)
        for match in _NUMERIC.finditer(text):
            yield Told(*match.span(), "date")
        for match in _NO_YEAR.finditer(text):
            yield worded(text, *match.span(), None)
        for match in _TWO_NTH.finditer(text):
            yield worded(text, *match.span(1), None)
            yield worded(text, *match.span(2), None)

    def _without_year(self, text: str, found: FoundDate) -> Iterator[Told]:
        """Yield a day that is told by its month, or by its number alone: “on the 27th”."""
        words = _words(text, found)
        months = list(dict.fromkeys(_full(one) for one in _MONTH.findall(words)))
        if months and any(sign.isdigit() for sign in words):
            said = " to ".join(months) if self._edition.dates == "month" else None
            yield worded(text, found.span.start, found.span.end, said)
        elif not months and (day := _ORDINAL.search(words)):
            yield worded(text, found.span.start + day.start(), found.span.end, None)

    def _said(self, text: str, found: FoundDate) -> str | None:
        first, last = found.date.earliest, found.date.latest or found.date.earliest
        if first is None or last is None or self._edition.dates == "none":
            return None
        words = _words(text, found)
        readings = [one.earliest for one in found.date.readings() if one.earliest is not None]
        alike = len({(one.year, one.month) for one in readings}) == 1
        sure = alike or found.date.status == "resolved"
        years = f"{first:%y}" in words or f"{first:%Y}" in words
        if self._edition.dates == "year" or not sure:
            return str(first.year) if years else None
        said = f"{month_name[first.month]} {first.year}" if years else month_name[first.month]
        if (first.year, first.month) == (last.year, last.month) or found.date.precision != "range":
            return said
        if years and first.year == last.year:
            said = month_name[first.month]
        return f"{said} to {month_name[last.month]}{f' {last.year}' if years else ''}"

    def ages(self, text: str) -> Iterator[Told]:
        """Yield exact ages, each with the years that stand instead."""
        if self._edition.ages == "exact":
            return
        for match in self._age_said.finditer(text):
            parts = len(_UNITS.findall(match[0])) > 1
            if not (match[1] or match[4] or parts):
                continue
            unit = match[3].lower().rstrip("s")
            if unit == "year" and not parts and self._edition.ages == "years":
                continue
            yield Told(*match.span(), "age", instead=self._age(match, unit))

    def _age(self, match: re.Match[str], unit: str) -> str | None:
        if self._edition.ages == "none":
            return None
        told = re.split(r"[\s\-]+", match[2].lower())
        count = sum(int(one) if one.isdigit() else self._numbers[one] for one in told)
        years = count // _A_YEAR[unit]
        said = "under a year" if years < 1 else f"{years} year{'s' if years > 1 else ''}"
        return f"{match[1] or ''}{said}{' old' if match[4] and not match[1] else ''}"


def _ages(numbers: Mapping[str, int]) -> re.Pattern[str]:
    """Return the pattern of an age in figures or words: "aged 4 years", "twenty-one months old"."""
    tens = "|".join(word for word, told in numbers.items() if told in range(20, 100, 10))
    word = rf"(?:(?:{tens})[\s\-]+)?(?:{either(numbers)})"
    count = rf"(?:\d{{1,3}}|{word})"
    return re.compile(
        rf"(?<!\w)(aged\s+)?({count})[\s\-]+(years?|months?|weeks?|days?)"
        rf"(?:[\s\-,]+(?:and\s+)?{count}[\s\-]+(?:months?|weeks?|days?))?"
        r"([\s\-]+(?:old|of\s+age))?(?!\w)",
        re.IGNORECASE,
    )


def _is_of_months(found: FoundDate) -> bool:
    """Tell whether a span is stated in whole months or years: "2015/16", "May to July 2021"."""
    first, last = found.date.earliest, found.date.latest
    if first is None or last is None or found.date.precision != "range":
        return first is None
    return first.day == 1 and (last + timedelta(minutes=1)).day == 1


def _words(text: str, found: FoundDate) -> str:
    return text[found.span.start : found.span.end]


def _full(month: str) -> str:
    return next(name for name in month_name if name and name.lower()[:3] == month.lower()[:3])


def _written(year: int, month: int, day: int) -> Iterator[str]:
    """Yield patterns for a day in figures and words, day or month first, year long or short."""
    d, m, y = rf"0?{day}", rf"0?{month}", rf"(?:{year}|['’]?{year % 100:02})"
    name = rf"(?:{month_name[month]}|{month_name[month][:3]})\.?"
    gap, ordinal = r"\s?[./\-–\s]\s?", r"(?:st|nd|rd|th)?"
    for one in (rf"{d}{gap}{m}{gap}{y}", rf"{m}{gap}{d}{gap}{y}", rf"{year}{gap}{m}{gap}{d}",
                rf"{year}{gap}{d}{gap}{m}", rf"{year % 100:02}{gap}{m}{gap}{d}",
                rf"{d}{ordinal}(?:\s+of)?[\s.\-/,]*{name}[\s.\-/,]*{y}",
                rf"{name}[\s.\-/,]*(?:the\s+)?{d}{ordinal}[\s.\-/,]*{y}",
                rf"{year}[\s.\-/,]*{name}[\s.\-/,]*{d}{ordinal}",
                rf"{day:02}{month:02}(?:{year}|{year % 100:02})",
                rf"{year}{month:02}{day:02}"):  # fmt: skip
        yield rf"(?<!\w){one}(?!\w)"
