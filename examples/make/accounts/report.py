"""The two reviews: numbered sections, unnumbered headings inside them, footnotes, one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from examples.make import word_parts
from examples.make.accounts.placed import Placed, Told
from examples.make.accounts.plan import Plan
from examples.make.accounts.sentence import Joined, Sentence, join
from examples.make.accounts.table import write_table
from examples.make.ledger import Ledger
from examples.make.marks import Mark
from examples.make.word import Document
from examples.make.word_frame import letterhead, page_footer

PAPER = (11906, 16838)
SPACED = '<w:spacing w:after="160" w:line="336" w:lineRule="auto"/>'
WIDTHS = (3000, 4600, 2600)


def in_list(level: int, list_number: int = 1) -> str:
    """A paragraph's place in the automatic list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_number}"/></w:numPr>'


@dataclass(slots=True)
class Report:
    """A report being written: the Word document and the paragraphs that hold sentences."""

    plan: Plan
    document: Document
    placed: list[Placed] = field(default_factory=list)

    def sentences(self, raw: Sequence[str]) -> list[Sentence]:
        """The sentences of a paragraph of the source."""
        return [self.plan.sentence(one) for one in raw]

    def say(
        self, raw: Sequence[str], level: int | None, notes: Sequence[Mapping[str, str]] = ()
    ) -> None:
        """Write one paragraph of sentences; `level` is its depth in the numbering, if any."""
        joined = join(self.sentences(raw))
        number = "" if level is None else self.document.outline.number(level)
        style = "Numbered" if level == 1 else ""
        more = in_list(level) + SPACED if level is not None and level != 1 else SPACED
        kind = "list_item" if level == 2 else "paragraph"
        marks = [
            Mark("footnote", "what", self.plan.sentence(one["after"]).text, one["text"])
            for one in notes
        ]
        self.document.say(joined.text, style, marks=marks, number=number, more=more, kind=kind)
        self.keep(joined, number)

    def keep(self, joined: Joined, number: str) -> None:
        """Remember where the paragraph just written stands."""
        ordinal = self.document.paragraphs
        leads = number if "." in number else ordinal
        self.placed.append(Placed({"part": "body", "paragraph": leads}, joined, ordinal))

    def heading(self, text: str) -> None:
        """A section's heading with its number."""
        number = self.document.outline.number(0)
        self.document.say(text, "Heading1", number=number, kind="heading", more=in_list(0))

    def agencies(self) -> None:
        """The table of the agencies that took part, and what each was called."""
        rows = [("Agency", "Body", "Chronology")]
        rows += [(one["name"], one["body"], "received") for one in self.plan.story["agencies"]]
        rows.append(("Youth justice", "Sarnshire County Council", "nil return"))
        write_table(self.document, rows, WIDTHS)

    def write(self, content: Sequence[Mapping[str, Any]]) -> None:
        """Write what stands below a section's heading."""
        for one in content:
            if "sub" in one:
                self.document.say(one["sub"], "Heading1", kind="heading")
            elif "agencies" in one:
                self.agencies()
            elif "items" in one:
                for item in one["items"]:
                    self.say([item], 2)
            else:
                level = 1 if "p" in one else None
                self.say(one["p"] if "p" in one else one["plain"], level, one.get("notes", ()))


def begin(file: str, title: str, source: Mapping[str, Any]) -> Document:
    """A Word document with its header, footer, title and the line under it."""
    document = Document(Ledger(file), title, source["author"], source["created"])
    letterhead(document, "header1", source["header"])
    page_footer(document, "footer1", source["footer"])
    document.say(title, "Title", kind="heading")
    return document


def make(plan: Plan, account: str) -> Told:
    """Write one review."""
    source, laid_down = plan.prose(account), plan.account(account)
    file = laid_down["file"]
    report = Report(plan, begin(f"accounts/{file}", laid_down["title"], source))
    for text in source["front"]:
        report.say([text], None)
    for section in source["sections"]:
        report.heading(section["heading"])
        report.write(section["content"])
    made = report.document.finish(word_parts.section(("header1", "footer1"), PAPER))
    return Told(account, file, made, tuple(report.placed))
