"""The peers, each wrapped to answer the same two questions."""

# ruff: noqa: PLC0415 (a peer that is not installed is left out)

import re
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from benchmarks.dates.gold import Interval, intervals_of
from candour.actions.dates import load_date_words
from candour.core.dates.edtf import read_edtf
from candour.core.dates.model import UncertainDate
from candour.core.dates.prose import Finder
from candour.core.dates.reading.cell import read_date
from candour.core.dates.reading.context import Context, Sequence
from candour.core.dates.reading.words import DateWords, compile_words
from candour.vocabulary.loader import load_vocabulary

Years = tuple[int | None, int | None]
ReadYears = Callable[[str], Years | None]
FindIntervals = Callable[[str, datetime | None], list[Interval]]

_DAY = timedelta(days=1) - timedelta(minutes=1)


def candour_date(
    text: str, words: DateWords | None = None, order: Sequence = "day_first"
) -> UncertainDate:
    """The whole answer of Candour for one cell."""
    context = Context(order=order, order_is_known=order == "month_first")
    return read_date(text, words or load_date_words(), context)


def years_of(date: UncertainDate) -> Years | None:
    """First and last year of a date; before the year 1 they are read from its EDTF."""
    if date.status == "unresolved":
        return None
    first = date.earliest.year if date.earliest else None
    last = date.latest.year if date.latest else None
    if first is None and last is None and date.edtf:
        found = [int(year) for year in re.findall(r"-?\d{4}", date.edtf)]
        return (min(found), max(found)) if found else None
    return first, last


# What the archives' set means by its words; Candour's own spans are the contract's.
_ARCHIVE_SPANS = {
    "part_of_decade": {"early": [0, 5], "mid": [3, 8], "late": [5, 9]},
    "part_of_century": {"early": [0, 40], "mid": [30, 80], "late": [60, 99]},
    "seasons": {"winter": {"from": 1, "months": 3, "edtf": 24}},
}


@lru_cache(maxsize=1)
def archive_words() -> DateWords:
    """The vocabulary with the spans that the archives' set gives to vague words."""
    vocabulary = dict(load_vocabulary("dates"))
    spans = {
        name: dict(value) if isinstance(value, dict) else value
        for name, value in vocabulary["spans"].items()
    }
    for name, changed in _ARCHIVE_SPANS.items():
        spans[name].update(changed)
    vocabulary["spans"] = spans
    return compile_words(vocabulary)


def first_of_list(date: UncertainDate) -> UncertainDate:
    """The first member of a set of dates, for a gold set that keeps no other."""
    text = date.edtf or ""
    if text[:1] not in ("{", "["):
        return date
    return read_edtf(text[1:-1].split(",")[0].replace("..", "/"))


def naive_years(text: str) -> Years | None:
    """Every four figures are a year, and 1823-4 counts on: what a person writes in an hour."""
    found = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", text)]
    for year, tail in re.findall(r"(\d{4})\s?[–/-]\s?(\d{1,2})(?!\d)", text):
        found.append(int(year[: 4 - len(tail)] + tail))
    for year in re.findall(r"(\d{3})0'?s\b", text):
        found.append(int(year + "9"))
    return (min(found), max(found)) if found else None


@lru_cache(maxsize=1)
def _finder() -> Finder:
    return Finder(load_date_words())


def candour_intervals(text: str, on: datetime | None) -> list[Interval]:
    """What Candour finds, month first; a time without a day of its own is left out."""
    read_against = read_edtf(on.strftime("%Y-%m-%dT%H:%M:00")) if on else None
    context = Context(on=read_against, order="month_first", order_is_known=True)
    return [
        (found.date.earliest, found.date.latest)
        for found in _finder().find(text, context)
        if found.date.is_resolved and found.has_own_day
    ]


