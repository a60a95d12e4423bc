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

_BEGINS = b"PK\x03\x04"
_LOCAL, _LAST, _SIZES = 30, 22, 16
_CHUNK = 64 * 1024
_OVER = "more members that the list of members lacks than the limits allow"


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
    beside = container_words(data, limits)
    return Opened(
        "zip archive",
        beside.stretches,
        (*inner, *beside.inner),
        closed=(*closed, *beside.closed),
    )


def container_words(data: bytes, limits: Limits, *, is_office: bool = False) -> Opened:
    """Return names, comments and times of members, and what the container holds beside them."""
    try:
        container = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError):
        return Opened("zip container", ())
    with container:
        words = list(_said(container, is_office=is_office))
        gaps = list(_gaps(data, container))
    left = _Left(limits)
    for gap in gaps:
        left.look_into(gap)
    inner = [
        Inner(f"member that the list of members lacks {n}", plain, "member left in the container")
        for n, plain in enumerate(left.found, 1)
    ]
    words += [
        Stretch("bytes beside the members of the container", told)
        for gap in gaps
        for told in byte_words(gap)
    ]
    closed = (_OVER,) if left.is_over else ()
    return Opened("zip container", tuple(words), tuple(inner), closed=closed)


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


class _Left:
    """Members that stand in the gaps of one container, as they are once they are unpacked.

    Any four bytes may look like the beginning of one, and each may unpack to a thousand times its
    size: what is tried and what is unpacked is counted over all gaps, whether it succeeds or not.
    """

    def __init__(self, limits: Limits) -> None:
        self.found: list[bytes] = []
        self.is_over = False
        self._tries, self._bytes = limits.left_members, limits.left_bytes

    def look_into(self, gap: bytes) -> None:
        at = gap.find(_BEGINS)
        while at >= 0 and not self.is_over:
            name, extra = (int.from_bytes(gap[at + n : at + n + 2], "little") for n in (26, 28))
            if gap[at + 8 : at + 9] == b"\x08":
                self._try(gap, at + _LOCAL + name + extra)
            at = gap.find(_BEGINS, at + 4)

    def _try(self, gap: bytes, at: int) -> None:
        if self._tries == 0:
            self.is_over = True
            return
        self._tries -= 1
        unpacking = zlib.decompressobj(-15)
        plain: list[bytes] = []
        with suppress(zlib.error):
            while at < len(gap) and not unpacking.eof and not self.is_over:
                packed = gap[at : at + _CHUNK]
                plain.append(unpacking.decompress(packed, self._bytes + 1))
                self._bytes -= len(plain[-1])
                self.is_over = self._bytes < 0
                at += _CHUNK
            self.found.append(b"".join(plain))


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
