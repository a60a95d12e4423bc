"""The police chronology: one Word table with nearly everything Word can hide in a table."""

from __future__ import annotations

from examples.make import word_frame
from examples.make.entry import Entry
from examples.make.frame import Job
from examples.make.ledger import Made
from examples.make.telling import happened
from examples.make.word import Document
from examples.make.word_parts import section
from examples.make.word_table import Table, Tracked, merged_runs

MONTHS = (
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "MAY",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
)


def _month(entry: Entry) -> str:
    """The banner over an entry's month, or nothing where its date is no plain day or minute."""
    when = happened(entry)
    if when["precision"] not in ("minute", "day"):
        return ""
    return f"{MONTHS[int(when['earliest'][5:7]) - 1]} {when['earliest'][:4]}"


def _table(document: Document, job: Job) -> None:
    table = Table(
        document,
        job.layout(document.ledger),
        job.marks,
        Tracked(job.word("tracked_author"), job.word("tracked_at")),
    )
    table.header(repeats=True)
    covers = merged_runs(job.entries)
    year, typed_again = "", False
    for at, (entry, rows) in enumerate(zip(job.entries, covers, strict=True)):
        free = "merged_date" not in entry.flags
        month = _month(entry)
        if free and month and month[-4:] != year:
            table.banner(month)
            year = month[-4:]
        if free and not typed_again and at >= len(job.entries) // 2:
            table.header(repeats=False)
            typed_again = True
        table.entry(entry, rows)
    table.finish()


def make(job: Job) -> Made:
    """Write `police.docx`."""
    document = word_frame.begin(job)
    word_frame.letterhead(document, "header1", job.lines("letterhead"))
    word_frame.page_footer(document, "footer1", job.word("footer"))
    word_frame.write(document, job.frame.get("paragraphs") or ())
    _table(document, job)
    word_frame.write(document, job.frame.get("closing") or ())
    return document.finish(section(["header1", "footer1"], (16838, 11906), landscape=True))
