"""Which paragraphs, cells and rows hold anything out of the ordinary; the rest can be read fast."""

from dataclasses import dataclass, field

from lxml import etree

from candour.readers.docx import names
from candour.readers.docx.names import VAL, w
from candour.readers.docx.styles import StyleSheet

_IN_PARAGRAPHS = (
    names.INSERTED, names.DELETED, names.MOVED_FROM, names.MOVED_TO, names.VANISH,
    names.WEB_HIDDEN, names.NUMBERED, names.OUTLINE, names.CONTROL, names.HYPERLINK,
    names.FIELD_CHAR, names.SIMPLE_FIELD, names.DELETED_TEXT, names.FOOTNOTE_REFERENCE,
    names.ENDNOTE_REFERENCE, names.COMMENT_START, names.COMMENT_END, names.COMMENT_REFERENCE,
    names.POSITION_TAB, names.BREAK, names.CARRIAGE_RETURN, names.NO_BREAK_HYPHEN,
    names.SOFT_HYPHEN, names.SYMBOL, names.PAGE_BREAK, names.RUBY, names.DRAWING, names.PICTURE,
    names.OBJECT, names.ALTERNATIVES, names.EQUATION, names.SECTION, names.SUB_DOCUMENT, names.INK,
    names.IMPORTED, names.CUSTOM_XML,
)  # fmt: skip
_IN_TABLES = (
    w("gridSpan"), w("vMerge"), w("hMerge"), w("gridBefore"), w("hidden"), w("cellIns"),
    w("cellDel"),
)  # fmt: skip
_SOMETIMES = frozenset({names.TAB, names.TABLE})
_ALL = (*_IN_PARAGRAPHS, *_IN_TABLES, *_SOMETIMES)


@dataclass(slots=True)
class Specials:
    """The elements that need the full treatment.

    They are found in one pass of the parser's own iterator, so that an ordinary paragraph costs
    no more than taking its text. The sets keep the elements alive, which makes them comparable.
    """

    paragraphs: set[etree._Element] = field(default_factory=set)
    cells: set[etree._Element] = field(default_factory=set)
    rows: set[etree._Element] = field(default_factory=set)

    def mark(self, element: etree._Element) -> None:
        """Mark everything that holds the element, up to the outermost row."""
        node: etree._Element | None = element
        while node is not None:
            tag = node.tag
            if tag == names.P:
                if node in self.paragraphs:
                    return
                self.paragraphs.add(node)
            elif tag == names.CELL:
                self.cells.add(node)
            elif tag == names.ROW:
                self.rows.add(node)
            node = node.getparent()


def specials_in(body: etree._Element, styles: StyleSheet) -> Specials | None:
    """Find the special elements of a body; None where every paragraph is special."""
    watched = styles.out_of_the_ordinary()
    if styles.default in watched:
        return None
    specials = Specials()
    for element in body.iter(*_ALL):
        tag = element.tag
        if tag in _SOMETIMES:
            # A tab stop is no tab; a table in the body makes nothing special, one in a cell does.
            parent = element.getparent()
            ordinary = w("tabs") if tag == names.TAB else names.BODY
            if parent is None or parent.tag == ordinary:
                continue
        specials.mark(element)
    if watched:
        for element in body.iter(names.STYLE, names.RUN_STYLE):
            if element.get(VAL) in watched:
                specials.mark(element)
    return specials
