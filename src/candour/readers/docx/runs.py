"""What stands inside a paragraph: runs, tracked changes, fields, links, notes and drawings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from candour.core.documents.locator import Locator
from candour.core.documents.passage import Kind, MarkKind
from candour.readers.docx import names
from candour.readers.docx.fields import Fields, address_in
from candour.readers.docx.layers import TRACKED, Revision, State
from candour.readers.docx.names import VAL, is_on, w
from candour.readers.docx.notes import NoteKind
from candour.readers.docx.opening import chosen, control_content
from candour.readers.docx.parts import Relation
from candour.readers.docx.stream import Edge, Point, Stream
from candour.readers.docx.symbols import UNKNOWN, symbol
from candour.readers.docx.word_file import WordFile

Inside = tuple[Iterator[etree._Element], State]
Handler = Callable[["Runs", etree._Element, State], Inside | None]


@dataclass(frozen=True, slots=True)
class Box:
    """Words in a drawing: an element that holds paragraphs, or the lines of a drawn figure."""

    number: int
    state: State
    element: etree._Element | None = None
    lines: tuple[str, ...] = field(default=(), repr=False)
    kind: Kind = Kind.PARAGRAPH
    figure: str = ""


class Runs:
    """Reads the inside of one story's paragraphs, one after the other.

    What is not known is opened and read: an element that no version of Word has written yet may
    still hold words.
    """

    def __init__(
        self,
        file: WordFile,
        relations: Mapping[str, Relation],
        handlers: "Mapping[str, Handler]",
    ) -> None:
        self.file = file
        self._handlers = handlers
        self.relations = relations
        self.fields = Fields()
        self.open_comments: dict[str, Revision] = {}
        self.boxes: list[Box] = []
        self.where = Locator()
        self.description: str | None = None
        self._stream = Stream()
        self._hidden_by_style = False
        self._in_contents = False
        self._break_owed = False

    def read(
        self, elements: Iterable[etree._Element], state: State, *, hidden: bool, contents: bool
    ) -> Stream:
        """Read the inside of one paragraph.

        `hidden` says that its style hides it, `contents` that it is a line of a table of contents.
        """
        self._stream = stream = Stream(self.file.pages.here)
        self._hidden_by_style, self._in_contents = hidden, contents
        self._break_owed = False
        self.description = None
        stack: list[Inside] = [(iter(elements), state)]
        while stack:
            children, here = stack[-1]
            element = next(children, None)
            if element is None:
                stack.pop()
                continue
            handler = self._handlers.get(element.tag)
            inside = handler(self, element, here) if handler else (iter(element), here)
            if inside is not None:
                stack.append(inside)
        return stream

    def say(self, text: str | None, state: State) -> None:
        """Add words to the paragraph."""
        if not text:
            return
        if self.fields.is_open:
            state = state.with_hidden(self.fields.in_instruction).with_link(self.fields.link)
        self.say_outside_fields(text, state)

    def say_outside_fields(self, text: str, state: State) -> None:
        """Add words that count whatever field is open: those that a form field shows."""
        if self._break_owed:
            self._break_owed = False
            text = "\n" + text
        self.file.pages.words_passed()
        self._stream.add(text, state, self.file.pages.here)

    def point(self, kind: MarkKind, to: str | None, state: State, revision: Revision) -> None:
        """Mark that something is anchored here."""
        self._stream.items.append(Point(kind, to, state, revision))

    def edge(self, edge: Edge) -> None:
        """Mark that the words of a comment begin or end here."""
        self._stream.items.append(edge)

    def leave_out(self, reason: str, text: str | None = None) -> None:
        """Report something in this paragraph that became no passage."""
        self.file.findings.leave_out(self.where, reason, text)

    def leave_out_imported(self, element: etree._Element) -> None:
        """Report a whole document that stands inside this one."""
        is_kept = self.file.keep_member(self.relations.get(element.get(names.RELATION, "")))
        said = "an original of its own" if is_kept else "it is not read"
        self.leave_out(f"another document inside this one: {said}")

    def add_box(self, box: Box, *, has_words: bool) -> None:
        """Put a drawing's words aside: they follow this paragraph as passages of their own."""
        self.boxes.append(box)
        if has_words:
            self.point(MarkKind.TEXTBOX, f"tb{box.number}", box.state, Revision())

    def take_boxes(self) -> list[Box]:
        """Return the drawings' words put aside so far, and forget them."""
        boxes, self.boxes = self.boxes, []
        return boxes

    def run(self, element: etree._Element, state: State) -> Inside:
        """Open a run."""
        properties = element.find(names.RUN_PROPERTIES)
        hidden = self._hidden_by_style
        if properties is not None:
            hidden = self._is_hidden(properties)
        return iter(element), state.with_hidden(hidden)

    def _is_hidden(self, properties: etree._Element) -> bool:
        style = properties.find(names.RUN_STYLE)
        hidden = self._hidden_by_style
        if style is not None:
            # Hidden by both styles is shown: such switches cancel out (ISO 29500-1, 17.7.3).
            hidden ^= self.file.styles.named(style.get(VAL)).hidden
        vanish = properties.find(names.VANISH)
        if vanish is not None:
            hidden = is_on(vanish.get(VAL))
        web = properties.find(names.WEB_HIDDEN)
        # Word sets it on every page number in a table of contents, which a page does show.
        if web is not None and is_on(web.get(VAL)) and not self._in_contents:
            return True
        return hidden

    def owe_break(self) -> None:
        """Keep words on both sides of a page or column break apart, if there are any."""
        self._break_owed = not self._stream.is_blank


