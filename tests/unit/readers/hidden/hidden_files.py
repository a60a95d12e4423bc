"""Files that hide words, made small; and where the check of an edition met a marked word."""

import io
import zipfile
from collections.abc import Mapping

from candour.core.leaks.stretch import Opened
from candour.readers.hidden.opening import open_file

MARK = "Zorbulon"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(members: Mapping[str, str | bytes], comment: bytes = b"") -> bytes:
    """A zip container with these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
        container.comment = comment
    return made.getvalue()


def word(body: str, further: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document with this body, and these parts beside it."""
    document = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": document}
    return packed({**members, **(further or {})})


def word_part(root: str, content: str) -> str:
    """A part of a Word document: comments, footnotes, a header."""
    return f'<w:{root} xmlns:w="{_W}">{content}</w:{root}>'


def relations(target: str) -> str:
    """Relations of a part, one of which leads out of the file."""
    return (
        f'<Relationships xmlns="{_R}"><Relationship Id="a" TargetMode="External" '
        f'Type="x/hyperlink" Target="{target}"/></Relationships>'
    )


def places(data: bytes, name: str = "file", mark: str = MARK) -> list[str]:
    """Where a file says the marked word, in any case."""
    opened = open_file(data, name)
    return [one.where for one in opened.stretches if mark.lower() in one.text.lower()]


def concealed(opened: Opened) -> list[tuple[str, str]]:
    """What a file holds that was meant not to be read."""
    return [(one.where, " ".join(one.text.split())) for one in opened.stretches if one.concealed]
