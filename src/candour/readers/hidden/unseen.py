"""Tell the words of a page that can be seen from those that can only be copied.

A page is drawn twice, as it is and without its text. Where the two are alike, a letter adds
nothing to what is seen: it is under a box or a picture, white on white, off the page, or drawn with
no ink. So no list of tricks is needed; what covers a letter is only asked to say where it was.
"""

import ctypes as c
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageChops
from pypdfium2 import raw

from candour.core.leaks.stretch import Stretch
from candour.readers.pdf.pdfium import (
    address_of,
    bounds_of,
    count_in_form,
    count_marks,
    count_objects,
    draw_mode,
    mark_name,
    mark_of,
    object_at,
    object_fill,
    object_in_form,
    render_mode,
    text_object,
    type_of,
    unicode_of,
)

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = (
    raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM,
)  # fmt: skip
_NO_INK = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
_HARMLESS_NOTES = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP})
_REDACTION = raw.FPDF_ANNOT_REDACT
_Box = tuple[float, float, float, float]

_SCALE = 2.0
_MOST_PIXELS = 16_000_000
_DEEPEST = 8
_NO_DIFFERENCE = 12
_PAPER = 200
_THIN = 3.0
_LEAST_LETTERS = 2
_NEARLY_WHITE = 230
_SMALL, _GROUND = 0.1, 0.5
_EVERYWHERE: _Box = (-1e6, -1e6, 1e6, 1e6)
# A program that redacts may draw each box as an object of its own, with a date or a reason in it.
_STAMP = "text drawn together with a box"


@dataclass(frozen=True, slots=True)
class _Letter:
    sign: str = field(repr=False)
    box: _Box = (0, 0, 0, 0)
    """left, bottom, right, top in the page's own units"""
    place: int = 0
    """the address of the text object that draws it"""


_LAYER = "OC\0".encode("utf-16-le")
_MOST_MARKS = 8


@dataclass(slots=True)
class _Objects:
    """What a page draws, in order; objects inside forms by the place of the form."""

    texts: list[int] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)
    modes: dict[int, int] = field(default_factory=dict)
    forms: dict[int, _Box] = field(default_factory=dict)
    covers: list[tuple[int, str, _Box]] = field(default_factory=list)
    boxes: list[_Box] = field(default_factory=list)
    """of texts"""
    layered: set[int] = field(default_factory=set)
    """texts that stand in a layer, which may be switched off"""
    has_ink_of_paper: bool = False


def page_words(page: pypdfium2.PdfPage, number: int) -> Iterator[Stretch]:
    """Yield what a page shows as one stretch, and each run that it hides as one of its own."""
    objects = _objects(page)
    redactions = list(_redactions(page))
    words = page.get_textpage()
    try:
        if not (redactions or _is_worth_a_look(page, objects)):
            text = words.get_text_range() if words.count_chars() else ""
            yield Stretch(f"page {number}", text.replace("\x02", "-\n").replace("\ufffe", "-\n"))
            return
        letters = list(_letters(words))
    finally:
        words.close()
    unseen = _unseen(page, letters, objects)
    shown: list[str] = []
    places = (
        _place_of(one, n in unseen, page, objects, redactions) for n, one in enumerate(letters)
    )
    for place, run in groupby(
        zip(letters, _smoothed(list(places), letters), strict=True), key=lambda p: p[1]
    ):
        text = "".join(letter.sign for letter, _ in run)
        if place is None or sum(sign.isalnum() for sign in text) < _LEAST_LETTERS:
            shown.append(text)
        else:
            shown.append(" ")
            yield Stretch(f"{place}, page {number}", text, concealed=place != _STAMP)
    yield Stretch(f"page {number}", "".join(shown))


def _letters(words: Any) -> Iterator[_Letter]:
    page = address_of(words.raw)
    left, right, bottom, top = (c.c_double() for _ in range(4))
    for n in range(words.count_chars()):
        code = unicode_of(page, n)
        sign = chr(code) if code < 0x110000 else "\ufffd"
        box: _Box = (0, 0, 0, 0)
        if not sign.isspace():
            raw.FPDFText_GetCharBox(words.raw, n, left, right, bottom, top)
            box = (left.value, bottom.value, right.value, top.value)
        # PDFium marks a hyphen at a line's end by this sign.
        yield _Letter("-\n" if code == 2 else sign, box, text_object(page, n) or 0)


