"""Reading Word: Candour beside bare lxml, python-docx and docx2python, at three sizes."""

import io
import random
import sys
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from benchmarks.report import Row, as_table, peak_mib, seconds_each
from candour.core.documents.document import Original, assemble
from candour.readers.boundary import read_original
from candour.readers.docx.reader import READER
from candour.readers.limits import DEFAULT_LIMITS

SIZES = {"20 pages": 20, "200 pages": 200, "2,000 pages": 2000}
_MODULE = "benchmarks.reading.docx"
_SAID = (
    "visited home mother child school nurse police officer recorded concern telephone call "
    "meeting agreed plan review assessment seen well bruise explanation given partner present "
    "absent letter referral received closed allocated duty team manager health the a of and to "
    "was not by with on at no further action"
)
_WORDS = _SAID.split(" ")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def made_document(pages: int) -> bytes:
    """Return a chronology as Word saves one, about ten rows of five columns a page.

    Runs are split and carry revision ids as Word's do; one row in ten holds a tracked change, one
    in forty a footnote reference; every page opens with a heading and two paragraphs of prose.
    """
    chance = random.Random(pages)
    body = []
    for page in range(1, pages + 1):
        body.append(_paragraph(chance, 4, '<w:pStyle w:val="Heading1"/>'))
        body += [_paragraph(chance, 60) for _ in range(2)]
        rows = "".join(_row(chance, page * 10 + n) for n in range(10))
        body.append(
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
            '<w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>'
            + '<w:gridCol w:w="1800"/>' * 5
            + f"</w:tblGrid>{rows}</w:tbl>"
        )
    return _packed("".join(body), notes=pages // 4 + 1)


def _paragraph(chance: random.Random, words: int, properties: str = "", extra: str = "") -> str:
    said = [chance.choice(_WORDS) for _ in range(words)]
    cut = chance.randrange(words) if words > 3 else 0
    runs = "".join(
        f'<w:r w:rsidRPr="00{chance.randrange(16**6):06X}"><w:rPr><w:rFonts w:ascii="Arial" '
        'w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(" ".join(piece))} </w:t></w:r>'
        for piece in (said[:cut], said[cut:])
        if piece
    )
    return (
        f'<w:p w:rsidR="00{chance.randrange(16**6):06X}" w:rsidRDefault="00A77B3E"><w:pPr>'
        f'{properties}<w:spacing w:after="0"/><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" '
        f'w:cs="Arial"/></w:rPr></w:pPr>{runs}{extra}</w:p>'
    )


def _row(chance: random.Random, number: int) -> str:
    cells = []
    for column, words in enumerate((1, 1, 24, 3, 8)):
        extra = ""
        if column == 2 and number % 10 == 0:
            extra = (
                f'<w:ins w:id="{number}" w:author="A" w:date="2015-05-20T10:00:00Z"><w:r>'
                f"<w:t>{chance.choice(_WORDS)}</w:t></w:r></w:ins>"
                f'<w:del w:id="{number}" w:author="A" w:date="2015-05-20T10:00:00Z"><w:r>'
                f"<w:delText>{chance.choice(_WORDS)}</w:delText></w:r></w:del>"
            )
        if column == 4 and number % 40 == 0:
            extra = f'<w:r><w:footnoteReference w:id="{number // 40 + 1}"/></w:r>'
        cells.append(
            '<w:tc><w:tcPr><w:tcW w:w="1800" w:type="dxa"/></w:tcPr>'
            f"{_paragraph(chance, words, extra=extra)}</w:tc>"
        )
    return f'<w:tr w:rsidR="00A77B3E" w:rsidTr="00A77B3E">{"".join(cells)}</w:tr>'


def _packed(body: str, notes: int) -> bytes:
    written = "".join(
        f'<w:footnote w:id="{n + 1}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>See {n}</w:t>'
        "</w:r></w:p></w:footnote>"
        for n in range(1, notes + 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(("footnotes", "styles"))
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/></w:style>'
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    members = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}.footnotes+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f"{relations}</Relationships>",
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {_NAMESPACES}>{written}</w:footnotes>",
        "word/styles.xml": f"<w:styles {_NAMESPACES}>{styles}</w:styles>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, text in members.items():
            container.writestr(name, text)
    return out.getvalue()


def bare(data: bytes) -> list[tuple[int, int, int, str]]:
    """Do the unavoidable part: unzip, parse the same parts, take every paragraph's text in order.

    Each text comes with its table, row and column (0 in prose), and nothing else is understood.
    """
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        for name in container.namelist():
            root = etree.fromstring(container.read(name))
            holder = root[0] if name == "word/document.xml" else root
            tables = 0
            for block in holder.iterchildren(_W + "p", _W + "tbl", _W + "footnote"):
                if block.tag != _W + "tbl":
                    found.append((0, 0, 0, _text(block)))
                    continue
                tables += 1
                for row, tr in enumerate(block.iterchildren(_W + "tr"), start=1):
                    for column, tc in enumerate(tr.iterchildren(_W + "tc"), start=1):
                        for p in tc.iterchildren(_W + "p"):
                            found.append((tables, row, column, _text(p)))
    return found


def _text(paragraph: etree._Element) -> str:
    # Twice as fast as itertext: the bare row is to be as fast as lxml can be.
    return "".join([words.text or "" for words in paragraph.iter(_W + "t")])


def candour(data: bytes) -> int:
    """Read into a document in this process, as the bare row does."""
    reading = READER.read(data, DEFAULT_LIMITS)
    original = Original(sha256(data).hexdigest(), "made.docx", len(data), "docx")
    return len(assemble(original, reading.blocks))


def candour_in_worker(data: bytes) -> int:
    """Read through the same door as every command: in a process of its own."""
    return len(read_original(data, "made.docx").document)


def python_docx(data: bytes) -> int:
    """Read paragraphs and tables in order with python-docx."""
    import docx  # noqa: PLC0415
    from docx.table import Table  # noqa: PLC0415

    count = 0
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                count += sum(len(cell.text) > 0 for cell in row.cells)
        else:
            count += len(block.text) > 0
    return count


def docx2python(data: bytes) -> int:
    """Read everything that docx2python reads."""
    import docx2python as peer  # noqa: PLC0415

    with peer.docx2python(io.BytesIO(data)) as read:
        return len(read.text)


DOERS: dict[str, Callable[[bytes], object]] = {
    "bare lxml": bare,
    "Candour": candour,
    "Candour, in a worker": candour_in_worker,
    "python-docx": python_docx,
    "docx2python": docx2python,
}
_OURS = ("bare lxml", "Candour", "Candour, in a worker")
_PEERS = ("python-docx", "docx2python")
_NOTES = {
    "bare lxml": "the unavoidable part",
    "Candour, in a worker": "as every command reads; memory of the waiting process",
    "python-docx": "without insertions, notes, comments, boxes, inner tables",
    "docx2python": "without deletions and comments",
}


def read_once(who: str, path: str) -> None:
    """Read one file once, in a process whose memory is weighed."""
    DOERS[who](Path(path).read_bytes())


def load_only(who: str, path: str) -> None:
    """Load what reading needs, and the file, without reading it."""
    DOERS[who](made_document(1))
    Path(path).read_bytes()


def figures() -> list[Row]:
    """Measure each reader at each size, in one run."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size, pages in SIZES.items():
            path = Path(folder) / f"{pages}.docx"
            path.write_bytes(made_document(pages))
            rows += _rows(size, path, _OURS + (_PEERS if pages <= 200 else ()))
    return rows


def _rows(size: str, path: Path, who: tuple[str, ...]) -> list[Row]:
    data = path.read_bytes()
    ours = seconds_each([partial(DOERS[name], data) for name in _OURS], runs=7)
    peers = seconds_each([partial(DOERS[name], data) for name in who[len(_OURS) :]], runs=1)
    rows = []
    for name, seconds in zip(who, ours + peers, strict=True):
        peak = peak_mib(_MODULE, "read_once", name, str(path))
        grown = peak - peak_mib(_MODULE, "load_only", name, str(path))
        said = [note for note in (_NOTES.get(name), f"{grown:.0f} MiB more than before") if note]
        rows.append(
            Row("read .docx", size, name, seconds, seconds / ours[0], peak, "; ".join(said))
        )
    return rows


if __name__ == "__main__":
    sys.stdout.write(as_table(figures()) + "\n")
