"""The flow as SVG: lanes, marks where agencies learnt, arrows for contacts. No colour says a thing.

A thick line runs on from where an agency knew. A filled head: passed on. An open head: a contact
after which nothing is recorded of its being passed on. A cross: refused. Broken: order unknown.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from candour.core.dates.naming import date_named
from candour.core.knowledge.drawing.flow import NAMES, SCALE, About, Arrow, Flow, FlowLane, Learnt
from candour.core.knowledge.model import Contact
from candour.core.people.genogram.measuring import width_of, wrapped
from candour.writers.key import Sample, key
from candour.writers.knowledge.wording import ABOUT, SHORT_HOW
from candour.writers.svg import INK, LIGHT_INK, PAPER, element, inner, outline, picture, words

_DASHES, _RADIUS, _HEAD = "6 4", 9.0, 7
_NAME, _SMALL, _BELOW_KEY = 13.0, 11.0, 12.0

Link = Callable[[str], str]


def flow_svg(
    flow: Flow,
    letters: Mapping[str, str],
    title: str,
    contacts: Mapping[str, Contact],
    link: Link | None = None,
) -> str:
    """Return a flow with its key. `link` leads from an entry's id to an address, on a page."""
    is_single = len(flow.facts) == 1
    explained, foot = key(_key(flow), flow.width, flow.height + 26)
    listed, bottom = _facts(flow, foot)
    parts = [
        *_scale(flow),
        *(part for lane in flow.lanes for part in _ground(lane, flow.width, letters, is_single)),
        *(_arrow(arrow, contacts, link) for arrow in flow.arrows),
        *(part for lane in flow.lanes for part in _marks(lane, flow.width, is_single, link)),
        explained,
        *listed,
    ]
    return picture(parts, flow.width, bottom, title, _description(flow))


def _description(flow: Flow) -> str:
    first = next((lane for lane in flow.lanes if lane.knows_from is not None), None)
    said = f"{len(flow.lanes)} agencies along time, {len(flow.arrows)} arrows for contacts."
    if first is not None and len(flow.facts) == 1:
        known = date_named(first.marks[0].knowledge.first_known)
        said += f" {first.agency} knew first: {known}."
    if flow.undated:
        said += f" {flow.undated} without a date stand in the table alone."
    return f"{said} The table beside the picture says everything that it shows."


def _facts(flow: Flow, top: float) -> tuple[list[str], float]:
    """Say under the key which facts are drawn, each by its number; one alone is in the heading."""
    if len(flow.facts) == 1:
        return [], top
    lines = []
    y = top + _BELOW_KEY
    for number, fact in enumerate(flow.facts, start=1):
        for line in wrapped(f"{number}  {fact.sentence}", flow.width - 40, _NAME):
            lines.append(words(line, 16, y, _NAME))
            y += 18
    return lines, y


def _scale(flow: Flow) -> Iterator[str]:
    for tick in flow.ticks:
        down = outline([(tick.x, 18), (tick.x, flow.height)])
        yield element("path", d=down, stroke="#cccccc", stroke_width=1)
        yield words(tick.words, tick.x + 3, 14, _SMALL, fill=LIGHT_INK)
    across = outline([(0, SCALE), (flow.width, SCALE)])
    yield element("path", d=across, stroke=LIGHT_INK, stroke_width=1)


def _ground(
    lane: FlowLane, width: float, letters: Mapping[str, str], is_single: bool
) -> Iterator[str]:
    across = outline([(0, lane.bottom), (width, lane.bottom)])
    yield element("path", d=across, stroke="#cccccc", stroke_width=1)
    name = f"{letters.get(lane.agency, '')} {lane.agency}".strip()
    lines = wrapped(name, NAMES - 24, _NAME, strong=True)[:2]
    for number, line in enumerate(lines):
        y = lane.base - 16 * (len(lines) - 1 - number) + 4
        yield words(line, 10, y, _NAME, font_weight="bold")
    before = outline([(NAMES, lane.base), (width - 8, lane.base)])
    yield element("path", d=before, stroke=LIGHT_INK, stroke_width=1)
    if is_single and lane.knows_from is not None:
        after = outline([(lane.knows_from, lane.base), (width - 8, lane.base)])
        yield element("path", d=after, stroke=INK, stroke_width=5)


