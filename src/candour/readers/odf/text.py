"""Walk an OpenDocument text in reading order, and put its words into passages."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind, MarkKind
from candour.core.documents.report import LeftOut
from candour.readers.odf.changes import TrackedChange, tracked_changes
from candour.readers.odf.inline import Inline
from candour.readers.odf.names import count, name
from candour.readers.odf.numbering import Counter
from candour.readers.odf.styles import Styles
from candour.readers.run import Run

_P, _H, _LIST, _TABLE = name("text:p"), name("text:h"), name("text:list"), name("table:table")
_ROW, _CELL = name("table:table-row"), name("table:table-cell")
_COVERED = name("table:covered-table-cell")
_STYLE_NAME = name("text:style-name")
_SILENT = frozenset(
    map(
        name,
        ("text:tracked-changes", "text:sequence-decls", "text:variable-decls",
         "text:user-field-decls", "office:forms", "table:table-column", "table:table-columns"),
    )
)  # fmt: skip
_BODY = Locator()
_KINDS_BY_STYLE = {"quot": Kind.QUOTATION, "caption": Kind.CAPTION}
_CHANGE_POINTS = frozenset(map(name, ("text:change", "text:change-start", "text:change-end")))


@dataclass(frozen=True, slots=True)
class _Where:
    """What surrounds a paragraph: its part of the file, its place in short, its table cell."""

    part: Part = Part.BODY
    prefix: str = ""
    furniture: bool = False
    kind: Kind | None = None
    number: str | None = None
    cell: Locator | None = field(default=None, repr=False)


class TextWalk:
    """One walk over one text; what it found is in `drafts` and `left_out`."""

    def __init__(self, body: etree._Element, styles: Styles) -> None:
        self.drafts: list[Draft] = []
        self.left_out: list[LeftOut] = []
        self._styles = styles
        self._changes = tracked_changes(body)
        self._paragraphs: dict[str, int] = {}
        self._tables: dict[str, int] = {}
        self._counters: dict[str, Counter] = {}
        self._outline = Counter(styles.outline)
        self._inserting: TrackedChange | None = None
        self._asides: list[Draft] = []
        self._counts: dict[str, int] = {}

    def walk(self, element: etree._Element, where: _Where | None = None) -> None:
        """Take everything inside `element`, in order."""
        where = where or _Where()
        for child in element:
            if child.tag in (_P, _H):
                self._paragraph(child, where)
            elif child.tag == _LIST:
                self._list(child, where, level=1, style=None)
            elif child.tag == _TABLE:
                self._table(child, where)
            elif child.tag in _CHANGE_POINTS:
                self.change_point(child, Run(), f"{where.prefix}x")
            elif child.tag in _SILENT:
                continue
            elif child.tag == name("draw:frame"):
                Inline(self, self._styles, "").frame(child, Run())
            else:
                toc = child.tag == name("text:table-of-content")
                self.walk(child, replace(where, furniture=where.furniture or toc))

    # paragraphs

    def _paragraph(self, element: etree._Element, where: _Where) -> None:
        count = self._paragraphs.get(where.prefix, 0) + 1
        short = f"{where.prefix}p{count}"
        if where.kind is Kind.FOOTNOTE or where.kind is Kind.COMMENT:
            short = where.prefix if count == 1 else short
        number = self._heading_number(element) if where.number is None else where.number or None
        run = self._gathered(element, short)
        text, marks = run.finish()
        if text.strip() or self._asides:
            self._paragraphs[where.prefix] = count
        if text.strip():
            hidden = self._styles.is_hidden(element.get(_STYLE_NAME))
            flags = sorted(run.flags | ({Flag.HIDDEN} if hidden else set()))
            place = Locator(
                part=Part.HIDDEN if hidden else where.part,
                paragraph=count if where.part is Part.BODY else None,
                number=number,
            )
            kind = self._kind(element, where, number)
            self.drafts.append(Draft(short, place, kind, text, tuple(flags), marks))
        self.settle()

    def _gathered(
        self,
        element: etree._Element,
        short: str,
        run: Run | None = None,
        place: Locator = _BODY,
    ) -> Run:
        run = run or Run()
        Inline(self, self._styles, short, place).gather(element, run)
        return run

    def settle(self) -> None:
        """Put what stood aside after the passage that it stood in."""
        self.drafts += self._asides
        self._asides = []

    def _heading_number(self, element: etree._Element) -> str | None:
        if element.tag != _H or element.get(name("text:is-list-header")) == "true":
            return None
        level = element.get(name("text:outline-level"), "1")
        return self._outline.next(int(level)) if level.isdecimal() else None

    def _kind(self, element: etree._Element, where: _Where, number: str | None) -> Kind:
        if where.furniture:
            return Kind.FURNITURE
        if where.kind is not None and where.kind is not Kind.LIST_ITEM:
            return where.kind
        if element.tag == _H:
            return Kind.HEADING
        styles = " ".join(self._styles.chain(element.get(_STYLE_NAME)))
        for word, kind in _KINDS_BY_STYLE.items():
            if word in styles:
                return kind
        if where.kind is Kind.LIST_ITEM and number is not None and "." in number:
            return Kind.PARAGRAPH  # a report's own paragraph number, "4.12"
        return where.kind or Kind.PARAGRAPH

    # lists

    def _list(self, element: etree._Element, where: _Where, level: int, style: str | None) -> None:
        style = element.get(_STYLE_NAME) or style or ""
        counter = self._counters.setdefault(style, Counter(self._styles.lists.get(style, {})))
        goes_on = element.get(name("text:continue-numbering")) == "true" or element.get(
            name("text:continue-list")
        )
        if not goes_on and level == 1:
            counter.restart(level)
        for item in element:
            numbered = item.tag == name("text:list-item")
            start = item.get(name("text:start-value"), "")
            for child in item:
                if child.tag == _LIST:
                    self._list(child, where, level + 1, style)
                    continue
                if child.tag not in (_P, _H):
                    self.walk(_wrapped(child), where)
                    continue
                number = None
                if numbered:
                    number = counter.next(level, int(start) if start.isdecimal() else None)
                    numbered = False
                self._paragraph(
                    child, replace(where, kind=where.kind or Kind.LIST_ITEM, number=number or "")
                )

    # tables

    def _table(self, element: etree._Element, where: _Where) -> None:
        outer = where.cell
        self._tables[where.prefix] = self._tables.get(where.prefix, 0) + 1
        number = self._tables[where.prefix]
        row = 0
        for line in _rows(element):
            row += 1
            column = 1
            for cell in line:
                if cell.tag not in (_CELL, _COVERED):
                    continue
                here = f"t{number}r{row}c{column}"
                if outer is None:
                    place = Locator(part=where.part, table=number, row=row, column=column)
                else:
                    place = replace(outer, path=f"{outer.path or ''}{here}")
                self._cell(cell, f"{where.prefix}{here}", place)
                column += count(cell, "table:number-columns-repeated")
            row += count(line, "table:number-rows-repeated") - 1

    def _cell(self, cell: etree._Element, short: str, place: Locator) -> None:
        run = Run()
        inner: list[etree._Element] = []
        for paragraph in _cell_parts(cell):
            if paragraph.tag == _TABLE:
                inner.append(paragraph)
                continue
            run.break_line(once=True)
            self._gathered(paragraph, short, run, place)
        text, marks = run.finish()
        rows = count(cell, "table:number-rows-spanned")
        columns = count(cell, "table:number-columns-spanned")
        flags = set(run.flags)
        if rows > 1 or columns > 1:
            flags.add(Flag.MERGED)
        if cell.tag == _COVERED and text.strip():
            flags |= {Flag.HIDDEN, Flag.MERGED}
            place = replace(place, part=Part.HIDDEN)
        if text.strip():
            self.drafts.append(
                Draft(
                    short, place, Kind.TABLE_CELL, text, tuple(sorted(flags)), marks, rows, columns
                )
            )
        self.settle()
        for table in inner:
            self._table(table, _Where(part=place.part, prefix=short, cell=place))

    # what stands aside

    def aside(self, short: str, place: Locator, kind: Kind, text: str, *flags: Flag) -> None:
        """Keep words that stand in a passage of their own; it follows the one they stood in."""
        self._asides.append(Draft(short, place, kind, text, flags))

    def count(self, prefix: str) -> int:
        """Count one on and return the count: of notes, comments, text boxes."""
        self._counts[prefix] = self._counts.get(prefix, 0) + 1
        return self._counts[prefix]

    def aside_walk(
        self,
        element: etree._Element,
        part: Part,
        short: str,
        kind: Kind | None,
        number: str | None = None,
    ) -> None:
        """Walk a note's, a comment's or a text box's own paragraphs, as passages that follow."""
        kept, self.drafts = self.drafts, []
        asides, self._asides = self._asides, []
        inserting, self._inserting = self._inserting, None
        self.walk(element, _Where(part=part, prefix=short, kind=kind, number=number))
        found, self.drafts = self.drafts, kept
        self._asides, self._inserting = [*asides, *found], inserting

    # tracked changes

    def change_point(
        self, element: etree._Element, run: Run, short: str, place: Locator = _BODY
    ) -> None:
        """Meet the place of a deletion, or the beginning or end of an insertion."""
        change = self._changes.get(element.get(name("text:change-id"), ""))
        if change is None:
            return
        if element.tag == name("text:change-start") and change.deleted is None:
            self._inserting = change
        elif element.tag == name("text:change-end"):
            self._inserting = None
        elif change.deleted is not None:
            self._deletion(change, run, short, place)

    def _deletion(self, change: TrackedChange, run: Run, short: str, place: Locator) -> None:
        gone = Run()
        for paragraph in change.deleted.iter(_P, _H) if change.deleted is not None else ():
            gone.break_line(once=True)
            Inline(self, self._styles, short).gather(paragraph, gone)
        text, _ = gone.finish()
        if text.strip():
            to = f"{short}d{self.count(f'{short}d')}"
            self.aside(to, replace(place, part=Part.DELETED), Kind.PARAGRAPH, text, Flag.DELETED)
            run.mark(MarkKind.DELETED, run.length, to=to, by=change.by, at=change.at)

    def insertion_ends(self, run: Run, start: int) -> None:
        """Mark what was inserted since `start`, if the walk is inside an insertion."""
        if self._inserting is not None and run.length > start:
            run.mark(MarkKind.INSERTED, start, by=self._inserting.by, at=self._inserting.at)
            run.flags.add(Flag.INSERTED)


def _wrapped(element: etree._Element) -> etree._Element:
    holder = etree.Element("holder")
    holder.append(element)
    return holder


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == _ROW:
            yield child
        elif child.tag != _TABLE:
            yield from _rows(child)


def _cell_parts(cell: etree._Element) -> Iterator[etree._Element]:
    for child in cell:
        if child.tag in (_P, _H, _TABLE):
            yield child
        else:
            yield from _cell_parts(child)
