"""The words inside one paragraph of an OpenDocument text, and what stands among them."""

from dataclasses import replace
from typing import Protocol

from lxml import etree

from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind, MarkKind
from candour.core.documents.report import LeftOut
from candour.readers.odf.names import name
from candour.readers.odf.styles import Styles
from candour.readers.run import Run

_STYLE_NAME = name("text:style-name")


_BODY = Locator()


class Surroundings(Protocol):
    """What a paragraph needs of the walk that it stands in."""

    left_out: list[LeftOut]

    def aside(self, short: str, place: Locator, kind: Kind, text: str, *flags: Flag) -> None:
        """Keep words that stand in a passage of their own."""

    def aside_walk(
        self,
        element: etree._Element,
        part: Part,
        short: str,
        kind: Kind | None,
        number: str | None = None,
    ) -> None:
        """Walk paragraphs that stand in passages of their own."""

    def count(self, prefix: str) -> int:
        """Count one on and return the count."""

    def change_point(
        self, element: etree._Element, run: Run, short: str, place: Locator = _BODY
    ) -> None:
        """Meet the place of a tracked change."""

    def insertion_ends(self, run: Run, start: int) -> None:
        """Mark what was inserted since `start`, if the walk is inside an insertion."""


class Inline:
    """Gathers one paragraph into a run.

    `short` is the paragraph's place in short, `place` that of the cell it stands in.
    """

    def __init__(
        self, around: Surroundings, styles: Styles, short: str, place: Locator = _BODY
    ) -> None:
        self._around = around
        self._styles = styles
        self._short = short
        self._place = place
        self._inserted_from = 0

    def gather(self, element: etree._Element, run: Run) -> None:
        """Add the paragraph's words to `run`."""
        self._inserted_from = run.length
        self._inside(element, run)
        self._around.insertion_ends(run, self._inserted_from)

    def _inside(self, element: etree._Element, run: Run) -> None:
        run.add(element.text or "")
        for child in element:
            self._take(child, run)
            run.add(child.tail or "")

    def _take(self, element: etree._Element, run: Run) -> None:
        start = run.length
        match etree.QName(element).localname if isinstance(element.tag, str) else "":
            case "s":
                said = element.get(name("text:c"), "1")
                run.add(" " * (int(said) if said.isdecimal() else 1), keep_spaces=True)
            case "tab":
                run.add("\t", keep_spaces=True)
            case "line-break":
                run.add("\n", keep_spaces=True)
            case "note":
                self._note(element, run)
            case "annotation":
                self._comment(element, run)
            case "frame":
                self.frame(element, run)
            case "change" | "change-start" | "change-end":
                self._change(element, run)
            case "span" if self._styles.is_hidden(element.get(_STYLE_NAME)):
                self._hidden(element, run)
            case "hidden-text":
                self._hidden(element, run, element.get(name("text:string-value"), ""))
            case "a":
                self._inside(element, run)
                run.mark(MarkKind.LINK, start, to=element.get(name("xlink:href")))
            case "annotation-end" | "soft-page-break" | "bookmark" | "sequence-decls":
                return
            case _:
                self._inside(element, run)

    def _change(self, element: etree._Element, run: Run) -> None:
        if element.tag == name("text:change-end"):
            self._around.insertion_ends(run, self._inserted_from)
        self._around.change_point(element, run, self._short, self._place)
        if element.tag == name("text:change-start"):
            self._inserted_from = run.length

    def _hidden(self, element: etree._Element, run: Run, stored: str = "") -> None:
        apart = Run()
        self._inside(element, apart)
        text = apart.finish()[0] or stored
        if text.strip():
            to = f"{self._short}h{self._around.count(f'{self._short}h')}"
            place = replace(self._place, part=Part.HIDDEN)
            self._around.aside(to, place, Kind.PARAGRAPH, text, Flag.HIDDEN)
            run.mark(MarkKind.HIDDEN, run.length, to=to)

    def _note(self, element: etree._Element, run: Run) -> None:
        endnote = element.get(name("text:note-class")) == "endnote"
        kind, part, prefix = (
            (MarkKind.ENDNOTE, Part.ENDNOTE, "en")
            if endnote
            else (MarkKind.FOOTNOTE, Part.FOOTNOTE, "fn")
        )
        short = f"{prefix}{self._around.count(prefix)}"
        citation = element.find(name("text:note-citation"))
        body = element.find(name("text:note-body"))
        if body is not None:
            number = citation.text if citation is not None else None
            self._around.aside_walk(body, part, short, Kind.FOOTNOTE, number)
        run.mark(kind, run.length, to=short)

    def _comment(self, element: etree._Element, run: Run) -> None:
        short = f"cm{self._around.count('cm')}"
        by, at = element.find(name("dc:creator")), element.find(name("dc:date"))
        self._around.aside_walk(element, Part.COMMENT, short, Kind.COMMENT)
        run.mark(
            MarkKind.COMMENT,
            run.length,
            to=short,
            by=by.text if by is not None else None,
            at=at.text if at is not None else None,
        )

    def frame(self, element: etree._Element, run: Run) -> None:
        """Take a frame: a text box is read, a picture is left out and its description read."""
        for child in element:
            if child.tag == name("draw:text-box"):
                short = f"tb{self._around.count('tb')}"
                self._around.aside_walk(child, Part.TEXTBOX, short, None)
                run.mark(MarkKind.TEXTBOX, run.length, to=f"{short}p1")
            elif child.tag in (name("svg:title"), name("svg:desc")):
                if (child.text or "").strip():
                    short = f"alt{self._around.count('alt')}"
                    self._around.aside(short, Locator(), Kind.CAPTION, (child.text or "").strip())
            elif child.tag == name("draw:image"):
                reason = "a picture: no words are read from pictures"
                self._around.left_out.append(LeftOut(Locator(), reason))
            elif child.tag in (name("draw:object"), name("draw:object-ole")):
                reason = "an embedded object (a chart, a sheet): open it in its own program"
                self._around.left_out.append(LeftOut(Locator(), reason))
