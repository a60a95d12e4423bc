"""All that a Word document says: body, changes, comments, notes, properties, names, addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from candour.core.leaks.stretch import Kind, Stretch
from candour.readers.hidden.office_properties import Remaining, elements, told_by
from candour.readers.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _RUN = f"{_W}p", f"{_W}r"
_DELETED, _CODE = f"{_W}delText", f"{_W}instrText"
_READ = frozenset({"t", "delText", "instrText", "delInstrText"})
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PARTS = {
    "document": "body", "header": "header", "footer": "footer", "footnotes": "footnote",
    "endnotes": "endnote", "comments": "comment", "glossary": "building block",
}  # fmt: skip
# Attributes that people fill: names of bookmarks, authors, descriptions, titles, tags.
_TOLD = {
    "author": "author", "initials": "initials", "name": "name", "descr": "alternative text",
    "title": "title", "alt": "alternative text", "tooltip": "tip", "anchor": "link to a bookmark",
    "val": "value", "string": "text", "href": "address", "userId": "user",
    "instr": "field code", "displayText": "shown text",
}  # fmt: skip
_TABLES = {"tblCaption": "title", "tblDescription": "alternative text"}
_VALUED = frozenset(
    f"{_W}{tag}" for tag in (
        "alias", "tag", "docVar", "listItem", "default", "statusText", "helpText",
        "attachedTemplate", "docPartName", "placeholder", "name", "description",
        *_TABLES,
    )
)  # fmt: skip
_ILLEGIBLE = frozenset("01234")
"""sizes of letters, in half points"""
_WHITE = re.compile(r"(?i)f[a-f0-9]f[a-f0-9]f[a-f0-9]|white")


@dataclass(slots=True)
class _Layers:
    """The words of one paragraph, by how they are kept."""

    shown: list[str] = field(default_factory=list, repr=False)
    deleted: list[str] = field(default_factory=list, repr=False)
    hidden: list[str] = field(default_factory=list, repr=False)
    white: list[str] = field(default_factory=list, repr=False)
    code: list[str] = field(default_factory=list, repr=False)


def word_part(tree: etree._Element, name: str, hidden_styles: frozenset[str]) -> Iterator[Stretch]:
    """Yield all that one part of a Word document says."""
    stem = re.sub(r"\d+$", "", name.rsplit("/", 1)[-1].removesuffix(".xml"))
    part = "building block" if "glossary/" in name else _PARTS.get(stem, f"part {stem}")
    for n, paragraph in enumerate(tree.iter(_PARAGRAPH), 1):
        yield from _paragraph(paragraph, n, part, hidden_styles)
    yield from _names(tree, part)


def _paragraph(
    paragraph: etree._Element, n: int, part: str, hidden_styles: frozenset[str]
) -> Iterator[Stretch]:
    layers = _Layers()
    _walk(paragraph, layers, "shown", hidden_styles)
    place = _place(paragraph, part, n)
    yield Stretch(place, "".join(layers.shown))
    for told, pieces in (
        ("tracked deletion", layers.deleted),
        ("hidden text", layers.hidden), ("white text", layers.white),
        ("field code", layers.code),
    ):  # fmt: skip
        if pieces:
            kind = Kind.TECHNICAL if told == "field code" else Kind.PROSE
            yield Stretch(f"{told}, {place}", "".join(pieces), kind)


def _walk(
    element: etree._Element, layers: _Layers, layer: str, hidden_styles: frozenset[str]
) -> None:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag == _PARAGRAPH:
            continue  # a paragraph inside, as in a text box, speaks for itself
        if tag == _RUN:
            _walk(child, layers, _layer_of(child, layer, hidden_styles), hidden_styles)
        elif tag in (f"{_W}del", f"{_W}moveFrom"):
            _walk(child, layers, "deleted", hidden_styles)
        elif tag in (f"{_W}ins", f"{_W}moveTo"):
            _walk(child, layers, layer, hidden_styles)
        elif tag in (_CODE, f"{_W}delInstrText"):
            layers.code.append(child.text or "")
        elif tag.endswith("}t") or tag == _DELETED:
            _say(layers, "deleted" if tag == _DELETED else layer, child.text or "")
        elif tag in _BREAKS:
            _say(layers, layer, _BREAKS[tag])
        else:
            _walk(child, layers, layer, hidden_styles)


def _say(layers: _Layers, layer: str, text: str) -> None:
    getattr(layers, layer).append(text)


def _layer_of(run: etree._Element, layer: str, hidden_styles: frozenset[str]) -> str:
    properties = run.find(f"{_W}rPr")
    if properties is None or layer != "shown":
        return layer
    style = properties.find(f"{_W}rStyle")
    for tag in ("vanish", "webHidden", "specVanish"):
        told = properties.find(f"{_W}{tag}")
        if told is not None and told.get(f"{_W}val", "true") not in ("0", "false", "off"):
            return "hidden"
    if style is not None and style.get(f"{_W}val") in hidden_styles:
        return "hidden"
    size = properties.find(f"{_W}sz")
    if size is not None and size.get(f"{_W}val", "") in _ILLEGIBLE:
        return "hidden"
    colour = properties.find(f"{_W}color")
    shaded = (
        properties.find(f"{_W}shd") is not None or properties.find(f"{_W}highlight") is not None
    )
    if colour is not None and not shaded and _WHITE.fullmatch(colour.get(f"{_W}val", "")):
        return "white"
    return layer


def hidden_styles_of(package: Package) -> frozenset[str]:
    """Return the styles whose words are hidden."""
    if "word/styles.xml" not in package:
        return frozenset()
    return frozenset(
        style.get(f"{_W}styleId", "")
        for style in package.tree("word/styles.xml").iter(f"{_W}style")
        if style.find(f"{_W}rPr/{_W}vanish") is not None
    )


def _place(paragraph: etree._Element, part: str, n: int) -> str:
    """Say where a paragraph stands: "table, paragraph 7", "text box in the body, paragraph 3"."""
    above = [etree.QName(one).localname for one in paragraph.iterancestors()]
    if "txbxContent" in above:
        return f"text box in the {part}, paragraph {n}"
    if "tbl" in above and part == "body":
        return f"table in the body, paragraph {n}"
    if part in ("comment", "footnote", "endnote"):
        return f"{part}, paragraph {n}"
    return f"{part} paragraph {n}" if part == "body" else f"{part}, paragraph {n}"


def _names(tree: etree._Element, part: str) -> Iterator[Stretch]:
    """Yield what stands in attributes: bookmarks, authors, descriptions, tags, variables."""
    remaining = Remaining(part, frozenset(_TOLD) - {"val"})
    for element in elements(tree):
        tag = etree.QName(element).localname
        for key, value in told_by(element):
            told = _TOLD.get(etree.QName(key).localname)
            if told is None or len(value) < 2:
                continue
            if told == "value" and element.tag not in _VALUED:
                continue
            yield _named(tag, told, value, part)
        if element.tag not in _VALUED:
            yield from remaining.of(element)
        if tag not in _READ:
            yield from remaining.text_of(element)


def _named(tag: str, told: str, value: str, part: str) -> Stretch:
    if told in ("author", "initials", "user"):
        of = {"comment": "comment", "ins": "tracked insertion", "del": "tracked deletion"}.get(
            tag, f"{tag} in the {part}"
        )
        return Stretch(f"{of} {told}", value, Kind.SIGNED)
    if told in ("alternative text", "title"):
        return Stretch(f"{told} of a picture, {part}", value)
    if tag in _TABLES:
        return Stretch(f"{_TABLES[tag]} of a table, {part}", value)
    if tag in ("bookmarkStart", "docVar"):
        return Stretch({"docVar": "document variable"}.get(tag, "bookmark name"), value, Kind.LABEL)
    if tag in ("docPr", "cNvPr") and told == "name":
        return Stretch(f"name of a picture, {part}", value, Kind.LABEL)
    return Stretch(f"{told} of {tag}, {part}", value, Kind.LABEL)
