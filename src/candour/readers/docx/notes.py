"""Footnotes and endnotes: numbered as the page shows them, in the order they are referred to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from lxml import etree

from candour.core.documents.locator import Part
from candour.core.documents.passage import MarkKind
from candour.readers.docx.layers import PLAIN, State
from candour.readers.docx.names import ID, SECTION, SECTION_CHANGE, VAL, is_on, w
from candour.readers.docx.number_formats import as_shown
from candour.readers.docx.numbering import int_of


class NoteKind(Enum):
    """Footnotes or endnotes, and how each is called."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"

    @property
    def part(self) -> Part:
        """The part of the file."""
        return Part(self.value)

    @property
    def mark(self) -> MarkKind:
        """The mark at the place that refers to the note."""
        return MarkKind(self.value)

    @property
    def prefix(self) -> str:
        """The note's place in short, without its count."""
        return "fn" if self is NoteKind.FOOTNOTE else "en"


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its count in the file, the number shown, and the state of its reference."""

    kind: NoteKind
    count: int
    number: str | None
    element: etree._Element
    state: State = PLAIN
    page: int | None = None
    referred_to: bool = True

    @property
    def short(self) -> str:
        """The note's place in short."""
        return f"{self.kind.prefix}{self.count}"


@dataclass(frozen=True, slots=True)
class _Rule:
    number_format: str
    start: int = 1
    restart: str = "continuous"


class Notes:
    """The notes of one kind."""

    def __init__(
        self,
        kind: NoteKind,
        root: etree._Element | None,
        sections: Sequence[etree._Element],
        settings: etree._Element | None,
    ) -> None:
        self.kind = kind
        self._all = [
            element
            for element in (root.iterchildren(w(kind.value)) if root is not None else ())
            if element.get(w("type"), "normal") == "normal"
        ]
        self.separators = [
            element
            for element in (root.iterchildren(w(kind.value)) if root is not None else ())
            if element.get(w("type"), "normal") != "normal"
        ]
        """lines between text and notes, and notices such as "continued overleaf" """
        self._named: dict[str, etree._Element] = {}
        for element in self._all:
            self._named.setdefault(element.get(ID, ""), element)
        self._rules = _rules(kind, sections, settings)
        self._referred: dict[str, Note] = {}
        self._automatic = 0
        self._last: tuple[int, int | None] = (0, None)

    def refer(
        self, reference: etree._Element, state: State, section: int, page: int | None
    ) -> Note | None:
        """Return the note that a reference leads to; None where the file lacks it."""
        name = reference.get(ID, "")
        element = self._named.get(name)
        if element is None or name in self._referred:
            return self._referred.get(name)
        custom = reference.get(w("customMarkFollows"))
        number = None
        # A deleted reference no longer counts: those after it move up.
        if (custom is None or not is_on(custom)) and state.deleted is None:
            number = self._next_number(section, page)
        note = Note(self.kind, len(self._referred) + 1, number, element, state, page)
        self._referred[name] = note
        return note

    def in_order(self) -> Iterator[Note]:
        """Yield the notes in the order of their references, then those that nothing refers to."""
        yield from self._referred.values()
        count = len(self._referred)
        referred = {id(note.element) for note in self._referred.values()}
        for element in self._all:
            if id(element) not in referred:
                count += 1
                yield Note(self.kind, count, None, element, referred_to=False)

    def _next_number(self, section: int, page: int | None) -> str | None:
        rule = self._rules[min(section, len(self._rules) - 1)]
        if rule.restart == "eachPage" and page is None:
            return None
        new_section = rule.restart == "eachSect" and section != self._last[0]
        new_page = rule.restart == "eachPage" and page != self._last[1]
        if new_section or new_page:
            self._automatic = 0
        self._last = (section, page)
        shown = as_shown(rule.start + self._automatic, rule.number_format)
        self._automatic += 1
        return shown


def sections_of(body: etree._Element) -> list[etree._Element]:
    """Return the properties of the document's sections, in order."""
    return [
        section
        for section in body.iter(SECTION)
        if (parent := section.getparent()) is not None and parent.tag != SECTION_CHANGE
    ]


def _rules(
    kind: NoteKind, sections: Sequence[etree._Element], settings: etree._Element | None
) -> list[_Rule]:
    plain = _Rule("decimal" if kind is NoteKind.FOOTNOTE else "lowerRoman")
    whole = _rule(settings, kind, plain)
    return [_rule(section, kind, whole) for section in sections] or [whole]


def _rule(holder: etree._Element | None, kind: NoteKind, otherwise: _Rule) -> _Rule:
    properties = holder.find(w(f"{kind.value}Pr")) if holder is not None else None
    if properties is None:
        return otherwise
    said = {child.tag: child.get(VAL) for child in properties}
    return _Rule(
        said.get(w("numFmt")) or otherwise.number_format,
        int_of(said.get(w("numStart")), otherwise.start),
        said.get(w("numRestart")) or otherwise.restart,
    )
