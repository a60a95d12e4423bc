"""What is drawn on a page besides words: rules, coloured areas, pictures."""

import ctypes as c
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from candour.readers.pdf import pdfium

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_LINE_TO, _BEZIER, _MOVE = 0, 1, 2
_THIN = 3.0
_SHORTEST = 3.0
_STRAIGHT = 0.8
_DEEPEST_FORM = 6
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 400
_MOST_CLIPS = 8
_ALMOST_WHITE = 245
_OPAQUE = 250

_Box = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]
_PLAIN: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):
    """A straight line: across (`at` is its height) or down (`at` is its distance from the left)."""

    at: float
    start: float
    end: float


class Box(NamedTuple):
    """An area that is filled or holds a picture, and its place in the order of drawing."""

    x0: float
    top: float
    x1: float
    bottom: float
    order: int
    white: bool = False
    colour: tuple[int, int, int] = (0, 0, 0)

    def covers(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Say whether all but the margin of another box lies under this one."""
        wide, tall = 0.15 * (x1 - x0), 0.25 * (bottom - top)
        return (
            self.x0 <= x0 + wide
            and self.x1 >= x1 - wide
            and self.top <= top + tall
            and self.bottom >= bottom - tall
        )


@dataclass(slots=True)
class Drawn:
    """The straight lines, filled areas and pictures of one page."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    grounds: list[Box] = field(default_factory=list)
    """where anything coloured is painted: pale words can be read on it"""
    pictures: list[Box] = field(default_factory=list)
    text_order: dict[int, int] = field(default_factory=dict)
    """the place of each text object in the order of drawing, by its address"""
    objects: int = 0


class _Walk:
    def __init__(self, width: float, height: float) -> None:
        self.found = Drawn()
        self.width, self.height = width, height
        self.bounds = (c.c_float * 4)()
        self.modes = (c.c_int * 2)()
        self.colour = (c.c_uint * 4)()
        self.matrix = (c.c_float * 6)()
        self.point = (c.c_float * 2)()

    def object(self, of: int, matrix: _Matrix, depth: int) -> None:
        found = self.found
        found.objects += 1
        if found.objects > _MOST_OBJECTS:
            return
        kind = pdfium.type_of(of)
        if kind == _TEXT:
            found.text_order[of] = found.objects
        elif kind == _PATH:
            self._path(of, matrix)
        elif kind == _IMAGE:
            found.pictures.append(Box(*self._box(of, matrix), found.objects))
        elif kind == _SHADING:
            found.grounds.append(Box(0, 0, self.width, self.height, found.objects))
        elif kind == _FORM and depth < _DEEPEST_FORM:
            inner = _times(self._matrix(of), matrix)
            for index in range(pdfium.count_in_form(of)):
                self.object(pdfium.object_in_form(of, index), inner, depth + 1)

    def _matrix(self, of: int) -> _Matrix:
        if not pdfium.object_matrix(of, c.addressof(self.matrix)):
            return _PLAIN
        a, b, cc, d, e, f = self.matrix
        return a, b, cc, d, e, f

    def _box(self, of: int, matrix: _Matrix) -> _Box:
        at = c.addressof(self.bounds)
        pdfium.bounds_of(of, at, at + 4, at + 8, at + 12)
        left, bottom, right, top = self.bounds
        if matrix is not _PLAIN:
            xs, ys = zip(
                *(_moved(x, y, matrix) for x in (left, right) for y in (bottom, top)), strict=True
            )
            left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
        return left, self.height - top, right, self.height - bottom

    def _path(self, of: int, matrix: _Matrix) -> None:
        at = c.addressof(self.modes)
        pdfium.draw_mode(of, at, at + 4)
        filled, stroked = self.modes[0] != 0, self.modes[1] != 0
        if not (filled or stroked):
            return
        box = self._box(of, matrix)
        white, opaque = self._fill(of) if filled else (False, False)
        if not white:
            self.found.grounds.append(Box(*box, self.found.objects))
        if box[2] - box[0] >= 0.97 * self.width and box[3] - box[1] >= 0.97 * self.height:
            return
        thin = box[3] - box[1] <= _THIN or box[2] - box[0] <= _THIN
        if filled and not thin and self._is_rectangle(of):
            self._area(of, self._clipped(of, box, matrix), (white, opaque, stroked))
        elif not thin:
            if stroked or not white:
                self._edges(of, matrix, stroked)
        elif stroked or not white:
            self._thin(*box)

    def _area(self, of: int, box: _Box, look: tuple[bool, bool, bool]) -> None:
        """Note a filled rectangle, as far as it is not clipped away, and its edges."""
        white, opaque, stroked = look
        x0, top, x1, bottom = box
        if x1 - x0 <= _THIN or bottom - top <= _THIN:
            if x1 > x0 and bottom > top and not white:
                self._thin(*box)
            return
        if opaque:
            red, green, blue, _ = self.colour
            look_of = (white, (red, green, blue))
            self.found.fills.append(Box(*box, self.found.objects, *look_of))
        if stroked or not white:
            corners = [(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)]
            for one, two in pairwise(corners):
                self._edge(one, two)

    def _is_rectangle(self, of: int) -> bool:
        """Say whether a path is one rectangle: a frame of four thin bars hides nothing inside."""
        count = pdfium.count_segments(of)
        return 4 <= count <= 6 and all(
            pdfium.segment_type(pdfium.segment_at(of, index)) == _LINE_TO
            for index in range(1, count - 1)
        )

    def _clipped(self, of: int, box: _Box, matrix: _Matrix) -> _Box:
        """Return the part of a box that the object's clipping lets through."""
        clip = pdfium.clip_of(of)
        x0, top, x1, bottom = box
        place = c.addressof(self.point)
        for path in range(min(max(pdfium.clip_paths(clip) if clip else 0, 0), _MOST_CLIPS)):
            xs: list[float] = []
            ys: list[float] = []
            for index in range(min(pdfium.clip_segments(clip, path), _MOST_SEGMENTS)):
                segment = pdfium.clip_segment_at(clip, path, index)
                pdfium.segment_point(segment, place, place + 4)
                x, y = _moved(self.point[0], self.point[1], matrix)
                xs.append(x)
                ys.append(self.height - y)
            if xs:
                x0, x1 = max(x0, min(xs)), min(x1, max(xs))
                top, bottom = max(top, min(ys)), min(bottom, max(ys))
        return x0, top, max(x0, x1), max(top, bottom)

    def _thin(self, x0: float, top: float, x1: float, bottom: float) -> None:
        wide, tall = x1 - x0, bottom - top
        if wide >= tall:
            self.found.across.append(Rule((top + bottom) / 2, x0, x1))
        elif tall >= 1.0:
            self.found.down.append(Rule((x0 + x1) / 2, top, bottom))

    def _fill(self, of: int) -> tuple[bool, bool]:
        at = c.addressof(self.colour)
        if not pdfium.object_fill(of, at, at + 4, at + 8, at + 12):
            return False, False
        red, green, blue, alpha = self.colour
        return min(red, green, blue) >= _ALMOST_WHITE, alpha >= _OPAQUE

    def _edges(self, of: int, matrix: _Matrix, stroked: bool) -> None:
        """Note the straight edges of a path that encloses an area or runs round corners."""
        own = _times(self._matrix(of), matrix)
        count = pdfium.count_segments(of)
        if count > _MOST_SEGMENTS and not stroked:
            return  # a drawing
        before: tuple[float, float] | None = None
        first: tuple[float, float] | None = None
        place = c.addressof(self.point)
        for index in range(min(count, 20 * _MOST_SEGMENTS)):
            segment = pdfium.segment_at(of, index)
            kind = pdfium.segment_type(segment)
            pdfium.segment_point(segment, place, place + 4)
            x, y = _moved(self.point[0], self.point[1], own)
            here = (x, self.height - y)
            if kind == _MOVE:
                first = here
            elif before is not None:
                if kind == _LINE_TO:
                    self._edge(before, here)
                if first is not None and pdfium.segment_closes(segment):
                    self._edge(here, first)
            before = here

    def _edge(self, one: tuple[float, float], two: tuple[float, float]) -> None:
        (ax, ay), (bx, by) = one, two
        if abs(ay - by) <= _STRAIGHT and abs(ax - bx) >= _SHORTEST:
            self.found.across.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
        elif abs(ax - bx) <= _STRAIGHT and abs(ay - by) >= _SHORTEST:
            self.found.down.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    if outer is _PLAIN:
        return inner
    a, b, cc, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, cc * g + d * i, cc * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _moved(x: float, y: float, by: _Matrix) -> tuple[float, float]:
    return by[0] * x + by[2] * y + by[4], by[1] * x + by[3] * y + by[5]


def drawn_on(page: int, width: float, height: float) -> Drawn:
    """Return what is drawn on the page at this address. Cost grows linearly with its objects."""
    walk = _Walk(width, height)
    for index in range(pdfium.count_objects(page)):
        walk.object(pdfium.object_at(page, index), _PLAIN, 0)
    return walk.found
