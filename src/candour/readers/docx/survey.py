"""One pass over a body: the words of what is plain, and which paragraphs, cells, rows are not."""

from dataclasses import dataclass, field

from lxml import etree

from candour.readers.docx import names
from candour.readers.docx.names import VAL
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
    names.GRID_SPAN, names.MERGED_DOWN, names.MERGED_ACROSS, names.GRID_BEFORE, names.ROW_HIDDEN,
    names.CELL_INSERTED, names.CELL_DELETED,
)  # fmt: skip
_SOMETIMES = frozenset({names.TAB, names.TABLE})
_PLAIN = frozenset({names.T, names.P, names.CELL, names.ROW})
_NEXT_CELL, _NEXT_LINE = "\0", "\1"  # which no XML can hold
_BLOCKS = frozenset({names.P, names.TABLE, names.CONTROL, names.CUSTOM_XML})
_ALL = (*_PLAIN, *_IN_PARAGRAPHS, *_IN_TABLES, *_SOMETIMES)


@dataclass(slots=True)
class Survey:
    """What one pass over a body found: the words of plain paragraphs and rows, and the odd ones.

    Walking the tree costs more than anything done on the way, so the one pass takes the words as
    well. Words of odd paragraphs and rows are of no use: those are read again, with care. The sets
    keep their elements alive, which is what makes them comparable.
    """

    odd_paragraphs: set[etree._Element] = field(default_factory=set)
    odd_cells: set[etree._Element] = field(default_factory=set)
    odd_rows: set[etree._Element] = field(default_factory=set)
    stretches: int = 0
    """how many stretches of words (w:t, w:delText) the body holds"""
    taken: int = 0
    """how many of them were asked for here"""
    _paragraphs: dict[etree._Element, list[str]] = field(default_factory=dict)
    _rows: dict[etree._Element, list[str]] = field(default_factory=dict)

    def paragraph(self, element: etree._Element) -> str | None:
        """Return the words of a plain paragraph of the body; None for an odd one."""
        if element in self.odd_paragraphs:
            return None
        words = self._paragraphs.get(element)
        if words is None:
            return None
        self.taken += len(words)
        return "".join(words)

    def row(self, element: etree._Element) -> list[str]:
        """Return the words of each cell of a plain row."""
        words = self._rows[element]
        joined = "".join(words)
        cells = joined.split(_NEXT_CELL)
        self.taken += len(words) - len(cells) + 1
        if _NEXT_LINE not in joined:
            return cells[1:]
        self.taken -= joined.count(_NEXT_LINE)
        return [cell.strip(_NEXT_LINE).replace(_NEXT_LINE, "\n") for cell in cells[1:]]

    def walk(self, body: etree._Element) -> None:
        """Pass over the body once."""
        words: list[str] = []
        row: list[str] = []
        first_in_cell = False
        stretches = 0
        for element in body.iter(*_ALL):
            tag = element.tag
            if tag == names.T:
                stretches += 1
                words.append(element.text or "")
            elif tag == names.P:
                if first_in_cell:
                    first_in_cell = False
                elif (parent := element.getparent()) is body:
                    words = self._paragraphs[element] = []
                elif parent is not None and parent.tag == names.CELL:
                    words.append(_NEXT_LINE)
                else:
                    self.mark(element)
                    words = []
            elif tag == names.CELL:
                words = row
                row.append(_NEXT_CELL)
                first_in_cell = True
            elif tag == names.ROW:
                row = self._rows[element] = []
            elif tag not in _SOMETIMES or _is_odd_here(element, tag):
                self.mark(element)
                stretches += tag == names.DELETED_TEXT
                words = []  # those of an odd paragraph, or inside a wrapper, are not needed
        self.stretches = stretches

    def mark(self, element: etree._Element) -> None:
        """Mark everything that holds the element, up to the outermost row."""
        node: etree._Element | None = element
        while node is not None:
            tag = node.tag
            if tag == names.P:
                if node in self.odd_paragraphs:
                    return
                self.odd_paragraphs.add(node)
            elif tag == names.CELL:
                self.odd_cells.add(node)
            elif tag == names.ROW:
                self.odd_rows.add(node)
            node = node.getparent()


def _is_odd_here(element: etree._Element, tag: str) -> bool:
    # A tab stop is no tab; a table in the body is nothing odd, one in a cell is.
    parent = element.getparent()
    return parent is not None and parent.tag != (
        names.TAB_STOPS if tag == names.TAB else names.BODY
    )


def survey_of(body: etree._Element, styles: StyleSheet) -> Survey | None:
    """Survey a body; None where every paragraph needs care, because the plain style does."""
    watched = styles.out_of_the_ordinary()
    if styles.default in watched or _has_stray_words(body):
        return None
    survey = Survey()
    survey.walk(body)
    if watched:
        for element in body.iter(names.STYLE, names.RUN_STYLE):
            if element.get(VAL) in watched:
                survey.mark(element)
    return survey


def _has_stray_words(body: etree._Element) -> bool:
    """Say whether words stand in the body outside all paragraphs, which no program writes."""
    return any(
        child.tag not in _BLOCKS and next(child.iter(names.T), None) is not None for child in body
    )


def stretches_in(body: etree._Element) -> int:
    """Count the stretches of words in a body that was not surveyed."""
    return sum(1 for _ in body.iter(names.T, names.DELETED_TEXT))
