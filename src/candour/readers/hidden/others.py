"""What is no office file, PDF or page: text, mail, pictures, and bytes of no known kind."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, UnidentifiedImageError

from candour.core.leaks.stretch import Inner, Kind, Opened, Stretch
from candour.errors import DamagedFile
from candour.readers.encoding import decode
from candour.readers.limits import Limits

_LATIN = re.compile(rb"[\x20-\x7e\xa0-\xff\t]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
_PICTURE_TEXT = re.compile(rb"<x:xmpmeta.{1,200000}?</x:xmpmeta>", re.DOTALL)
_LINES_TOGETHER = 40
_MOST_PIXELS = 400_000_000
_LEGIBLE = 16
"""a line of words is higher than so many pixels"""
_BROKEN_RULES = (AttributeError, IndexError, KeyError, LookupError, TypeError, ValueError)


def open_text(data: bytes, _: Limits) -> Opened:
    """Return a text's lines, some together so that a name over two lines is whole."""
    lines = decode(data).text.split("\n")
    return Opened("text", tuple(_lines(lines)))


def _lines(lines: list[str]) -> Iterator[Stretch]:
    start = 0
    for n, line in enumerate(lines):
        if not line.strip() or n - start >= _LINES_TOGETHER:
            yield from _block(lines, start, n + 1)
            start = n + 1
    yield from _block(lines, start, len(lines))


def _block(lines: list[str], start: int, end: int) -> Iterator[Stretch]:
    text = "\n".join(lines[start:end])
    if text.strip():
        last = end if lines[end - 1].strip() else end - 1
        where = f"line {start + 1}" if last - start <= 1 else f"lines {start + 1} to {last}"
        yield Stretch(where, text)


def open_mail(data: bytes, _: Limits) -> Opened:
    """Return the headers of a message; its bodies and attachments are files inside it."""
    try:
        message = message_from_bytes(data, EmailMessage, policy=policy.default)
        headers = [
            Stretch(f"mail header {name}", str(value), Kind.PROSE)
            for name, value in message.raw_items()
        ]
        inner = [
            Inner(
                part.get_filename() or f"part {n}",
                bytes(part.get_payload(decode=True) or b""),
                "attachment" if part.get_filename() else "message",
            )
            for n, part in enumerate(message.walk())
            if not part.is_multipart()
        ]  # fmt: skip
    except _BROKEN_RULES as problem:
        raise DamagedFile(
            f"a header breaks the rules of mail ({type(problem).__name__})",
            next_step="export the message again from the mail program",
        ) from None
    return Opened("mail", tuple(headers), tuple(inner))


def open_picture(data: bytes, _: Limits) -> Opened:
    """Return what a picture's file says beside the picture: EXIF, comments, XMP, where it was."""
    stretches: list[Stretch] = []
    unread: list[str] = []
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    try:
        with Image.open(BytesIO(data)) as picture:
            if min(picture.size) >= _LEGIBLE:
                unread.append("words that are only drawn in the picture: look at it")
            stretches += _told(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        unread.append("the picture's own properties: it is damaged")
    stretches += [
        Stretch(
            "XMP metadata of a picture", re.sub(r"<[^>]*>", " ", one.decode("utf-8", "replace"))
        )
        for one in _PICTURE_TEXT.findall(data)
    ]
    return Opened("picture", tuple(stretches), (), tuple(unread))


def _told(picture: Image.Image) -> Iterator[Stretch]:
    exif = picture.getexif()
    for tags, names in (
        (dict(exif), ExifTags.TAGS),
        (exif.get_ifd(ExifTags.IFD.Exif), ExifTags.TAGS),
    ):
        for tag, value in tags.items():
            if text := _in_words(value):
                name = names.get(tag, "own")
                kind = Kind.SIGNED if "Artist" in name or "Author" in name else Kind.PROSE
                yield Stretch(f"EXIF of a picture ({name})", text, kind)
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    if 2 in place and 4 in place:
        yield Stretch("place where a picture was taken (GPS)", "GPS position", concealed=True)
    for key, value in picture.info.items():
        is_told = isinstance(value, str | bytes) and key not in ("exif", "icc_profile", "xmp")
        if is_told and (text := _in_words(value)):
            yield Stretch("comment of a picture", text)


def _in_words(value: Any) -> str:
    if isinstance(value, bytes):
        for mark in (b"ASCII\x00\x00\x00", b"UNICODE\x00"):
            value = value.removeprefix(mark)
        wide = value[1::2].count(0) > len(value) // 4
        value = value.decode("utf-16-le" if wide else "utf-8", "replace")
    text = str(value).replace("\x00", "").strip() if isinstance(value, str) else ""
    return text if any(sign.isalpha() for sign in text) else ""


def open_bytes(data: bytes, _: Limits) -> Opened:
    """Return every run of letters in bytes of no known kind, as one and as two bytes a letter."""
    stretches = [
        Stretch("words among the bytes of the file", run.decode("latin-1")) for run in _runs(data)
    ]
    stretches += [
        Stretch("words among the bytes of the file", run.decode("utf-16-le"))
        for run in _WIDE.findall(data)
    ]
    return Opened(
        "unknown kind", tuple(stretches), (), ("its kind is not known: only words in it",)
    )


def _runs(data: bytes) -> Iterator[bytes]:
    for run in _LATIN.findall(data):
        if sum(65 <= byte <= 122 for byte in run) * 2 > len(run):
            yield run
