"""Candour's plain engine, given nothing but rows and headings."""

from itertools import pairwise

from benchmarks.linkage.sets import Pair, PeopleSet
from candour.actions.linking_tables import digits_of_dates
from candour.linkage.plain import link_plain
from candour.linkage.records import prepare
from candour.linkage.tables import PeopleTable, stack
from candour.vocabulary.comparing import load_column_words, load_name_words, load_weights


def plain(people: PeopleSet) -> dict[str, set[Pair]]:
    """The pairs as likely as not, and the pairs within people."""
    columns = load_column_words().columns(people.headings.values())
    rows = [[row[one] for one in people.headings] for row in people.rows]
    cuts = [0, *([people.first] if people.first else []), len(rows)]
    tables = [
        PeopleTable(f"table{a}", columns, rows[a:b], [str(at) for at in range(a, b)])
        for a, b in pairwise(cuts)
    ]
    records = prepare(stack(tables), load_name_words(), load_column_words(), digits_of_dates)
    linked = link_plain(records, load_name_words(), load_weights())
    return {
        "pairs from .5": {(one.left, one.right) for one in linked.links},
        "people": people.within(linked.people),
    }
