"""The vocabulary that flags are told by, checked and made ready to be found."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.chronology.flags.glossary import Glossary
from candour.core.chronology.headings import plain_heading
from candour.errors import BadVocabulary

UNITS = ("years", "months", "weeks", "days")
_FLAGS = frozenset({"late_days", "receipts", "plans", "weekday_columns"})
_AGES = frozenset(
    {"born", "aged", "old", "units", "roles", "other_time", "after", "not_the_one", "numbers"}
    | {"titles", "lead_ins", "pregnant"}
)


@dataclass(frozen=True, slots=True)
class AgeWords:
    """How ages and birth dates are written; `old` and `units` lead from words to a unit."""

    born: str = field(repr=False)
    born_words: tuple[str, ...] = field(repr=False)
    aged: str = field(repr=False)
    old: Mapping[str, str] = field(repr=False)
    units: Mapping[str, str] = field(repr=False)
    roles: str = field(repr=False)
    other_time: str = field(repr=False)
    after: str = field(repr=False)
    not_the_one: frozenset[str] = field(repr=False)
    numbers: Mapping[str, int] = field(repr=False)
    pregnant: str = field(repr=False)
    titles: frozenset[str] = field(repr=False)
    lead_ins: frozenset[str] = field(repr=False)

    @classmethod
    def from_mapping(cls, loaded: Mapping[str, Any]) -> "AgeWords":
        """Build from `ages.yaml`. Raises `BadVocabulary` naming every problem."""
        problems = _wrong_keys(loaded, _AGES)
        for name in ("old", "units"):
            odd = sorted(map(str, set(loaded.get(name) or {}) ^ set(UNITS)))
            problems += [f"{name}: {unit} is one too many or missing" for unit in odd]
        _refuse("ages.yaml", problems)
        wrong = [f"numbers: {w} is no number" for w, n in loaded["numbers"].items() if not _is(n)]
        _refuse("ages.yaml", wrong)
        return cls(
            born=either(loaded["born"]),
            born_words=tuple(map(str, loaded["born"])),
            aged=either(loaded["aged"]),
            old=_by_word(loaded["old"]),
            units=_by_word(loaded["units"]),
            roles=either(loaded["roles"]),
            other_time=either(loaded["other_time"]),
            after=either(loaded["after"]),
            not_the_one=frozenset(map(str, loaded["not_the_one"])),
            numbers=dict(loaded["numbers"]),
            pregnant=either(loaded["pregnant"]),
            titles=frozenset(map(str, loaded["titles"])),
            lead_ins=frozenset(map(str, (*loaded["titles"], *loaded["lead_ins"]))),
        )


@dataclass(frozen=True, slots=True)
class FlagWords:
    """Everything that flags are told by; expressions are ready to be compiled."""

    late_days: int
    receipts: str = field(repr=False)
    plans: str = field(repr=False)
    weekday_columns: frozenset[str] = field(repr=False)
    ages: AgeWords = field(repr=False)
    glossary: Glossary = field(repr=False)

    @classmethod
    def from_mappings(cls, loaded: Mapping[str, Mapping[str, Any]]) -> "FlagWords":
        """Build from the YAML files, by file name. Raises `BadVocabulary` naming every problem."""
        missing = [name for name in FILES if name not in loaded]
        _refuse("flags", [f"{name}.yaml is missing" for name in missing])
        flags = loaded["flags"]
        problems = _wrong_keys(flags, _FLAGS)
        days = flags.get("late_days")
        if not isinstance(days, int) or isinstance(days, bool) or days < 1:
            days = 0
            problems.append("late_days: a number of days, one or more")
        _refuse("flags.yaml", problems)
        return cls(
            late_days=days,
            receipts=either(flags["receipts"]),
            plans=either(flags["plans"]),
            weekday_columns=frozenset(plain_heading(str(h)) for h in flags["weekday_columns"]),
            ages=AgeWords.from_mapping(loaded["ages"]),
            glossary=Glossary.from_mapping(loaded["abbreviations"], loaded["counterparts"]),
        )


FILES = ("flags", "ages", "abbreviations", "counterparts")


def either(words: Iterable[Any]) -> str:
    """Return an expression for any of the words, the longest first."""
    return "|".join(re.escape(str(word)) for word in sorted(map(str, words), key=len, reverse=True))


def _by_word(units: Mapping[str, Any]) -> dict[str, str]:
    return {str(word): unit for unit, words in units.items() for word in words}


def _is(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def _wrong_keys(loaded: Mapping[str, Any], wanted: frozenset[str]) -> list[str]:
    odd = sorted(map(str, set(loaded) ^ set(wanted)))
    return [f"{key}: {'missing' if key in wanted else 'not known'}" for key in odd]


def _refuse(name: str, problems: list[str]) -> None:
    if problems:
        raise BadVocabulary(f"{name}: {'; '.join(problems)}")
