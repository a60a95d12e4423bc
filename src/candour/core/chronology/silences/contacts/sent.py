"""What an entry says was sent to another agency, and whether that agency's record tells of it."""

from collections.abc import Iterator
from datetime import date, timedelta

from candour.core.chronology.events.phrases import Found
from candour.core.chronology.silences.contacts.actors import Actors
from candour.core.chronology.silences.contacts.heard import Heard, Part
from candour.core.chronology.silences.contacts.record import Missing, Record
from candour.core.chronology.silences.model import SilenceKind

_NEAR, _HEAD = 5, 3
_TO_COME = frozenset({"verbal", "reported", "passive", "arranging", "follow", "awaiting"})


def not_received(heard: Heard, record: Record, actors: Actors) -> Iterator[Missing]:
    """A paper, a request or a message to an agency whose record, in the days after, tells of none.

    What came back undelivered is not waited for.
    """
    words, own = actors.words, heard.entry.agency
    if any(True for part in heard.parts for _ in part.of("undelivered")):
        return
    sent: dict[str, str] = {}
    for part in heard.parts:
        for one in part.mentions:
            other = actors.chosen("", actors.named_by(one) - {own})
            begin = None if other is None else _begin_of_sent(part, one, actors)
            if other is not None and begin is not None:
                sent.setdefault(other, part.tokens.between(begin, max(begin, one.last)))
    for other, text in sent.items():
        last = heard.last + timedelta(days=words.waits.receipt)
        first_entry, last_entry = record.spans.get(other, (last, last))
        goes_on = first_entry < heard.last and last <= last_entry
        if goes_on and not _is_received(record, other, own, heard.first, last):
            yield Missing(other, SilenceKind.EXPECTED, heard.last, last, heard.entry.id, text)


def _begin_of_sent(part: Part, one: Found, actors: Actors) -> int | None:
    """Where the words begin by which something was sent to an agency that is named."""
    if part.in_breath(one.first, "undone:breath", "undone:clause", "not_come"):
        return None
    if any(cue.code in _TO_COME for cue in part.in_breath(one.first, "cue")):
        return None
    words, lists = part.tokens.words, actors.words.lists
    breath = part.breath(one.first)
    for at in range(one.first - 1, max(breath.start, one.first - _NEAR) - 1, -1):
        between = words[at + 1 : one.first]
        if not lists["turned"].isdisjoint(between):
            return None
        is_to = not lists["to_whom"].isdisjoint(between)
        if words[at] in lists["sent"] and (is_to or not between):
            return breath.start
        is_noun = words[at] in lists["messages"] and is_to
        if is_noun and at - breath.start < _HEAD and _opens_sentence(part, breath.start):
            return at
    return _left_message(part, one, actors) or _role_before(part, one, actors)


def _opens_sentence(part: Part, at: int) -> bool:
    return not at or part.sentences[at - 1] != part.sentences[at]


def _left_message(part: Part, one: Found, actors: Actors) -> int | None:
    """ "Rang school nurse, left message": behind whom it was left for, in the sentence."""
    for left in part.of("message_left"):
        is_same = part.sentences[left.first] == part.sentences[one.first]
        if is_same and 0 < left.first - one.last <= _NEAR:
            return one.first
    return None


def _role_before(part: Part, one: Found, actors: Actors) -> int | None:
    """ "School nurse referral sent": whose referral it is stands before."""
    words, lists = part.tokens.words, actors.words.lists
    behind = words[one.last + 1 : one.last + 4]
    is_paper = bool(behind) and behind[0] in ("referral", "request")
    is_sent = not lists["sent"].isdisjoint(behind[1:])
    same = part.breaths[one.first] == part.breaths[min(one.last + 1, len(words) - 1)]
    return one.first if is_paper and is_sent and same else None


def _is_received(record: Record, other: str, own: str, first: date, last: date) -> bool:
    """Whether a record speaks of the sender, or of any paper that came, in these days."""
    words = record.deeds.words
    papers = [code for code, sort in words.sorts.items() if sort.paper]
    first -= timedelta(days=words.waits.slip)
    return record.has_spoken(other, own, first, last) or any(
        deed.heard.entry.agency == other and deed.about <= {other}
        for code in papers
        for deed in record.deeds.between(other, code, first, last)
    )
