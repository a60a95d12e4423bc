"""Tables in PDF: Candour beside pdfplumber and camelot, on transcribed tables of public documents.

`pdf_truth/tables.jsonl` holds, for each table, the file's hash, the page, and each cell's row,
column, spans and hashed text: the documents themselves are not ours to pass on, and are looked for
in `gold/pdf-tables` under `CANDOUR_SHARED`. Measured is the F1 of neighbouring cells: each cell
with the next filled one to its right and the next one below.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from candour.core.documents.passage import Kind
from candour.readers.boundary import read_original

TRUTH = Path(__file__).parent / "pdf_truth" / "tables.jsonl"
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: its place, how far it spans, and the hash of its words."""

    row: int
    column: int
    rows: int
    columns: int
    words: str


@dataclass(slots=True)
class Score:
    """Neighbouring pairs found, expected, and both."""

    found: int = 0
    expected: int = 0
    right: int = 0
    cells_found: int = 0
    cells_expected: int = 0
    seconds: float = 0.0
    pages: list[float] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the pairs found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the expected pairs that were found."""
        return self.right / self.expected if self.expected else 0.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def hashed(text: str) -> str:
    """Return the first digits of the SHA-256 of a text without white space, folded (NFKC)."""
    folded = "".join(normalize("NFKC", text).split())
    return sha256(folded.encode()).hexdigest()[:_DIGITS]


def pairs(cells: Iterable[Cell]) -> Counter[tuple[str, str, str]]:
    """Return each cell's pairs with the next filled cell to its right, and with the next below."""
    squares = {
        (cell.row + down, cell.column + along): cell
        for cell in cells
        for down in range(cell.rows)
        for along in range(cell.columns)
    }
    if not squares:
        return Counter()
    last_row, last_column = (max(place[n] for place in squares) for n in (0, 1))
    counted: Counter[tuple[str, str, str]] = Counter()
    for cell in set(squares.values()):
        neighbours = set()
        for row in range(cell.row, cell.row + cell.rows):
            after = range(cell.column + cell.columns, last_column + 1)
            other = next((squares[row, c] for c in after if (row, c) in squares), None)
            neighbours.add((other, "right"))
        for column in range(cell.column, cell.column + cell.columns):
            below = range(cell.row + cell.rows, last_row + 1)
            other = next((squares[r, column] for r in below if (r, column) in squares), None)
            neighbours.add((other, "below"))
        counted.update(
            (cell.words, other.words, where) for other, where in neighbours if other is not None
        )
    return counted


def candour(data: bytes, page: int) -> list[list[Cell]]:
    """Return the tables that Candour finds on a page."""
    tables: dict[int, list[Cell]] = {}
    for passage in read_original(one_page(data, page), "page.pdf").document.passages():
        place = passage.locator
        if passage.kind is Kind.TABLE_CELL and place.table and place.row:
            column = int(place.column or 1)
            spans = (passage.row_span, passage.column_span)
            cell = Cell(place.row, column, *spans, hashed(passage.text))
            tables.setdefault(place.table, []).append(cell)
    return list(tables.values())


def one_page(data: bytes, page: int) -> bytes:
    """Return a file that holds one page: each program is asked for the same."""
    import io  # noqa: PLC0415

    import pypdfium2  # noqa: PLC0415

    with pypdfium2.PdfDocument(data) as document, pypdfium2.PdfDocument.new() as alone:
        alone.import_pages(document, [page - 1])
        out = io.BytesIO()
        alone.save(out)
        return out.getvalue()


def pdfplumber(data: bytes, page: int) -> list[list[Cell]]:
    """Return the tables that pdfplumber finds on a page."""
    import io  # noqa: PLC0415

    import pdfplumber as peer  # noqa: PLC0415

    with peer.open(io.BytesIO(one_page(data, page))) as document:
        return [_grid(rows) for rows in document.pages[0].extract_tables()]


def _grid(rows: Sequence[Sequence[object]]) -> list[Cell]:
    return [
        Cell(r, c, 1, 1, hashed(str(text)))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text is not None and str(text).strip()
    ]


def _camelot(flavour: str) -> Callable[[bytes, int], list[list[Cell]]]:
    def read(data: bytes, page: int) -> list[list[Cell]]:
        import tempfile  # noqa: PLC0415

        import camelot  # noqa: PLC0415

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.pdf"
            path.write_bytes(one_page(data, page))
            tables = camelot.read_pdf(str(path), pages="1", flavor=flavour)
            return [_grid(table.df.values.tolist()) for table in tables]

    return read


DOERS: dict[str, Callable[[bytes, int], list[list[Cell]]]] = {
    "Candour": candour,
    "camelot stream": _camelot("stream"),
    "camelot lattice": _camelot("lattice"),
    "pdfplumber": pdfplumber,
}


def truth() -> dict[tuple[str, int], list[list[Cell]]]:
    """Return the transcribed tables by the file's hash and the page."""
    found: dict[tuple[str, int], list[list[Cell]]] = {}
    for line in TRUTH.read_text().splitlines():
        told = json.loads(line)
        cells = [Cell(*cell) for cell in told["cells"]]
        found.setdefault((told["file"], told["page"]), []).append(cells)
    return found


def scores(folder: Path) -> dict[str, Score]:
    """Score every program on every transcribed page, in one run."""
    files = {sha256(data).hexdigest(): data for data in map(Path.read_bytes, folder.glob("*.pdf"))}
    found = {who: Score() for who in DOERS}
    for (file, page), expected in truth().items():
        for who, read in DOERS.items():
            begun = time.perf_counter()
            tables = read(files[file], page)
            found[who].seconds += time.perf_counter() - begun
            _add(found[who], tables, expected)
    return found


def _add(score: Score, tables: list[list[Cell]], expected: list[list[Cell]]) -> None:
    got = sum((pairs(cells) for cells in tables), Counter())
    wanted = sum((pairs(cells) for cells in expected), Counter())
    right = (got & wanted).total()
    score.found += got.total()
    score.expected += wanted.total()
    score.right += right
    score.cells_found += sum(map(len, tables))
    score.cells_expected += sum(map(len, expected))
    score.pages.append(
        f1(right / got.total() if got else 0.0, right / wanted.total() if wanted else 0.0)
    )


def as_table(found: dict[str, Score]) -> str:
    """Return the scores as a Markdown table."""
    lines = [
        "| who | precision | recall | F1 | mean F1 of a page | cells (of) | seconds |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for who, score in found.items():
        mean = sum(score.pages) / len(score.pages)
        lines.append(
            f"| {who} | {score.precision:.3f} | {score.recall:.3f} "
            f"| {f1(score.precision, score.recall):.3f} | {mean:.3f} "
            f"| {score.cells_found} ({score.cells_expected}) | {score.seconds:.1f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    shared = Path(os.environ.get("CANDOUR_SHARED", "../shared")) / "gold" / "pdf-tables"
    if not shared.is_dir():
        sys.exit(f"no folder {shared}: set CANDOUR_SHARED to where the shared files are")
    sys.stdout.write(as_table(scores(shared)) + "\n")
