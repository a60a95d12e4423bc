"""Mail: headers, words, words quoted from others, attachments."""

from email.message import EmailMessage

import pytest

from candour.core.documents.block import Draft
from candour.core.documents.passage import Kind
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.mail.eml import READER, read
from candour.readers.reading import Reading

THREAD = """\
I agree.

On Mon, 7 Mar 2022 at 10:15, A Writer <a@example.org> wrote:
> Threshold is met.
> See the note.
>
>> Is it?

Regards
B
"""


def message(plain: str | None = THREAD, html: str | None = None) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "B Reader <b@example.org>"
    made["To"] = "a@example.org"
    made["Subject"] = "Threshold – café"
    made["Date"] = "Tue, 8 Mar 2022 09:00:00 +0000"
    if plain is not None:
        made.set_content(plain)
    if html is not None:
        made.add_alternative(html, subtype="html") if plain else made.set_content(
            html, subtype="html"
        )
    return made


def read_message(made: EmailMessage) -> Reading:
    return read(bytes(made), DEFAULT_LIMITS)


def drafts(reading: Reading) -> list[Draft]:
    return [block for block in reading.blocks if isinstance(block, Draft)]


def test_headers_come_first_in_their_order_and_decoded() -> None:
    headers = [d.text for d in drafts(read_message(message())) if d.short.startswith("h")]
    assert headers[:3] == [
        "From: B Reader <b@example.org>",
        "To: a@example.org",
        "Subject: Threshold – café",
    ]


def test_quoted_words_are_quotations_and_depth_parts_them() -> None:
    body = [(d.kind, d.text) for d in drafts(read_message(message())) if d.short.startswith("p")]
    assert body == [
        (Kind.PARAGRAPH, "I agree."),
        (Kind.MAIL_HEADER, "On Mon, 7 Mar 2022 at 10:15, A Writer <a@example.org> wrote:"),
        (Kind.QUOTATION, "> Threshold is met.\n> See the note."),
        (Kind.QUOTATION, ">> Is it?"),
        (Kind.PARAGRAPH, "Regards\nB"),
    ]


def test_attachments_are_originals_of_their_own() -> None:
    made = message()
    made.add_attachment("Note of advice.", filename="note.txt")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="../logo.png")
    members = read_message(made).members
    assert [(m.name, m.data[:4]) for m in members] == [
        ("note.txt", b"Note"),
        (".._logo.png", b"\x89PNG"),
    ]


def test_a_message_inside_a_message_is_one_member() -> None:
    inner = message("Inner words.")
    inner.add_attachment("Inner note.", filename="inner.txt")
    outer = message("Outer words.")
    outer.add_attachment(inner)
    (member,) = read_message(outer).members
    assert member.name.endswith(".eml")
    assert b"Inner words." in member.data


def test_the_same_words_as_html_are_read_once_and_said() -> None:
    reading = read_message(message("One two.\n", "<p>One <b>two</b>.</p>"))
    assert not reading.members
    assert "word for word" in reading.left_out[0].reason


def test_other_words_in_the_html_are_not_lost() -> None:
    reading = read_message(message("One two.\n", "<p>One three.</p>"))
    assert [member.name for member in reading.members] == ["message.html"]
    assert "other words" in reading.warnings[0]


def test_an_html_only_message_is_read_as_a_page_of_its_own() -> None:
    reading = read_message(message(None, "<p>Only here.</p>"))
    assert b"Only here." in reading.members[0].data


@pytest.mark.parametrize(
    ("data", "name", "sure"),
    [
        (bytes(message()), "x", True),
        (b"Date: 3 May\nSubject: visit\n\nNo reply.", "notes.txt", False),
        (b"Name: a\nAge: 3\n", "x.eml", False),
    ],
)
def test_sureness_looks_for_headers_that_only_mail_has(data: bytes, name: str, sure: bool) -> None:
    assert (READER.sureness(data, name) > 0.5) is sure
