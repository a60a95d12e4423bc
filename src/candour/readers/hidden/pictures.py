"""What a picture's file says beside the picture: EXIF, comments, XMP, IPTC, what was added."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, UnidentifiedImageError

from candour.core.leaks.stretch import Kind, Opened, Stretch
from candour.readers.hidden.wording import markup_words, words_in_noise
from candour.readers.limits import Limits

_XMP = re.compile(rb"<x:xmpmeta.{1,200000}?</x:xmpmeta>", re.DOTALL)
_MOST_PIXELS = 400_000_000
_LEGIBLE = 16
"""a line of words is higher than so many pixels"""
_JPEG_START, _JPEG_SCAN, _JPEG_END = b"\xff\xd8", 0xDA, b"\xff\xd9"
_PNG = b"\x89PNG\r\n\x1a\n"
_OWN_KEYS = frozenset({"exif", "icc_profile", "xmp", "XML:com.adobe.xmp"})


def open_picture(data: bytes, _: Limits) -> Opened:
    """Return what a picture's file says beside the picture."""
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
    for packet in _XMP.findall(data):
        stretches += _xmp(packet)
    stretches = list(dict.fromkeys(stretches))
    said = {one.text for one in stretches}
    for words in words_in_noise(_XMP.sub(b"", _beside_pixels(data))):
        plain = words.strip()
        # A sign of what stands before may be caught with it: "tThea".
        if not any(plain in one or plain[1:] in one for one in said):
            stretches.append(Stretch("words beside the picture in its file", words))
    return Opened("picture", tuple(stretches), (), tuple(unread))


def _xmp(packet: bytes) -> Iterator[Stretch]:
    for words in markup_words(packet.decode("utf-8", "replace")):
        yield Stretch("XMP metadata of a picture", words)


def _told(picture: Image.Image) -> Iterator[Stretch]:
    exif = picture.getexif()
    for tags in (dict(exif), exif.get_ifd(ExifTags.IFD.Exif)):
        for tag, value in tags.items():
            if text := _in_words(value):
                name = ExifTags.TAGS.get(tag, "own")
                kind = Kind.SIGNED if "Artist" in name or "Author" in name else Kind.PROSE
                yield Stretch(f"EXIF of a picture ({name})", text, kind)
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    if 2 in place and 4 in place:
        yield Stretch("place where a picture was taken (GPS)", "GPS position", concealed=True)
    if exif.get_ifd(ExifTags.IFD.IFD1).get(ExifTags.Base.JpegIFOffset):
        yield Stretch("thumbnail", "a small picture, as it may have been before")
    for key, value in picture.info.items():
        if str(key) not in _OWN_KEYS and isinstance(value, str | bytes):
            if text := _in_words(value):
                yield Stretch("comment of a picture", text)
            if isinstance(value, str):
                yield Stretch("comment of a picture, its name", str(key), Kind.LABEL)
        elif str(key) in ("xmp", "XML:com.adobe.xmp"):
            yield from _xmp(value if isinstance(value, bytes) else str(value).encode())


def _in_words(value: Any) -> str:
    if isinstance(value, bytes):
        for mark in (b"ASCII\x00\x00\x00", b"UNICODE\x00"):
            value = value.removeprefix(mark)
        wide = value[1::2].count(0) > len(value) // 4
        value = value.decode("utf-16-le" if wide else "utf-8", "replace")
        value = value if any(sign.isalpha() for sign in value) else ""
    text = str(value).replace("\x00", "").strip() if isinstance(value, str) else ""
    return text if any(sign.isalnum() for sign in text) else ""


def _beside_pixels(data: bytes) -> bytes:
    """Return a file's bytes without those that are the picture."""
    if data.startswith(_JPEG_START):
        return b"\n".join(_jpeg_parts(data))
    if data.startswith(_PNG):
        return b"\n".join(_png_parts(data))
    if data.startswith(b"RIFF"):
        return b"\n".join(_riff_parts(data))
    return data


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _JPEG_SCAN:
        size = int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] >= 0xE0:  # further data and comments, no tables of the picture
            yield data[at + 4 : at + 2 + size]
        at += 2 + size
    yield data[data.rfind(_JPEG_END) + 2 :]


def _png_parts(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if kind not in (b"IDAT", b"PLTE"):
            yield data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind == b"IEND":
            break
    yield data[at:]


def _riff_parts(data: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if not data[at : at + 4].startswith((b"VP8", b"ALPH", b"ANMF")):
            yield data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
