"""A timeline as SVG: positions are attributes, looks are the stylesheet's, every mark is a link.

Nothing is told by colour alone: a mark carries its agency's letter, an exact date is a disc, a
vague one a bar as long as its span, doubt has a broken line, a contradiction its own sign.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from candour.actions.timeline_pages import TimelinePage
from candour.core.chronology.timeline.layout import CELL
from candour.core.chronology.timeline.model import Awaited, Bar, Bridge, Hatch, Lane, Mark
from candour.core.chronology.timeline.window import Window
from candour.web.tags import entry_url, query
from candour.writers.chronology.agencies import AgencyKey

_SCALE, _NAME, _BELOW, _BARS, _FIGURE = 30, 22, 6, 52, 14
_WORDS_FIT = 90
_RADIUS = 9.5
_NOTHING = mark_safe("")


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of the timeline of one case, under the filters that stand."""

    case: str
    filters: Mapping[str, str] = field(repr=False)
    whole: Window

    def given(self, window: Window) -> dict[str, str]:
        """Return what the address of a window holds."""
        if window == self.whole:
            return dict(self.filters)
        # An end that is no more in the window would be no date at the calendar's end.
        start, end = window.first, window.last
        return {
            **self.filters,
            "start": start.isoformat("T", "minutes"),
            "end": end.isoformat("T", "minutes"),
        }

    def to(self, window: Window) -> str:
        """Return the address of a window, at its drawing."""
        address = reverse("timeline", args=[self.case])
        return f"{address}{query(self.given(window))}#drawing"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A lane and where it stands: its top, its first row, its foot, its bottom."""

    lane: Lane
    key: AgencyKey
    top: int
    rows: int
    foot: int
    bottom: int


class Drawn:
    """A drawing as SVG."""

    def __init__(self, page: TimelinePage, links: Links) -> None:
        self._page, self._links = page, links
        self._drawing = page.drawing
        self._lanes: list[_Placed] = []
        top = _SCALE
        for lane in self._drawing.lanes:
            placed = self._placed(lane, top)
            self._lanes.append(placed)
            top = placed.bottom
        self.height = top

    def _placed(self, lane: Lane, top: int) -> _Placed:
        rows = top + _NAME
        is_counted = self._drawing.is_counted
        foot = rows + (_BARS if is_counted else max(lane.rows, 1) * CELL)
        is_crowded = bool(lane.bars) and not is_counted
        bottom = foot + CELL * (is_crowded + bool(lane.awaited)) + _BELOW
        return _Placed(lane, self._page.keys[lane.agency], top, rows, foot, bottom)

    def svg(self) -> SafeString:
        """Return the whole drawing."""
        drawing = self._drawing
        parts = [*self._scale(), *(part for one in self._lanes for part in self._ground(one))]
        parts += [self._bridge(bridge) for bridge in drawing.bridges]
        parts += [
            format_html(
                '<g data-lane="{}">{}</g>',
                one.key.letter,
                format_html_join("", "{}", ((part,) for part in self._lane(one))),
            )
            for one in self._lanes
        ]
        return format_html(
            '<svg xmlns="http://www.w3.org/2000/svg" class="app-timeline" role="group" '
            'aria-label="Drawing" width="{0}" height="{1}" viewBox="0 0 {0} {1}" '
            'data-start="{2}" data-end="{3}">{4}{5}</svg>',
            drawing.width,
            self.height,
            drawing.window.first.isoformat("T", "minutes"),
            drawing.window.last.isoformat("T", "minutes"),
            _HATCHING,
            format_html_join("", "{}", ((part,) for part in parts)),
        )

    def _scale(self) -> Iterator[SafeString]:
        for tick in self._drawing.ticks:
            yield format_html(
                '<path class="app-timeline__tick" d="M{0} 18V{1}"/>'
                '<text class="app-timeline__scale" x="{2}" y="13">{3}</text>',
                _n(tick.x),
                self.height,
                _n(tick.x + 2),
                tick.words,
            )

    def _ground(self, one: _Placed) -> Iterator[SafeString]:
        yield format_html(
            '<path class="app-timeline__border" d="M0 {}H{}"/>', one.top, self._drawing.width
        )
        for hatch in one.lane.hatches:
            yield _hatched(hatch, one)
        yield format_html(
            '<text class="app-timeline__name" x="4" y="{}"><tspan class="app-timeline__letter">{}'
            "</tspan> {}</text>",
            one.top + 16,
            one.key.letter,
            one.key.agency,
        )

    def _lane(self, one: _Placed) -> Iterator[SafeString]:
        for mark in one.lane.marks:
            yield self._mark(mark, one)
        for bar in one.lane.bars:
            yield self._bar(bar, one)
        for awaited in one.lane.awaited:
            yield self._awaited(awaited, one)

    def _mark(self, mark: Mark, one: _Placed) -> SafeString:
        y = one.rows + mark.row * CELL
        of = mark.of
        classes = f"app-mark app-fill--{one.key.fill_number}"
        classes += " app-mark--doubted" if of.is_doubted else ""
        middle = _n(min(max(mark.middle, mark.left + CELL / 2), mark.right - CELL / 2))
        if mark.width:
            shape = format_html('<path class="app-mark__shape" d="{}"/>', _span(mark, y))
            middle = _n(mark.left + CELL / 2)
        else:
            shape = format_html(
                '<circle class="app-mark__shape" cx="{}" cy="{}" r="{}"/>',
                middle,
                y + CELL // 2,
                _RADIUS,
            )
        return format_html(
            '<a class="{}" href="{}"><title>{}</title>'
            '<rect class="app-mark__place" x="{}" y="{}" width="{}" height="{}"/>{}'
            '<text x="{}" y="{}">{}</text>{}</a>',
            classes,
            entry_url("entry", self._links.case, of.entry),
            self._said(mark, one.key),
            _n(mark.left),
            y,
            _n(mark.right - mark.left),
            CELL,
            shape,
            middle,
            y + 16,
            one.key.letter,
            _sign(mark.right - 5, y + 10) if of.is_contradicted else _NOTHING,
        )

    def _said(self, mark: Mark, key: AgencyKey) -> str:
        said = f"{key.letter} {key.agency}, {self._page.labels.get(mark.of.entry, '')}"
        if mark.of.is_contradicted:
            said += " (contradicts another entry)"
        return said

    def _bar(self, bar: Bar, one: _Placed) -> SafeString:
        counted, step = bar.counted, self._drawing.step
        is_crowd = not self._drawing.is_counted
        top, room = (one.foot, CELL) if is_crowd else (one.rows, _BARS)
        height = max(3, round((room - _FIGURE - 4) * bar.part))
        more = "more " if is_crowd else ""
        entries = "entry" if counted.entries == 1 else "entries"
        said = f"{one.key.letter} {one.key.agency}, {step.words(counted.step)}: "
        said += f"{counted.entries:,} {more}{entries}"
        if counted.contradicted:
            said += f", {counted.contradicted:,} contradicting others"
        middle = bar.x + bar.width / 2
        return format_html(
            '<a class="app-mark app-fill--{}" href="{}"><title>{}</title>'
            '<rect class="app-mark__place" x="{}" y="{}" width="{}" height="{}"/>'
            '<rect class="app-mark__shape" x="{}" y="{}" width="{}" height="{}"/>'
            '<text class="app-mark__figure" x="{}" y="{}">{}{}</text>{}</a>',
            one.key.fill_number,
            self._links.to(step.window(counted.step)),
            said,
            _n(bar.x),
            top,
            _n(bar.width),
            room,
            _n(bar.x + 1),
            top + room - height - 2,
            _n(max(bar.width - 2, 1)),
            height,
            _n(middle),
            top + room - height - 5,
            "+" if is_crowd else "",
            counted.entries,
            _sign(middle, top + 9) if counted.contradicted and not is_crowd else _NOTHING,
        )

    def _awaited(self, awaited: Awaited, one: _Placed) -> SafeString:
        step = self._drawing.step
        contacts = "contact" if awaited.silences == 1 else "contacts"
        said = (
            f"{one.key.letter} {one.key.agency}, {step.words(awaited.step)}: {awaited.silences:,} "
            f"{contacts} promised or expected, and not recorded"
        )
        href = "#silences"
        if awaited.because is not None:
            href = entry_url("entry", self._links.case, awaited.because)
        y = one.bottom - _BELOW - CELL
        middle = awaited.x + awaited.width / 2
        return format_html(
            '<a class="app-mark app-mark--awaited" href="{}"><title>{}</title>'
            '<rect class="app-mark__place" x="{}" y="{}" width="{}" height="{}"/>'
            '<path class="app-mark__shape" d="M{} {}l10 10l-10 10l-10 -10z"/>'
            '<text x="{}" y="{}">?{}</text></a>',
            href,
            said,
            _n(awaited.x),
            y,
            _n(awaited.width),
            CELL,
            _n(middle),
            y + 2,
            _n(middle),
            y + 16,
            awaited.silences if awaited.silences > 1 else "",
        )

    def _bridge(self, bridge: Bridge) -> SafeString:
        points = [
            (mark.middle, self._lanes[lane].rows + mark.row * CELL + CELL // 2)
            for lane, mark in bridge.ends
        ]
        path = "L".join(f"{_n(x)} {y}" for x, y in points)
        classes = "app-timeline__bridge"
        classes += " app-timeline__bridge--contradicted" if bridge.is_contradicted else ""
        (x1, y1), (x2, y2) = points[0], points[1]
        sign = _sign((x1 + x2) / 2 + 8, (y1 + y2) // 2) if bridge.is_contradicted else _NOTHING
        return format_html('<path class="{}" d="M{}"/>{}', classes, path, sign)


_HATCHING = mark_safe(
    '<defs><pattern id="no-entry" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<path class="app-timeline__hatching" d="M-2 2l4 -4M0 8l8 -8M6 10l4 -4"/></pattern></defs>'
)


def _hatched(hatch: Hatch, one: _Placed) -> SafeString:
    words = _NOTHING
    if hatch.width >= _WORDS_FIT:
        words = format_html(
            '<text class="app-timeline__silence" x="{}" y="{}">no entry</text>',
            _n(hatch.x + hatch.width / 2),
            one.rows + CELL // 2 + 4,
        )
    return format_html(
        '<rect class="app-timeline__gap" fill="url(#no-entry)" x="{}" y="{}" width="{}" '
        'height="{}"><title>{}, no entry</title></rect>{}',
        _n(hatch.x),
        one.top + 1,
        _n(hatch.width),
        one.bottom - one.top - 2,
        one.key.agency,
        words,
    )


def _span(mark: Mark, y: int) -> str:
    """Return the outline of a span: round where it ends, pointed where it goes on."""
    left, right = mark.left + 1, mark.right - 1
    top, bottom, middle = y + 4, y + 20, y + 12
    path = f"M{_n(left + 8)} {top}H{_n(right - 8)}"
    path += f"L{_n(right)} {middle}L{_n(right - 8)} {bottom}" if mark.is_open_right else (
        f"A8 8 0 0 1 {_n(right - 8)} {bottom}"
    )  # fmt: skip
    path += f"H{_n(left + 8)}"
    path += f"L{_n(left)} {middle}z" if mark.is_open_left else f"A8 8 0 0 1 {_n(left + 8)} {top}z"
    return path


def _sign(x: float, y: float) -> SafeString:
    return format_html('<text class="app-timeline__sign" x="{}" y="{}">≠</text>', _n(x), _n(y))


def _n(length: float) -> str:
    """Return a length as short as a screen can tell apart; never in a locale's figures."""
    return f"{length:.1f}".removesuffix(".0")
