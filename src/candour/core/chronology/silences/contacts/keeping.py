"""Whether a later entry keeps a promise."""

from collections.abc import Iterator
from datetime import date

from candour.core.chronology.silences.contacts.deeds import Deed, DeedIndex
from candour.core.chronology.silences.contacts.promise import Promise


def keepers(promise: Promise, deeds: DeedIndex, first: date, last: date) -> Iterator[Deed]:
    """Deeds that keep a promise within some days: of its sort, later, with whom it was aimed at."""
    for deed in deeds.between(promise.actor, promise.sort, first, last):
        if _is_later(promise, deed, deeds) and _is_with(promise, deed):
            yield deed


def is_kept(promise: Promise, deeds: DeedIndex) -> bool:
    """Whether an entry tells of what was promised, in time or within the grace."""
    due = promise.due
    return next(keepers(promise, deeds, due.earliest, due.latest), None) is not None


def _is_later(promise: Promise, deed: Deed, deeds: DeedIndex) -> bool:
    """Whether a deed comes after its promise.

    Beside the promise, in the column of what was done, it counts for what needs no day of its own
    ("GP to be told": "message to GP"). On the same day its hour must say so, or, where none is
    given, that the promise's own entry tells of no such contact.
    """
    made, done = promise.heard, deed.heard
    if done.at == made.at:
        sort = deeds.words.sorts[promise.sort]
        return deed.is_own_account and not (
            promise.is_dated or promise.is_own_account or sort.dated
        )
    if done.last != made.last:
        return done.last > made.last
    if done.minute is not None and made.minute is not None:
        return done.minute > made.minute
    return deed.sort not in deeds.told.get(made.at, ())


def _is_with(promise: Promise, deed: Deed) -> bool:
    return not promise.about or bool(promise.about & deed.about)
