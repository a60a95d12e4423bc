"""What an entry says was sent to another agency, and whether that agency's record tells of it."""

from collections.abc import Iterator
from datetime import timedelta

from candour.core.chronology.events.phrases import Found
from candour.core.chronology.silences.contacts.actors import Actors
from candour.core.chronology.silences.contacts.deeds import is_of_paper
from candour.core.chronology.silences.contacts.heard import Heard, Part, part_of
from candour.core.chronology.silences.contacts.nearness import Nearness
from candour.core.chronology.silences.contacts.record import Missing, Record
from candour.core.chronology.silences.model import SilenceKind

_NEAR, _HEAD, _AT_ONCE = 6, 3, 1
_TIMED_APART = 120
_TO_COME = frozenset({"verbal", "reported", "passive", "arranging", "follow", "awaiting"})


def not_received(heard: Heard, record: Record, actors: Actors) -> Iterator[Missing]:
    """A paper, a request or a message to an agency whose record, in the days after, tells of none.

    Where it is open which of several of a kind was meant, none of their records tells of it.
    What came back undelivered is not waited for.
    """
    words, own = actors.words, heard.entry.agency
    cells = (
        actors.meant.in_part(part_of(cell, words, actors.named), own, heard.last)
        for cell in heard.entry.shared_with
    )
    parts = (*heard.parts, *cells)
    if any(True for part in parts for _ in part.of("undelivered")):
        return
    sent: dict[frozenset[str], str] = {}
    for part in parts:
        if not part.is_own and is_of_paper(part, words):
            continue
        for one in part.mentions:
            others = actors.receivers(one) - {own}
            begin = _begin_of_sent(part, one, own, actors) if others else None
            if begin is not None:
                head, end = min(begin, one.first), max(begin, one.last)
                sent.setdefault(others, part.tokens.between(head, end))
    last = heard.last + timedelta(days=words.waits.receipt)
    for others, text in sent.items():
        if len(others) > 1 and any(them < others for them in sent):
            continue  # "letter to SW Crowe": whose she is was told
        open_to = frozenset(one for one in others if record.goes_on(one, heard.last, last))
        if open_to and not any(_is_received(record, one, heard) for one in others):
            other = actors.meant.nearest(open_to, heard.last)
            yield Missing(other, SilenceKind.EXPECTED, heard.last, last, heard.entry.id, text)


def _begin_of_sent(part: Part, one: Found, own: str, actors: Actors) -> int | None:
    """Where the words begin by which something was sent to an agency that is named."""
    near = Nearness(part, actors.words)
    undone = part.in_breath(one.first, "undone:breath", "undone:clause", "not_come")
    if not all(near.asks(doubt) for doubt in undone):
        return None  # "message left for GP, asking if he is well" was left
    asked = min((doubt.first for doubt in undone), default=len(part.tokens.words))
    cues = (cue for cue in part.in_breath(one.first, "cue") if cue.first < asked)
    if any(cue.code in _TO_COME for cue in cues):
        return None
    for sent in part.in_breath(one.first, "sent"):
        if _is_to(part, sent, one, actors) and not _is_of_another(part, sent, own, actors):
            return part.breath(sent.first).start
    for message in part.in_breath(one.first, "message"):
        is_head = message.first - part.clause(message.first).start < _HEAD
        is_head = is_head and part.tokens.words[message.first - 1] != "to"
        if is_head and _is_to(part, message, one, actors, is_noun=True):
            return message.first
    left = _left_message(part, one, own, actors)
    return _beside(part, one) if left is None else left


def _is_to(part: Part, sent: Found, one: Found, actors: Actors, *, is_noun: bool = False) -> bool:
    """Whether what was sent went to the one named: behind "to", or, behind a verb, at once."""
    lists = actors.words.lists
    between = part.tokens.words[sent.last + 1 : one.first]
    if not 0 < one.first - sent.last <= _NEAR or not lists["turned"].isdisjoint(between):
        return False
    if "and" in between and not any(sent.last < m.first < one.first for m in part.mentions):
        return False  # "sent to CSC and police" names two, "sent the form and rang police" one
    is_to = not lists["to_whom"].isdisjoint(between)
    return is_to or (len(between) <= _AT_ONCE and not is_noun)


def _is_of_another(part: Part, sent: Found, own: str, actors: Actors) -> bool:
    """ "Health visitor e-mailed social worker": who stands before is the sender."""
    return not part.opens_breath(sent.first) and any(
        one.last == sent.first - 1 and own not in actors.named_by(one) for one in part.mentions
    )


def _left_message(part: Part, one: Found, own: str, actors: Actors) -> int | None:
    """ "Rang school nurse, left message": in one sentence, near whom it was left for."""
    sentence = part.sentences[one.first]
    for left in part.of("message_left"):
        if part.sentences[left.first] != sentence or _is_of_another(part, left, own, actors):
            continue
        if -_NEAR <= left.first - one.last <= _NEAR:
            return left.first
    for rang in part.of("rang"):
        is_near = 0 < one.first - rang.last <= _HEAD and part.opens_breath(rang.first)
        if is_near and any(
            one.last < voice.first <= one.last + _NEAR and part.sentences[voice.first] == sentence
            for voice in part.of("voice")
        ):
            return rang.first
    return None


def _beside(part: Part, one: Found) -> int | None:
    """ "School nurse referral sent", "probation by e-mail": whose it is stands before."""
    breath = part.breaths[one.first]
    is_sent = any(
        0 < sent.first - one.last <= _HEAD and part.breaths[sent.first] == breath
        for sent in part.of("sent")
    )
    for message in part.of("message"):
        is_near = part.breaths[message.first] == breath and message.first > one.last
        is_paper = is_near and message.first == one.last + 1 and is_sent
        before = part.tokens.words[message.first - 1]
        is_by = is_near and before in ("by", "via") and message.first - one.last <= _NEAR
        if is_paper or is_by:
            return one.first
    return None


def _is_received(record: Record, other: str, sent: Heard) -> bool:
    """Whether a record speaks of the sender in days, or of any paper that came in weeks.

    Not hours before it was sent; but two records may time one message apart.
    """
    words, own, first, last = record.deeds.words, sent.entry.agency, sent.first, sent.last
    minute = max(0, (sent.minute or 0) - _TIMED_APART) if first == last else 0
    papers = [code for code, sort in words.sorts.items() if sort.paper]
    if record.has_spoken(other, own, first, last + timedelta(days=words.waits.trace), minute):
        return True
    by = last + timedelta(days=words.waits.receipt)
    if any(
        deed.heard.entry.agency == other and (deed.about <= {other} or own in deed.about)
        for code in papers
        for deed in record.deeds.between(other, code, first, by)
    ):
        return True
    return any(
        deed.heard.entry.agency == other and _tells_of_message(deed.heard)
        for deed in record.deeds.between(own, "call", first, by)
    )


def _tells_of_message(heard: Heard) -> bool:
    """ "E-mail from PC Dunn, read today": a message that came may be read weeks later."""
    return any(
        part.tokens.words[one.last + 1 : one.last + 2] == ("from",)
        for part in heard.parts
        for one in part.of("message")
    )
