"""The paragraphs of a post, from whatever structure its file has."""

import re
from collections.abc import Callable, Iterator

from candour.core.documents.document import Document
from candour.core.documents.locator import Part
from candour.core.documents.passage import Kind, Passage
from candour.core.fisk.voice import Paragraph
from candour.core.spans import Span

_NOT_SAID = frozenset({Kind.HEADER, Kind.FOOTER, Kind.COMMENT, Kind.FURNITURE, Kind.MAIL_HEADER})
_LINE = re.compile(r"[^\n]+")
_ENDS = (".", "!", "?", ":", "…", "”", "’", '"', "'", ")")
_OPENS = re.compile(r"\s*[“‘\"'(…A-Z0-9\[.]")


def paragraphs(document: Document, stands_alone: Callable[[str], bool]) -> list[Paragraph]:
    """Return the paragraphs in reading order, numbered from 1.

    In plain text a line break parts two paragraphs where the line before it is finished and the
    next begins anew, and behind a line that `stands_alone` (a byline, a date); a hard line end
    inside a sentence does not. Lines behind ">" are set apart, as in e-mail.
    """
    found: list[Paragraph] = []
    for passage in document.passages():
        if not passage.counts or passage.kind in _NOT_SAID:
            continue
        if passage.locator.part is Part.METADATA:
            continue
        for span in _parted(passage, stands_alone):
            found.append(
                Paragraph(
                    n=len(found) + 1,
                    passage=passage,
                    span=span.moved(passage.span.start),
                    text=span.words(passage.text),
                    is_set_apart=passage.kind is Kind.QUOTATION or _is_behind_mark(span, passage),
                    is_below=passage.locator.part is Part.COMMENT,
                    is_heading=passage.kind is Kind.HEADING,
                )
            )
    return found


def _is_behind_mark(span: Span, passage: Passage) -> bool:
    return span.words(passage.text).startswith(">")


def _parted(passage: Passage, stands_alone: Callable[[str], bool]) -> Iterator[Span]:
    text = passage.text
    begun: int | None = None
    end = 0
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        if begun is not None and (
            stands_alone(text[begun:end])
            or stands_alone(line[0])
            or (_is_finished(text[begun:end]) and _OPENS.match(line[0]))
        ):
            yield Span(begun, end)
            begun = None
        if begun is None:
            begun = line.start() + len(line[0]) - len(line[0].lstrip())
        end = line.start() + len(line[0].rstrip())
    if begun is not None:
        yield Span(begun, end)


def _is_finished(text: str) -> bool:
    return text.rstrip().endswith(_ENDS)
