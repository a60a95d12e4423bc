"""Read plain text, Markdown and reStructuredText into passages."""

from dataclasses import dataclass, field
from pathlib import PurePath
from re import compile as pattern

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Kind
from candour.core.documents.report import LeftOut
from candour.readers.encoding import decode, looks_like_text
from candour.readers.limits import Limits
from candour.readers.reading import Reader, Reading
from candour.readers.text.blocks import Shape, TextBlock, text_blocks
from candour.readers.text.numbers import numbered_pieces, typed_number
from candour.readers.text.settling import settle_numbers

_KINDS = {
    Shape.PARAGRAPH: Kind.PARAGRAPH,
    Shape.HEADING: Kind.HEADING,
    Shape.QUOTE: Kind.QUOTATION,
    Shape.ITEM: Kind.LIST_ITEM,
    Shape.FENCED: Kind.PARAGRAPH,
    Shape.PAGE_MARK: Kind.FURNITURE,
    Shape.RULE: Kind.FURNITURE,
    Shape.FRONT_MATTER: Kind.FURNITURE,
    Shape.INDENTED: Kind.QUOTATION,
    Shape.DIRECTIVE: Kind.FURNITURE,
    Shape.RUBRIC: Kind.HEADING,
}
_NOTE_NUMBER = pattern(r"\[\^([^\]]+)\]:|\.\.\s+\[([^\]]+)\]")
_ESCAPED_NUMBER = pattern(r"\d+\\[.)]")
_CELL_BORDER = pattern(r"(?<!\\)\|")


def sureness(data: bytes, name: str) -> float:
    """Any text is text; other readers are surer of what is theirs."""
    if not looks_like_text(data):
        return 0
    return 0.5 if PurePath(name).suffix.lower() in READER.endings else 0.25


@dataclass(slots=True)
class _Found:
    drafts: list[Draft] = field(default_factory=list, repr=False)
    left_out: list[LeftOut] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    notes: int = 0
    last_number: str | None = None
    automatic: int = 0
    """the last "#." of a reStructuredText list, which a page shows as a number"""


def read(data: bytes, limits: Limits) -> Reading:
    """Read a text block by block; its words stay exactly as they stand, line breaks included."""
    decoded = decode(data)
    found = _Found()
    for block in text_blocks(decoded.text):
        if block.shape is Shape.TABLE:
            _take_table(block, found)
        else:
            _take_block(block, found)
    drafts = settle_numbers(found.drafts)
    return Reading(tuple(drafts), decoded.changed, tuple(found.left_out), decoded.warnings)


def _take_block(block: TextBlock, found: _Found) -> None:
    text = "\n".join(block.lines).strip("\n")
    if block.shape is Shape.NOTE:
        _put_note(block, text, found)
        return
    if block.shape not in (Shape.PARAGRAPH, Shape.ITEM):
        _put(block, text, block.line, None, found)
        return
    for start, end in numbered_pieces(text, found.last_number):
        piece = text[start:end].rstrip()
        number = typed_number(piece) or _automatic_number(piece, found)
        if number is not None and "." in number:
            found.last_number = number
        line = block.line + text.count("\n", 0, start)
        _put(block, piece, line, number, found)


def _put_note(block: TextBlock, text: str, found: _Found) -> None:
    found.notes += 1
    said = _NOTE_NUMBER.match(text)
    number = (said[1] or said[2]) if said is not None else None
    place = Locator(part=Part.FOOTNOTE, number=number, line=block.line, page=block.page)
    found.drafts.append(Draft(f"fn{found.notes}", place, Kind.FOOTNOTE, text))


def _automatic_number(text: str, found: _Found) -> str | None:
    if not text.startswith("#. "):
        found.automatic = 0
        return None
    found.automatic += 1
    return str(found.automatic)


def _put(block: TextBlock, text: str, line: int, number: str | None, found: _Found) -> None:
    found.paragraphs += 1
    kind = _KINDS[block.shape]
    # A report's own number, "4.12", or one that Markdown is told not to take for a list's, "4\\.".
    if block.shape is Shape.ITEM and (
        (number is not None and "." in number) or _ESCAPED_NUMBER.match(text)
    ):
        kind = Kind.PARAGRAPH
    place = Locator(
        part=Part.METADATA if block.shape is Shape.FRONT_MATTER else Part.BODY,
        page=block.page,
        paragraph=found.paragraphs,
        number=number,
        line=line,
    )
    found.drafts.append(Draft(f"p{found.paragraphs}", place, kind, text))


def _take_table(block: TextBlock, found: _Found) -> None:
    found.tables += 1
    row = 0
    for offset, line in enumerate(block.lines):
        place = Locator(table=found.tables, line=block.line + offset, page=block.page)
        if offset == 1:
            reason = "the rule under a table's headings, like the borders between its cells"
            found.left_out.append(LeftOut(place, reason, line))
            continue
        row += 1
        for column, cell in enumerate(_cells(line), start=1):
            if cell:
                at = Locator(
                    table=found.tables, row=row, column=column, line=place.line, page=block.page
                )
                short = f"t{found.tables}r{row}c{column}"
                found.drafts.append(Draft(short, at, Kind.TABLE_CELL, cell))


def _cells(line: str) -> list[str]:
    inside = line.strip().removeprefix("|")
    if inside.endswith("|") and not inside.endswith("\\|"):
        inside = inside[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _CELL_BORDER.split(inside)]


READER = Reader(
    format="text",
    title="plain text (.txt, .md, .rst)",
    endings=(".txt", ".md", ".markdown", ".rst", ".text"),
    sureness=sureness,
    read=read,
)
