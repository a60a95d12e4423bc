"""All that a message says: headers of every part, words around the parts, and the parts."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from candour.core.leaks.stretch import Inner, Opened, Stretch
from candour.errors import DamagedFile
from candour.readers.limits import Limits

_NEXT_MESSAGE = re.compile(rb"(?:\A|\r?\n\r?\n)(?=From [^\r\n]*\d{4}\r?\n)")
_WORDS = re.compile(r"\w+")
_NAMING = ("content-type", "content-disposition")
_NAME = re.compile(r"(?:file)?name\*?\d*\*?=(?:\"[^\"]*\"|[^;]*)")
_BROKEN_RULES = (AttributeError, IndexError, KeyError, LookupError, TypeError, ValueError)


def open_mail(data: bytes, _: Limits) -> Opened:
    """Return the headers of a message; its bodies and attachments are files inside it."""
    try:
        message = message_from_bytes(data, EmailMessage, policy=policy.default)
        parts = list(message.walk())
        stretches = [one for part in parts for one in _headers(part, is_first=part is message)]
        inner = tuple(
            _inner(part, n) for n, part in enumerate(parts) if not part.is_multipart()
        )  # fmt: skip
    except _BROKEN_RULES as problem:
        raise DamagedFile(
            f"a header breaks the rules of mail ({type(problem).__name__})",
            next_step="export the message again from the mail program",
        ) from None
    return Opened("mail", tuple(stretches), inner)


def open_mailbox(data: bytes, _: Limits) -> Opened:
    """Return the messages of a mailbox file, each as a file of its own."""
    starts = [match.end() for match in _NEXT_MESSAGE.finditer(data)]
    ends = [*starts[1:], len(data)]
    inner = []
    for n, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        message = data[start:end].partition(b"\n")[2]
        inner.append(Inner(f"message {n}", message, "message"))
    return Opened("mailbox", (), tuple(inner))


def _headers(part: Message, *, is_first: bool) -> Iterator[Stretch]:
    said = "mail header" if is_first else "header of a part of the mail,"
    for (name, value), (_, written) in zip(part.items(), part.raw_items(), strict=False):
        told, plain = str(value), str(written)
        if name.lower() in _NAMING:  # the name of an attachment is said with the attachment
            told = plain = _NAME.sub("", told)
        yield Stretch(f"{said} {name}", told)
        if "=?" not in plain and not set(_WORDS.findall(plain)) <= set(_WORDS.findall(told)):
            yield Stretch(f"{said} {name}", plain)
    for beside in (part.preamble, part.epilogue):
        if beside and beside.strip():
            yield Stretch("words around the parts of the mail", str(beside))


def _inner(part: Message, n: int) -> Inner:
    name = part.get_filename()
    return Inner(
        name or f"part {n}",
        bytes(part.get_payload(decode=True) or b""),
        "attachment" if name else "message",
    )
