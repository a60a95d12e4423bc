"""Whether a later entry keeps a promise."""

from collections.abc import Iterator
from datetime import date, timedelta

from candour.core.chronology.silences.contacts.deeds import ANYBODY, AT_A_TABLE, Deed, DeedIndex
from candour.core.chronology.silences.contacts.promise import Promise


def keepers(
    promise: Promise,
    deeds: DeedIndex,
    first: date,
    last: date,
    tellers: frozenset[int] = frozenset(),
) -> Iterator[Deed]:
    """Deeds that keep a promise within some days: of its sort, later, with whom it was aimed at.

    `tellers` are the entries that tell of the same promise: what they were written about keeps
    none of it.
    """
    for deed in deeds.between(promise.actor, promise.sort, first, last):
        if (
            _is_theirs(promise, deed, deeds)
            and _is_later(promise, deed, deeds, tellers)
            and _is_with(promise, deed, deeds)
        ):
            yield deed
    sort, day = deeds.words.sorts[promise.sort], timedelta(days=1)
    if names_a_day(promise) and (sort.joint or sort.any_on_the_day):
        whose = AT_A_TABLE if sort.joint else ANYBODY
        for deed in deeds.between(whose, promise.sort, promise.due.last - day, last):
            is_that_day = deed.heard.first <= promise.due.last + day
            if deed.has_failed:
                continue
            if is_that_day and _is_later(promise, deed, deeds, tellers):
                yield deed


def names_a_day(promise: Promise) -> bool:
    """Whether a promise is for one day ("clinic on 12 May"), not for a length of time."""
    due = promise.due
    return promise.is_dated and due.last - due.earliest <= due.latest - due.last


def is_kept(promise: Promise, deeds: DeedIndex, tellers: frozenset[int] = frozenset()) -> bool:
    """Whether an entry tells of what was promised, in time or within the grace."""
    due = promise.due
    found = keepers(promise, deeds, due.earliest, due.latest, tellers)
    return next(found, None) is not None


def _is_later(promise: Promise, deed: Deed, deeds: DeedIndex, tellers: frozenset[int]) -> bool:
    """Whether a deed comes after its promise.

    Beside the promise, in the column of what was done, it counts for what needs no day of its own
    ("GP to be told": "message to GP"). On the same day its hour must say so, or, where none is
    given, that no entry which tells of the promise tells of such a contact.
    """
    made, done = promise.heard, deed.heard
    if done.at == made.at:
        sort = deeds.words.sorts[promise.sort]
        return deed.is_own_account and not (
            promise.is_dated or promise.is_own_account or sort.dated
        )
    if done.at in tellers:
        return False
    if done.last != made.last:
        return done.last > made.last
    if _is_same_meeting(promise, deed, deeds):
        return False
    if done.minute is not None and made.minute is not None:
        return done.minute > made.minute
    return all(deed.sort not in deeds.told.get(at, ()) for at in (made.at, *tellers))


def _is_same_meeting(promise: Promise, deed: Deed, deeds: DeedIndex) -> bool:
    """Whether a deed of the promise's day stands in another entry of the meeting that made it."""
    made, done = promise.heard, deed.heard
    told = deeds.told.get(made.at, set()) & deeds.told.get(done.at, set())
    is_meeting = any(deeds.words.sorts[sort].joint for sort in told)
    return is_meeting and done.entry.agency != made.entry.agency


def _is_theirs(promise: Promise, deed: Deed, deeds: DeedIndex) -> bool:
    """Whether a deed may be of the agency that promised it, by who wrote it down."""
    writer, sort = deed.heard.entry.agency, deeds.words.sorts[promise.sort]
    if writer == promise.actor:
        return _is_of_sort(promise, deed, deeds)
    if deed.has_failed or deed.sort == "contact" or promise.is_to_family:
        return False
    if sort.aimed and not promise.about and writer not in promise.parties:
        return False  # its word with a third agency was not the one that was promised
    return _is_of_sort(promise, deed, deeds)


def _is_of_sort(promise: Promise, deed: Deed, deeds: DeedIndex) -> bool:
    """Whether a deed's sort keeps the promise.

    In another agency's record it must be of the very sort that was promised, or aimed at that
    agency; and a meeting of many keeps no word with one who was not at it.
    """
    writer, sorts = deed.heard.entry.agency, deeds.words.sorts
    if promise.sort == deed.sort:
        return True
    if deed.sort == "contact" and writer not in deeds.familiar and not names_a_day(promise):
        return False  # "two bruises seen at school" is no review of the child
    if sorts[deed.sort].joint and not sorts[promise.sort].joint:
        return not sorts[promise.sort].aimed or bool(promise.about & deed.about)
    return sorts[promise.sort].joint or writer == promise.actor or writer in promise.about


def _is_with(promise: Promise, deed: Deed, deeds: DeedIndex) -> bool:
    """Whether a deed may be about the person, and with the one, whom the promise was about."""
    is_of_one = deeds.words.sorts[promise.sort].by_contact and not names_a_day(promise)
    told = deeds.told.get(promise.heard.at, set())
    is_meeting = any(deeds.words.sorts[sort].joint for sort in told)
    if is_of_one and not is_meeting and not promise.heard.may_be_about(deed.heard):
        return False
    is_loose = promise.sort != deed.sort or deeds.words.sorts[promise.sort].aimed
    if promise.whom and is_loose and not deed.heard.names(promise.whom):
        return False
    return not promise.about or bool(promise.about & deed.about)
