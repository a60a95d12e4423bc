"""Two versions of one document as a Word document with real tracked changes.

Accepting all of them gives B, rejecting all gives A (ECMA-376, 17.13.5: w:ins, w:del). What is not
compared is named in the header, so that the body holds nothing but the two texts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from candour.core.comparison.versions import Edit, Words, paired, words_between
from candour.core.documents.document import Document
from candour.core.documents.locator import Part
from candour.core.documents.passage import Kind, Passage
from candour.writers.comparison.model import ComparedAccounts
from candour.writers.guards import storable
from candour.writers.word_page import add_style, set_up_page

AUTHOR = "Candour"
NOT_COMPARED = (
    "Compared: paragraphs, headings, lists, quotations and the rows of tables (a row a paragraph, "
    "its cells with tabs between). Not compared: headers, footers, footnotes, comments, text "
    "boxes, pictures, layout, and paragraph numbers."
)
_COMPARED = frozenset(
    {Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM, Kind.QUOTATION, Kind.CAPTION, Kind.TABLE_CELL}
)
_ROW = "TableRow"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it is compared: its words, whether it is a heading, the number it shows."""

    text: str = field(repr=False)
    is_heading: bool = False
    is_row: bool = False
    number: str | None = field(default=None, repr=False)


def lines_of(document: Document) -> list[Line]:
    """Return what is compared of a document, in reading order; empty paragraphs are left out."""
    passages = (
        one
        for one in document.passages(_COMPARED)
        if one.counts and one.locator.part is Part.BODY and one.text.strip()
    )
    found: list[Line] = []
    for row, those in groupby(passages, _row_of):
        if row is None:
            found += map(_line, those)
        else:
            found.append(Line("\t".join(storable(one.text) for one in those), is_row=True))
    return found


def write_tracked(compared: ComparedAccounts, path: Path) -> None:
    """Write B as changed from A, each change tracked."""
    document = docx.Document()
    set_up_page(document, compared.title, compared.made_on, landscape=False)
    add_style(document, _ROW, 9)
    header = document.sections[0].header.paragraphs[0]
    header.text = storable(
        f"{compared.name_b} as changed from {compared.name_a}: accepting every change gives "
        f"{compared.name_b}, rejecting every change gives {compared.name_a}. {NOT_COMPARED}"
    )
    marks = _Marks(datetime.combine(compared.made_on, time()))
    one, other = lines_of(compared.document_a), lines_of(compared.document_b)
    numbers = _Numbers(document)
    paragraphs = []
    for pair in paired([line.text for line in one], [line.text for line in other]):
        a = None if pair.a is None else one[pair.a]
        b = None if pair.b is None else other[pair.b]
        paragraphs.append(marks.paragraph(a, b, numbers))
    held: Any = parse_xml(f"<w:body {nsdecls('w')}>{''.join(paragraphs)}</w:body>")
    last = document.element.body.sectPr
    for paragraph in list(held):
        last.addprevious(paragraph)
    document.save(str(path))


def _row_of(passage: Passage) -> tuple[object, ...] | None:
    locator = passage.locator
    if passage.kind is not Kind.TABLE_CELL:
        return None
    return locator.table, locator.path, locator.row


def _line(passage: Passage) -> Line:
    text = storable(passage.text)
    return Line(text, passage.kind is Kind.HEADING, number=passage.locator.number)


@dataclass(slots=True)
class _Marks:
    """Tracked changes, numbered as they are made."""

    at: datetime
    made: int = 0

    def paragraph(self, a: Line | None, b: Line | None, numbers: "_Numbers") -> str:
        mark, shown = "", b or a or Line("")
        if a is None or b is None:
            tag, edit = ("ins", Edit.ONLY_B) if a is None else ("del", Edit.ONLY_A)
            mark = f"<w:rPr><w:{tag} {self._by()}/></w:rPr>"
            words: Sequence[Words] = (Words(edit, shown.text),)
        else:
            words = words_between(a.text, b.text)
        style = '<w:pStyle w:val="Heading2"/>' if shown.is_heading else ""
        style = f'<w:pStyle w:val="{_ROW}"/>' if shown.is_row else style
        properties = f"<w:pPr>{style}{numbers.of(shown.number)}{mark}</w:pPr>"
        return f"<w:p>{properties}{''.join(self._runs(words))}</w:p>"

    def _runs(self, words: Sequence[Words]) -> Iterator[str]:
        for one in words:
            if one.edit is Edit.BOTH:
                yield _run(one.text, "t")
            elif one.edit is Edit.ONLY_A:
                yield f"<w:del {self._by()}>{_run(one.text, 'delText')}</w:del>"
            else:
                yield f"<w:ins {self._by()}>{_run(one.text, 't')}</w:ins>"

    def _by(self) -> str:
        self.made += 1
        at = self.at.isoformat(timespec="seconds")
        return f'w:id="{self.made}" w:author="{AUTHOR}" w:date="{at}Z"'


class _Numbers:
    """The numbers that paragraphs show: each a list of its own whose only sign is the number."""

    def __init__(self, document: Any) -> None:
        self._held = document.part.numbering_part.element
        self._given: dict[str, int] = {}
        self._next = 1 + max(
            (
                int(one.get(qn("w:abstractNumId")))
                for one in self._held.findall(qn("w:abstractNum"))
            ),
            default=0,
        )
        self._next_list = 1 + max((one.numId for one in self._held.num_lst), default=0)

    def of(self, number: str | None) -> str:
        """Return the properties of a paragraph that shows a number."""
        if not number:
            return ""
        if number not in self._given:
            self._given[number] = self._added(number)
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self._given[number]}"/></w:numPr>'

    def _added(self, number: str) -> int:
        shown = quoteattr(storable(number).replace("%", ""))
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._next}">'
            '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="decimal"/><w:lvlText w:val={shown}/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl></w:abstractNum>'
        )
        listed = parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{self._next_list}">'
            f'<w:abstractNumId w:val="{self._next}"/></w:num>'
        )
        # The schema wants every definition before the first list.
        first = self._held.find(qn("w:num"))
        if first is None:
            self._held.append(abstract)
        else:
            first.addprevious(abstract)
        self._held.append(listed)
        self._next, self._next_list = self._next + 1, self._next_list + 1
        return self._next_list - 1


def _run(text: str, tag: str) -> str:
    parts: list[str] = []
    for number, line in enumerate(text.split("\n")):
        parts += ["<w:br/>"] if number else []
        for place, part in enumerate(line.split("\t")):
            parts += ["<w:tab/>"] if place else []
            parts += [f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>'] if part else []
    return f"<w:r>{''.join(parts)}</w:r>"
