"""Lines made into running text: hyphens at line ends and ligatures undone, and counted."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from re import compile as pattern

from candour.core.documents.locator import Locator
from candour.core.documents.passage import Mark, MarkKind
from candour.core.documents.report import Change
from candour.core.spans import Span
from candour.readers.pdf.layer import Word
from candour.readers.pdf.lines import Line, Segment
from candour.readers.pdf.words import LINE_HYPHENS

_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_ANY_LIGATURE = pattern(f"[{''.join(_LIGATURES)}]")
_HYPHENS = f"-\u2010\u00ad{LINE_HYPHENS}"
_AT_LINE_END = pattern(rf"([^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*)[{_HYPHENS}]$")
_NEXT_WORD = pattern(r"[^\W\d_]+")
_COMPOUND = pattern(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_TO_HYPHEN = str.maketrans(dict.fromkeys(LINE_HYPHENS, "-"))
_MOST_WORDS = 200_000
_PAGES_KEPT = 40
_SLASHED = pattern(r"\w/\w$")
"""a line may break after a slash: \"mother/\" and \"carer\" are written without a space"""


@dataclass(slots=True)
class PageReport:
    """What was undone on one page, to be reported in one line a kind."""

    page: int
    hyphens: list[tuple[str, str]] = field(default_factory=list, repr=False)
    ligatures: list[tuple[str, str]] = field(default_factory=list, repr=False)
    note_marks: list[str] = field(default_factory=list, repr=False)

    def changes(self) -> Iterable[Change]:
        """Yield a line for each kind of thing that was undone."""
        where = Locator(page=self.page)
        if self.hyphens:
            yield _change(where, "hyphen at a line's end undone", self.hyphens)
        if self.ligatures:
            yield _change(where, "ligature written as letters", self.ligatures)
        if self.note_marks:
            count = len(self.note_marks)
            yield Change(
                where,
                f"footnote marks taken out of the sentences they stand in: {count}; "
                "each passage's marks say where they stood",
                was=" ".join(self.note_marks),
            )


def _change(where: Locator, what: str, pairs: Sequence[tuple[str, str]]) -> Change:
    was, now = zip(*pairs, strict=True)
    return Change(where, f"{what}: {len(pairs)}", was="; ".join(was), now="; ".join(now))


class Mender:
    """Joins the lines of passages into text.

    Whether a hyphen at a line's end is the word's own ("high-risk") or the line's ("predeces-sor")
    is told by the words of the pages around. They are gathered only once a hyphen asks for them.
    """

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.compounds: set[str] = set()
        self.heads: set[str] = set()
        self.waiting: deque[Sequence[Line]] = deque(maxlen=_PAGES_KEPT)

    def note(self, lines: Sequence[Line]) -> None:
        """Remember a page's lines until their words are asked for."""
        self.waiting.append(lines)

    def _gather(self) -> None:
        while self.waiting:
            broken = False
            for line in self.waiting.popleft():
                texts = [word.text for word in line.words]
                texts = texts[1:] if broken else texts  # the rest of a broken word is no word
                broken = bool(texts) and texts[-1][-1] in _HYPHENS
                said = " ".join(texts[:-1] if broken else texts).lower()
                self.words.update(_NEXT_WORD.findall(said))
                if "-" in said:
                    found = _COMPOUND.findall(said)
                    self.compounds.update(found)
                    self.heads.update(compound.partition("-")[0] for compound in found)
            if len(self.words) > _MOST_WORDS:
                self.words.clear()

    def _is_own_hyphen(self, before: str, after: str) -> bool:
        """Say whether a word is written with a hyphen: it is so elsewhere, or its halves are words.

        "self-esteem" is where "self-respect" is found; "Sutton-in-Ashfield" by its second hyphen.
        """
        if not after[0].islower():
            return True
        self._gather()
        before, after = before.lower(), after.lower()
        if f"{before}-{after}" in self.compounds:
            return True
        first = before.rpartition("-")[2]
        if before + after in self.words or first + after in self.words:
            return False
        return first in self.heads or (first in self.words and after in self.words)

    def joined(self, lines: Sequence[str], report: PageReport) -> tuple[str, list[int]]:
        """Return lines as one text, and how many of its characters stand before each line."""
        pieces: list[str] = []
        starts: list[int] = []
        length = 0
        for line in lines:
            if pieces:
                last = pieces[-1]
                if last and last[-1] in _HYPHENS and (kept := self._mended(last, line, report)):
                    length += len(kept) - len(last)
                    pieces[-1] = kept
                elif last and line and not _SLASHED.search(last + line[0]):
                    pieces.append(" ")
                    length += 1
            starts.append(length)
            pieces.append(line)
            length += len(line)
        return "".join(pieces).translate(_TO_HYPHEN), starts

    def _mended(self, last: str, line: str, report: PageReport) -> str | None:
        """Return a line without the hyphen at its end where the word goes on in the next one."""
        begun, goes_on = _AT_LINE_END.search(last), _NEXT_WORD.match(line)
        if begun is None or goes_on is None:
            return None
        before, after = begun.group(1), goes_on.group()
        if line[len(after) : len(after) + 1] == "-" or self._is_own_hyphen(before, after):
            return last[:-1] + "-"
        report.hyphens.append((f"{before}- {after}", before + after))
        return last[:-1]


