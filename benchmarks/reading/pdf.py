"""Reading PDF: Candour beside bare pypdfium2 and pdfplumber, at three sizes."""

import ctypes
import io
import random
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

from benchmarks.report import Row, as_table, peak_mib, seconds_each
from candour.core.documents.document import Original, assemble
from candour.readers.boundary import read_original
from candour.readers.limits import DEFAULT_LIMITS

SIZES = {"30 pages": 30, "300 pages": 300, "1,000 pages": 1000}
_MODULE = "benchmarks.reading.pdf"
_SAID = (
    "visited home mother child school nurse police officer recorded concern telephone call "
    "meeting agreed plan review assessment seen well bruise explanation given partner present "
    "absent letter referral received closed allocated duty team manager health the a of and to "
    "was not by with on at no further action"
)
_WORDS = _SAID.split(" ")
_PAGE = """
#set page(paper: "a4", margin: 2cm, header: [Chronology], footer: context counter(page).display())
#set text(size: 10pt)
#set par(justify: true)
"""


def made_document(pages: int) -> bytes:
    """Return a report of this many pages: of each four, one is prose with footnotes, one is set in
    two columns, one is plain prose, and one holds a ruled table.
    """
    import typst  # noqa: PLC0415

    chance = random.Random(pages)
    body = [_PAGE]
    for page in range(1, pages + 1):
        body.append(f"= {_said(chance, 4)}\n")
        prose = [f"{page}.{n} {_said(chance, 70)}.\n\n" for n in range(1, 7)]
        if page % 4 == 0:
            cells = "".join(
                f"[{n}/03/2021],[{_said(chance, 12)}.],[{_said(chance, 3)}]," for n in range(1, 16)
            )
            body.append(f"#table(columns: (auto, 1fr, auto),[Date],[Event],[Source],{cells})\n")
        elif page % 4 == 1:
            body.append(f"#columns(2)[\n{''.join(prose)}\n]\n")
        elif page % 4 == 2:
            notes = [f"{_said(chance, 30)}#footnote[{_said(chance, 9)}.] " for _ in range(4)]
            body += prose[:4] + notes
        else:
            body += prose
        body.append("#pagebreak(weak: true)\n")
    return bytes(typst.compile("\n".join(body).encode()))


def _said(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize()


def bare(data: bytes) -> int:
    """Do the unavoidable part: every page's text, and the box of every character.

    It calls the C library itself, into one buffer: as fast as Python can ask for every box.
    """
    import pypdfium2  # noqa: PLC0415
    from pypdfium2 import raw  # noqa: PLC0415

    count = 0
    box = raw.FS_RECTF()
    at = ctypes.byref(box)
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            count += len(text.get_text_range())
            for index in range(text.count_chars()):
                raw.FPDFText_GetLooseCharBox(text, index, at)
            text.close()
            page.close()
    return count


def by_its_interface(data: bytes) -> int:
    """Do the same unavoidable part as anybody would with pypdfium2's own interface."""
    import pypdfium2  # noqa: PLC0415

    count = 0
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            count += len(text.get_text_range())
            for index in range(text.count_chars()):
                text.get_charbox(index, loose=True)
            text.close()
            page.close()
    return count


def plain(data: bytes) -> int:
    """Take every page's text as PDFium gives it: no places, so no reading order and no tables."""
    import pypdfium2  # noqa: PLC0415

    count = 0
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            count += len(text.get_text_range())
            text.close()
            page.close()
    return count


def candour(data: bytes) -> int:
    """Read into a document in this process, as the bare row does."""
    from candour.readers.pdf.reader import READER  # noqa: PLC0415

    reading = READER.read(data, DEFAULT_LIMITS)
    original = Original(sha256(data).hexdigest(), "made.pdf", len(data), "pdf")
    return len(assemble(original, reading.blocks))


def candour_in_worker(data: bytes) -> int:
    """Read through the same door as every command: in a process of its own."""
    return len(read_original(data, "made.pdf").document)


def pdfplumber(data: bytes) -> int:
    """Read every page's text with pdfplumber, without its tables."""
    import pdfplumber as peer  # noqa: PLC0415

    count = 0
    with peer.open(io.BytesIO(data)) as document:
        for page in document.pages:
            count += len(page.extract_text())
            page.close()
    return count


DOERS: dict[str, Callable[[bytes], object]] = {
    "bare PDFium": bare,
    "bare pypdfium2": by_its_interface,
    "pypdfium2, text only": plain,
    "Candour": candour,
    "Candour, in a worker": candour_in_worker,
    "pdfplumber": pdfplumber,
}
_OURS = ("bare PDFium", "bare pypdfium2", "pypdfium2, text only", "Candour", "Candour, in a worker")
_PEERS = ("pdfplumber",)
_PEER_PAGES = 300
_NOTES = {
    "bare PDFium": "every page's text and every character's box, by raw C calls",
    "bare pypdfium2": "the same by its own interface",
    "pypdfium2, text only": "no places: neither reading order nor tables",
    "Candour, in a worker": "as every command reads; memory of the waiting process",
    "pdfplumber": "text only",
}


def read_once(who: str, path: str) -> None:
    """Read one file once, in a process whose memory is weighed."""
    DOERS[who](Path(path).read_bytes())


def load_only(who: str, path: str, page: str) -> None:
    """Load what reading needs (by reading one page), and the file, without reading it."""
    DOERS[who](Path(page).read_bytes())
    Path(path).read_bytes()


def figures() -> list[Row]:
    """Measure each reader at each size, in one run."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        # Made here: what typesetting takes is no part of what reading takes.
        page = Path(folder) / "1.pdf"
        page.write_bytes(made_document(1))
        for size, pages in SIZES.items():
            path = Path(folder) / f"{pages}.pdf"
            path.write_bytes(made_document(pages))
            rows += _rows(size, (path, page), _OURS + (_PEERS if pages <= _PEER_PAGES else ()))
    return rows


def _rows(size: str, files: tuple[Path, Path], who: tuple[str, ...]) -> list[Row]:
    path, page = files
    data = path.read_bytes()
    ours = seconds_each([partial(DOERS[name], data) for name in _OURS], runs=5)
    peers = seconds_each([partial(DOERS[name], data) for name in who[len(_OURS) :]], runs=1)
    rows = []
    for name, seconds in zip(who, ours + peers, strict=True):
        peak = peak_mib(_MODULE, "read_once", name, str(path))
        grown = peak - peak_mib(_MODULE, "load_only", name, str(path), str(page))
        said = [note for note in (_NOTES.get(name), f"{grown:.0f} MiB more than before") if note]
        rows.append(Row("read .pdf", size, name, seconds, seconds / ours[0], peak, "; ".join(said)))
    return rows


if __name__ == "__main__":
    sys.stdout.write(as_table(figures()) + "\n")
