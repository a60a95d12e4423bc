"""What one paragraph or cell holds, in the order of the file, and the passages made from it."""

from dataclasses import dataclass, field, replace

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind, Mark, MarkKind
from candour.core.spans import Span
from candour.readers.docx.layers import Layer, Revision, State


@dataclass(slots=True)
class Words:
    """Words in one layer."""

    text: str
    state: State


@dataclass(slots=True)
class Point:
    """A place where something else is anchored: a note, a comment, a text box."""

    kind: MarkKind
    to: str | None
    state: State
    revision: Revision = field(default_factory=Revision)


@dataclass(slots=True)
class Edge:
    """Where the words that a comment is about begin or end; `comment` is its place in short."""

    comment: str
    revision: Revision
    opens: bool


_PASSING = frozenset({MarkKind.TEXTBOX, MarkKind.INSERTED})
"""points that alone make no passage: the text box is one, a line break is none"""


class Stream:
    """Words, points and edges in the order of the file."""

    def __init__(self, page: int | None = None) -> None:
        self.items: list[Words | Point | Edge] = []
        self.page = page
        self._has_words = False

    def add(self, text: str, state: State, page: int | None = None) -> None:
        """Add words; `page` is the page they stand on, which counts for the first ones."""
        if not text:
            return
        if not self._has_words and text.strip():
            self._has_words = True
            self.page = page if page is not None else self.page
        self.items.append(Words(text, state))

    def take(self, other: "Stream") -> None:
        """Add what another stream holds."""
        if not self._has_words and other._has_words:
            self._has_words = True
            self.page = other.page
        self.items += other.items

    def mark_break_inserted(self, state: State) -> None:
        """Note that the line break after these words is a tracked insertion."""
        if state.inserted is not None:
            self.items.append(Point(MarkKind.INSERTED, None, state, state.inserted))

    @property
    def is_blank(self) -> bool:
        """Say whether there is nothing that a passage is made for: neither words nor points."""
        return not self._has_words and not any(
            isinstance(item, Point) and item.kind not in _PASSING for item in self.items
        )

    def layers(self) -> set[Layer]:
        """Return the layers that hold words."""
        return {
            item.state.layer
            for item in self.items
            if isinstance(item, Words) and not item.text.isspace()
        }

    def last_state(self) -> State | None:
        """Return the state of the last words."""
        words = (item for item in reversed(self.items) if isinstance(item, Words))
        return next((item.state for item in words), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands and what it is, before its words are known."""

    short: str
    locator: Locator
    kind: Kind
    flags: tuple[Flag, ...] = ()
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class _Passage:
    """One passage as it grows."""

    short: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    flags: set[Flag] = field(default_factory=set)

    def add(self, words: Words) -> None:
        start = self.length
        self.text.append(words.text)
        self.length += len(words.text)
        state = words.state
        if state.inserted is not None:
            self._stretch(MarkKind.INSERTED, start, state.inserted)
            self.flags.add(Flag.INSERTED)
        if state.deleted is not None:
            self._stretch(MarkKind.DELETED, start, state.deleted)
            self.flags.add(Flag.DELETED)
        if state.hidden:
            self._stretch(MarkKind.HIDDEN, start, Revision())
            self.flags.add(Flag.HIDDEN)
        if state.moved:
            self.flags.add(Flag.MOVED)
        if state.link is not None:
            self._stretch(MarkKind.LINK, start, Revision(), state.link)

    def _stretch(
        self, kind: MarkKind, start: int, revision: Revision, to: str | None = None
    ) -> None:
        for at in range(len(self.marks) - 1, max(-1, len(self.marks) - 5), -1):
            mark = self.marks[at]
            same = (mark.kind, mark.by, mark.at, mark.to) == (kind, revision.by, revision.at, to)
            if same and mark.span.end == start and len(mark.span):
                self.marks[at] = replace(mark, span=Span(mark.span.start, self.length))
                return
        self.marks.append(Mark(kind, Span(start, self.length), revision.by, revision.at, to))

    def point(self, kind: MarkKind, revision: Revision, to: str | None) -> None:
        here = Span(self.length, self.length)
        self.marks.append(Mark(kind, here, revision.by, revision.at, to))


def passages_of(
    stream: Stream, place: Place, open_comments: dict[str, Revision] | None = None
) -> list[Draft]:
    """Make the passage of a stream, followed by one for each deleted or hidden stretch in it.

    The passage is what stands with all tracked changes accepted and without hidden words; where
    nothing stands then, it is the hidden words, else the deleted ones. `open_comments` are those
    whose words began earlier; it is brought up to date.
    """
    made = _Composition(stream, place.short, open_comments if open_comments is not None else {})
    return made.drafts(place)


_ABBREVIATION = {Layer.DELETED: "d", Layer.HIDDEN: "h"}
_MARK = {Layer.DELETED: MarkKind.DELETED, Layer.HIDDEN: MarkKind.HIDDEN}
_PART = {Flag.DELETED: Part.DELETED, Flag.HIDDEN: Part.HIDDEN}


class _Composition:
    def __init__(self, stream: Stream, short: str, comments: dict[str, Revision]) -> None:
        layers = stream.layers()
        self._main_layer = next((each for each in Layer if each in layers), Layer.TEXT)
        self._main = _Passage(short)
        self._stretches: list[_Passage] = []
        self._current: tuple[object, _Passage] | None = None
        self._counts = {Layer.DELETED: 0, Layer.HIDDEN: 0}
        self._comments = comments
        self._begun = dict.fromkeys(comments, 0)
        for item in stream.items:
            self._place(item)
        for comment, start in self._begun.items():
            self._mark_comment(comment, start)

    def drafts(self, place: Place) -> list[Draft]:
        made = []
        for passage in (self._main, *self._stretches):
            own = passage is self._main
            found = passage.flags | set(place.flags if own else ())
            flags = tuple(flag for flag in Flag if flag in found)
            made.append(
                Draft(
                    passage.short,
                    _in_part(place.locator, flags),
                    place.kind,
                    "".join(passage.text),
                    flags,
                    tuple(sorted(passage.marks, key=lambda m: (m.span.start, m.span.end))),
                    place.row_span if own else 1,
                    place.column_span if own else 1,
                )
            )
        return made

    def _place(self, item: Words | Point | Edge) -> None:
        if isinstance(item, Words):
            self._passage_for(item.state).add(item)
        elif isinstance(item, Point):
            self._holder(item.state).point(item.kind, item.revision, item.to)
            if item.kind is MarkKind.INSERTED:
                self._main.flags.add(Flag.INSERTED)
        elif item.opens:
            self._comments[item.comment] = item.revision
            self._begun[item.comment] = self._main.length
        elif item.comment in self._begun:
            self._mark_comment(item.comment, self._begun.pop(item.comment))
            self._comments.pop(item.comment, None)

    def _holder(self, state: State) -> _Passage:
        # A note anchored in deleted words stays with them; one that stands alone is marked here.
        if state.layer is not self._main_layer and self._current is not None:
            return self._current[1]
        return self._main

    def _passage_for(self, state: State) -> _Passage:
        layer = state.layer
        if layer is self._main_layer or layer is Layer.TEXT:
            self._current = None
            return self._main
        revision = state.deleted or Revision()
        key = (layer, revision.by, state.moved, state.hidden, state.inserted is not None)
        if self._current is None or self._current[0] != key:
            self._counts[layer] += 1
            short = f"{self._main.short}{_ABBREVIATION[layer]}{self._counts[layer]}"
            self._main.point(_MARK[layer], revision, short)
            self._current = (key, _Passage(short))
            self._stretches.append(self._current[1])
        return self._current[1]

    def _mark_comment(self, comment: str, start: int) -> None:
        revision = self._comments[comment]
        span = Span(start, self._main.length)
        self._main.marks.append(Mark(MarkKind.COMMENT, span, revision.by, revision.at, comment))


def _in_part(locator: Locator, flags: tuple[Flag, ...]) -> Locator:
    # Words deleted in a note stay in the note: the flag says it, and the part leads there.
    part = next((_PART[flag] for flag in _PART if flag in flags), None)
    return replace(locator, part=part) if part and locator.part is Part.BODY else locator
