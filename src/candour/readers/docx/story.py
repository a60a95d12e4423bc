"""One story of a file (its body, a header, a note, a text box) read into passages."""

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind
from candour.readers.docx import names
from candour.readers.docx.cells import plain_cell_text, read_cell
from candour.readers.docx.drawings import HANDLERS
from candour.readers.docx.layers import PLAIN, Layer, State
from candour.readers.docx.names import VAL
from candour.readers.docx.opening import WORDS, opened
from candour.readers.docx.paragraphs import Properties, is_set_apart, properties_of
from candour.readers.docx.parts import Relation
from candour.readers.docx.places import Frame, TablePlace, inner_table
from candour.readers.docx.runs import Box, Runs
from candour.readers.docx.stream import Place, Stream, passages_of
from candour.readers.docx.survey import Survey
from candour.readers.docx.tables import CellAt, plain_cells, rows_of
from candour.readers.docx.word_file import WordFile

_HIDDEN_UNDER_MERGE = "words in a cell that lies under a merged one: Word does not show them"
_NOWHERE = Place("", Locator(), Kind.PARAGRAPH)


class Story:
    """Reads one container's paragraphs and tables, in order, into the file's passages."""

    def __init__(
        self,
        file: WordFile,
        frame: Frame,
        relations: Mapping[str, Relation],
        survey: Survey | None = None,
    ) -> None:
        self._file = file
        self._frame = frame
        self._relations = relations
        self._survey = survey
        self._runs = Runs(file, relations, HANDLERS)
        self._joined: Stream | None = None
        self._joined_properties: Properties | None = None
        self._tables = 0
        self.paragraphs = 0

    def read(self, container: etree._Element, state: State = PLAIN) -> None:
        """Read everything in a container."""
        where = self._frame.table(1).locator if self._frame.part is not Part.BODY else Locator()
        for element, here in opened(container, state, self._file.findings, where):
            tag = element.tag
            if tag == names.P:
                text = self._plain_words(element) if here is PLAIN else None
                if text is None:
                    self._paragraph(element, here)
                elif text and not text.isspace():
                    self._plain_paragraph(element, text)
            elif tag == names.TABLE:
                self._flush_joined()
                self._tables += 1
                self._outer_table(element, here)
            else:
                self._between(element, here)
        self._flush_joined()

    def _plain_words(self, paragraph: etree._Element) -> str | None:
        if self._survey is None or self._joined is not None or not self._is_undisturbed:
            return None
        return self._survey.paragraph(paragraph)

    def _plain_paragraph(self, paragraph: etree._Element, text: str) -> None:
        self._file.pages.words_passed()
        self.paragraphs += 1
        style_id = element = None
        if len(paragraph) and paragraph[0].tag == names.PARAGRAPH_PROPERTIES:
            element = paragraph[0]
            style = element.find(names.STYLE)
            style_id = style.get(VAL) if style is not None else None
        kind = self._file.styles.named(style_id).kind
        if kind is None:
            is_quoted = is_set_apart(paragraph, element)
            kind = Kind.QUOTATION if is_quoted else Kind.PARAGRAPH
        short, locator = self._frame.paragraph(self.paragraphs, self._file.pages.here, None)
        self._file.found.add([Draft(short, locator, kind, text)])

    def _paragraph(self, paragraph: etree._Element, state: State) -> None:
        properties = properties_of(paragraph, self._file, state)
        _, self._runs.where = self._frame.paragraph(
            self.paragraphs + 1, self._file.pages.here, properties.number
        )
        reported = len(self._file.findings.left_out)
        stream = self._read_runs(paragraph, properties, state)
        if self._joined is not None:
            self._joined.take(stream)
            stream = self._joined
        if properties.mark.inserted is not None and properties.mark.deleted is None:
            stream.mark_break_inserted(properties.mark)
        if properties.mark.deleted is not None and Layer.TEXT in stream.layers():
            # Once the change is accepted, this paragraph runs on into the next.
            stream.add("\n", properties.mark)
            self._joined, self._joined_properties = stream, properties
            return
        self._joined = None
        self._finish(stream, properties, reported=len(self._file.findings.left_out) > reported)
        if properties.ends_section:
            self._file.section += 1

    def _read_runs(self, paragraph: etree._Element, properties: Properties, state: State) -> Stream:
        return self._runs.read(
            paragraph,
            state,
            hidden=properties.style.hidden,
            contents=properties.kind is Kind.FURNITURE,
        )

    def _flush_joined(self) -> None:
        if self._joined is not None and self._joined_properties is not None:
            stream, self._joined = self._joined, None
            self._finish(stream, self._joined_properties)

    def _finish(self, stream: Stream, properties: Properties, *, reported: bool = False) -> None:
        boxes = self._runs.take_boxes()
        if stream.is_blank:
            # Only what a person sees is counted: a picture is seen, a blank line is not.
            self.paragraphs += 1 if boxes or reported else 0
            passages_of(stream, _NOWHERE, self._runs.open_comments)
        else:
            self.paragraphs += 1
            short, locator = self._frame.paragraph(self.paragraphs, stream.page, properties.number)
            kind = self._frame.kind or properties.kind
            place = Place(short, locator, kind, self._frame.flags)
            self._file.found.add(passages_of(stream, place, self._runs.open_comments))
        self._read_boxes(boxes)

    def _between(self, element: etree._Element, state: State) -> None:
        """Take in what stands between paragraphs: ends of comments, sections, stray words."""
        if element.tag in {names.COMMENT_START, names.COMMENT_END}:
            comment = self._file.comments.find(element.get(names.ID))
            if comment is not None and element.tag == names.COMMENT_START:
                self._runs.open_comments[comment.short] = comment.revision
                self._file.comments.opened(comment)
            elif comment is not None:
                self._runs.open_comments.pop(comment.short, None)
        elif element.tag == names.IMPORTED:
            self._runs.where = Locator()
            self._runs.leave_out_imported(element)
        elif next(element.iter(*WORDS), None) is not None:
            # No program writes words outside a paragraph; they are kept all the same.
            holder = etree.Element(names.P)
            stray = self._runs.read(iter((element,)), state, hidden=False, contents=False)
            self._finish(stray, properties_of(holder, self._file))

    def _outer_table(self, table: etree._Element, state: State) -> None:
        place = self._frame.table(self._tables)
        properties = table.find(names.TABLE_PROPERTIES)
        for each in properties if properties is not None else ():
            if each.tag in {names.TABLE_CAPTION, names.TABLE_DESCRIPTION} and each.get(VAL):
                self._file.findings.leave_out(
                    place.locator, "a table's description, which no page shows", each.get(VAL)
                )
        if self._frame.part is Part.BODY:
            self._file.found.open_table(self._tables, place.short)
        self._table(table, place, state)
        if self._frame.part is Part.BODY:
            self._file.found.close_table()

    def _table(self, table: etree._Element, place: TablePlace, state: State) -> None:
        odd_rows = self._survey.odd_rows if self._survey is not None else None
        pages, found = self._file.pages, self._file.found
        is_outer = place.inner is None
        numbers_alone = 0
        for row in rows_of(table, state, odd_rows, self._file.findings, place.locator):
            if row.cells is None and is_outer and self._survey and self._is_undisturbed:
                found.add_plain_row(row.number, self._survey.row(row.element), pages.here)
                continue
            cells = row.cells if row.cells is not None else plain_cells(row, state)
            numbers_alone += self._row(row.number, cells, place)
        if numbers_alone:
            self._file.findings.leave_out(
                place.locator, f"automatic numbers in {numbers_alone} cells that hold no words"
            )

    def _row(self, row: int, cells: list[CellAt], place: TablePlace) -> int:
        """Read a row's cells; return how many hold an automatic number and no words."""
        numbers_alone = 0
        top = bottom = self._file.pages.here
        for cell in cells:
            self._file.pages.go_back_to(top)
            if place.inner is None:
                self._file.found.go_to(row, cell.column)
            numbers_alone += self._cell(row, cell, place)
            here = self._file.pages.here
            bottom = max(bottom, here) if bottom is not None and here is not None else bottom
        self._file.pages.go_back_to(bottom)
        return numbers_alone

    @property
    def _is_undisturbed(self) -> bool:
        """Say whether no comment and no field reaches into what comes next."""
        return not self._runs.open_comments and not self._runs.fields.is_open

    def _cell(self, row: int, cell: CellAt, place: TablePlace) -> bool:
        """Read one cell; say whether it holds an automatic number and no words."""
        page = self._file.pages.here
        if self._is_plain_cell(cell):
            text = plain_cell_text(cell.element, self._file.findings)
            if place.inner is None and not _is_merged(cell):
                self._file.found.add_plain_cell(row, cell.column, text, page)
            elif text.strip():
                flags = (Flag.MERGED,) if _is_merged(cell) else ()
                short, locator = place.cell(row, cell.column, page)
                spans = cell.row_span, cell.column_span
                draft = Draft(short, locator, Kind.TABLE_CELL, text, flags, (), *spans)
                self._file.found.add([draft])
            return False
        return self._odd_cell(row, cell, place)

    def _is_plain_cell(self, cell: CellAt) -> bool:
        return (
            self._survey is not None
            and cell.state is PLAIN
            and not cell.covered
            and cell.element not in self._survey.odd_cells
            and self._is_undisturbed
        )

    def _odd_cell(self, row: int, cell: CellAt, place: TablePlace) -> bool:
        short, locator = place.cell(row, cell.column, self._file.pages.here)
        findings = self._file.findings
        words = read_cell(cell, self._runs, locator)
        boxes = self._runs.take_boxes()
        if cell.covered and not words.stream.is_blank:
            findings.change(locator, _HIDDEN_UNDER_MERGE)
        if words.opens_with_number:
            locator = replace(locator, number=words.numbers[0])
        if words.numbers[1 if words.opens_with_number else 0 :] and not words.stream.is_blank:
            findings.change(
                locator,
                "automatic numbers before the lines of a cell are not part of its text",
                was=" ".join(words.numbers),
            )
        if words.stream.is_blank:
            passages_of(words.stream, _NOWHERE, self._runs.open_comments)
        else:
            if words.stream.page != locator.page:
                locator = replace(locator, page=words.stream.page)
            flags = (*self._frame.flags, *((Flag.MERGED,) if _is_merged(cell) else ()))
            made = Place(short, locator, Kind.TABLE_CELL, flags, cell.row_span, cell.column_span)
            self._file.found.add(passages_of(words.stream, made, self._runs.open_comments))
        self._read_boxes(boxes)
        for n, (table, state) in enumerate(words.tables, start=1):
            self._table(table, inner_table(short, locator, n), state)
        return bool(words.numbers) and words.stream.is_blank

    def _read_boxes(self, boxes: list[Box]) -> None:
        for box in boxes:
            name = f"{box.figure or 'text box'} {box.number}"
            frame = Frame(Part.TEXTBOX, f"tb{box.number}", name, count=box.number)
            if box.element is not None:
                Story(self._file, frame, self._relations).read(box.element, box.state)
            for n, line in enumerate(box.lines, start=1):
                stream = Stream(self._file.pages.here)
                stream.add(line, box.state)
                short, locator = frame.paragraph(n, stream.page, None)
                named = replace(locator, path=f"{box.figure}, paragraph {n}")
                self._file.found.add(passages_of(stream, Place(short, named, box.kind)))


def _is_merged(cell: CellAt) -> bool:
    return cell.row_span > 1 or cell.column_span > 1
