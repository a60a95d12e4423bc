"""Find days written in any way, with what they could mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november",
            "dec december",
        ), 1,
    )
    for name in names.split()
}  # fmt: skip
_UNITS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_ORDINALS = {word: n for n, word in enumerate(_UNITS, 1)} | {
    f"{tens}{sep}{word}": base + n
    for tens, base in (("twenty", 20), ("thirty", 30))
    for n, word in enumerate(_UNITS[:9], 1)
    for sep in ("-", " ")
} | {"thirtieth": 30}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_DAY = rf"(?P<day>\d{{1,2}}(?:\s?(?:st|nd|rd|th))?|{_ORDINAL})"
_YEAR = r"(?P<year>(?:19|20)\d\d|['’]?\d\d)(?!\d)"
_SEP = r"[\s,.\-/_]{0,3}"
_IN_WORDS = (
    re.compile(
        rf"(?<!\d){_DAY}{_SEP}(?:day\s+)?(?:of\s+)?(?P<month>{_MONTH})\b(?:{_SEP}(?:in\s+)?{_YEAR})?"
        .replace(r"\b(?:", r"(?:"),
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<month>{_MONTH})\.?{_SEP}(?:the\s+)?{_DAY}(?!\d)(?:{_SEP}{_YEAR})?", re.IGNORECASE
    ),
)  # fmt: skip
_NUMERIC = re.compile(
    r"(?<![\d.])(?P<a>\d{1,4})(?P<s>\s?[/.\-–_·\\:]\s?|\s)(?P<b>\d{1,2})(?P=s)(?P<c>\d{4}|\d{2})(?![\d])"
)
_COMPACT = re.compile(r"(?<!\d)(?:\d{8}|\d{6})(?!\d)")
_HAS_MONTH = re.compile(_MONTH, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """Words that name a day; `year` is `None` where they name none ("14 June")."""

    start: int
    end: int
    readings: frozenset[tuple[int | None, int, int]] = field(repr=False)
    """year, month and day, in each way that the words can be read"""
    is_compact: bool = False


def find_days(text: str) -> Iterator[Day]:
    """Yield every day that a text names."""
    if _HAS_MONTH.search(text):
        for pattern in _IN_WORDS:
            for match in pattern.finditer(text):
                yield from _in_words(match)
    if not any(sign.isdigit() for sign in text):
        return
    for match in _NUMERIC.finditer(text):
        if readings := frozenset(_numeric(match["a"], match["b"], match["c"])):
            yield Day(match.start(), match.end(), readings)
    for match in _COMPACT.finditer(text):
        if readings := frozenset(_compact(match[0])):
            yield Day(match.start(), match.end(), readings, is_compact=True)


def is_born_then(day: Day, born: date) -> bool:
    """Tell whether a day can be read as this date; without its year, as its anniversary."""
    return any(
        (month, of_month) == (born.month, born.day) and year in (None, born.year)
        for year, month, of_month in day.readings
    )


def _in_words(match: re.Match[str]) -> Iterator[Day]:
    told = match["day"].lower()
    of_month = _ORDINALS.get(told) or int(re.match(r"\d*", told)[0] or 0)  # type: ignore[index]
    month = _MONTHS[match["month"].lower()]
    years = _years(match["year"]) if match["year"] else (None,)
    if 1 <= of_month <= 31:
        yield Day(match.start(), match.end(), frozenset((y, month, of_month) for y in years))


def _numeric(a: str, b: str, c: str) -> Iterator[tuple[int, int, int]]:
    if len(a) == 4:
        yield from _if_real(int(a), int(b), int(c))
        yield from _if_real(int(a), int(c), int(b))
        return
    if len(a) > 2:
        return
    for year in _years(c):
        yield from _if_real(year, int(b), int(a))
        yield from _if_real(year, int(a), int(b))
    if len(c) == 2:
        for year in _years(a):
            yield from _if_real(year, int(b), int(c))


def _compact(figures: str) -> Iterator[tuple[int, int, int]]:
    if len(figures) == 8:
        yield from _if_real(int(figures[4:]), int(figures[2:4]), int(figures[:2]))
        yield from _if_real(int(figures[4:]), int(figures[:2]), int(figures[2:4]))
        yield from _if_real(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
        return
    yield from _numeric(figures[:2], figures[2:4], figures[4:])


def _years(told: str) -> tuple[int, ...]:
    figures = told.lstrip("'’")
    return (int(figures),) if len(figures) == 4 else (1900 + int(figures), 2000 + int(figures))


def _if_real(year: int, month: int, of_month: int) -> Iterator[tuple[int, int, int]]:
    if 1 <= month <= 12 and 1 <= of_month <= 31 and 1900 <= year < 2100:
        yield year, month, of_month
