"""What a timeline draws: entries as marks, stretches without one, bars where there are too many.

Lengths are in the drawing's own units, from its left edge; `row` counts a lane's rows from its top.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from candour.core.chronology.entry import Entry, FlagKind
from candour.core.chronology.timeline.steps import Step
from candour.core.chronology.timeline.window import Window, minute_of
from candour.core.dates.model import UncertainDate

_EXACT = frozenset({"minute", "hour", "part_of_day", "day"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An entry as a drawing needs it: its stated span in minutes, None where a side is open."""

    entry: str
    agency: str
    earliest: int | None
    latest: int | None
    event: str | None = None
    is_vague: bool = False
    is_doubted: bool = False
    is_contradicted: bool = False

    def __post_init__(self) -> None:
        if self.earliest is None and self.latest is None:
            raise ValueError("an entry without a date has no place on a timeline")
        if None not in (self.earliest, self.latest) and self.earliest > self.latest:  # type: ignore[operator]
            raise ValueError("a span does not end before it begins")

    def begins_in(self, window: Window) -> int:
        """Return the first minute of a window at which it may have happened."""
        return window.start if self.earliest is None else max(self.earliest, window.start)

    def ends_in(self, window: Window) -> int:
        """Return the minute of a window by which it has happened, if it has."""
        return window.end if self.latest is None else min(self.latest + 1, window.end)

    def is_in(self, window: Window) -> bool:
        """Whether it may have happened inside a window."""
        is_begun = self.earliest is None or self.earliest < window.end
        return is_begun and (self.latest is None or self.latest >= window.start)


def dated_by(one: str, agency: str, date: UncertainDate, event: str | None = None) -> Dated | None:
    """Return what a drawing needs of something that bears a date; None where it states none."""
    first, last = date.earliest, date.latest
    if first is None and last is None:
        return None
    return Dated(
        entry=one,
        agency=agency,
        earliest=None if first is None else minute_of(first),
        latest=None if last is None else minute_of(last),
        event=event,
        is_vague=date.precision not in _EXACT,
        is_doubted=date.qualifier is not None or date.status == "ambiguous",
    )


def dated_of(entry: Entry) -> Dated | None:
    """Return an entry as a drawing needs it; None where it states no date."""
    found = dated_by(entry.id, entry.agency, entry.happened, entry.event)
    if found is not None and entry.has_flag(FlagKind.CONTRADICTION):
        return replace(found, is_contradicted=True)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many entries of an agency may have begun in one step, and how many contradict others."""

    agency: str
    step: int
    entries: int
    contradicted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One entry, drawn: a point about `x` where `width` is 0, and else a span from `x` on.

    `left` and `right` bound the place that it holds for itself.
    """

    of: Dated
    row: int
    x: float
    width: float
    left: float
    right: float
    is_open_left: bool
    is_open_right: bool

    @property
    def middle(self) -> float:
        """Where what leads to it is tied."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Entries of one step, counted; `part` of the fullest bar of the drawing."""

    counted: Counted
    x: float
    width: float
    part: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hatch:
    """A stretch without an entry; `silences` says how many gaps run into each other in it."""

    x: float
    width: float
    silences: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """Contacts that were promised or expected by one step, and are not recorded.

    `because` is the entry that the only one of them rests on.
    """

    x: float
    width: float
    step: int
    silences: int
    because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One agency: its marks in `rows` rows, or its bars; entries that found no row are bars too."""

    agency: str
    rows: int
    marks: Sequence[Mark] = ()
    bars: Sequence[Bar] = ()
    hatches: Sequence[Hatch] = ()
    awaited: Sequence[Awaited] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """The marks of one event, from lane to lane: each the number of its lane, and the mark."""

    event: str
    ends: Sequence[tuple[int, Mark]]
    is_contradicted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line of the scale, and what it is called."""

    x: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything that a timeline shows of a window. `is_counted` says that bars stand for marks."""

    window: Window
    width: int
    step: Step
    is_counted: bool
    lanes: Sequence[Lane]
    ticks: Sequence[Tick]
    bridges: Sequence[Bridge] = ()

    @property
    def entries(self) -> int:
        """How many entries are drawn or counted."""
        drawn = sum(len(lane.marks) for lane in self.lanes)
        return drawn + sum(bar.counted.entries for lane in self.lanes for bar in lane.bars)

    @property
    def drawn(self) -> Mapping[str, Mark]:
        """The marks by their entries' ids."""
        return {mark.of.entry: mark for lane in self.lanes for mark in lane.marks}
