"""Reading sheets: Candour beside the bare libraries doing the part that no reader can avoid.

The bare part: calamine opens the workbook and hands over every sheet, and each filled cell's text
is taken with its row and column; for CSV, Python's csv module does the same. `python -m
benchmarks.reading.sheet` prints the table.
"""

import csv
import io
import zipfile
from functools import cache, partial

import openpyxl
from python_calamine import CalamineWorkbook

from benchmarks.report import Row, as_table, peak_mib, seconds_each
from candour.core.documents.document import Original, assemble
from candour.readers.delimited.reader import READER as DELIMITED
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.xlsx.reader import READER as XLSX

SIZES = (5_000, 50_000, 150_000)
COLUMNS = 6
_ORIGINAL = Original("0" * 64, "made", 1, "any")


def rows(count: int) -> list[list[object]]:
    """Return rows as an agency's export has them: number, day, words, words, word, number."""
    words = ["Visit", "made,", "no", "reply.", "Card", "left;", "neighbour", "spoken", "to."]
    return [
        [n, f"{1 + n % 28:02}/{1 + n % 12:02}/2022", " ".join(words[n % 4 :] * (1 + n % 3)),
         f"Record {n}", "HV" if n % 2 else "GP", n / 4]
        for n in range(count)
    ]  # fmt: skip


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@cache
def workbook(count: int) -> bytes:
    """Return a workbook of so many rows, with shared strings, as Excel and LibreOffice write it."""
    strings: dict[str, int] = {}
    lines = []
    for n, row in enumerate(rows(count), start=1):
        cells = [
            f'<c r="{letter}{n}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
            if isinstance(value, str)
            else f'<c r="{letter}{n}"><v>{value}</v></c>'
            for letter, value in zip("ABCDEF", row, strict=True)
        ]
        lines.append(f'<row r="{n}" spans="1:6">{"".join(cells)}</row>')
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": _relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Log" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            worksheet="worksheets/sheet1.xml", sharedStrings="sharedStrings.xml"
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}'
        "</sheetData></worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, _HEAD + part)
    return out.getvalue()


def _relations(**targets: str) -> str:
    inside = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


@cache
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
    """Read and put together, as the boundary does."""
    return len(assemble(_ORIGINAL, XLSX.read(data, DEFAULT_LIMITS).blocks))


def candour_csv(data: bytes) -> int:
    """Read and put together, as the boundary does."""
    return len(assemble(_ORIGINAL, DELIMITED.read(data, DEFAULT_LIMITS).blocks))


def bare_openpyxl(data: bytes) -> int:
    """The peer that tells comments and hidden parts, in its quick mode."""
    opened = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(
        cell is not None
        for sheet in opened.worksheets
        for line in sheet.iter_rows(values_only=True)
        for cell in line
    )


def run_once(who: str, count: str) -> None:
    """Do one piece of work, for weighing memory in a process of its own."""
    make = delimited if who.endswith("csv") else workbook
    globals()[who](make(int(count)))


def figures() -> list[Row]:
    """Return the rows of the table."""
    found: list[Row] = []
    for count in SIZES:
        size = f"{count:,} rows × {COLUMNS}"
        for work, make, bare, ours in (
            ("XLSX", workbook, bare_calamine, candour_xlsx),
            ("CSV", delimited, bare_csv, candour_csv),
        ):
            data = make(count)
            assert bare(data) == count * COLUMNS
            assert ours(data) >= count * COLUMNS
            first, second = seconds_each([partial(bare, data), partial(ours, data)])
            for who, seconds, run in (("bare", first, bare), ("Candour", second, ours)):
                weight = peak_mib("benchmarks.reading.sheet", "run_once", run.__name__, str(count))
                found.append(Row(work, size, who, seconds, seconds / first, weight))
    data = workbook(SIZES[0])
    first, peer = seconds_each([partial(bare_calamine, data), partial(bare_openpyxl, data)])
    size = f"{SIZES[0]:,} rows × {COLUMNS}"
    found.append(Row("XLSX", size, "openpyxl, read-only", peer, peer / first))
    return found


if __name__ == "__main__":
    print(as_table(figures()))
