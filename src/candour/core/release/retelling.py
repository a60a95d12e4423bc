"""Tell a document again from its passages: what an edition says of it, and what it leaves out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from candour.core.documents.document import Document
from candour.core.documents.passage import Flag, Kind, MarkKind, Passage
from candour.core.release.recorders import Recorders
from candour.core.release.replacing import Released, Replacer

_LEFT_OUT = (Kind.COMMENT, Kind.HEADER, Kind.FOOTER, Kind.FURNITURE)
_CUT = (MarkKind.DELETED, MarkKind.HIDDEN)
_UNLISTED = ("unlisted_name", "small_body")
_NOTED = (MarkKind.FOOTNOTE, MarkKind.ENDNOTE)
# Of a message's header fields (RFC 5322, 3.6) those that a reader sees.
_MAIL_TOLD = ("from:", "to:", "cc:", "date:", "sent:", "subject:")
LEFT_OUT = "left_out"
"""the class of passages that no edition has: comments, deleted and hidden words, page furniture"""


class Shape(StrEnum):
    """What a block is on the page of an edition."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    NOTE = "note"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """Words of one shape, or a table's rows of cells."""

    shape: Shape
    text: str = field(default="", repr=False)
    rows: tuple[tuple[str, ...], ...] = field(default=(), repr=False)


@dataclass(slots=True)
class Retold:
    """A document as an edition has it, and what became of the original's words."""

    blocks: list[Block] = field(default_factory=list, repr=False)
    counts: Counter[str] = field(default_factory=Counter)
    withheld: Counter[str] = field(default_factory=Counter)
    """characters, by class"""
    characters: int = 0
    recorded: Counter[str] = field(default_factory=Counter)
    """characters of each agency's record, where it is known whose record it is"""
    withheld_of: dict[str, Counter[str]] = field(default_factory=dict)
    """of them what is withheld, by class"""
    unlisted: Counter[str] = field(default_factory=Counter, repr=False)
    """names that were withheld and that the key does not have"""
    perhaps: Counter[str] = field(default_factory=Counter, repr=False)
    """words that are perhaps names and stand as they were"""

    def share_of(self, agency: str, what: str | None = None) -> float:
        """Return the share of what one agency recorded that is withheld, in all or of one class."""
        withheld = self.withheld_of.get(agency, Counter())
        told = withheld.total() if what is None else withheld[what]
        return told / self.recorded[agency] if self.recorded[agency] else 0.0

    def share(self, what: str | None = None) -> float:
        """Return the share of the original's words that was withheld, in all or of one class."""
        withheld = self.withheld.total() if what is None else self.withheld[what]
        return withheld / self.characters if self.characters else 0.0


def in_all(some: Iterable[Retold]) -> Retold:
    """Return what became of the words of several documents together, without their blocks."""
    whole = Retold()
    for one in some:
        whole.characters += one.characters
        for mine, theirs in (
            (whole.counts, one.counts),
            (whole.withheld, one.withheld),
            (whole.recorded, one.recorded),
            (whole.unlisted, one.unlisted),
            (whole.perhaps, one.perhaps),
        ):
            mine.update(theirs)
        for agency, counted in one.withheld_of.items():
            whole.withheld_of.setdefault(agency, Counter()).update(counted)
    return whole


def retell(document: Document, replacer: Replacer, recorders: Recorders | None = None) -> Retold:
    """Make an edition's text of a document; notes stand behind, in their order."""
    told = Retold()
    notes: list[Block] = []
    table: dict[int, dict[str, str]] = {}
    place: object = None
    numbers = _note_numbers(document)
    for passage in document.passages():
        account = _Account(told, recorders.recorder(passage) if recorders else "")
        account.open(len(passage.text))
        if not is_told(passage):
            account.count(LEFT_OUT, len(passage.text))
            continue
        text = _text(passage, replacer, account, numbers)
        at = passage.locator
        here = (at.sheet, at.table, at.part) if passage.kind is Kind.TABLE_CELL else None
        if table and here != place:
            told.blocks.append(_table(table))
            table = {}
        place = here
        if here is not None:
            cells = table.setdefault(at.row or 0, {})
            column = f"{at.column or 0:>6}"  # sorts as numbers do
            cells[column] = f"{cells[column]}\n{text}" if column in cells else text
        elif passage.kind is Kind.FOOTNOTE:
            number = numbers.get(passage.short)
            notes.append(Block(Shape.NOTE, f"[{number}] {text}" if number else text))
        else:
            told.blocks.append(Block(_shape(passage.kind), text))
    if table:
        told.blocks.append(_table(table))
    told.blocks += notes
    return told


def is_told(passage: Passage) -> bool:
    """Tell whether an edition has a passage at all."""
    unsaid = Flag.DELETED in passage.flags or Flag.HIDDEN in passage.flags
    if passage.kind is Kind.MAIL_HEADER and not passage.text.lower().startswith(_MAIL_TOLD):
        return False
    return not unsaid and passage.kind not in _LEFT_OUT


@dataclass(frozen=True, slots=True)
class _Account:
    """Keeps count of what one passage withholds."""

    told: Retold
    agency: str

    def open(self, characters: int) -> None:
        self.told.characters += characters
        if self.agency:
            self.told.recorded[self.agency] += characters

    def count(self, what: str, characters: int) -> None:
        self.told.counts[what] += 1
        self.told.withheld[what] += characters
        if self.agency:
            self.told.withheld_of.setdefault(self.agency, Counter())[what] += characters


def _text(passage: Passage, replacer: Replacer, account: _Account, numbers: dict[str, int]) -> str:
    said = words_told(passage)
    released = replacer.released(said)
    for one in released.replacements:
        account.count(one.what, len(one.span))
        if one.what in _UNLISTED:
            account.told.unlisted[" ".join(said[one.span.start : one.span.end].split())] += 1
    account.told.perhaps.update(released.perhaps)
    return _with_notes(passage, released, numbers)


def words_told(passage: Passage) -> str:
    """Return a passage's words without those that its author took out or hid."""
    signs = list(passage.text)
    for mark in passage.marks:
        if mark.kind in _CUT:
            start = mark.span.start - passage.span.start
            signs[start : start + len(mark.span)] = [" "] * len(mark.span)
    return "".join(signs)


def _with_notes(passage: Passage, released: Released, numbers: dict[str, int]) -> str:
    text = released.text
    marks = [(m.span.start, m.to) for m in passage.marks if m.kind in _NOTED and m.to in numbers]
    for start, to in sorted(marks, reverse=True):
        at = released.place(start - passage.span.start)
        text = f"{text[:at]}[{numbers[str(to)]}]{text[at:]}"
    return text


def _note_numbers(document: Document) -> dict[str, int]:
    shorts = [p.short for p in document.passages((Kind.FOOTNOTE,)) if is_told(p)]
    return {short: n for n, short in enumerate(shorts, 1)}


def _shape(kind: Kind) -> Shape:
    shapes = {
        Kind.HEADING: Shape.HEADING,
        Kind.LIST_ITEM: Shape.LIST_ITEM,
        Kind.QUOTATION: Shape.QUOTATION,
    }
    return shapes.get(kind, Shape.PARAGRAPH)


def _table(table: dict[int, dict[str, str]]) -> Block:
    columns = sorted({column for cells in table.values() for column in cells})
    rows: Iterator[tuple[str, ...]] = (
        tuple(cells.get(column, "") for column in columns) for _, cells in sorted(table.items())
    )
    return Block(Shape.TABLE, rows=tuple(rows))
