"""GP, nursery and housing: three delimited files, three encodings, three habits."""

from __future__ import annotations

from collections.abc import Sequence

from examples.make.delimited import Delimited
from examples.make.entry import Entry
from examples.make.frame import Job
from examples.make.ledger import Made

UTF_8_MARK, UTF_16LE_MARK = b"\xef\xbb\xbf", b"\xff\xfe"


def _unsupported(job: Job, made: Made) -> None:
    for entry in job.entries:
        for flag in sorted(entry.flags & {"hidden", "inserted", "deleted", "merged_date"}):
            made.ledger.problem(f"{entry.key}: this format cannot carry the flag '{flag}'")


def _write(job: Job, delimiter: str, line_end: str, ragged: bool) -> tuple[str, Made]:
    ledger = job.ledger()
    layout = job.layout(ledger)
    out = Delimited(ledger, delimiter, line_end)
    out.record(layout.headings(), role=["header"])
    width = len(layout.columns)
    fields = [column.field for column in layout.columns]
    short, long = _ragged_rows(job.entries, [layout.cells(one) for one in job.entries])
    for at, entry in enumerate(job.entries):
        cells = layout.cells(entry)
        role: list[str] = []
        if ragged and at == short:
            cells, role = _trimmed(cells), ["short_row"]
        elif ragged and at == long:
            cells, role = [*cells, job.word("stray_cell")], ["long_row"]
        out.record(cells, entry=entry.key, fields=fields, role=role, expected=width)
    made = Made(b"", ledger)
    _unsupported(job, made)
    return out.text(), made


def _trimmed(cells: list[str]) -> list[str]:
    """A record that ends with its last words: the delimiters after them are missing."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def _ragged_rows(entries: Sequence[Entry], rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Which record comes out short (its last cell is empty) and which long; -1 for none."""
    third = len(entries) // 3
    short = next((at for at in range(third, len(rows)) if rows[at] and not rows[at][-1]), -1)
    long = next((at for at in range(2 * third, len(rows)) if at != short), -1)
    return short, long


def make_gp(job: Job) -> Made:
    """Write `gp.csv`: Windows-1252, embedded line breaks, one short row and one long."""
    text, made = _write(job, ",", "\r\n", ragged=True)
    return Made(text.encode("cp1252"), made.ledger)


def make_nursery(job: Job) -> Made:
    """Write `nursery.csv`: UTF-8 with a byte-order mark, dates with the month first."""
    text, made = _write(job, ",", "\r\n", ragged=False)
    return Made(UTF_8_MARK + text.encode("utf-8"), made.ledger)


def make_housing(job: Job) -> Made:
    """Write `housing.tsv`: UTF-16 as an old housing system exports it."""
    text, made = _write(job, "\t", "\r\n", ragged=False)
    return Made(UTF_16LE_MARK + text.encode("utf-16-le"), made.ledger)
