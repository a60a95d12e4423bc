"""The ambulance service's web page: a table in an article, with a site's furniture around it."""

from __future__ import annotations

from html import escape

from examples.make.columns import Layout
from examples.make.entry import Entry
from examples.make.frame import Job
from examples.make.ledger import Ledger, Made
from examples.make.word_table import merged_runs


class _Page:
    """Lines of HTML, the ledger, and the count of paragraphs."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.lines, self.paragraphs = ledger, list[str](), 0

    def furniture(self, tag: str, text: str, path: str) -> None:
        """Words of the site, not of the record."""
        self.lines.append(f"<{tag}>{escape(text)}</{tag}>")
        self.ledger.note({"part": "body", "path": path}, text, "furniture")

    def say(self, tag: str, text: str, kind: str = "paragraph") -> None:
        """Words of the article."""
        self.paragraphs += 1
        self.lines.append(f"<{tag}>{escape(text)}</{tag}>")
        self.ledger.note({"part": "body", "paragraph": self.paragraphs}, text, kind)


def _row(page: _Page, layout: Layout, row: int, entry: Entry, covers: int) -> None:
    unseen = "hidden" in entry.flags
    part = "hidden" if unseen else "body"
    page.ledger.place(entry.key, {"part": part, "table": 1, "row": row})
    page.lines.append("<tr hidden>" if unseen else "<tr>")
    for number, column in enumerate(layout.columns, 1):
        if column.field == "date" and "merged_date" in entry.flags:
            continue
        text = layout.cell(column, entry)
        merged = column.field == "date" and covers > 1
        span = f' rowspan="{covers}"' if merged else ""
        page.lines.append(f"<td{span}>{escape(text).replace(chr(10), '<br>')}</td>")
        if text:
            more = {"flags": ["merged"], "rows": covers} if merged else {}
            if unseen:
                more = {"flags": ["hidden"]}
            page.ledger.note(
                {"part": part, "table": 1, "row": row, "column": number},
                text,
                "table_cell",
                entry=entry.key,
                field=column.field,
                **more,
            )
    page.lines.append("</tr>")


def _table(job: Job, page: _Page) -> None:
    layout = job.layout(page.ledger)
    page.lines.append(f"<table>\n<caption>{escape(job.word('caption'))}</caption>")
    page.ledger.note({"part": "body", "table": 1}, job.word("caption"), "caption")
    page.lines.append("<thead><tr>")
    for number, heading in enumerate(layout.headings(), 1):
        page.lines.append(f'<th scope="col">{escape(heading)}</th>')
        page.ledger.note(
            {"part": "body", "table": 1, "row": 1, "column": number},
            heading,
            "table_cell",
            role=["header"],
        )
    page.lines.append("</tr></thead>\n<tbody>")
    for at, (entry, covers) in enumerate(
        zip(job.entries, merged_runs(job.entries), strict=True), 2
    ):
        _row(page, layout, at, entry, covers)
        for flag in sorted(entry.flags & {"inserted", "deleted"}):
            page.ledger.problem(f"{entry.key}: this format cannot carry the flag '{flag}'")
    page.lines.append("</tbody>\n</table>")


def make(job: Job) -> Made:
    """Write `ambulance.html`."""
    page = _Page(job.ledger())
    page.lines += [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{escape(job.word('title'))}</title>",
        "<style>td { vertical-align: top } .note { display: none }</style>",
        '<script>window.page = {"section": "chronology"};</script>',
        "</head>",
        "<body>",
        "<nav><ul>",
    ]
    for number, text in enumerate(job.lines("navigation"), 1):
        page.furniture("li", text, f"nav/li[{number}]")
    page.lines += ["</ul></nav>", "<main>", "<article>"]
    page.say("h1", job.word("title"), "heading")
    for text in job.lines("paragraphs"):
        page.say("p", text)
    _table(job, page)
    for text in job.lines("closing"):
        page.say("p", text)
    page.lines += ["<!-- extracted for the review -->", "</article>", "</main>", "<aside>"]
    page.furniture("p", job.word("aside"), "aside/p[1]")
    page.lines += ["</aside>", "<footer>"]
    page.furniture("p", job.word("footer"), "footer/p[1]")
    page.lines += ["</footer>", "</body>", "</html>"]
    page.ledger.note({"part": "hidden"}, "extracted for the review", "comment", flags=["hidden"])
    page.ledger.note({"part": "metadata", "path": "head/title"}, job.word("title"), "furniture")
    return Made(("\n".join(page.lines) + "\n").encode("utf-8"), page.ledger)
