"""From the entries of a window to marks: where each stands, and what is counted instead.

Every entry of the window is drawn once or counted once. A mark holds a place of `CELL` by `CELL` at
least, so that it can be hit and read; marks that would share a place stand in rows, exact dates
first, and what finds no row is counted in the step that it may have begun in.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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
"""What the words under a tick need."""


def step_for(window: Window, width: int) -> Step:
    """Return the step by which a window of that width is counted."""
    return choose_step(window, max(2, width // CELL - 1))


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
    step = step_for(window, width)
    scale = Scale(step.aligned(window), width)
    own: dict[str, list[Dated]] = defaultdict(list)
    for one in entries:
        if one.is_in(scale.window):
            own[one.agency].append(one)
    placed = {agency: _placed(own[agency], scale) for agency in agencies}
    crowds = {
        agency: _counted(agency, left_over, scale.window, step)
        for agency, (_, left_over) in placed.items()
    }
    beside = _silences(silences, scale, step)
    fullest = _fullest(one for counts in crowds.values() for one in counts)
    lanes = [
        Lane(
            agency=agency,
            rows=1 + max((mark.row for mark in placed[agency][0]), default=-1),
            marks=placed[agency][0],
            bars=[_bar(one, scale, step, fullest) for one in crowds[agency]],
            hatches=beside[agency][0],
            awaited=beside[agency][1],
        )
        for agency in agencies
    ]
    return Drawing(
        window=scale.window,
        width=width,
        step=step,
        is_counted=False,
        lanes=lanes,
        ticks=_ticks(scale),
        bridges=_bridges(lanes, contradicted),
    )


def draw_bars(
    window: Window,
    width: int,
    agencies: Sequence[str],
    counts: Iterable[Counted],
    silences: Iterable[Silence] = (),
) -> Drawing:
    """Draw what was counted of a window by `step_for` it."""
    step = step_for(window, width)
    scale = Scale(step.aligned(window), width)
    own: dict[str, list[Counted]] = defaultdict(list)
    for one in counts:
        own[one.agency].append(one)
    beside = _silences(silences, scale, step)
    fullest = _fullest(one for agency in agencies for one in own[agency])
    lanes = [
        Lane(
            agency=agency,
            rows=0,
            bars=[_bar(one, scale, step, fullest) for one in own[agency]],
            hatches=beside[agency][0],
            awaited=beside[agency][1],
        )
        for agency in agencies
    ]
    return Drawing(
        window=scale.window,
        width=width,
        step=step,
        is_counted=True,
        lanes=lanes,
        ticks=_ticks(scale),
    )


def _placed(entries: Sequence[Dated], scale: Scale) -> tuple[list[Mark], list[Dated]]:
    """Return the marks of a lane, and the entries that found no row."""
    ends = {one.entry: _ends(one, scale) for one in entries}
    in_turn = sorted(
        entries, key=lambda one: (_is_span(one, *ends[one.entry]), ends[one.entry], one.entry)
    )
    rows: list[list[tuple[float, float]]] = [[] for _ in range(MOST_ROWS)]
    marks, left_over = [], []
    for one in in_turn:
        left, right = _holds(*ends[one.entry], scale.width)
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
    return one.is_vague or right - left > CELL


def _holds(left: float, right: float, width: int) -> tuple[float, float]:
    """Return the place that a mark holds: its span, or a cell about it, inside the drawing."""
    if right - left >= CELL:
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
        first, last = (silence.first.toordinal() - 1) * DAY, silence.last.toordinal() * DAY
        if silence.kind is not SilenceKind.GAP:
            if scale.window.start <= last - 1 < scale.window.end:
                due[silence.agency][step.index_of(last - 1)].append(silence)
        elif first < scale.window.end and last > scale.window.start:
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


def _ticks(scale: Scale) -> list[Tick]:
    step = choose_step(scale.window, max(2, scale.width // TICK))
    ticks = [Tick(x=scale.x(one), words=step.brief(one)) for one in step.begins(scale.window)]
    # The words of the last one would stand outside.
    return [tick for tick in ticks if tick.x <= scale.width - TICK / 2]


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
