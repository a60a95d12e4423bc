"""Outlook messages as small as a test needs ([MS-OXMSG]: one stream a property)."""

import struct
from pathlib import Path

from extract_msg import OleWriter

_TEXT, _BINARY = 0x001F, 0x0102
_SUBJECT, _HEADERS, _BODY, _HTML = 0x0037, 0x007D, 0x1000, 0x1013
_DATA, _FILE_NAME = 0x3701, 0x3707


def outlook_file(
    folder: Path, headers: str, body: str | None, attachments: dict[str, bytes] | None = None
) -> bytes:
    """Return the bytes of a message with these headers, these words and these files."""
    writer = OleWriter()
    properties = {(_SUBJECT, _TEXT): "s".encode("utf-16-le")}
    if headers:
        properties[_HEADERS, _TEXT] = headers.encode("utf-16-le")
    if body is not None:
        properties[_BODY, _TEXT] = body.encode("utf-16-le")
    files = attachments or {}
    header = struct.pack("<8xIIII8x", 0, len(files), 0, len(files))
    _write(writer, (), header, properties)
    for number, (name, data) in enumerate(files.items()):
        storage = f"__attach_version1.0_#{number:08X}"
        writer.addEntry(storage, storage=True)
        inside = {(_DATA, _BINARY): data, (_FILE_NAME, _TEXT): name.encode("utf-16-le")}
        _write(writer, (storage,), bytes(8), inside)
    path = folder / "made.msg"
    writer.write(path)
    return path.read_bytes()


def _write(
    writer: OleWriter,
    where: tuple[str, ...],
    header: bytes,
    properties: dict[tuple[int, int], bytes],
) -> None:
    stream = header
    for (number, kind), value in properties.items():
        size = len(value) + (2 if kind == _TEXT else 0)
        stream += struct.pack("<HHIII", kind, number, 6, size, 0)
        writer.addEntry([*where, f"__substg1.0_{number:04X}{kind:04X}"], value)
    writer.addEntry([*where, "__properties_version1.0"], stream)
