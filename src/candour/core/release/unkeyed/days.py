"""Find days, spans of time and ages, however they are written."""

import re
from calendar import month_name
from collections.abc import Callable, Iterable, Iterator

from candour.core.dates.prose.model import FoundDate
from candour.core.release.unkeyed.model import Kind, Mark
from candour.core.release.unkeyed.words import UnkeyedWords
from candour.core.release.words import either

FindTimes = Callable[[str], Iterable[FoundDate]]
"""Finds dates, lengths of time and repetitions of a text."""

_DASH = "-–‑"
_MONTH = rf"(?:{'|'.join(name for name in month_name if name)})"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_UNIT = r"(?:years?|months?|weeks?|days?|hours?|minutes?|decades?)(?!\w)['’]?s?"
_JOINED = re.compile(
    rf"\s*(?:,|,?\s*and|to|until|or|[{_DASH}])\s*(?:then\s+)?(?:the\s+)?(?:on\s+)?", re.IGNORECASE
)
_OPENED = re.compile(r"(?:between|period|years?|age of|aged?)\s+$", re.IGNORECASE)
_FAR = 12


class DayFinder:
    """Finds them with the reader of dates, and by shapes that it takes for no date."""

    def __init__(self, words: UnkeyedWords, find: FindTimes) -> None:
        self._find, self._later = find, tuple(words.later)
        number = either(words.numbers)
        spoken = rf"(?:{number})(?:[\s\-](?:{number}))?"
        count = rf"(?:\d{{1,3}}|an?|several|a few|a half|{spoken})(?:\s+and\s+a\s+half)?"
        age = rf"(?:\d{{1,3}}|{spoken})"
        apart = rf"(?:\s*(?:,|and|to|or|[{_DASH}])\s*|,\s*and\s+)"
        self._patterns = (
            re.compile(rf"(?<![\w./§])(?:{_DAY}{apart}){{1,6}}{_DAY}\s+{_MONTH}(?:\s+{_YEAR})?"),
            re.compile(rf"(?<![\w./]){_YEAR}\s?[{_DASH}/]\s?(?:(?:19|20)?\d\d)(?![\w/])"),
            re.compile(rf"(?<!\w)(?:(?:early|mid|late)[{_DASH} ])?(?:19|20)?\d0s(?!\w)"),
            re.compile(rf"(?<!\w)(?:{_MONTH}\s+and\s+)?{_MONTH}\s+{_YEAR}(?!\w)"),
            re.compile(rf"(?<![\w./§,]){_YEAR}(?![\w/]|\.\d|,\d)"),
            re.compile(
                rf"(?<!\w)(?:aged?(?:\s+between)?|age\s+of)\s+{age}(?:\s+and\s+{age})?(?!\w)"
                rf"|{age}[\s\-‑]years?[\s\-‑](?:olds?|of\s+age)(?!\w)"
                rf"|{age}(?:(?:,\s|\sand\s){age}){{1,4}}\s+years"
            ),
            re.compile(
                r"(?<![\w.])\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.\s?m\.?|[ap]m(?!\w))"
                r"|(?<![\w.])\d{1,2}[.:]?\d\d\s?(?:hrs|hours)(?!\w)"
            ),
            re.compile(
                rf"(?<!\w){count}[\s\-‑]{_UNIT}(?:(?:,\s+|,?\s+and\s+){count}\s+{_UNIT})*"
                rf"(?:\s+(?:{either(words.later)}))?",
                re.IGNORECASE,
            ),
        )

    def find(self, text: str) -> Iterator[Mark]:
        """Yield stretches that say when, how old or for how long; neighbours are one."""
        found = [
            (one.span.start, one.span.end) for one in self._find(text) if self._tells(text, one)
        ]
        found += [met.span() for pattern in self._patterns for met in pattern.finditer(text)]
        last: tuple[int, int] | None = None
        for start, end in sorted(found):
            if last and (start <= last[1] or _JOINED.fullmatch(text, last[1], start)):
                last = last[0], max(last[1], end)
                continue
            if last:
                yield _opened(text, *last)
            last = start, end
        if last:
            yield _opened(text, *last)

    def _tells(self, text: str, found: FoundDate) -> bool:
        """Tell whether a date says more than "now" or "every week"."""
        words = text[found.span.start : found.span.end].lower()
        if found.kind in ("vague", "set"):
            return False
        months = any(name.lower() in words for name in month_name if name and name != "May")
        told = found.kind == "duration" or months or words.endswith(self._later)
        return told or any(sign.isdigit() for sign in words)


def _opened(text: str, start: int, end: int) -> Mark:
    before = _OPENED.search(text, max(0, start - _FAR), start)
    return Mark(before.start() if before else start, end, Kind.DAY)
