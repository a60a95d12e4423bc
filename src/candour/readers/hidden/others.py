"""Text, and bytes of no known kind."""

import re
from collections.abc import Iterator

from candour.core.leaks.stretch import Opened, Stretch
from candour.errors import LockedFile, UnknownFormat
from candour.readers.encoding import decode
from candour.readers.hidden.wording import byte_words
from candour.readers.limits import Limits

_LINE_ENDS = re.compile(r"\\[nrtbf]")
_HASH = re.compile(r"(?<!\w)(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}|[0-9a-f]{128})(?!\w)")
_LINES_TOGETHER = 40
# Calendars and cards break long lines anywhere, also within a word (RFC 5545, 3.1; RFC 6350, 3.2).
_FOLDED, _FOLD = ("BEGIN:VCALENDAR", "BEGIN:VCARD"), re.compile(r"\r?\n[ \t]")
_SIGNS_IN_FOLDED = re.compile(r"\\([nN,;\\])")
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CLOSED = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x28\xb5\x2f\xfd")
_UNPACK = "unpack it, and check what was in it"
_UNLOCK = "save it without a password and check that"


def open_text(data: bytes, _: Limits) -> Opened:
    """Return a text's lines, some together so that a name over two lines is whole."""
    text = decode(data).text
    if text.lstrip()[:1] in ("{", "["):  # JSON writes ends of lines so
        text = _LINE_ENDS.sub(" ", text)
    if text.lstrip("\ufeff \r\n").upper().startswith(_FOLDED):
        text = _SIGNS_IN_FOLDED.sub(_written_out, _FOLD.sub("", text))
    text = _HASH.sub("", text)  # chance writes anybody's birth among figures
    lines = text.split("\n")
    return Opened("text", tuple(_lines(lines)))


def _written_out(sign: re.Match[str]) -> str:
    return " " if sign[1] in "nN" else sign[1]


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


def open_bytes(data: bytes, _: Limits) -> Opened:
    """Return every run of letters in bytes of no known kind."""
    if data.startswith(_CLOSED):
        raise UnknownFormat("a packed archive of a kind that is not read", next_step=_UNPACK)
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise LockedFile("the file is locked by a password", next_step=_UNLOCK)
    where = "words among the bytes of the file"
    return Opened(
        "unknown kind",
        tuple(Stretch(where, words) for words in byte_words(data)),
        (),
        ("its kind is not known: only words in it",),
    )
