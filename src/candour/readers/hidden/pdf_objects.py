"""Strings in a PDF's objects, found without its index: XMP, alt text, scripts, old objects."""

import re
import zlib
from collections.abc import Iterator

from candour.core.leaks.stretch import Kind
from candour.readers.hidden.wording import markup_words

_STREAM = re.compile(rb"stream\r?\n")
_STRING = re.compile(
    rb"/([A-Za-z]{1,40})\s*"
    rb"(\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*+\))*+\)|<[0-9A-Fa-f\s]*>)",
    re.DOTALL,
)
_PROSE = {
    b"Title": "title or bookmark", b"Alt": "alternative text of a picture",
    b"ActualText": "text for screen readers", b"E": "expansion of an abbreviation",
    b"TU": "tip of a form field", b"V": "form field", b"DV": "form field",
    b"Contents": "comment", b"RC": "comment", b"Subj": "subject of a comment",
    b"Desc": "description of an attachment", b"JS": "script", b"Name": "name in the file",
    b"OverlayText": "text of an unapplied redaction",
    b"Reason": "signature", b"Location": "signature", b"ContactInfo": "signature",
}  # fmt: skip
_LABELS = {
    b"URI": "hyperlink address", b"F": "file name", b"UF": "file name",
    b"Dest": "name of a place in the file", b"D": "name of a place in the file",
}  # fmt: skip
_SIGNED = {b"Author": "document properties (author)", b"T": "comment author or form field"}
_TOLD = {
    key: (where, kind)
    for kind, group in ((Kind.PROSE, _PROSE), (Kind.LABEL, _LABELS), (Kind.SIGNED, _SIGNED))
    for key, where in group.items()
}
_NEVER = frozenset(
    b"ID CreationDate ModDate M DA Filter Lang O U CharSet Registry Ordering CheckSum Hash NM DS"
    .split()
)  # fmt: skip
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\r\n])|(.))", re.DOTALL)
_MOST_UNPACKED = 64 * 1024 * 1024
_HEAD = 2048


def strings_in(data: bytes) -> Iterator[tuple[str, str, Kind]]:
    """Yield place, text and kind of every string that an object names, and the words of XMP."""
    budget = _MOST_UNPACKED
    at = 0
    for match in _STREAM.finditer(data):
        if match.start() < at:
            continue
        yield from _strings(data[at : match.start()])
        at = data.find(b"endstream", match.end())
        if at < 0:
            return
        head = data[max(0, match.start() - _HEAD) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if b"/ObjStm" in head or b"/Metadata" in head or b"/XML" in head or b"/JavaScript" in head:
            plain = _unpacked(data[match.end() : at], head, budget)
            budget -= len(plain)
            if b"/ObjStm" in head:
                yield from _strings(plain)
            else:
                yield from _markup(plain)
    yield from _strings(data[at:])


def _strings(part: bytes) -> Iterator[tuple[str, str, Kind]]:
    for match in _STRING.finditer(part):
        if match[1] in _NEVER:
            continue
        text = _decoded(match[2])
        if len(text.strip()) > 1 and (text.isprintable() or "\n" in text):
            where, kind = _TOLD.get(match[1], ("document properties (own)", Kind.PROSE))
            yield where, text, kind


def _markup(plain: bytes) -> Iterator[tuple[str, str, Kind]]:
    for words in markup_words(plain.decode("utf-8", "replace")):
        yield "XMP metadata", words, Kind.PROSE


def _unpacked(packed: bytes, head: bytes, most: int) -> bytes:
    if b"FlateDecode" not in head and b"/Fl" not in head:
        return packed
    if most <= 0:
        return b""
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def _decoded(raw: bytes) -> str:
    if raw.startswith(b"<"):
        figures = re.sub(rb"\s", b"", raw[1:-1])
        plain = bytes.fromhex((figures + b"0" * (len(figures) % 2)).decode("ascii"))
    else:
        plain = _ESCAPE.sub(_unescaped, raw[1:-1])
    if plain.startswith(b"\xfe\xff"):
        return plain[2:].decode("utf-16-be", "replace")
    if plain.startswith(b"\xff\xfe"):
        return plain[2:].decode("utf-16-le", "replace")
    return plain.removeprefix(b"\xef\xbb\xbf").decode(
        "utf-8" if plain.startswith(b"\xef\xbb\xbf") else "latin-1", "replace"
    )


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 255])
    if match[2]:
        return b""
    return _ESCAPES.get(match[3], match[3])
