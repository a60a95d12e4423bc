"""A small builder of Word files from XML fragments, one for each trap."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from candour.core.documents.document import Document, Original, assemble
from candour.core.documents.passage import Passage
from candour.readers.docx.reader import READER
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.reading import Reading

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
BY = 'w:id="1" w:author="A. Clerk" w:date="2015-05-20T10:00:00Z"'


def run(text: str, properties: str = "", tag: str = "w:t") -> str:
    """One run; `properties` go into its w:rPr."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<{tag} xml:space="preserve">{text}</{tag}></w:r>'


def p(*runs: str, properties: str = "") -> str:
    """One paragraph; plain words become a run."""
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inner}{''.join(r if r.startswith('<') else run(r) for r in runs)}</w:p>"


def styled(style: str, *runs: str) -> str:
    """One paragraph in a style."""
    return p(*runs, properties=f'<w:pStyle w:val="{style}"/>')


def numbered(*runs: str, list_id: int = 1, level: int = 0) -> str:
    """One paragraph in a list."""
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/>'
    return p(*runs, properties=f"<w:numPr>{place}</w:numPr>")


def inserted(text: str) -> str:
    """A tracked insertion."""
    return f"<w:ins {BY}>{run(text)}</w:ins>"


def deleted(text: str) -> str:
    """A tracked deletion."""
    return f"<w:del {BY}>{run(text, tag='w:delText')}</w:del>"


def hidden(text: str) -> str:
    """Hidden words."""
    return run(text, "<w:vanish/>")


def cell(*blocks: str, properties: str = "") -> str:
    """One cell; plain words become a paragraph."""
    inner = "".join(b if b.startswith("<") else p(b) for b in blocks) or p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """One row; plain words become a cell."""
    trpr = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{trpr}{''.join(c if c.startswith('<') else cell(c) for c in cells)}</w:tr>"


def table(*rows: str, columns: int = 0) -> str:
    """One table; its grid is told only where `columns` says how many there are."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def level(at: int, number_format: str, text: str, more: str = "", start: int = 1) -> str:
    """One level of a list's definition."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(name: int, *levels: str) -> str:
    """A list's definition."""
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def list_of(name: int, of: int, more: str = "") -> str:
    """A list of a definition."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


@dataclass(slots=True)
class WordXml:
    """One file: the body, and whatever parts it has besides, by kind."""

    body: str
    styles: str = ""
    numbering: str = ""
    footnotes: str = ""
    endnotes: str = ""
    comments: str = ""
    settings: str = ""
    more: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """id → (kind of relationship, whole XML of the part)"""
    links: Mapping[str, str] = field(default_factory=dict)
    outside: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """name of a part that the package itself leads to → (kind, whole XML)"""
    main: str = "word/document.xml"

    def members(self) -> dict[str, str]:
        """Return the parts by name."""
        parts = {
            name: f"<w:{name} {NAMES}>{getattr(self, name)}</w:{name}>"
            for name in ("styles", "numbering", "footnotes", "endnotes", "comments", "settings")
            if getattr(self, name)
        }
        folder = self.main.rpartition("/")[0]
        relations = [(f"r_{name}", name, f"{name}.xml") for name in parts]
        relations += [(name, kind, f"{name}.xml") for name, (kind, _) in self.more.items()]
        inner = "".join(
            f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
            for name, kind, target in relations
        ) + "".join(
            f'<Relationship Id="{name}" Type="{OFFICE}/hyperlink" Target="{target}" '
            'TargetMode="External"/>'
            for name, target in self.links.items()
        )
        top = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="{self.main}"/>'
        top += "".join(
            f'<Relationship Id="o{n}" Type="{OFFICE}/{kind}" Target="{name}"/>'
            for n, (name, (kind, _)) in enumerate(self.outside.items())
        )
        return {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            f'<Override PartName="/{self.main}" ContentType="{MAIN_TYPE}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{top}</Relationships>',
            f"{folder}/_rels/{self.main.rpartition('/')[2]}.rels": (
                f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'
            ),
            self.main: f"<w:document {NAMES}><w:body>{self.body}</w:body></w:document>",
            **{f"{folder}/{name}.xml": xml for name, xml in parts.items()},
            **{f"{folder}/{name}.xml": xml for name, (_, xml) in self.more.items()},
            **{name: xml for name, (_, xml) in self.outside.items()},
        }

    def packed(self) -> bytes:
        """Return the file's bytes."""
        return pack(self.members())


def pack(members: Mapping[str, str | bytes]) -> bytes:
    """Pack parts into a file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return out.getvalue()


def reading(file: WordXml | str | bytes) -> Reading:
    """Read a file, or a body."""
    if isinstance(file, str):
        file = WordXml(file)
    data = file if isinstance(file, bytes) else file.packed()
    return READER.read(data, DEFAULT_LIMITS)


def document(file: WordXml | str | bytes) -> Document:
    """Read a file, or a body, into a document."""
    return assemble(Original("a" * 64, "x.docx", 1, "docx"), reading(file).blocks)


def passages(file: WordXml | str | bytes) -> dict[str, Passage]:
    """Read a file, or a body; return its passages by their places in short."""
    return {each.id.partition("#")[2]: each for each in document(file).passages()}


def texts(file: WordXml | str | bytes) -> dict[str, str]:
    """Read a file, or a body; return its texts by their places in short."""
    return {short: each.text for short, each in passages(file).items()}


def marks(file: WordXml | str | bytes, short: str) -> list[tuple[str, str, str | None]]:
    """Return the marks of one passage: kind, the words under it, and where it leads."""
    read = document(file)
    found = next(each for each in read.passages() if each.id.endswith(f"#{short}"))
    return [(mark.kind.value, mark.span.words(read.text), mark.to) for mark in found.marks]
