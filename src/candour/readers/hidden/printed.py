"""All that a PDF says: what its pages show, what they cover, and what stands beside the pages."""

import ctypes as c
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from candour.core.leaks.stretch import Inner, Kind, Opened, Stretch
from candour.errors import CandourError
from candour.readers.hidden.pdf_objects import strings_in
from candour.readers.hidden.pdf_streams import streams_in
from candour.readers.hidden.unseen import page_words
from candour.readers.limits import Limits
from candour.readers.pdf.annotations import annotations_on
from candour.readers.pdf.opening import opened

_SIGNED = frozenset({"Author"})
_END = b"%%EOF"
_MOST_VERSIONS = 20
_DEEPEST_BOOKMARK = 30
_MOST_PLACES = 100_000
_NEAR, _SAMPLE = 16, 4096
_MARKS = (b"Exif", b"http://ns.adobe", b"Photoshop", b"\xff\xfe")
"""what a picture's file begins with that says more than the picture"""


def open_pdf(data: bytes, limits: Limits) -> Opened:
    """Return all that a PDF says, its attachments, and what could not be looked into."""
    stretches: list[Stretch] = []
    unread: list[str] = []
    shown: list[str] = []
    with opened(data, limits) as document:
        document.init_forms()
        stretches += _properties(document)
        stretches += _bookmarks(document)
        stretches += _places(document)
        inner = list(_attachments(document))
        for number in range(1, len(document) + 1):
            try:
                found = list(_page(document, number))
                shown.append(_all_words(document, number, found))
                stretches += found
            except (pypdfium2.PdfiumError, ValueError) as problem:
                unread.append(f"page {number}: {type(problem).__name__}")
        plain = _without_lock(document) if b"/Encrypt" in data else data
    earlier = list(_earlier_versions(data, limits, {one.text for one in stretches}))
    shown += (one.text for one in earlier)
    stretches += _beside_pages(plain, {one.text for one in stretches}, "".join(shown))
    held = {one.data for one in inner}
    inner += (one for one in _pictures_and_files(plain) if one.data not in held)
    stretches += earlier
    return Opened("PDF", tuple(stretches), tuple(inner), tuple(unread))


def _page(document: pypdfium2.PdfDocument, number: int) -> Iterator[Stretch]:
    page = document[number - 1]
    try:
        yield from page_words(page, number)
        found = annotations_on(document, page, page.get_height())
    finally:
        page.close()
    for said, by, _ in found.comments:
        yield Stretch(f"comment, page {number}", said)
        if by:
            yield Stretch(f"comment author, page {number}", by, Kind.SIGNED)
    for _, target in found.links:
        yield Stretch(f"hyperlink address, page {number}", target, Kind.LABEL)
    for said in found.descriptions:
        yield Stretch(f"description of a link, page {number}", said)
    for name, value in found.fields:
        yield Stretch(f"name of a form field, page {number}", name, Kind.LABEL)
        yield Stretch(f"form field, page {number}", value)


def _properties(document: pypdfium2.PdfDocument) -> Iterator[Stretch]:
    for name, value in document.get_metadata_dict(skip_empty=True).items():
        if name not in ("CreationDate", "ModDate"):  # said with the strings, as days
            kind = Kind.SIGNED if name in _SIGNED else Kind.PROSE
            yield Stretch(f"document properties ({name.lower()})", value, kind)


def _bookmarks(document: pypdfium2.PdfDocument) -> Iterator[Stretch]:
    for bookmark in document.get_toc(max_depth=_DEEPEST_BOOKMARK):
        yield Stretch("bookmark", bookmark.get_title())


def _attachments(document: pypdfium2.PdfDocument) -> Iterator[Inner]:
    for index in range(document.count_attachments()):
        attachment = document.get_attachment(index)
        try:
            data = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            data = b""
        yield Inner(attachment.get_name(), data, "attachment")


def _places(document: pypdfium2.PdfDocument) -> Iterator[Stretch]:
    """Yield the names of places in the file that links lead to."""
    for n in range(min(raw.FPDF_CountNamedDests(document.raw), _MOST_PLACES)):
        size = c.c_long(0)
        raw.FPDF_GetNamedDest(document.raw, n, None, size)
        if size.value > 0:
            name = c.create_string_buffer(size.value)
            raw.FPDF_GetNamedDest(document.raw, n, name, size)
            told = name.raw.decode("utf-16-le", "replace").rstrip("\x00")
            yield Stretch("name of a place in the file", told, Kind.LABEL)


def _all_words(document: pypdfium2.PdfDocument, number: int, found: list[Stretch]) -> str:
    """Return the words of a page in their order, hidden ones among them."""
    words = "".join(one.text for one in found)
    if any(one.concealed for one in found):
        words += _plain_text(document, number)
    return words


def _beside_pages(data: bytes, said: set[str], shown: str) -> Iterator[Stretch]:
    """Yield strings of the file's objects that nothing above told of: alt text, XMP, scripts."""
    for where, text, kind in strings_in(data, shown):
        if text not in said:
            said.add(text)
            yield Stretch(where, text, kind)


def _pictures_and_files(data: bytes) -> Iterator[Inner]:
    """Yield files that no list of attachments names, and pictures that say more than they show."""
    for stream in streams_in(data):
        if stream.is_file and stream.plain:
            yield Inner("attachment without a name", stream.plain, "attachment")
        elif b"/DCTDecode" in stream.head:
            packed = data[stream.start : stream.end]
            begins = packed.find(b"\xff\xd8\xff")
            if 0 <= begins < _NEAR and any(mark in packed[:_SAMPLE] for mark in _MARKS):
                yield Inner("picture", packed[begins:], "picture")


def _without_lock(document: pypdfium2.PdfDocument) -> bytes:
    """Return a file that opens without a password as it is when its strings are not encrypted."""
    copy = BytesIO()
    document.save(copy, flags=raw.FPDF_REMOVE_SECURITY)
    return copy.getvalue()


def _earlier_versions(data: bytes, limits: Limits, said: set[str]) -> Iterator[Stretch]:
    """Yield what earlier versions say, which a program that saves by adding keeps in the file."""
    ends = _ends(data)[:-1]
    if b"/Linearized" in data[:2048]:
        ends = ends[1:]  # the first is the end of the page that is shown first
    for end in ends[-_MOST_VERSIONS:]:
        try:
            with opened(data[:end], limits) as document:
                for number in range(1, len(document) + 1):
                    text = _plain_text(document, number)
                    if text and text not in said:
                        said.add(text)
                        yield Stretch(f"earlier version kept in the file, page {number}", text)
        except CandourError:
            continue


def _ends(data: bytes) -> list[int]:
    ends, at = [], data.find(_END)
    while at >= 0:
        ends.append(at + len(_END))
        at = data.find(_END, at + 1)
    return ends


def _plain_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page: Any = document[number - 1]
    words: Any = page.get_textpage()
    try:
        return str(words.get_text_bounded())
    except pypdfium2.PdfiumError:
        return ""
    finally:
        words.close()
        page.close()
