"""Find dates of birth of the key, however they are written."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from candour.core.key.model import Key
from candour.core.leaks.days import Day
from candour.core.leaks.leak import Found, LeakClass
from candour.core.leaks.letters import any_of
from candour.core.leaks.words import LeakWords

_NEAR, _AT_HAND = 40, 25
# A day and a month in figures: one beside a word for birth only.
_PAIR = re.compile(r"(\d(?<![\d/.\-].)\d?)\s?[/.\-]\s?(\d{1,2})(?![\d]|[/.\-]\d)")


class BirthFinder:
    """Finds the days on which people of a key were born."""

    def __init__(self, key: Key, words: LeakWords) -> None:
        self._born: dict[tuple[int | None, int, int], list[str]] = defaultdict(list)
        for one in key.persons:
            if one.born is not None:
                born = one.born
                self._born[born.year, born.month, born.day].append(one.id)
                self._born[None, born.month, born.day].append(one.id)
        self._words = words.birth
        listed = any_of(words.birth)
        self._beside = re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)

    def find(self, text: str, days: Sequence[Day]) -> Iterator[Found]:
        """Yield every date of birth among the days of a prepared text.

        A day without its year, or figures run together, are one beside a word for birth only.
        """
        if not self._born:
            return
        for day in days:
            persons = self._whose(day.readings) or self._whose(day.unlikely)
            if not persons:
                continue
            is_vague = all(year is None for year, _, _ in day.readings)
            if is_vague and not self._is_beside(text, day.start, day.end):
                continue
            form = " ".join(text[day.start : day.end].split())
            short = day.is_compact and day.end - day.start < 8
            doubtful = short or not self._whose(day.readings)
            yield Found(
                day.start, day.end, LeakClass.DATE_OF_BIRTH, form, tuple(dict.fromkeys(persons)),
                warning=doubtful and not self._is_beside(text, day.start, day.end),
            )  # fmt: skip
        yield from self._pairs(text)

    def _pairs(self, text: str) -> Iterator[Found]:
        small = text.lower()
        if not any(word in small for word in self._words):
            return
        for match in _PAIR.finditer(text):
            persons = self._born.get((None, int(match[2]), int(match[1])))
            if persons and self._is_beside(text, *match.span(), within=_AT_HAND):
                yield Found(*match.span(), LeakClass.DATE_OF_BIRTH, match[0], tuple(persons))

    def _whose(self, readings: Iterable[tuple[int | None, int, int]]) -> list[str]:
        return [one for reading in sorted(readings, key=str) for one in self._born.get(reading, ())]

    def _is_beside(self, text: str, start: int, end: int, within: int = _NEAR) -> bool:
        return bool(self._beside.search(text[max(0, start - within) : end + within]))
