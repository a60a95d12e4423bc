"""Part a text into blocks of lines: what is set off by blank lines, markers and fences."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from re import IGNORECASE, Match
from re import compile as pattern

_PAGE_MARK = pattern(
    r"[\[(<]?\s*(?:page|p\.)\s+(\d{1,5})\s*(?:of\s+\d{1,5}\s*)?[\])>]?", IGNORECASE
)
_LONGEST_PAGE_MARK = 40
_FENCE = pattern(r"\s{0,3}(```+|~~~+)")
_RULE = pattern(r"\s{0,3}([-*_])(\s*\1){2,}\s*")
_UNDERLINE = pattern(r"([=\-~^\"'`#*+.:_])\1{2,}\s*")
_ATX = pattern(r"\s{0,3}#{1,6}\s")
_QUOTE = pattern(r"\s{0,3}>")
_ITEM = pattern(r"\s*(?:[-*+•–]|#\.|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\\?[.)])\s+\S")
_NOTE = pattern(r"\[\^[^\]]+\]:\s|\.\.\s+\[[#*\w-]+\]\s")
_DIRECTIVE = pattern(r"\.\.\s+(?:\|[^|]*\|\s+)?(?P<name>[\w-]+)::|\.\.\s+_[^:]+:|\.\.\s*$")
_DIRECTIVES_WITHOUT_WORDS = ("toctree", "contents", "include", "raw", "image", "math")
_SHALLOWEST_QUOTE = 2
_QUOTATION_MARKS = "“‘\"'"
_TABLE_RULE = pattern(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")


class Shape(StrEnum):
    """What a block looks like on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    TABLE = "table"
    FENCED = "fenced"
    PAGE_MARK = "page_mark"
    RULE = "rule"
    NOTE = "note"
    INDENTED = "indented"
    DIRECTIVE = "directive"
    RUBRIC = "rubric"
    FRONT_MATTER = "front_matter"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines that belong together, the number of the first, and the page they stand on."""

    shape: Shape
    lines: tuple[str, ...] = field(repr=False)
    line: int
    page: int | None = None


def text_blocks(text: str) -> Iterator[TextBlock]:
    """Yield a text's blocks in order; every line that is not blank is in exactly one."""
    lines = text.split("\n")
    at, page, margin = 0, _first_page(text), _margin(lines)
    before: Shape | None = None
    if lines[0].strip() == "---" and "---" in (line.strip() for line in lines[1:200]):
        end = next(n for n, line in enumerate(lines[1:], start=1) if line.strip() == "---")
        yield TextBlock(Shape.FRONT_MATTER, tuple(lines[: end + 1]), 1, page)
        at = end + 1
    while at < len(lines):
        feeds = lines[at].count("\f")
        if feeds:
            page = (page or 1) + feeds
            lines[at] = lines[at].replace("\f", "")
        if not lines[at].strip():
            at += 1
            continue
        marked = _page_mark(lines[at])
        if marked:
            page = int(marked.group(1))
            yield TextBlock(Shape.PAGE_MARK, (lines[at],), at + 1, page)
            at += 1
            continue
        shape, end = _extent(lines, at)
        if shape is Shape.PARAGRAPH and _is_indented(lines[at:end], margin):
            shape = _indented_after(before, lines[at].lstrip()[0])
        else:
            before = shape
        yield TextBlock(shape, tuple(lines[at:end]), at + 1, page)
        at = end


def _page_mark(line: str) -> Match[str] | None:
    words = line.strip()
    return _PAGE_MARK.fullmatch(words) if len(words) <= _LONGEST_PAGE_MARK else None


def _margin(lines: list[str]) -> int:
    """Return how far every line of the text is indented: that much says nothing."""
    return min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)


def _is_indented(block: list[str], margin: int) -> bool:
    deepest = margin + _SHALLOWEST_QUOTE
    return all(len(line) - len(line.lstrip(" ")) >= deepest or line[0] == "\t" for line in block)


def _indented_after(before: Shape | None, sign: str) -> Shape:
    """What is set in goes on with a list's item or a directive, else it is a quotation."""
    if sign in _QUOTATION_MARKS:
        return Shape.INDENTED
    if before is Shape.DIRECTIVE:
        return Shape.DIRECTIVE
    return Shape.PARAGRAPH if before in (Shape.ITEM, Shape.NOTE) else Shape.INDENTED


