"""Where entries stand on a timeline, and what is marked beside them."""

from datetime import date, datetime
from itertools import combinations, pairwise

import pytest

from candour.core.chronology.silences.model import Silence, SilenceKind
from candour.core.chronology.timeline.layout import CELL, MOST_ROWS, draw_bars, draw_marks, step_for
from candour.core.chronology.timeline.model import Counted, Dated, Drawing, dated_of
from candour.core.chronology.timeline.steps import Step
from candour.core.chronology.timeline.window import DAY, END_OF_TIME, Window, minute_of
from candour.core.dates.model import UncertainDate
from tests.unit.core.chronology.entries_for_tests import day, entry

MAY = minute_of(datetime(2022, 5, 1))
WINDOW = Window(MAY, MAY + 31 * DAY)
WIDTH = 31 * 30
AGENCIES = ("Police", "GP", "School")


def dated(
    name: str, first: int | None, last: int | None, agency: str = "GP", **keys: object
) -> Dated:
    """An entry of some days of May, counted from 0."""
    return Dated(
        entry=name,
        agency=agency,
        earliest=None if first is None else MAY + first * DAY,
        latest=None if last is None else MAY + (last + 1) * DAY - 1,
        **keys,  # type: ignore[arg-type]
    )


def drawing(
    *entries: Dated, silences: tuple[Silence, ...] = (), clash: tuple[str, ...] = ()
) -> Drawing:
    return draw_marks(WINDOW, WIDTH, AGENCIES, entries, silences, clash)


def test_the_window_is_counted_by_days() -> None:
    assert step_for(WINDOW, WIDTH, 3) == Step(minutes=DAY)


def test_the_more_lanes_the_longer_a_step_so_that_the_bars_are_not_too_many() -> None:
    assert step_for(WINDOW, WIDTH, 12) == Step(minutes=7 * DAY)
    assert len(step_for(WINDOW, WIDTH, 500).indexes(WINDOW)) <= 2


def test_an_exact_date_is_a_point_in_its_own_lane() -> None:
    made = drawing(dated("one", 10, 10, "School"))
    assert [len(lane.marks) for lane in made.lanes] == [0, 0, 1]
    (mark,) = made.lanes[2].marks
    assert (mark.x, mark.width, mark.right - mark.left) == (315, 0, CELL)


def test_a_day_seen_from_near_is_as_long_as_it_is() -> None:
    made = draw_marks(Window(MAY, MAY + 10 * DAY), 1000, AGENCIES, [dated("one", 3, 3)])
    assert (made.drawn["one"].x, made.drawn["one"].width) == (300, 100)


def test_a_vague_date_is_a_span_however_short() -> None:
    made = draw_marks(
        Window(MAY, MAY + 3650 * DAY), WIDTH, AGENCIES, [dated("one", 900, 909, is_vague=True)]
    )
    assert made.drawn["one"].width == CELL


def test_a_span_that_goes_on_outside_says_so() -> None:
    made = drawing(dated("in", 3, 9), dated("over", -5, 9), dated("open", 20, None))
    ends = {name: (mark.is_open_left, mark.is_open_right) for name, mark in made.drawn.items()}
    assert ends == {"in": (False, False), "over": (True, False), "open": (False, True)}
    assert made.drawn["over"].x == 0
    assert made.drawn["open"].right == WIDTH


