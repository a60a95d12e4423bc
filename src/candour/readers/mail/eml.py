"""Internet messages (.eml, RFC 5322), read with Python's own library."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.message import Message as Part
from re import IGNORECASE
from re import compile as pattern

from candour.errors import DamagedFile
from candour.readers.limits import Limits
from candour.readers.mail.message import Message, reading_of
from candour.readers.reading import Member, Reader, Reading

_HEADER = pattern(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]")
_TELLING = pattern(
    rb"^(From|To|Subject|Date|Message-ID|Received|Return-Path|MIME-Version|Delivered-To):",
    IGNORECASE,
)
_LOOKED_AT = 20
_BROKEN_RULES = (AttributeError, IndexError, KeyError, LookupError, TypeError, ValueError)
"""What Python's mail library raises on malformed headers; it has no error of its own for them."""
_NEXT_STEP = "export the message again from the mail program"


def sureness(data: bytes, name: str) -> float:
    """Sure where the first lines are headers and at least two of them only mail has."""
    head = data[:16_384].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").split(b"\n\n")[0]
    lines = [line for line in head.split(b"\n")[:_LOOKED_AT] if not line.startswith((b" ", b"\t"))]
    if not lines or not all(_HEADER.match(line) for line in lines if line):
        return 0
    telling = sum(_TELLING.match(line) is not None for line in lines)
    return 0.9 if telling >= 3 or (telling >= 2 and name.lower().endswith(".eml")) else 0


def read(data: bytes, limits: Limits) -> Reading:
    """Read headers, words and attachments of one message."""
    try:
        taken = _taken(message_from_bytes(data, EmailMessage, policy=policy.default))
    except _BROKEN_RULES as problem:
        raise DamagedFile(
            f"a header breaks the rules of mail ({type(problem).__name__})", next_step=_NEXT_STEP
        ) from None
    return reading_of(taken)


def _taken(message: EmailMessage) -> Message:
    return Message(
        headers=tuple((name, _header_text(value)) for name, value in message.raw_items()),
        plain=_body(message, "plain"),
        html=_body(message, "html"),
        attachments=tuple(_attachments(message)),
        warnings=_defects(message),
    )


def _header_text(raw: object) -> str:
    # Not through the policy's own header objects: some malformed addresses make them raise, and a
    # header is shown as it stands.
    try:
        text = str(make_header(decode_header(str(raw))))
    except (*_BROKEN_RULES, HeaderParseError):
        text = str(raw)
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _body(message: EmailMessage, kind: str) -> str | None:
    part = message.get_body(preferencelist=(kind,))
    if not isinstance(part, EmailMessage) or part.is_attachment():
        return None
    return _text(part)


def _text(part: EmailMessage) -> str:
    try:
        content = part.get_content()
    except (LookupError, UnicodeError):  # an encoding nobody knows
        payload = part.get_payload(decode=True)
        content = payload.decode("latin-1") if isinstance(payload, bytes) else ""
    return str(content).replace("\r\n", "\n").replace("\0", "")


def _attachments(message: EmailMessage) -> list[Member]:
    bodies = {id(message.get_body(preferencelist=(kind,))) for kind in ("plain", "html")}
    members: list[Member] = []
    for part in _leaves(message):
        if id(part) in bodies and not _is_attachment(part):
            continue
        name = part.get_filename() or f"part{len(members) + 1}{_ending(part.get_content_type())}"
        members.append(Member(str(name).replace("/", "_"), _bytes(part)))
    return members


def _leaves(message: Part) -> Iterator[Part]:
    """Yield the parts that hold something; a message inside a message is one, whole."""
    if message.is_multipart() and message.get_content_type() != "message/rfc822":
        for part in message.get_payload():
            if isinstance(part, Part):
                yield from _leaves(part)
    else:
        yield message


def _is_attachment(part: object) -> bool:
    return isinstance(part, EmailMessage) and part.is_attachment()


def _bytes(part: object) -> bytes:
    if not isinstance(part, EmailMessage):
        return b""
    if part.get_content_type() == "message/rfc822":
        return b"".join(bytes(inner) for inner in part.iter_parts())
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _ending(content_type: str) -> str:
    return {"text/plain": ".txt", "text/html": ".html", "message/rfc822": ".eml"}.get(
        content_type, ""
    )


def _defects(message: EmailMessage) -> tuple[str, ...]:
    found = sorted({type(defect).__name__ for part in message.walk() for defect in part.defects})
    return (
        (f"the message breaks the rules of mail ({', '.join(found)}): check it",) if found else ()
    )


READER = Reader(
    format="eml",
    title="e-mail message (.eml)",
    endings=(".eml",),
    sureness=sureness,
    read=read,
    in_worker=True,
)
