"""The headings of a written chronology.

The headings of an entry's fields are ones that `vocabulary/headings.yaml` maps back to the same
fields; the others lead nowhere there, so that a written chronology reads back to its entries.
"""

from collections.abc import Sequence
from enum import StrEnum


class Column(StrEnum):
    """A column, by its heading."""

    DATE = "Date"
    SPAN = "Span"
    AS_WRITTEN = "As written"
    EARLIEST = "Earliest"
    LATEST = "Latest"
    RECORDED = "Date recorded"
    KEY = "Key"
    AGENCY = "Agency"
    WHAT = "What happened"
    WHO = "Who"
    SOURCE = "Source"
    RESPONSE = "Response"
    OUTCOME = "Outcome"
    SHARED = "Shared with"
    COMMENT = "Comment"
    CHILD_SEEN = "Child seen"
    SEEN_ALONE = "Seen alone"
    TERMS = "Terms of reference"
    FURTHER = "Further"
    MARKS = "Marks"
    PLACE = "Record reference"
    ID = "ID"


ON_A_PAGE = (
    Column.DATE, Column.SPAN, Column.KEY, Column.AGENCY, Column.WHAT, Column.WHO, Column.SOURCE,
    Column.RESPONSE, Column.OUTCOME, Column.SHARED, Column.COMMENT, Column.FURTHER, Column.MARKS,
    Column.PLACE,
)  # fmt: skip
IN_A_SHEET = (
    Column.DATE, Column.AS_WRITTEN, Column.EARLIEST, Column.LATEST, Column.KEY, Column.AGENCY,
    Column.WHAT, Column.WHO, Column.SOURCE, Column.RESPONSE, Column.OUTCOME, Column.SHARED,
    Column.COMMENT, Column.RECORDED, Column.CHILD_SEEN, Column.SEEN_ALONE, Column.TERMS,
    Column.FURTHER, Column.MARKS, Column.PLACE, Column.ID,
)  # fmt: skip
ALWAYS_ON_A_PAGE = frozenset(
    {Column.DATE, Column.KEY, Column.AGENCY, Column.WHAT, Column.SOURCE, Column.PLACE}
)
"""Without "Source" beside it, "Record reference" would read back as the source."""


def listed(names: Sequence[str]) -> str:
    """Join names so that they part again: a lone name with a comma closes with a semicolon."""
    joined = "; ".join(names)
    return f"{joined};" if len(names) == 1 and "," in joined else joined
