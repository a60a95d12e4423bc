"""The school's OpenDocument text: a table of log entries, paragraphs, and tracked deletions."""

from __future__ import annotations

from examples.make.columns import Column, Layout
from examples.make.entry import Entry
from examples.make.frame import Job
from examples.make.ledger import Made
from examples.make.marks import marks_for
from examples.make.opendocument import Text
from examples.make.word_table import WEIGHTS, merged_runs


def _cell(inner: str, rows: int = 1) -> str:
    span = f' table:number-rows-spanned="{rows}"' if rows > 1 else ""
    return f'<table:table-cell table:style-name="Cell"{span}>{inner}</table:table-cell>'


def _header(text: Text, layout: Layout) -> str:
    cells = []
    for number, heading in enumerate(layout.headings(), 1):
        where = {"part": "body", "table": 1, "row": 1, "column": number}
        cells.append(_cell(f"<text:p>{text.rich(heading, (), where, kind='table_cell')}</text:p>"))
    return (
        f"<table:table-header-rows><table:table-row>{''.join(cells)}</table:table-row>"
        "</table:table-header-rows>"
    )


def _row(job: Job, text: Text, layout: Layout, place: tuple[int, int], entry: Entry) -> str:
    row, rows = place
    text.ledger.place(entry.key, {"part": "body", "table": 1, "row": row})
    cells = []
    for number, column in enumerate(layout.columns, 1):
        if column.field == "date" and "merged_date" in entry.flags:
            cells.append("<table:covered-table-cell/>")
            continue
        where = {"part": "body", "table": 1, "row": row, "column": number}
        cells.append(_words(job, text, layout.cell(column, entry), (where, column, entry), rows))
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _words(
    job: Job, text: Text, words: str, at: tuple[dict[str, object], Column, Entry], rows: int
) -> str:
    where, column, entry = at
    marks = () if entry.again else marks_for(job.marks.get(entry.key, ()), column.fields())
    if not words and not marks:
        return _cell("<text:p/>")
    covers = rows if column.field == "date" else 1
    more: dict[str, object] = {"entry": entry.key, "field": column.field, "kind": "table_cell"}
    if covers > 1:
        more |= {"flags": ["merged"], "rows": covers}
    return _cell(f"<text:p>{text.rich(words, marks, where, **more)}</text:p>", covers)


def make(job: Job) -> Made:
    """Write `school.odt`."""
    text = Text(job.ledger(), job.word("title"), job.word("author"), job.word("created"))
    text.say(job.word("title"), heading=True)
    for line in job.lines("paragraphs"):
        text.say(line)
    rows = [one for one in job.entries if not one.text("para")]
    layout = job.layout(text.ledger, rows)
    listed = [_header(text, layout)]
    for at, (entry, covers) in enumerate(zip(rows, merged_runs(rows), strict=True), 2):
        listed.append(_row(job, text, layout, (at, covers), entry))
        for flag in sorted(entry.flags & {"hidden", "inserted", "deleted"}):
            text.ledger.problem(f"{entry.key}: this format cannot carry the flag '{flag}'")
    columns = "".join(text.column(WEIGHTS.get(one.field, 1.7)) for one in layout.columns)
    text.body.append(f'<table:table table:name="Log">{columns}{"".join(listed)}</table:table>')
    for entry in job.entries:
        if entry.text("para"):
            text.ledger.place(entry.key, {"part": "body", "paragraph": text.paragraphs + 1})
            text.say(
                entry.text("what"),
                marks=marks_for(job.marks.get(entry.key, ()), ["what"]),
                entry=entry.key,
                field="what",
            )
    for line in job.lines("closing"):
        text.say(line)
    return text.finish(job.word("running_head"), job.word("footer"))
