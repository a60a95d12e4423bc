"""One page after the other made into passages, in reading order."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from candour.core.documents.block import Block, Draft
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind, Mark
from candour.core.documents.report import Change, LeftOut
from candour.readers.pdf.annotations import AnnotationPassages, PageAnnotations
from candour.readers.pdf.columns import Flow, flows_of
from candour.readers.pdf.footnotes import Note, part_notes
from candour.readers.pdf.furniture import Margin, furniture_among, line_numbers, margins_of
from candour.readers.pdf.joining import OpenTable
from candour.readers.pdf.layer import Word
from candour.readers.pdf.lines import (
    Line,
    Segment,
    lines_of,
    said,
    segment_of,
    segments_of,
    segments_of_runs,
)
from candour.readers.pdf.mending import Mender, PageReport, Sayer
from candour.readers.pdf.page import PageContent
from candour.readers.pdf.page_table import PageCell, PageTable
from candour.readers.pdf.paragraphs import Paragraph, paragraphs_of
from candour.readers.pdf.ruled import RuledGrid, grids_on, merged
from candour.readers.pdf.tables import aligned_tables, ruled_tables


@dataclass(slots=True)
class HeldPage:
    """A page whose words are in lines, waiting until the pages after it are known."""

    content: PageContent
    lines: list[Line] = field(repr=False)
    margins: list[Margin] = field(repr=False)
    annotations: PageAnnotations = field(repr=False)
    twice: list[Word] = field(default_factory=list, repr=False)
    """words that are printed a second time at the same place"""


def hold(content: PageContent, annotations: PageAnnotations) -> HeldPage:
    """Gather a page's words into lines, and note those at its edges."""
    twice: list[Word] = []
    runs = content.runs
    segments = segments_of(content.words) if runs is None else segments_of_runs(runs)
    lines = lines_of(segments, twice)
    if twice:
        gone = set(map(id, twice))
        content.words = [word for word in content.words if id(word) not in gone]
    margins = margins_of(lines, content.height)
    if margins and len(content.drawn.down) > 1 and len(content.drawn.across) > 1:
        # A table's headings come back at the head of every page, but are no running head.
        grids = [grid for grid in grids_on(content.drawn) if len(grid.xs) > 2 and len(grid.ys) > 2]
        margins = [m for m in margins if not any(_lies_in(lines[m.index], grid) for grid in grids)]
    return HeldPage(content, lines, margins, annotations, twice)


def _lies_in(line: Line, grid: RuledGrid) -> bool:
    middle = (line.top + line.bottom) / 2
    return grid.ys[0] <= middle <= grid.ys[-1] and line.x0 < grid.xs[-1] and line.x1 > grid.xs[0]


class Body:
    """The passages of a document while its pages are read."""

    def __init__(self) -> None:
        self.blocks: list[Block | OpenTable] = []
        self.changed: list[Change] = []
        self.left_out: list[LeftOut] = []
        self.sizes: Counter[float] = Counter()
        self.mender = Mender()
        self.annotations = AnnotationPassages()
        self.tables = 0
        self.paragraphs = 0
        self.open: OpenTable | None = None

    def leave_out(self, where: Locator, reason: str) -> None:
        """Report something that became no passage."""
        self.left_out.append(LeftOut(where, reason))

    def change(self, where: Locator, reason: str) -> None:
        """Report something that a passage shows otherwise than the file stores it."""
        self.changed.append(Change(where, reason))

    def note_sizes(self, page: HeldPage) -> None:
        """Count in which sizes a page's words are set, and keep its lines for their words."""
        self.mender.note(page.lines)
        for line in page.lines:
            longest = max(line.segments, key=lambda segment: len(segment.words))
            self.sizes[round(longest.size * 2) / 2] += len(longest.words)

    def add(self, page: HeldPage, neighbours: Sequence[tuple[int, HeldPage]]) -> None:
        """Make the passages of one page; `neighbours` are those before and after it."""
        PageBody(self, page, neighbours).make()

    def finished(self) -> tuple[Block, ...]:
        """Return all passages, and note what tables have to report."""
        blocks: list[Block] = []
        for block in self.blocks:
            if isinstance(block, OpenTable):
                self.changed += block.changed
                self.left_out += block.left_out
                blocks.append(block.block())
            else:
                blocks.append(block)
        return tuple(blocks)

    @property
    def body_size(self) -> float:
        """The size that most words are set in so far."""
        return self.sizes.most_common(1)[0][0] if self.sizes else 10.0


