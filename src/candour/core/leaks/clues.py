"""Clues that name nobody alone and somebody together: what a reader could lay side by side."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from candour.core.key.model import Key
from candour.core.leaks.days import Day
from candour.core.leaks.leak import Found, LeakClass
from candour.core.leaks.letters import any_of
from candour.core.leaks.words import LeakWords

_SENTENCE = re.compile(r"[^.!?¶]+(?:[.!?](?![\s¶]|$)[^.!?¶]*)*(?:[.!?]+[”\"')\]]*|$)")
_AGE_REACH = 40
_ENOUGH = 3
_LONGEST_SENTENCE = 600


class AgeWords:
    """Patterns of ages: `any` of them, and `exact` ones, in years and months or days."""

    def __init__(self, words: LeakWords) -> None:
        half = any_of(words.age_halves)
        count = rf"(?:\d{{1,3}}|{words.days.any_number()})(?:\s+(?:{half})|½)?"
        units, large, small = (
            any_of(one) for one in (words.age_units, words.age_units[:2], words.age_units[2:])
        )
        behind, before = any_of(words.age_behind), any_of(words.age_before)
        further = rf"[\s\-,]+(?:and\s+)?{count}[\s\-]+(?:{small})"
        self.any = re.compile(
            rf"(?<!\w)(?:(?:{before})\s+{count}|{count}[\s\-]+(?:{units})(?:{further})?"
            rf"[\s\-]+(?:{behind}))(?!\w)",
            re.IGNORECASE,
        )
        self.exact = re.compile(
            rf"(?<!\w){count}[\s\-]+(?:{large}){further}(?:[\s\-]+(?:{behind}))?(?!\w)"
            rf"|(?<!\w){count}[\s\-]+(?:{small})[\s\-]+(?:{behind})(?!\w)",
            re.IGNORECASE,
        )
        self._exact_units = re.compile(rf"(?:{small})(?!\w)")
        self._units = re.compile(rf"(?:{units}|{before})(?!\w)")

    def ages_in(self, text: str, *, exact: bool) -> Iterator[re.Match[str]]:
        """Yield the ages of a text, looking only around the words that every age has."""
        pattern, anchor = (self.exact, self._exact_units) if exact else (self.any, self._units)
        at = 0
        for match in anchor.finditer(text.lower()):
            start, end = max(at, match.start() - _AGE_REACH), match.end() + _AGE_REACH
            if match.start() >= at and (met := pattern.search(text, start, end)):
                at = met.end()
                yield met


class ClueFinder:
    """Finds sentences whose clues tell more together than an edition means to."""

    def __init__(
        self, key: Key, words: LeakWords, month_and_year: re.Pattern[str], ages: AgeWords
    ) -> None:
        self._ages = ages
        self._month_and_year = month_and_year
        self._courts = _pattern_of(words.courts)
        self._court_words, self._press_words = words.courts, words.press
        self._births = _pattern_of(words.birth)
        self._young = _pattern_of(words.young)
        name = r"(?<!\w)[A-Z][\w'’\-]+\s+"
        self._named_courts, self._press = (
            re.compile(rf"{name}(?:{any_of([one.title() for one in some])})(?!\w)")
            for some in (words.courts, words.press)
        )
        self._siblings = _pattern_of(words.siblings)
        self._deaths = _pattern_of(words.deaths)
        self._persons = [
            (re.compile(rf"(?<!\w){re.escape(one.pseudonym)}(?!\w)"), one.id)
            for one in sorted(key.persons, key=lambda one: one.pseudonym != key.case)
        ]

    def find(self, text: str, days: Sequence[Day], places: Sequence[Found]) -> Iterator[Found]:
        """Yield the sentences of a prepared text that hold a rare combination, as warnings."""
        dated = [one for one in days if one.has_year]
        if not places:
            small = text.lower().replace("’", "'")
            is_court = any(one in small for one in self._court_words)
            is_press = dated and any(one in small for one in self._press_words)
            if not (is_court or is_press):
                return
        placed, told = (sorted(one.start for one in some) for some in (places, dated))
        for match in _SENTENCE.finditer(text):
            sentence = match[0].strip()
            if len(sentence) > _LONGEST_SENTENCE or len(sentence) < 12:
                continue
            here = _is_any_within(placed, match)
            has_day = _is_any_within(told, match)
            if self._is_telling(sentence, has_place=here, has_day=has_day):
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                yield Found(
                    start, match.end(), LeakClass.JIGSAW, " ".join(sentence.split()),
                    self._about(sentence), warning=True,
                )  # fmt: skip

    def _is_telling(self, sentence: str, *, has_place: bool, has_day: bool) -> bool:
        if has_day and (self._courts.search(sentence) or self._press.search(sentence)):
            return True
        has_month = has_day or bool(self._month_and_year.search(sentence))
        if has_month and self._named_courts.search(sentence):
            return True
        if not has_place:
            return False
        exact = bool(self._ages.exact.search(sentence))
        clues = (
            exact or any(one.search(sentence) for one in (self._ages.any, self._young)),
            has_month,
            bool(self._siblings.search(sentence)),
            bool(self._deaths.search(sentence)),
            bool(self._births.search(sentence)),
        )
        return exact or sum(clues) + 1 >= _ENOUGH

    def _about(self, sentence: str) -> tuple[str, ...]:
        return tuple(one for pattern, one in self._persons if pattern.search(sentence))[:1]


def _is_any_within(starts: Sequence[int], match: re.Match[str]) -> bool:
    return bisect_left(starts, match.start()) < bisect_left(starts, match.end())


def _pattern_of(words: Sequence[str]) -> re.Pattern[str]:
    listed = any_of(words).replace("'", "['’]")
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
