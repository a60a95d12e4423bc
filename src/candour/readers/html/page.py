"""What the elements of a page mean for a reader: blocks, furniture, what is hidden."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from re import compile as pattern

from selectolax.lexbor import LexborNode

from candour.core.documents.locator import Part
from candour.core.documents.passage import Kind
from candour.vocabulary.loader import load_vocabulary

SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "canvas"})
"""Elements whose content is no text of the page; what they held is reported."""

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center",
        "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
        "legend", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "select",
        "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title", "tr",
        "ul",
    }
)  # fmt: skip
"""Elements that begin and end a passage; every other element runs within one."""

_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Kind.LIST_ITEM),
    **dict.fromkeys(("figcaption", "caption", "legend"), Kind.CAPTION),
    "blockquote": Kind.QUOTATION,
}
_FEWEST_WORDS = 5
"""A shorter paragraph in italics is a hint or a signature."""
_FURNITURE_ELEMENTS = frozenset(
    {"nav", "aside", "form", "button", "select", "option", "menu", "dialog"}
)
_NOTE = pattern(r"sd(?:foot|end)note(\d+)|fn:?(\d+)")
_WORD = pattern("[a-z]+")
_NOT_SHOWN = pattern(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the elements around a passage say of it."""

    kind: Kind = Kind.PARAGRAPH
    furniture: bool = False
    comment: bool = False
    hidden: bool = False
    keep_spaces: bool = False
    in_article: bool = False
    metadata: bool = False
    note: str | None = None

    def kind_of_text(self) -> Kind:
        """Return what text directly inside is."""
        if self.furniture or self.metadata:
            return Kind.FURNITURE
        return Kind.FOOTNOTE if self.note else self.kind

    def part_of_text(self) -> Part:
        """Return the part of the page that text directly inside belongs to."""
        if self.hidden:
            return Part.HIDDEN
        if self.metadata:
            return Part.METADATA
        if self.note:
            return Part.FOOTNOTE
        return Part.COMMENT if self.comment else Part.BODY

    def inside(self, node: LexborNode) -> "Setting":
        """Return the setting inside one more element."""
        tag = node.tag or ""
        named = _named(node)
        words = _furniture_words()
        in_article = self.in_article or tag in ("article", "main")
        comment = self.comment or bool(named & words.comments)
        return Setting(
            kind=Kind.QUOTATION if _is_italic(tag, node) else _KINDS.get(tag, self.kind),
            furniture=not comment
            and (
                self.furniture
                or tag in _FURNITURE_ELEMENTS
                or (tag in ("header", "footer") and not in_article)
                or (tag == "div" and node.attributes.get("title") in ("header", "footer"))
                or (bool(named & words.furniture) and tag not in ("body", "html", "main"))
            ),
            comment=comment,
            hidden=self.hidden or is_hidden(node),
            keep_spaces=self.keep_spaces or tag in ("pre", "textarea"),
            in_article=in_article,
            metadata=self.metadata or tag == "head",
            note=_note_number(node) or self.note,
        )


def _is_italic(tag: str, node: LexborNode) -> bool:
    """Say whether an element is a paragraph that stands in italics from end to end."""
    if tag != "p":
        return False
    inside = [one for one in node.iter(include_text=True) if one.text().strip()]
    return (
        len(inside) == 1
        and inside[0].tag in ("em", "i")
        and len(inside[0].text().split()) >= _FEWEST_WORDS
    )


def _note_number(node: LexborNode) -> str | None:
    """Return the number of the note that an element holds, as office programs write them."""
    note = _NOTE.fullmatch(node.attributes.get("id") or "")
    return note.group(1) or note.group(2) if note else None


def is_hidden(node: LexborNode) -> bool:
    """Say whether the element itself asks not to be shown."""
    attributes = node.attributes
    return (
        "hidden" in attributes
        or (attributes.get("type") or "").lower() == "hidden"
        or _NOT_SHOWN.search((attributes.get("style") or "").lower()) is not None
    )


def _named(node: LexborNode) -> frozenset[str]:
    attributes = node.attributes
    said = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return frozenset(_WORD.findall(said.lower()))


@dataclass(frozen=True, slots=True)
class _FurnitureWords:
    furniture: frozenset[str] = field(repr=False)
    comments: frozenset[str] = field(repr=False)


@cache
def _furniture_words() -> _FurnitureWords:
    loaded = load_vocabulary("page_furniture")
    return _FurnitureWords(frozenset(loaded["furniture"]), frozenset(loaded["comments"]))
