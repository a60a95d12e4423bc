"""Find dates of birth of the key, however they are written."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from candour.core.key.model import Key
from candour.core.leaks.days import Day
from candour.core.leaks.leak import Found, LeakClass
from candour.core.leaks.words import LeakWords

_NEAR = 40


class BirthFinder:
    """Finds the days on which people of a key were born."""

    def __init__(self, key: Key, words: LeakWords) -> None:
        self._born: dict[tuple[int | None, int, int], list[str]] = defaultdict(list)
        for one in key.persons:
            if one.born is not None:
                born = one.born
                self._born[born.year, born.month, born.day].append(one.id)
                self._born[None, born.month, born.day].append(one.id)
        listed = "|".join(re.escape(word) for word in sorted(words.birth, key=len, reverse=True))
        self._beside = re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)

    def find(self, text: str, days: Sequence[Day]) -> Iterator[Found]:
        """Yield every date of birth among the days of a prepared text.

        A day without its year, or figures run together, are one beside a word for birth only.
        """
        if not self._born:
            return
        for day in days:
            persons = [one for reading in sorted(day.readings, key=str)
                       for one in self._born.get(reading, ())]  # fmt: skip
            if not persons:
                continue
            is_vague = all(year is None for year, _, _ in day.readings)
            if is_vague and not self._is_beside(text, day):
                continue
            form = " ".join(text[day.start : day.end].split())
            short = day.is_compact and day.end - day.start < 8
            yield Found(
                day.start, day.end, LeakClass.DATE_OF_BIRTH, form,
                tuple(dict.fromkeys(persons)), warning=short and not self._is_beside(text, day),
            )  # fmt: skip

    def _is_beside(self, text: str, day: Day) -> bool:
        around = text[max(0, day.start - _NEAR) : day.end + _NEAR]
        return bool(self._beside.search(around))
