"""The streams of a PDF, found without its index, unpacked, and told apart by what is in them."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_HEAD = 2048
_MOST_UNPACKED = 64 * 1024 * 1024
_SAMPLE = 4096
_PICTURE_OR_FONT = (
    b"/Image", b"/FontFile", b"/Length1", b"/Length2", b"/CIDFontType0C", b"/Type1C", b"/OpenType",
    b"/XRef", b"/FunctionType", b"/ShadingType", b"/Alternate",
)  # fmt: skip
_MARKS = (b"begincmap", b"begincidrange")


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream, from the end of its dictionary to its own."""

    start: int
    end: int
    head: bytes = field(repr=False)
    plain: bytes = field(repr=False)
    """unpacked; nothing where it is a picture, a font or locked"""

    @property
    def is_objects(self) -> bool:
        """Whether further objects are packed in it."""
        return b"/ObjStm" in self.head

    @property
    def is_markup(self) -> bool:
        """Whether it is XMP, a form in XML, or other markup."""
        return b"/Metadata" in self.head or self.plain.lstrip()[:1] == b"<"

    @property
    def is_drawing(self) -> bool:
        """Whether it draws text."""
        return b"BT" in self.plain and (b"Tj" in self.plain or b"TJ" in self.plain)

    @property
    def is_file(self) -> bool:
        """Whether it is a file inside the file."""
        return b"/EmbeddedFile" in self.head

    @property
    def is_text(self) -> bool:
        """Whether it is words that no rule of the format reads: a script, a program's own."""
        sample = self.plain[:_SAMPLE]
        if not sample or self.is_file or any(mark in sample for mark in _MARKS):
            return False
        strange = sum(byte < 9 or 13 < byte < 32 or byte > 126 for byte in sample)
        letters = sum(64 < byte < 123 for byte in sample)
        return strange * 20 < len(sample) < letters * 2  # figures are a drawing


def streams_in(data: bytes) -> Iterator[Stream]:
    """Yield the streams of a file in the order in which they stand."""
    budget = _MOST_UNPACKED
    at = 0
    for match in _STREAM.finditer(data):
        if match.start() < at:
            continue
        end = data.find(b"endstream", match.end())
        if end < 0:
            return
        head = data[max(at, match.start() - _HEAD) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        plain = b""
        if budget > 0 and not any(kind in head for kind in _PICTURE_OR_FONT):
            plain = _unpacked(data[match.end() : end], head, budget)
            budget -= len(plain)
        yield Stream(match.start(), end, head, plain)
        at = end


def _unpacked(packed: bytes, head: bytes, most: int) -> bytes:
    if b"/Filter" not in head:
        return packed
    if b"FlateDecode" not in head and b"/Fl" not in head:
        return b""
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""
