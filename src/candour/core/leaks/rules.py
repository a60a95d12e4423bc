"""What an edition says more exactly than its own rules allow: days, months, ages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from candour.core.key.model import Edition
from candour.core.leaks.clues import AgeWords
from candour.core.leaks.days import Day, DayFinder
from candour.core.leaks.leak import Leak, LeakClass, leak_id

_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class TooExact:
    """What was met in one text, and where it begins there."""

    start: int
    form: str = field(repr=False)
    is_age: bool = False


class EditionRules:
    """Looks for what an edition would have made coarser; a day may still be meant to stay."""

    def __init__(self, edition: Edition | None, days: DayFinder, ages: AgeWords) -> None:
        self._has_days = edition is None or edition.dates == "exact"
        self._months = None
        if edition is not None and edition.dates in ("year", "none"):
            self._months = days.month_and_year
        self._ages = ages
        self._age_rule = "exact" if edition is None else edition.ages

    def broken(self, text: str, days: Sequence[Day]) -> Iterator[TooExact]:
        """Yield what in a text is more exact than the edition; `days` are those found in it."""
        if not self._has_days:
            for day in days:
                if day.has_year and not day.is_compact:
                    form = " ".join(text[day.start : day.end].split())
                    yield TooExact(day.start, form)
        if self._months is not None:
            for match in self._months.finditer(text):
                yield TooExact(match.start(), match[0])
        if self._age_rule != "exact":
            for match in self._ages.ages_in(text, exact=self._age_rule == "years"):
                yield TooExact(match.start(), match[0], is_age=True)


def warnings_of(file: str, met: Sequence[tuple[str, TooExact]]) -> Iterator[Leak]:
    """Yield one warning for days and one for ages, of all places of a file where they stand.

    A report that came unchanged has hundreds of them.
    """
    for is_age in (False, True):
        some = [(where, one) for where, one in met if one.is_age is is_age]
        if some:
            yield _warning(file, some)


def _warning(file: str, met: Sequence[tuple[str, TooExact]]) -> Leak:
    forms = list(dict.fromkeys(one.form for _, one in met))
    shown = "; ".join(forms[:_MOST_SHOWN]) + ("; …" if len(forms) > _MOST_SHOWN else "")
    more = len(met) - 1
    where = met[0][0]
    if more:
        where += f" and {more} more {'place' if more == 1 else 'places'}"
    return Leak(
        file=file,
        where=where,
        leak_class=LeakClass.JIGSAW,
        form=shown,
        warning=True,
        id=leak_id(file, LeakClass.JIGSAW, None, shown, ""),
    )
