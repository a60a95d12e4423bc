"""Outlook messages say what internet messages say."""

from pathlib import Path

import pytest

from candour.core.documents.block import Draft
from candour.core.documents.passage import Kind
from candour.errors import DamagedFile
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.mail.msg import READER, read
from tests.unit.readers.mail.outlook_file import outlook_file

HEADERS = "From: b@example.org\r\nTo: a@example.org\r\nSubject: Threshold\r\n\r\n"


def test_headers_words_and_attachments(tmp_path: Path) -> None:
    data = outlook_file(tmp_path, HEADERS, "I agree.\r\n\r\n> Is it met?", {"note.txt": b"Note."})
    assert READER.sureness(data, "x.doc") > 0.9
    reading = read(data, DEFAULT_LIMITS)
    assert [(d.kind, d.text) for d in reading.blocks if isinstance(d, Draft)] == [
        (Kind.MAIL_HEADER, "From: b@example.org"),
        (Kind.MAIL_HEADER, "To: a@example.org"),
        (Kind.MAIL_HEADER, "Subject: Threshold"),
        (Kind.PARAGRAPH, "I agree."),
        (Kind.QUOTATION, "> Is it met?"),
    ]
    assert [(member.name, member.data) for member in reading.members] == [("note.txt", b"Note.")]


def test_without_transport_headers_the_messages_own_are_taken(tmp_path: Path) -> None:
    reading = read(outlook_file(tmp_path, "", "x"), DEFAULT_LIMITS)
    assert [d.text for d in reading.blocks if isinstance(d, Draft)] == ["Subject: s", "x"]


def test_a_message_without_words_that_can_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="save it from the mail program"):
        read(outlook_file(tmp_path, HEADERS, None), DEFAULT_LIMITS)


def test_other_ole_files_are_none(tmp_path: Path) -> None:
    assert READER.sureness(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "x.msg") == 0
