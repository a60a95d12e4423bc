"""Every w:t and w:delText of a generated Word file stands in exactly one passage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.unit.readers.docx.word_xml import (
    BY,
    WordXml,
    cell,
    definition,
    document,
    level,
    list_of,
    p,
    reading,
    row,
    table,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TOKEN = re.compile(r"⟦\d+⟧")
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="List"><w:name w:val="List"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
)
NUMBERING = definition(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + list_of(1, 0)


@dataclass
class Writer:
    """Writes one file; every stretch of words holds a token of its own, so it can be told apart."""

    draw: st.DrawFn
    tokens: int = 0
    notes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def pick(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def words(self) -> str:
        self.tokens += 1
        return f"{self.pick('', 'a ', 'é😀 ')}⟦{self.tokens}⟧{self.pick('', ' ', ' z')}"

    def run(self, tag: str = "w:t") -> str:
        properties = self.pick(
            "", "<w:b/>", "<w:vanish/>", '<w:vanish w:val="0"/>', "<w:webHidden/>"
        )
        odd = self.pick("", "", "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/>")
        return (
            f"<w:r><w:rPr>{properties}</w:rPr>{odd}"
            f'<{tag} xml:space="preserve">{self.words()}</{tag}></w:r>'
        )

    def inline(self, depth: int) -> str:
        if depth <= 0:
            return self.run()
        makers: list[Callable[[int], str]] = [
            self.plain, self.plain, self.gone, self.note, self.comment, self.field,
            self.alternatives, self.box, self.ruby, self.control, self.wrapped, self.wrapped,
        ]  # fmt: skip
        return self.draw(st.sampled_from(makers))(depth)

    def plain(self, depth: int) -> str:
        return self.run()

    def gone(self, depth: int) -> str:
        tag = self.pick("w:del", "w:moveFrom")
        inner = self.run(self.pick("w:delText", "w:t"))
        deletion = f"<{tag} {BY}>{inner}</{tag}>"
        return self.pick(deletion, f"<w:ins {BY}>{deletion}</w:ins>")

    def box(self, depth: int) -> str:
        inner = f"<w:txbxContent>{self.blocks(depth - 1)}</w:txbxContent>"
        return f"<w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r>"

    def ruby(self, depth: int) -> str:
        base = f"<w:rubyBase>{self.run()}</w:rubyBase>"
        return f"<w:r><w:ruby><w:rt>{self.run()}</w:rt>{base}</w:ruby></w:r>"

    def control(self, depth: int) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{self.inlines(depth - 1)}</w:sdtContent></w:sdt>"

    def wrapped(self, depth: int) -> str:
        tag = self.pick("ins", "moveTo", "smartTag", "hyperlink", "dir", "bdo", "customXml", "new")
        return f"<w:{tag} {BY}>{self.inlines(depth - 1)}</w:{tag}>"

    def inlines(self, depth: int) -> str:
        return "".join(self.inline(depth) for _ in range(self.draw(st.integers(0, 3))))

    def note(self, depth: int) -> str:
        self.notes.append(p(self.run()) + (p(self.run()) if self.draw(st.booleans()) else ""))
        return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    def comment(self, depth: int) -> str:
        self.comments.append(p(self.run()))
        at = f'w:id="{len(self.comments)}"'
        start, end = f"<w:commentRangeStart {at}/>", f"<w:commentRangeEnd {at}/>"
        inner = self.inlines(depth - 1)
        reference = f"<w:r><w:commentReference {at}/></w:r>"
        return self.pick(start + inner + end + reference, start + inner, inner + reference + end)

    def field(self, depth: int) -> str:
        def character(kind: str) -> str:
            return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

        code = "<w:r><w:instrText>PAGE</w:instrText></w:r>" + self.pick("", self.run())
        end = self.pick(character("end"), "")
        return character("begin") + code + character("separate") + self.inlines(depth - 1) + end

    def alternatives(self, depth: int) -> str:
        inner = self.inlines(depth - 1)
        choice = f'<mc:Choice Requires="wps">{inner}</mc:Choice>'
        return (
            f"<mc:AlternateContent>{choice}<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
        )

    def paragraph(self, depth: int) -> str:
        properties = self.pick(
            "", "", '<w:pStyle w:val="Secret"/>', '<w:pStyle w:val="List"/>',
            '<w:pStyle w:val="Head"/>', '<w:pStyle w:val="T1"/>',
            f"<w:rPr><w:del {BY}/></w:rPr>", f"<w:rPr><w:ins {BY}/></w:rPr>", "<w:sectPr/>",
            '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
        )  # fmt: skip
        return p(self.inlines(depth) or "<w:r/>", properties=properties)

    def cell(self, depth: int) -> str:
        properties = self.pick(
            "", "", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>",
            "<w:hMerge/>", "<w:cellDel/>", "<w:cellIns/>",
        )  # fmt: skip
        made = cell(self.blocks(depth), properties=properties)
        return (
            f"<w:sdt><w:sdtContent>{made}</w:sdtContent></w:sdt>" if self.tokens % 7 == 0 else made
        )

    def table(self, depth: int) -> str:
        rows = []
        for _ in range(self.draw(st.integers(1, 3))):
            cells = [self.cell(depth - 1) for _ in range(self.draw(st.integers(1, 3)))]
            properties = self.pick(
                "",
                "",
                f"<w:del {BY}/>",
                f"<w:ins {BY}/>",
                "<w:hidden/>",
                '<w:gridBefore w:val="1"/>',
            )
            rows.append(row(*cells, properties=properties))
        return table(*rows)

    def block(self, depth: int) -> str:
        kind = self.draw(st.integers(0, 5))
        if kind <= 2 or depth <= 0:
            return self.paragraph(depth)
        if kind <= 4:
            return self.table(depth)
        inner = self.blocks(depth - 1)
        return self.pick(
            f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>",
            f"<w:customXml>{inner}</w:customXml>",
            f"<w:ins {BY}>{inner}</w:ins>",
        )

    def blocks(self, depth: int) -> str:
        return "".join(self.block(depth) for _ in range(self.draw(st.integers(1, 3)))) + "<w:p/>"


@st.composite
def files(draw: st.DrawFn) -> WordXml:
    writer = Writer(draw)
    body = writer.blocks(3)
    return WordXml(
        body,
        styles=STYLES,
        numbering=NUMBERING,
        footnotes="".join(
            f'<w:footnote w:id="{n}">{inner}</w:footnote>'
            for n, inner in enumerate(writer.notes, start=1)
        ),
        comments="".join(
            f'<w:comment w:id="{n}" w:author="A">{inner}</w:comment>'
            for n, inner in enumerate(writer.comments, start=1)
        ),
    )


def stored_words(file: WordXml) -> Counter[str]:
    """Count the words that the file stores, those that only older programs show left aside."""
    found: Counter[str] = Counter()
    for name, xml in file.members().items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for element in etree.fromstring(xml).iter(W + "t", W + "delText"):
            if not any(True for _ in element.iterancestors(FALLBACK)):
                found[element.text or ""] += 1
    return found


QUIET = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@QUIET
@given(files())
def test_every_stretch_of_words_stands_in_exactly_one_passage(file: WordXml) -> None:
    read = document(file)
    stored = stored_words(file)
    counted = Counter(TOKEN.findall(read.text))
    assert counted == Counter(token for text in stored for token in TOKEN.findall(text))
    for text in stored:
        assert text in read.text
    characters = sum(len(text.replace(" ", "")) for text in stored)
    kept = re.sub(r"[ \n\t\u2011\u00ad]", "", read.text)
    assert len(kept) == characters
    assert not any("breaks the rules" in each.reason for each in reading(file).left_out)


@QUIET
@given(files())
def test_every_place_is_its_own_and_every_mark_leads_somewhere(file: WordXml) -> None:
    read = document(file)
    shorts = [each.id.partition("#")[2] for each in read.passages()]
    assert len(set(shorts)) == len(shorts)
    for each in read.passages():
        assert each.span.words(read.text) == each.text
        for mark in each.marks:
            assert each.span.contains(mark.span)
            assert mark.to is None or mark.to in shorts or mark.kind.value == "link"


@QUIET
@given(files())
def test_reading_twice_gives_the_same(file: WordXml) -> None:
    data = file.packed()
    assert reading(data) == reading(data)
