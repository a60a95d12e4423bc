"""Lines gathered into paragraphs, headings and items of lists."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from re import compile as pattern
from statistics import median

from candour.core.documents.passage import Kind
from candour.readers.pdf.lines import Line

_BULLET = pattern(r"[•●▪■◦·○➢➤►✓\uf0b7\uf0a7\uf02d–—-](?:\s|$)")
_ITEM = pattern(r"(\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|[a-z]\)|[ivx]{1,4}\))\s+\S")
_NUMBER = pattern(
    r"(\d{1,3}(?:\.\d{1,3})+\.?|[A-Z]\d{0,2}\.\d{1,3}(?:\.\d{1,3})*\.?|\d{1,3}[.)])\s+\S"
)
_AFTER_DOTS = pattern(r"[.…]{3,}\d+$")
_ENDS = (".", "?", "!", ":", ";", ".”", "?”", ".’", ".\"", ".)", ":-")  # fmt: skip
_MOST_HEADING_LINES = 4
_LARGER = 1.12


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, what they are, and the number that the page shows."""

    lines: list[Line] = field(repr=False)
    kind: Kind = Kind.PARAGRAPH
    number: str | None = None


def paragraphs_of(
    lines: Sequence[Line], edges: tuple[float, float], body_size: float
) -> list[Paragraph]:
    """Gather the lines of one flow, from the top down."""
    if not lines:
        return []
    looks = [_Look(line) for line in lines]
    pitch = _usual_pitch(looks)
    right = edges[1]
    groups: list[list[_Look]] = [[looks[0]]]
    for above, look in itertools.pairwise(looks):
        if _begins(above, look, groups[-1], pitch, right):
            groups.append([look])
        else:
            groups[-1].append(look)
    return [_paragraph(group, body_size, right) for group in groups]


class _Look:
    """A line, and what of its look is asked for again and again."""

    __slots__ = ("bold", "first", "label", "line", "size", "text")

    def __init__(self, line: Line) -> None:
        self.line = line
        longest = max(line.segments, key=lambda segment: len(segment.words))
        word = longest.longest
        self.size = word.style.size
        self.bold = word.style.bold
        self.first = line.segments[0].words[0]
        opening = " ".join(each.text for each in line.segments[0].words[:2])
        if len(line.segments[0].words) == 1 and len(line.segments) > 1:
            opening += " " + line.segments[1].words[0].text
        self.label = bool(_BULLET.match(opening) or _ITEM.match(opening) or _NUMBER.match(opening))
        self.text = opening


def _usual_pitch(looks: Sequence[_Look]) -> float:
    """Return the usual distance from one line to the next of one size, in heights of a line."""
    steps = [
        (below.line.bottom - above.line.bottom) / (below.line.bottom - below.line.top)
        for above, below in itertools.pairwise(looks)
        if abs(above.size - below.size) < 0.5
    ]
    close = [step for step in steps if 0.5 < step < 2.2]
    return median(close) if close else 1.0


def _begins(above: _Look, look: _Look, group: Sequence[_Look], pitch: float, right: float) -> bool:
    """Say whether a line begins a new paragraph."""
    upper, lower = above.line, look.line
    height = lower.bottom - lower.top
    step = (lower.bottom - upper.bottom) / height if height > 0 else 9.0
    if step > 1.25 * min(pitch, 1.6) or step < 0:
        return True
    if abs(above.size - look.size) > 0.12 * look.size:
        return True
    if look.label and _at_label_place(look, group):
        return True
    if upper.segments[-1].words[-1].text[-1].isdecimal() and _is_entry(upper):
        return True
    if above.bold != look.bold and _is_short(above, right):
        return True
    return _is_new_by_indent(above, look, group, right)


def _is_entry(line: Line) -> bool:
    """Say whether a line is an entry of a list of contents: words, a gap or dots, a number."""
    words = line.words
    if _AFTER_DOTS.search(words[-1].text):
        return True
    if not words[-1].text.isdecimal():
        return False
    if len(line.segments) > 1 and len(line.segments[-1].words) == 1:
        return True
    return len(words) > 2 and words[-2].text.endswith(("...", "…", "…."))


def _at_label_place(look: _Look, group: Sequence[_Look]) -> bool:
    """A figure that opens a line inside a paragraph ("in\n12. The…") stands at the text's edge."""
    if len(group) > 1 and look.line.x0 > group[1].line.x0 + 3 and not _BULLET.match(look.text):
        return False
    if group[0].label and len(group) > 1:
        return look.line.x0 < group[1].line.x0 - 3
    return True


def _is_short(look: _Look, right: float) -> bool:
    return right - look.line.x1 > 4 * look.size


def _is_new_by_indent(above: _Look, look: _Look, group: Sequence[_Look], right: float) -> bool:
    indent = look.line.x0 - above.line.x0
    ended = above.line.segments[-1].words[-1].text.endswith(_ENDS)
    if indent > 0.8 * look.size:
        # After a numbered first line the text hangs; else an indent opens a paragraph.
        hangs = len(group) == 1 and (group[0].label or group[0].line.x0 < look.line.x0)
        return ended and not (hangs and group[0].label)
    if indent < -0.8 * look.size and len(group) > 1 and look.line.x0 < group[1].line.x0 - 3:
        return ended
    return ended and right - above.line.x1 > 0.25 * (right - above.line.x0)


def _paragraph(group: Sequence[_Look], body_size: float, right: float) -> Paragraph:
    lines = [look.line for look in group]
    opening = group[0].text
    if _is_heading(group, body_size, right):
        found = _NUMBER.match(opening)
        return Paragraph(lines, Kind.HEADING, found.group(1).removesuffix(".") if found else None)
    if _BULLET.match(opening):
        return Paragraph(lines, Kind.LIST_ITEM)
    item = _ITEM.match(opening)
    if item:
        return Paragraph(lines, Kind.LIST_ITEM, item.group(1).removesuffix("."))
    found = _NUMBER.match(opening)
    return Paragraph(lines, Kind.PARAGRAPH, found.group(1).removesuffix(".") if found else None)


def _is_heading(group: Sequence[_Look], body_size: float, right: float) -> bool:
    last = group[-1].line.segments[-1].words[-1].text
    if len(group) > _MOST_HEADING_LINES or last.endswith((",", ";")):
        return False
    if not any(letter.isalpha() for look in group for letter in look.line.text):
        return False
    if all(look.size >= _LARGER * body_size for look in group):
        return True
    if not all(look.bold for look in group) or len(group) > 2 or _is_item(group[0].text):
        return False
    return all(_all_bold(look.line) for look in group) and not last.endswith(".")


def _is_item(opening: str) -> bool:
    return bool(_BULLET.match(opening) or _ITEM.match(opening))


def _all_bold(line: Line) -> bool:
    words = [word for word in line.words if any(map(str.isalpha, word.text))]
    return bool(words) and all(word.style.bold for word in words)
