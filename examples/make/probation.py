"""The probation service's plain text: typed paragraph numbers, dates inside sentences."""

from __future__ import annotations

from collections.abc import Sequence

from examples.make.entries import Entry
from examples.make.frame import Job
from examples.make.ledger import Ledger, Made
from examples.make.narrative import by_paragraph, joined, wrapped

WIDTH = 88


class _Lines:
    """Lines of text with the count of paragraphs and physical lines."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.lines, self.paragraphs = ledger, list[str](), 0

    def say(
        self,
        text: str,
        *,
        kind: str = "paragraph",
        number: str = "",
        spans: Sequence[tuple[str, int, int]] = (),
    ) -> None:
        """Write one paragraph; a typed number opens its first line and is part of its words."""
        self.paragraphs += 1
        opening = f"{number}. " if number else ""
        written = wrapped(opening + text, WIDTH)
        where = {
            "part": "body",
            "paragraph": number or self.paragraphs,
            "line": len(self.lines) + 1,
        }
        more: dict[str, object] = {"ordinal": self.paragraphs}
        if number:
            more |= {"number": number}
        if spans:
            shifted = [(key, start + len(opening), end + len(opening)) for key, start, end in spans]
            more["entries"] = [
                {"entry": key, "start": start, "end": end} for key, start, end in shifted
            ]
            for key, start, end in shifted:
                self.ledger.place(key, where | {"start": start, "end": end})
        self.ledger.note(where, written, kind, **more)
        self.lines += [*written.split("\n"), ""]


def _heading(entry: Entry) -> str:
    return str(entry.truth.get("heading") or "")


def make(job: Job) -> Made:
    """Write `probation.txt`."""
    out = _Lines(job.ledger())
    out.say(job.word("title"), kind="heading")
    out.say(job.word("subtitle"), kind="heading")
    for text in job.lines("paragraphs"):
        out.say(text)
    shown = ""
    for number, entries in by_paragraph(job.entries):
        heading = _heading(entries[0])
        if heading and heading != shown:
            out.say(heading, kind="heading")
            shown = heading
        text, spans = joined(entries)
        out.say(text, number=number, spans=spans)
    for text in job.lines("closing"):
        out.say(text)
    return Made(("\r\n".join(out.lines)).encode("utf-8"), out.ledger)
