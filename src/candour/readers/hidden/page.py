"""All that a web page says: words, hidden words, comments, scripts, attributes."""

import re
from base64 import b64decode
from collections.abc import Iterator
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from candour.core.leaks.stretch import Inner, Kind, Opened, Stretch
from candour.readers.encoding import decode
from candour.readers.limits import Limits

_SCRIPTS = frozenset({"script", "style", "template"})
_RULE = re.compile(r"([^{}]{1,400})\{([^{}]*)\}")
# What is hidden where the page is printed only is none of it.
_MEDIA = re.compile(r"@media[^{}]{0,400}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_CLASS = re.compile(r"[^,]*\.([\w-]+)\s*(?:,|$)")
_UNDRAWN = {"opacity": "0", "fill-opacity": "0", "visibility": "hidden", "display": "none"}
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "td",
        "th",
        "tr",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "body",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "blockquote",
        "pre",
        "dt",
        "dd",
        "dl",
        "figure",
        "figcaption",
        "caption",
        "form",
        "fieldset",
        "legend",
        "aside",
        "details",
        "summary",
        "title",
        "option",
        "hr",
        "html",
        "head",
    ]
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d]*[1-9])|"
    r"color\s*:\s*(?:#fff(?:fff)?|white|transparent)\b|text-indent\s*:\s*-\d{3,}|left\s*:\s*-\d{3,}|"
    r"clip\s*:|(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|$)",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    {"dir", "rel", "charset", "width", "height", "colspan", "rowspan", "viewbox", "d", "points",
     "xmlns", "x", "y"}
)  # fmt: skip
_SENTENCES = frozenset({"alt", "title", "content", "placeholder", "aria-label", "summary", "value"})
_COMMENT = re.compile(r"<!--(.*?)(?:-->|--!>|\Z)", re.DOTALL)

_DECLARED = re.compile(r"<[!?](?!--|doctype html>)([^>]{2,2000})>", re.IGNORECASE)
_STYLES = re.compile(r"<style[^>]{0,400}>(.*?)</style", re.IGNORECASE | re.DOTALL)
_CARRIED = re.compile(r"data:[\w/+.\-]*(?:;[\w=.\-]+)*;base64,([A-Za-z0-9+/=%]{8,})", re.IGNORECASE)
_LONGEST_TAG, _LONGEST_REPEATED = 10, 200


def open_page(data: bytes, _: Limits) -> Opened:
    """Return all that a web page says."""
    text = decode(data).text
    return Opened("web page", tuple(_stretches(text)), tuple(_inside(text)))


def _inside(text: str) -> Iterator[Inner]:
    """Yield the files that a page carries in its addresses."""
    for match in _CARRIED.finditer(text):
        try:
            yield Inner("data of an address", b64decode(unquote(match[1])), "embedded file")
        except ValueError:
            continue


def _stretches(text: str) -> Iterator[Stretch]:
    for comment in _COMMENT.finditer(text):
        yield Stretch("comment in the markup", comment[1])
    root = LexborHTMLParser(text).root
    if root is None:
        return
    counter = [0]
    pending: dict[str, list[str]] = {}
    for place, words, ends in _walk(root, "body", frozenset(_hidden_classes(text))):
        if words:
            pending.setdefault(place, []).append(words)
        if ends:
            yield from _flushed(pending, counter)
    yield from _flushed(pending, counter)
    shown = root.text() or ""
    for other in _DECLARED.finditer(text):
        if other[1].removeprefix("[CDATA[").removesuffix("]]") not in shown:
            yield Stretch("comment in the markup", other[1])
    met: set[tuple[str, str]] = set()
    for node in root.traverse(include_text=False):
        tag = node.tag or ""
        if tag == "template":
            inner = re.sub(r"^<template[^>]*>|</template>\Z", "", node.html or "")
            for stretch in _stretches(inner):
                yield Stretch(f"hidden element, {stretch.where}", stretch.text, stretch.kind)
        if ("-" in tag[1:] or len(tag) > _LONGEST_TAG) and ("", tag) not in met:
            met.add(("", tag))
            yield Stretch("name of an element", tag, Kind.TECHNICAL)
        yield from _attributes(node, met)