def test_marks_do_not_lie_on_each_other_and_what_finds_no_row_is_counted() -> None:
    crowd = [
        dated(f"{number}", 4, 4, is_contradicted=number == 9) for number in range(MOST_ROWS + 4)
    ]
    made = drawing(*crowd)
    lane = made.lanes[1]
    assert len(lane.marks) == lane.rows == MOST_ROWS
    assert [bar.counted for bar in lane.bars] == [
        Counted(agency="GP", step=(MAY + 4 * DAY) // DAY, entries=4, contradicted=1)
    ]
    for one, other in combinations(lane.marks, 2):
        assert one.row != other.row or one.right <= other.left or other.right <= one.left


def test_exact_dates_have_their_row_before_vague_ones() -> None:
    vague = [dated(f"v{number}", 0, 30, is_vague=True) for number in range(MOST_ROWS)]
    made = drawing(*vague, dated("exact", 15, 15))
    assert made.drawn["exact"].row in range(MOST_ROWS)
    assert sum(bar.counted.entries for bar in made.lanes[1].bars) == 1


def test_an_event_is_bridged_across_lanes_alone() -> None:
    made = drawing(
        dated("one", 3, 3, "Police", event="E1"),
        dated("two", 4, 4, "School", event="E1"),
        dated("three", 9, 9, event="E2"),
        dated("four", 10, 10, event="E2"),
        clash=("E1",),
    )
    (bridge,) = made.bridges
    assert (bridge.event, bridge.is_contradicted) == ("E1", True)
    assert [(lane, mark.of.entry) for lane, mark in bridge.ends] == [(0, "one"), (2, "two")]


def silence(kind: SilenceKind, first: int, last: int, because: str | None = None) -> Silence:
    return Silence("GP", kind, date(2022, 5, first), date(2022, 5, last), "unknown", because)  # type: ignore[arg-type]


def test_gaps_are_hatched_between_the_days_of_their_entries_and_those_that_touch_are_one() -> None:
    gaps = (
        silence(SilenceKind.GAP, 3, 9),
        silence(SilenceKind.GAP, 8, 12),
        silence(SilenceKind.GAP, 20, 31),
        silence(SilenceKind.GAP, 15, 16),
    )
    hatches = drawing(silences=gaps).lanes[1].hatches
    assert [(one.x, one.width, one.silences) for one in hatches] == [(90, 240, 2), (600, 300, 1)]


def test_contacts_not_recorded_stand_where_they_were_due() -> None:
    made = drawing(
        silences=(
            silence(SilenceKind.PROMISED, 1, 4, "x#r1"),
            silence(SilenceKind.EXPECTED, 2, 4, "x#r2"),
            silence(SilenceKind.PROMISED, 7, 9, "x#r3"),
        )
    )
    found = [(one.x, one.silences, one.because) for one in made.lanes[1].awaited]
    assert found == [(90, 2, None), (240, 1, "x#r3")]


def test_bars_are_part_of_the_fullest() -> None:
    first = MAY // DAY
    counts = [
        Counted(agency="GP", step=first, entries=4),
        Counted(agency="School", step=first + 1, entries=1),
    ]
    made = draw_bars(WINDOW, WIDTH, AGENCIES, counts)
    assert made.is_counted
    assert made.entries == 5
    bars = [(bar.x, bar.width, bar.part) for lane in made.lanes for bar in lane.bars]
    assert bars == [(0, 30, 1), (30, 30, 0.25)]


@pytest.mark.parametrize("minutes", [30, 600, DAY, 40 * DAY, 4000 * DAY, 400_000 * DAY])
@pytest.mark.parametrize("width", [280, 1160])
def test_there_is_always_a_tick_and_room_for_its_words(minutes: int, width: int) -> None:
    made = draw_marks(Window(MAY, MAY + minutes), width, AGENCIES, [])
    places = [tick.x for tick in made.ticks]
    assert places
    assert all(later - one > 60 for one, later in pairwise(places))


def test_what_a_drawing_needs_of_an_entry() -> None:
    found = dated_of(entry(day("2022-05-03", "2022-05-09"), event="E1"))
    assert found is not None
    assert found.is_vague
    assert found.event == "E1"
    assert dated_of(entry(None)) is None
    exact = dated_of(entry("2022-05-03"))
    assert exact is not None
    assert not exact.is_vague
    assert not exact.is_doubted
    about = UncertainDate(
        "about 3 May",
        datetime(2022, 5, 3),
        datetime(2022, 5, 3, 23, 59),
        "day",
        "approximate",
        "resolved",
        "2022-05-03~",
    )
    doubted = dated_of(entry(about))
    assert doubted is not None
    assert doubted.is_doubted


def test_a_place_needs_a_date_that_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="has no place"):
        Dated(entry="x", agency="GP", earliest=None, latest=None)
    with pytest.raises(ValueError, match="before it begins"):
        Dated(entry="x", agency="GP", earliest=5, latest=4)
    assert dated("x", None, 3).begins_in(WINDOW) == WINDOW.start
    assert dated("x", 3, None).ends_in(Window(0, END_OF_TIME)) == END_OF_TIME
