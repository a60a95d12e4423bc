"""The drawn timeline of a case: a window of its chronology, and the same window as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from candour.actions.chronology_pages import ChronologyPage, find_page
from candour.actions.refreshing import CaseState, table_of
from candour.core.chronology.entry import Entry
from candour.core.chronology.silences.model import Silence
from candour.core.chronology.timeline.layout import draw_bars, draw_marks, step_for
from candour.core.chronology.timeline.model import Drawing, dated_of
from candour.core.chronology.timeline.window import (
    DAY,
    HOUR,
    LEAST_MINUTES,
    WEEK,
    YEAR,
    Window,
    window_about,
    window_from,
)
from candour.errors import CandourError
from candour.store.chronology import load_contradictions, search_entries, search_silences
from candour.store.seeking import Sought
from candour.store.timeline import finding
from candour.store.workspace import Workspace
from candour.writers.chronology.agencies import AgencyKey, keys_of
from candour.writers.chronology.columns import date_in_words

MOST_MARKS = 200
"""Entries that are drawn one by one; of a window that holds more, they are counted."""

_SHORT = 110
_MOST_SILENCES = 100
_LENGTHS = (
    ("10 years", 10 * YEAR), ("1 year", YEAR), ("3 months", YEAR // 4), ("1 month", YEAR // 12),
    ("1 week", WEEK), ("1 day", DAY), ("1 hour", HOUR),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The windows that lead on from one; None where there is nothing more that way."""

    whole: Window
    closer: Window | None
    wider: Window | None
    earlier: Window | None
    later: Window | None
    lengths: Sequence[tuple[str, Window]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedStep:
    """A row of counts: a step by its words and window, and the entries of each agency."""

    words: str
    window: Window
    counts: Sequence[int]
    contradicted: int

    @property
    def total(self) -> int:
        """The entries of all agencies."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """A drawing, what its marks are called, and its table: entries a page at a time, or counts."""

    drawing: Drawing
    ways: Ways
    keys: Mapping[str, AgencyKey]
    labels: Mapping[str, str] = field(repr=False)
    inside: int
    dated: int
    undated: int
    page: ChronologyPage | None = None
    counts: Sequence[CountedStep] = ()
    silences: Sequence[Silence] = field(default=(), repr=False)
    more_silences: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which window is asked for, None for everything; how wide the drawing; the table's page."""

    window: Window | None = None
    width: int = 1160
    page: int = 1


def find_timeline(
    workspace: Workspace, case: CaseState, sought: Sought, asked: Asked
) -> TimelinePage | None:
    """Return the window of the entries sought; None where none of them has a date."""
    if case.kept is None:
        raise CandourError(
            "no chronology was made yet", next_step="add what an agency sent, under Documents"
        )
    table = table_of(workspace, case.log.name)
    with finding(table, sought) as found:
        extent = found.extent()
        if extent.first is None or extent.last is None:
            return None
        whole = _clipped(window_about(extent.first, extent.last), sought)
        step = step_for(_inside(asked.window, whole), asked.width)
        window = step.aligned(_inside(asked.window, whole))
        inside = found.count_in(window)
        counts = found.count_by(step, window) if inside > MOST_MARKS else None
    within = replace(sought, minutes=(window.start, window.end))
    silences = _silences(table, sought, window)
    agencies = [one for one in case.kept.agencies if sought.agency in ("", one)]
    labels: Mapping[str, str] = {}
    page = None
    if counts is not None:
        drawing = draw_bars(window, asked.width, agencies, counts, silences)
    else:
        _, entries = search_entries(table, within, 0, MOST_MARKS)
        drawing = _drawn(table, entries, window, asked.width, agencies, silences)
        labels = {entry.id: _label(entry) for _, entry in entries}
        page = find_page(workspace, case, within, asked.page)
    return TimelinePage(
        drawing=drawing,
        ways=_ways(window, whole),
        keys=keys_of(case.kept.agencies),
        labels=labels,
        inside=inside,
        dated=extent.dated,
        undated=extent.undated,
        page=page,
        counts=_counts(drawing) if drawing.is_counted else (),
        silences=silences[:_MOST_SILENCES],
        more_silences=max(0, len(silences) - _MOST_SILENCES),
    )


def _drawn(
    table: Path,
    entries: Sequence[tuple[int, Entry]],
    window: Window,
    width: int,
    agencies: Sequence[str],
    silences: Sequence[Silence],
) -> Drawing:
    dated = [one for _, entry in entries if (one := dated_of(entry)) is not None]
    events = list({one.event for one in dated if one.event is not None})
    contradicted = {one.event for one in load_contradictions(table, events)}
    return draw_marks(window, width, agencies, dated, silences, contradicted)


def _label(entry: Entry) -> str:
    what = " ".join(entry.what.split())
    cut = what if len(what) <= _SHORT else f"{what[:_SHORT].rsplit(' ', 1)[0]} …"
    return f"{date_in_words(entry.happened)}: {cut}"


def _clipped(window: Window, sought: Sought) -> Window:
    """Return what a window and the days looked for share; they share something, or nothing was."""
    start, end = window.start, window.end
    if sought.first is not None:
        start = max(start, (sought.first.toordinal() - 1) * DAY)
    if sought.last is not None:
        end = min(end, sought.last.toordinal() * DAY)
    return window_from(start, end) or window


def _inside(asked: Window | None, whole: Window) -> Window:
    """Return the window asked for, as far as there is something to show; else everything."""
    if asked is None:
        return whole
    return window_from(max(asked.start, whole.start), min(asked.end, whole.end)) or whole


def _silences(table: Path, sought: Sought, window: Window) -> list[Silence]:
    if not sought.is_of_agency_and_days:
        return []
    first, last = window.first.date(), window.last.date()
    days = replace(
        sought,
        first=first if sought.first is None else max(first, sought.first),
        last=last if sought.last is None else min(last, sought.last),
    )
    return search_silences(table, days)


def _ways(window: Window, whole: Window) -> Ways:
    half = window.minutes // 2
    is_whole = window.start <= whole.start and window.end >= whole.end
    wider = window.sized(window.minutes * 2)
    return Ways(
        whole=whole,
        closer=window.sized(half) if window.minutes > LEAST_MINUTES else None,
        wider=None if is_whole else wider,
        earlier=window.moved(-half) if window.start > whole.start else None,
        later=window.moved(half) if window.end < whole.end else None,
        lengths=[
            (words, window.sized(minutes)) for words, minutes in _LENGTHS if minutes < whole.minutes
        ],
    )


def _counts(drawing: Drawing) -> list[CountedStep]:
    rows: dict[int, list[int]] = {}
    contradicted: dict[int, int] = {}
    for place, lane in enumerate(drawing.lanes):
        for bar in lane.bars:
            one = bar.counted
            rows.setdefault(one.step, [0] * len(drawing.lanes))[place] = one.entries
            contradicted[one.step] = contradicted.get(one.step, 0) + one.contradicted
    return [
        CountedStep(
            words=drawing.step.words(index),
            window=drawing.step.window(index),
            counts=counts,
            contradicted=contradicted[index],
        )
        for index, counts in sorted(rows.items())
    ]
