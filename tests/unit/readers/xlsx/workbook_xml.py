"""Workbooks made by hand, member by member, for what no library writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from candour.core.documents.document import Document, Original, assemble
from candour.core.documents.passage import Passage
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.reading import Reading
from candour.readers.xlsx.reader import read

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
ORIGINAL = Original("a" * 64, "x.xlsx", 1, "xlsx")


def relations(*listed: tuple[str, str] | tuple[str, str, str]) -> str:
    """Return a relationships member; ids are r1, r2, …; a third word is the target's mode."""
    inside = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{escape(target)}"'
        + "".join(f' TargetMode="{mode}"' for mode in more)
        + "/>"
        for n, (kind, target, *more) in enumerate(listed, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def content_types(sheets: int) -> str:
    """Return the member that says what each member is."""
    kinds = {"workbook": "sheet.main", "sharedStrings": "sharedStrings", "styles": "styles"}
    kinds |= {f"worksheets/sheet{n}": "worksheet" for n in range(1, sheets + 1)}
    inside = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{TYPE}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType='
        '"application/xml"/><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>{inside}</Types>'
    )


@dataclass
class Sheet:
    """One sheet: its rows' XML, what stands before and after them, its relations."""

    rows: str = ""
    before: str = ""
    after: str = ""
    name: str = "Log"
    state: str = "visible"
    relations: Sequence[tuple[str, ...]] = ()


@dataclass
class Book:
    """A workbook: sheets, shared strings, number formats (style 1, 2, …), further members."""

    sheets: Sequence[Sheet]
    strings: str = ""
    formats: Sequence[str] = ()
    properties: str = ""
    members: Mapping[str, str | bytes] = field(default_factory=dict)
    workbook_relations: Sequence[tuple[str, str]] = ()

    def data(self) -> bytes:
        """Return the file."""
        count = len(self.sheets)
        sheet_relations = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, count + 1)]
        others = [("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]
        listed = "".join(
            f'<sheet name="{escape(sheet.name)}" sheetId="{n}" state="{sheet.state}" r:id="r{n}"/>'
            for n, sheet in enumerate(self.sheets, start=1)
        )
        members: dict[str, str | bytes] = {
            "[Content_Types].xml": content_types(count),
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{self.properties}'
            f"<sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relations(
                *sheet_relations, *others, *self.workbook_relations
            ),
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{self.strings}</sst>',
            "xl/styles.xml": self._styles(),
        }
        for n, sheet in enumerate(self.sheets, start=1):
            members[f"xl/worksheets/sheet{n}.xml"] = (
                f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{sheet.before}<sheetData>'
                f"{sheet.rows}</sheetData>{sheet.after}</worksheet>"
            )
            if sheet.relations:
                members[f"xl/worksheets/_rels/sheet{n}.xml.rels"] = relations(*sheet.relations)  # type: ignore[arg-type]
        return packed(members | dict(self.members))

    def _styles(self) -> str:
        codes = "".join(
            f'<numFmt numFmtId="{164 + n}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
            for n, code in enumerate(self.formats)
        )
        cells = '<xf numFmtId="0"/>' + "".join(
            f'<xf numFmtId="{164 + n}"/>' for n in range(len(self.formats))
        )
        return (
            f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellXfs>{cells}</cellXfs>'
            "</styleSheet>"
        )

    def reading(self) -> Reading:
        """Read it."""
        return read(self.data(), DEFAULT_LIMITS)

    def passages(self) -> dict[str, Passage]:
        """Return the passages by the short end of their ids."""
        return {one.id.partition("#")[2]: one for one in document(self.reading()).passages()}


def document(reading: Reading) -> Document:
    """Put a reading together."""
    return assemble(ORIGINAL, reading.blocks)


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip container."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def one(*cells: str, formats: Sequence[str] = (), strings: str = "", properties: str = "") -> Book:
    """Return a workbook of one sheet with one row."""
    return Book([Sheet(f'<row r="1">{"".join(cells)}</row>')], strings, formats, properties)


def words(name: str, text: str) -> str:
    """Return a cell that holds its own text."""
    return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def number(name: str, value: str, style: int = 0) -> str:
    """Return a cell that holds a number."""
    return f'<c r="{name}" s="{style}"><v>{value}</v></c>'
