"""Walk a page's elements in order, and put their words into passages."""

from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind, Mark, MarkKind
from candour.readers.html.page import BLOCKS, SILENT, Setting
from candour.readers.html.table import Cell, Tables
from candour.readers.odf.numbering import as_shown
from candour.readers.run import Run

_NOTE_REFERENCES = frozenset({"sdfootnoteanc", "sdendnoteanc", "footnote-ref", "noteref"})
_NOTE_SYMBOLS = frozenset({"sdfootnotesym", "sdendnotesym"})


@dataclass(slots=True)
class Found:
    """What the walk gathers: passages in reading order, and the elements that hold no text."""

    drafts: list[Draft] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _PageRun(Run):
    setting: Setting = field(default_factory=Setting)
    """of the first words added"""


@dataclass(slots=True)
class _Open:
    """An element that was entered: what has to be done when it is left."""

    node: LexborNode
    setting: Setting
    run_before: _PageRun | None = None
    cell: Cell | None = None
    drafts_before: int = 0
    mark_from: int = 0
    short: str = ""


def walk_page(page: LexborHTMLParser) -> Found:
    """Return the page's passages. No recursion: a page may nest as deep as it likes."""
    walk = _Walk()
    root = page.root
    node = root.parent.child if root is not None and root.parent is not None else root
    stack: list[_Open] = []
    setting = Setting()
    while node is not None or stack:
        if node is None:
            opened = stack.pop()
            setting = stack[-1].setting if stack else Setting()
            walk.leave(opened)
            node = opened.node.next
            continue
        if node.is_element_node and (node.tag or "") not in SILENT:
            setting = setting.inside(node)
            stack.append(walk.enter(node, setting))
            node = node.child
            continue
        walk.leaf(node, setting)
        node = node.next
    walk.flush()
    return walk.found


