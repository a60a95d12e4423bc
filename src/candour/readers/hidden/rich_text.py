"""All that a Rich Text file says: body, notes, comments, deleted and hidden words, properties.

Source: Microsoft, Rich Text Format (RTF) Specification, version 1.9.1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from candour.core.leaks.stretch import Kind, Opened, Stretch
from candour.readers.hidden.wording import byte_words
from candour.readers.limits import Limits

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)
_BREAKS = {
    "par": "\n", "line": "\n", "row": "\n", "sect": "\n", "page": "\n", "tab": "\t",
    "cell": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "emspace": " ",
    "enspace": " ", "bullet": "•",
}  # fmt: skip
_SIGNS = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
_NO_FIGURE = re.compile(rb"[^0-9a-fA-F]")
_ENDS = frozenset({"par", "row", "sect", "page", "cell"})
_PLACES = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
    "footnote": "footnote", "annotation": "comment", "atnid": "comment initials",
    "atnauthor": "comment author", "info": "document properties", "author": "author",
    "operator": "last changed by", "userprops": "custom property", "fldinst": "field code",
    "bkmkstart": "bookmark name", "bkmkend": "bookmark name", "revtbl": "authors of changes",
    "stylesheet": "names of styles", "docvar": "document variable", "fonttbl": "names of fonts",
    "shptxt": "text box", "template": "address of a template",
}  # fmt: skip
_SIGNED = frozenset(
    {"comment initials", "comment author", "author", "last changed by", "authors of changes"}
)
_LABELS = frozenset({"field code", "bookmark name", "address of a template"})
_PACKED = frozenset({"objdata", "pict", "datastore", "themedata", "colorschememapping", "blipuid"})
_DEEPEST = 500


@dataclass(frozen=True, slots=True)
class _Group:
    place: str = "body"
    is_deleted: bool = False
    is_hidden: bool = False
    is_packed: bool = False
    fallback: int = 1
    """signs that follow a Unicode sign for programs that know none"""

    @property
    def where(self) -> str:
        if self.is_deleted:
            return "tracked deletion"
        return "hidden text" if self.is_hidden else self.place


@dataclass(slots=True)
class _Said:
    pieces: dict[str, list[str]] = field(default_factory=dict, repr=False)
    packed: list[bytes] = field(default_factory=list, repr=False)
    paragraph: int = 1

    def flushed(self) -> Iterator[Stretch]:
        for place, pieces in self.pieces.items():
            text = "".join(pieces)
            if text.strip(" ;\n\t"):
                kind = Kind.SIGNED if place in _SIGNED else Kind.PROSE
                kind = Kind.LABEL if place in _LABELS else kind
                told = f"{place}, paragraph {self.paragraph}" if place == "body" else place
                yield Stretch(told, text.strip(" ;"), kind)
                self.paragraph += place == "body"
        self.pieces.clear()


def open_rich_text(data: bytes, _: Limits) -> Opened:
    """Return all that a Rich Text file says, and the words of what is packed into it."""
    said = _Said()
    stretches = list(_walk(data, said))
    stretches += said.flushed()
    for packed in said.packed:
        plain = bytes.fromhex(packed.decode("ascii")[: len(packed) // 2 * 2])
        stretches += [
            Stretch("words among an object in the file", one) for one in byte_words(plain)
        ]
    return Opened("Rich Text", tuple(stretches))


def _walk(data: bytes, said: _Said) -> Iterator[Stretch]:
    group, above, skip = _Group(), list[_Group](), 0
    for match in _TOKEN.finditer(data):
        word, number, code, sign, brace, plain = match.groups()
        text = ""
        if brace:
            if group.place != "body":
                yield from said.flushed()
            group, skip = _of_brace(brace, group, above), 0
        elif word == b"u" and number:
            text, skip = chr(int(number) % 65536), group.fallback
        elif word:
            name = word.decode("ascii")
            group = _changed(group, name, int(number) if number else None)
            text = _BREAKS.get(name, "")
            if name in _ENDS:
                yield from said.flushed()
        elif plain and group.is_packed:
            said.packed.append(_NO_FIGURE.sub(b"", plain))
        elif code or plain:
            raw = bytes.fromhex(code.decode("ascii")) if code else plain
            text = raw.decode("cp1252", "replace")[min(skip, len(raw)) :]
            skip = max(0, skip - len(raw))
        elif sign:
            text = _SIGNS.get(sign, "")
        if text:
            said.pieces.setdefault(group.where, []).append(text)


def _of_brace(brace: bytes, group: _Group, above: list[_Group]) -> _Group:
    if brace == b"{" and len(above) < _DEEPEST:
        above.append(group)
    elif brace == b"}" and above:
        return above.pop()
    return group


def _changed(group: _Group, name: str, number: int | None) -> _Group:
    """Return the group as a control word changes it."""
    changes: dict[str, Any] = {
        "deleted": {"is_deleted": number != 0},
        "v": {"is_hidden": number != 0},
        "plain": {"is_hidden": False},
        "uc": {"fallback": number or 0},
    }
    if name in _PLACES:
        return replace(group, place=_PLACES[name])
    if name in _PACKED:
        return replace(group, is_packed=True)
    return replace(group, **changes.get(name, {}))
