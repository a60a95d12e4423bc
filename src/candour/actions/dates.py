"""Date a text, or the date cells of a file."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from candour.core.dates.cells import DatedCells, read_cells
from candour.core.dates.model import UncertainDate
from candour.core.dates.reading.cell import read_date
from candour.core.dates.reading.context import Context
from candour.core.dates.reading.words import DateWords, compile_words
from candour.errors import CandourError
from candour.vocabulary.loader import load_vocabulary

if TYPE_CHECKING:
    from candour.core.dates.prose import Finder, FoundDate

_words: DateWords | None = None
_finder: "Finder | None" = None


def load_date_words() -> DateWords:
    """The compiled words for dates; loaded once a process."""
    global _words  # noqa: PLW0603 (read-only once set)
    if _words is None:
        _words = compile_words(load_vocabulary("dates"))
    return _words


def date_text(text: str, context: Context) -> UncertainDate:
    """Read one written date by itself."""
    return read_date(text, load_date_words(), context)


def date_cells(cells: Sequence[str], context: Context) -> DatedCells:
    """Read the date cells of one file together, in the order that the file itself shows."""
    return read_cells(cells, load_date_words(), context)


def find_dates(text: str, context: Context) -> "list[FoundDate]":
    """Find the dates and clock times in running text, each with its place."""
    global _finder  # noqa: PLW0603 (read-only once set)
    if _finder is None:
        from candour.core.dates.prose import Finder  # noqa: PLC0415 (not needed for one date)

        _finder = Finder(load_date_words())
    return _finder.find(text, context)


def make_context(
    on: str | None = None,
    period: str | None = None,
    born: str | None = None,
    *,
    is_month_first: bool = False,
) -> Context:
    """The light to read in, from what a person typed; raise `CandourError` for what is no date."""
    plain = Context(
        order="month_first" if is_month_first else "day_first", order_is_known=is_month_first
    )
    return Context(
        on=_one(on, "--on", plain) if on else None,
        period=_period(period, plain) if period else None,
        born=_day(_one(born, "--born", plain), "--born") if born else None,
        order=plain.order,
        order_is_known=plain.order_is_known,
    )


def _one(text: str, option: str, context: Context) -> UncertainDate:
    found = date_text(text, context)
    if found.status == "unresolved":
        raise CandourError(
            f"{option} {text!r}: {found.note}",
            expected="a date",
            next_step="write it as 2007-08-03",
        )
    return found


def _day(found: UncertainDate, option: str) -> date:
    if found.earliest is None or found.latest is None:
        raise CandourError(f"{option} has an open side", expected="a day")
    if found.earliest.date() != found.latest.date():
        raise CandourError(f"{option} is longer than a day", expected="a day such as 2007-08-03")
    return found.earliest.date()


def _period(text: str, context: Context) -> tuple[date, date]:
    first, dots, last = text.partition("..")
    if not dots or not first or not last:
        raise CandourError(
            f"--period {text!r} has not two sides",
            expected="FROM..TO",
            next_step="write it as 2005-01-01..2007-08-03",
        )
    start, end = _one(first, "--period", context), _one(last, "--period", context)
    if start.earliest is None or end.latest is None or start.earliest > end.latest:
        raise CandourError(f"--period {text!r} ends before it begins", expected="FROM..TO")
    return start.earliest.date(), end.latest.date()
