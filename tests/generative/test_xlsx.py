"""Every word of a generated workbook stands in exactly one passage or in the report."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from candour.core.documents.block import cell_name
from candour.core.documents.passage import Flag
from candour.errors import CandourError
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.xlsx.cells import Understanding, cells_one_by_one, shared_strings, take_cells
from candour.readers.xlsx.formats import read_formats
from candour.readers.xlsx.marks import SheetMarks, add_marks_of_cells
from candour.readers.xlsx.reader import _opened, read
from candour.readers.xlsx.sheet_xml import SheetXml
from tests.unit.readers.xlsx.workbook_xml import MAIN, Book, Sheet, document

TOKEN = re.compile(r"⟦\d+⟧")
FORMATS = ["dd/mm/yyyy", "hh:mm", "mmm-yy", "00000", "0.0%"]
SERIALS = ["0", "0.25", "1", "59", "61", "14.5", "41974", "41988", "41974.999999999", "2958465"]


@dataclass
class Written:
    """A workbook while it is written, and what its cells must read as."""

    draw: st.DrawFn
    tokens: int = 0
    strings: list[str] = field(default_factory=list)
    expected: dict[str, str] = field(default_factory=dict)
    """short place and text of the cells that hold words"""
    hidden: set[str] = field(default_factory=set)

    def pick(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def words(self) -> str:
        self.tokens += 1
        return self.pick("", "a ", "é😀 ", "\n ", "=", "<&> ") + f"⟦{self.tokens}⟧"

    def cell(self, short: str, name: str) -> str:
        kind = self.pick("inline", "shared", "rich", "formula", "error", "new formula", "number")
        if kind == "number":
            style = self.draw(st.integers(0, len(FORMATS)))
            return f'<c r="{name}" s="{style}"><v>{self.pick(*SERIALS)}</v></c>'
        words = self.words()
        self.expected[short] = words
        if kind == "error":
            self.expected[short] = words = f"#{words}"
            return f'<c r="{name}" t="e"><v>{escape(words)}</v></c>'
        if kind == "new formula":
            self.expected[short] = f"={words}"
            return f'<c r="{name}"><f>{escape(words)}</f></c>'
        if kind == "formula":
            return f'<c r="{name}" t="str"><f>A1</f><v>{escape(words)}</v></c>'
        if kind == "inline":
            return f'<c r="{name}" t="inlineStr"><is>{self.text(words)}</is></c>'
        cut = self.draw(st.integers(0, len(words))) if kind == "rich" else len(words)
        runs = [f"<r>{self.text(piece)}</r>" for piece in (words[:cut], words[cut:]) if piece]
        heard = '<rPh sb="0" eb="1"><t>heard</t></rPh>' if kind == "rich" else ""
        self.strings.append(f"<si>{''.join(runs)}{heard}</si>")
        return f'<c r="{name}" t="s"><v>{len(self.strings) - 1}</v></c>'

    def text(self, words: str) -> str:
        return f'<t xml:space="preserve">{escape(words)}</t>'

    def sheet(self, number: int) -> Sheet:
        state = self.pick("visible", "visible", "hidden", "veryHidden")
        hidden_column = self.draw(st.integers(0, 5))
        lines, row = [], 0
        for _ in range(self.draw(st.integers(0, 4))):
            row += self.draw(st.integers(1, 3))
            is_hidden = self.draw(st.booleans())
            cells, column = [], 0
            for _ in range(self.draw(st.integers(0, 4))):
                column += self.draw(st.integers(1, 2))
                short = f"s{number}r{row}c{column}"
                cells.append(self.cell(short, cell_name(row, column)))
                if is_hidden or column == hidden_column or state != "visible":
                    self.hidden.add(short)
            said = ' hidden="1"' if is_hidden else ""
            lines.append(f'<row r="{row}"{said}>{"".join(cells)}</row>')
        hides = f'<cols><col min="{hidden_column}" max="{hidden_column}" hidden="1"/></cols>'
        return Sheet(
            "".join(lines),
            before=hides if hidden_column else "",
            after=self.after(),
            name=f"{self.pick('Log', '../x', '病院')} {number}",
            state=state,
            relations=[("comments", f"../comments{number}.xml")],
        )

    def after(self) -> str:
        if self.draw(st.booleans()):
            return ""
        head = f"<oddHeader>&amp;C{escape(self.words())}</oddHeader>"
        prompt = f'<dataValidations><dataValidation prompt="{self.attribute()}"/></dataValidations>'
        return prompt + f"<headerFooter>{head}</headerFooter>"

    def attribute(self) -> str:
        return escape(self.words().replace("\n", ""), {'"': "&quot;"})

    def comments(self) -> str:
        inside = "".join(
            f'<comment ref="{ref}" authorId="0"><text>{self.text(self.words())}</text></comment>'
            for ref in ("A1", "B2")[: self.draw(st.integers(0, 2))]
        )
        return f'<comments xmlns="{MAIN}"><commentList>{inside}</commentList></comments>'


@st.composite
def written(draw: st.DrawFn) -> tuple[Book, Written]:
    made = Written(draw)
    sheets = [made.sheet(n) for n in range(1, draw(st.integers(1, 3)) + 1)]
    comments = {f"xl/comments{n}.xml": made.comments() for n in range(1, len(sheets) + 1)}
    names = (
        f"<definedNames><definedName name='n'>{escape(made.words())}</definedName></definedNames>"
    )
    epoch = made.pick("", '<workbookPr date1904="1"/>')
    book = Book(sheets, "".join(made.strings), FORMATS, epoch + names, comments)
    return book, made


@given(written())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_word_is_in_one_passage_at_its_place(drawn: tuple[Book, Written]) -> None:
    book, made = drawn
    found = book.reading()
    whole = document(found)
    passages = {one.id.partition("#")[2]: one for one in whole.passages()}
    assert all(one.span.words(whole.text) == one.text for one in passages.values())
    places = {short: one.text for short, one in passages.items() if short in made.expected}
    assert places == made.expected
    tokens = Counter(TOKEN.findall(whole.text))
    tokens.update(TOKEN.findall("".join(item.text or "" for item in found.left_out)))
    assert tokens == {f"⟦{n}⟧": 1 for n in range(1, made.tokens + 1)}
    assert {s for s, p in passages.items() if Flag.HIDDEN in p.flags} == made.hidden & set(passages)


@given(written())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_cells_read_one_by_one_are_those_that_calamine_hands_over(
    drawn: tuple[Book, Written],
) -> None:
    book, _ = drawn
    data = book.data()
    members = {name: book_member(data, name) for name in ("xl/styles.xml", "xl/sharedStrings.xml")}
    is_1904 = "date1904" in book.properties
    known = Understanding(
        shared_strings(etree.fromstring(members["xl/sharedStrings.xml"])),
        read_formats(etree.fromstring(members["xl/styles.xml"])),
        is_1904,
    )
    for number, part in enumerate(book.sheets, start=1):
        name = f"xl/worksheets/sheet{number}.xml"
        xml = SheetXml(book_member(data, name), name)
        if b't="e"' in xml.data:
            continue  # calamine gives up on errors that it does not know
        ours, _ = cells_one_by_one(xml, part.name, known)
        opened = _opened(data).get_sheet_by_name(part.name)
        theirs = take_cells(opened.to_python(skip_empty_area=False))
        assert list(zip(ours.places(), ours.texts, strict=True)) == list(
            zip(theirs.places(), theirs.texts, strict=True)
        )
        assert ours.dates == theirs.dates
        marks = SheetMarks()
        add_marks_of_cells(marks, xml, known.formats, is_1904=is_1904)
        assert not marks.errors


def book_member(data: bytes, name: str) -> bytes:
    return ZipFile(BytesIO(data)).read(name)


@given(st.binary(max_size=300), st.integers(0, 4000))
@settings(deadline=None)
def test_damage_is_read_or_refused(noise: bytes, at: int) -> None:
    sound = Book([Sheet('<row r="1"><c r="A1"><f>1</f><v>2</v></c></row>')]).data()
    with suppress(CandourError):
        document(read(sound[:at] + noise + sound[at + len(noise) :], DEFAULT_LIMITS))