def _arrow(arrow: Arrow, contacts: Mapping[str, Contact], link: Link | None) -> str:
    looks = _looks(arrow.about)
    down = 1 if arrow.end > arrow.begin else -1
    tip = arrow.end - 3 * down
    stroke = outline([(arrow.x, arrow.begin), (arrow.x, tip)])
    drawn = [
        element("title", inner(_said(arrow, contacts))),
        element(
            "path", d=stroke, stroke_dasharray=_DASHES if arrow.is_unordered else None, **looks
        ),
        element("circle", cx=arrow.x, cy=arrow.begin, r=2.4, fill=looks["stroke"]),
        _head(arrow.x, tip, down, arrow.about, looks),
    ]
    if arrow.both_ways:
        drawn.append(_head(arrow.x, arrow.begin + 3 * down, -down, arrow.about, looks))
    if arrow.is_undelivered:
        drawn.append(_bar(arrow.x, (arrow.begin + arrow.end) / 2, looks))
    if len(arrow.contacts) > 1:
        y = arrow.begin + (14 if down > 0 else -8)
        drawn.append(_haloed(f"×{len(arrow.contacts)}", arrow.x + 3, y, 10))
    first = contacts.get(arrow.contacts[0])
    if link is not None and first is not None:
        return element("a", *drawn, href=link(first.entries[0]))
    return element("g", *drawn)


def _head(
    x: float, tip: float, down: int, about: About, looks: Mapping[str, str | float | None]
) -> str:
    back = tip - _HEAD * down
    if about is About.REFUSED:
        cross = outline([(x - 5, back - 5), (x + 5, back + 5)])
        cross += outline([(x + 5, back - 5), (x - 5, back + 5)])
        return element("path", d=cross, **{**looks, "stroke_width": 2.4})
    points = [(x - 4.5, back), (x, tip), (x + 4.5, back)]
    if about is About.PASSED_ON:
        return element("path", d=outline(points, closed=True), **{**looks, "fill": INK})
    question = _haloed("?", x + 4, back - 4 * down + 3, _SMALL) if about is About.ASKED else ""
    return element("path", d=outline(points), **looks) + question


def _bar(x: float, y: float, looks: Mapping[str, str | float | None]) -> str:
    return element("path", d=outline([(x - 6, y + 3), (x + 6, y - 3)]), **looks)


def _haloed(text: str, x: float, y: float, size: float) -> str:
    """Return words that can be read over lines."""
    return words(
        text,
        x,
        y,
        size,
        paint_order="stroke",
        stroke=PAPER,
        stroke_width=3,
        stroke_linejoin="round",
    )


def _said(arrow: Arrow, contacts: Mapping[str, Contact]) -> str:
    dates = ", ".join(
        dict.fromkeys(date_named(contacts[one].when) for one in arrow.contacts if one in contacts)
    )
    said = f"{arrow.sender} to {arrow.receiver}, {dates}: {ABOUT[arrow.about]}"
    return f"{said}; the order cannot be said" if arrow.is_unordered else said


def _marks(lane: FlowLane, width: float, is_single: bool, link: Link | None) -> Iterator[str]:
    for mark in lane.marks:
        stem = outline([(mark.x, mark.y), (mark.x, lane.base)])
        yield element("path", d=stem, stroke=INK, stroke_width=1.2)
    for mark in lane.marks:
        drawn = [
            element("title", inner(_learnt_words(lane.agency, mark, is_single))),
            *_mark(mark, is_single),
        ]
        if is_single:
            drawn.append(_beside(mark, width))
        if link is not None:
            yield element("a", *drawn, href=link(mark.knowledge.rests.entry))
        else:
            yield element("g", *drawn, role="img")
    for x, count in lane.crowded:
        yield _haloed(f"+{count}", x, lane.top + 16, _SMALL)


def _mark(mark: Learnt, is_single: bool) -> Iterator[str]:
    dashes = "3 3" if mark.is_doubted else None
    fill = INK if is_single and not mark.is_denial else PAPER
    looks: dict[str, str | float | None] = {
        "fill": fill, "stroke": INK, "stroke_width": 1.8, "stroke_dasharray": dashes,
    }  # fmt: skip
    if mark.is_span:
        yield element(
            "rect", x=mark.left + 1, y=mark.y - 7, width=mark.right - mark.left - 2, height=14,
            rx=7, **{**looks, "fill": PAPER},
        )  # fmt: skip
        yield element("circle", cx=mark.x, cy=mark.y, r=4.0, fill=INK) if is_single else ""
    else:
        yield element("circle", cx=mark.x, cy=mark.y, r=6.5 if is_single else _RADIUS, **looks)
    if mark.is_denial:
        half = 4 if is_single else 7
        cross = outline([(mark.x - half, mark.y - half), (mark.x + half, mark.y + half)])
        yield element("path", d=cross, stroke=INK, stroke_width=1.8 if is_single else 1.0)
    if not is_single:
        yield words(
            str(mark.number), mark.x, mark.y + 4, _SMALL, text_anchor="middle", font_weight="bold"
        )


