"""The specialists' words for dates, compiled once from the vocabulary and checked as they are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args

from candour.core.dates.calendar import day_number, days_in_month, easter, nth_weekday
from candour.core.dates.comparing import Margin, Margins
from candour.core.dates.model import Precision
from candour.core.dates.reading.plain import PlainForms
from candour.core.dates.reading.tokens import Phrases, Senses, cut
from candour.errors import BadVocabulary

_T = TypeVar("_T")
_PARTS = ("early", "mid", "late")
_SPLITS = ("part_of_month", "part_of_year", "part_of_season", "part_of_decade", "part_of_century")


@dataclass(frozen=True, slots=True)
class Season:
    """A season: its first month, how many months it has, and its number in EDTF."""

    month: int
    months: int
    edtf: int


@dataclass(frozen=True, slots=True)
class DayRule:
    """How to find a day in any year: a month-day, a count from Easter, or an nth weekday."""

    day: tuple[int, int] | None = None
    easter: int | None = None
    nth: tuple[int, int, int] | None = None
    days: int = 0

    def __post_init__(self) -> None:
        if sum(rule is not None for rule in (self.day, self.easter, self.nth)) != 1:
            raise ValueError("a day rule needs exactly one of day, easter and nth")

    def in_year(self, year: int) -> int:
        """The day number in that year."""
        if self.day:
            month, day = self.day
            return day_number(year, month, min(day, days_in_month(year, month))) + self.days
        if self.easter is not None:
            return easter(year) + self.easter + self.days
        month, weekday, nth = self.nth or (1, 1, 1)
        found = nth_weekday(year, month, weekday, nth)
        return (found or day_number(year, month, 1)) + self.days


@dataclass(frozen=True, slots=True)
class Term:
    """A named stretch of every year."""

    first: DayRule
    last: DayRule
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class DateWords:
    """Everything the date engine knows about words. Build it with `compile_words`."""

    language: str
    singles: dict[str, Senses] = field(repr=False)
    phrases: Phrases = field(repr=False)
    seasons: Mapping[str, Season] = field(repr=False)
    parts: Mapping[str, Mapping[str, tuple[int, int]]] = field(repr=False)
    dayparts: Mapping[str, tuple[int, int]] = field(repr=False)
    feasts: Mapping[str, DayRule] = field(repr=False)
    terms: Mapping[str, Term] = field(repr=False)
    margins: Margins = field(repr=False)
    slips: Mapping[str, str] = field(repr=False)
    months: tuple[str, ...] = field(repr=False)
    weekdays: tuple[str, ...] = field(repr=False)
    plain: PlainForms = field(repr=False)
    prose: Mapping[str, frozenset[str]] = field(repr=False)
    two_digit_pivot: int = 40
    school_year_starts: int = 9
    financial_year_starts: int = 4


def compile_words(vocabulary: Mapping[str, Any]) -> DateWords:
    """Check a vocabulary of dates and compile it; raise `BadVocabulary` that says what is wrong."""
    senses = _section(vocabulary, "senses")
    spans = _section(vocabulary, "spans")
    feasts = _section(vocabulary, "feasts")
    terms = _section(vocabulary, "terms")
    collected = _collect(senses)
    for name, section in (("feast", feasts), ("term", terms)):
        for key, rule in section.items():
            for word in rule.get("words") or ():
                _add(collected, word, name, key)
    singles = {key[0]: value for key, value in collected.items() if len(key) == 1}
    months = _names(senses, "month", 12)
    return DateWords(
        language=str(vocabulary.get("language", "")),
        singles=singles,
        phrases=_phrases(collected),
        seasons=_guard("spans.seasons", lambda: _seasons(spans["seasons"])),
        parts=_guard("spans", lambda: {name: _split(spans[name]) for name in _SPLITS}),
        dayparts=_guard("spans.dayparts", lambda: _dayparts(spans["dayparts"])),
        feasts=_guard("feasts", lambda: {key: _rule(rule) for key, rule in feasts.items()}),
        terms=_guard("terms", lambda: {key: _term(rule) for key, rule in terms.items()}),
        margins=_guard("margins", lambda: _margins(_section(vocabulary, "margins"))),
        slips=_guard("slips", lambda: dict(_section(vocabulary, "slips"))),
        months=months,
        weekdays=_names(senses, "weekday", 7),
        plain=PlainForms(collected.items()),
        prose=_guard("prose", lambda: _lists(_section(vocabulary, "prose"))),
        two_digit_pivot=_guard("two_digit_pivot", lambda: int(vocabulary["two_digit_pivot"])),
        school_year_starts=_guard("spans", lambda: int(spans["school_year_starts"])),
        financial_year_starts=_guard("spans", lambda: int(spans["financial_year_starts"])),
    )


def _section(vocabulary: Mapping[str, Any], name: str) -> Mapping[Any, Any]:
    section = vocabulary.get(name)
    if not isinstance(section, Mapping):
        raise BadVocabulary(f"the dates vocabulary has no section {name}", expected="a mapping")
    return section


def _guard(place: str, build: Callable[[], _T]) -> _T:
    try:
        return build()
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise BadVocabulary(
            f"the dates vocabulary, {place}: {type(problem).__name__}: {problem}",
            next_step="compare with the English dates.yaml",
        ) from None


def _collect(senses: Mapping[Any, Any]) -> dict[tuple[str, ...], Senses]:
    collected: dict[tuple[str, ...], Senses] = {}
    for kind, values in senses.items():
        if not isinstance(values, Mapping):
            raise BadVocabulary(f"the dates vocabulary, senses.{kind}", expected="value: [words]")
        for value, words in values.items():
            if not isinstance(words, list):
                raise BadVocabulary(
                    f"the dates vocabulary, senses.{kind}.{value}", expected="a list of words"
                )
            for word in words:
                _add(collected, word, str(kind), value)
    return collected


def _add(collected: dict[tuple[str, ...], Senses], word: object, kind: str, value: object) -> None:
    if not isinstance(word, str) or not word.strip():
        raise BadVocabulary(
            f"the dates vocabulary, {kind} {value}: {word!r} is no word",
            expected="quoted words (YAML reads a bare on, no, yes as true and false)",
        )
    key = tuple(cut(word))
    known = collected.setdefault(key, {})
    if known.setdefault(kind, value) != value:
        raise BadVocabulary(f"the dates vocabulary: {word!r} is both {known[kind]} and {value}")


def _phrases(collected: dict[tuple[str, ...], Senses]) -> Phrases:
    phrases: Phrases = {}
    for key in sorted(collected, key=len, reverse=True):
        if len(key) > 1:
            seconds = phrases.setdefault(key[0], {})
            seconds.setdefault(key[1], []).append((key, collected[key]))
    return phrases


def _names(senses: Mapping[Any, Any], kind: str, count: int) -> tuple[str, ...]:
    known = senses.get(kind)
    if not isinstance(known, Mapping) or set(known) != set(range(1, count + 1)):
        raise BadVocabulary(
            f"the dates vocabulary, senses.{kind}", expected=f"the numbers 1 to {count}"
        )
    return tuple(str(known[number][0]).capitalize() for number in range(1, count + 1))


_LISTS = (
    "references",
    "measures",
    "year_cues",
    "weak_year_cues",
    "time_cues",
    "also_names",
    "name_cues",
    "future_cues",
    "backward",
)


def _lists(section: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    lists = {name: frozenset(section[name]) for name in _LISTS}
    if any(not isinstance(word, str) for words in lists.values() for word in words):
        raise ValueError("a word of prose is no text; quote it")
    return lists


def _seasons(section: Mapping[str, Any]) -> dict[str, Season]:
    return {
        name: Season(int(rule["from"]), int(rule["months"]), int(rule["edtf"]))
        for name, rule in section.items()
    }


def _split(section: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    split = {name: (int(section[name][0]), int(section[name][1])) for name in _PARTS}
    if any(first > last for first, last in split.values()):
        raise ValueError("a part ends before it begins")
    return split


def _dayparts(section: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    return {name: (_minutes(ends[0]), _minutes(ends[1])) for name, ends in section.items()}


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _month_day(text: object) -> tuple[int, int]:
    month, day = str(text).split("-")
    return int(month), int(day)


def _rule(rule: object) -> DayRule:
    if not isinstance(rule, Mapping):
        return DayRule(day=_month_day(rule))
    return DayRule(
        day=_month_day(rule["day"]) if "day" in rule else None,
        easter=int(rule["easter"]) if "easter" in rule else None,
        nth=(int(rule["nth"][0]), int(rule["nth"][1]), int(rule["nth"][2]))
        if "nth" in rule
        else None,
        days=int(rule.get("days", 0)),
    )


def _term(rule: Mapping[str, Any]) -> Term:
    return Term(_rule(rule["from"]), _rule(rule["to"]), bool(rule.get("approximate", False)))


def _margins(section: Mapping[Any, Any]) -> Margins:
    margins: dict[Precision, Margin] = {}
    for name in get_args(Precision):
        sizes = {str(unit): int(size) for unit, size in section[name].items()}
        margins[name] = Margin(**sizes)
    return margins
