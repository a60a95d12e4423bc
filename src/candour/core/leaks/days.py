"""Find days written in any way, with what they could mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from candour.core.leaks.day_words import DayWords
from candour.core.leaks.letters import any_of

_SEP = r"[\s,.\-/_‐]{0,3}"
_BETWEEN = r"\s?[/.\-‐‑‒–—−_·\\:,|⁄∕]\s?|\s"
_NUMERIC = re.compile(
    rf"(?P<a>\d{{1,4}})(?P<s>{_BETWEEN})(?P<b>\d{{1,2}})(?P<t>{_BETWEEN})(?P<c>\d{{4}}|['’]?\d{{2}})(?!\d)"
)
_ROMAN = re.compile(
    r"(?P<day>\d{1,2})(?:[./\-]|[ ](?=[ivx]+ \d{4}))(?P<month>i{1,3}|iv|vi{0,3}|ix|xi{0,2})"
    r"[./\- ](?P<year>(?:19|20)\d\d|\d\d)(?!\d)",
    re.IGNORECASE,
)
_ROMANS = dict(zip("i ii iii iv v vi vii viii ix x xi xii".split(), range(1, 13), strict=True))  # noqa: SIM905
_COMPACT = re.compile(r"\d{6}(?:\d\d)?(?!\d)")
_FIGURES = re.compile(r"\d+")
_YEAR_BEFORE = re.compile(r"(?<!\d)((?:19|20)\d\d)[\s,.\-/_]{1,3}$")
_LETTERS = re.compile(r"[^\W\d_]+")
_REACH, _TELLING = 48, 3
_SEPARATORS = " ,.-/_\t‐"
# Signs that people mistype for one another: "22.05/16".
_MISTYPED = frozenset("/.-")
_Reading = tuple[int | None, int, int]


@dataclass(frozen=True, slots=True)
class Day:
    """Words that name a day; `year` is `None` where they name none ("14 June")."""

    start: int
    end: int
    readings: frozenset[_Reading] = field(repr=False)
    """year, month and day, in each way that the words can be read"""
    unlikely: frozenset[_Reading] = field(default=frozenset(), repr=False)
    """readings that want another order than the usual one, which gives a day as well"""
    is_compact: bool = False

    @property
    def has_year(self) -> bool:
        """Whether the words name one day, not the same day of every year."""
        return any(year for year, _, _ in self.readings)


class DayFinder:
    """Finds days by the words of one language."""

    def __init__(self, words: DayWords) -> None:
        self._words = words
        self._month_starts = sorted({word[:_TELLING] for word in words.months})
        listed = "|".join(sorted((*words.ordinals, words.any_number()), key=len, reverse=True))
        suffixes = any_of(words.suffixes)
        day = rf"(?P<day>\d{{1,2}}(?:\s?(?:{suffixes}))?|(?:{listed})(?!\w))"
        year = rf"(?P<year>(?:19|20)\d\d|['’]?\d\d|{words.any_year()})(?!\d)"
        between = rf"(?:{_SEP}(?:{any_of(words.in_day)})){{0,2}}[{re.escape(_SEPARATORS)}]*$"
        figures = rf"(?P<day>\d{{1,2}}(?:\s?(?:{suffixes}))?)"
        self._figures_before = re.compile(rf"(?<![^\W_]){figures}{between}", re.IGNORECASE)
        self._words_before = re.compile(rf"(?<![^\W\d_])(?P<day>{listed}){between}", re.IGNORECASE)
        self._last_words = {
            part for word in (*words.ordinals, *words.numbers) for part in re.split(r"[\s\-]", word)
        } | {*words.in_day}
        the, within = any_of(words.before_day), any_of(words.before_year)
        self._after = re.compile(
            rf"\.?{_SEP}(?:(?:{the})\s+)?{day}(?!\d)(?:{_SEP}{year})?", re.IGNORECASE
        )
        self._year_after = re.compile(rf"\.?{_SEP}(?:(?:{within})\s+)?{year}", re.IGNORECASE)
        months = any_of(words.months)
        self.month_and_year = re.compile(
            rf"(?<!\w)(?:(?:{any_of(words.month_parts)})[ -])?(?:{months})\s+(?:19|20)\d\d(?!\d)",
            re.IGNORECASE,
        )
        """a month of a year, as an edition may say it that withholds days"""

    def find(self, text: str) -> Iterator[Day]:
        """Yield every day that a prepared text names."""
        for start, end, month in self._months(text):
            yield from self._around_month(text, start, end, month)
        yield from _in_figures(text)

    def _months(self, text: str) -> list[tuple[int, int, int]]:
        """Return where months are named; to look for each beginning is quicker than for any."""
        # In small letters a few signs of other scripts take two places: too few to matter.
        small = text.lower()
        met = []
        for beginning in self._month_starts:
            at = small.find(beginning)
            while at >= 0:
                if not text[at - 1 : at].isalpha() and (word := _LETTERS.match(small, at)):
                    month = self._words.months.get(word[0])
                    if month is not None:
                        met.append((at, word.end(), month))
                at = small.find(beginning, at + _TELLING)
        return sorted(met)

    def _around_month(self, text: str, start: int, end: int, month: int) -> Iterator[Day]:
        """Yield the day before or after the name of a month, with its year where there is one."""
        behind = text[end : end + _REACH]
        first = max(0, start - _REACH)
        before = self._day_before(text[first:start])
        if before is not None:
            year = self._year_after.match(behind)
            begins, ends = first + before.start(), end + (year.end() if year else 0)
            told = before["day"]
        elif after := self._after.match(behind):
            year, told = (after if after["year"] else None), after["day"]
            begins, ends = start, end + after.end()
        else:
            return
        years = self._years(year["year"]) if year else ()
        if not years and (sooner := _YEAR_BEFORE.search(text[max(0, begins - 8) : begins])):
            begins, years = begins - (len(sooner[0])), (int(sooner[1]),)
        of_month = self._of_month(told)
        if of_month is not None and 1 <= of_month <= 31:
            readings: Iterator[_Reading] = ((one, month, of_month) for one in years or (None,))
            yield Day(begins, ends, frozenset(readings))

    def _day_before(self, tail: str) -> re.Match[str] | None:
        """Return the day that stands at the end of some text: "the 14th of"."""
        rest = tail.rstrip(_SEPARATORS)
        last = rest[-1:]
        if (last.isdigit() or last.isalpha()) and (met := self._figures_before.search(tail)):
            return met
        word = re.split(r"[\s\-]", rest[-16:])[-1].lower()
        return self._words_before.search(tail) if word in self._last_words else None

    def _of_month(self, told: str) -> int | None:
        if figures := re.sub(r"\D", "", told):
            return int(figures)
        small = " ".join(told.lower().split())
        return self._words.ordinals.get(small) or self._words.number(small)

    def _years(self, told: str) -> tuple[int, ...]:
        if told.strip("'’").isdigit():
            return _years(told)
        year = self._words.year(told)
        return () if year is None else (year,)


def _in_figures(text: str) -> Iterator[Day]:
    starts = [figures.start() for figures in _FIGURES.finditer(text)]
    for match in _threes(text, starts):
        likely = frozenset(_numeric(match["a"], match["b"], match["c"]))
        unlikely = frozenset(_other_order(match["a"], match["b"], match["c"])) - likely
        if likely or unlikely:
            # Where the usual order gives no day, the other is meant.
            yield Day(
                match.start(), match.end(), likely or unlikely, unlikely if likely else likely
            )
    for match in _matches(_ROMAN, text, starts):
        if not _follows(text, match.start(), "."):
            month, of_month = _ROMANS[match["month"].lower()], int(match["day"])
            if readings := frozenset(
                one for year in _years(match["year"]) for one in _if_real(year, month, of_month)
            ):
                yield Day(match.start(), match.end(), readings)
    for match in _matches(_COMPACT, text, starts):
        if readings := frozenset(_compact(match[0])):
            yield Day(match.start(), match.end(), readings, is_compact=True)


def _matches(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    return (match for start in starts if (match := pattern.match(text, start)))


def _threes(text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """Yield three figures that are a date; where some are none, one may begin among them."""
    end = 0
    for match in _matches(_NUMERIC, text, starts):
        if match.start() < end or _follows(text, match.start(), "."):
            continue
        if _is_one_date(text, match):
            end = match.end()
            yield match


def _is_one_date(text: str, match: re.Match[str]) -> bool:
    """Tell whether three figures are a date, not a time of the day or a row of numbers."""
    one, other = match["s"].strip(), match["t"].strip()
    has_year = len(match["c"]) == 4 or len(match["a"]) == 4
    if one != other:
        return {one, other} <= _MISTYPED or (has_year and (one or "/") in _MISTYPED)
    if one == ":" and not has_year:
        return False
    if has_year or one in ("/", "-"):
        return True
    more = re.escape(one) if one else r"\s"
    return not (
        re.match(rf"{more}\d", text[match.end() : match.end() + 2])
        or re.search(rf"\d{more}$", text[max(0, match.start() - 2) : match.start()])
    )


def _follows(text: str, start: int, signs: str) -> bool:
    before = text[start - 1 : start] if start else ""
    return before.isdigit() or (before != "" and before in signs)


def _numeric(a: str, b: str, c: str) -> Iterator[tuple[int, int, int]]:
    """Yield the day in the order that is usual here: day first, or the year first."""
    if len(a) == 4:
        yield from _if_real(int(a), int(b), int(c.strip("'’")))
    elif len(a) < 3:
        for year in _years(c):
            yield from _if_real(year, int(b), int(a))


def _other_order(a: str, b: str, c: str) -> Iterator[tuple[int, int, int]]:
    """Yield the day where the month stands first, or two figures of the year."""
    figures = c.strip("'’")
    if len(a) == 4:
        yield from _if_real(int(a), int(figures), int(b))
    elif len(a) < 3:
        for year in _years(c):
            yield from _if_real(year, int(a), int(b))
        if len(figures) == 2:
            for year in _years(a):
                yield from _if_real(year, int(b), int(figures))


def _compact(figures: str) -> Iterator[tuple[int, int, int]]:
    if len(figures) == 8:
        yield from _if_real(int(figures[4:]), int(figures[2:4]), int(figures[:2]))
        yield from _if_real(int(figures[4:]), int(figures[:2]), int(figures[2:4]))
        yield from _if_real(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
        return
    yield from _numeric(figures[:2], figures[2:4], figures[4:])
    yield from _other_order(figures[:2], figures[2:4], figures[4:])


def _years(told: str) -> tuple[int, ...]:
    figures = told.strip("'’")
    return (int(figures),) if len(figures) == 4 else (1900 + int(figures), 2000 + int(figures))


def _if_real(year: int, month: int, of_month: int) -> Iterator[tuple[int, int, int]]:
    if 1 <= month <= 12 and 1 <= of_month <= 31 and 1900 <= year < 2100:
        yield year, month, of_month
