"""The health visiting printout: a ruled PDF table whose rows run over page breaks."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from examples.make.frame import Job
from examples.make.ledger import Ledger, Made

TEMPLATE = Path(__file__).with_suffix(".typ")
WEIGHTS = {"what": 4.0, "people": 2.0, "response": 3.0, "comment": 3.0, "date+time": 1.6}


def _pages(inputs: dict[str, str]) -> dict[str, int]:
    """Ask the typesetter on which page each mark came to lie."""
    found = json.loads(
        typst.query(TEMPLATE, "<mark>", field="value", sys_inputs=inputs, ignore_system_fonts=True)
    )
    return {one["id"]: one["page"] for one in found}


class _Pages:
    """Enters words with the page they start on, and all pages where there are several."""

    def __init__(self, ledger: Ledger, pages: dict[str, int]) -> None:
        self.ledger, self.pages = ledger, pages

    def note(self, mark: str, where: dict[str, Any], text: str, kind: str, **more: Any) -> None:
        first, last = self.pages[f"{mark}.s"], self.pages[f"{mark}.e"]
        if last > first:
            more["pages"] = list(range(first, last + 1))
            more["role"] = ["over_page_break", *more.get("role", ())]
        self.ledger.note({"part": "body", "page": first, **where}, text, kind, **more)


def _furniture(job: Job, ledger: Ledger, headings: list[str], pages: list[list[int]]) -> None:
    last = pages[1][-1]
    for page in pages[1]:
        ledger.note({"part": "header", "page": page}, job.word("running_head"), "header")
        ledger.note(
            {"part": "footer", "page": page},
            f"{job.word('footer')} Page {page} of {last}",
            "footer",
        )
        if page in pages[0][1:]:
            for column, heading in enumerate(headings, 1):
                ledger.note(
                    {"part": "body", "page": page, "table": 1, "column": column},
                    heading,
                    "table_cell",
                    role=["header", "repeated"],
                )


def make(job: Job) -> Made:
    """Write `health_visiting.pdf`."""
    ledger = job.ledger()
    layout = job.layout(ledger)
    rows = [layout.cells(one) for one in job.entries]
    paragraphs, closing = job.lines("paragraphs"), job.lines("closing")
    created = datetime.fromisoformat(job.word("created").replace("Z", "+00:00"))
    case = {
        "title": job.word("title"),
        "author": job.word("author"),
        "year": created.year,
        "month": created.month,
        "day": created.day,
        "running_head": job.word("running_head"),
        "footer": job.word("footer"),
        "paragraphs": paragraphs,
        "closing": closing,
        "headings": layout.headings(),
        "rows": rows,
        "widths": [WEIGHTS.get(one.field, 1.5) for one in layout.columns],
    }
    inputs = {"case": json.dumps(case, ensure_ascii=False)}
    content = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs=inputs,
        ignore_system_fonts=True,
        timestamp=int(created.astimezone(UTC).timestamp()),
    )
    assert isinstance(content, bytes)
    pages = _pages(inputs)
    _enter(job, _Pages(ledger, pages), rows, layout.headings())
    for at, text in enumerate(closing):
        _Pages(ledger, pages).note(
            f"z{at}", {"paragraph": len(paragraphs) + at + 2}, text, "paragraph"
        )
    table_pages = sorted(
        {
            pages[f"r{r}c{c}.{end}"]
            for r in range(len(rows))
            for c in range(len(layout.columns))
            for end in "se"
        }
    )
    _furniture(
        job, ledger, layout.headings(), [table_pages, list(range(1, max(pages.values()) + 1))]
    )
    return Made(content, ledger)


def _enter(job: Job, book: _Pages, rows: list[list[str]], headings: list[str]) -> None:
    layout = job.layout(Ledger(job.file))
    book.note("title", {"paragraph": 1}, job.word("title"), "heading")
    for at, text in enumerate(job.lines("paragraphs")):
        book.note(f"p{at}", {"paragraph": at + 2}, text, "paragraph")
    first = book.pages.get("r0c0.s", 1)
    for column, heading in enumerate(headings, 1):
        book.ledger.note(
            {"part": "body", "page": first, "table": 1, "row": 1, "column": column},
            heading,
            "table_cell",
            role=["header"],
        )
    for r, (entry, cells) in enumerate(zip(job.entries, rows, strict=True)):
        where = {"part": "body", "page": book.pages[f"r{r}c0.s"], "table": 1, "row": r + 2}
        book.ledger.place(entry.key, where)
        for c, text in enumerate(cells):
            if text:
                book.note(
                    f"r{r}c{c}",
                    {"table": 1, "row": r + 2, "column": c + 1},
                    text,
                    "table_cell",
                    entry=entry.key,
                    field=layout.columns[c].field,
                )
