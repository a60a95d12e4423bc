"""Find days written in any way, with what they could mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

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
_UNITS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_ORDINALS = {word: n for n, word in enumerate(_UNITS, 1)} | {
    f"{tens}{sep}{word}": base + n
    for tens, base in (("twenty", 20), ("thirty", 30))
    for n, word in enumerate(_UNITS[:9], 1)
    for sep in ("-", " ")
} | {"thirtieth": 30}  # fmt: skip
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_DAY = rf"(?P<day>\d{{1,2}}(?:\s?(?:st|nd|rd|th))?|{_ORDINAL})"
_YEAR = r"(?P<year>(?:19|20)\d\d|['’]?\d\d)(?!\d)"
_SEP = r"[\s,.\-/_]{0,3}"
_AFTER = re.compile(rf"\.?{_SEP}(?:the\s+)?{_DAY}(?!\d)(?:{_SEP}{_YEAR})?", re.IGNORECASE)
_YEAR_AFTER = re.compile(rf"\.?{_SEP}(?:in\s+)?{_YEAR}", re.IGNORECASE)
# Both begin with a set of signs, which is what the library looks for fast; what stands before is
# looked at afterwards.
_MONTH_START = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
_NUMERIC = re.compile(
    r"(?P<a>\d{1,4})(?P<s>\s?[/.\-–_·\\:]\s?|\s)(?P<b>\d{1,2})(?P=s)(?P<c>\d{4}|\d{2})(?!\d)"
)
MONTH_AND_YEAR = re.compile(
    r"(?<!\w)(?:(?:early|mid|late)[ -])?(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\s+(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
"""A month of a year, as an edition may say it that withholds days."""

_COMPACT = re.compile(r"\d{6}(?:\d\d)?(?!\d)")
_DIGIT = re.compile(r"\d")
_REACH = 32
_SEPARATORS = " ,.-/_\t"


@dataclass(frozen=True, slots=True)
class Day:
    """Words that name a day; `year` is `None` where they name none ("14 June")."""

    start: int
    end: int
    readings: frozenset[tuple[int | None, int, int]] = field(repr=False)
    """year, month and day, in each way that the words can be read"""
    is_compact: bool = False


def find_days(text: str) -> Iterator[Day]:
    """Yield every day that a prepared text names."""
    for match in _MONTH_START.finditer(text.lower()):
        # In small letters a few signs of other scripts take two places: too few to matter here.
        month = _MONTHS.get(match[0])
        if month is not None and not text[match.start() - 1 : match.start()].isalpha():
            yield from _around_month(text, match.start(), match.end(), month)
    if not _DIGIT.search(text):
        return
    for match in _NUMERIC.finditer(text):
        if _follows(text, match.start(), "."):
            continue
        if readings := frozenset(_numeric(match["a"], match["b"], match["c"])):
            yield Day(match.start(), match.end(), readings)
    for match in _COMPACT.finditer(text):
        if _follows(text, match.start(), ""):
            continue
        if readings := frozenset(_compact(match[0])):
            yield Day(match.start(), match.end(), readings, is_compact=True)


def _follows(text: str, start: int, signs: str) -> bool:
    before = text[start - 1 : start] if start else ""
    return before.isdigit() or (before != "" and before in signs)


def _around_month(text: str, start: int, end: int, month: int) -> Iterator[Day]:
    """Yield the day before or after the name of a month, with its year where there is one."""
    behind = text[end : end + _REACH]
    before, first = _day_before(text[max(0, start - _REACH) : start])
    if before is not None:
        year = _YEAR_AFTER.match(behind)
        begins = max(0, start - _REACH) + first
        yield from _in_words(before, month, year, begins, end + (year.end() if year else 0))
    elif after := _AFTER.match(behind):
        told = after["day"].lower()
        of_month = _ORDINALS.get(told) or int(re.sub(r"\D", "", told) or 0)
        yield from _in_words(of_month, month, after, start, end + after.end())


def _day_before(tail: str) -> tuple[int | None, int]:
    """Return the day that stands at the end of some text, and where it begins: "the 14th of"."""
    rest = tail.rstrip(_SEPARATORS)
    for word in (" of", " day"):
        if rest.lower().endswith(word):
            rest = rest[: -len(word)].rstrip(_SEPARATORS)
    bare = rest[:-2].rstrip() if rest[-2:].lower() in ("st", "nd", "rd", "th") else rest
    if bare[-1:].isdigit():
        start = len(bare) - (2 if bare[-2:].isdigit() else 1)
        if not bare[start - 1 : start].isdigit() or not start:
            return int(bare[start:]), start
        return None, 0
    words = rest.lower().replace("-", " ").rsplit(" ", 2)
    for told in (" ".join(words[-2:]), words[-1]):
        if told in _ORDINALS:
            return _ORDINALS[told], len(rest) - len(told)
    return None, 0


def _in_words(
    of_month: int, month: int, year: re.Match[str] | None, start: int, end: int
) -> Iterator[Day]:
    years = _years(year["year"]) if year and year["year"] else (None,)
    if 1 <= of_month <= 31:
        yield Day(start, end, frozenset((one, month, of_month) for one in years))


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
