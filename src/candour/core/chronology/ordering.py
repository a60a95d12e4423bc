"""The one place that says how a chronology is put in a row."""

from collections.abc import Iterable

from candour.core.chronology.entry import Entry
from candour.core.dates.comparing import Margins
from candour.core.dates.sorting import SortKey, sort_key


def in_order(entries: Iterable[Entry], margins: Margins) -> list[Entry]:
    """Return entries in order of when they happened.

    Dates go by the rule in `dates/sorting.py`. Entries that the dates do not part keep their
    agency's own order; undated ones come last, in their author's order, never at a neighbour's
    date. Between agencies the order files were given in decides, so that the result is always the
    same.
    """

    def key(entry: Entry) -> SortKey:
        return sort_key(entry.happened, margins)

    return sorted(entries, key=key)
