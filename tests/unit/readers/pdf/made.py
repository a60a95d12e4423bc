"""PDF files made with typst, and what is read from them."""

from collections import Counter
from unicodedata import normalize

import pypdfium2
import typst

from candour.core.documents.block import Block
from candour.core.documents.passage import Kind, Passage
from candour.readers.boundary import Received, read_original
from candour.readers.limits import DEFAULT_LIMITS, Limits

PAGE = '#set page(width: 15cm, height: 20cm, margin: 2cm)\n#set text(size: 10pt, lang: "en")\n'


def made(source: str, page: str = PAGE) -> bytes:
    """Return a PDF that typst sets from this source."""
    return bytes(typst.compile((page + source).encode()))


def received(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Received:
    """Read through the same door as every command."""
    return read_original(data, "made.pdf", limits)


def passages(data: bytes) -> list[Passage]:
    """Return the passages that are read from a file."""
    return list(received(data).document.passages())


def of_kind(found: list[Passage], *kinds: Kind) -> list[str]:
    """Return the texts of passages of these kinds, in reading order."""
    return [passage.text for passage in found if passage.kind in kinds]


def short(passage: Passage) -> str:
    """Return the place in short that ends a passage's id."""
    return passage.id.partition("#")[2]


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """Return every text of blocks."""
    return [text for block in blocks for text in block.texts]


_NO_SIGN = frozenset("-\xad\u2010\ufffe\x02\ufffd\x00")
"""hyphens, which a line's end may take away, and what stands for a glyph without a character"""


def letters(text: str) -> Counter[str]:
    """Count the characters of a text, ligatures as letters, without spaces and hyphens."""
    spelt = normalize("NFKC", text)
    return Counter(sign for sign in spelt if not sign.isspace() and sign not in _NO_SIGN)


def layer(data: bytes) -> Counter[str]:
    """Count the characters of a file's text layer as PDFium gives them."""
    found: Counter[str] = Counter()
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            found += letters(text.get_text_range())
            text.close()
            page.close()
    return found
