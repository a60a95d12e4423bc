"""Ages that stand before, within and behind a mention: "aged 34", "girl about 9", "in her 30s"."""

import re
from collections.abc import Iterable

from candour.core.chronology.flags.words import AgeWords
from candour.core.spans import Span

_GUESSED = 2
_OLDEST = 110
_GROWN_UP = 16
_GESTATION = 20
_GROWN = frozenset(("man", "woman", "adult", "driver", "visitor", "caller", "partner"))
_A_YEAR = {"years": 1, "months": 12, "weeks": 52, "days": 365}
_ABOUT = r"about|abt\.?|approx\.?|c\.|circa|around|~"
_STANDS = (
    r"""(?=$|[.,;:!?)"\n]|\s+"""
    r"(?:and|with|who|was|is|has|had|in|on|at|from|came|said|says|there|or|alone|asleep)\b)"
)
"""What may stand behind an age that is told by a bare number: nothing that it counts."""
_YEAR = re.compile(r",? ?\((?:(?:b\.? ?|born )?(?:19|20)\d\d|Y(?:(?:ea)?r)? ?(?P<form>\d{1,2}))\)")
_SEXED = re.compile(r"(?:,? ?\(?|, )(?P<number>\d{1,3}) ?(?:y/?o|yrs?|y)? ?[MF](?![\w'’])\)?")
_DECADE = re.compile(
    r"[ ,(]+(?:in (?:his|her|their) )?(?P<part>early|mid|late)?[ -]?(?P<ten>[2-8])0['’]?s\b"
    r"(?:(?<=s)\))?"
)

Ages = tuple[int, int] | None
"""The least and the most years."""


class AgeReader:
    """Reads the age of whoever a mention means."""

    def __init__(self, words: AgeWords) -> None:
        """Take the words that tell ages."""
        self._units = {**words.units, **words.old}
        self._numbers = words.numbers
        self._old = frozenset(words.old)
        self._pregnant = re.compile(rf"\b(?:{words.pregnant})\b", re.IGNORECASE)
        self._bare = frozenset(word for word, unit in words.units.items() if unit != "years")
        units = _longest_first({*words.old, *words.units})
        numbers = _longest_first(words.numbers)
        old = _longest_first(word for word, unit in words.old.items() if unit == "years")
        self._told_of = re.compile(
            rf",?\s+(?:of\s+)?(?P<about>{_ABOUT})?\s*(?P<number>\d{{1,2}}|{numbers}){_STANDS}",
            re.IGNORECASE,
        )
        self._age = re.compile(
            rf"(?P<glue>\s*,\s*|\s*\(\s*(?:(?:fe)?male[,/\s]+|[mf][,/\s]+)?|\s+)"
            rf"(?:(?P<aged>{words.aged})\s*:?\s*)?(?P<about>{_ABOUT})?\s*"
            rf"(?P<low>\d{{1,3}}|(?:{numbers})(?!\w))(?:\s?[-–]\s?(?P<high>\d{{1,3}}))?"
            rf"(?:[\s-]*(?P<unit>{units})(?!\w))?(?P<old>\s+old\b)?(?P<close>\s*\))?"
            rf"(?!\w|/|:|\.\d)",
            re.IGNORECASE,
        )
        self._before = re.compile(
            rf"(?<![\w./£-])(?P<number>\d{{1,3}}|\b(?:{numbers}))[\s-]*(?:{old})\s+$",
            re.IGNORECASE,
        )

    def read(self, text: str, place: Span, stop: int, roles: frozenset[str]) -> tuple[Ages, int]:
        """The age of a mention at a place, and where the words of it end, `stop` at the latest."""
        start, end = place.start, place.end
        decade = _DECADE.search(text, start, end) or _DECADE.match(text, end, stop)
        if decade is not None:
            return _of_decade(decade), max(end, decade.end())
        within = self._age.search(text, start, end)
        if within is not None and (told := self._told(within)) is not None:
            return told, end
        if (sexed := _SEXED.match(text, end, stop)) is not None:
            number = int(sexed.group("number"))
            return (number, number), sexed.end()
        behind = self._age.match(text, end, stop)
        if behind is not None and (told := self._told(behind)) is not None:
            return told, behind.end()
        before = self._told_before(text, start)
        worded = self._told_of.match(text, end, stop) if roles and before is None else None
        if worded is not None and (told := self._told_in_words(worded, roles)) is not None:
            return told, worded.end()
        return before, end

    def of_school_year(self, text: str, end: int, stop: int) -> tuple[Ages, int]:
        """The age in a school year behind a listed name, "(Y5)", and where the bracket ends.

        In England and Wales children turn six in Year 1.
        """
        year = _YEAR.match(text, end, stop)
        if year is None:
            return None, end
        form = year.group("form")
        return (int(form) + 4, int(form) + 5) if form else None, year.end()

    def _number(self, said: str) -> int:
        return int(said) if said.isdigit() else self._numbers[said.casefold()]

    def _told_in_words(self, aged: re.Match[str], roles: frozenset[str]) -> Ages:
        """The years of "girl about 9", "a girl of three", "man of 40"; a man is no "about 9"."""
        number = self._number(aged.group("number"))
        is_told = aged.group("about") or " of " in aged.group()
        if not is_told or (roles & _GROWN and number < _GROWN_UP):
            return None
        slack = _GUESSED if aged.group("about") else 0
        return max(0, number - slack), number + slack

    def _told(self, aged: re.Match[str]) -> Ages:
        """The years told, where words surely tell an age: "aged 34", "34 yrs", "(34)", ", 61"."""
        low = self._number(aged.group("low"))
        high = int(aged.group("high") or low)
        bracket = "(" in aged.group("glue") and aged.group("close")
        comma = "," in aged.group("glue") and _ends_there(aged)
        unit = (aged.group("unit") or "").casefold()
        is_old = aged.group("aged") or aged.group("old") or unit in self._old
        told = aged.group("aged") or aged.group("old") or bracket or comma
        is_counted = aged.group("low").isdigit() or unit in self._old
        if not (told or (is_counted and unit and unit not in self._bare)):
            return None
        if self._units.get(unit) == "weeks" and not is_old and self._is_gestation(low, aged.string):
            return None
        share = _A_YEAR[self._units.get(unit, "years")]
        if share == 1 and (low > _OLDEST or not low <= high <= _OLDEST):
            return None
        slack = _GUESSED if aged.group("about") else 0
        return max(0, low // share - slack), high // share + slack

    def _is_gestation(self, weeks: int, text: str) -> bool:
        """Whether a bare count of weeks is a pregnancy's: babies are soon told in months."""
        return weeks >= _GESTATION or self._pregnant.search(text) is not None

    def _told_before(self, text: str, start: int) -> Ages:
        before = self._before.search(text, max(0, start - 20), start)
        if before is None:
            return None
        number = self._number(before.group("number"))
        return (number, number) if number <= _OLDEST else None


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _ends_there(aged: re.Match[str]) -> bool:
    rest = aged.string[aged.end() :]
    return rest[:1] in ("", ",", ";", ".", ")", "\n")


def _of_decade(decade: re.Match[str]) -> tuple[int, int]:
    first = 10 * int(decade.group("ten"))
    part = decade.group("part")
    if part is None:
        return first, first + 9
    return {"early": (first, first + 3), "mid": (first + 4, first + 6)}.get(
        part, (first + 7, first + 9)
    )
