"""The members of a Word package: content types, relations, styles, numbering, notes, properties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
    '<w:sz w:val="18"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
    '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:keepNext/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered paragraph"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    '<w:spacing w:after="80"/></w:pPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:rPr><w:sz w:val="15"/></w:rPr><w:tblPr>'
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
)
LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/>'
    '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>'
    '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="(%3)"/><w:pPr><w:ind w:left="1134" w:hanging="567"/></w:pPr></w:lvl>'
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{LEVELS}'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def text_box(inner: str, number: int) -> str:
    """The run that draws a text box, with the fallback that older programs read instead."""
    extent = '<wp:extent cx="2700000" cy="720000"/>'
    return (
        "<w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" '
        'distR="114300" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'{extent}<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/>'
        f'<wp:docPr id="{number}" name="Text Box {number}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="2700000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        '<mc:Fallback><w:pict><v:shape id="box" style="width:212pt;height:57pt" '
        'type="#_x0000_t202">'
        f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _notes(kind: str, texts: Sequence[str]) -> str:
    separators = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for number, name in enumerate(("separator", "continuationSeparator"))
    )
    listed = "".join(
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r><w:r>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:{kind}>'
        for number, text in enumerate(texts, 2)
    )
    return f"<w:{kind}s {NAMES}>{separators}{listed}</w:{kind}s>"


def core_properties(title: str, author: str, created: str) -> str:
    """Title, author and dates as both kinds of Office package keep them."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(author)}</cp:lastModifiedBy><cp:revision>3</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{created}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _relations(pairs: Sequence[tuple[str, str, str]], links: Sequence[str] = ()) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in pairs
    )
    inner += "".join(
        f'<Relationship Id="rIdLink{number}" Type="{OFFICE}/hyperlink" '
        f'Target={quoteattr(target)} TargetMode="External"/>'
        for number, target in enumerate(links, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def _types(names: Mapping[str, str]) -> str:
    inner = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in names.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>'
    )


def members(
    *,
    body: str,
    comments: Sequence[str],
    notes: Mapping[str, Sequence[str]],
    headers: Mapping[str, str],
    links: Sequence[str],
    properties: tuple[str, str, str],
) -> dict[str, str]:
    """Every member of the package, in the order Word writes them."""
    parts: dict[str, tuple[str, str]] = {
        "styles": ("styles", f"<w:styles {NAMES}>{STYLES}</w:styles>"),
        "numbering": ("numbering", f"<w:numbering {NAMES}>{NUMBERING}</w:numbering>"),
        "settings": (
            "settings",
            f"<w:settings {NAMES}><w:compat>"
            '<w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
            "</w:compat></w:settings>",
        ),
    }
    for kind, texts in notes.items():
        parts[f"{kind}s"] = (f"{kind}s", _notes(kind, texts))
    if comments:
        parts["comments"] = ("comments", f"<w:comments {NAMES}>{''.join(comments)}</w:comments>")
    for name, inner in headers.items():
        kind = name.rstrip("0123456789")
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        parts[name] = (kind, f"<w:{tag} {NAMES}>{inner}</w:{tag}>")
    types = {"word/document.xml": f"{TYPE}.document.main+xml"}
    types |= {f"word/{name}.xml": f"{TYPE}.{kind}+xml" for name, (kind, _) in parts.items()}
    types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    inside = [
        (f"rId_{name}", f"{OFFICE}/{kind}", f"{name}.xml") for name, (kind, _) in parts.items()
    ]
    package = [
        ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
        ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ]
    return {
        "[Content_Types].xml": _types(types),
        "_rels/.rels": _relations(package),
        "word/document.xml": f"{HEAD}<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(inside, links),
        **{f"word/{name}.xml": HEAD + xml for name, (_, xml) in parts.items()},
        "docProps/core.xml": HEAD + core_properties(*properties),
    }


def section(headers: Sequence[str], size: tuple[int, int], landscape: bool = False) -> str:
    """A section's properties: its headers and footers by member name, its paper."""
    inner = "".join(
        f'<w:{name.rstrip("0123456789")}Reference w:type="default" r:id="rId_{name}"/>'
        for name in headers
    )
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr>{inner}<w:pgSz w:w="{size[0]}" w:h="{size[1]}"{turned}/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="850" w:header="567" '
        'w:footer="567" w:gutter="0"/></w:sectPr>'
    )
