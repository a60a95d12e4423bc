"""A genogram as SVG. Nothing is told by colour: shapes, strokes and letters say everything."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from candour.core.people.genogram.model import Figure, Genogram, Line, Stroke, Symbol
from candour.core.people.genogram.strokes import HALF
from candour.writers.key import Sample, key, letter
from candour.writers.svg import INK, LIGHT_INK, PAPER, element, inner, outline, picture, words

DASHES = "7 5"
_MARKS = {
    "½": "half-brother or half-sister",
    "S": "by a step-family",
    "F": "by fostering",
    "A": "by adoption",
    "K": "kin, as written at the person",
    "=": "a couple that stands apart here",
}
_SIZE, _HEADING = 12.0, 15.0

Link = Callable[[str], str]


def genogram_svg(
    genogram: Genogram, letters: Mapping[str, str], title: str, link: Link | None = None
) -> str:
    """Return a genogram with its key. `link` leads from a person to an address, on a page."""
    explained, bottom = key(_key(genogram, letters), genogram.width, genogram.height + 24)
    parts = [
        *_ground(genogram),
        element("g", *(_line(one) for one in genogram.lines), aria_hidden="true"),
        *(_figure(one, link) for one in genogram.figures),
        explained,
    ]
    return picture(parts, genogram.width, bottom, title, _description(genogram))


def _description(genogram: Genogram) -> str:
    people = len(genogram.figures)
    said = f"{people} {'person' if people == 1 else 'people'} in rows of generations."
    if genogram.lead is not None:
        said += f" Broken lines: {genogram.lead} has no record of it."
    return f"{said} The table beside the picture says everything that it shows."


def _ground(genogram: Genogram) -> Iterator[str]:
    if genogram.beside_from is not None:
        y = genogram.beside_from
        across = outline([(16, y), (genogram.width - 16, y)])
        yield element("path", d=across, stroke=LIGHT_INK, stroke_width=1)
        yield words(
            "Beside the family, as recorded",
            16,
            y + 19,
            _HEADING,
            fill=LIGHT_INK,
            font_weight="bold",
        )
    if genogram.in_table:
        more = len(genogram.in_table)
        said = f"and {more} more of whom no relation is recorded: in the table"
        yield words(said, 16, genogram.height + 8, _SIZE, fill=LIGHT_INK)


def _line(line: Line) -> str:
    strokes = "".join(outline(path) for path in line.paths)
    inside = [
        element("title", _title(line)),
        element(
            "path",
            d=strokes,
            fill="none",
            stroke=INK,
            stroke_width=2.4 if line.stroke is Stroke.COUPLE else 1.5,
            stroke_dasharray=None if line.is_held else DASHES,
        ),
    ]
    if line.ended:
        (left, y), (right, _) = line.paths[0][0], line.paths[0][-1]
        inside.append(_slash(left + HALF + (right - left - 2 * HALF) / 4, y))
    inside += [_mark(*one) for one in line.marks]
    return element("g", *inside)


def _title(line: Line) -> str:
    return inner(line.said if line.is_held else f"{line.said} (not recorded by the lead agency)")


def _slash(x: float, y: float) -> str:
    strokes = outline([(x - 8, y + 9), (x, y - 9)]) + outline([(x, y + 9), (x + 8, y - 9)])
    return element("path", d=strokes, stroke=INK, stroke_width=2)


def _mark(letter: str, x: float, y: float) -> str:
    return element(
        "g",
        element("circle", cx=x, cy=y, r=6.5, fill=PAPER, stroke=INK, stroke_width=1),
        words(letter, x, y + 3.5, 10, text_anchor="middle", font_weight="bold"),
    )


def _figure(figure: Figure, link: Link | None) -> str:
    lines = [
        words(
            line.text,
            line.x,
            line.y,
            line.size,
            text_anchor="middle",
            font_weight="bold" if line.is_strong else None,
        )
        for line in figure.words
    ]
    drawn = [
        *_symbol(figure.symbol, figure.x, figure.y, figure.is_held, figure.is_subject),
        *([_cross(figure.x, figure.y)] if figure.is_deceased else []),
        *lines,
    ]
    if link is not None:
        return element("a", *drawn, href=link(figure.person), aria_label=figure.said)
    return element("g", *drawn, role="img", aria_label=figure.said)


def _symbol(
    symbol: Symbol, x: float, y: float, is_held: bool, is_subject: bool, half: float = HALF
) -> Iterator[str]:
    dashes = None if is_held else DASHES
    yield _shape(symbol, x, y, half, dashes)
    if is_subject:
        yield _shape(symbol, x, y, half * (0.7 if symbol is Symbol.TRIANGLE else 0.78), dashes)


def _shape(symbol: Symbol, x: float, y: float, half: float, dashes: str | None) -> str:
    looks: dict[str, str | float | None] = {
        "fill": PAPER, "stroke": INK, "stroke_width": 2, "stroke_dasharray": dashes,
    }  # fmt: skip
    if symbol is Symbol.CIRCLE:
        return element("circle", cx=x, cy=y, r=half, **looks)
    if symbol is Symbol.SQUARE:
        points = [
            (x - half, y - half),
            (x + half, y - half),
            (x + half, y + half),
            (x - half, y + half),
        ]
    elif symbol is Symbol.DIAMOND:
        points = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
    else:
        points = [(x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8)]
    return element("path", d=outline(points, closed=True), **looks)


def _cross(x: float, y: float, half: float = HALF) -> str:
    strokes = outline([(x - half, y - half), (x + half, y + half)])
    strokes += outline([(x + half, y - half), (x - half, y + half)])
    return element("path", d=strokes, stroke=INK, stroke_width=1.6)


def _key(genogram: Genogram, letters: Mapping[str, str]) -> Iterator[tuple[Sample, str]]:
    """Yield what the key explains: only what the picture shows."""
    symbols = {figure.symbol for figure in genogram.figures}
    for symbol, said in (
        (Symbol.SQUARE, "male"),
        (Symbol.CIRCLE, "female"),
        (Symbol.DIAMOND, "sex not told"),
        (Symbol.TRIANGLE, "unborn child"),
    ):
        if symbol in symbols:
            yield _sample_symbol(symbol), said
    if any(figure.is_subject for figure in genogram.figures):
        yield _sample_symbol(Symbol.DIAMOND, is_subject=True), "double outline: the review is about"
    if any(figure.is_deceased for figure in genogram.figures):
        yield _sample_cross, "has died"
    lead = genogram.lead
    if lead is not None and not all(one.is_held for one in genogram.figures):
        yield _sample_symbol(Symbol.DIAMOND, is_held=False), f"{lead} has no record of the person"
    strokes = {line.stroke for line in genogram.lines}
    if Stroke.COUPLE in strokes:
        yield _sample_line(2.4), "couple, as recorded"
    if lead is not None and not all(line.is_held for line in genogram.lines):
        yield _sample_line(1.5, DASHES), f"{lead} has no record of the relation"
    if any(line.ended for line in genogram.lines):
        yield _sample_parted, "parted"
    marks = dict.fromkeys(mark for line in genogram.lines for mark, _, _ in line.marks)
    for mark in marks:
        yield partial(_mark, mark), _MARKS.get(mark, "as written")
    for agency, said in letters.items():
        yield partial(letter, said), agency


def _sample_cross(x: float, y: float) -> str:
    return _cross(x, y, 9)


def _sample_parted(x: float, y: float) -> str:
    return _sample_line(2.4)(x, y) + _slash(x, y)


def _sample_symbol(symbol: Symbol, *, is_held: bool = True, is_subject: bool = False) -> Sample:
    return lambda x, y: "".join(_symbol(symbol, x, y, is_held, is_subject, 9))


def _sample_line(width: float, dashes: str | None = None) -> Sample:
    return lambda x, y: element(
        "path",
        d=outline([(x - 22, y), (x + 22, y)]),
        stroke=INK,
        stroke_width=width,
        stroke_dasharray=dashes,
    )
