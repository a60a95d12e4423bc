"""Files that are packed one by one or in a row: gzip, bzip2, xz, tar."""

import bz2
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from candour.core.leaks.stretch import Inner, Kind, Opened, Stretch
from candour.errors import DamagedFile, LimitPassed
from candour.readers.limits import Limits

_GZIP_NAMED = 8
_PACKED = "packed file"


def open_compressed(data: bytes, limits: Limits) -> Opened:
    """Return the one file that is packed, and what its header says."""
    if data.startswith(b"\x1f\x8b"):
        unpacking = zlib.decompressobj(wbits=31)
        plain = _unpacked(lambda most: unpacking.decompress(data, most), limits)
        return Opened("gzip", tuple(_gzip_header(data)), (Inner("content", plain, _PACKED),))
    if data.startswith(b"BZh"):
        bzip = bz2.BZ2Decompressor()
        plain = _unpacked(lambda most: bzip.decompress(data, most), limits)
        return Opened("bzip2", (), (Inner("content", plain, _PACKED),))
    xz = lzma.LZMADecompressor()
    plain = _unpacked(lambda most: xz.decompress(data, most), limits)
    return Opened("xz", (), (Inner("content", plain, _PACKED),))


def open_tar(data: bytes, limits: Limits) -> Opened:
    """Return what a tape archive's list of members says, and its members."""
    stretches: list[Stretch] = []
    inner: list[Inner] = []
    over = 0
    try:
        with tarfile.open(fileobj=BytesIO(data), mode="r:") as archive:
            for member in archive:
                stretches += _of_member(member)
                if not member.isfile():
                    continue
                if len(inner) == limits.members:
                    over += 1
                elif (stream := archive.extractfile(member)) is not None:
                    inner.append(Inner(member.name, stream.read(), "member"))
    except (tarfile.TarError, ValueError, OSError):
        raise DamagedFile("the archive breaks off", next_step="ask for it again") from None
    closed = (f"{over:,} members beyond the first {limits.members:,}",) if over else ()
    return Opened("tar archive", tuple(stretches), tuple(inner), closed=closed)


def _of_member(member: tarfile.TarInfo) -> Iterator[Stretch]:
    yield Stretch("member name", member.name, Kind.LABEL)
    for told in (member.uname, member.gname):
        if told:
            yield Stretch("owner of a member", told, Kind.SIGNED)
    if member.linkname:
        yield Stretch("link to another file", member.linkname, Kind.LABEL)


def _gzip_header(data: bytes) -> Iterator[Stretch]:
    if len(data) > 10 and data[3] & _GZIP_NAMED and not data[3] & 4:
        name = data[10 : data.find(b"\x00", 10)]
        yield Stretch("member name", name.decode("latin-1"), Kind.LABEL)


def _unpacked(unpack: Callable[[int], bytes], limits: Limits) -> bytes:
    try:
        plain = unpack(limits.file_bytes + 1)
    except (zlib.error, OSError, EOFError, lzma.LZMAError):
        raise DamagedFile("it cannot be unpacked", next_step="ask for the file again") from None
    if len(plain) > limits.file_bytes:
        raise LimitPassed(f"more than {limits.file_bytes:,} bytes when unpacked")
    return plain
