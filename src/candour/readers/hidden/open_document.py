"""All that an OpenDocument file says: paragraphs, changes, notes, names."""

from collections.abc import Iterator

from lxml import etree

from candour.core.leaks.stretch import Kind, Stretch
from candour.readers.hidden.office_properties import attributes, elements

_BLOCKS = frozenset({"p", "h"})
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_VALUES = (f"{_OFFICE}date-value", f"{_OFFICE}value")
_AUTHORS = frozenset({"creator", "initial-creator", "sender-initials", "creator-initials"})
_BESIDE = {
    "deletion": "tracked deletion", "annotation": "comment", "note": "note",
    "text-box": "text box", "header": "header", "footer": "footer", "hidden-text": "hidden text",
    "hidden-paragraph": "hidden text", "table": "table",
}  # fmt: skip


def open_document_part(tree: etree._Element, name: str) -> Iterator[Stretch]:
    """Yield all that the content or the styles of an OpenDocument file say."""
    part = "body" if name == "content.xml" else "page style"
    n = 0
    for element in elements(tree):
        tag = etree.QName(element).localname
        if tag in _BLOCKS:
            n += 1
            text = "".join(_own_text(element))
            if text.strip():
                yield Stretch(f"{_place(element, part)}, paragraph {n}", text)
        elif tag in _AUTHORS and element.text:
            yield Stretch(f"{_place(element, part)} author", element.text, Kind.SIGNED)
        elif tag in ("title", "desc") and element.text:
            yield Stretch("alternative text of a picture", element.text)
        for value in _VALUES:
            if len(told := element.get(value, "")) > 5:
                yield Stretch(f"value of a cell or field, {part}", told)
        yield from attributes(element, part)


def _own_text(block: etree._Element) -> Iterator[str]:
    """Yield a paragraph's words without those of paragraphs inside it."""
    yield block.text or ""
    for child in block:
        if isinstance(child.tag, str):
            tag = etree.QName(child).localname
            if tag in ("title", "desc", "creator", "date", "creator-initials"):
                pass  # said by themselves
            elif tag in ("s", "tab", "line-break"):
                yield " "
            elif tag not in _BLOCKS:
                yield from _own_text(child)
        yield child.tail or ""


def _place(element: etree._Element, part: str) -> str:
    for above in element.iterancestors():
        if told := _BESIDE.get(etree.QName(above).localname):
            return told
    return part
