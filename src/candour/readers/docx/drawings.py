"""Drawings: words in text boxes, charts and diagrams are read; what has none is reported."""

import re
from collections.abc import Iterator

from lxml import etree

from candour.core.documents.passage import Kind
from candour.readers.docx import names
from candour.readers.docx.layers import State
from candour.readers.docx.opening import WORDS
from candour.readers.docx.runs import RUN_HANDLERS, Box, Handler, Inside, Runs

_PROGRAM = re.compile(r"[A-Za-z0-9.]{1,60}")


def _box(runs: Runs, element: etree._Element, state: State) -> None:
    has_words = any((word.text or "").strip() for word in element.iter(*WORDS))
    runs.add_box(Box(runs.file.next_box(), state, element), has_words=has_words)


def _drawn_paragraph(runs: Runs, element: etree._Element, state: State) -> None:
    _add_lines(runs, state, _lines(element.iter(names.DRAWN_PARAGRAPH)), "drawing")


def _add_lines(runs: Runs, state: State, lines: tuple[str, ...], figure: str) -> None:
    if lines:
        box = Box(runs.file.next_box(), state, lines=lines, figure=figure)
        runs.add_box(box, has_words=True)


def _lines(paragraphs: Iterator[etree._Element]) -> tuple[str, ...]:
    lines = (
        "".join(
            "\n" if element.tag == names.DRAWN_BREAK else element.text or ""
            for element in paragraph.iter(names.DRAWN_TEXT, names.DRAWN_BREAK)
        )
        for paragraph in paragraphs
    )
    return tuple(line for line in lines if line.strip())


def _name(runs: Runs, element: etree._Element, state: State) -> Inside:
    runs.description = element.get("descr") or element.get("title")
    return iter(element), state


def _picture(runs: Runs, element: etree._Element, state: State) -> None:
    _leave_out(runs, state, "a picture: what it shows is not read")


def _old_picture(runs: Runs, element: etree._Element, state: State) -> None:
    holder = element.getparent()
    description = holder.get("alt") if holder is not None else None
    around = next(element.iterancestors(names.OBJECT), None)
    is_preview = around is not None and any(
        True for _ in around.iter(names.EMBEDDED, names.ACTIVE_CONTROL)
    )
    if not is_preview:  # else what it previews is reported
        runs.description = description
        _leave_out(runs, state, "a picture: what it shows is not read")


def _leave_out(runs: Runs, state: State, reason: str) -> None:
    """Report what is not read; what it says of itself to those who cannot see it is read."""
    description, runs.description = runs.description, None
    if description and description.strip():
        box = Box(
            runs.file.next_box(), state, lines=(description,), kind=Kind.CAPTION,
            figure="description",
        )  # fmt: skip
        runs.add_box(box, has_words=True)
    runs.leave_out(reason)


def _chart(runs: Runs, element: etree._Element, state: State) -> None:
    root = _related(runs, element.get(names.RELATION))
    lines: tuple[str, ...] = ()
    if root is not None:
        words = [
            value.text or ""
            for cache in root.iter(names.CHART_WORDS)
            for value in cache.iter(names.CHART_VALUE)
        ]
        lines = (*_lines(root.iter(names.DRAWN_PARAGRAPH)), *filter(str.strip, words))
    _add_lines(runs, state, lines, "chart")
    said = "its words are read, its plotted values are not" if lines else "it has no words to read"
    _leave_out(runs, state, f"a chart: {said}")


def _diagram(runs: Runs, element: etree._Element, state: State) -> None:
    root = _related(runs, element.get(names.DATA_MODEL))
    lines = _lines(root.iter(names.DRAWN_PARAGRAPH)) if root is not None else ()
    _add_lines(runs, state, lines, "diagram")
    said = "its words are read, its drawing is not" if lines else "it has no words to read"
    _leave_out(runs, state, f"a diagram: {said}")


def _related(runs: Runs, name: str | None) -> etree._Element | None:
    relation = runs.relations.get(name or "")
    if relation is None or relation.external:
        return None
    return runs.file.parts.tree(relation.target)


def _shape(runs: Runs, element: etree._Element, state: State) -> Inside:
    if next(element.iter(names.BOX), None) is None:
        _leave_out(runs, state, "a drawn shape without words")
    return iter(element), state


def _old_words(runs: Runs, element: etree._Element, state: State) -> None:
    words = element.get("string", "")
    if words.strip():  # such as a watermark across the page
        box = Box(
            runs.file.next_box(), state, lines=(words,), kind=Kind.FURNITURE, figure="lettering"
        )
        runs.add_box(box, has_words=True)


def _embedded(runs: Runs, element: etree._Element, state: State) -> None:
    program = element.get("ProgID", "")
    named = f" ({program})" if _PROGRAM.fullmatch(program) else ""
    if runs.file.keep_member(runs.relations.get(element.get(names.RELATION, ""))):
        runs.leave_out(f"an embedded file{named}: an original of its own")
    else:
        runs.leave_out(f"an embedded object{named}: it is not read")


def _active(runs: Runs, element: etree._Element, state: State) -> None:
    runs.leave_out("an active control: what it shows is not read")


DRAWING_HANDLERS: dict[str, Handler] = {
    names.BOX: _box,
    names.DRAWN_PARAGRAPH: _drawn_paragraph,
    names.DRAWING_NAME: _name,
    names.PICTURE_FILE: _picture,
    names.OLD_IMAGE: _old_picture,
    names.CHART: _chart,
    names.DIAGRAM: _diagram,
    names.SHAPE: _shape,
    names.OLD_WORDS: _old_words,
    names.EMBEDDED: _embedded,
    names.ACTIVE_CONTROL: _active,
}
HANDLERS: dict[str, Handler] = {**RUN_HANDLERS, **DRAWING_HANDLERS}
"""What is done at every element inside a paragraph."""
