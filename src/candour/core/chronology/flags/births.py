"""Birth dates that a case states, and whose they surely are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from candour.core.chronology.events.features import FindDays
from candour.core.chronology.flags.names import RUN, Name, Names
from candour.core.chronology.flags.words import AgeWords
from candour.core.dates.model import UncertainDate, unresolved

_DATE = (
    r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d\d)(?!\d)|\d{4}-\d\d-\d\d(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Za-z]{3,9}\.?,?\s+(?:\d{4}|\d\d)(?!\d)"
)
_NAMED = re.compile(rf"({RUN})(?:\s*\([^()\n]{{1,40}}\))?[\s,;:(–-]*(?:was\s+|is\s+)?$")
_REACH = 90


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth date as an agency states it."""

    date: UncertainDate
    agency: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A birth date right behind a run of capitalised words, and where it stands in its text."""

    run: str = field(repr=False)
    written: str = field(repr=False)
    start: int
    end: int


class BirthFinder:
    """Finds statements of birth dates; cheap where there are none."""

    def __init__(self, words: AgeWords) -> None:
        self._marks = tuple(
            word.casefold() if len(word) > 1 else f" {word.casefold()} "
            for word in words.born_words
        )
        self._born = re.compile(
            rf"(?<!\w)(?:{words.born})(?!\w)[\s:.,-]{{0,3}}(?:on\s+)?({_DATE})", re.IGNORECASE
        )

    def find(self, text: str) -> Iterator[Stated]:
        """Yield every birth date that stands right behind a name."""
        lowered = text.lower()
        if not any(mark in lowered for mark in self._marks):
            return
        for born in self._born.finditer(text):
            begin = max(text.rfind("\n", 0, born.start()) + 1, born.start() - _REACH)
            named = _NAMED.search(text[begin : born.start()])
            if named is not None:
                yield Stated(named.group(1), born.group(1), born.start(), born.end())


def births_of(
    stated: Iterable[tuple[Stated, str]], names: Names, find_days: FindDays
) -> dict[Name, Birth]:
    """Return each person's birth date, by agency's statement; whoever has two different has none.

    Two dates for one name may be two people: that is a matter for whoever links people, not here.
    """
    found: dict[Name, Birth] = {}
    doubtful: set[Name] = set()
    read: dict[str, UncertainDate | None] = {}
    for one, agency in stated:
        person = names.person(one.run)
        if person is None:
            continue
        if one.written not in read:
            read[one.written] = _day(one.written, find_days)
        date = read[one.written]
        if date is None:
            continue
        before = found.setdefault(person, Birth(date, agency))
        if before.date.earliest != date.earliest:
            doubtful.add(person)
    return {person: birth for person, birth in found.items() if person not in doubtful}


def _day(written: str, find_days: FindDays) -> UncertainDate | None:
    days = [day for day in find_days(written, unresolved("", None)) if day.precision == "day"]
    return days[0] if len(days) == 1 and days[0].qualifier is None else None
