"""How fast cells and prose are read; every cell is different and nothing is kept between runs."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.dates.gold import museum_rows
from candour.actions.dates import load_date_words
from candour.core.dates.prose import Finder
from candour.core.dates.reading.cell import read_date
from candour.core.dates.reading.context import Context

try:
    import dateparser
except ImportError:
    dateparser = None

_DAY_FIRST = {"DATE_ORDER": "DMY"}
_MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True, slots=True)
class Speed:
    """Microseconds a cell, or megabytes a second."""

    work: str
    who: str
    figure: float
    unit: str


def record_cells() -> list[str]:
    """Dates as chronologies write them, each once."""
    names = _MONTHS.split()
    days = [(y, m, d) for y in range(2001, 2008) for m in range(1, 13) for d in range(1, 29, 4)]
    forms: tuple[Callable[[int, int, int], str], ...] = (
        lambda y, m, d: f"{d:02d}/{m:02d}/{y}",
        lambda y, m, d: f"{d} {names[m - 1]} {y}",
        lambda y, m, d: f"{d} {names[m - 1][:3]} {y} at {d % 24:02d}.{m * 4:02d}",
        lambda y, m, d: f"{y}-{m:02d}-{d:02d}",
    )
    return [form(*day) for day in days for form in forms]


def cells(path: Path) -> Iterator[Speed]:
    """Cells of records and of a museum; dateparser reads a sample, since it is slow."""
    words, context = load_date_words(), Context()
    for work, texts in (
        ("record cells", record_cells()),
        ("museum cells", [row.text for row in museum_rows(path)]),
    ):
        yield Speed(
            work, "Candour", _each(texts, lambda text: read_date(text, words, context)), "µs"
        )
        sample = texts[::11]
        if dateparser is None:
            continue
        dateparser.parse("3 May 2007")
        yield Speed(
            work,
            "dateparser, English only",
            _each(
                sample, lambda text: dateparser.parse(text, languages=["en"], settings=_DAY_FIRST)
            ),
            "µs",
        )
        yield Speed(work, "dateparser", _each(sample[::6], dateparser.parse), "µs")


def _each(texts: list[str], read: Callable[[str], object]) -> float:
    begun = time.perf_counter()
    for text in texts:
        read(text)
    return (time.perf_counter() - begun) / len(texts) * 1e6


def prose(paths: list[Path]) -> Iterator[Speed]:
    """Megabytes a second over running text, once and four times over (it should be linear)."""
    finder = Finder(load_date_words())
    finder.find("once, to compile", Context())
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for times in (1, 4):
            longer = "\n\n".join([text] * times)
            begun = time.perf_counter()
            finder.find(longer, Context())
            taken = time.perf_counter() - begun
            yield Speed(f"{path.name} × {times}", "Candour", len(longer) / taken / 1e6, "MB/s")
