"""A writer of OpenDocument texts as raw XML, with tracked changes where OpenDocument keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from examples.make.archive import pack
from examples.make.ledger import Ledger, Locator, Made
from examples.make.marks import Mark, Piece, pieces, reading, replaced

MIME = "application/vnd.oasis.opendocument.text"
URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    f'xmlns:{short}="{URN}:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("meta", "meta"),
    )
) + (f' xmlns:fo="{URN}:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"')
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
CELL_STYLE = (
    '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
    'fo:border="0.5pt solid #808080" fo:padding="0.1cm"/></style:style>'
)
BREAKS = {"\n": "<text:line-break/>", "\t": "<text:tab/>"}


def words(text: str) -> str:
    """Text with the elements OpenDocument has for breaks and tabs."""
    made = escape(text)
    for character, element in BREAKS.items():
        made = made.replace(character, element)
    return made


def _spaced(text: str) -> str:
    """Words kept outside the paragraph: a space at either end would be lost without an element."""
    made = words(text.strip(" "))
    before = "<text:s/>" if text.startswith(" ") else ""
    return before + made + ("<text:s/>" if text.endswith(" ") else "")


@dataclass(slots=True)
class Text:
    """An OpenDocument text in the making."""

    ledger: Ledger
    title: str
    author: str
    created: str
    body: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    paragraphs: int = 0

    def _change(self, kind: str, mark: Mark, kept: str = "") -> str:
        name = f"ct{len(self.changes) + 1}"
        info = (
            f"<office:change-info><dc:creator>{escape(mark.author)}</dc:creator>"
            f"<dc:date>{mark.at.rstrip('Z')}</dc:date></office:change-info>"
        )
        self.changes.append(
            f'<text:changed-region text:id="{name}"><text:{kind}>{info}{kept}'
            f"</text:{kind}></text:changed-region>"
        )
        return name

    def _piece(self, piece: Piece, where: Locator) -> str:
        mark = piece.mark
        if mark is None:
            return words(piece.text)
        if mark.kind == "deleted":
            name = self._change("deletion", mark, f"<text:p>{_spaced(mark.text)}</text:p>")
            self.ledger.note(
                {**where, "part": "deleted"},
                mark.text,
                "table_cell" if "table" in where else "paragraph",
                flags=["deleted"],
                after=mark.anchor,
                author=mark.author,
                at=mark.at,
            )
            return f'<text:change text:change-id="{name}"/>'
        if mark.kind == "inserted":
            name = self._change("insertion", mark)
            return (
                f'<text:change-start text:change-id="{name}"/>{words(piece.text)}'
                f'<text:change-end text:change-id="{name}"/>'
            )
        if mark.kind == "comment":
            self.ledger.note(
                {"part": "comment", "paragraph": self._comments() + 1},
                mark.text,
                "comment",
                anchor={**where},
                on=mark.anchor,
                author=mark.author,
                at=mark.at,
            )
            return (
                f"{words(piece.text)}<office:annotation><dc:creator>{escape(mark.author)}"
                f"</dc:creator><dc:date>{mark.at.rstrip('Z')}</dc:date>"
                f"<text:p>{words(mark.text)}</text:p></office:annotation>"
            )
        raise ValueError(f"this writer has no mark of the kind {mark.kind}")

    def _comments(self) -> int:
        return sum(one.locator.get("part") == "comment" for one in self.ledger.written)

    def rich(self, text: str, marks: Iterable[Mark], where: Locator, **more: object) -> str:
        """The inside of a paragraph, entering its words and each layer beside them."""
        listed = list(marks)
        cut = pieces(replaced(text, listed), listed)
        flags = list(more.pop("flags", ()))  # type: ignore[call-overload]
        inserted = [one.text for one in cut if one.mark and one.mark.kind == "inserted"]
        if inserted:
            flags.append("inserted")
            more["inserted_words"] = inserted
        kind = str(more.pop("kind", "paragraph"))
        self.ledger.note(where, reading(cut), kind, flags=flags, **more)
        return "".join(self._piece(one, where) for one in cut)

    def say(
        self, text: str, *, heading: bool = False, marks: Sequence[Mark] = (), **more: object
    ) -> None:
        """Write one body paragraph or heading."""
        self.paragraphs += 1
        where = {"part": "body", "paragraph": self.paragraphs}
        kind = "heading" if heading else "paragraph"
        inner = self.rich(text, marks, where, kind=kind, **more)
        self.body.append(
            f'<text:h text:outline-level="1">{inner}</text:h>'
            if heading
            else f"<text:p>{inner}</text:p>"
        )

    def column(self, weight: float) -> str:
        """A table column of its own style, as wide as its weight among the others."""
        name = f"Column{len(self.styles) + 1}"
        self.styles.append(
            f'<style:style style:name="{name}" style:family="table-column">'
            f'<style:table-column-properties style:rel-column-width="{round(weight * 1000)}*"/>'
            "</style:style>"
        )
        return f'<table:table-column table:style-name="{name}"/>'

    def finish(self, running_head: str, footer: str) -> Made:
        """Pack the document with its page style, header and footer."""
        self.ledger.note({"part": "header", "paragraph": 1}, running_head, "header")
        self.ledger.note({"part": "footer", "paragraph": 1}, f"{footer} 1", "footer")
        for name, text in (("title", self.title), ("creator", self.author)):
            self.ledger.note({"part": "metadata", "path": f"meta.xml#{name}"}, text, "furniture")
        changes = (
            f"<text:tracked-changes>{''.join(self.changes)}</text:tracked-changes>"
            if self.changes
            else ""
        )
        content = (
            f'{HEAD}<office:document-content {NAMES} office:version="1.2">'
            f"<office:automatic-styles>{CELL_STYLE}{''.join(self.styles)}"
            "</office:automatic-styles><office:body>"
            f"<office:text>{changes}{''.join(self.body)}</office:text></office:body>"
            "</office:document-content>"
        )
        return Made(
            pack(
                {
                    "mimetype": MIME,
                    "content.xml": content,
                    "styles.xml": _styles(running_head, footer),
                    "meta.xml": _meta(self.title, self.author, self.created),
                    "META-INF/manifest.xml": _manifest(),
                }
            ),
            self.ledger,
        )


def _styles(running_head: str, footer: str) -> str:
    return (
        f'{HEAD}<office:document-styles {NAMES} office:version="1.2"><office:styles>'
        '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="9pt" '
        'fo:language="en" fo:country="GB"/></style:default-style></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="pm1">'
        '<style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" '
        'style:print-orientation="landscape" fo:margin="1.5cm"/></style:page-layout>'
        "</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="pm1">'
        f"<style:header><text:p>{words(running_head)}</text:p></style:header>"
        f"<style:footer><text:p>{words(footer)} <text:page-number>1</text:page-number></text:p>"
        "</style:footer></style:master-page></office:master-styles></office:document-styles>"
    )


def _meta(title: str, author: str, created: str) -> str:
    return (
        f'{HEAD}<office:document-meta {NAMES} office:version="1.2"><office:meta>'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<meta:creation-date>{created.rstrip('Z')}</meta:creation-date>"
        "</office:meta></office:document-meta>"
    )


def _manifest() -> str:
    files = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in (
            ("/", MIME),
            ("content.xml", "text/xml"),
            ("styles.xml", "text/xml"),
            ("meta.xml", "text/xml"),
        )
    )
    return (
        f'{HEAD}<manifest:manifest xmlns:manifest="{URN}:manifest:1.0" '
        f'manifest:version="1.2">{files}</manifest:manifest>'
    )
