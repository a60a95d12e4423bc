"""Rows that a service wrote of one call-out: the call, the arrival, the handing over."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from candour.core.chronology.events.features import Features
from candour.core.chronology.events.words import EventWords

_DAY = 1440
_ONE_NUMBER_WITHIN = 240
_FOLLOWS_WITHIN = 120
_ARRIVES_WITHIN = 45


def callouts_of(features: Sequence[Features], words: EventWords) -> Mapping[int, int]:
    """Return the first row of each row's call-out, by position, for those that have several rows.

    Rows belong together under one number, or where a service that writes several rows of a
    call-out goes on within two hours without telling of another call. An arrival soon after a call
    is of that call.
    """
    by_agency: dict[str, list[tuple[int, Features]]] = defaultdict(list)
    for one in features:
        if one.first is not None and one.minute is not None and not one.is_vague:
            by_agency[one.agency].append((one.first * _DAY + one.minute, one))
    found: dict[int, int] = {}
    for rows in by_agency.values():
        rows.sort(key=lambda row: (row[0], row[1].at))
        for first, later in _follow(rows, words):
            found[later] = found.setdefault(first, first)
    return found


def _follow(rows: Sequence[tuple[int, Features]], words: EventWords) -> Iterator[tuple[int, int]]:
    """Each row that goes on with a call-out, with the row before it in that call-out."""
    for place, (minute, row) in enumerate(rows):
        for before, earlier in reversed(rows[max(0, place - _LOOKED_AT) : place]):
            if _goes_on(earlier, row, minute - before, words):
                yield earlier.at, row.at
                break


_LOOKED_AT = 4


def _goes_on(earlier: Features, row: Features, apart: int, words: EventWords) -> bool:
    if row.is_again or apart >= _ONE_NUMBER_WITHIN:
        return False
    if earlier.subjects and row.subjects and earlier.subjects.isdisjoint(row.subjects):
        return False
    writes_several = row.kind in words.call_outs
    if row.reference and row.reference == earlier.reference:
        return writes_several or (earlier.is_stage and row.is_stage)
    if not row.is_stage or row.opens_call:
        return False
    is_arrival = row.kind in words.arriving and earlier.opens_call and apart < _ARRIVES_WITHIN
    return is_arrival or (writes_several and apart < _FOLLOWS_WITHIN)
