"""The words that days are written with, and the years that words stand for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.leaks.letters import any_of

JOINING = ("in_day", "before_day", "before_year", "in_year", "month_parts")


@dataclass(frozen=True, slots=True)
class DayWords:
    """Words of days, in small letters, with what they stand for."""

    months: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    """"first" to "thirty-first" """
    numbers: Mapping[str, int] = field(default_factory=dict)
    """"one" to "ninety" """
    suffixes: tuple[str, ...] = ()
    """of an ordinal in figures: "th" """
    scale: Mapping[int, str] = field(default_factory=dict)
    """"hundred" and "thousand" """
    in_day: tuple[str, ...] = ()
    before_day: tuple[str, ...] = ()
    before_year: tuple[str, ...] = ()
    in_year: tuple[str, ...] = ()
    month_parts: tuple[str, ...] = ()

    @classmethod
    def from_senses(cls, senses: Mapping[str, Any], joining: Mapping[str, Any]) -> "DayWords":
        """Build from the senses of `dates.yaml`, and what may stand between those words."""
        months = _by_word(senses["month"])
        ordinals = {word: n for word, n in _by_word(senses["ordinal"]).items() if word.isalpha()}
        units = {word: n for word, n in ordinals.items() if n < 10}
        ordinals |= {
            f"{tens}{sep}{word}": base + n
            for tens, base in _by_word(senses["number"]).items()
            if base in (20, 30)
            for word, n in units.items()
            if base + n <= 31
            for sep in ("-", " ")
        }
        counted = {listed[0]: n for n, listed in senses["number"].items() if n}
        return cls(
            months,
            ordinals,
            counted,
            tuple(map(str, senses["suffix"]["ordinal"])),
            {int(n): str(words[0]) for n, words in senses["scale"].items()},
            **{name: tuple(joining[name]) for name in JOINING},
        )

    def any_number(self) -> str:
        """Return a pattern for a number below a hundred in words."""
        tens = any_of(word for word, n in self.numbers.items() if n >= 20)
        below = any_of(word for word, n in self.numbers.items() if n < 20)
        units = any_of(word for word, n in self.numbers.items() if n < 10)
        return rf"(?:(?:{tens})(?:[\s\-](?:{units}))?|{below})"

    def number(self, told: str) -> int | None:
        """Return what a number in words stands for."""
        parts = re.split(r"[\s\-]+", told.lower())
        known = [self.numbers[part] for part in parts if part in self.numbers]
        return sum(known) if len(known) == len(parts) else None

    def any_year(self) -> str:
        """Return a pattern for a year in words: "two thousand and twenty", "nineteen ninety"."""
        by_number = {n: word for word, n in self.numbers.items()}
        if not {2, 19, 20} <= set(by_number) or not {100, 1000} <= set(self.scale):
            return r"(?!)"
        joined = rf"(?:(?:{any_of(self.in_year)})[\s\-])*"
        return (
            rf"(?:(?:{by_number[19]}|{by_number[20]})(?:[\s\-]{self.scale[100]})?"
            rf"[\s\-]{joined}{self.any_number()}"
            rf"|{by_number[2]}[\s\-]{self.scale[1000]}(?:[\s\-]{joined}{self.any_number()})?)"
        )

    def year(self, told: str) -> int | None:
        """Return the year that words stand for."""
        passed_over = {*self.in_year, self.scale.get(100, "")}
        parts = [part for part in re.split(r"[\s\-]+", told.lower()) if part not in passed_over]
        if self.scale.get(1000) in parts:
            rest = parts[parts.index(self.scale[1000]) + 1 :]
            return 2000 + (self.number(" ".join(rest)) or 0) if rest else 2000
        century, rest = self.numbers.get(parts[0], 0), parts[1:]
        below = self.number(" ".join(rest)) if rest else None
        return century * 100 + below if below is not None else None


def _by_word(senses: Mapping[int, list[str]]) -> dict[str, int]:
    return {str(word): int(n) for n, words in senses.items() for word in words}
