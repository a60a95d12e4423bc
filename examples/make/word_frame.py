"""Letterheads, numbered introductions and page numbers of the two Word chronologies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from examples.make.frame import Job
from examples.make.marks import marks_of
from examples.make.word import Document, field_run, paragraph, run


def begin(job: Job) -> Document:
    """A Word document with the job's title, author and date."""
    return Document(job.ledger(), job.word("title"), job.word("author"), job.word("created"))


def letterhead(document: Document, part: str, lines: Sequence[str]) -> None:
    """Put a letterhead into a header."""
    xml = "".join(paragraph(run(line)) for line in lines)
    document.header(part, lines, xml)


def page_footer(document: Document, part: str, before: str) -> None:
    """A footer with the page number as a field; the result it last showed is 1."""
    xml = paragraph(run(f"{before} ") + run("Page ") + field_run("PAGE", "1"))
    document.header(part, [f"{before} Page 1"], xml)


def write(document: Document, paragraphs: Sequence[Mapping[str, Any]]) -> None:
    """Write a frame's paragraphs: titles, list levels with the number shown, plain ones."""
    for one in paragraphs:
        text, marks = str(one["text"]), marks_of(one.get("marks") or ())
        level = one.get("level")
        if level is None:
            style = str(one.get("style") or "")
            kind = "heading" if style in ("Title", "Heading1") else "paragraph"
            before = document.text_box(one["text_box"]) if one.get("text_box") else ""
            document.say(text, style, marks=marks, kind=kind)
            document.body[-1] = document.body[-1].replace("</w:p>", before + "</w:p>")
        else:
            _numbered(document, int(level), text, marks)
        if one.get("control"):
            document.body[-1] = (
                f'<w:sdt><w:sdtPr><w:id w:val="{document.next_id()}"/></w:sdtPr>'
                f"<w:sdtContent>{document.body[-1]}</w:sdtContent></w:sdt>"
            )


def _numbered(document: Document, level: int, text: str, marks: Any) -> None:
    style = ("Heading1", "Numbered", "")[level]
    kind = ("heading", "paragraph", "list_item")[level]
    list_place = (
        "" if level == 1 else (f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')
    )
    document.say(
        text, style, marks=marks, number=document.outline.number(level), kind=kind, more=list_place
    )
