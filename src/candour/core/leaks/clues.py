"""Clues that name nobody alone and somebody together: what a reader could lay side by side."""

import re
from collections.abc import Iterator, Sequence

from candour.core.key.model import Key
from candour.core.leaks.days import Day
from candour.core.leaks.leak import Found, LeakClass
from candour.core.leaks.words import LeakWords

_SENTENCE = re.compile(r"[^.!?¶]+(?:[.!?](?![\s¶]|$)[^.!?¶]*)*(?:[.!?]+[”\"')\]]*|$)")
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).replace(" ", "|")
_COUNT = rf"(?:\d{{1,3}}|{_NUMBERS})(?:\s+and\s+a\s+half|½)?"
_AGE = re.compile(
    rf"(?<!\w)(?:aged\s+{_COUNT}|{_COUNT}[\s\-]+(?:years?|months?|weeks?|days?)(?:[\s\-]+(?:and\s+)?"
    rf"{_COUNT}[\s\-]+(?:months?|weeks?|days?))?[\s\-]+(?:old|of\s+age)|{_COUNT}[\s\-]year[\s\-]old)(?!\w)",
    re.IGNORECASE,
)
_EXACT_AGE = re.compile(
    rf"(?<!\w){_COUNT}[\s\-]+(?:years?|months?)[\s\-,]+(?:and\s+)?{_COUNT}[\s\-]+(?:months?|weeks?|days?)(?!\w)",
    re.IGNORECASE,
)
_ENOUGH = 3
_LONGEST_SENTENCE = 600


class ClueFinder:
    """Finds sentences whose clues tell more together than an edition means to."""

    def __init__(self, key: Key, words: LeakWords, month_and_year: re.Pattern[str]) -> None:
        self._month_and_year = month_and_year
        self._courts = _any_of(words.courts)
        self._siblings = _any_of(words.siblings)
        self._deaths = _any_of(words.deaths)
        self._persons = [
            (re.compile(rf"(?<!\w){re.escape(one.pseudonym)}(?!\w)"), one.id)
            for one in sorted(key.persons, key=lambda one: one.pseudonym != key.case)
        ]

    def find(self, text: str, days: Sequence[Day], places: Sequence[Found]) -> Iterator[Found]:
        """Yield the sentences of a prepared text that hold a rare combination, as warnings."""
        dated = [one for one in days if one.has_year]
        if not places and not (dated and self._courts.search(text)):
            return
        for match in _SENTENCE.finditer(text):
            sentence = match[0].strip()
            if len(sentence) > _LONGEST_SENTENCE or len(sentence) < 12:
                continue
            here = any(match.start() <= one.start < match.end() for one in places)
            has_day = any(match.start() <= one.start < match.end() for one in dated)
            if self._is_telling(sentence, has_place=here, has_day=has_day):
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                yield Found(
                    start, match.end(), LeakClass.JIGSAW, " ".join(sentence.split()),
                    self._about(sentence), warning=True,
                )  # fmt: skip

    def _is_telling(self, sentence: str, *, has_place: bool, has_day: bool) -> bool:
        if has_day and self._courts.search(sentence):
            return True
        if not has_place:
            return False
        exact = bool(_EXACT_AGE.search(sentence))
        clues = (
            bool(_AGE.search(sentence)) or exact,
            has_day or bool(self._month_and_year.search(sentence)),
            bool(self._siblings.search(sentence)),
            bool(self._deaths.search(sentence)),
        )
        return exact or (clues[0] and sum(clues) + 1 >= _ENOUGH)

    def _about(self, sentence: str) -> tuple[str, ...]:
        return tuple(one for pattern, one in self._persons if pattern.search(sentence))[:1]


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    listed = "|".join(
        re.escape(one).replace("'", "['’]") for one in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
