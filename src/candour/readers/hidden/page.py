"""All that a web page says: words, hidden words, comments, scripts, attributes."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from candour.core.leaks.stretch import Kind, Opened, Stretch
from candour.readers.encoding import decode
from candour.readers.limits import Limits

_SCRIPTS = frozenset({"script", "style", "template", "noscript"})
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
        "br",
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
    {"class", "style", "lang", "dir", "type", "rel", "charset", "width", "height", "colspan",
     "rowspan", "scope", "role", "target", "viewbox", "d", "xmlns", "media", "method"}
)  # fmt: skip
_SENTENCES = frozenset({"alt", "title", "content", "placeholder", "aria-label", "summary", "value"})
_COMMENT = re.compile(r"<!--(.*?)(?:-->|--!>|\Z)", re.DOTALL)


def open_page(data: bytes, _: Limits) -> Opened:
    """Return all that a web page says."""
    text = decode(data).text
    return Opened("web page", tuple(_stretches(text)))


def _stretches(text: str) -> Iterator[Stretch]:
    for comment in _COMMENT.finditer(text):
        yield Stretch("comment in the markup", comment[1])
    root = LexborHTMLParser(text).root
    if root is None:
        return
    counter = [0]
    pending: dict[str, list[str]] = {}
    for place, words, ends in _walk(root, "body"):
        if words:
            pending.setdefault(place, []).append(words)
        if ends:
            yield from _flushed(pending, counter)
    yield from _flushed(pending, counter)
    for node in root.traverse(include_text=False):
        yield from _attributes(node)


def _flushed(pending: dict[str, list[str]], counter: list[int]) -> Iterator[Stretch]:
    for place, pieces in pending.items():
        text = "".join(pieces)
        if text.strip():
            counter[0] += 1
            yield Stretch(f"{place}, paragraph {counter[0]}", text)
    pending.clear()


def _walk(root: LexborNode, place: str) -> Iterator[tuple[str, str, bool]]:
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
        inside = _place(node, tag or "", place)
        if tag in _BLOCKS:
            yield place, "", True
            waiting.append((None, place))
        children = []
        child = node.child
        while child is not None:
            children.append(child)
            child = child.next
        waiting += [(one, inside) for one in reversed(children)]


def _place(node: LexborNode, tag: str, place: str) -> str:
    if tag in _SCRIPTS:
        return "script or style"
    if tag == "title":
        return "page title"
    attributes = node.attributes if not tag.startswith("-") and tag != "!doctype" else {}
    if place == "body" and (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _HIDDEN_STYLE.search(attributes.get("style") or "")
    ):
        return "hidden element"
    return place


def _attributes(node: LexborNode) -> Iterator[Stretch]:
    tag = node.tag or ""
    if tag.startswith("-") or tag == "!doctype":
        return
    for key, value in node.attributes.items():
        if not value or key.lower() in _PLAIN or len(value) < 2:
            continue
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
            kind = Kind.PROSE if key in _SENTENCES or " " in value else Kind.LABEL
            # Whoever makes a page names such attributes: the name may say what `where` must not.
            is_own = key not in _SENTENCES and "-" in key
            if is_own:
                yield Stretch("name of an attribute", key, Kind.LABEL)
            yield Stretch("own attribute" if is_own else "attribute of an element", value, kind)