def _text(runs: Runs, element: etree._Element, state: State) -> None:
    runs.file.findings.stretches_taken += 1
    runs.say(element.text, state)


def _equation_text(runs: Runs, element: etree._Element, state: State) -> None:
    runs.say(element.text, state)


def _deleted_text(runs: Runs, element: etree._Element, state: State) -> None:
    runs.file.findings.stretches_taken += 1
    if state.deleted is None:
        state = state.within(names.DELETED, element)
    runs.say(element.text, state)


def _character(character: str) -> Handler:
    def handler(runs: Runs, element: etree._Element, state: State) -> None:
        runs.say(character, state)

    return handler


def _break(runs: Runs, element: etree._Element, state: State) -> None:
    kind = element.get(w("type"), "textWrapping")
    if kind == "textWrapping":
        runs.say("\n", state)
        return
    if kind == "page" and state.deleted is None:
        runs.file.pages.typed_break()
    runs.owe_break()


def _page_break(runs: Runs, element: etree._Element, state: State) -> None:
    runs.file.pages.told_break()


def _symbol(runs: Runs, element: etree._Element, state: State) -> None:
    font, code = element.get(w("font"), ""), element.get(w("char"), "")
    shown = symbol(font, code)
    if shown == UNKNOWN:
        runs.file.findings.change(
            runs.where, "a character of a symbol font that has no known meaning", code, shown
        )
    runs.say(shown, state)


def _tracked(runs: Runs, element: etree._Element, state: State) -> Inside:
    return iter(element), state.within(element.tag, element)


def _control(runs: Runs, element: etree._Element, state: State) -> Inside:
    return control_content(element, runs.file.findings, runs.where), state


def _alternatives(runs: Runs, element: etree._Element, state: State) -> Inside:
    return iter(chosen(element, runs.file.findings, runs.where)), state


def _hyperlink(runs: Runs, element: etree._Element, state: State) -> Inside:
    relation = runs.relations.get(element.get(names.RELATION, ""))
    address = relation.target if relation is not None else ""
    anchor = element.get(w("anchor"))
    if anchor:
        address = f"{address}#{anchor}"
    return iter(element), state.with_link(address or None)


def _simple_field(runs: Runs, element: etree._Element, state: State) -> Inside:
    return iter(element), state.with_link(address_in(element.get(w("instr"), "")))


def _field_character(runs: Runs, element: etree._Element, state: State) -> None:
    shown = runs.fields.mark(element)
    if shown:
        runs.say_outside_fields(shown, state)
        runs.file.findings.change(runs.where, "what a form field shows, kept as text", now=shown)


def _instruction(runs: Runs, element: etree._Element, state: State) -> None:
    runs.fields.instruct(element.text or "")


