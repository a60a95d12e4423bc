"""The flow: along time, a lane for each agency, a mark where it learnt, arrows for contacts.

It shows what is recorded and what is not. A contact after which the receiver still has no record of
the fact is drawn as a contact, never as a failing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from candour.core.chronology.timeline.layout import CELL, Scale, draw_marks, ticks
from candour.core.chronology.timeline.model import Dated, Lane, Mark, Tick, dated_by
from candour.core.chronology.timeline.window import window_about
from candour.core.knowledge.drawing.matrix import earliest
from candour.core.knowledge.model import Contact, Fact, How, Knowledge, Outcome, WhoKnew

NAMES = 190
"""The room at the left for the names of agencies."""

SCALE = 30
"""The room at the top for the scale."""

_LANE_TOP, _LANE_FOOT = 8, 18
_APART, _BUNDLE = 10, 16
_RIGHT = 24


class About(StrEnum):
    """What an arrow's contact has to do with the facts of a drawing."""

    PASSED_ON = "passed_on"
    ASKED = "asked"
    REFUSED = "refused"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """Where an agency learnt a fact: a mark about `x`, or a span from `left` to `right`.

    `number` is the fact's among those drawn, from 1.
    """

    knowledge: Knowledge = field(repr=False)
    number: int
    x: float
    y: float
    left: float
    right: float
    is_span: bool
    is_doubted: bool

    @property
    def is_denial(self) -> bool:
        """Whether the agency asked and was told that it was not so."""
        return self.knowledge.how is How.DENIED


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLane:
    """One agency: its marks above the line at `base`; `knows_from` is where its knowing begins.

    `crowded` are marks that found no room, by place: how many stand there unseen.
    """

    agency: str
    top: float
    base: float
    bottom: float
    marks: Sequence[Learnt]
    knows_from: float | None
    crowded: Sequence[tuple[float, int]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """Contacts from one lane to another at about one time.

    `is_unordered` means that dates do not allow to say whether it came before or after.
    """

    contacts: tuple[str, ...]
    sender: str
    receiver: str
    about: About
    x: float
    begin: float
    end: float
    both_ways: bool
    is_unordered: bool
    is_undelivered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The drawing. `undated` counts what bears no date and stands in the table alone."""

    width: float
    height: float
    facts: Sequence[Fact]
    ticks: Sequence[Tick]
    lanes: Sequence[FlowLane]
    arrows: Sequence[Arrow]
    undated: int = 0


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A contact that is drawn: what it has to do with the facts, and its date in minutes."""

    contact: Contact
    about: About
    is_unordered: bool
    at: Dated


def flow_of(who_knew: WhoKnew, facts: Collection[str], width: int = 1100) -> Flow | None:
    """Draw facts, by their ids, along time; None where nothing of them bears a date."""
    shown = [fact for fact in who_knew.facts if fact.id in facts]
    known = sorted((one for one in who_knew.knowledge if one.fact in facts), key=earliest)
    dated = {one.id: dated_by(one.id, one.agency, one.first_known) for one in known}
    contacts, undated = _contacts(who_knew, facts)
    placed = [one for one in dated.values() if one is not None]
    moments = _moments([*placed, *(one.at for one in contacts)])
    if not moments:
        return None
    agencies = list(
        dict.fromkeys(
            [one.agency for one in sorted(known, key=lambda one: one.how is How.DENIED)]
            + [end for one in contacts for end in (one.contact.sender, one.contact.receiver)]
        )
    )
    window = window_about(min(moments), max(moments))
    drawing = draw_marks(window, width - NAMES - _RIGHT, agencies, placed)
    scale = Scale(drawing.window, drawing.width)
    numbers = {fact.id: number for number, fact in enumerate(shown, start=1)}
    lanes = _lanes(drawing.lanes, {one.id: one for one in known}, numbers)
    arrows = _arrows(contacts, {lane.agency: lane for lane in lanes}, scale)
    reach = max((arrow.x for arrow in arrows), default=0.0)
    return Flow(
        width=max(width, reach + _RIGHT),
        height=lanes[-1].bottom,
        facts=shown,
        ticks=[Tick(x=NAMES + tick.x, words=tick.words) for tick in ticks(scale)],
        lanes=lanes,
        arrows=arrows,
        undated=undated + sum(one is None for one in dated.values()),
    )


def contacts_about(who_knew: WhoKnew, facts: Collection[str]) -> Mapping[str, tuple[About, bool]]:
    """Return the contacts that bear on facts, by id, and what they have to do with them.

    True beside it says that dates do not allow to tell whether the contact came after.
    """
    found: dict[str, tuple[About, bool]] = {}
    for row in who_knew.unshared:
        if row.fact in facts:
            found |= dict.fromkeys(row.contacts, (About.NOT_RECORDED, False))
            found |= dict.fromkeys(row.unordered, (About.NOT_RECORDED, True))
    for contact in who_knew.contacts:
        if any(fact in facts for fact in contact.about):
            is_unordered = found.get(contact.id, (None, False))[1]
            found[contact.id] = _ABOUT.get(contact.outcome, About.PASSED_ON), is_unordered
    return found


_ABOUT = {Outcome.REFUSED: About.REFUSED, Outcome.ASKED: About.ASKED}


def _contacts(who_knew: WhoKnew, facts: Collection[str]) -> tuple[list[_Drawn], int]:
    about = contacts_about(who_knew, facts)
    drawn: list[_Drawn] = []
    undated = 0
    for contact in who_knew.contacts:
        if contact.id not in about:
            continue
        what, is_unordered = about[contact.id]
        at = dated_by(contact.id, contact.sender, contact.when)
        if at is None:
            undated += 1
        else:
            drawn.append(_Drawn(contact, what, is_unordered or at.is_doubted, at))
    return drawn, undated


def _moments(dated: Iterable[Dated]) -> list[int]:
    return [end for one in dated for end in (one.earliest, one.latest) if end is not None]


def _lanes(
    drawn: Iterable[Lane], known: Mapping[str, Knowledge], numbers: Mapping[str, int]
) -> list[FlowLane]:
    lanes = []
    top = float(SCALE)
    for lane in drawn:
        rows = max(lane.rows, 1) + bool(lane.bars)
        base = top + _LANE_TOP + rows * CELL + 4
        # The first row of marks stands nearest to the line.
        marks = [_learnt(mark, known[mark.of.entry], numbers, base) for mark in lane.marks]
        crowded = [(NAMES + bar.x + bar.width / 2, bar.counted.entries) for bar in lane.bars]
        lanes.append(
            FlowLane(
                agency=lane.agency,
                top=top,
                base=base,
                bottom=base + _LANE_FOOT,
                marks=marks,
                knows_from=min((one.x for one in marks if not one.is_denial), default=None),
                crowded=crowded,
            )
        )
        top = base + _LANE_FOOT
    return lanes


def _learnt(mark: Mark, knowledge: Knowledge, numbers: Mapping[str, int], base: float) -> Learnt:
    return Learnt(
        knowledge=knowledge,
        number=numbers[knowledge.fact],
        x=NAMES + (mark.left + CELL / 2 if mark.width else mark.x),
        y=base - 4 - CELL * mark.row - CELL / 2,
        left=NAMES + mark.left,
        right=NAMES + mark.right,
        is_span=mark.width > 0,
        is_doubted=mark.of.is_doubted,
    )


def _arrows(contacts: Sequence[_Drawn], lanes: Mapping[str, FlowLane], scale: Scale) -> list[Arrow]:
    """Return arrows, those of one kind and time in one, none on another."""
    bundles: dict[tuple[object, ...], list[_Drawn]] = defaultdict(list)
    for one in contacts:
        x = scale.x(one.at.begins_in(scale.window))
        of = one.contact
        bundles[
            int(x // _BUNDLE), of.sender, of.receiver, one.about, one.is_unordered,
            of.both_ways, of.undelivered,
        ].append(one)  # fmt: skip
    arrows: list[Arrow] = []
    for held in sorted(
        bundles.values(), key=lambda held: (held[0].at.begins_in(scale.window), held[0].contact.id)
    ):
        first = held[0].contact
        begin, end = lanes[first.sender].base, lanes[first.receiver].base
        x = NAMES + scale.x(held[0].at.begins_in(scale.window))
        arrows.append(
            Arrow(
                contacts=tuple(one.contact.id for one in held),
                sender=first.sender,
                receiver=first.receiver,
                about=held[0].about,
                x=_free(x, begin, end, arrows),
                begin=begin,
                end=end,
                both_ways=first.both_ways,
                is_unordered=held[0].is_unordered,
                is_undelivered=first.undelivered,
            )
        )
    return arrows


def _free(x: float, begin: float, end: float, arrows: Sequence[Arrow]) -> float:
    """Return the nearest place to the right where no arrow lies on another."""
    upper, lower = sorted((begin, end))
    beside = sorted(
        one.x
        for one in arrows
        if min(one.begin, one.end) < lower and upper < max(one.begin, one.end)
    )
    for other in beside:
        if abs(other - x) < _APART:
            x = other + _APART
    return x
