"""An age in an entry's words that the person's birth date does not give."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.events.features import FindDays
from candour.core.chronology.flags.births import Birth, BirthFinder, Stated, births_of
from candour.core.chronology.flags.names import RUN, Names
from candour.core.chronology.flags.words import AgeWords
from candour.core.dates.comparing import Margins, possible_span

_REACH = 90
_NEAR = 45
_FORMS = ("aged", "old", "bracket")
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?!\d)")
_SENTENCE_END = re.compile(r"[.;!?]\s+(?=[A-Z])|\n")
_OLDEST = 110
_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Age:
    """An age right beside a run of capitalised words."""

    run: str = field(repr=False)
    number: int
    unit: str


class _AgeFinder:
    """Finds ages beside names; cheap where there are none."""

    def __init__(self, words: AgeWords) -> None:
        self._words = words
        numbers = "|".join(sorted(words.numbers, key=len, reverse=True))
        self.may_state_one = re.compile(
            rf"\b(?:{words.aged}|old|y\W?o|of age)\b|\(\s?(?:\d|(?:{numbers})\b)|\d/(?:7|12|52)\b",
            re.IGNORECASE,
        )
        self._age = _age_pattern(words, numbers)
        self._other_time = re.compile(rf"(?<!\w)(?:{words.other_time})(?!\w)", re.IGNORECASE)
        self._after = re.compile(
            rf"\s*(?:[½¼¾+]|[-–/]\s*\d|\d|\.\d|['’]?s\b|(?:and|or|to|&)\s+(?:\d|{numbers})"
            rf"|,?\s*\(?(?:{words.after})\b)",
            re.IGNORECASE,
        )
        self._before = re.compile(
            rf"(?:(?<!\w)(?P<lead>[a-z&]+)\s+)?(?<!\w)(?P<run>{RUN})"
            r"(?:\s*\(\s*\))?(?:\s*,)*(?:\s*\(\s*|\s+[-–]\s+|\s+)(?:(?:who\s+)?(?:is|was)\s+)?"
            r"(?:(?:now|currently)\s+)?(?:an?\s+)?$"
        )
        self._behind = re.compile(rf"[\s-]+(?:(?:{words.roles})\s*,?\s+)?(?P<run>{RUN})")

    def find(self, text: str, births: Sequence[Stated], years: frozenset[int]) -> Iterator[_Age]:
        """Yield ages of the present; `births` and `years` are those of the entry itself."""
        bare = _without(text, births)
        for seen in self._age.finditer(bare):
            number, unit = self._number(seen)
            if number > _OLDEST or self._after.match(bare, seen.end()):
                continue
            begin, end = _sentence(bare, seen.start(), seen.end())
            near = max(begin, seen.start() - _NEAR)
            if self._other_time.search(bare, near, seen.start()):
                continue
            if not {int(year) for year in _YEAR.findall(bare, begin, end)} <= years:
                continue
            run = self._run(bare, seen, begin)
            if run is not None:
                yield _Age(run, number, unit)

    def _number(self, seen: re.Match[str]) -> tuple[int, str]:
        form = next(name for name in _FORMS if seen.group(name) is not None)
        written = seen.group(form).casefold()
        unit = seen.group(f"{form}_unit")
        number = int(written) if written.isdigit() else self._words.numbers[written]
        by_word = self._words.old if form == "old" else self._words.units
        return number, "years" if unit is None else by_word[" ".join(unit.casefold().split())]

    def _run(self, text: str, seen: re.Match[str], begin: int) -> str | None:
        if seen.group("old") is not None:
            behind = self._behind.match(text, seen.end())
            if behind is not None:
                return behind.group("run")
        named = self._before.search(text[max(begin, seen.start() - _REACH) : seen.start()])
        if named is None or named.group("lead") in self._words.not_the_one:
            return None
        run = named.group("run")
        return None if run.endswith(("'s", "’s", "'", "’")) else run


def _age_pattern(words: AgeWords, numbers: str) -> re.Pattern[str]:
    count = rf"(?:\d{{1,3}}|(?:{numbers})\b)"
    old, units = (
        "|".join(re.escape(word) for word in sorted(group, key=len, reverse=True))
        for group in (words.old, words.units)
    )
    return re.compile(
        rf"(?<![\w.])(?:{words.aged})\s*:?\s*(?P<aged>{count})"
        rf"(?:[\s-]*(?P<aged_unit>{units})(?!\w))?(?:\s+old\b)?"
        rf"|(?<![\w./£-])(?P<old>{count})[\s-]*(?P<old_unit>{old})(?!\w)"
        rf"|(?<=\()(?P<bracket>{count})(?:[\s-]*(?P<bracket_unit>{units}))?\s*(?=\))",
        re.IGNORECASE,
    )


def age_flags(
    entries: Sequence[Entry], words: AgeWords, margins: Margins, find_days: FindDays
) -> dict[str, tuple[EntryFlag, ...]]:
    """Return, by entry, a flag for each age that the person's birth date does not give.

    Only where the person is surely the same (`names.py`), whose birth date the case states once
    and for all, and where every day that the entry may be of rules the age out.
    """
    texts = [_text(entry) for entry in entries]
    births = BirthFinder(words)
    stated = [tuple(births.find(text)) for text in texts]
    if not any(stated):
        return {}
    ages = _AgeFinder(words)
    found = [
        tuple(ages.find(text, own, _years_of(entry))) if ages.may_state_one.search(text) else ()
        for entry, text, own in zip(entries, texts, stated, strict=True)
    ]
    if not any(found):
        return {}
    names = Names(texts, words.titles, words.lead_ins)
    told = ((one, e.agency) for e, own in zip(entries, stated, strict=True) for one in own)
    known = births_of(told, names, find_days)
    flags: dict[str, tuple[EntryFlag, ...]] = {}
    for entry, of_entry in zip(entries, found, strict=True):
        notes = []
        for age in of_entry:
            person = names.person(age.run)
            birth = known.get(person) if person is not None else None
            note = _disagreement(age, birth, entry, margins) if birth is not None else None
            if note is not None:
                notes.append(EntryFlag(FlagKind.AGE, note))
        if notes:
            flags[entry.id] = tuple(dict.fromkeys(notes))
    return flags


def _text(entry: Entry) -> str:
    parts = (entry.what, entry.response, entry.outcome, *entry.people)
    return "\n".join(part for part in parts if part)


def _years_of(entry: Entry) -> frozenset[int]:
    first, last = entry.happened.earliest, entry.happened.latest
    if first is None or last is None:
        return frozenset()
    return frozenset(range(first.year, last.year + 1))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    ends = [stop.end() for stop in _SENTENCE_END.finditer(text, 0, start)]
    stop = _SENTENCE_END.search(text, end)
    return ends[-1] if ends else 0, stop.start() if stop else len(text)


def _without(text: str, births: Sequence[Stated]) -> str:
    """The text with blanks in place of birth dates, so that everything else stays where it was."""
    for birth in births:
        text = text[: birth.start] + " " * (birth.end - birth.start) + text[birth.end :]
    return text


def _disagreement(age: _Age, birth: Birth, entry: Entry, margins: Margins) -> str | None:
    if not entry.happened.is_resolved or entry.happened.is_uncertain:
        return None
    first, last = possible_span(entry.happened, margins)
    born, born_at_latest = possible_span(birth.date, margins)
    if first is None or last is None or born is None or born_at_latest is None:
        return None
    if first < born_at_latest:
        return None
    youngest = _age_on(first.date(), born_at_latest.date(), age.unit)
    oldest = _age_on(last.date(), born.date(), age.unit)
    # Months, weeks and days are rounded up as often as down; completed years are what "3" means.
    slack = 0 if age.unit == "years" else 1
    if youngest - (slack if age.unit == "days" else 0) <= age.number <= oldest + slack:
        return None
    makes = _counted(youngest, age.unit)
    if oldest != youngest:
        makes = f"{youngest} to {_counted(oldest, age.unit)}"
    return (
        f"the words say {_counted(age.number, age.unit)}; the birth date in the record of "
        f"{birth.agency} gives {makes}"
    )


def _age_on(day: date, born: date, unit: str) -> int:
    """How many whole units of age somebody had completed on a day."""
    if unit in ("days", "weeks"):
        return (day - born).days // (1 if unit == "days" else _DAYS_A_WEEK)
    months = 12 * (day.year - born.year) + day.month - born.month - (day.day < born.day)
    return months if unit == "months" else months // 12


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit.removesuffix('s') if number == 1 else unit}"