def _note(kind: NoteKind) -> Handler:
    def handler(runs: Runs, element: etree._Element, state: State) -> None:
        file = runs.file
        note = file.notes[kind].refer(element, state, file.section, file.pages.here)
        if note is None:
            runs.leave_out(f"a reference to a {kind.value} that the file does not hold")
        else:
            runs.point(kind.mark, note.short, state, Revision())

    return handler


def _comment_start(runs: Runs, element: etree._Element, state: State) -> None:
    _edge(runs, element, opens=True)


def _comment_end(runs: Runs, element: etree._Element, state: State) -> None:
    _edge(runs, element, opens=False)


def _edge(runs: Runs, element: etree._Element, *, opens: bool) -> None:
    comment = runs.file.comments.find(element.get(names.ID))
    if comment is None:
        return
    runs.edge(Edge(comment.short, comment.revision, opens))
    if opens:
        runs.file.comments.opened(comment)


def _comment_reference(runs: Runs, element: etree._Element, state: State) -> None:
    comment = runs.file.comments.find(element.get(names.ID))
    if comment is None:
        runs.leave_out("a reference to a comment that the file does not hold")
        return
    # Where the file forgot to say where its words end, they end here.
    runs.edge(Edge(comment.short, comment.revision, opens=False))
    if not runs.file.comments.has_range(comment):
        runs.point(MarkKind.COMMENT, comment.short, state, comment.revision)


def _ruby(runs: Runs, element: etree._Element, state: State) -> Inside:
    runs.file.findings.change(runs.where, "a reading printed over words, kept after them")
    parts = [*element.iterchildren(names.RUBY_BASE), *element.iterchildren(names.RUBY_TEXT)]
    return iter(parts), state


def _equation(runs: Runs, element: etree._Element, state: State) -> Inside:
    runs.file.findings.change(runs.where, "an equation: its characters in order, not its layout")
    return iter(element), state


def _skip(runs: Runs, element: etree._Element, state: State) -> None:
    """Pass over properties: they hold no words."""


def _left_out(reason: str) -> Handler:
    def handler(runs: Runs, element: etree._Element, state: State) -> None:
        runs.leave_out(reason)

    return handler


RUN_HANDLERS: dict[str, Handler] = {
    names.T: _text,
    names.EQUATION_TEXT: _equation_text,
    names.DELETED_TEXT: _deleted_text,
    names.R: Runs.run,
    names.TAB: _character("\t"),
    names.POSITION_TAB: _character("\t"),
    names.CARRIAGE_RETURN: _character("\n"),
    names.NO_BREAK_HYPHEN: _character("\u2011"),
    names.SOFT_HYPHEN: _character("\u00ad"),
    names.BREAK: _break,
    names.PAGE_BREAK: _page_break,
    names.SYMBOL: _symbol,
    names.CONTROL: _control,
    names.ALTERNATIVES: _alternatives,
    names.HYPERLINK: _hyperlink,
    names.SIMPLE_FIELD: _simple_field,
    names.FIELD_CHAR: _field_character,
    names.INSTRUCTION: _instruction,
    names.DELETED_INSTRUCTION: _instruction,
    names.FOOTNOTE_REFERENCE: _note(NoteKind.FOOTNOTE),
    names.ENDNOTE_REFERENCE: _note(NoteKind.ENDNOTE),
    names.COMMENT_START: _comment_start,
    names.COMMENT_END: _comment_end,
    names.COMMENT_REFERENCE: _comment_reference,
    names.RUBY: _ruby,
    names.EQUATION: _equation,
    names.SUB_DOCUMENT: _left_out("a document kept in another file"),
    names.INK: _left_out("handwriting"),
    **dict.fromkeys(TRACKED, _tracked),
    **dict.fromkeys(
        (
            names.PARAGRAPH_PROPERTIES, names.RUN_PROPERTIES, w("smartTagPr"), w("customXmlPr"),
            w("rubyPr"), w("ffData"), *names.EQUATION_CONTROL,
        ),
        _skip,
    ),
}  # fmt: skip
"""What is done at each element; drawings.py adds those of drawings."""
