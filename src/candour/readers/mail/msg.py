"""Outlook messages (.msg), read with python-oxmsg."""

from io import BytesIO

from oxmsg import Message as OutlookMessage

from candour.errors import DamagedFile
from candour.readers.limits import Limits
from candour.readers.mail.message import Message, reading_of
from candour.readers.reading import Member, Reader, Reading

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTY_STREAM = "__properties_version1.0".encode("utf-16-le")
_HEADERS = (("From", "sender"), ("Date", "sent_date"), ("Subject", "subject"))


def sureness(data: bytes, name: str) -> float:
    """Sure where an OLE container holds the stream that every Outlook message has."""
    return 0.95 if data.startswith(_OLE) and _PROPERTY_STREAM in data else 0


def read(data: bytes, limits: Limits) -> Reading:
    """Read headers, words and attachments of one message."""
    message = OutlookMessage.load(BytesIO(data))
    headers = list(message.message_headers.items())
    if not headers:
        headers = [(name, str(getattr(message, key) or "")) for name, key in _HEADERS]
        headers += [("To", recipient.email_address) for recipient in message.recipients]
    if message.body is None and message.html_body is None:
        raise DamagedFile(
            "the message holds no words that can be read (an RTF body only)",
            next_step="save it from the mail program as .eml or as HTML",
        )
    return reading_of(
        Message(
            headers=tuple((name, " ".join(value.split())) for name, value in headers if value),
            plain=message.body.replace("\r\n", "\n") if message.body is not None else None,
            html=message.html_body,
            attachments=tuple(
                Member(
                    (attached.file_name or f"part{n}").replace("/", "_"), attached.file_bytes or b""
                )
                for n, attached in enumerate(message.attachments, start=1)
            ),
        )
    )


READER = Reader(
    format="msg",
    title="Outlook message (.msg)",
    endings=(".msg",),
    sureness=sureness,
    read=read,
    in_worker=True,
)
