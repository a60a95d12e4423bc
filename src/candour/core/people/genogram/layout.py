"""The genogram of a cast: families as blocks, the subject's own on top, all others beneath it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from candour.core.people.genogram.arranging import CELL, are_adjacent, arranged
from candour.core.people.genogram.kinship import Kinship, kinship_of
from candour.core.people.genogram.labels import LabelLine, called, label_of, notes_of
from candour.core.people.genogram.meanings import Meanings, Tie
from candour.core.people.genogram.model import Figure, Genogram, Line, Symbol, Words
from candour.core.people.genogram.routing import Router, nets_of
from candour.core.people.genogram.strokes import HALF, couple_line, net_line
from candour.core.people.mention import Sex
from candour.core.people.person import Cast

SYMBOL = 2 * HALF
_LEADING = 1.22
_UNDER = 8
_BAND_TOP, _BAND_FOOT, _TRACK, _PORTS = 16, 12, 12, 15
_BETWEEN, _HEADING = 26, 40
_MARGIN = 16
_LEAST_WIDTH = 7 * CELL
_MOST_UNRELATED = 24
_SYMBOLS = {Sex.MALE: Symbol.SQUARE, Sex.FEMALE: Symbol.CIRCLE}
_SEX_WORDS = {Sex.MALE: "male", Sex.FEMALE: "female"}


@dataclass(frozen=True, slots=True)
class _Block:
    """A family laid out by itself, from its own left and top."""

    width: float
    height: float
    figures: Sequence[Figure] = field(repr=False)
    lines: Sequence[Line] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What figures are drawn from."""

    cast: Cast
    kinship: Kinship
    meanings: Meanings
    lead: str | None
    labels: Mapping[str, Sequence[LabelLine]] = field(repr=False)
    said: Mapping[str, str] = field(repr=False)


def genogram_of(
    cast: Cast, meanings: Meanings, letters: Mapping[str, str], lead: str | None = None
) -> Genogram:
    """Lay a cast out: every person of the family's world once, professionals left to the table.

    `letters` lead from an agency to what it is told apart by; `lead` is the lead agency, whose
    missing records make a line broken. Without one, no line is.
    """
    wanted = _wanted(cast, meanings, letters, lead)
    kinship = wanted.kinship
    families, in_table = _shown(kinship, cast.subject)
    if not families:
        return Genogram(width=_LEAST_WIDTH, height=0, figures=(), lines=(), lead=lead)
    blocks = [_block(family, wanted) for family in families]
    width = max(blocks[0].width, _LEAST_WIDTH) + 2 * _MARGIN
    figures, lines, y = _moved(blocks[0], (width - blocks[0].width) / 2, _MARGIN)
    beside_from = y + _BETWEEN if blocks[1:] else None
    x, below = float(_MARGIN), y
    top = y + _BETWEEN + _HEADING
    width = max(width, *(block.width + 2 * _MARGIN for block in blocks))
    for block in blocks[1:]:
        if x + block.width > width - _MARGIN and x > _MARGIN:
            x, top = float(_MARGIN), below + _BETWEEN
        more_figures, more_lines, foot = _moved(block, x, top)
        figures, lines = [*figures, *more_figures], [*lines, *more_lines]
        x, below = x + block.width, max(below, foot)
    return Genogram(
        width=width,
        height=below + _MARGIN,
        figures=figures,
        lines=lines,
        beside_from=beside_from,
        in_table=in_table,
        lead=lead,
    )


def _wanted(
    cast: Cast, meanings: Meanings, letters: Mapping[str, str], lead: str | None
) -> _Wanted:
    kinship = kinship_of(cast, meanings, lead)
    notes = notes_of(cast, meanings)
    labels = {one.id: label_of(one, notes.get(one.id, ()), letters) for one in kinship.persons}
    said = {}
    for one in kinship.persons:
        recorded = [
            f"“{note.words}” ({', '.join(note.agencies)})" for note in notes.get(one.id, ())
        ]
        sex = kinship.sex.get(one.id)
        told = [called(one), _SEX_WORDS[sex] if sex else "sex not told", *recorded]
        said[one.id] = "; ".join(told)
    return _Wanted(cast, kinship, meanings, lead, labels, said)


