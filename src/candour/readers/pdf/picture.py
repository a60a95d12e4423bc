"""A page of a PDF as it is printed, with some of its words marked."""

import io
from collections.abc import Sequence

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageChops

from candour.core.quotations.stream import letters, places_of_letters
from candour.errors import DamagedFile
from candour.readers.limits import Limits
from candour.readers.pdf.pdfium import address_of, unicode_of
from candour.readers.pictures import unpacked
from candour.readers.reading import Member, Reading

_WIDE = 1_000
_MOST_PIXELS = 4_000_000
_MARKER = (255, 236, 130)
"""Black words on it stay black: the marker is multiplied in."""


def draw(asked: bytes, limits: Limits) -> Reading:
    """Draw what `picture_of_page` asks for: the worker's side of it."""
    page_number, words, data = unpacked(asked)
    document = pypdfium2.PdfDocument(data)
    try:
        if not 1 <= page_number <= min(len(document), limits.pages):
            raise DamagedFile("the file has no such page")
        page = document[page_number - 1]
        wide, tall = page.get_size()
        scale = min(_WIDE / max(wide, 1.0), (_MOST_PIXELS / max(wide * tall, 1.0)) ** 0.5)
        bitmap = page.render(scale=scale)
        picture = bitmap.to_pil().convert("RGB")
        for box in _boxes(page, bitmap, words):
            _mark(picture, box)
        held = io.BytesIO()
        picture.save(held, "PNG")
        return Reading((), members=(Member("page.png", held.getvalue()),))
    finally:
        document.close()


_Box = tuple[int, int, int, int]


def _boxes(
    page: pypdfium2.PdfPage, bitmap: pypdfium2.PdfBitmap, words: Sequence[str]
) -> list[_Box]:
    text_page = page.get_textpage()
    handle = address_of(text_page.raw)
    count = text_page.count_chars()
    text = "".join(chr(unicode_of(handle, at) or 32) for at in range(count))
    stream, places = letters(text), places_of_letters(text)
    to_pixels = bitmap.get_posconv(page)
    boxes: list[_Box] = []
    for wanted in map(letters, words):
        at = stream.find(wanted) if wanted else -1
        if at < 0 or stream.find(wanted, at + 1) >= 0:
            continue
        first, last = places[at], places[at + len(wanted) - 1]
        for number in range(text_page.count_rects(first, last - first + 1)):
            left, bottom, right, top = text_page.get_rect(number)
            across = sorted((to_pixels.to_bitmap(left, top), to_pixels.to_bitmap(right, bottom)))
            (x1, y1), (x2, y2) = across
            boxes.append((x1, min(y1, y2), x2, max(y1, y2)))
    return boxes


def _mark(picture: Image.Image, box: _Box) -> None:
    left, top, right, bottom = box
    area = (max(left - 1, 0), max(top - 1, 0), min(right + 1, picture.width), bottom + 1)
    if area[0] < area[2] and area[1] < min(area[3], picture.height):
        under = picture.crop(area)
        picture.paste(ImageChops.multiply(under, Image.new("RGB", under.size, _MARKER)), area[:2])
