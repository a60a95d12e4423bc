"""Which entries of a kept chronology are looked for, as conditions on its tables.

What people search is kept ready: words in one case, and words of what is told with a mark at each
of their ends, so that whole words are found without going through them again in Python.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

_END_OF_WORD = "\x1f"
_BOUNDARY = re.compile(r"\b")
# To a reader of English the Turkish letters are an i; casefold() alone keeps them apart.
_ALIKE = str.maketrans({"İ": "i", "ı": "i"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which entries are looked for. `words` must all stand somewhere in an entry, in any case;
    `person` as whole words in what it tells or among its people. `minutes` is a window of dated
    entries, the second number no more in it.
    """

    agency: str = ""
    words: str = field(default="", repr=False)
    person: str = field(default="", repr=False)
    first: date | None = None
    last: date | None = None
    flag: str = ""
    tag: str = field(default="", repr=False)
    is_event_only: bool = False
    is_dated: bool = False
    minutes: tuple[int, int] | None = None

    @property
    def is_of_words(self) -> bool:
        """Whether it asks for words, so that every entry's words are gone through."""
        return bool(self.words.split() or self.person.split())

    @property
    def is_of_agency_and_days(self) -> bool:
        """Whether it asks for nothing that only an entry can answer: silences are shown then."""
        return not (self.is_of_words or self.flag or self.tag or self.is_event_only)


def in_one_case(texts: Iterable[str | None]) -> str:
    """Return texts as they are kept for finding words anywhere in them."""
    return "\n".join(_folded(text) for text in texts if text)


def with_ends_marked(texts: Iterable[str | None]) -> str:
    """Return texts as they are kept for finding whole words in them."""
    return "\n".join(_marked(text) for text in texts if text)


def as_tags(names: Iterable[str]) -> str:
    """Return tags as they are kept for finding one of them, whole."""
    return "".join(f"{_END_OF_WORD}{_folded(name)}{_END_OF_WORD}" for name in names)


def tables_for(sought: Sought) -> str:
    """Return the tables that a search looks through."""
    return "entry JOIN said USING (number)" if sought.is_of_words else "entry"


def condition_for(sought: Sought) -> tuple[str, list[Any]]:
    """Return the condition of a search, or "", and its values."""
    found = [*_of_dates(sought)]
    if sought.agency:
        found.append(("agency = ?", [sought.agency]))
    found += [("instr(words, ?) > 0", [word]) for word in _folded(sought.words).split()]
    if sought.person.split():
        found.append(("instr(told, ?) > 0", [_marked(sought.person)]))
    if sought.flag:
        found.append(("instr(flags, ?) > 0", [f" {sought.flag} "]))
    if sought.tag:
        found.append(("instr(tags, ?) > 0", [as_tags([sought.tag])]))
    if sought.is_event_only:
        found.append(("event IS NOT NULL", []))
    where = " AND ".join(condition for condition, _ in found)
    return (f" WHERE {where}" if where else ""), [one for _, values in found for one in values]


def _of_dates(sought: Sought) -> Iterable[tuple[str, list[Any]]]:
    if sought.first is not None:
        yield "(last IS NULL OR last >= ?)", [sought.first.isoformat()]
    if sought.last is not None:
        yield "(first IS NULL OR first <= ?)", [sought.last.isoformat()]
    if sought.is_dated:
        yield "first IS NOT NULL AND last IS NOT NULL", []
    if sought.minutes is not None:
        start, end = sought.minutes
        yield "(earliest IS NOT NULL OR latest IS NOT NULL)", []
        yield "(earliest IS NULL OR earliest < ?)", [end]
        yield "(latest IS NULL OR latest >= ?)", [start]


def _folded(text: str) -> str:
    return text.translate(_ALIKE).casefold()


def _marked(text: str) -> str:
    return _BOUNDARY.sub(_END_OF_WORD, " ".join(_folded(text).split()))
