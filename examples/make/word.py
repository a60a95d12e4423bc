"""A writer of Word documents as raw XML, so that a maker can lay every trap by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape, quoteattr

from examples.make import word_parts
from examples.make.archive import pack
from examples.make.ledger import Ledger, Locator, Made
from examples.make.marks import Mark, Piece, pieces, reading, replaced
from examples.make.outline import Outline

ROMAN = ("i", "ii", "iii", "iv", "v", "vi")  # how Word numbers endnotes unless told otherwise
ODD = {
    "\t": "<w:tab/>",
    "\n": "<w:br/>",
    "\u00ad": "<w:softHyphen/>",
    "\u2011": "<w:noBreakHyphen/>",
}


def run(text: str, properties: str = "", tag: str = "w:t") -> str:
    """One run; tabs, breaks and the two odd hyphens become the elements Word has for them."""
    inner, held = [], ""
    for character in text + "\0":
        if character not in ODD and character != "\0":
            held += character
            continue
        if held:
            inner.append(f'<{tag} xml:space="preserve">{escape(held)}</{tag}>')
            held = ""
        inner.append(ODD.get(character, ""))
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{rpr}{''.join(inner)}</w:r>"


def paragraph(inner: str, style: str = "", more: str = "") -> str:
    """One paragraph around finished runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    ppr = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
    return f"<w:p>{ppr}{inner}</w:p>"