class PageBody:
    """One page on its way into passages."""

    def __init__(
        self, body: Body, page: HeldPage, neighbours: Sequence[tuple[int, HeldPage]]
    ) -> None:
        self.body = body
        self.page = page
        self.content = page.content
        self.number = page.content.number
        self.near = [(away, other.margins) for away, other in neighbours]
        self.report = PageReport(self.number)
        self.sayer = Sayer(body.mender, self.report, links=page.annotations.links)
        self.flags = (Flag.OCR,) if page.content.ocr else ()
        self.paragraphs = 0
        self.furniture: list[Sequence[Line | Segment]] = []

    def make(self) -> None:
        """Add the page's passages to the body's."""
        flows = self._flows()
        notes = self._part_notes(flows)
        across = self.content.drawn.across
        rules = merged(across) if across else []
        for flow in flows:
            aligned_tables(flow, rules)
        self._say_flows(flows)
        self._say_notes(notes)
        self._say_furniture()
        self._say_aside()
        self.body.blocks += self.body.annotations.drafts(self.number, self.page.annotations)
        self.body.changed += self.report.changes()
        if self.page.twice:
            self.body.left_out.append(
                LeftOut(
                    Locator(page=self.number),
                    "words printed a second time at the same place: read once",
                    said(self.page.twice),
                )
            )

    def _flows(self) -> list[Flow]:
        """Set furniture apart, then ruled tables; return what is left in reading order."""
        page, content = self.page, self.content
        found = furniture_among(page.margins, self.near, content.height)
        kept = [line for index, line in enumerate(page.lines) if index not in found]
        self.furniture = [[page.lines[index]] for index in sorted(found)]
        numbers = line_numbers(kept)
        if numbers:
            self.furniture.append([segment_of(numbers)])
            kept = _without(kept, numbers)
        tables: list[PageTable] = []
        segments = [segment for line in kept for segment in line.segments]
        if len(content.drawn.down) > 1 and len(content.drawn.across) > 1:
            tables, segments = self._ruled(kept, segments)
        return flows_of(segments, tables)

    def _ruled(
        self, kept: Sequence[Line], segments: list[Segment]
    ) -> tuple[list[PageTable], list[Segment]]:
        inside = {id(word) for line in kept for word in line.words}
        words = [word for word in self.content.words if id(word) in inside]
        if len(words) < len(inside):  # words that were made anew
            words = [word for line in kept for word in line.words]
        tables, rest = ruled_tables(words, self.content.turned, self.content.drawn)
        return tables, segments_of(rest) if tables else segments

    def _part_notes(self, flows: Sequence[Flow]) -> list[tuple[str, Note]]:
        """Take the footnotes out of the flows; return them with their short ids."""
        notes: list[tuple[str, Note]] = []
        rules = self.content.drawn.across
        for flow in flows:
            lines = _closing_lines(flow)
            text, found = part_notes(lines, self.body.body_size, rules, self.content.height)
            if found:
                del flow.items[len(flow.items) - (len(lines) - text) :]
            for note in found:
                short = f"pg{self.number}fn{len(notes) + 1}"
                notes.append((short, note))
                if note.mark is not None:
                    self.sayer.notes.setdefault(note.mark, short)
        return notes

    def _say_flows(self, flows: Sequence[Flow]) -> None:
        begun = False
        for flow in flows:
            lines: list[Line] = []
            for item in flow.items:
                if isinstance(item, Line):
                    lines.append(item)
                    continue
                begun = self._say_lines(lines, flow) or begun
                lines = []
                self._say_table(item, first=not begun)
                begun = True
            begun = self._say_lines(lines, flow) or begun

    def _say_lines(self, lines: Sequence[Line], flow: Flow) -> bool:
        """Add paragraphs; text after a table closes it: no later page goes on with it."""
        edges = (flow.x0, flow.x1)
        for paragraph in paragraphs_of(lines, edges, self.body.body_size):
            self._add_paragraph(paragraph)
            self.body.open = None
        return bool(lines)

    def _add_paragraph(
        self, paragraph: Paragraph, part: Part = Part.BODY, flags: tuple[Flag, ...] = ()
    ) -> None:
        text, marks = self.sayer.text(paragraph.lines)
        self.paragraphs += 1
        self.body.paragraphs += 1
        count = self.body.paragraphs  # through the document, as in every other format
        where = Locator(part=part, page=self.number, paragraph=count, number=paragraph.number)
        short = f"pg{self.number}p{self.paragraphs}"
        self._add(short, where, paragraph.kind, (text, marks), flags)

    def _add(
        self, short: str, where: Locator, kind: Kind, said: tuple[str, tuple[Mark, ...]],
        flags: tuple[Flag, ...] = (),
    ) -> None:  # fmt: skip
        draft = Draft(short, where, kind, said[0], (*flags, *self.flags), said[1])
        self.body.blocks.append(draft)

    def _say_table(self, found: PageTable, *, first: bool) -> None:
        table = self.body.open
        if table is None or not first or not table.fits(self.number, found):
            self.body.tables += 1
            table = OpenTable(self.body.tables, found.columns, self.number, flags=self.flags)
            self.body.blocks.append(table)
        table.add(self.number, found, self._cell)
        self.body.open = table

    def _cell(self, cell: PageCell) -> tuple[str, tuple[Mark, ...]]:
        return self.sayer.text(cell.lines)

    def _say_notes(self, notes: Sequence[tuple[str, Note]]) -> None:
        held, self.sayer.notes = self.sayer.notes, {}
        for count, (short, note) in enumerate(notes, start=1):
            where = Locator(part=Part.FOOTNOTE, page=self.number, paragraph=count, number=note.mark)
            self._add(short, where, Kind.FOOTNOTE, self.sayer.text(note.lines))
        self.sayer.notes = held

    def _say_furniture(self) -> None:
        for count, lines in enumerate(self.furniture, start=1):
            kind, part = Kind.FURNITURE, Part.BODY
            if isinstance(lines[0], Line):
                upper = lines[0].bottom < self.content.height / 2
                kind, part = (Kind.HEADER, Part.HEADER) if upper else (Kind.FOOTER, Part.FOOTER)
            where = Locator(part=part, page=self.number)
            self._add(f"pg{self.number}x{count}", where, kind, self.sayer.text(lines))

    def _say_aside(self) -> None:
        """Add words set another way, and words that nobody sees."""
        for way in self.content.turned:
            words = way.upright(way.words)
            for paragraph in _loose_paragraphs(words, self.body.body_size):
                self._add_paragraph(paragraph)
        for paragraph in _loose_paragraphs(self.content.hidden, self.body.body_size):
            self._add_paragraph(paragraph, Part.HIDDEN, (Flag.HIDDEN,))


def _loose_paragraphs(words: Sequence[Word], body_size: float) -> Iterator[Paragraph]:
    lines = lines_of(segments_of(words))
    if lines:
        edges = (min(line.x0 for line in lines), max(line.x1 for line in lines))
        yield from paragraphs_of(lines, edges, body_size)


def _closing_lines(flow: Flow) -> list[Line]:
    """Return the lines that follow the last table of a flow."""
    lines: list[Line] = []
    for item in reversed(flow.items):
        if not isinstance(item, Line):
            break
        lines.append(item)
    return lines[::-1]


def _without(lines: Sequence[Line], words: Sequence[Word]) -> list[Line]:
    gone = set(map(id, words))
    segments = []
    for line in lines:
        left = [word for word in line.words if id(word) not in gone]
        if left:
            segments += segments_of(left)
    return lines_of(segments)
