"""The domestic abuse service's Markdown: headings, a pipe table, prose, a list, a block quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from examples.make.entry import Entry
from examples.make.frame import Job
from examples.make.ledger import Ledger, Made
from examples.make.narrative import by_paragraph, joined


class _Page:
    """Lines of Markdown with the count of paragraphs and physical lines."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.lines, self.paragraphs = ledger, list[str](), 0

    def say(
        self, text: str, kind: str = "paragraph", mark: str = "", **more: Any
    ) -> dict[str, Any]:
        """Write one block; `mark` is what Markdown puts before its words."""
        self.paragraphs += 1
        where = {"part": "body", "paragraph": self.paragraphs, "line": len(self.lines) + 1}
        self.ledger.note(where, mark + text, kind, **more)
        self.lines.append(mark + text)
        return where

    def gap(self) -> None:
        """A blank line."""
        self.lines.append("")


def _table(job: Job, page: _Page, entries: Sequence[Entry]) -> None:
    layout = job.layout(page.ledger, entries)
    rows = [layout.headings(), *(layout.cells(one) for one in entries)]
    for number, cells in enumerate(rows, 1):
        where = {"part": "body", "table": 1, "row": number, "line": len(page.lines) + 1}
        entry = entries[number - 2] if number > 1 else None
        if entry:
            page.ledger.place(entry.key, where)
        for column, text in enumerate(cells, 1):
            if not text:
                continue
            more: dict[str, Any] = {"role": ["header"]}
            if entry:
                more = {"entry": entry.key, "field": layout.columns[column - 1].field}
            page.ledger.note(
                {**where, "column": column}, " ".join(text.split()), "table_cell", **more
            )
        shown = [" ".join(one.split()).replace("|", "\\|") for one in cells]
        page.lines.append(f"| {' | '.join(shown)} |")
        if number == 1:
            page.lines.append("|" + " --- |" * len(cells))


def _narrative(page: _Page, entries: Sequence[Entry]) -> None:
    for _, group in by_paragraph(entries):
        text, spans = joined(group)
        where = page.say(
            text, entries=[{"entry": key, "start": start, "end": end} for key, start, end in spans]
        )
        for key, start, end in spans:
            page.ledger.place(key, where | {"start": start, "end": end})
        page.gap()


def make(job: Job) -> Made:
    """Write `domestic_abuse.md`."""
    page = _Page(job.ledger())
    page.say(job.word("title"), "heading", "# ")
    page.gap()
    page.say(job.word("subtitle"), "heading", "## ")
    page.gap()
    for text in job.lines("paragraphs"):
        page.say(text)
        page.gap()
    rows = [one for one in job.entries if not one.text("para")]
    prose = [one for one in job.entries if one.text("para")]
    if rows:
        page.say(job.word("table_heading"), "heading", "## ")
        page.gap()
        _table(job, page, rows)
        page.gap()
    if prose:
        page.say(job.word("narrative_heading"), "heading", "## ")
        page.gap()
        _narrative(page, prose)
    page.say(job.word("list_heading"), "heading", "## ")
    page.gap()
    for text in job.lines("list"):
        page.say(text, "list_item", "- ")
    page.gap()
    page.say(job.word("quote"), "quotation", "> ")
    page.gap()
    for text in job.lines("closing"):
        page.say(text)
    for entry in job.entries:
        for flag in sorted(entry.flags & {"hidden", "inserted", "deleted", "merged_date"}):
            page.ledger.problem(f"{entry.key}: this format cannot carry the flag '{flag}'")
    return Made(("\n".join(page.lines) + "\n").encode("utf-8"), page.ledger)
