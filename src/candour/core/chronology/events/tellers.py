"""What a message is likeliest of: the last thing that the agency which sent it had recorded."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from candour.core.chronology.events.features import Features

_LATE = 31
_MOST = 4


def last_of_tellers(features: Sequence[Features]) -> Mapping[int, frozenset[int]]:
    """Rows of the telling agency on its last day up to each message, by the message's position.

    A day on which that agency wrote more than a few rows points to none of them.
    """
    by_agency: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in features:
        if one.first is not None and not one.is_vague:
            by_agency[one.agency][one.first].append(one.at)
    days = {agency: sorted(rows) for agency, rows in by_agency.items()}
    found: dict[int, frozenset[int]] = {}
    for one in features:
        if one.last is None or not one.told_by:
            continue
        likely: set[int] = set()
        for agency in one.told_by & days.keys():
            place = bisect_right(days[agency], one.last)
            if place and one.last - days[agency][place - 1] <= _LATE:
                rows = by_agency[agency][days[agency][place - 1]]
                likely.update(rows if len(rows) <= _MOST else ())
        if likely:
            found[one.at] = frozenset(likely)
    return found
