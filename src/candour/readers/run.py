"""Text gathered from inline elements: white space folded, marks in place."""

from dataclasses import dataclass, field
from re import compile as pattern

from candour.core.documents.passage import Flag, Mark, MarkKind
from candour.core.spans import Span

_SPACE = pattern(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class Run:
    """The words of one passage while they are gathered, and where its marks begin and end.

    Web pages and OpenDocument fold white space by the same rule: any run of it is one space, and
    none stands at the beginning of a line.
    """

    flags: set[Flag] = field(default_factory=set)
    _pieces: list[str] = field(default_factory=list, repr=False)
    _length: int = 0
    _ends_in_space: bool = True
    _marks: list[Mark] = field(default_factory=list, repr=False)

    @property
    def length(self) -> int:
        """How many characters there are so far."""
        return self._length

    def add(self, text: str, *, keep_spaces: bool = False) -> None:
        """Add words, folding white space unless it is to be kept."""
        if not keep_spaces:
            text = _SPACE.sub(" ", text)
            if self._ends_in_space and text.startswith(" "):
                text = text[1:]
        if text:
            self._pieces.append(text)
            self._length += len(text)
            self._ends_in_space = not keep_spaces and text[-1] in " \n"

    def break_line(self, *, once: bool = False) -> None:
        """Begin a new line, unless nothing stands before it; `once`: nor a line break."""
        self._trim_end()
        if self._length and not (once and self._pieces[-1].endswith("\n")):
            self._pieces.append("\n")
            self._length += 1
        self._ends_in_space = True

    def mark(
        self,
        kind: MarkKind,
        start: int,
        *,
        to: str | None = None,
        by: str | None = None,
        at: str | None = None,
    ) -> None:
        """Mark what was added since `start`; a point where nothing was."""
        self._marks.append(Mark(kind, Span(min(start, self._length), self._length), by, at, to))

    def _trim_end(self) -> None:
        while self._pieces and (last := self._pieces[-1]).rstrip(" ") != last:
            self._pieces[-1] = last.rstrip(" ")
            self._length -= len(last) - len(self._pieces[-1])
            if self._pieces[-1]:
                break
            self._pieces.pop()

    def finish(self) -> tuple[str, tuple[Mark, ...]]:
        """Return the words without white space at their end, and the marks within them."""
        text = "".join(self._pieces).rstrip()
        return text, tuple(_cut(mark, len(text)) for mark in self._marks)


def _cut(mark: Mark, length: int) -> Mark:
    span = Span(min(mark.span.start, length), min(mark.span.end, length))
    return Mark(mark.kind, span, mark.by, mark.at, mark.to)
