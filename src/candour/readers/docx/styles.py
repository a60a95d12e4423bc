"""Styles: what a paragraph is by its style, whether it is hidden, and which list it counts in."""

from dataclasses import dataclass

from lxml import etree

from candour.core.documents.passage import Kind
from candour.readers.docx.names import (
    NUMBERED,
    OUTLINE,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    VAL,
    VANISH,
    is_on,
    w,
)
from candour.readers.docx.numbering import int_of

# Word keeps the English names of its built-in styles in every language; LibreOffice writes the
# last of each line.
_KINDS = {
    "title": Kind.HEADING,
    "subtitle": Kind.HEADING,
    "quote": Kind.QUOTATION,
    "intense quote": Kind.QUOTATION,
    "block text": Kind.QUOTATION,
    "quotations": Kind.QUOTATION,
    "caption": Kind.CAPTION,
    "toc heading": Kind.FURNITURE,
    "table of figures": Kind.FURNITURE,
}
_KINDS |= {f"heading {level}": Kind.HEADING for level in range(1, 10)}
_KINDS |= {f"{name} {level}": Kind.FURNITURE for name in ("toc", "contents") for level in range(10)}
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Style:
    """One style, with what it inherits from those that it is based on."""

    kind: Kind | None = None
    hidden: bool = False
    list_id: str | None = None
    list_level: int = 0
    list_style: str | None = None
    """the style in the chain that names the list: a list's level may be linked to it"""


_PLAIN = Style()


class StyleSheet:
    """The styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default: str | None = None
        """the style of paragraphs that name none"""
        for element in root.iterchildren(w("style")) if root is not None else ():
            name = element.get(w("styleId"), "")
            self._elements[name] = element
            is_default = element.get(w("default")) is not None and is_on(element.get(w("default")))
            if is_default and element.get(w("type")) == "paragraph":
                self.default = name

    def named(self, style_id: str | None) -> Style:
        """Return a style by its id; None stands for the paragraphs' default."""
        name = style_id if style_id is not None else self.default
        if name is None:
            return _PLAIN
        if name not in self._resolved:
            self._resolve(name)
        return self._resolved[name]

    def out_of_the_ordinary(self) -> frozenset[str]:
        """Return the ids of styles that hide words or count them."""
        styles = {name: self.named(name) for name in self._elements}
        return frozenset(
            name for name, style in styles.items() if style.hidden or style.list_id is not None
        )

    def lists(self) -> dict[str, str]:
        """Return the list that each style names, for lists that borrow a style's definition."""
        styles = {name: self.named(name) for name in self._elements}
        return {name: s.list_id for name, s in styles.items() if s.list_id is not None}

    def _resolve(self, name: str) -> None:
        chain = []
        while name in self._elements and name not in chain and name not in self._resolved:
            chain.append(name)
            based_on = self._elements[name].find(w("basedOn"))
            name = based_on.get(VAL, "") if based_on is not None else ""
        style = self._resolved.get(name, _PLAIN)
        for link in reversed(chain):
            style = _inheriting(self._elements[link], link, style)
            self._resolved[link] = style
        self._resolved.setdefault(name, _PLAIN)


def _inheriting(element: etree._Element, name: str, parent: Style) -> Style:
    properties = element.find(PARAGRAPH_PROPERTIES)
    list_id, level, list_style = parent.list_id, parent.list_level, parent.list_style
    numbered = properties.find(NUMBERED) if properties is not None else None
    if numbered is not None:
        own = list_place(numbered)
        list_id = own[0] if own[0] is not None else list_id
        level = own[1] if own[1] is not None else level
        list_style = name
    run = element.find(RUN_PROPERTIES)
    vanish = run.find(VANISH) if run is not None else None
    return Style(
        kind=_kind(element, properties, parent),
        # A toggle: a hidden style based on a hidden style says the same once, not twice.
        hidden=parent.hidden if vanish is None else is_on(vanish.get(VAL)),
        list_id=list_id if list_id != "0" else None,
        list_level=level,
        list_style=list_style,
    )


def _kind(element: etree._Element, properties: etree._Element | None, parent: Style) -> Kind | None:
    name = element.find(w("name"))
    kind = _KINDS.get(name.get(VAL, "").lower()) if name is not None else None
    if kind is not None:
        return kind
    outline = properties.find(OUTLINE) if properties is not None else None
    if outline is not None:
        level = int_of(outline.get(VAL), _BODY_LEVEL)
        if level < _BODY_LEVEL:
            return Kind.HEADING
        return None if parent.kind is Kind.HEADING else parent.kind
    return parent.kind


def list_place(numbered: etree._Element) -> tuple[str | None, int | None]:
    """Return the list and the level that a `w:numPr` names."""
    list_id, level = numbered.find(w("numId")), numbered.find(w("ilvl"))
    return (
        list_id.get(VAL) if list_id is not None else None,
        int_of(level.get(VAL), 0) if level is not None else None,
    )
