"""ZIP archives: every member is an original of its own."""

from pathlib import PurePosixPath

from candour.core.documents.locator import Locator, Part
from candour.core.documents.report import LeftOut
from candour.errors import RefusedFile
from candour.readers.limits import Limits
from candour.readers.package import Package, member_names
from candour.readers.reading import Member, Reader, Reading

_OFFICE_MEMBERS = ("[Content_Types].xml", "mimetype")
_MADE_BY_PROGRAMS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def sureness(data: bytes, name: str) -> float:
    """Any sound zip container, but an office file is surer of being what it is."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return 0
    return 0.2 if member_names(data) & set(_OFFICE_MEMBERS) else 0.6


def read(data: bytes, limits: Limits) -> Reading:
    """Return the archive's members; it has no text of its own.

    Nothing is ever written to disk, so a member named "../../x" is only an odd name; it is shown
    without the dots.
    """
    package = Package(data, limits)
    members: list[Member] = []
    left_out: list[LeftOut] = []
    for name in package.names():
        place = Locator(part=Part.ATTACHMENT, path=name)
        if name.endswith("/"):
            continue
        if name.startswith(_MADE_BY_PROGRAMS) or PurePosixPath(name).name in _MADE_BY_PROGRAMS:
            left_out.append(LeftOut(place, "made by the packing program, not by a person"))
            continue
        try:
            members.append(Member(plain_path(name), package.read(name)))
        except RefusedFile as refusal:
            if not members and len(package.names()) == 1:
                raise
            left_out.append(LeftOut(place, f"refused: {refusal}"))
    return Reading((), left_out=tuple(left_out), members=tuple(members))


def plain_path(name: str) -> str:
    """Return a member's path with what could lead out of a folder taken away."""
    parts = PurePosixPath(name.replace("\\", "/").replace("\0", "")).parts
    kept = [part.strip("/") for part in parts if part not in ("..", ".", "/")]
    return "/".join(kept) or "unnamed"


READER = Reader(
    format="zip",
    title="ZIP archive (.zip)",
    endings=(".zip",),
    sureness=sureness,
    read=read,
    in_worker=True,
)
