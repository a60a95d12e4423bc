"""Zip-based office files, opened without trusting what they say of themselves."""

import struct
import zlib
from io import BytesIO
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from candour.errors import DamagedFile, LimitPassed, LockedFile
from candour.readers.limits import Limits

_DAMAGE = (
    BadZipFile,
    EOFError,
    LZMAError,
    NotImplementedError,
    OSError,
    OverflowError,
    ValueError,
    struct.error,
    zlib.error,
)
"""what zipfile raises over damaged containers, beside its own error"""
_TEN_MIB = 10 * 1024 * 1024
_CHUNK = 8 * 1024 * 1024
_NEXT_STEP = "if you know the sender, ask for the file as it was saved by the program that made it"


class Package:
    """The members of one zip-based file, unpacked no further than the limits allow."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
        except _DAMAGE:
            raise DamagedFile(
                "the zip container cannot be opened",
                expected="a whole file",
                next_step="the file may have been cut off on its way: ask for it again",
            ) from None
        self._limits = limits
        self._unpacked = 0
        self._members = {member.filename: member for member in self._zip.infolist()}
        if len(self._zip.infolist()) > limits.members:
            raise LimitPassed(
                f"{len(self._zip.infolist()):,} members in the zip container",
                expected=f"at most {limits.members:,}",
                next_step=_NEXT_STEP,
            )
        if len(self._members) < len(self._zip.infolist()):
            # Programs differ in which of the two they show.
            raise DamagedFile(
                "two members of one name in the zip container",
                expected="each name once",
                next_step=_NEXT_STEP,
            )
        for member in self._zip.infolist():
            self._check_ratio(member)

    def names(self) -> list[str]:
        """Return the members' names in the order of the container."""
        return list(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """Return one member's bytes; raise `KeyError` where there is none of that name."""
        member = self._members[name]
        if member.flag_bits & 1:
            raise LockedFile(
                "a member of the zip container is encrypted",
                where=f"member {member.filename}",
                next_step="ask for the file without a password",
            )
        chunks = []
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    self._count(len(chunk), member)
                    chunks.append(chunk)
        except _DAMAGE:
            raise DamagedFile(
                "it cannot be unpacked",
                where=f"member {member.filename}",
                next_step="the file may have been cut off on its way: ask for it again",
            ) from None
        return b"".join(chunks)

    def tree(self, name: str) -> etree._Element:
        """Return one member parsed as XML; raise `KeyError` where there is none of that name."""
        return parse_xml(self.read(name), f"member {name}")

    def _check_ratio(self, member: ZipInfo) -> None:
        # What the container declares; `_count` guards against a container that lies.
        if member.file_size < _TEN_MIB:
            return
        if member.file_size > self._limits.unpacked_ratio * max(member.compress_size, 1):
            raise LimitPassed(
                f"{member.file_size:,} bytes packed into {member.compress_size:,}",
                where=f"member {member.filename}",
                expected=f"at most {self._limits.unpacked_ratio} to 1",
                next_step=_NEXT_STEP,
            )

    def _count(self, size: int, member: ZipInfo) -> None:
        self._unpacked += size
        if self._unpacked > self._limits.unpacked_bytes:
            raise LimitPassed(
                f"more than {self._limits.unpacked_bytes:,} bytes when unpacked",
                where=f"member {member.filename}",
                next_step=_NEXT_STEP,
            )


def parse_xml(data: bytes, where: str) -> etree._Element:
    """Parse XML with every door to the outside shut: no entities, no DTD, no network.

    libxml2's own limits stay on (256 levels, 10 million characters in one text).
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise DamagedFile(
            f"its XML breaks off or breaks the rules at line {problem.lineno}",
            where=where,
            next_step="open it in the program that made it, save it again, and read that file",
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        # Office programs never write one; it is how entity bombs and file inclusion begin.
        raise DamagedFile("its XML declares a document type", where=where, next_step=_NEXT_STEP)
    return root


def member_names(data: bytes) -> frozenset[str]:
    """Return the member names of what may be a zip container; none where it is not one."""
    if not data.startswith(b"PK"):
        return frozenset()
    try:
        with ZipFile(BytesIO(data)) as container:
            return frozenset(container.namelist())
    except _DAMAGE:
        return frozenset()
