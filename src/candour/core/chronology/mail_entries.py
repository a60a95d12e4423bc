"""Entries from mail: one for each message, its own and those that it quotes.

A message's words are what happened, its date is when, its sender and addressees are people, its
subject is the source. A header is a run of lines "From: … Sent: … To: … Subject: …", in the mail's
own format or as it was printed, pasted or quoted; or a line "On … somebody wrote:".
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from re import IGNORECASE, MULTILINE
from re import compile as pattern

from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.documents.passage import Kind, Passage
from candour.core.spans import Span

_MARKS = pattern(r"[>\s*]*")
_LABEL = pattern(
    r"(?:^[>\s*]*|(?<=\s))(from|sent|date|to|cc|bcc|subject)\s?:[ \t*]*", IGNORECASE | MULTILINE
)
_TECHNICAL = pattern(r"[A-Z][\w-]+: ")
_WROTE = pattern(r"[>\s]*On (?P<date>.{4,120}), (?P<who>[^,:]{2,80}) wrote:\s*$")
_ADDRESS = pattern(r"<[^>]*>|\[[^\]]*\]|\S+@\S+")
_PARTED = pattern(r';|,(?=(?:[^"]*"[^"]*")*[^"]*$)')
_DATES = ("sent", "date")

FindDate = Callable[[str], tuple[Span, UncertainDate] | None]
"""Finds the first date of some words, and where it stands in them."""


@dataclass(frozen=True, slots=True)
class Mail:
    """One message: when it was sent, who wrote it to whom, and the passages of its words."""

    opens: Passage = field(repr=False)
    when: tuple[Span, UncertainDate]
    people: tuple[str, ...] = field(repr=False)
    copied: tuple[str, ...] = field(repr=False)
    subject: tuple[Span, str] | None = field(repr=False)
    header: frozenset[str]
    """the ids of the passages that its header stands in"""
    body: tuple[Passage, ...] = field(repr=False)


def mails_in(
    passages: Sequence[Passage], find_date: FindDate, is_own: Callable[[Passage], bool]
) -> Iterator[Mail]:
    """Yield the messages among a document's passages, in order.

    A message's words reach to the next header. Passages that `is_own` (they open with a date) tell
    of a day of their own, and are no part of it.
    """
    at = 0
    while at < len(passages):
        end = _header_end(passages, at)
        begun = _begun(passages[at:end], find_date) if end > at else None
        if begun is None:
            at = max(end, at + 1)
            continue
        until = end
        while until < len(passages) and _header_end(passages, until) == until:
            until += 1
        body = tuple(one for one in passages[end:until] if not is_own(one))
        when, fields = begun
        subject = next(((span, said) for span, said in fields.get("subject", ())), None)
        senders = [said for label in ("from", "to") for _, said in fields.get(label, ())]
        copied = [said for label in ("cc", "bcc") for _, said in fields.get(label, ())]
        yield Mail(
            passages[at],
            when,
            tuple(name for said in senders for name in _names(said)),
            tuple(name for said in copied for name in _names(said)),
            subject,
            frozenset(one.id for one in passages[at:end]),
            body,
        )
        at = until


def mail_entry(mail: Mail, agency: str, position: int) -> Entry:
    """Return the entry of a message; the marks of quoting are no part of its words."""
    pieces = tuple(piece for passage in mail.body for piece in _lines(passage))
    first = mail.body[0] if mail.body else mail.opens
    if not pieces:
        pieces = (mail.opens.span,)
    said = "\n".join(_words(first, mail, piece) for piece in pieces)
    span, date = mail.when
    places = {Field.HAPPENED: span, Field.WHAT: Span(pieces[0].start, pieces[-1].end)}
    if mail.subject is not None:
        places[Field.SOURCE] = mail.subject[0]
    return Entry(
        id=first.id,
        original=first.original,
        agency=agency,
        happened=date,
        what=said,
        locator=first.locator,
        position=position,
        source=mail.subject[1] if mail.subject is not None else None,
        people=mail.people,
        shared_with=mail.copied,
        places=places,
        pieces=pieces,
    )


def _words(first: Passage, mail: Mail, piece: Span) -> str:
    for passage in (first, *mail.body, mail.opens):
        if passage.span.contains(piece):
            return piece.moved(-passage.span.start).words(passage.text)
    return ""


def _lines(passage: Passage) -> Iterator[Span]:
    """The lines of a passage without marks of quoting; a passage without any is one."""
    if not passage.text.lstrip().startswith(">"):
        yield passage.span
        return
    begin = passage.span.start
    for line in passage.text.split("\n"):
        marks = _MARKS.match(line)
        start = marks.end() if marks is not None else 0
        if line[start:].strip():
            yield Span(begin + start, begin + len(line))
        begin += len(line) + 1


def _header_end(passages: Sequence[Passage], at: int) -> int:
    """The passage after a header that begins at one; the same where none begins."""
    if _WROTE.match(passages[at].text):
        return at + 1
    end = at
    while end < len(passages) and _is_header(passages[end]):
        end += 1
    return end


def _is_header(passage: Passage) -> bool:
    if _LABEL.match(passage.text) is not None:
        return True
    return passage.kind is Kind.MAIL_HEADER and _TECHNICAL.match(passage.text) is not None


def _begun(
    header: Sequence[Passage], find_date: FindDate
) -> tuple[tuple[Span, UncertainDate], Mapping[str, Sequence[tuple[Span, str]]]] | None:
    """When a message was sent, and the words behind each label; None where it is no header."""
    fields = _fields(header)
    if "from" not in fields:
        return None
    for label in _DATES:
        for span, said in fields.get(label, ()):
            found = find_date(said)
            if found is not None:
                return (found[0].moved(span.start), found[1]), fields
    return None


def _fields(header: Sequence[Passage]) -> dict[str, list[tuple[Span, str]]]:
    fields: dict[str, list[tuple[Span, str]]] = {}
    for passage in header:
        if (wrote := _WROTE.match(passage.text)) is not None:
            for label, group in (("date", "date"), ("from", "who")):
                place = Span(*wrote.span(group)).moved(passage.span.start)
                fields.setdefault(label, []).append((place, wrote.group(group)))
            continue
        found = list(_LABEL.finditer(passage.text))
        for number, one in enumerate(found):
            more = found[number + 1].start() if number + 1 < len(found) else len(passage.text)
            said = passage.text[one.end() : more].split("\n", 1)[0].rstrip(" *>")
            place = Span(one.end(), one.end() + len(said)).moved(passage.span.start)
            fields.setdefault(one.group(1).casefold(), []).append((place, said))
    return fields


def _names(said: str) -> Iterator[str]:
    """The names of senders or addressees; "Reed, Ann" is one."""
    surname = ""
    for part in _PARTED.split(said):
        name = " ".join(_ADDRESS.sub(" ", part).split()).strip(" ,'\"")
        if name and not surname and " " not in name and name == part.strip():
            surname = name
        elif name:
            yield f"{surname}, {name}" if surname else name
            surname = ""
    if surname:
        yield surname