def _shown(kinship: Kinship, subject: str | None) -> tuple[list[Sequence[str]], list[str]]:
    """Return the families to draw, and who is left to the table.

    Those are people of whom no relation is recorded: all without a name ("a man"), and too many.
    """
    named = {person.id for person in kinship.persons if person.names}
    drawn: list[Sequence[str]] = []
    in_table: list[str] = []
    unrelated = 0
    for family in kinship.families:
        is_unrelated = len(family) == 1 and family[0] not in kinship.related
        unrelated += is_unrelated
        is_left = family[0] not in named or unrelated > _MOST_UNRELATED
        if is_unrelated and is_left and family[0] != subject:
            in_table.append(family[0])
        else:
            drawn.append(family)
    # Families stand before single people, and who has a recorded relation before who has none.
    drawn[1:] = sorted(
        drawn[1:],
        key=lambda family: (len(family) == 1, not any(who in kinship.related for who in family)),
    )
    return drawn, in_table


def _block(family: Sequence[str], wanted: _Wanted) -> _Block:
    kinship = wanted.kinship
    rows, x = arranged(family, kinship)
    router = Router(rows, x, nets_of(family, kinship, rows))
    tops: dict[int, float] = {}
    bands: dict[int, float] = {}
    y = 0.0
    # Lines may pass a generation of which nobody is known.
    for generation in range(max(rows), -1, -1):
        people = [one for unit in rows.get(generation, ()) for one in unit]
        bands[generation] = y + _BAND_TOP
        if tracks := router.tracks(generation):
            ports = max((router.ports[one] for one in people), default=0)
            y += _BAND_TOP + _TRACK * tracks + _PORTS * ports + _BAND_FOOT
        if not people:
            continue
        tops[generation] = y
        y += SYMBOL + _UNDER + max(_height(wanted.labels[one]) for one in people) + _UNDER
    figures = [
        _figure(one, x[one], tops[generation] + SYMBOL / 2, wanted)
        for generation in sorted(rows, reverse=True)
        for unit in rows[generation]
        for one in unit
    ]
    at = {figure.person: figure for figure in figures}
    names = {one.id: called(one) for one in kinship.persons}
    lines = [net_line(one, at, bands, names) for one in router.routed]
    inside = set(family)
    lines += [
        couple_line(bond, at, names)
        for bond in kinship.bonds
        if bond.tie is Tie.COUPLE
        and bond.upper in inside
        and are_adjacent(bond.upper, bond.lower, rows)
    ]
    return _Block(max(x.values()) + CELL / 2, y, figures, lines)


def _figure(person: str, x: float, y: float, wanted: _Wanted) -> Figure:
    one = wanted.cast.person(person)
    assert one is not None  # noqa: S101 (every id of the kinship is a person of the cast)
    subject = wanted.cast.person(wanted.cast.subject or "")
    codes = {code for mention in one.mentions for code in mention.roles}
    symbol = _SYMBOLS.get(wanted.kinship.sex[person]) if person in wanted.kinship.sex else None
    if codes & wanted.meanings.pregnancy:
        symbol = Symbol.TRIANGLE
    return Figure(
        person=person,
        symbol=symbol or Symbol.DIAMOND,
        x=x,
        y=y,
        words=tuple(_words(wanted.labels[person], x, y + SYMBOL / 2 + _UNDER)),
        said=wanted.said[person],
        is_subject=one is subject,
        is_deceased=bool(codes & wanted.meanings.deceased),
        is_held=wanted.lead is None
        or any(agency.casefold() == wanted.lead.casefold() for agency in one.agencies),
    )


def _words(label: Sequence[LabelLine], x: float, top: float) -> Iterator[Words]:
    y = top
    for line in label:
        yield Words(
            text=line.text,
            x=x,
            y=y + line.size * 0.9,
            width=line.width,
            size=line.size,
            is_strong=line.is_strong,
        )
        y += line.size * _LEADING


def _height(label: Sequence[LabelLine]) -> float:
    return sum(line.size * _LEADING for line in label)


def _moved(block: _Block, right: float, down: float) -> tuple[list[Figure], list[Line], float]:
    """Return a block's figures and lines at their place in the picture, and where it ends."""
    figures = [
        replace(
            one,
            x=one.x + right,
            y=one.y + down,
            words=tuple(replace(line, x=line.x + right, y=line.y + down) for line in one.words),
        )
        for one in block.figures
    ]
    lines = [
        replace(
            one,
            paths=tuple(tuple((x + right, y + down) for x, y in path) for path in one.paths),
            marks=tuple((mark, x + right, y + down) for mark, x, y in one.marks),
        )
        for one in block.lines
    ]
    return figures, lines, down + block.height
