"""Find the encoding of text and decode it, saying what was found and what was mended."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass, field

from charset_normalizer import from_bytes

from candour.core.documents.locator import Locator
from candour.core.documents.report import Change

# UTF-32's mark opens with UTF-16's: the longer is looked for first.
_BOMS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_TITLES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
    "latin-1": "ISO 8859-1",
}
_LOOKED_AT = 200_000
_OTHER_FORMATS = (
    b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff",
    b"GIF8", b"{\\rtf", b"II*\x00", b"MM\x00*", b"RIFF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!",
)  # fmt: skip
"""How files open that are no text, whatever their first bytes look like."""
_CONTROLS = bytes(sorted(frozenset(range(32)) - {9, 10, 12, 13, 27}))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with line ends as "\\n", and what there is to say of how it came about."""

    text: str = field(repr=False)
    encoding: str
    changed: tuple[Change, ...] = ()
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode text: by its mark, as UTF-8 or UTF-16, as Windows-1252, else as likeliest.

    The whole file is looked at before UTF-8 is believed or dropped: one £ sign near the end
    decides. Bytes that Windows-1252 does not define become the control characters of ISO 8859-1,
    as browsers have them, and are said. NUL characters and line ends of two characters are taken
    away and said.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, "replace")
            return _mended(text, encoding, "a byte-order mark says so")
    encoding = _unmarked(data)
    if encoding == "cp1252":
        # Five bytes mean nothing in Windows-1252; a strict decoder would refuse the file for one.
        text = data.decode("cp1252", "surrogateescape")
        text = "".join(chr(ord(c) - 0xDC00) if 0xDC80 <= ord(c) <= 0xDCFF else c for c in text)
        return _mended(text, encoding, "its bytes are no UTF-8")
    return _mended(data.decode(encoding, "replace"), encoding, "")


def _unmarked(data: bytes) -> str:
    wide = _wide(data)
    if wide is not None:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    likeliest = from_bytes(data[:_LOOKED_AT]).best()
    found = likeliest.encoding if likeliest is not None else "cp1252"
    # Western European text is likelier from Windows than from its look-alikes.
    return found if found.startswith(("utf", "big5", "gb", "shift", "euc", "koi8")) else "cp1252"


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of European text is NUL."""
    head = data[:4000]
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.3 and even < len(head) * 0.05:
        return "utf-16-le"
    if even > len(head) * 0.3 and odd < len(head) * 0.05:
        return "utf-16-be"
    return None


def _mended(text: str, encoding: str, because: str) -> Decoded:
    changed: list[Change] = []
    title = _TITLES.get(encoding, encoding)
    warnings = [f"encoding: {title}" + (f" ({because})" if because else "")]
    if "\0" in text:
        changed.append(Change(Locator(), f"{text.count(chr(0)):,} NUL characters taken away"))
        text = text.replace("\0", "")
    if "\ufffd" in text:
        broken = text.count("\ufffd")
        warnings.append(f"{broken:,} bytes could not be read as {title}; they show as \ufffd")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, encoding, tuple(changed), tuple(warnings))


def looks_like_text(data: bytes) -> bool:
    """Say whether bytes could be text at all: few control characters, once decoded."""
    if not data or data.startswith(_OTHER_FORMATS):
        return False
    if any(data.startswith(bom) for bom, _ in _BOMS) or _wide(data) is not None:
        return True
    head = data[:20_000]
    return len(head) - len(head.translate(None, _CONTROLS)) <= max(4, len(head) // 200)
