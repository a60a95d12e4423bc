"""What a paragraph is: its kind, its number as shown, and what became of its mark."""

import re
from dataclasses import dataclass

from lxml import etree

from candour.core.documents.passage import Kind
from candour.readers.docx import names
from candour.readers.docx.layers import PLAIN, State
from candour.readers.docx.names import VAL, is_on
from candour.readers.docx.numbering import Shown, int_of
from candour.readers.docx.styles import Style, list_place
from candour.readers.docx.word_file import WordFile

_REPORT_NUMBER = re.compile(r"[A-Za-z]?\d+(\.\d+)+")
_BODY_LEVEL = 9
_DRAWN_IN = 283
"""Twentieths of a point: half a centimetre. A list or a first line is drawn in on one side."""
_FEWEST_WORDS = 5
"""A shorter line in italics is a hint or a signature."""


@dataclass(frozen=True, slots=True)
class Properties:
    """A paragraph's own properties, its style's among them."""

    style: Style
    kind: Kind
    shown: Shown | None
    mark: State
    """the state of the paragraph's mark: deleted, it joins the paragraph to the next"""
    ends_section: bool

    @property
    def number(self) -> str | None:
        """The number that the page shows, without a full stop at its end."""
        return self.shown.number if self.shown is not None else None


def properties_of(paragraph: etree._Element, file: WordFile, state: State = PLAIN) -> Properties:
    """Read a paragraph's properties, and count it in its list where it is in one.

    A paragraph whose mark is deleted, or hidden, is not counted: the page shows no number there.
    """
    element = paragraph.find(names.PARAGRAPH_PROPERTIES)
    style_id = None
    if element is not None:
        named = element.find(names.STYLE)
        style_id = named.get(VAL) if named is not None else None
    style = file.styles.named(style_id)
    mark = _mark(element, style, state)
    shown = None
    if mark.deleted is None and not mark.hidden:
        place = _list_of(element, style, file)
        shown = file.numbering.next(*place) if place is not None else None
    kind = _kind(element, style, shown)
    if kind is Kind.PARAGRAPH and shown is None and is_set_apart(paragraph, element):
        kind = Kind.QUOTATION
    return Properties(
        style,
        kind,
        shown,
        mark,
        element is not None and element.find(names.SECTION) is not None,
    )


def _mark(element: etree._Element | None, style: Style, state: State) -> State:
    run = element.find(names.RUN_PROPERTIES) if element is not None else None
    hidden = style.hidden
    for each in run if run is not None else ():
        if each.tag in {names.INSERTED, names.DELETED, names.MOVED_FROM, names.MOVED_TO}:
            state = state.within(each.tag, each)
        elif each.tag == names.VANISH:
            hidden = is_on(each.get(VAL))
    return state.with_hidden(hidden)


def _list_of(
    element: etree._Element | None, style: Style, file: WordFile
) -> tuple[str, int] | None:
    numbered = element.find(names.NUMBERED) if element is not None else None
    list_id, level = list_place(numbered) if numbered is not None else (None, None)
    if list_id is not None:
        return (list_id, level or 0) if list_id != "0" else None
    if style.list_id is None:
        return None
    linked = file.numbering.level_of_style(style.list_id, style.list_style or "")
    own_level = linked if linked is not None else style.list_level
    return style.list_id, level if level is not None else own_level


def _kind(element: etree._Element | None, style: Style, shown: Shown | None) -> Kind:
    if style.kind is Kind.FURNITURE:
        return Kind.FURNITURE
    outline = element.find(names.OUTLINE) if element is not None else None
    if outline is not None:
        is_heading = int_of(outline.get(VAL), _BODY_LEVEL) < _BODY_LEVEL
        if is_heading:
            return Kind.HEADING
        if style.kind is Kind.HEADING:
            return _kind_by_number(shown)
    return style.kind or _kind_by_number(shown)


def is_set_apart(paragraph: etree._Element, element: etree._Element | None) -> bool:
    """Say whether a paragraph is set as a quotation by hand: drawn in on both sides, or italic."""
    indent = element.find(names.INDENT) if element is not None else None
    if indent is not None:
        left = indent.get(names.w("left")) or indent.get(names.w("start"))
        right = indent.get(names.w("right")) or indent.get(names.w("end"))
        if min(int_of(left, 0), int_of(right, 0)) >= _DRAWN_IN:
            return True
    words = 0
    for run in paragraph.iterchildren(names.R):
        text = "".join(map(str, run.itertext(names.T)))
        if text.strip():
            if not _is_italic(run):
                return False
            words += len(text.split())
    return words >= _FEWEST_WORDS


def _is_italic(run: etree._Element) -> bool:
    properties = run.find(names.RUN_PROPERTIES)
    italic = properties.find(names.ITALIC) if properties is not None else None
    return italic is not None and is_on(italic.get(VAL))


def _kind_by_number(shown: Shown | None) -> Kind:
    if shown is None:
        return Kind.PARAGRAPH
    # "4.12" numbers the paragraphs of a report; "(a)", "3" and a bullet make a list.
    is_report = shown.number is not None and _REPORT_NUMBER.fullmatch(shown.number)
    return Kind.PARAGRAPH if is_report else Kind.LIST_ITEM
