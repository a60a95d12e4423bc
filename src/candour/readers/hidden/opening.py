"""Open a file for the check of an edition: by what it is, whatever it is called.

Everything runs in a process of its own and within the limits, as the readers do: a check is the
last thing that should fall over a hostile file.
"""

import re
from collections.abc import Callable
from importlib import import_module

from candour.core.leaks.stretch import Opened
from candour.errors import DamagedFile, LimitPassed
from candour.readers.limits import DEFAULT_LIMITS, Limits
from candour.readers.worker import open_in_worker

_OFFICE_MEMBERS = frozenset({"[Content_Types].xml", "mimetype"})
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_COMPRESSED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_OFFICE, _ARCHIVE = ("office", "open_office", True), ("package_members", "open_archive", True)
_BY_BEGINNING: dict[tuple[bytes, ...], tuple[str, str, bool]] = {
    _PICTURES: ("pictures", "open_picture", True),
    _COMPRESSED: ("compressed", "open_compressed", True),
    (b"{\\rtf",): ("rich_text", "open_rich_text", True),
}
_LOOKED_AT = 4096
_FIELDS = re.compile(rb"(?:from |[!-9;-~]+:)(?:.+(?:\n|$))+")
_TAGS = (b"<html", b"<!doctype html", b"<body", b"<head")
_PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".svg", ".xml", ".fodt", ".fods")
_MAIL = (
    b"from:",
    b"received:",
    b"return-path:",
    b"mime-version:",
    b"delivered-to:",
    b"subject:",
    b"date:",
)


def open_file(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Opened:
    """Return all that a file says. Raises `RefusedFile` where it cannot be opened at all."""
    if len(data) > limits.file_bytes:
        raise LimitPassed(f"{len(data):,} bytes", expected=f"at most {limits.file_bytes:,}")
    if not data:
        return Opened("empty file", ())
    module, function, hostile = _opener(data, name)
    read: Callable[[bytes, Limits], Opened] = getattr(
        import_module(f"candour.readers.hidden.{module}"), function
    )
    if hostile:
        return open_in_worker(read, data, limits)
    try:
        return read(data, limits)
    except (ValueError, LookupError, RecursionError) as problem:
        raise DamagedFile(f"reading it stopped with {type(problem).__name__}") from None


def _opener(data: bytes, name: str) -> tuple[str, str, bool]:
    """Return module and function that open these bytes, and whether they are hostile ground."""
    if b"%PDF-" in data[:1024]:
        return "printed", "open_pdf", True
    if data.startswith(b"PK") or (b"PK\x05\x06" in data[-70_000:] and b"PK\x03\x04" in data):
        # Imported when it is met: what parses XML is no part of what a command starts with.
        names = import_module("candour.readers.package").member_names(data)
        return _OFFICE if names & _OFFICE_MEMBERS else _ARCHIVE
    if data[257:262] == b"ustar":
        return "compressed", "open_tar", True
    for begins, opener in _BY_BEGINNING.items():
        if data.startswith(begins):
            return opener
    return _by_words(data, name)


def _by_words(data: bytes, name: str) -> tuple[str, str, bool]:
    head = data[:_LOOKED_AT].lower()
    if any(tag in head for tag in _TAGS) or name.lower().endswith(_PAGE_ENDINGS):
        return "page", "open_page", True
    fields = _FIELDS.match(head)  # further down such lines are mail that a text quotes
    if fields and sum(line.startswith(_MAIL) for line in fields[0].split(b"\n")) > 2:
        is_row = data.startswith(b"From ")
        return "messages", "open_mailbox" if is_row else "open_mail", True
    return ("others", "open_text", False) if _is_text(data) else ("others", "open_bytes", True)


def _is_text(data: bytes) -> bool:
    head = data[:_LOOKED_AT]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\x00" in head:
        return head[1::2].count(0) > len(head) // 4 and head[::2].count(0) == 0
    return sum(byte < 9 or 13 < byte < 27 for byte in head) == 0
