"""Every entry of a window is drawn once or counted once, whatever the window and the width."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.timeline.layout import CELL, MOST_ROWS, draw_bars, draw_marks, step_for
from candour.core.chronology.timeline.model import Dated, Drawing, dated_of
from candour.core.chronology.timeline.window import END_OF_TIME, LEAST_MINUTES, Window
from candour.core.dates.model import UncertainDate, unresolved
from candour.store.chronology import KeptChronology, KeptState, save_chronology, search_entries
from candour.store.seeking import Sought
from candour.store.timeline import finding
from tests.unit.core.chronology.entries_for_tests import entry

AGENCIES = ("Police", "GP", "Housing")
BEGIN = datetime(2019, 11, 20)
moments = st.one_of(
    st.integers(0, 60 * 24 * 900).map(lambda minutes: BEGIN + timedelta(minutes=minutes)),
    st.datetimes(),
).map(lambda moment: moment.replace(second=0, microsecond=0))
widths = st.integers(280, 1400)


@st.composite
def dates(draw: st.DrawFn) -> UncertainDate:
    kind = draw(st.sampled_from(("exact", "range", "before", "after", "none")))
    if kind == "none":
        return unresolved("unknown", None)
    first, last = sorted((draw(moments), draw(moments)))
    if kind == "exact":
        last = first
    span = {"before": (None, last), "after": (first, None)}.get(kind, (first, last))
    precision = {"exact": "minute", "range": "range"}.get(kind, "open")
    return UncertainDate("x", *span, precision, None, "resolved", "x")  # type: ignore[arg-type]


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    found = draw(
        st.lists(st.tuples(dates(), st.sampled_from(AGENCIES), st.booleans()), max_size=40)
    )
    return [
        entry(
            happened,
            agency=agency,
            position=number,
            event=f"E{number % 5}",
            flags=(EntryFlag(FlagKind.CONTRADICTION),) if clash else (),
        )
        for number, (happened, agency, clash) in enumerate(found, start=1)
    ]


@st.composite
def windows(draw: st.DrawFn) -> Window:
    minutes = draw(st.sampled_from((LEAST_MINUTES, 1000, 50_000, 3_000_000, END_OF_TIME)))
    about = Window(0, END_OF_TIME).sized(minutes)
    return about.moved((draw(moments) - about.first) // timedelta(minutes=1))


def dated(found: list[Entry]) -> list[Dated]:
    return [one for each in found if (one := dated_of(each)) is not None]


def check_places(made: Drawing) -> None:
    """No mark leaves the drawing, is too small to hit, or lies on another of its lane."""
    for lane in made.lanes:
        for mark in lane.marks:
            assert 0 <= mark.left < mark.right <= made.width + 1e-6
            assert mark.right - mark.left >= CELL - 1e-6
            assert 0 <= mark.row < lane.rows <= MOST_ROWS
        for one, other in combinations(lane.marks, 2):
            assert one.row != other.row or one.right <= other.left or other.right <= one.left
        for bar in lane.bars:
            assert 0 <= bar.x <= bar.x + bar.width <= made.width + 1e-6
            assert 0 < bar.part <= 1


@given(entries(), windows(), widths)
def test_each_is_drawn_once_or_counted_once(found: list[Entry], window: Window, width: int) -> None:
    made = draw_marks(window, width, AGENCIES, dated(found))
    inside = [one for one in dated(found) if one.is_in(made.window)]
    drawn = [mark.of.entry for lane in made.lanes for mark in lane.marks]
    assert made.window.start <= window.start < window.end <= made.window.end
    assert made.entries == len(inside)
    assert len(drawn) == len(set(drawn))
    assert set(drawn) <= {one.entry for one in inside}
    left_over = Counter(one.agency for one in inside if one.entry not in set(drawn))
    for lane in made.lanes:
        assert sum(bar.counted.entries for bar in lane.bars) == left_over[lane.agency]
    check_places(made)


@given(entries(), windows(), widths)
def test_the_database_counts_as_the_drawing_would(
    found: list[Entry], window: Window, width: int
) -> None:
    step = step_for(window, width, len(AGENCIES))
    window = step.aligned(window)
    inside = [one for one in dated(found) if one.is_in(window)]
    expected = Counter((one.agency, step.index_of(one.begins_in(window))) for one in inside)
    clashes = Counter(
        (one.agency, step.index_of(one.begins_in(window))) for one in inside if one.is_contradicted
    )
    sought = Sought(minutes=(window.start, window.end))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kept.sqlite3"
        save_chronology(path, kept(found))
        with finding(path, Sought()) as all_found:
            extent = all_found.extent()
            assert all_found.count_in(window) == len(inside)
            counts = all_found.count_by(step, window)
        listed = search_entries(path, sought, 0, 100)[1]
    assert {(one.agency, one.step): one.entries for one in counts} == expected
    assert {
        (one.agency, one.step): one.contradicted for one in counts if one.contradicted
    } == clashes
    assert (extent.dated, extent.undated) == (len(dated(found)), len(found) - len(dated(found)))
    assert {one.id for _, one in listed} == {one.entry for one in inside}
    made = draw_bars(window, width, AGENCIES, counts)
    assert made.entries == len(inside)
    check_places(made)


def kept(found: list[Entry]) -> KeptChronology:
    state = KeptState(
        head="h",
        decisions=1,
        rules="r",
        entries=len(found),
        events=0,
        contradictions=0,
        silences=0,
        agencies=dict.fromkeys(AGENCIES, 0),
        flags={},
    )
    return KeptChronology(state=state, entries=found)
