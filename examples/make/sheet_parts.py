"""The members of an Excel package around the cells: types, relations, styles, notes."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from examples.make.word_parts import HEAD, OFFICE, PACKAGE, core_properties

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOOK = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
RELATIONS = f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="3">'
    '<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="hh:mm"/>'
    '<numFmt numFmtId="166" formatCode="dd/mm/yyyy\\ hh:mm"/>'
    '</numFmts><fonts count="2"><font><sz val="10"/><name val="Arial"/></font>'
    '<font><b/><sz val="10"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment wrapText="1" vertical="top"/></xf>'
    '<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)


def sheet(*, columns: str, rows: str, merged: str, has_notes: bool) -> str:
    """One worksheet around its rows."""
    drawing = '<legacyDrawing r:id="rId2"/>' if has_notes else ""
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{columns}'
        f"<sheetData>{rows}</sheetData>{merged}{drawing}</worksheet>"
    )


def _shape(row: int, column: int, number: int) -> str:
    return (
        f'<v:shape id="_x0000_s{1024 + number}" type="#_x0000_t202" '
        'style="position:absolute;width:160pt;height:60pt;visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:textbox/><x:ClientData ObjectType="Note">'
        "<x:MoveWithCells/><x:SizeWithCells/>"
        f"<x:Anchor>{column}, 15, {row - 1}, 2, {column + 2}, 15, {row + 3}, 4</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column>"
        "</x:ClientData></v:shape>"
    )


def notes(number: int, listed: Sequence[tuple[str, int, int, str, str]]) -> dict[str, str]:
    """A sheet's notes, the drawing that places them, and the relations that join all three."""
    authors = list(dict.fromkeys(author for *_, author, _ in listed))
    names = "".join(f"<author>{escape(one)}</author>" for one in authors)
    inner = "".join(
        f'<comment ref="{cell}" authorId="{authors.index(author)}"><text><r>'
        f'<t xml:space="preserve">{escape(text)}</t></r></text></comment>'
        for cell, _, _, author, text in listed
    )
    shapes = "".join(_shape(row, column, at) for at, (_, row, column, _, _) in enumerate(listed, 1))
    return {
        f"xl/comments{number}.xml": f'{HEAD}<comments xmlns="{MAIN}"><authors>{names}</authors>'
        f"<commentList>{inner}</commentList></comments>",
        f"xl/drawings/vmlDrawing{number}.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel">'
        '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
        'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype>'
        f"{shapes}</xml>",
        f"xl/worksheets/_rels/sheet{number}.xml.rels": f"{RELATIONS}"
        f'<Relationship Id="rId1" Type="{OFFICE}/comments" Target="../comments{number}.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/vmlDrawing" '
        f'Target="../drawings/vmlDrawing{number}.vml"/></Relationships>',
    }


def _types(count: int, noted: Sequence[str]) -> str:
    """What each member of a workbook is."""
    overrides = [
        ("xl/workbook.xml", f"{TYPE}.sheet.main+xml"),
        ("xl/styles.xml", f"{TYPE}.styles+xml"),
        ("xl/sharedStrings.xml", f"{TYPE}.sharedStrings+xml"),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    overrides += [
        (f"xl/worksheets/sheet{one}.xml", f"{TYPE}.worksheet+xml") for one in range(1, count + 1)
    ]
    overrides += [
        (name, f"{TYPE}.comments+xml") for name in noted if name.startswith("xl/comments")
    ]
    return "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides
    )


def frame(
    *,
    sheets: str,
    count: int,
    strings: str,
    string_count: int,
    noted: Sequence[str],
    properties: tuple[str, str, str],
) -> dict[str, str]:
    """The members that every workbook has, for sheets listed by name."""
    types = _types(count, noted)
    relations = [
        (f"rId{one}", "worksheet", f"worksheets/sheet{one}.xml") for one in range(1, count + 1)
    ]
    relations += [
        (f"rId{count + 1}", "styles", "styles.xml"),
        (f"rId{count + 2}", "sharedStrings", "sharedStrings.xml"),
    ]
    inside = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in relations
    )
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="vml" '
        'ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f"{RELATIONS}"
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}{BOOK}<workbookPr date1904="1"/>'
        f"<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"{RELATIONS}{inside}</Relationships>",
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}" count="{string_count}" '
        f'uniqueCount="{string_count}">{strings}</sst>',
        "docProps/core.xml": HEAD + core_properties(*properties),
    }