def _objects(page: pypdfium2.PdfPage) -> _Objects:
    found = _Objects()
    place = address_of(page.raw)
    for n in range(count_objects(place)):
        _note(object_at(place, n), n, 0, found)
    return found


def _note(one: int, n: int, depth: int, found: _Objects) -> None:
    kind = type_of(one)
    if kind == _TEXT:
        found.texts.append(one)
        found.order[one] = n
        found.boxes.append(_EVERYWHERE if depth else _bounds(one))
        found.modes[one] = render_mode(one)
        if _is_layered(one):
            found.layered.add(one)
        colour = _colour(one)
        found.has_ink_of_paper |= found.modes[one] in _NO_INK or (
            colour is not None and min(colour[:3]) > _NEARLY_WHITE
        )
        return
    if kind == _FORM:
        if depth == 0:
            found.forms[n] = _bounds(one)
        if depth < _DEEPEST:
            for inside in range(count_in_form(one)):
                _note(object_in_form(one, inside), n, depth + 1, found)
        return
    box = _bounds(one)
    if (
        depth == 0
        and kind == _PATH
        and (_is_filled(one) or _stroke(one) > _THIN)
        and max(min(box[2] - box[0], box[3] - box[1]), _stroke(one)) > _THIN
    ):
        found.covers.append((n, "box", box))
    elif depth and kind == _PATH:
        # Bounds inside a form are in its own measure: good enough to say that there is something.
        found.covers.append((n, "box", _EVERYWHERE))
    elif kind in (_IMAGE, _SHADING):
        told = "picture" if kind == _IMAGE else "box"
        found.covers.append((n, told, _EVERYWHERE if depth else box))


def _is_worth_a_look(page: pypdfium2.PdfPage, objects: _Objects) -> bool:
    """Tell whether anything could hide a letter: most pages are text and thin lines alone."""
    if objects.has_ink_of_paper or objects.layered:
        return True
    for n in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, n)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind not in _HARMLESS_NOTES:
            return True
    paper = page.get_bbox()
    if any(not _touch(box, paper) for box in objects.boxes):
        return True
    return any(_touch(cover, box) for _, _, cover in objects.covers for box in objects.boxes)


def _unseen(page: pypdfium2.PdfPage, letters: list[_Letter], objects: _Objects) -> frozenset[int]:
    """Return which letters add nothing to what is seen."""
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    whole = page.render(scale=scale).to_pil().convert("RGB")
    for one in objects.texts:
        raw.FPDFTextObj_SetTextRenderMode(_object(one), raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    bare = page.render(scale=scale).to_pil().convert("RGB")
    difference = ImageChops.difference(whole, bare).convert("L")
    tint = whole.convert("L")
    has_picture = any(kind == "picture" for _, kind, _ in objects.covers)
    unseen: set[int] = set()
    for n, letter in enumerate(letters):
        if letter.sign.isspace() or letter.box == (0, 0, 0, 0):
            continue
        area = _pixels(page, letter.box, scale)
        if _highest(difference, area) >= _NO_DIFFERENCE:
            continue
        if objects.modes.get(letter.place) in _NO_INK and has_picture and not _is_blot(tint, area):
            continue  # the text of a scan lies under its picture, where the eye reads it
        unseen.add(n)
    return frozenset(unseen)


def _is_layered(text: int) -> bool:
    """Tell whether a text is marked as part of a layer (ISO 32000-1, 8.11.3.2)."""
    name, size = c.create_string_buffer(8), c.c_ulong()
    told = c.addressof(name), c.sizeof(name), c.addressof(size)
    return any(
        mark_name(mark_of(text, n), *told) and name.raw[: size.value] == _LAYER
        for n in range(min(count_marks(text), _MOST_MARKS))
    )


def _place_of(
    letter: _Letter, is_unseen: bool, page: pypdfium2.PdfPage, objects: _Objects,
    redactions: list[_Box],
) -> str | None:  # fmt: skip
    if letter.sign.isspace() or not (is_unseen or redactions):
        return None
    centre = ((letter.box[0] + letter.box[2]) / 2, (letter.box[1] + letter.box[3]) / 2)
    if any(_holds(box, centre) for box in redactions):
        return "unapplied redaction"
    return _cover(letter, centre, page, objects) if is_unseen else None


def _cover(
    letter: _Letter, centre: tuple[float, float], page: pypdfium2.PdfPage, objects: _Objects
) -> str:
    """Say what keeps a letter from being seen."""
    if not _holds(page.get_bbox(), centre):
        return "text off the page"
    if letter.place in objects.layered:
        return "text in a layer that is switched off"
    above = objects.order.get(letter.place, -1)
    if above in objects.forms and _share(objects.forms[above], page) < _SMALL:
        return _STAMP
    for n, kind, box in reversed(objects.covers):
        # Black words in a black box are under it, to the eye; the page's own ground is no box.
        if _holds(box, centre) and (n > above or _share(box, page) < _GROUND):
            return f"text under a {kind}"
    if objects.modes.get(letter.place) in _NO_INK:
        return "text drawn without ink"
    return "text in the colour of its background"


def _smoothed(places: list[str | None], letters: list[_Letter]) -> Iterator[str | None]:
    """Give spaces between two letters of one place that place, too."""
    following: list[str | None] = [None] * len(places)
    after: str | None = None
    for n in range(len(places) - 1, -1, -1):
        following[n] = after
        after = after if letters[n].sign.isspace() else places[n]
    before: str | None = None
    for n, place in enumerate(places):
        if letters[n].sign.isspace():
            yield before if before == following[n] else None
        else:
            before = place
            yield place


def _redactions(page: pypdfium2.PdfPage) -> Iterator[_Box]:
    """Yield the areas that a program was told to redact and did not."""
    for n in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, n)
        try:
            if raw.FPDFAnnot_GetSubtype(note) == _REDACTION:
                area = raw.FS_RECTF()
                raw.FPDFAnnot_GetRect(note, area)
                low, high = sorted((area.bottom, area.top))
                yield area.left, low, area.right, high
        finally:
            raw.FPDFPage_CloseAnnot(note)