def field_run(code: str, shown: str) -> str:
    """A complex field with the result it last showed."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(shown)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@dataclass(slots=True)
class Document:
    """A Word document in the making: body, notes, comments, and the ledger they are entered in."""

    ledger: Ledger
    title: str
    author: str
    created: str
    body: list[str] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    outline: Outline = field(default_factory=Outline)
    paragraphs: int = 0
    tables: int = 0
    boxes: int = 0
    ids: int = 100

    def next_id(self) -> int:
        """A number no other tracked change, bookmark or control has."""
        self.ids += 1
        return self.ids

    def say(
        self,
        text: str,
        style: str = "",
        *,
        marks: Sequence[Mark] = (),
        number: str = "",
        more: str = "",
        kind: str = "paragraph",
    ) -> None:
        """Write one body paragraph and enter it; `number` is what the page shows before it."""
        self.paragraphs += 1
        where: dict[str, object] = {"part": "body", "paragraph": number or self.paragraphs}
        extra: dict[str, object] = {"ordinal": self.paragraphs}
        if number:
            extra["number"] = number
        self.body.append(paragraph(self.rich(text, marks, where, kind=kind, **extra), style, more))

    def rich(self, text: str, marks: Iterable[Mark], where: Locator, **more: object) -> str:
        """The runs of a text with marks, entering the text and each layer beside it."""
        listed = list(marks)
        cut = pieces(replaced(text, listed), listed)
        flags = list(more.pop("flags", ()))  # type: ignore[call-overload]
        inserted = [one.text for one in cut if one.mark and one.mark.kind == "inserted"]
        if inserted and "inserted" not in flags:
            flags.append("inserted")
            more["inserted_words"] = inserted
        seen = reading(cut)
        if seen:
            kind = str(more.pop("kind", "paragraph"))
            self.ledger.note(where, seen, kind, flags=flags, **more)
        return "".join(self._piece(one, where) for one in cut)

    def _piece(self, piece: Piece, where: Locator) -> str:
        mark = piece.mark
        if mark is None:
            return run(piece.text)
        stamp = f'w:id="{self.next_id()}" w:author={quoteattr(mark.author)} w:date="{mark.at}"'
        if mark.kind == "inserted":
            return f"<w:ins {stamp}>{run(piece.text)}</w:ins>"
        if mark.kind == "deleted":
            self._layer("deleted", mark, where)
            return f"<w:del {stamp}>{run(piece.text, tag='w:delText')}</w:del>"
        if mark.kind == "hidden":
            self._layer("hidden", mark, where)
            return run(piece.text, "<w:vanish/>")
        return self._untracked(piece.text, mark, where)

    def _untracked(self, text: str, mark: Mark, where: Locator) -> str:
        if mark.kind in ("footnote", "endnote"):
            return self._note(mark, where)
        if mark.kind == "comment":
            return self._comment(text, mark, where)
        return self._wrapped(text, mark)

    def _wrapped(self, text: str, mark: Mark) -> str:
        if mark.kind == "smart_tag":
            return (
                f'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" '
                f'w:element="PersonName">{run(text)}</w:smartTag>'
            )
        if mark.kind == "control":
            return (
                f'<w:sdt><w:sdtPr><w:id w:val="{self.next_id()}"/><w:text/></w:sdtPr>'
                f"<w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"
            )
        self.links.append(mark.text)
        return f'<w:hyperlink r:id="rIdLink{len(self.links)}">{run(text)}</w:hyperlink>'

    def _layer(self, part: str, mark: Mark, where: Locator) -> None:
        who = {"author": mark.author, "at": mark.at} if mark.author else {}
        kind = "table_cell" if "table" in where else "paragraph"
        self.ledger.note(
            {**where, "part": part}, mark.text, kind, flags=[part], after=mark.anchor, **who
        )

    def _note(self, mark: Mark, where: Locator) -> str:
        held = self.notes.setdefault(mark.kind, [])
        held.append(mark.text)
        shown = str(len(held)) if mark.kind == "footnote" else ROMAN[len(held) - 1]
        self.ledger.note(
            {"part": mark.kind, "paragraph": shown},
            mark.text,
            "footnote",
            number=shown,
            ordinal=len(held),
            anchor={**where},
            after=mark.anchor,
        )
        number = len(held) + 1  # 0 and 1 are the separators every Word document brings
        return (
            f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:{mark.kind}Reference w:id="{number}"/></w:r>'
        )

    def _comment(self, text: str, mark: Mark, where: Locator) -> str:
        number = len(self.comments)
        initials = "".join(word[0] for word in mark.author.split())
        self.comments.append(
            f'<w:comment w:id="{number}" w:author={quoteattr(mark.author)} w:date="{mark.at}" '
            f'w:initials="{initials}">{paragraph(run(mark.text))}</w:comment>'
        )
        self.ledger.note(
            {"part": "comment", "paragraph": number + 1},
            mark.text,
            "comment",
            anchor={**where},
            on=text,
            author=mark.author,
            at=mark.at,
        )
        return (
            f'<w:commentRangeStart w:id="{number}"/>{run(text)}'
            f'<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def text_box(self, text: str) -> str:
        """A text box as Word saves it: drawn twice, for new and for old programs; read once."""
        self.boxes += 1
        self.ledger.note(
            {"part": "textbox", "paragraph": self.boxes},
            text,
            anchor={"part": "body", "paragraph": self.paragraphs + 1},
        )
        return word_parts.text_box(paragraph(run(text)), self.next_id())

    def header(self, part: str, texts: Sequence[str], xml: str) -> None:
        """A header or footer (`header1`, `footer1`, …) from its finished paragraphs."""
        self.headers[part] = xml
        kind = part.rstrip("0123456789")
        before = sum(1 for one in self.ledger.written if one.locator.get("part") == kind)
        for number, text in enumerate(texts, 1):
            self.ledger.note(
                {"part": kind, "paragraph": before + number}, text, kind, member=f"word/{part}.xml"
            )

    def _settle_numbers(self) -> None:
        """A displayed number is a place only if it is unique or has several levels; else count."""
        shown = [one.more.get("number") for one in self.ledger.written]
        for at, one in enumerate(self.ledger.written):
            number = one.more.get("number")
            if number and "." not in str(number) and shown.count(number) > 1:
                where = {**one.locator, "paragraph": one.more["ordinal"]}
                self.ledger.written[at] = replace(one, locator=where)

    def finish(self, section: str) -> Made:
        """Pack the document; `section` is the last section's properties."""
        members: Mapping[str, str] = word_parts.members(
            body="".join(self.body) + section,
            comments=self.comments,
            notes=self.notes,
            headers=self.headers,
            links=self.links,
            properties=(self.title, self.author, self.created),
        )
        self._settle_numbers()
        self.ledger.note(
            {"part": "metadata", "path": "docProps/core.xml#title"}, self.title, "furniture"
        )
        for name in ("creator", "lastModifiedBy"):
            self.ledger.note(
                {"part": "metadata", "path": f"docProps/core.xml#{name}"}, self.author, "furniture"
            )
        return Made(pack(members), self.ledger)
