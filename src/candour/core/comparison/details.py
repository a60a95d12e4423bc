"""What a statement is exact about: its dates and its numbers, and what became of them elsewhere."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.dates.model import UncertainDate
from candour.core.dates.prose import FoundDate
from candour.core.statements.phrases import Words

FindDates = Callable[[str], Sequence[FoundDate]]
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written, and what it is."""

    written: str = field(repr=False)
    value: float


@dataclass(frozen=True)
class Details:
    """The dates and numbers of a text."""

    dates: tuple[UncertainDate, ...] = field(repr=False)
    numbers: tuple[Number, ...] = field(repr=False)


@dataclass(frozen=True)
class DetailFinder:
    """Finds dates and numbers."""

    find_dates: FindDates = field(repr=False)
    numbers: Mapping[str, int] = field(repr=False)
    """words for numbers"""

    def of(self, text: str) -> Details:
        """Return the dates of a text, and the numbers beside them."""
        found = [one for one in self.find_dates(text) if one.kind in ("date", "time")]
        dates = tuple(one.date for one in found if one.date.is_resolved)
        covered = [(one.span.start, one.span.end) for one in found]
        return Details(dates, tuple(self._numbers(text, covered)))

    def _numbers(self, text: str, covered: Sequence[tuple[int, int]]) -> Iterator[Number]:
        words = Words.of(text)
        for at, (start, end) in enumerate(words.places):
            if any(start < stop and begin < end for begin, stop in covered):
                continue
            written = text[start:end]
            for part in written.casefold().split("-"):
                if _FIGURE.fullmatch(part):
                    yield Number(written, float(part.replace(",", "")))
                    break
                if part in self.numbers and not _is_a_pronoun(words, at):
                    yield Number(written, float(self.numbers[part]))
                    break


def _is_a_pronoun(words: Words, at: int) -> bool:
    """Say whether "one" counts nothing: "any one agency", "no one", "the one service"."""
    return words.said[at] == "one" and words.said[max(0, at - 1) : at] != ()


@dataclass(frozen=True, slots=True)
class Lost:
    """A detail that is gone, or is less exact; `became` is what stands in its place."""

    was: str = field(repr=False)
    became: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the details of one text in another."""

    lost: tuple[Lost, ...]
    changed: tuple[Lost, ...]
    """others stand in their place, as exact"""


def fate(a: Details, b: Details) -> Fate:
    """Compare the details of a text with those of its counterpart."""
    lost: list[Lost] = []
    changed: list[Lost] = []
    for kind in (_dates_gone(a, b), _numbers_gone(a, b)):
        for one, is_exact in kind:
            (changed if is_exact else lost).append(one)
    return Fate(tuple(lost), tuple(changed))


def _dates_gone(a: Details, b: Details) -> Iterator[tuple[Lost, bool]]:
    new = [date for date in b.dates if not any(_same(date, other) for other in a.dates)]
    for date in a.dates:
        if any(_same(date, other) for other in b.dates):
            continue
        wider = next((other for other in new if _holds(other, date)), None)
        if wider is not None:
            new.remove(wider)
            yield Lost(date.written, wider.written), False
            continue
        other = next((one for one in new if _width(one) <= _width(date)), None)
        if other is None:
            yield Lost(date.written), False
        elif not _holds(date, other):
            new.remove(other)
            yield Lost(date.written, other.written), True


def _numbers_gone(a: Details, b: Details) -> Iterator[tuple[Lost, bool]]:
    values = {number.value for number in b.numbers}
    before = {number.value for number in a.numbers}
    new = [number for number in b.numbers if number.value not in before]
    for number in a.numbers:
        if number.value in values:
            continue
        if new:
            yield Lost(number.written, new.pop(0).written), True
        else:
            yield Lost(number.written), False


def _same(one: UncertainDate, other: UncertainDate) -> bool:
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def _holds(wide: UncertainDate, narrow: UncertainDate) -> bool:
    if None in (wide.earliest, wide.latest, narrow.earliest, narrow.latest):
        return False
    return (
        wide.earliest <= narrow.earliest  # type: ignore[operator]
        and narrow.latest <= wide.latest  # type: ignore[operator]
        and not _same(wide, narrow)
    )


def _width(date: UncertainDate) -> float:
    if date.earliest is None or date.latest is None:
        return float("inf")
    return (date.latest - date.earliest).total_seconds()
