"""What a zip container itself says: members' names, comments and times."""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from candour.core.leaks.stretch import Inner, Kind, Opened, Stretch
from candour.errors import CandourError
from candour.readers.hidden.wording import byte_words
from candour.readers.limits import Limits
from candour.readers.package import Package

_LOCAL, _LAST, _SIZES = 30, 22, 16
_MOST = 64 * 1024 * 1024


def open_archive(data: bytes, limits: Limits) -> Opened:
    """Return what an archive's list of members says, and its members."""
    package = Package(data, limits)
    inner: list[Inner] = []
    closed: list[str] = []
    for name in package.names():
        if name.endswith("/"):
            continue
        try:
            inner.append(Inner(name, package.read(name), "member"))
        except CandourError as problem:
            closed.append(f"a member: {problem.found}")
    words, leftover = container_words(data)
    return Opened("zip archive", tuple(words), (*inner, *leftover), closed=tuple(closed))


def container_words(data: bytes, *, is_office: bool = False) -> tuple[list[Stretch], list[Inner]]:
    """Return names, comments and times of members, and what the container holds beside them."""
    try:
        container = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError):
        return [], []
    with container:
        words = list(_said(container, is_office=is_office))
        gaps = list(_gaps(data, container))
    inner = [
        Inner(f"member that the list of members lacks {n}", plain, "member left in the container")
        for n, plain in enumerate((one for gap in gaps for one in _unlisted(gap)), 1)
    ]
    words += [
        Stretch("bytes beside the members of the container", told)
        for gap in gaps
        for told in byte_words(gap)
    ]
    return words, inner


def _said(container: ZipFile, *, is_office: bool) -> Iterator[Stretch]:
    if container.comment:
        yield Stretch("comment of the zip container", _text(container.comment))
    times = set()
    for member in container.infolist():
        named = ("part name", Kind.TECHNICAL) if is_office else ("member name", Kind.LABEL)
        yield Stretch(named[0], member.filename, named[1])
        if member.comment:
            yield Stretch("comment of a zip member", _text(member.comment))
        if b"\x75\x70" in member.extra:  # a second name, in Unicode, that unpackers prefer
            yield Stretch("second name of a zip member", _text(member.extra), Kind.LABEL)
        times.add(member.date_time)
    for time in sorted(times):
        if (written := _in_words(time)) is not None:
            yield Stretch("time of a zip member", written)


def _gaps(data: bytes, container: ZipFile) -> Iterator[bytes]:
    """Yield bytes that belong to no listed member: before, between and behind them."""
    at = 0
    for member in sorted(container.infolist(), key=lambda one: one.header_offset):
        start = member.header_offset
        if at < start <= len(data):
            yield data[at:start]
        name, extra = (int.from_bytes(data[start + n : start + n + 2], "little") for n in (26, 28))
        end = start + _LOCAL + name + extra + member.compress_size
        # Behind a member, its sizes may stand once more.
        at = max(at, end + (_SIZES if member.flag_bits & 8 else 0))
    last = data.rfind(b"PK\x05\x06")
    if at < container.start_dir:
        yield data[at : container.start_dir]
    if last >= 0:
        yield data[last + _LAST + len(container.comment) :]


def _unlisted(gap: bytes) -> Iterator[bytes]:
    """Yield members that stand in a gap, as they are once they are unpacked."""
    at = gap.find(b"PK\x03\x04")
    while at >= 0:
        name, extra = (int.from_bytes(gap[at + n : at + n + 2], "little") for n in (26, 28))
        start = at + _LOCAL + name + extra
        if gap[at + 8] == 8:
            with suppress(zlib.error):
                yield zlib.decompressobj(-15).decompress(gap[start:], _MOST)
        at = gap.find(b"PK\x03\x04", at + 4)


def _in_words(time: tuple[int, int, int, int, int, int]) -> str | None:
    try:
        return datetime(*time).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return None


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")
