"""Reading sheets: Candour beside the bare libraries doing the part that no reader can avoid.

The bare part: calamine opens the workbook and hands over every sheet, and each filled cell's text
is taken with its row and column; for CSV, Python's csv module does the same. `python -m
benchmarks.reading.sheet` prints the table.
"""

import csv
import io
import sys
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from benchmarks.report import Row, as_table, peak_mib, seconds_each
from candour.core.documents.document import Original, assemble
from candour.readers.boundary import read_original
from candour.readers.delimited.reader import READER as DELIMITED
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.xlsx.reader import READER as XLSX

_MODULE = "benchmarks.reading.sheet"
SIZES = (5_000, 50_000, 150_000)
COLUMNS = 6
_ORIGINAL = Original("0" * 64, "made", 1, "any")


def rows(count: int) -> list[list[object]]:
    """Return rows as an agency's export has them: number, day, words, words, word, number."""
    words = ["Visit", "made,", "no", "reply.", "Card", "left;", "neighbour", "spoken", "to."]
    return [
        [n, date(2020, 1, 1) + timedelta(days=n % 900), " ".join(words[n % 4 :] * (1 + n % 3)),
         f"Record {n}", "HV" if n % 2 else "GP", n / 4]
        for n in range(count)
    ]  # fmt: skip


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(count: int) -> bytes:
    """Return a workbook of so many rows as Excel writes it: shared strings, real dates."""
    strings: dict[str, int] = {}
    lines = []
    for n, row in enumerate(rows(count), start=1):
        cells = [
            _cell(f"{letter}{n}", value, strings)
            for letter, value in zip("ABCDEF", row, strict=True)
        ]
        lines.append(f'<row r="{n}" spans="1:6" x14ac:dyDescent="0.25">{"".join(cells)}</row>')
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": _relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Log" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            worksheet="worksheets/sheet1.xml",
            sharedStrings="sharedStrings.xml",
            styles="styles.xml",
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}" xmlns:x14ac="{_MICROSOFT}">'
        f'<dimension ref="A1:F{count}"/><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, _HEAD + part)
    return out.getvalue()


def _cell(place: str, value: object, strings: dict[str, int]) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
    if isinstance(value, date):
        return f'<c r="{place}" s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def _relations(**targets: str) -> str:
    inside = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def delimited(count: int) -> bytes:
    """Return a CSV file of so many rows."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows(count))
    return out.getvalue().encode()


def bare_calamine(data: bytes) -> int:
    """Open, hand over every sheet, take each filled cell's text with its place."""
    found = []
    opened = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in opened.sheet_names:
        values = opened.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for row, line in enumerate(values, start=1):
            for column, value in enumerate(line, start=1):
                if value != "":
                    found.append((row, column, str(value)))
    return len(found)


def bare_csv(data: bytes) -> int:
    """Decode, part the rows, take each filled cell with its place."""
    found = []
    for row, line in enumerate(csv.reader(io.StringIO(data.decode(), newline="")), start=1):
        for column, value in enumerate(line, start=1):
            if value:
                found.append((row, column, value))
    return len(found)


def candour_xlsx(data: bytes) -> int:
    """Read into a document in this process, as the bare row does."""
    return len(assemble(_ORIGINAL, XLSX.read(data, DEFAULT_LIMITS).blocks))


def candour_in_worker(data: bytes) -> int:
    """Read through the same door as every command: in a process of its own."""
    return len(read_original(data, "made.xlsx").document)


def candour_csv(data: bytes) -> int:
    """Read into a document in this process, as the bare row does."""
    return len(assemble(_ORIGINAL, DELIMITED.read(data, DEFAULT_LIMITS).blocks))


def openpyxl_values(data: bytes) -> int:
    """The peer that tells comments and hidden parts, in its quick mode, which tells neither."""
    opened = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(
        cell is not None
        for sheet in opened.worksheets
        for line in sheet.iter_rows(values_only=True)
        for cell in line
    )


DOERS: dict[str, dict[str, Callable[[bytes], int]]] = {
    "xlsx": {
        "bare calamine": bare_calamine,
        "Candour": candour_xlsx,
        "Candour, in a worker": candour_in_worker,
        "openpyxl": openpyxl_values,
    },
    "csv": {"bare csv": bare_csv, "Candour": candour_csv},
}
_MAKERS = {"xlsx": workbook, "csv": delimited}
_PEERS = ("openpyxl",)
_NOTES = {
    "bare calamine": "the unavoidable part",
    "bare csv": "the unavoidable part",
    "Candour, in a worker": "as every command reads; memory of the waiting process",
    "openpyxl": "read-only mode: values alone",
}


def read_once(ending: str, who: str, path: str) -> None:
    """Read one file once, in a process whose memory is weighed."""
    DOERS[ending][who](Path(path).read_bytes())


def load_only(ending: str, who: str, path: str) -> None:
    """Load what reading needs, and the file, without reading it."""
    DOERS[ending][who](_MAKERS[ending](10))
    Path(path).read_bytes()


def figures() -> list[Row]:
    """Measure each reader at each size, in one run."""
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for ending, make in _MAKERS.items():
            for count in SIZES:
                path = Path(folder) / f"{count}.{ending}"
                path.write_bytes(make(count))
                found += _rows(ending, count, path)
    return found


def _rows(ending: str, count: int, path: Path) -> list[Row]:
    data = path.read_bytes()
    doers = DOERS[ending]
    assert all(do(data) == count * COLUMNS for do in doers.values())
    ours = [name for name in doers if name not in _PEERS]
    peers = [name for name in doers if name in _PEERS]
    times = seconds_each([partial(doers[name], data) for name in ours], runs=7)
    times += seconds_each([partial(doers[name], data) for name in peers], runs=1)
    rows = []
    for name, seconds in zip(ours + peers, times, strict=True):
        peak = peak_mib(_MODULE, "read_once", ending, name, str(path))
        grown = peak - peak_mib(_MODULE, "load_only", ending, name, str(path))
        said = [note for note in (_NOTES.get(name), f"{grown:.0f} MiB more than before") if note]
        rows.append(
            Row(
                f"read .{ending}",
                f"{count:,} rows × {COLUMNS}",
                name,
                seconds,
                seconds / times[0],
                peak,
                "; ".join(said),
            )
        )
    return rows


if __name__ == "__main__":
    sys.stdout.write(as_table(figures()) + "\n")
