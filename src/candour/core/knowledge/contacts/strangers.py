"""What records call an agency, and staff nobody introduced: told by who tells of the same contact.

"Clearway rang back" is the drug service's call where its own record tells of one to the same
agency on that day. A name that no record answers is nobody's, and its contacts are left out.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from candour.core.knowledge.contacts.telling import Telling
from candour.core.knowledge.contacts.words import ContactWords

_NEAR, _POSTED = 1, 7
_MOSTLY = 0.5


def introduced(tellings: Sequence[Telling], words: ContactWords) -> list[Telling]:
    """Tellings with every stranger told for the agency that answers; the others left out."""
    known = [one for one in tellings if one.of_stranger is None and one.receiver]
    by_day: dict[str, list[tuple[int, Telling]]] = defaultdict(list)
    for one in known:
        if one.when.earliest is not None:
            for agency in one.pair:
                by_day[agency].append((one.when.earliest.toordinal(), one))
    for told in by_day.values():
        told.sort(key=lambda dated: dated[0])
    strange: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        if one.of_stranger is not None:
            strange[one.of_stranger].append(one)
    found = list(known)
    found += (one for one in tellings if one.of_stranger is None and not one.receiver)
    for name, said in strange.items():
        answering = _answering(said, by_day, words)
        if answering is not None:
            found += _renamed(name, answering, said)
    return sorted(found, key=lambda one: one.at)


def _answering(
    said: Sequence[Telling], by_day: dict[str, list[tuple[int, Telling]]], words: ContactWords
) -> str | None:
    """The one agency whose own record answers most of what is told of a stranger."""
    answers: Counter[str] = Counter()
    sure: set[str] = set()
    for one in said:
        mirrored = {
            other.writer: other.event is not None and other.event == one.event
            for other in _around(one, by_day.get(one.writer, []), words)
            if other.writer != one.writer and _is_mirrored(one, other)
        }
        answers.update(mirrored.keys())
        sure.update(agency for agency, is_event in mirrored.items() if is_event)
    ranked = answers.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    agency, count = ranked[0]
    is_enough = count > 1 or agency in sure or len(said) <= len(("one", "other"))
    return agency if is_enough and count >= _MOSTLY * len(said) else None


def _around(
    one: Telling, told: list[tuple[int, Telling]], words: ContactWords
) -> Iterator[Telling]:
    if one.when.earliest is None:
        return
    day = one.when.earliest.toordinal()
    is_sent = one.means in words.lists["arrives"]
    near = _POSTED if is_sent else _NEAR
    first = bisect_left(told, day - near, key=lambda dated: dated[0])
    last = bisect_right(told, day + near, key=lambda dated: dated[0])
    yield from (other for _, other in told[first:last])


def _is_mirrored(one: Telling, other: Telling) -> bool:
    """Whether two could be of one contact: the same way, and no other means."""
    is_sender = one.writer == one.sender
    same_way = other.is_both or one.is_both or (other.sender == one.writer) == is_sender
    return same_way and (one.means == other.means or None in (one.means, other.means))


def _renamed(name: str, agency: str, said: Sequence[Telling]) -> Iterator[Telling]:
    for one in said:
        if one.writer == agency:
            continue
        sender = agency if one.sender == name else one.sender
        receiver = agency if one.receiver == name else one.receiver
        if sender != receiver:
            yield replace(one, sender=sender, receiver=receiver)
