"""The council solicitors' mail: one thread with quoted replies, and a small attachment of notes."""

from __future__ import annotations

import base64
import quopri
import re
from collections.abc import Sequence
from email.header import Header
from typing import Any

from examples.make.entry import Entry
from examples.make.frame import Job
from examples.make.ledger import Ledger, Made

BOUNDARY = "=_thread_for_the_review"
NOTES = "file-notes.txt"
MAIL_DATE = re.compile(r"\w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d")
BODY_FIELDS = ("what", "response", "outcome", "shared_with", "comment")


def _is_mail(entry: Entry) -> bool:
    return MAIL_DATE.match(entry.text("date")) is not None


def _headers(entry: Entry, subject: str, sent: str) -> list[tuple[str, str, str]]:
    """Name, words and field of each header a message shows: the first person wrote it."""
    people = entry.lists.get("people", ())
    shown = [
        ("From", people[0] if people else "", "people"),
        (sent, entry.text("date"), "date"),
        ("To", ", ".join(people[1:]), "people"),
        ("Subject", entry.text("source") or subject, "source"),
    ]
    return [one for one in shown if one[1]]


def _quoted(line: str, depth: int) -> str:
    return f"{'>' * depth} {line}" if depth else line


class _Mail:
    """The body of the thread, its headers, and the ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.lines, self.paragraphs = ledger, list[str](), 0

    def say(self, text: str, depth: int, kind: str = "paragraph", **more: Any) -> dict[str, Any]:
        """Write one paragraph at a depth of quotation; the marks of quotation are in its words."""
        self.paragraphs += 1
        where = {"part": "body", "paragraph": self.paragraphs, "line": len(self.lines) + 1}
        written = "\n".join(_quoted(line, depth) for line in text.split("\n"))
        if depth and kind == "paragraph":
            kind = "quotation"
        self.ledger.note(where, written, kind, depth=depth, **more)
        self.lines += written.split("\n")
        return where

    def _quoted_headers(self, entry: Entry, depth: int, subject: str) -> None:
        """The short headers that a mail program sets over the words of an older message."""
        lines: list[str] = []
        parts: list[dict[str, Any]] = []
        at = 0
        for name, text, field in _headers(entry, subject, "Sent"):
            line = f"{name}: {text}"
            start = at + len(_quoted(line, depth)) - len(text)
            parts.append(
                {"entry": entry.key, "start": start, "end": start + len(text), "field": field}
            )
            lines.append(line)
            at = start + len(text) + 1
        self.say("\n".join(lines), depth, "mail_header", entries=parts)
        self.gap(depth)

    def gap(self, depth: int) -> None:
        """A blank line, with its quotation marks."""
        self.lines.append(">" * depth)

    def message(self, entry: Entry, depth: int, subject: str) -> None:
        """One message of the thread; the topmost has its headers in the mail's own."""
        if depth:
            self._quoted_headers(entry, depth, subject)
        first: dict[str, Any] = {}
        for field in BODY_FIELDS:
            for text in entry.text(field).split("\n\n"):
                if text:
                    where = self.say(" ".join(text.split()), depth, entry=entry.key, field=field)
                    first = first or where
                    self.gap(depth)
        self.ledger.place(entry.key, first)


def _top(entry: Entry, ledger: Ledger, subject: str) -> list[str]:
    lines: list[str] = []
    for name, words, field in _headers(entry, subject, "Date"):
        text = _addressed(words) if field == "people" else words
        line = f"{name}: {text}"
        ledger.note(
            {"part": "metadata", "line": len(lines) + 1},
            line,
            "mail_header",
            entries=[
                {
                    "entry": entry.key,
                    "start": len(line) - len(text),
                    "end": len(line),
                    "field": field,
                }
            ],
        )
        lines.append(f"{name}: {text if text.isascii() else Header(text, 'utf-8').encode()}")
    return lines


def _addressed(names: str) -> str:
    """Names as a mail header needs them, each with an address made from it."""
    return ", ".join(
        f"{name} <{re.sub('[^a-z]+', '.', name.lower()).strip('.')}@sarnshire.example>"
        for name in names.split(", ")
    )


def _notes(job: Job, ledger: Ledger, entries: Sequence[Entry]) -> str:
    lines = [job.word("notes_title"), ""]
    ledger.note(
        {"part": "attachment", "path": NOTES, "paragraph": 1, "line": 1}, lines[0], "heading"
    )
    for number, entry in enumerate(entries, 2):
        when = " ".join(one for one in (entry.text("date"), entry.text("time")) if one)
        people = ", ".join(entry.lists.get("people", ()))
        body = ""
        for field in BODY_FIELDS:
            words = " ".join(entry.text(field).split())
            if words and words not in body:
                body = f"{body} {words}" if body else words
        opening = " | ".join(one for one in (when, entry.text("source"), people) if one)
        text = f"{opening} | {body}"
        where = {"part": "attachment", "path": NOTES, "paragraph": number, "line": len(lines) + 1}
        ledger.note(
            where, text, "paragraph", entries=[{"entry": entry.key, "start": 0, "end": len(text)}]
        )
        ledger.place(entry.key, where)
        lines += [text, ""]
    return "\r\n".join(lines)


def make(job: Job) -> Made:
    """Write `legal.eml`: the newest message on top, each older one quoted once more."""
    ledger = job.ledger()
    subject = job.word("subject")
    mails = [one for one in job.entries if _is_mail(one)][::-1]
    mail = _Mail(ledger)
    head = _top(mails[0], ledger, subject) if mails else [f"Subject: {subject}"]
    for depth, entry in enumerate(mails):
        mail.message(entry, depth, subject)
    notes = _notes(job, ledger, [one for one in job.entries if not _is_mail(one)])
    body = quopri.encodestring(("\n".join(mail.lines) + "\n").encode()).decode("ascii")
    ledger.note({"part": "metadata", "path": "attachment"}, NOTES, "furniture")
    rest = [
        f"Message-ID: <{job.word('message_id')}>",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/mixed; boundary="{BOUNDARY}"',
    ]
    for number, line in enumerate(rest, len(head) + 1):
        ledger.note({"part": "metadata", "line": number}, line, "mail_header")
    lines = [
        *head,
        *rest,
        "",
        f"--{BOUNDARY}",
        'Content-Type: text/plain; charset="utf-8"',
        "Content-Transfer-Encoding: quoted-printable",
        "",
        *body.split("\n"),
        f"--{BOUNDARY}",
        f'Content-Type: text/plain; charset="utf-8"; name="{NOTES}"',
        f'Content-Disposition: attachment; filename="{NOTES}"',
        "Content-Transfer-Encoding: base64",
        "",
        *base64.encodebytes(notes.encode()).decode("ascii").split("\n"),
        f"--{BOUNDARY}--",
        "",
    ]
    return Made("\r\n".join(lines).encode("utf-8"), ledger)
