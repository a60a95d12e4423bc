"""A message as both mail formats give it, turned into passages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from re import compile as pattern

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Kind
from candour.core.documents.report import LeftOut
from candour.readers.reading import Member, Reading

_QUOTED = pattern(r"^\s?(>\s?)+")
_LEAD_IN = pattern(
    r"^(On .{4,120} wrote:|-{2,}\s*Original Message\s*-{2,}|-{2,}\s*Forwarded message\s*-{2,}"
    r"|From:\s.*)$"
)


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its headers in order, its words, and the files that came with it."""

    headers: tuple[tuple[str, str], ...] = field(repr=False)
    plain: str | None = field(repr=False)
    html: str | None = field(repr=False)
    attachments: tuple[Member, ...] = field(default=(), repr=False)
    warnings: tuple[str, ...] = ()


def reading_of(message: Message) -> Reading:
    """Return a message's headers and paragraphs; words quoted from others are kind quotation.

    Where a message holds the same words twice (plain and HTML), the plain ones are read; where the
    two differ, the HTML is an original of its own, so that neither is lost.
    """
    drafts = [
        Draft(f"h{n}", Locator(part=Part.METADATA, line=n), Kind.MAIL_HEADER, f"{name}: {value}")
        for n, (name, value) in enumerate(message.headers, start=1)
    ]
    members = list(message.attachments)
    left_out: list[LeftOut] = []
    warnings = list(message.warnings)
    place = Locator(part=Part.ATTACHMENT, path="message.html")
    if message.plain is not None:
        drafts += _paragraphs(message.plain)
        if message.html is not None and _same_words(message.plain, message.html):
            left_out.append(LeftOut(place, "the same message again as HTML, word for word"))
        elif message.html is not None:
            warnings.append("the HTML form of this message has other words: read on its own")
            members.insert(0, Member("message.html", message.html.encode()))
    elif message.html is not None:
        members.insert(0, Member("message.html", message.html.encode()))
        warnings.append("this message is HTML only: its words are read as message.html")
    return Reading(tuple(drafts), (), tuple(left_out), tuple(warnings), tuple(members))


def _paragraphs(body: str) -> list[Draft]:
    drafts: list[Draft] = []
    for line, text in _split(body):
        kind = Kind.QUOTATION if _QUOTED.match(text) else Kind.PARAGRAPH
        if _LEAD_IN.match(text.split("\n", 1)[0].strip()):
            kind = Kind.MAIL_HEADER
        count = len(drafts) + 1
        drafts.append(Draft(f"p{count}", Locator(paragraph=count, line=line), kind, text))
    return drafts


def _split(body: str) -> Iterator[tuple[int, str]]:
    """Yield paragraphs with the line each begins on; a change of quoting begins a new one."""
    begun, kept = 1, list[str]()
    for number, line in enumerate([*body.split("\n"), ""], start=1):
        bare = _QUOTED.sub("", line).strip()
        if kept and (not bare or _depth(line) != _depth(kept[-1]) or _LEAD_IN.match(bare)):
            yield begun, "\n".join(kept)
            kept = []
        if bare:
            begun = begun if kept else number
            kept.append(line.rstrip())


def _depth(line: str) -> int:
    marks = _QUOTED.match(line)
    return marks.group().count(">") if marks else 0


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self._silent += tag in ("style", "script", "title")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "script", "title")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found += data.split()


def _same_words(plain: str, html: str) -> bool:
    words = _Words()
    words.feed(html)
    bare = "\n".join(_QUOTED.sub("", line) for line in plain.split("\n"))
    return "".join(words.found) == "".join(bare.split())
