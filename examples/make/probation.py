"""The probation service's plain text: typed paragraph numbers, dates inside sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from examples.make.entry import Entry
from examples.make.frame import Job
from examples.make.ledger import Ledger, Made
from examples.make.narrative import by_paragraph, joined, wrapped

WIDTH = 88
TYPED_NUMBER = re.compile(r"(\d+)\. ")


class _Lines:
    """Lines of text with the count of paragraphs and physical lines."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.lines, self.paragraphs = ledger, list[str](), 0

    def heading(self, text: str) -> None:
        """Write a section's heading; its words bring their own number."""
        number = TYPED_NUMBER.match(text)
        if number:
            self.say(text[number.end() :], kind="heading", number=number[1])
        else:
            self.say(text, kind="heading")

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
    out.say(job.word("title"))
    out.say(job.word("subtitle"))
    for text in job.lines("paragraphs"):
        out.say(text)
    shown = ""
    for number, entries in by_paragraph(job.entries):
        heading = _heading(entries[0])
        if heading and heading != shown:
            out.heading(heading)
            shown = heading
        text, spans = joined(entries)
        out.say(text, number=number, spans=spans)
    for text in job.lines("closing"):
        out.say(text)
    return Made(("\r\n".join(out.lines)).encode("utf-8"), out.ledger)
