"""An OpenDocument file's parts, and what its manifest and properties say."""

from lxml import etree

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Kind
from candour.errors import DamagedFile, LockedFile
from candour.readers.limits import Limits
from candour.readers.odf.names import name
from candour.readers.package import Package

_MIMETYPE = b"mimetype"
_BARE = etree.fromstring("<none/>")


def declared_type(data: bytes) -> bytes:
    """Return the media type that the container's first member states, or nothing."""
    if not data.startswith(b"PK\x03\x04") or data[30:38] != _MIMETYPE:
        return b""
    return data[38:120].split(b"PK")[0]


def is_opendocument(data: bytes, kind: bytes) -> bool:
    """Say whether this is an OpenDocument file of one kind ("text", "spreadsheet")."""
    stated = declared_type(data)
    if stated:
        return stated.startswith(b"application/vnd.oasis.opendocument." + kind)
    return False


class OpenDocument:
    """The parts of one file that are parsed: content, styles, properties."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        package = Package(data, limits)
        if "META-INF/manifest.xml" in package:
            manifest = package.tree("META-INF/manifest.xml")
            if next(manifest.iter(name("manifest:encryption-data")), None) is not None:
                raise LockedFile(
                    "the file is encrypted with a password",
                    next_step="ask for the file without a password",
                )
        if "content.xml" not in package:
            raise DamagedFile(
                "it has no content.xml",
                expected="an OpenDocument file",
                next_step="open it in the program that made it and save it again",
            )
        self.content = package.tree("content.xml")
        self.styles = package.tree("styles.xml") if "styles.xml" in package else _BARE
        self.properties = package.tree("meta.xml") if "meta.xml" in package else _BARE
        self.pictures = [part for part in package.names() if part.startswith("Pictures/")]

    def body(self, kind: str) -> etree._Element:
        """Return the body's element ("office:text", "office:spreadsheet")."""
        found = next(self.content.iter(name(kind)), None)
        if found is None:
            raise DamagedFile("content.xml has no body", next_step="save it again")
        return found

    def metadata(self) -> list[Draft]:
        """Return what the file says of itself: title, authors, comments, user-defined fields."""
        holder = next(self.properties.iter(name("office:meta")), None)
        drafts: list[Draft] = []
        for element in holder if holder is not None else ():
            words = (element.text or "").strip()
            if not words:
                continue
            called = element.get(name("meta:name")) or etree.QName(element).localname
            place = Locator(part=Part.METADATA, path=called)
            drafts.append(Draft(f"m{len(drafts) + 1}", place, Kind.FURNITURE, words))
        return drafts