def naive_intervals(text: str, on: datetime | None) -> list[Interval]:
    """Dates in figures and with a month's name, and years; nothing relative."""
    months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    found: list[Interval] = []
    pattern = (
        r"(\d{1,2})/(\d{1,2})/(\d{4})|([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"
        r"|(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]* (\d{4})|\b([12]\d{3})\b"
    )
    for match in re.finditer(pattern, text.lower()):
        m, d, y, name, d2, y2, d3, name3, y3, year = match.groups()
        try:
            if year:
                found.append((datetime(int(year), 1, 1), datetime(int(year), 12, 31, 23, 59)))
                continue
            if m:
                day = datetime(int(y), int(m), int(d))
            elif name:
                day = datetime(int(y2), months.index(name) + 1, int(d2))
            else:
                day = datetime(int(y3), months.index(name3) + 1, int(d3))
        except ValueError:
            continue
        found.append((day, day + _DAY))
    return found


def year_peers() -> Iterator[tuple[str, ReadYears]]:
    """Candour, the naive expression and every peer that is installed, for cells."""
    yield "Candour", lambda text: years_of(candour_date(text))
    yield "naive expression", naive_years
    try:
        from edtf import parse_edtf, text_to_edtf
    except ImportError:
        pass
    else:
        yield "python-edtf", lambda text: _edtf_years(text, text_to_edtf, parse_edtf)
    try:
        import dateparser
    except ImportError:
        pass
    else:
        yield (
            "dateparser",
            lambda text: _one_year(
                _quiet(
                    lambda: dateparser.parse(text, languages=["en"], settings={"DATE_ORDER": "DMY"})
                )
            ),
        )
    try:
        from dateutil import parser
    except ImportError:
        pass
    else:
        yield (
            "python-dateutil",
            lambda text: _one_year(_quiet(lambda: parser.parse(text, dayfirst=True))),
        )


def _quiet(ask: Callable[[], datetime | None]) -> datetime | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ask()
        except (ValueError, OverflowError, TypeError, AttributeError):
            return None


def _one_year(moment: datetime | None) -> Years | None:
    return None if moment is None else (moment.year, moment.year)


def _edtf_years(
    text: str, to_edtf: Callable[..., str], parse: Callable[..., object]
) -> Years | None:
    try:
        written = to_edtf(text)
        if not written:
            return None
        parsed = parse(written)
        return parsed.lower_strict().tm_year, parsed.upper_strict().tm_year  # type: ignore[attr-defined]
    except Exception:
        return None


def sentence_peers() -> Iterator[tuple[str, FindIntervals]]:
    """Candour, the naive expression and the peers that find dates in sentences."""
    yield "Candour", candour_intervals
    yield "naive expression", naive_intervals
    try:
        from dateparser.search import search_dates
    except ImportError:
        pass
    else:
        yield "dateparser search_dates", lambda text, on: _searched(text, on, search_dates)
    try:
        from recognizers_date_time import recognize_datetime
    except ImportError:
        return
    yield "Recognizers-Text", lambda text, on: _recognised(text, on, recognize_datetime)


def _searched(text: str, on: datetime | None, search: Callable[..., object]) -> list[Interval]:
    settings = {"DATE_ORDER": "MDY"} | ({"RELATIVE_BASE": on} if on else {})
    try:
        found = search(text, languages=["en"], settings=settings) or []
    except Exception:
        return []
    intervals: list[Interval] = []
    for _, moment in found:  # type: ignore[attr-defined]
        day = moment.replace(tzinfo=None, second=0, microsecond=0)
        is_day = (day.hour, day.minute) == (0, 0)
        intervals.append((day, day + _DAY if is_day else day))
    return intervals


def _recognised(text: str, on: datetime | None, ask: Callable[..., object]) -> list[Interval]:
    intervals: list[Interval] = []
    for result in ask(text, "en-us", reference=on) if on else ask(text, "en-us"):  # type: ignore[attr-defined]
        values = (result.resolution or {}).get("values", [])
        counted = [each for value in values for each in intervals_of(value)]
        intervals.extend(counted[:1])
    return intervals
