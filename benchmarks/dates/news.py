"""News text annotated with TIMEX3: F1 of the words found, and of their values.

Takes a folder of TimeML files (.tml). None is kept here: the set may not be passed on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from candour.actions.dates import load_date_words
from candour.core.dates.edtf import read_edtf
from candour.core.dates.prose import Finder
from candour.core.dates.reading.context import Context

_TIMEX = re.compile(r"<TIMEX3\b([^>]*)>(.*?)</TIMEX3>", re.S)
_TAG = re.compile(r"<[^>]+>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class NewsText:
    """A text, its day of writing, and the spans and values annotated in it."""

    name: str
    text: str
    written_on: str
    expected: tuple[tuple[int, int, str], ...]


def read_timeml(path: Path) -> NewsText:
    """Read one TimeML file."""
    source = path.read_text(encoding="utf-8")
    created = re.search(r"<DCT>(.*?)</DCT>", source, re.S)
    day = dict(_ATTRIBUTE.findall(created.group(1)))["value"][:10] if created else ""
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.S)
    text, expected, at = "", [], 0
    raw = body.group(1) if body else ""
    for match in _TIMEX.finditer(raw):
        text += unescape(_TAG.sub("", raw[at : match.start()]))
        words = unescape(_TAG.sub("", match.group(2)))
        value = dict(_ATTRIBUTE.findall(match.group(1))).get("value", "")
        expected.append((len(text), len(text) + len(words), value))
        text += words
        at = match.end()
    text += unescape(_TAG.sub("", raw[at:]))
    return NewsText(path.name, text, day, tuple(expected))


def find_values(finder: Finder, news: NewsText) -> Iterator[tuple[int, int, str]]:
    """The spans and values that Candour finds, American order."""
    on = read_edtf(news.written_on) if news.written_on else None
    context = Context(on=on, order="month_first", order_is_known=True)
    for found in finder.find(news.text, context, is_timex=True):
        yield found.span.start, found.span.end, found.timex or ""


def score(folder: Path) -> tuple[float, float, list[str]]:
    """F1 of found words (any overlap), F1 of values, and the misses."""
    finder = Finder(load_date_words())
    gold = found = words = values = 0
    misses: list[str] = []
    for path in sorted(folder.rglob("*.tml")):
        news = read_timeml(path)
        left = list(news.expected)
        gold += len(left)
        for start, end, value in find_values(finder, news):
            found += 1
            match = next((each for each in left if each[0] < end and start < each[1]), None)
            if match is None:
                misses.append(f"{news.name}\textra\t{news.text[start:end]!r}\t{value}")
                continue
            left.remove(match)
            words += 1
            values += match[2] == value
            if match[2] != value:
                misses.append(
                    f"{news.name}\tvalue\t{news.text[start:end]!r}\t{match[2]}\t{value}\t{news.written_on}"
                )
        misses += [f"{news.name}\tmissed\t{news.text[a:b]!r}\t{value}" for a, b, value in left]
    return _f1(words, found, gold), _f1(values, found, gold), misses


def _f1(hits: int, found: int, gold: int) -> float:
    return 2 * hits / (found + gold) if found + gold else 0.0
