"""Words that no page shows: bookmarks, the document's properties, the names of attached files."""

from collections.abc import Iterator
from re import DOTALL
from re import compile as pattern

import pypdfium2  # type: ignore[import-untyped]
from lxml import etree

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Kind
from candour.core.documents.report import LeftOut
from candour.errors import CandourError
from candour.readers.limits import Limits
from candour.readers.package import parse_xml
from candour.readers.reading import Member

_PACKET = pattern(rb"<x:xmpmeta.*?</x:xmpmeta>", DOTALL)
_MOST_BOOKMARKS = 50_000
_MOST_PACKETS = 50
_LONGEST_PACKET = 5_000_000
_DULL = frozenset({"CreationDate", "ModDate", "Trapped"})
_MACHINE = pattern(
    r"(?:format|DocumentID|InstanceID|OriginalDocumentID|RenditionClass|instanceID|documentID|"
    r"action|changed|when|CreateDate|ModifyDate|MetadataDate|part|conformance|"
    r"softwareAgent|Trapped|originalDocumentID|renditionClass)"
)


def bookmarks_of(document: pypdfium2.PdfDocument) -> Iterator[Draft]:
    """Yield a document's bookmarks, with the page that each leads to."""
    for count, bookmark in enumerate(document.get_toc(), start=1):
        if count > _MOST_BOOKMARKS:
            return
        title = (bookmark.get_title() or "").strip()
        if not title:
            continue
        target = bookmark.get_dest()
        index = target.get_index() if target is not None else None
        where = Locator(
            part=Part.METADATA,
            page=index + 1 if index is not None and index >= 0 else None,
            path="bookmark",
        )
        yield Draft(f"b{count}", where, Kind.FURNITURE, title)


def metadata_of(document: pypdfium2.PdfDocument, data: bytes) -> Iterator[Draft]:
    """Yield what the file says of itself: its properties, and the words of its XMP packets."""
    found: dict[tuple[str, str], None] = {}
    for name, value in document.get_metadata_dict(skip_empty=True).items():
        if name not in _DULL and value.strip():
            found.setdefault((name, value.strip()))
    for name, value in _packets(data):
        if not any(value == known for _, known in found):
            found.setdefault((name, value))
    for count, (name, value) in enumerate(found, start=1):
        where = Locator(part=Part.METADATA, path=name)
        yield Draft(f"m{count}", where, Kind.FURNITURE, value)


def _packets(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the words of each XMP packet that stands in the file unpacked, as the standard asks."""
    if b"<x:xmpmeta" not in data:
        return
    for count, packet in enumerate(_PACKET.finditer(data)):
        if count >= _MOST_PACKETS:
            return
        if len(packet.group()) > _LONGEST_PACKET:
            continue
        try:
            root = parse_xml(packet.group(), "XMP packet")
        except CandourError:
            continue
        yield from _words_of(root)


def _words_of(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = _local(element)
        for key, value in element.attrib.items():
            local = str(key).rpartition("}")[2]
            if _says(local, str(value)) and not str(key).startswith("{http://www.w3.org/"):
                yield f"XMP {local}", str(value).strip()
        words = (element.text or "").strip()
        if words and _says(name, words):
            yield f"XMP {name}", words


def _local(element: etree._Element) -> str:
    """Return the name of the property that an element belongs to, past RDF's own containers."""
    while True:
        name = etree.QName(element).localname
        parent = element.getparent()
        if name not in ("li", "Alt", "Seq", "Bag", "Description") or parent is None:
            return name
        element = parent


def _says(name: str, value: str) -> bool:
    return bool(value.strip()) and _MACHINE.fullmatch(name) is None and name != "about"


def attachments_of(
    document: pypdfium2.PdfDocument, limits: Limits
) -> tuple[list[Member], list[LeftOut]]:
    """Return the files attached to a document, each an original of its own, and name them."""
    members: list[Member] = []
    named: list[LeftOut] = []
    size = 0
    for index in range(min(document.count_attachments(), limits.members)):
        attachment = document.get_attachment(index)
        where = Locator(part=Part.ATTACHMENT)
        try:
            name = attachment.get_name()
            data = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            named.append(LeftOut(where, "an attached file that cannot be taken out"))
            continue
        size += len(data)
        if size > limits.unpacked_bytes:
            named.append(LeftOut(where, "an attached file beyond the limit of size", name))
            continue
        named.append(LeftOut(where, "an attached file: an original of its own", name))
        members.append(Member(name, data))
    return members, named
