"""Strings in a PDF's objects, found without its index: XMP, alt text, scripts, old objects."""

import re
from collections.abc import Iterator

from candour.core.leaks.stretch import Kind
from candour.readers.hidden.pdf_streams import Stream, streams_in
from candour.readers.hidden.wording import byte_words, markup_words

_LITERAL = rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*+\))*+\)"
_STRING = re.compile(rb"/([A-Za-z]{1,40})|(" + _LITERAL + rb"|<[0-9A-Fa-f\s]*>)", re.DOTALL)
_PROSE = {
    b"Title": "title or bookmark", b"Alt": "alternative text of a picture",
    b"ActualText": "text for screen readers", b"E": "expansion of an abbreviation",
    b"TU": "tip of a form field", b"V": "form field", b"DV": "form field",
    b"Opt": "form field",
    b"Contents": "comment", b"RC": "comment", b"Subj": "subject of a comment",
    b"Desc": "description of an attachment", b"JS": "script", b"Name": "name in the file",
    b"OverlayText": "text of an unapplied redaction",
    b"Reason": "signature", b"Location": "signature", b"ContactInfo": "signature",
}  # fmt: skip
_LABELS = {
    b"URI": "hyperlink address", b"F": "file name", b"UF": "file name",
    b"Dest": "name of a place in the file", b"D": "name of a place in the file",
    b"NM": "name of a comment",
}  # fmt: skip
_SIGNED = {b"Author": "document properties (author)", b"T": "comment author or form field"}
_TOLD = {
    key: (where, kind)
    for kind, group in ((Kind.PROSE, _PROSE), (Kind.LABEL, _LABELS), (Kind.SIGNED, _SIGNED))
    for key, where in group.items()
}
_OTHER = ("document properties (own)", Kind.PROSE)
_NEVER = frozenset(
    b"ID DA Filter O U OE UE Perms CharSet Registry Ordering CheckSum Hash DS".split()
)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\r\n])|(.))", re.DOTALL)
_TIME = re.compile(r"D:((?:19|20)\d\d)(\d\d)(\d\d)\d*[Z+\-\d']*")
_REMARK = re.compile(rb"(?<![^\r\n])%(?!PDF-|%EOF)([^\r\n]{4,})")
_DRAWN = re.compile(
    rb"\[((?:[^\[\]()]|" + _LITERAL + rb")*)\]\s*TJ|(" + _LITERAL + rb")\s*(?:Tj|'|\")", re.DOTALL
)
_LETTERS = re.compile(rb"[A-Za-z][a-z][a-z]|[A-Z]{2}|\d[\d ]{3}")
_END = b"%%EOF"


def strings_in(data: bytes, shown: str) -> Iterator[tuple[str, str, Kind]]:
    """Yield place, text and kind of every string of the file; `shown` is what its pages say."""
    plain = "".join(shown.split())
    at = 0
    for stream in streams_in(data):
        yield from _between(data[at : stream.start])
        at = stream.end
        yield from _of_stream(stream, plain)
    last = data.rfind(_END)
    yield from _between(data[at : last if last > at else len(data)])
    if last >= 0:
        for words in byte_words(data[last + len(_END) :]):
            yield "words behind the end of the file", words, Kind.PROSE
    if b"/Thumb " in data:
        yield "thumbnail", "a small picture of a page, as it may have been before", Kind.PROSE


def _between(part: bytes) -> Iterator[tuple[str, str, Kind]]:
    for remark in _REMARK.findall(part):
        yield "remark in the file", remark.decode("latin-1"), Kind.PROSE
    yield from _strings(part)


def _of_stream(stream: Stream, shown: str) -> Iterator[tuple[str, str, Kind]]:
    if stream.is_objects:
        yield from _strings(stream.plain)
    elif stream.is_markup:
        for words in markup_words(stream.plain.decode("utf-8", "replace")):
            yield "XMP metadata", words, Kind.PROSE
    elif stream.is_drawing:
        # What a page shows is known; this may be a stamp's, or of a page that was taken out.
        if words := _drawn_words(stream.plain, shown):
            yield "text drawn by an object that no page shows", words, Kind.PROSE
    elif stream.is_text:
        yield "words in an object of the file", stream.plain.decode("utf-8", "replace"), Kind.PROSE


def _drawn_words(plain: bytes, shown: str) -> str:
    pieces = []
    for match in _DRAWN.finditer(plain):
        strings = re.findall(_LITERAL, match[1], re.DOTALL) if match[2] is None else [match[2]]
        drawn = match[0]
        if b"\x00" in drawn or b"\\000" in drawn or not _LETTERS.search(drawn):
            continue  # numbers of a font's shapes
        piece = "".join(_decoded(one) for one in strings)
        if "".join(piece.split()) not in shown and piece.isprintable():
            pieces.append(piece)
    return " ".join(pieces)


def _strings(part: bytes) -> Iterator[tuple[str, str, Kind]]:
    last = b""
    for match in _STRING.finditer(part):
        if match[1]:
            last = match[1]  # the strings of a list belong to the name before it
            continue
        if last in _NEVER:
            continue
        text = _TIME.sub(r"\1-\2-\3", _decoded(match[2]))
        if len(text.strip()) > 1 and (text.isprintable() or "\n" in text):
            where, kind = _TOLD.get(last, _OTHER)
            yield where, text, kind


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
