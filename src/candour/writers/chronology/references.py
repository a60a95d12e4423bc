"""The reference that a written row carries: which entry it shows, and a check of its words.

"police.docx, table 1, row 2 [3fa9c1b27d04-7be12c]": the first part stands for the entry's id, the
second for the words that an agency may correct. Whoever gets the document back can tell a row that
was changed from one that was not, with nothing hidden in the file.
"""

import re
from collections.abc import Container, Mapping
from enum import StrEnum
from hashlib import sha256
from unicodedata import normalize

from candour.core.chronology.entry import Entry, Seen
from candour.writers.chronology.headings import Column, listed
from candour.writers.guards import storable, unguarded

_REFERENCE = re.compile(r"\[([0-9a-f]{12})-([0-9a-f]{6})\]\s*$")
_SEEN = {Seen.YES: "yes", Seen.NO: "no", Seen.NOT_RECORDED: "not recorded", None: ""}
_QUESTIONS = (Column.CHILD_SEEN, Column.SEEN_ALONE)
_PAGE = (
    Column.DATE, Column.AGENCY, Column.WHAT, Column.WHO, Column.SOURCE, Column.RESPONSE,
    Column.OUTCOME, Column.SHARED, Column.COMMENT, Column.FURTHER,
)  # fmt: skip


class Layout(StrEnum):
    """How a chronology is laid out: on a page, or with a sheet's further columns."""

    PAGE = "page"
    SHEET = "sheet"

    @property
    def corrected(self) -> tuple[Column, ...]:
        """The columns that hold an agency's own words."""
        if self is Layout.PAGE:
            return _PAGE
        return (*_PAGE, Column.RECORDED, Column.CHILD_SEEN, Column.SEEN_ALONE, Column.TERMS)

    @classmethod
    def of(cls, headings: Container[str]) -> "Layout":
        """Tell the layout of a written table by its headings."""
        return cls.SHEET if Column.AS_WRITTEN in headings else cls.PAGE


def reference(entry: str, cells: Mapping[Column, str], layout: Layout) -> str:
    """Return the reference of an entry's id as its cells are shown, in square brackets."""
    return f"[{short_id(entry)}-{check_of(cells, layout)}]"


def check_of(cells: Mapping[Column, str], layout: Layout) -> str:
    """Return what stands for a row's words in a reference."""
    said = "\x1f".join(comparable(cells, column) for column in layout.corrected)
    return sha256(said.encode()).hexdigest()[:6]


def short_id(entry: str) -> str:
    """Return what stands for an entry's id in a reference."""
    return sha256(entry.encode()).hexdigest()[:12]


def reference_in(entry: Entry) -> tuple[str, str] | None:
    """Return the reference that a row carries as (id, check); `None` where it carries none."""
    found = _REFERENCE.search(entry.extra.get(Column.PLACE, ""))
    return (found[1], found[2]) if found else None


def cells_read(entry: Entry) -> dict[Column, str]:
    """Return a row that was read again as the cells that `reference` is made of."""
    return {
        Column.DATE: entry.happened.written,
        Column.RECORDED: entry.recorded.written if entry.recorded is not None else "",
        Column.AGENCY: entry.agency,
        Column.WHAT: entry.what,
        Column.WHO: listed(entry.people),
        Column.SOURCE: entry.source or "",
        Column.RESPONSE: entry.response or "",
        Column.OUTCOME: entry.outcome or "",
        Column.SHARED: listed(entry.shared_with),
        Column.COMMENT: entry.comment or "",
        Column.CHILD_SEEN: _SEEN[entry.child_seen],
        Column.SEEN_ALONE: _SEEN[entry.seen_alone],
        Column.TERMS: listed(entry.terms_of_reference),
        Column.FURTHER: entry.extra.get(Column.FURTHER, ""),
    }


def comparable(cells: Mapping[Column, str], column: Column) -> str:
    """Return a cell's words as they outlive a word processor: white space and guards set aside.

    An empty cell under a question reads back as "not recorded": the two are one.
    """
    words = " ".join(normalize("NFC", storable(unguarded(cells[column]))).split())
    return "" if column in _QUESTIONS and words == _SEEN[Seen.NOT_RECORDED] else words
