"""OpenDocument files written by hand, as small as a trap allows."""

import io
import zipfile

from candour.readers.odf.names import _NAMESPACES

_NS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items() if prefix != "xml")


def package(kind: str, content: str, **parts: str) -> bytes:
    """Return an OpenDocument container with this content.xml and any other parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        made.writestr("content.xml", content)
        for name, part in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return out.getvalue()


def text(body: str, styles: str = "", **parts: str) -> bytes:
    """Return an .odt with this body and these automatic styles."""
    content = (
        f"<office:document-content {_NS}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return package("text", content, **parts)


def sheet(tables: str, styles: str = "", **parts: str) -> bytes:
    """Return an .ods with these tables and automatic styles."""
    content = (
        f"<office:document-content {_NS}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return package("spreadsheet", content, **parts)


def part(root: str, inner: str) -> str:
    """Return another part of the container, with the namespaces declared."""
    return f"<{root} {_NS}>{inner}</{root}>"
