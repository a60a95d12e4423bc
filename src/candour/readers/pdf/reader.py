"""PDF documents (.pdf): every word of the text layer, in reading order.

First the body, page by page: paragraphs and tables, then the page's footnotes, its furniture, words
that nobody sees, comments and form fields; then bookmarks and the document's properties.
"""

import gc
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]

from candour.core.documents.block import Block
from candour.core.documents.locator import Locator
from candour.errors import LimitPassed
from candour.readers.limits import Limits
from candour.readers.pdf import ocr
from candour.readers.pdf.annotations import annotations_on
from candour.readers.pdf.body import Body, HeldPage, hold
from candour.readers.pdf.opening import opened, opening_warnings, sureness
from candour.readers.pdf.outline import attachments_of, bookmarks_of, metadata_of
from candour.readers.pdf.page import PageContent, load_page
from candour.readers.pdf.words import Fonts
from candour.readers.reading import Reader, Reading

_AROUND = 2
_FOR_PICTURES = 0.7
"""of the time limit"""


def _read(data: bytes, limits: Limits) -> Reading:
    with opened(data, limits) as document, _no_collecting():
        body = Body()
        if document.get_formtype() != 0:
            document.init_forms()
        _read_pages(document, body, limits)
        blocks: list[Block] = [*body.finished(), *bookmarks_of(document)]
        blocks += metadata_of(document, data)
        members, named = attachments_of(document, limits)
    _keep_to(limits, blocks)
    return Reading(
        blocks=tuple(blocks),
        changed=tuple(body.changed),
        left_out=(*body.left_out, *named),
        warnings=tuple(opening_warnings(data)),
        members=tuple(members),
    )


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Let the collector of cycles rest: no cycles are made here, and it would walk through the
    words of the pages at hand again and again, for a sixth of the time that reading takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_pages(document: pypdfium2.PdfDocument, body: Body, limits: Limits) -> None:
    """Read page after page, holding no more than those around the one at hand."""
    around: deque[HeldPage] = deque(maxlen=2 * _AROUND + 1)
    waiting = 0  # pages in `around` that are not yet passages
    # Whatever the pictures take, the pages with text must be done within the limit.
    reading = _Reading(document, body, Fonts(), time.monotonic() + _FOR_PICTURES * limits.seconds)
    for page in _pages(reading):
        body.note_sizes(page)
        around.append(page)
        waiting += 1
        if waiting > _AROUND:
            _add(body, around, waiting)
            waiting -= 1
    while waiting:
        _add(body, around, waiting)
        waiting -= 1


def _add(body: Body, around: deque[HeldPage], waiting: int) -> None:
    at = len(around) - waiting
    page = around[at]
    body.add(page, [(n - at, other) for n, other in enumerate(around) if n != at])
    # Only its margins are asked for from now on: its words need not be held.
    page.lines, page.content.words = [], []


@dataclass(frozen=True, slots=True)
class _Reading:
    document: pypdfium2.PdfDocument
    body: Body
    fonts: Fonts
    pictures_until: float
    """when reading pages off their pictures must end, by the monotonic clock"""


def _pages(reading: _Reading) -> Iterator[HeldPage]:
    for number in range(1, len(reading.document) + 1):
        try:
            page = reading.document[number - 1]
        except pypdfium2.PdfiumError:
            reading.body.leave_out(
                Locator(page=number), "a page that cannot be read: it is damaged"
            )
            continue
        try:
            yield _page(reading, page, number)
        finally:
            page.close()


def _page(reading: _Reading, page: pypdfium2.PdfPage, number: int) -> HeldPage:
    content = load_page(page, number, reading.fonts)
    annotations = annotations_on(reading.document, page, content.top)
    annotations.links = [(content.upright(area), to) for area, to in annotations.links]
    if not content.has_text and content.drawn.objects:
        content = _off_picture(reading, page, content)
    if content.unmapped:
        reading.body.leave_out(
            Locator(page=number),
            f"{content.unmapped} glyphs that the file gives no character for; shown as \ufffd",
        )
    return hold(content, annotations)


def _off_picture(reading: _Reading, page: pypdfium2.PdfPage, content: PageContent) -> PageContent:
    where = Locator(page=content.number)
    lacks = f"page {content.number} has no text layer"
    if not ocr.can_read_pictures():
        why = "; install Tesseract, and read the file again"
    elif time.monotonic() > reading.pictures_until:
        why = "; the time for reading pictures ran out before it: split the file"
    else:
        found = ocr.read_picture(page, content.number)
        if found is not None and found.content.words:
            reading.body.change(
                where,
                f"{lacks}: read off its picture by Tesseract, confidence "
                f"{found.confidence:.0f} of 100; a person must check it against the page",
            )
            return found.content
        why = ", and Tesseract " + (
            "could not read its picture" if found is None else "found no words on its picture"
        )
    reading.body.leave_out(where, lacks + why)
    return content


def _keep_to(limits: Limits, blocks: list[Block]) -> None:
    count = sum(len(block.texts) for block in blocks)
    if count > limits.cells:
        raise LimitPassed(f"{count:,} paragraphs and cells", expected=f"at most {limits.cells:,}")
    longest = max((max(map(len, block.texts), default=0) for block in blocks), default=0)
    if longest > limits.cell_characters:
        raise LimitPassed(
            f"a paragraph or cell of {longest:,} characters",
            expected=f"at most {limits.cell_characters:,}",
        )


READER = Reader(
    format="pdf",
    title="PDF (.pdf)",
    endings=(".pdf",),
    sureness=sureness,
    read=_read,
    in_worker=True,
)
