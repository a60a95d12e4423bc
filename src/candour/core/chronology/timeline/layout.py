"""From the entries of a window to marks: where each stands, and what is counted instead.

Every entry of the window is drawn once or counted once. A mark holds a place of `CELL` by `CELL` at
least, so that it can be hit and read; marks that would share a place stand in rows, exact dates
first, and what finds no row is counted in the step that it may have begun in.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from candour.core.chronology.silences.model import Silence, SilenceKind
from candour.core.chronology.timeline.model import (
    Awaited,
    Bar,
    Bridge,
    Counted,
    Dated,
    Drawing,
    Hatch,
    Lane,
    Mark,
    Tick,
)
from candour.core.chronology.timeline.steps import Step, choose_step
from candour.core.chronology.timeline.window import DAY, Window

CELL = 24
"""What a mark holds at least: the least target of WCAG 2.2 AA."""

MOST_ROWS = 6
TICK = 110
"""What the words of a tick need."""

_MOST_BARS = 300
"""More than anybody reads, and a browser takes its time over each."""

_LEAST_TICKS = 3
_LONG = 3 * CELL


def step_for(window: Window, width: int, lanes: int = 1) -> Step:
    """Return the step by which a window of that width is counted in so many lanes.

    Marks are drawn by that of one lane: they are few, and what is counted beside them is fewer.
    """
    return choose_step(window, max(2, min(width // CELL - 1, _MOST_BARS // max(lanes, 1))))


class Scale:
    """Minutes of a window as lengths of its drawing."""

    def __init__(self, window: Window, width: int) -> None:
        self.window, self.width = window, width

    def x(self, minute: int) -> float:
        """Return where a minute begins, inside the drawing."""
        inside = min(max(minute, self.window.start), self.window.end)
        return (inside - self.window.start) * self.width / self.window.minutes

    def step(self, step: Step, index: int) -> tuple[float, float]:
        """Return where a step begins, and how wide it is."""
        x = self.x(step.begin_of(index))
        return x, self.x(step.begin_of(index + 1)) - x


def draw_marks(
    window: Window,
    width: int,
    agencies: Sequence[str],
    entries: Iterable[Dated],
    silences: Iterable[Silence] = (),
    contradicted: Collection[str] = (),
) -> Drawing:
    """Draw the entries of a window; `contradicted` are the events whose accounts disagree."""
    ruled = _Ruled.over(window, width, step_for(window, width))
    own: dict[str, list[Dated]] = defaultdict(list)
    for one in entries:
        if one.is_in(ruled.scale.window):
            own[one.agency].append(one)
    placed = {agency: _placed(own[agency], ruled.scale) for agency in agencies}
    counts = {
        agency: _counted(agency, left_over, ruled.scale.window, ruled.step)
        for agency, (_, left_over) in placed.items()
    }
    marks = {agency: marks for agency, (marks, _) in placed.items()}
    lanes = _lanes(ruled, agencies, marks, counts, silences)
    return ruled.drawing(lanes, is_counted=False, bridges=_bridges(lanes, contradicted))


def draw_bars(
    window: Window,
    width: int,
    agencies: Sequence[str],
    counts: Iterable[Counted],
    silences: Iterable[Silence] = (),
) -> Drawing:
    """Draw what was counted of a window by `step_for` it."""
    ruled = _Ruled.over(window, width, step_for(window, width, len(agencies)))
    own: dict[str, list[Counted]] = defaultdict(list)
    for one in counts:
        own[one.agency].append(one)
    return ruled.drawing(_lanes(ruled, agencies, {}, own, silences), is_counted=True)


@dataclass(frozen=True, slots=True)
class _Ruled:
    """The ground that marks and bars alike are drawn on: a scale, and the step it is ruled by."""

    scale: Scale
    step: Step

    @classmethod
    def over(cls, window: Window, width: int, step: Step) -> "_Ruled":
        """Return the ground of a window, widened to where its steps begin and end."""
        return cls(Scale(step.aligned(window), width), step)

    def drawing(
        self, lanes: Sequence[Lane], *, is_counted: bool, bridges: Sequence[Bridge] = ()
    ) -> Drawing:
        """Return the whole drawing of these lanes."""
        return Drawing(
            window=self.scale.window,
            width=self.scale.width,
            step=self.step,
            is_counted=is_counted,
            lanes=lanes,
            ticks=ticks(self.scale),
            bridges=bridges,
        )


def _lanes(
    ruled: _Ruled,
    agencies: Sequence[str],
    marks: Mapping[str, Sequence[Mark]],
    counts: Mapping[str, Sequence[Counted]],
    silences: Iterable[Silence],
) -> list[Lane]:
    """Return a lane for each agency: its marks, what is counted instead, and its silences."""
    beside = _silences(silences, ruled.scale, ruled.step)
    shown = {agency: counts.get(agency, ()) for agency in agencies}
    fullest = _fullest(one for counted in shown.values() for one in counted)
    return [
        Lane(
            agency=agency,
            rows=1 + max((mark.row for mark in marks.get(agency, ())), default=-1),
            marks=marks.get(agency, ()),
            bars=[_bar(one, ruled.scale, ruled.step, fullest) for one in counted],
            hatches=beside[agency][0],
            awaited=beside[agency][1],
        )
        for agency, counted in shown.items()
    ]


def _placed(entries: Sequence[Dated], scale: Scale) -> tuple[list[Mark], list[Dated]]:
    """Return the marks of a lane, and the entries that found no row."""
    ends = {one.entry: _ends(one, scale) for one in entries}
    in_turn = sorted(entries, key=lambda one: (one.is_vague, ends[one.entry], one.entry))
    rows: list[list[tuple[float, float]]] = [[] for _ in range(MOST_ROWS)]
    marks, left_over = [], []
    for one in in_turn:
        left, right = _holds(one, *ends[one.entry], scale.width)
        row = next((row for row, held in enumerate(rows) if _is_free(held, left, right)), None)
        if row is None:
            left_over.append(one)
            continue
        insort(rows[row], (left, right))
        is_span = _is_span(one, *ends[one.entry])
        marks.append(
            Mark(
                of=one,
                row=row,
                x=left if is_span else (left + right) / 2,
                width=right - left if is_span else 0,
                left=left,
                right=right,
                is_open_left=one.earliest is None or one.earliest < scale.window.start,
                is_open_right=one.latest is None or one.latest >= scale.window.end,
            )
        )
    return sorted(marks, key=lambda mark: (mark.x, mark.row)), left_over


def _ends(one: Dated, scale: Scale) -> tuple[float, float]:
    return scale.x(one.begins_in(scale.window)), scale.x(one.ends_in(scale.window))


def _is_span(one: Dated, left: float, right: float) -> bool:
    """Say whether it is drawn as a span: what is vague, and a day that is long from so near."""
    return one.is_vague or right - left > _LONG


def _holds(one: Dated, left: float, right: float, width: int) -> tuple[float, float]:
    """Return the place that a mark holds: its span, or a cell about it, inside the drawing."""
    if right - left >= CELL and _is_span(one, left, right):
        return left, right
    begin = min(max((left + right - CELL) / 2, 0), width - CELL)
    return begin, begin + CELL


def _is_free(held: list[tuple[float, float]], left: float, right: float) -> bool:
    after = bisect_left(held, (left, right))
    is_free_before = after == 0 or held[after - 1][1] <= left
    return is_free_before and (after == len(held) or held[after][0] >= right)


def _counted(
    agency: str, entries: Iterable[Dated], window: Window, step: Step
) -> Sequence[Counted]:
    counts: Counter[int] = Counter()
    contradicted: Counter[int] = Counter()
    for one in entries:
        index = step.index_of(one.begins_in(window))
        counts[index] += 1
        contradicted[index] += one.is_contradicted
    return [
        Counted(agency=agency, step=index, entries=count, contradicted=contradicted[index])
        for index, count in sorted(counts.items())
    ]


def _fullest(counts: Iterable[Counted]) -> int:
    return max((one.entries for one in counts), default=1)


def _bar(counted: Counted, scale: Scale, step: Step, fullest: int) -> Bar:
    x, width = scale.step(step, counted.step)
    return Bar(counted=counted, x=x, width=width, part=counted.entries / fullest)


def _silences(
    silences: Iterable[Silence], scale: Scale, step: Step
) -> Mapping[str, tuple[list[Hatch], list[Awaited]]]:
    gaps: dict[str, list[tuple[float, float]]] = defaultdict(list)
    due: dict[str, dict[int, list[Silence]]] = defaultdict(lambda: defaultdict(list))
    for silence in silences:
        # Python counts days from 1, and a window minutes from 0.
        due_by = silence.last.toordinal() * DAY - 1
        if silence.kind is not SilenceKind.GAP:
            if scale.window.start <= due_by < scale.window.end:
                due[silence.agency][step.index_of(due_by)].append(silence)
            continue
        # Its first and its last day are those of the entries on either side.
        first, last = silence.first.toordinal() * DAY, (silence.last.toordinal() - 1) * DAY
        if first < min(last, scale.window.end) and last > scale.window.start:
            gaps[silence.agency].append((scale.x(first), scale.x(last)))
    found: dict[str, tuple[list[Hatch], list[Awaited]]] = defaultdict(lambda: ([], []))
    for agency, spans in gaps.items():
        found[agency][0].extend(_hatches(spans))
    for agency, steps in due.items():
        for index, waiting in sorted(steps.items()):
            x, width = scale.step(step, index)
            because = waiting[0].because if len(waiting) == 1 else None
            found[agency][1].append(
                Awaited(x=x, width=width, step=index, silences=len(waiting), because=because)
            )
    return found


def _hatches(spans: Iterable[tuple[float, float]]) -> Iterable[Hatch]:
    """Join gaps that lie on each other or less than a unit apart: nobody could see between them."""
    joined: list[list[float]] = []
    for left, right in sorted(spans):
        if joined and left - joined[-1][1] < 1:
            joined[-1][1] = max(joined[-1][1], right)
            joined[-1][2] += 1
        else:
            joined.append([left, right, 1])
    for left, right, count in joined:
        yield Hatch(x=left, width=max(right - left, 1), silences=int(count))


def ticks(scale: Scale) -> list[Tick]:
    """Return the lines of a scale, each with its words."""
    step = choose_step(scale.window, max(_LEAST_TICKS, scale.width // TICK))
    ruled = [Tick(x=scale.x(one), words=step.brief(one)) for one in step.begins(scale.window)]
    # The words of the last one would stand outside.
    inside = [tick for tick in ruled if tick.x <= scale.width - TICK / 2]
    begin = scale.window.start
    return inside or [Tick(x=0, words=step_for(scale.window, scale.width).brief(begin))]


def _bridges(lanes: Sequence[Lane], contradicted: Collection[str]) -> list[Bridge]:
    events: dict[str, list[tuple[int, Mark]]] = defaultdict(list)
    for number, lane in enumerate(lanes):
        for mark in lane.marks:
            if mark.of.event is not None:
                events[mark.of.event].append((number, mark))
    return [
        Bridge(event=event, ends=ends, is_contradicted=event in contradicted)
        for event, ends in events.items()
        if any(one[0] != other[0] for one, other in pairwise(ends))
    ]
