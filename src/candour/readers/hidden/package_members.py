"""What a zip container itself says: members' names, comments and times."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from candour.core.leaks.stretch import Inner, Kind, Opened, Stretch
from candour.errors import CandourError
from candour.readers.limits import Limits
from candour.readers.package import Package


def open_archive(data: bytes, limits: Limits) -> Opened:
    """Return what an archive's list of members says, and its members."""
    package = Package(data, limits)
    inner: list[Inner] = []
    unread: list[str] = []
    for name in package.names():
        if name.endswith("/"):
            continue
        try:
            inner.append(Inner(name, package.read(name), "member"))
        except CandourError as problem:
            unread.append(f"a member: {problem.found}")
    return Opened("zip archive", tuple(container_words(data)), tuple(inner), tuple(unread))


def container_words(data: bytes, *, is_office: bool = False) -> Iterator[Stretch]:
    """Yield names, comments and times of members; of office files' names those that people gave."""
    try:
        container = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError):
        return
    with container:
        if container.comment:
            yield Stretch("comment of the zip container", _text(container.comment))
        times = set()
        for member in container.infolist():
            yield Stretch(
                "member name" if not is_office else "part name", member.filename, Kind.LABEL
            )
            if member.comment:
                yield Stretch("comment of a zip member", _text(member.comment))
            if b"\x75\x70" in member.extra:  # a second name, in Unicode, that unpackers prefer
                yield Stretch("second name of a zip member", _text(member.extra), Kind.LABEL)
            times.add(member.date_time)
        for time in sorted(times):
            if (written := _in_words(time)) is not None:
                yield Stretch("time of a zip member", written)
    head = data[: data.find(b"PK\x03\x04")] if not data.startswith(b"PK") else b""
    if head:
        yield Stretch("bytes before the zip container", head.decode("latin-1"))


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