def _pixels(page: pypdfium2.PdfPage, box: _Box, scale: float) -> tuple[int, int, int, int]:
    """Return the pixels of an area, by the library's own reckoning of turned and cut pages."""
    x, y = c.c_int(), c.c_int()
    width, height = page.get_size()
    size = (round(width * scale), round(height * scale))
    corners = []
    for across, up in ((box[0], box[1]), (box[2], box[3])):
        raw.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, across, up, x, y)
        corners.append((x.value, y.value))
    (x1, y1), (x2, y2) = corners
    return min(x1, x2), min(y1, y2), max(x1, x2) + 1, max(y1, y2) + 1


def _highest(picture: Image.Image, area: tuple[int, int, int, int]) -> int:
    left, top, right, bottom = area
    area = (max(left, 0), max(top, 0), min(right, picture.width), min(bottom, picture.height))
    if area[0] >= area[2] or area[1] >= area[3]:
        return 0
    return int(picture.crop(area).getextrema()[1])  # type: ignore[arg-type]


def _is_blot(tint: Image.Image, area: tuple[int, int, int, int]) -> bool:
    """Tell whether an area is of one colour that is no paper's: a box within a scanned picture."""
    low, high = tint.crop(area).getextrema()
    return int(high) - int(low) < _NO_DIFFERENCE and int(high) < _PAPER  # type: ignore[arg-type]


def _bounds(one: int) -> _Box:
    left, bottom, right, top = (c.c_float() for _ in range(4))
    bounds_of(one, c.addressof(left), c.addressof(bottom), c.addressof(right), c.addressof(top))
    return left.value, bottom.value, right.value, top.value


def _is_filled(path: int) -> bool:
    mode, stroke = c.c_int(), c.c_int()
    draw_mode(path, c.addressof(mode), c.addressof(stroke))
    return mode.value != 0


def _stroke(path: int) -> float:
    width = c.c_float()
    raw.FPDFPageObj_GetStrokeWidth(_object(path), width)
    return width.value


def _colour(one: int) -> tuple[int, int, int, int] | None:
    parts = [c.c_uint() for _ in range(4)]
    if not object_fill(one, *map(c.addressof, parts)):
        return None
    red, green, blue, opacity = (part.value for part in parts)
    return red, green, blue, opacity


def _object(place: int) -> Any:
    return c.cast(place, raw.FPDF_PAGEOBJECT)


def _share(box: _Box, page: pypdfium2.PdfPage) -> float:
    width, height = page.get_size()
    return float(abs((box[2] - box[0]) * (box[3] - box[1])) / max(width * height, 1))


def _holds(box: _Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _touch(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