def _first_page(text: str) -> int | None:
    return 1 if "\f" in text else None


def _extent(lines: list[str], at: int) -> tuple[Shape, int]:
    """Return what begins at a line, and the number of the line after it."""
    heading = _heading_lines(lines, at)
    if heading:
        return Shape.HEADING, at + heading
    marked = _marked(lines, at)
    if marked is not None:
        return marked
    line = lines[at]
    if _is_table(lines, at):
        return Shape.TABLE, _while(lines, at, lambda n: "|" in lines[n])
    if _RULE.fullmatch(line) or _UNDERLINE.fullmatch(line):
        return Shape.RULE, at + 1
    shape = Shape.ITEM if _ITEM.match(line) else Shape.PARAGRAPH
    return shape, _while(lines, at, lambda n: _goes_on(lines, n, shape))


def _marked(lines: list[str], at: int) -> tuple[Shape, int] | None:
    """Return what begins with a sign of its own: a fence, a note, a directive, a quotation."""
    line = lines[at]
    fence = _FENCE.match(line)
    if fence:
        closing = (n for n in range(at + 1, len(lines)) if lines[n].strip().startswith(fence[1]))
        return Shape.FENCED, next(closing, len(lines) - 1) + 1
    if _NOTE.match(line):
        return Shape.NOTE, _while(lines, at, lambda n: _goes_on(lines, n, Shape.NOTE))
    directive = _DIRECTIVE.match(line)
    if directive:
        return _directive(directive["name"]), _while(lines, at, lambda n: lines[n][0].isspace())
    if _QUOTE.match(line):
        return Shape.QUOTE, _while(lines, at, lambda n: bool(_QUOTE.match(lines[n])))
    return None


def _directive(name: str | None) -> Shape:
    if name == "rubric":
        return Shape.RUBRIC
    return Shape.DIRECTIVE if name in (None, *_DIRECTIVES_WITHOUT_WORDS) else Shape.PARAGRAPH


def _heading_lines(lines: list[str], at: int) -> int:
    """Return how many lines a heading takes up with its signs; 0 where none begins here."""
    if _ATX.match(lines[at]):
        return 1
    if _is_table(lines, at):
        return 0
    if _is_underlined(lines, at):
        return 2
    return 3 if _is_overlined(lines, at) else 0


def _while(lines: list[str], at: int, goes_on: Callable[[int], bool]) -> int:
    end = at + 1
    while end < len(lines) and lines[end].strip() and goes_on(end):
        end += 1
    return end


def _goes_on(lines: list[str], n: int, shape: Shape) -> bool:
    line = lines[n]
    begins_another = (
        "\f" in line
        or _page_mark(line)
        or _ATX.match(line)
        or _FENCE.match(line)
        or _QUOTE.match(line)
        or _NOTE.match(line)
        or _is_table(lines, n)
        or (_ITEM.match(line) and (shape is Shape.ITEM or not line[0].isspace()))
        or _is_underlined(lines, n)
    )
    return not begins_another


def _is_table(lines: list[str], at: int) -> bool:
    """A pipe table: its second line is the rule between headings and rows."""
    return (
        at + 1 < len(lines)
        and "|" in lines[at]
        and "|" in lines[at + 1]
        and _TABLE_RULE.fullmatch(lines[at + 1].strip()) is not None
    )


def _is_underlined(lines: list[str], at: int) -> bool:
    if at + 1 >= len(lines) or not lines[at].strip() or lines[at][0].isspace():
        return False
    under = lines[at + 1]
    return (
        _UNDERLINE.fullmatch(under) is not None
        and len(under.strip()) >= min(len(lines[at].strip()), 3)
        and not _UNDERLINE.fullmatch(lines[at])
        and (at + 2 >= len(lines) or not lines[at + 2].strip() or under.strip()[0] in "=-~^")
        and len(lines[at].strip()) <= len(under.strip()) + 3
    )


def _is_overlined(lines: list[str], at: int) -> bool:
    return (
        at + 2 < len(lines)
        and _UNDERLINE.fullmatch(lines[at]) is not None
        and lines[at + 1].strip() != ""
        and lines[at + 2].strip() == lines[at].strip()
    )