def _flushed(pending: dict[str, list[str]], counter: list[int]) -> Iterator[Stretch]:
    for place, pieces in pending.items():
        text = "".join(pieces)
        if text.strip():
            counter[0] += 1
            yield Stretch(f"{place}, paragraph {counter[0]}", text)
    pending.clear()


def _hidden_classes(text: str) -> Iterator[str]:
    """Yield the classes that a page's own styles hide."""
    for styles in _STYLES.findall(text):
        for selectors, told in _RULE.findall(_MEDIA.sub("", styles)):
            if _HIDDEN_STYLE.search(told):
                yield from _CLASS.findall(selectors.strip())


def _walk(root: LexborNode, place: str, hidden: frozenset[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield words with their place, and where a block ends; own stack: pages nest deeply."""
    waiting: list[tuple[LexborNode | None, str]] = [(root, place)]
    while waiting:
        node, place = waiting.pop()
        if node is None:
            yield place, "", True
            continue
        tag = node.tag
        if tag == "-text":
            yield place, node.text_content or "", False
            continue
        if tag == "br":
            yield place, "\n", False
        inside = _place(node, tag or "", place, hidden)
        if tag in _BLOCKS:
            yield place, "", True
            waiting.append((None, place))
        children = []
        child = node.child
        while child is not None:
            children.append(child)
            child = child.next
        waiting += [(one, inside) for one in reversed(children)]


def _place(node: LexborNode, tag: str, place: str, hidden: frozenset[str]) -> str:
    if tag in _SCRIPTS:
        return "script or style"
    if tag == "title":
        return "page title"
    attributes = node.attributes if not tag.startswith("-") and tag != "!doctype" else {}
    if place == "body" and (
        tag == "noscript"
        or "hidden" in attributes
        or any(attributes.get(key) == value for key, value in _UNDRAWN.items())
        or not hidden.isdisjoint((attributes.get("class") or "").split())
        or attributes.get("aria-hidden") == "true"
        or _HIDDEN_STYLE.search(attributes.get("style") or "")
    ):
        return "hidden element"
    return place


def _attributes(node: LexborNode, met: set[tuple[str, str]]) -> Iterator[Stretch]:
    """Yield what the attributes of an element say; what is said again and again, once."""
    tag = node.tag or ""
    if tag.startswith("-") or tag == "!doctype":
        return
    for key, value in node.attributes.items():
        if "-" in key and ("", key) not in met:
            # Whoever makes a page names such attributes: the name may say what `where` must not.
            met.add(("", key))
            yield Stretch("name of an attribute", key, Kind.TECHNICAL)
        if not value or key.lower() in _PLAIN or len(value) < 2 or (key, value) in met:
            continue
        if len(value) < _LONGEST_REPEATED:
            met.add((key, value))
        if tag == "meta":
            told = node.attributes.get("name") or node.attributes.get("property") or key
            kind = Kind.SIGNED if told in ("author", "creator") else Kind.PROSE
            yield Stretch(
                f"meta element ({told})" if key == "content" else "meta element", value, kind
            )
        elif key == "alt":
            yield Stretch("alternative text of a picture", value)
        elif key in ("href", "src", "action", "data", "cite", "srcset"):
            yield Stretch("link address", value, Kind.LABEL)
        elif key in ("id", "name") and tag != "input":
            yield Stretch("name of an element", value, Kind.LABEL)
        elif tag == "input":
            yield Stretch("form field", value)
        else:
            kind = Kind.PROSE if key in _SENTENCES or " " in value else Kind.TECHNICAL
            is_own = key not in _SENTENCES and "-" in key
            yield Stretch("own attribute" if is_own else "attribute of an element", value, kind)
