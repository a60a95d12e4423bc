"""A promise counted from another of its entry: "MARAC 14/7. I will ring after the meeting"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from candour.core.chronology.silences.contacts.due import open_due
from candour.core.chronology.silences.contacts.promise import Promise
from candour.core.chronology.silences.contacts.words import PromiseWords


def counted_from(promise: Promise, found: Sequence[Promise], words: PromiseWords) -> Promise:
    """The promise, waited for from the day of the contact that it is to follow, where told."""
    if promise.is_dated:
        return promise
    sorts = frozenset(_to_follow(promise, words))
    days = [
        other.due.last
        for other in found
        if other.is_dated and other.sort in sorts and other.due.last > promise.made
    ]
    if not days:
        return promise
    due = open_due(min(days), words.sorts[promise.sort], words, promise.due.at)
    return replace(promise, due=replace(due, earliest=promise.made))


def _to_follow(promise: Promise, words: PromiseWords) -> Iterator[str]:
    """The sorts of contact that stand behind "after" in the words of a promise."""
    if promise.part is None:
        return
    said = promise.part.tokens.words
    for one in promise.part.of("planned"):
        before = said[max(0, one.first - 2) : one.first]
        is_behind = not words.lists["afters"].isdisjoint(before)
        if is_behind and promise.part.breaths[one.first] in promise.breaths:
            yield from (one.code, *words.sorts[one.code].kept_by)
