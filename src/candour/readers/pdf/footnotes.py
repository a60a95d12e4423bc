"""Footnotes: smaller lines at the foot of a page or column that begin with a mark."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from re import compile as pattern

from candour.readers.pdf.drawn import Rule
from candour.readers.pdf.layer import Word
from candour.readers.pdf.lines import Line, Segment, line_of
from candour.readers.pdf.mending import is_raised

_LABEL = pattern(r"\(?(\d{1,4}|[*†‡§¶]{1,3})[.)]?")
_SMALLER = 0.96
_UPPER_PART = 0.3


@dataclass(slots=True)
class Note:
    """A footnote: the mark that it begins with, if it does, and its lines without the mark."""

    mark: str | None
    lines: list[Line] = field(repr=False)


def part_notes(
    lines: Sequence[Line], body_size: float, rules: Sequence[Rule], height: float
) -> tuple[int, list[Note]]:
    """Return how many lines are text, and the footnotes that the others are.

    Lines count as notes where they are smaller than the text and the first begins with a mark that
    is raised there or stands raised in the text above, or where a short rule parts them from it.
    """
    first = len(lines)
    while first > 0 and _is_small(lines[first - 1], body_size, height):
        first -= 1
    if first == len(lines) or _are_rows(lines[first:]):
        return len(lines), []
    ruled = [
        n for n in range(first, len(lines)) if n and _under_rule(lines[n], lines[n - 1], rules)
    ]
    marked = raised_marks(lines[:first])
    for index in range(first, len(lines)):
        label = _label(lines[index])
        if index in ruled or (label and (label[0] in marked or label[1])):
            return index, _notes(lines[index:])
    return len(lines), []


def _are_rows(lines: Sequence[Line]) -> bool:
    """Say whether lines are those of a table set in small type."""
    return sum(len(line.segments) > 2 for line in lines) > 0.4 * len(lines)


def _is_small(line: Line, body_size: float, height: float) -> bool:
    return line.size <= _SMALLER * body_size and line.top > _UPPER_PART * height


def _under_rule(line: Line, above: Line, rules: Sequence[Rule]) -> bool:
    return any(
        above.bottom - 2 <= rule.at <= line.top + 3
        and rule.start >= line.x0 - 6
        and rule.start <= line.x0 + 6
        and rule.end - rule.start < 250
        for rule in rules
    )


def raised_marks(lines: Sequence[Line]) -> set[str]:
    """Return the marks that stand raised behind words in lines."""
    found: set[str] = set()
    for line in lines:
        words = line.words
        tallest = max(word.bottom - word.top for word in words)
        for word in words[1:]:
            if word.text[0] in "0123456789*†‡§¶" and is_raised(word, tallest):
                found.update(word.text.split(","))
    return found


def _label(line: Line) -> tuple[str, bool] | None:
    """Return the mark that a line begins with, and whether it is raised."""
    words = line.words
    found = _LABEL.fullmatch(words[0].text)
    if found is None or len(words) < 2:
        return None
    tallest = max(word.bottom - word.top for word in words)
    return found.group(1), is_raised(words[0], tallest)


def _notes(lines: Sequence[Line]) -> list[Note]:
    notes: list[Note] = []
    left = min(line.x0 for line in lines)
    for line in lines:
        label = _label(line)
        if label is not None and _begins_note(label, line, left, notes):
            notes.append(Note(label[0], [_without_first_word(line)]))
        elif notes:
            notes[-1].lines.append(line)
        else:
            notes.append(Note(None, [line]))
    return notes


def _begins_note(label: tuple[str, bool], line: Line, left: float, notes: Sequence[Note]) -> bool:
    mark, raised = label
    last = next((note.mark for note in reversed(notes) if note.mark), None)
    if mark.isdecimal() and last is not None and last.isdecimal():
        return int(mark) == int(last) + 1 or (raised and int(mark) > int(last))
    return raised or line.x0 <= left + 3


def _without_first_word(line: Line) -> Line:
    words: list[Word] = line.words[1:]
    first = words[0]
    if first.glued:
        words = [first._replace(glued=False), *words[1:]]
    return line_of(
        [Segment(words, words[0].x0, line.top, max(word.x1 for word in words), line.bottom)]
    )