class _Walk:
    def __init__(self) -> None:
        self.found = Found()
        self._run = _PageRun()
        self._tables = Tables()
        self._cell: Cell | None = None
        self._counts: dict[str, int] = {}
        self._asides: list[Draft] = []
        self._list_counts: dict[int, int] = {}
        self._list_number: str | None = None

    def leaf(self, node: LexborNode, setting: Setting) -> None:
        """Take a text, a comment, or an element whose content is no text of the page."""
        if node.is_text_node:
            if not self._run.length:
                self._run.setting = setting
            self._run.add(node.text_content or "", keep_spaces=setting.keep_spaces)
        elif node.is_comment_node:
            words = (node.comment_content or "").strip()
            if words:
                place = Locator(part=Part.HIDDEN)
                self._put(self._short("x"), place, Kind.COMMENT, words, flags=(Flag.HIDDEN,))
        elif node.is_element_node:
            self.found.silent.append(node.tag or "element")

    def enter(self, node: LexborNode, setting: Setting) -> _Open:
        """Begin an element."""
        tag, opened = node.tag or "", _Open(node, setting)
        self._take_attributes(node, tag)
        if tag in BLOCKS:
            self._boundary()
        if tag == "li":
            self._list_number = self._number_of_item(node)
        if tag == "br":
            self._run.break_line()
        elif tag == "table":
            self._tables.enter(node, self._cell)
        elif tag in ("td", "th") and self._tables.inside:
            opened.cell, opened.drafts_before = self._cell, len(self.found.drafts)
            opened.run_before, self._run = self._run, _PageRun()
            self._cell = self._tables.cell(node)
        elif _stands_aside(node, setting):
            opened.run_before, self._run = self._run, _PageRun()
        opened.mark_from = self._run.length
        return opened

    def leave(self, opened: _Open) -> None:
        """End an element."""
        node, tag = opened.node, opened.node.tag or ""
        if tag in ("td", "th") and self._cell is not None and opened.run_before is not None:
            nested = self.found.drafts[opened.drafts_before :]
            del self.found.drafts[opened.drafts_before :]
            self.flush()
            self.found.drafts += nested  # a cell's own words come before a table inside it
            self._run, self._cell = opened.run_before, opened.cell
        elif tag == "table" and self._tables.inside:
            self._boundary()
            self._tables.leave()
        elif opened.run_before is not None:
            self._leave_aside(opened)
        elif tag == "a" and (to := node.attributes.get("href")):
            self._run.mark(MarkKind.LINK, opened.mark_from, to=to)
        elif tag == "ins":
            self._run.mark(MarkKind.INSERTED, opened.mark_from)
            self._run.flags.add(Flag.INSERTED)
        if tag in BLOCKS and tag not in ("td", "th", "table"):
            self._boundary()

    def _boundary(self) -> None:
        """A block begins or ends: a new passage, or a new line of the cell we are in."""
        if self._cell is None:
            self.flush()
        else:
            self._run.break_line(once=True)

    def flush(self) -> None:
        """Put what was gathered into a passage, and after it what stood aside within it."""
        text, marks = self._run.finish()
        flags = tuple(sorted(self._run.flags))
        setting, self._run = self._run.setting, _PageRun()
        if text.strip():
            if setting.hidden:
                flags = (*flags, Flag.HIDDEN)
            if self._cell is not None:
                self._put_cell(self._cell, text, flags, marks, hidden=setting.hidden)
            else:
                self._put_paragraph(text, flags, marks, setting)
        self.found.drafts += self._asides
        self._asides = []

    def _put_paragraph(
        self, text: str, flags: tuple[Flag, ...], marks: tuple[Mark, ...], setting: Setting
    ) -> None:
        short = self._short(f"fn{setting.note}p" if setting.note else "p")
        place = Locator(
            part=setting.part_of_text(),
            paragraph=None if setting.note else self._counts["p"],
            number=setting.note or self._list_number,
        )
        self._list_number = None
        self._put(
            short.removesuffix("p1") if setting.note else short,
            place,
            setting.kind_of_text(),
            text,
            flags,
            marks,
        )

    def _put_cell(
        self, cell: Cell, text: str, flags: tuple[Flag, ...], marks: tuple[Mark, ...], hidden: bool
    ) -> None:
        part = Part.HIDDEN if hidden else Part.BODY
        if cell.row_span > 1 or cell.column_span > 1:
            flags = (*flags, Flag.MERGED)
        self.found.drafts.append(
            Draft(
                cell.short,
                replace(cell.locator, part=part),
                Kind.TABLE_CELL,
                text,
                flags,
                marks,
                cell.row_span,
                cell.column_span,
            )
        )

    def _leave_aside(self, opened: _Open) -> None:
        """Words that stand in a passage of their own, with a mark where they stood."""
        aside, self._run = self._run, opened.run_before or _PageRun()
        text, marks = aside.finish()
        if not text.strip():
            return
        classes = _classes(opened.node)
        if classes & _NOTE_SYMBOLS:
            return  # the note's own number: its place says it
        if classes & _NOTE_REFERENCES:
            self._run.mark(MarkKind.FOOTNOTE, self._run.length, to=f"fn{text.strip('[]')}")
            return
        deleted = not opened.setting.hidden
        flag, kind = (Flag.DELETED, MarkKind.DELETED) if deleted else (Flag.HIDDEN, MarkKind.HIDDEN)
        short = self._short("d" if deleted else "h")
        place = Locator(part=Part.DELETED if deleted else Part.HIDDEN)
        self._asides.append(Draft(short, place, Kind.PARAGRAPH, text, (flag,), marks))
        self._run.mark(kind, self._run.length, to=short)

    def _take_attributes(self, node: LexborNode, tag: str) -> None:
        attributes = node.attributes
        if tag == "img" and (alt := (attributes.get("alt") or "").strip()):
            self._put(self._short("alt"), Locator(), Kind.CAPTION, alt)
        elif tag == "meta" and (said := (attributes.get("content") or "").strip()):
            called = attributes.get("name") or attributes.get("property") or "meta"
            place = Locator(part=Part.METADATA, path=called)
            self._put(self._short("m"), place, Kind.FURNITURE, said)
        elif tag == "input" and (value := (attributes.get("value") or "").strip()):
            self._put(self._short("input"), Locator(), Kind.FURNITURE, value)

    def _number_of_item(self, node: LexborNode) -> str | None:
        holder = node.parent
        if holder is None or holder.tag != "ol":
            return None
        start, value = holder.attributes.get("start") or "1", node.attributes.get("value") or ""
        before = self._list_counts.get(holder.mem_id, _whole(start, 1) - 1)
        count = self._list_counts[holder.mem_id] = _whole(value, before + 1)
        return as_shown(count, holder.attributes.get("type") or "1")

    def _short(self, prefix: str) -> str:
        self._counts[prefix] = self._counts.get(prefix, 0) + 1
        return f"{prefix}{self._counts[prefix]}"

    def _put(
        self,
        short: str,
        place: Locator,
        kind: Kind,
        text: str,
        flags: tuple[Flag, ...] = (),
        marks: tuple[Mark, ...] = (),
    ) -> None:
        self.found.drafts.append(Draft(short, place, kind, text, flags, marks))


def _whole(said: str, otherwise: int) -> int:
    return int(said) if said.isdecimal() else otherwise


def _stands_aside(node: LexborNode, setting: Setting) -> bool:
    if _classes(node) & (_NOTE_REFERENCES | _NOTE_SYMBOLS):
        return True
    return node.tag == "del" or (setting.hidden and node.tag not in BLOCKS)


def _classes(node: LexborNode) -> frozenset[str]:
    return frozenset((node.attributes.get("class") or "").lower().split())
