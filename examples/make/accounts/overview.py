"""The overview for publication: a Word document that gives names away in fifteen places."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from examples.make import word_parts
from examples.make.accounts.report import PAPER, SPACED, in_list
from examples.make.accounts.table import write_table
from examples.make.archive import pack
from examples.make.ledger import Ledger, Made
from examples.make.marks import marks_of
from examples.make.word import Document
from examples.make.word_frame import letterhead, page_footer

FILE = "edition/overview_public.docx"
PICTURES = "http://schemas.openxmlformats.org/drawingml/2006/picture"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
# The set of properties that a program's user makes, from the Office Open XML standard.
CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
WIDTHS = (2600, 3000, 4600)


def make(source: Mapping[str, Any]) -> Made:
    """Write the overview."""
    document = Document(Ledger(FILE), source["title"], source["author"], source["created"])
    letterhead(document, "header1", source["header"])
    page_footer(document, "footer1", source["footer"])
    document.say(source["heading"], "Title", kind="heading")
    for one in source["paragraphs"]:
        _paragraph(document, one)
    write_table(document, source["table"], WIDTHS)
    for number, address in enumerate(document.links, 1):
        _unseen(document, f"word/_rels/document.xml.rels#rIdLink{number}", address)
    for name, value in source["custom"].items():
        _unseen(document, f"docProps/custom.xml#{name}", value)
    made = document.finish(word_parts.section(("header1", "footer1"), PAPER))
    return Made(_with_extras(made.content, source["custom"]), made.ledger)


def _unseen(document: Document, path: str, text: str) -> None:
    document.ledger.note({"part": "metadata", "path": path}, text, "furniture")


def _paragraph(document: Document, one: Mapping[str, Any]) -> None:
    level, marks = one["level"], marks_of(one.get("marks") or ())
    number = document.outline.number(level)
    style, kind = ("Heading1", "heading") if level == 0 else ("Numbered", "paragraph")
    more = in_list(0) if level == 0 else SPACED
    document.say(one["text"], style, marks=marks, number=number, more=more, kind=kind)
    if "bookmark" in one:
        _unseen(document, "word/document.xml#bookmark", one["bookmark"])
        held = f'w:id="{document.next_id()}"'
        start = f"<w:bookmarkStart {held} w:name={quoteattr(one['bookmark'])}/>"
        document.body[-1] = document.body[-1].replace("</w:pPr>", "</w:pPr>" + start, 1)
        document.body[-1] = document.body[-1].replace("</w:p>", f"<w:bookmarkEnd {held}/></w:p>")
    if "picture" in one:
        _unseen(document, "word/document.xml#alternative_text", one["picture"])
        drawn = _picture(one["picture"], document.next_id())
        document.body[-1] = document.body[-1].replace("</w:p>", drawn + "</w:p>")


def _picture(alternative: str, number: int) -> str:
    size = 'cx="360000" cy="360000"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr={quoteattr(alternative)}/>'
        f'<a:graphic><a:graphicData uri="{PICTURES}"><pic:pic xmlns:pic="{PICTURES}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="image1.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rIdImage1"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return len(content).to_bytes(4, "big") + kind + content + check.to_bytes(4, "big")


def grey_square() -> bytes:
    """The smallest picture: one grey point, stored and not compressed so that bytes stay alike."""
    head = (1).to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 0))
    points = zlib.compress(b"\x00\x80", 0)
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", points) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _custom(properties: Mapping[str, str]) -> str:
    inner = "".join(
        f'<property fmtid="{CUSTOM_SET}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    return (
        f'{word_parts.HEAD}<Properties xmlns="{CUSTOM}" xmlns:vt="{VARIANTS}">{inner}</Properties>'
    )


def _with_extras(content: bytes, custom: Mapping[str, str]) -> bytes:
    """Put the picture and the custom properties into a finished package."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members: dict[str, str | bytes] = {
            one: archive.read(one).decode() for one in archive.namelist()
        }
    additions = {
        "[Content_Types].xml": '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/docProps/custom.xml" ContentType="{CUSTOM_TYPE}"/></Types>',
        "_rels/.rels": f'<Relationship Id="rId3" Type="{word_parts.OFFICE}/custom-properties" '
        'Target="docProps/custom.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationship Id="rIdImage1" '
        f'Type="{word_parts.OFFICE}/image" Target="media/image1.png"/></Relationships>',
    }
    for name, addition in additions.items():
        closing = addition[addition.rindex("</") :]
        members[name] = str(members[name]).replace(closing, addition)
    members["docProps/custom.xml"] = _custom(custom)
    members["word/media/image1.png"] = grey_square()
    return pack(members)
