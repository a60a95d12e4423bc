"""Contacts told as repeated: "weekly visits", "core group monthly", "visits every ten days"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from candour.core.chronology.events.phrases import Found
from candour.core.chronology.silences.contacts.heard import Part
from candour.core.chronology.silences.contacts.lengths import after, lengths_in
from candour.core.chronology.silences.contacts.nearness import Nearness
from candour.core.chronology.silences.contacts.words import PromiseWords

_BEHIND, _CLOSE = 6, 3


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A sort of contact, how often it is to come, and how many times, if that is said."""

    whole: Found
    planned: Found
    count: int
    unit: str
    turns: int


def rhythms_in(part: Part, near: Nearness, words: PromiseWords, made: date) -> Iterator[Rhythm]:
    """Every rhythm to come of a part."""
    for found in part.of("rhythm"):
        count, unit, last = _often(part, found, words)
        if not count or near.is_undone(found) or near.has_past(found):
            continue
        whole = Found("rhythm", found.code, found.first, last)
        planned = near.behind(whole, 2) or near.before(whole, _CLOSE)
        if planned is None or not _is_to_come(part, whole, planned, words):
            continue
        if not near.is_speech_of_family(planned.first):
            turns = _turns(part, whole) or _turns_for(part, whole, words, (count, unit), made)
            yield Rhythm(whole, planned, count, unit, turns)


def _often(part: Part, found: Found, words: PromiseWords) -> tuple[int, str, int]:
    count, unit = words.rhythms[found.code]
    if count:
        return count, unit, found.last
    for length in lengths_in(part, words):
        if length.first == found.last + 1:
            return length.count, length.unit, length.last
    return 0, unit, found.last


def _turns_for(
    part: Part, whole: Found, words: PromiseWords, rhythm: tuple[int, str], made: date
) -> int:
    """ "Each week for six weeks": the turns in that time."""
    for length in lengths_in(part, words):
        is_near = whole.last < length.first <= whole.last + _BEHIND
        if is_near and part.tokens.words[length.first - 1] == "for":
            turn = (after(made, *rhythm) - made).days
            return (after(made, length.count, length.unit) - made).days // max(1, turn)
    return 0


def _turns(part: Part, rhythm: Found) -> int:
    """ "Weekly x 4": how often, where that is said."""
    words = part.tokens.words
    for at in range(rhythm.last + 1, min(rhythm.last + 5, len(words) - 1)):
        if words[at] in ("x", "times") and words[at + 1].isdigit():
            return int(words[at + 1])
        if words[at][0] == "x" and words[at][1:].isdigit():
            return int(words[at][1:])
    return 0


def _is_to_come(part: Part, rhythm: Found, planned: Found, words: PromiseWords) -> bool:
    before = part.tokens.words[part.breath(planned.first).start : planned.first]
    if not words.lists["asking"].isdisjoint(before):
        return False  # "asked about the man whom neighbours see daily"
    if part.in_clause(rhythm.first, "cue"):
        return True
    if part.tokens.words[planned.last].endswith("ing"):
        return False  # "visiting daily" is what goes on
    is_plural = part.tokens.words[planned.last].endswith("s")
    return is_plural or planned.first < rhythm.first
