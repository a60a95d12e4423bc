"""All that an OpenDocument file says: paragraphs, changes, notes, names."""

from collections.abc import Iterator

from lxml import etree

from candour.core.leaks.stretch import Kind, Stretch
from candour.readers.hidden.office_properties import attributes, elements

_BLOCKS = frozenset({"p", "h"})
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE, _TEXT, _TABLE = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{one}:1.0}}" for one in ("style", "text", "table")
)
_PARAGRAPH, _HEADING, _SPAN = f"{_TEXT}p", f"{_TEXT}h", f"{_TEXT}span"
_SECTION, _STYLED = f"{_TEXT}section", f"{_TEXT}style-name"
_SHEET, _COLUMN, _ROW, _CELL = (
    f"{_TABLE}{one}" for one in ("table", "table-column", "table-row", "table-cell")
)
_COVERED = f"{_TABLE}covered-table-cell"
_SHOWN = f"{_TABLE}visibility"
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
    n, unseen = 0, frozenset(_hidden_styles(tree))
    for element in elements(tree):
        tag = etree.QName(element).localname
        if tag in _BLOCKS:
            n += 1
            text = "".join(_own_text(element))
            if text.strip():
                place = _hidden_place(element, unseen) or _place(element, part)
                yield Stretch(f"{place}, paragraph {n}", text)
        elif tag in _AUTHORS and element.text:
            yield Stretch(f"{_place(element, part)} author", element.text, Kind.SIGNED)
        elif tag in ("title", "desc") and element.text:
            yield Stretch("alternative text of a picture", element.text)
        for value in _VALUES:
            if len(told := element.get(value, "")) > 5:
                yield Stretch(f"value of a cell or field, {part}", told)
        yield from attributes(element, part)


def _hidden_styles(tree: etree._Element) -> Iterator[str]:
    """Yield the styles of words and sheets that are not shown."""
    for style in tree.iter(f"{_STYLE}style"):
        for properties in style:
            shown = properties.get(f"{_TEXT}display"), properties.get(f"{_TABLE}display")
            if shown[0] == "none" or shown[1] == "false":
                yield style.get(f"{_STYLE}name", "")


def _hidden_place(block: etree._Element, unseen: frozenset[str]) -> str | None:
    """Say how a paragraph is hidden: by its style, its section, its row, column or sheet."""
    styled = [one for one in block.iter(_PARAGRAPH, _HEADING, _SPAN) if one.text]
    if any(one.get(_STYLED) in unseen for one in styled):
        return "hidden text"
    for above in block.iterancestors():
        if above.tag == _SECTION and above.get(f"{_TEXT}display", "true") != "true":
            return "hidden text"
        if above.tag == _ROW and above.get(_SHOWN, "visible") != "visible":
            return "hidden row"
        if above.tag == _CELL and _is_hidden_column(above):
            return "hidden column"
        if above.tag == _SHEET and above.get(f"{_TABLE}style-name") in unseen:
            return "hidden sheet"
    return None


def _is_hidden_column(cell: etree._Element) -> bool:
    nth = sum(_times(one, "columns") for one in cell.itersiblings(_CELL, _COVERED, preceding=True))
    sheet = next(cell.iterancestors(_SHEET), None)
    for column in () if sheet is None else sheet.iter(_COLUMN):
        nth -= _times(column, "columns")
        if nth < 0:
            return column.get(_SHOWN, "visible") != "visible"
    return False


def _times(element: etree._Element, what: str) -> int:
    told = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(told) if told.isdigit() else 1


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
