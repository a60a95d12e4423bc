"""Read a web page into passages."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from re import IGNORECASE
from re import compile as pattern

from selectolax.lexbor import LexborHTMLParser

from candour.core.documents.locator import Locator
from candour.core.documents.report import Change, LeftOut
from candour.readers.html.walk import walk_page
from candour.readers.limits import Limits
from candour.readers.reading import Reader, Reading

_DECLARED = pattern(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", IGNORECASE)
_TELLING = pattern(rb"<(?:!doctype\s+html|html|head|body|article|div|p|table|h[1-6])\b", IGNORECASE)
_BOMS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))


def sureness(data: bytes, name: str) -> float:
    """Sure where the bytes open as a page does; surer where the file is named as one."""
    if data.startswith(b"PK"):
        return 0
    head = data[:4096].replace(b"\0", b"")
    named = name.lower().endswith(READER.endings)
    if pattern(rb"\A[\s\xef\xbb\xbf\xff\xfe]*<(?:!doctype\s+html|html)\b", IGNORECASE).match(head):
        return 0.95
    found = len(_TELLING.findall(head))
    return 0.9 if named and found else 0.4 if found >= 4 else 0


def read(data: bytes, limits: Limits) -> Reading:
    """Read the page: article, furniture, readers' comments, what is hidden, what is behind it."""
    text, changed = _decoded(data)
    found = walk_page(LexborHTMLParser(text))
    left_out = [
        LeftOut(Locator(), f"{count} <{tag}>: a program or a drawing, no text of the page")
        for tag, count in Counter(found.silent).items()
    ]
    return Reading(tuple(found.drafts), tuple(changed), tuple(left_out))


def _decoded(data: bytes) -> tuple[str, list[Change]]:
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    if encoding is None:
        declared = _DECLARED.search(data[:4096])
        encoding = declared.group(1).decode("ascii") if declared else "utf-8"
    changed: list[Change] = []
    for candidate in (encoding, "utf-8", "cp1252", "latin-1"):
        try:
            text = data.decode(candidate)
        except (UnicodeDecodeError, LookupError):
            continue
        if candidate != encoding:
            changed.append(Change(Locator(), f"not {encoding} as it says: read as {candidate}"))
        break
    # HTML's own rule for NUL differs from place to place; we say that it was there.
    if "\0" in text:
        changed.append(Change(Locator(), f"{text.count(chr(0))} NUL characters taken away"))
        text = text.replace("\0", "")
    return text, changed


READER = Reader(
    format="html",
    title="web page (.html)",
    endings=(".html", ".htm", ".xhtml"),
    sureness=sureness,
    read=read,
    in_worker=True,
)