def unligatured(text: str, report: PageReport) -> str:
    """Return text with ligatures written as letters."""
    if text.isascii() or not _ANY_LIGATURE.search(text):
        return text
    for word in text.split():
        if _ANY_LIGATURE.search(word):
            report.ligatures.append((word, _letters(word)))
    return _letters(text)


def _letters(text: str) -> str:
    return _ANY_LIGATURE.sub(lambda found: _LIGATURES[found.group()], text)


@dataclass(slots=True)
class Sayer:
    """Makes passages' texts of a page's lines, with the marks that stand in them."""

    mender: Mender
    report: PageReport
    notes: dict[str, str] = field(default_factory=dict)
    """the short id of each footnote of the page, by its mark"""
    links: Sequence[tuple[tuple[float, float, float, float], str]] = ()
    """the areas of the page that lead somewhere, and where to"""

    def text(self, lines: Sequence[Line | Segment]) -> tuple[str, tuple[Mark, ...]]:
        """Return the lines as one text, with marks for footnotes and links."""
        said: list[str] = []
        points: list[tuple[int, int, int, MarkKind, str]] = []
        for number, line in enumerate(lines):
            if (self.notes or self.links) and self._may_have_marks(line):
                said.append(self._with_marks(line.words, number, points))
            else:
                said.append(unligatured(line.text, self.report))
        if len(said) == 1:
            text, starts = said[0].translate(_TO_HYPHEN), [0]
        else:
            text, starts = self.mender.joined(said, self.report)
        marks = []
        for number, start, end, kind, to in points:
            first = min(starts[number] + start, len(text))
            last = min(starts[number] + end, len(text))
            marks.append(Mark(kind, Span(first, max(first, last)), to=to))
        return text, tuple(_united(marks))

    def _may_have_marks(self, line: Line | Segment) -> bool:
        if any(top < line.bottom and bottom > line.top for (_, top, _, bottom), _ in self.links):
            return True
        return bool(self.notes) and len({id(word.style) for word in line.words}) > 1

    def _with_marks(
        self, words: Sequence[Word], number: int, points: list[tuple[int, int, int, MarkKind, str]]
    ) -> str:
        pieces: list[str] = []
        length = 0
        tallest = max(word.bottom - word.top for word in words)
        for word in words:
            if self._is_note_mark(word, tallest, bool(pieces)):
                for mark in _marks_in(word.text):
                    points.append((number, length, length, MarkKind.FOOTNOTE, self.notes[mark]))
                self.report.note_marks.append(word.text)
                continue
            if pieces and not word.glued:
                pieces.append(" ")
                length += 1
            text = unligatured(word.text, self.report)
            to = self._link_under(word)
            if to is not None:
                points.append((number, length, length + len(text), MarkKind.LINK, to))
            pieces.append(text)
            length += len(text)
        return "".join(pieces)

    def _is_note_mark(self, word: Word, tallest: float, follows: bool) -> bool:
        marks = _marks_in(word.text)
        if not follows or not marks or not all(mark in self.notes for mark in marks):
            return False
        return is_raised(word, tallest)

    def _link_under(self, word: Word) -> str | None:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        for (x0, top, x1, bottom), to in self.links:
            if x0 <= x <= x1 and top <= y <= bottom:
                return to
        return None


_MARKS = pattern(r"\d{1,4}|[*†‡§¶]{1,3}")
_ONLY_MARKS = pattern(r"(?:\d{1,4}|[*†‡§¶]{1,3})(?:,(?:\d{1,4}|[*†‡§¶]{1,3}))*")


def _marks_in(text: str) -> list[str]:
    return _MARKS.findall(text) if _ONLY_MARKS.fullmatch(text) else []


def is_raised(word: Word, tallest: float) -> bool:
    """Say whether a word is set small, as a note's mark is, in a line of this height."""
    return word.bottom - word.top < 0.85 * tallest


def _united(marks: Iterable[Mark]) -> Iterable[Mark]:
    """Join the marks of one link's words."""
    held: Mark | None = None
    for mark in marks:
        if (
            held is not None
            and held.kind is mark.kind is MarkKind.LINK
            and held.to == mark.to
            and mark.span.start - held.span.end <= 1
        ):
            held = Mark(held.kind, Span(held.span.start, mark.span.end), to=held.to)
            continue
        if held is not None:
            yield held
        held = mark
    if held is not None:
        yield held
