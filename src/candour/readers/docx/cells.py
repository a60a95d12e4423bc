"""The words of one table cell: its paragraphs one under the other, and the tables inside it."""

from dataclasses import dataclass, field

from lxml import etree

from candour.core.documents.locator import Locator
from candour.core.documents.passage import Kind
from candour.readers.docx import names
from candour.readers.docx.findings import Findings
from candour.readers.docx.layers import Layer, State
from candour.readers.docx.opening import WORDS, opened
from candour.readers.docx.paragraphs import Properties, properties_of
from candour.readers.docx.runs import Runs
from candour.readers.docx.stream import Stream
from candour.readers.docx.tables import CellAt


@dataclass(slots=True)
class CellWords:
    """What a cell holds."""

    stream: Stream
    numbers: list[str] = field(default_factory=list)
    """the automatic numbers shown before its paragraphs, in order"""
    opens_with_number: bool = False
    tables: list[tuple[etree._Element, State]] = field(default_factory=list)


def plain_cell_text(cell: etree._Element, findings: Findings) -> str:
    """Return the text of one cell that holds plain paragraphs only."""
    words = []
    for each in cell.iter(names.P, names.T):
        if each.tag == names.T:
            findings.stretches_taken += 1
            words.append(each.text or "")
        else:
            words.append("\n")
    return "".join(words).strip("\n")


def read_cell(cell: CellAt, runs: Runs, where: Locator) -> CellWords:
    """Read a cell of any kind."""
    return _Cell(runs, where).read(cell)


class _Cell:
    def __init__(self, runs: Runs, where: Locator) -> None:
        self._runs = runs
        self._file = runs.file
        self._where = where
        self._words = CellWords(Stream(runs.file.pages.here))
        self._owed: list[State] = []
        """line breaks after paragraphs, written only where more words follow"""

    def read(self, cell: CellAt) -> CellWords:
        self._runs.where = self._where
        for element, state in opened(cell.element, cell.state, self._file.findings, self._where):
            if element.tag == names.P:
                self._paragraph(element, state)
            elif element.tag == names.TABLE:
                self._words.tables.append((element, state))
            elif element.tag in {names.COMMENT_START, names.COMMENT_END}:
                self._words.stream.items += self._runs.read(
                    (element,), state, hidden=False, contents=False
                ).items
            elif element.tag == names.IMPORTED:
                self._runs.leave_out_imported(element)
            elif next(element.iter(*WORDS), None) is not None:
                self._add(self._runs.read((element,), state, hidden=False, contents=False), state)
        return self._words

    def _paragraph(self, paragraph: etree._Element, state: State) -> None:
        properties = properties_of(paragraph, self._file, state)
        stream = self._runs.read(
            paragraph,
            state,
            hidden=properties.style.hidden,
            contents=properties.kind is Kind.FURNITURE,
        )
        if properties.number is not None:
            self._words.opens_with_number |= self._words.stream.is_blank
            self._words.numbers.append(properties.number)
        self._add(stream, _state_of_break(stream, properties))

    def _add(self, stream: Stream, after: State) -> None:
        if not stream.is_blank:
            for state in self._owed:
                self._words.stream.add("\n", state)
            self._owed = []
            self._words.stream.take(stream)
        elif stream.items:
            self._words.stream.items += [item for item in stream.items if not hasattr(item, "text")]
        if not self._words.stream.is_blank:
            self._owed.append(after)


def _state_of_break(stream: Stream, properties: Properties) -> State:
    layers = stream.layers()
    last = stream.last_state()
    if layers and Layer.TEXT not in layers and last is not None:
        # A line of deleted words leaves no empty line where it stood.
        return last
    return properties.mark
