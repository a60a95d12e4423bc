"""Children's social care: two date columns, a sequence, child seen, and a landscape section."""

from __future__ import annotations

from dataclasses import replace

from examples.make import word_frame
from examples.make.entry import Entry
from examples.make.frame import Job
from examples.make.ledger import Made
from examples.make.word_parts import section
from examples.make.word_table import Table, Tracked, merged_runs

PORTRAIT, LANDSCAPE = (11906, 16838), (16838, 11906)


def _in_sequence(entries: list[Entry]) -> list[Entry]:
    """Number the rows that carry no number, as the form does on every line."""
    return [
        entry
        if "Sequence" in entry.extra
        else replace(entry, extra={"Sequence": str(number), **entry.extra})
        for number, entry in enumerate(entries, 1)
    ]


def make(job: Job) -> Made:
    """Write `csc.docx`: an upright front page, then the table on landscape pages."""
    document = word_frame.begin(job)
    word_frame.letterhead(document, "header1", job.lines("letterhead"))
    word_frame.page_footer(document, "footer1", job.word("footer"))
    word_frame.letterhead(document, "header2", job.lines("running_head"))
    word_frame.write(document, job.frame.get("paragraphs") or ())
    upright = section(["header1", "footer1"], PORTRAIT)
    document.say(job.word("before_table"), more=upright)
    entries = _in_sequence(list(job.entries))
    table = Table(
        document,
        job.layout(document.ledger, entries),
        job.marks,
        Tracked(job.word("tracked_author"), job.word("tracked_at")),
    )
    table.header(repeats=True)
    for entry, rows in zip(entries, merged_runs(entries), strict=True):
        table.entry(entry, rows)
    table.finish()
    word_frame.write(document, job.frame.get("closing") or ())
    return document.finish(section(["header2", "footer1"], LANDSCAPE, landscape=True))