def _beside(mark: Learnt, width: float) -> str:
    """Return the date and the way of knowing, right of a mark where there is room, else left."""
    said = f"{date_named(mark.knowledge.first_known)}, {SHORT_HOW[mark.knowledge.how]}"
    right = mark.right + 2
    if right + width_of(said, _SMALL) < width:
        return _haloed(said, right, mark.y + 4, _SMALL)
    return _haloed(said, mark.left - 2 - width_of(said, _SMALL), mark.y + 4, _SMALL)


def _learnt_words(agency: str, mark: Learnt, is_single: bool) -> str:
    number = "" if is_single else f"fact {mark.number}: "
    how = SHORT_HOW[mark.knowledge.how]
    return f"{agency}, {number}{date_named(mark.knowledge.first_known)}, {how}"


def _key(flow: Flow) -> Iterator[tuple[Sample, str]]:
    marks = [mark for lane in flow.lanes for mark in lane.marks]
    if len(flow.facts) == 1:
        yield _sample_known, "first known; the thick line runs on from there"
    else:
        yield partial(_sample_mark, "1"), "first known, by the number of the fact"
    if any(mark.is_span for mark in marks):
        yield _sample_span, "within this stretch"
    if any(mark.is_denial for mark in marks):
        yield _sample_denied, "asked, and told that it was not so"
    kinds = {arrow.about for arrow in flow.arrows}
    for about in About:
        if about in kinds:
            yield partial(_sample_arrow, about, False), ABOUT[about]
    if any(arrow.is_unordered for arrow in flow.arrows):
        yield partial(_sample_arrow, About.NOT_RECORDED, True), "dates do not say before or after"
    if any(arrow.is_undelivered for arrow in flow.arrows):
        yield _sample_undelivered, "sent, and did not arrive"
    if any(len(arrow.contacts) > 1 for arrow in flow.arrows):
        yield partial(_sample_mark, "×2"), "so many contacts in one arrow"


def _sample_known(x: float, y: float) -> str:
    after = outline([(x, y), (x + 22, y)])
    return element("path", d=after, stroke=INK, stroke_width=5) + element(
        "circle", cx=x, cy=y, r=6.5, fill=INK
    )


def _sample_mark(said: str, x: float, y: float) -> str:
    ring = element("circle", cx=x, cy=y, r=_RADIUS, fill=PAPER, stroke=INK, stroke_width=1.8)
    return (ring if said.isdigit() else "") + words(
        said, x, y + 4, _SMALL, text_anchor="middle", font_weight="bold"
    )


def _sample_span(x: float, y: float) -> str:
    return element(
        "rect", x=x - 18, y=y - 7, width=36.0, height=14.0, rx=7.0, fill=PAPER, stroke=INK,
        stroke_width=1.8,
    )  # fmt: skip


def _sample_denied(x: float, y: float) -> str:
    cross = outline([(x - 4, y - 4), (x + 4, y + 4)])
    ring = element("circle", cx=x, cy=y, r=6.5, fill=PAPER, stroke=INK, stroke_width=1.8)
    return ring + element("path", d=cross, stroke=INK, stroke_width=1.8)


def _looks(about: About) -> dict[str, str | float | None]:
    is_strong = about is not About.NOT_RECORDED
    return {
        "stroke": INK if is_strong else LIGHT_INK,
        "stroke_width": 2.2 if is_strong else 1.1,
        "fill": "none",
    }


def _sample_arrow(about: About, is_unordered: bool, x: float, y: float) -> str:
    looks = _looks(about)
    stroke = outline([(x, y - 11), (x, y + 9)])
    line = element("path", d=stroke, stroke_dasharray="4 3" if is_unordered else None, **looks)
    return line + _head(x, y + 9, 1, about, looks)


def _sample_undelivered(x: float, y: float) -> str:
    return _sample_arrow(About.PASSED_ON, False, x, y) + _bar(x, y - 3, _looks(About.PASSED_ON))
