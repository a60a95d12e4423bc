"""Whatever is recorded of whom, a genogram shows everybody once and can be read."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from candour.core.people.genogram.layout import genogram_of
from candour.core.people.genogram.model import Figure, Genogram, Line
from candour.core.people.genogram.strokes import HALF
from candour.core.people.mention import Sex
from candour.core.people.person import Cast
from candour.vocabulary.genogram import load_genogram_meanings
from candour.writers.genogram.svg import genogram_svg
from tests.unit.core.people.people_for_tests import cast, person, relation

AGENCIES = ("Police", "GP", "Social care")
LETTERS = {agency: "ABC"[number] for number, agency in enumerate(AGENCIES)}
CODES = (*load_genogram_meanings().ties, "friend", "lodger", "next_of_kin")
NAMES = st.text("abcdeWMm <&>\"'é日", min_size=1, max_size=40).filter(str.strip)


@st.composite
def casts(draw: st.DrawFn) -> Cast:
    count = draw(st.integers(1, 14))
    people = [
        person(
            f"{draw(NAMES)}{number}",
            draw(st.lists(st.sampled_from(AGENCIES), min_size=1, unique=True)),
            sex=draw(st.sampled_from([*Sex, None])),
            roles=draw(st.sampled_from([(), ("unborn_baby",), ("deceased",)])),
        )
        for number in range(count)
    ]
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    said = draw(
        st.lists(st.tuples(ends, st.sampled_from(CODES), st.sampled_from(AGENCIES)), max_size=24)
    )
    relations = [
        relation(people[one], people[other], code, agency) for (one, other), code, agency in said
    ]
    return cast(people, relations, draw(st.sampled_from(people)))


def drawn(made: Cast) -> Genogram:
    return genogram_of(made, load_genogram_meanings(), LETTERS, "Social care")


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(deadline=None)
@given(casts())
def test_everybody_is_shown_once_and_no_words_lie_on_words(made: Cast) -> None:
    genogram = drawn(made)
    shown = [figure.person for figure in genogram.figures]
    assert sorted([*shown, *genogram.in_table]) == sorted(one.id for one in made.persons)
    boxes = [line.box for figure in genogram.figures for line in figure.words]
    symbols = [(one.x - HALF, one.y - HALF, one.x + HALF, one.y + HALF) for one in genogram.figures]
    marks = [(x - 7, y - 7, x + 7, y + 7) for one in genogram.lines for _, x, y in one.marks]
    for one, other in combinations([*boxes, *symbols, *marks], 2):
        assert not overlap(one, other)
    for box in (*boxes, *symbols):
        assert box[0] >= 0
        assert box[2] <= genogram.width
        assert box[3] <= genogram.height


@settings(deadline=None)
@given(casts())
def test_every_line_joins_people_and_its_strokes_hold_together(made: Cast) -> None:
    genogram = drawn(made)
    at = {figure.person: figure for figure in genogram.figures}
    for line in genogram.lines:
        assert len(set(line.ends)) == len(line.ends) >= 2
        assert all(reaches(line, at[one]) for one in line.ends)
        assert is_one_piece(line)
        words = [one.box for figure in genogram.figures for one in figure.words]
        for path in line.paths:
            for (left, top), (right, foot) in pairwise(path):
                stroke = (min(left, right), min(top, foot), max(left, right), max(top, foot))
                assert not any(overlap(stroke, box) for box in words)


def reaches(line: Line, figure: Figure) -> bool:
    return (
        any(
            abs(x - figure.x) <= HALF and abs(y - figure.y) <= HALF
            for path in line.paths
            for x, y in (path[0], path[-1])
        )
        or any(is_on(path, figure.x, figure.y) for path in line.paths)
        or starts_between(line, figure)
    )


def starts_between(line: Line, figure: Figure) -> bool:
    """A child's line leaves a couple in the middle between the two."""
    x, y = line.paths[0][0]
    return y == figure.y and abs(x - figure.x) <= 2 * 188


def is_on(points: Sequence[tuple[float, float]], x: float, y: float) -> bool:
    return any(
        min(a[0], b[0]) - 0.1 <= x <= max(a[0], b[0]) + 0.1
        and min(a[1], b[1]) - 0.1 <= y <= max(a[1], b[1]) + 0.1
        for a, b in pairwise(points)
    )


def is_one_piece(line: Line) -> bool:
    held, left = [line.paths[0]], list(line.paths[1:])
    while left:
        joined = next(
            (
                path
                for path in left
                if any(is_on(one, *path[0]) or is_on(path, *one[-1]) for one in held)
            ),
            None,
        )
        if joined is None:
            return False
        held.append(joined)
        left.remove(joined)
    return True


@settings(deadline=None)
@given(casts())
def test_one_cast_is_one_drawing_and_sound_xml(made: Cast) -> None:
    svg = genogram_svg(drawn(made), LETTERS, "Genogram")
    assert svg == genogram_svg(drawn(made), LETTERS, "Genogram")
    root = ElementTree.fromstring(svg)
    said = {one.get("aria-label", "") for one in root.iter() if one.get("role") == "img"}
    assert len(said) == len(made.persons)
