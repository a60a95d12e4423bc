"""What each column of a written chronology says of an entry."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from candour.core.chronology.entry import Entry, Seen
from candour.core.dates.model import UncertainDate
from candour.writers.chronology.agencies import AgencyKey, agency_keys
from candour.writers.chronology.headings import ALWAYS_ON_A_PAGE, Column, listed
from candour.writers.chronology.marks import Marks
from candour.writers.chronology.model import Chronology
from candour.writers.chronology.references import Layout, reference

_FIGURES = re.compile(r"\s*(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(?:\d{2}|\d{4})(?!\d)")
_MOST_KEPT_TOGETHER = 500
UNDATED = "Undated, in the author's order"
_SEEN = {Seen.YES: "yes", Seen.NO: "no", Seen.NOT_RECORDED: "not recorded"}
_QUALIFIERS = {
    "approximate": "approximate",
    "uncertain": "uncertain",
    "approximate_and_uncertain": "approximate and uncertain",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as it is shown: its cells by column, and its agency's key."""

    entry: Entry = field(repr=False)
    key: AgencyKey
    cells: Mapping[Column, str] = field(repr=False)

    @property
    def fits_a_page(self) -> bool:
        """Whether the row is short enough to be kept on one page."""
        return all(len(text) < _MOST_KEPT_TOGETHER for text in self.cells.values())

    @property
    def is_undated(self) -> bool:
        """Whether the entry stands at the end for want of a date."""
        return not self.entry.happened.is_resolved


def sheet_rows(chronology: Chronology) -> Sequence[Row]:
    """Return every entry once, in the chronology's order, as a sheet shows it."""
    return _rows(chronology, Layout.SHEET)


def page_rows(chronology: Chronology) -> Sequence[Row]:
    """Return every entry once, in the chronology's order, as a page shows it."""
    return _rows(chronology, Layout.PAGE)


def _rows(chronology: Chronology, layout: Layout) -> Sequence[Row]:
    keys = agency_keys(chronology)
    letters = {entry.id: keys[entry.agency].letter for entry in chronology.entries}
    marks = Marks(chronology, letters)
    shown = []
    for entry in chronology.entries:
        own = cells_shown(entry, layout)
        if chronology.as_at is not None:
            own[Column.COMMENT] = ""
        place = f"{place_in_words(entry, chronology.files)} {reference(entry.id, own, layout)}"
        cells = {
            **own,
            Column.SPAN: span_in_words(entry.happened),
            Column.AS_WRITTEN: entry.happened.written,
            Column.EARLIEST: minute_in_words(entry.happened.earliest),
            Column.LATEST: minute_in_words(entry.happened.latest),
            Column.KEY: keys[entry.agency].letter,
            Column.MARKS: "\n".join(marks.of(entry)),
            Column.PLACE: place,
            Column.ID: entry.id,
        }
        shown.append(Row(entry, keys[entry.agency], cells))
    return shown


def filled(columns: Sequence[Column], shown: Sequence[Row]) -> list[Column]:
    """Return the columns that a page needs: the lasting ones, and those that any row fills."""
    return [
        column
        for column in columns
        if column in ALWAYS_ON_A_PAGE or any(row.cells[column] for row in shown)
    ]


def without_comment(columns: Sequence[Column], chronology: Chronology) -> list[Column]:
    """Leave the comments out of a view of what was known on a day."""
    return [c for c in columns if c is not Column.COMMENT or chronology.as_at is None]


def parted(shown: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """Part the dated rows from the undated ones that close the chronology."""
    first = len(shown)
    while first and shown[first - 1].is_undated:
        first -= 1
    return shown[:first], shown[first:]


def span_in_words(date: UncertainDate) -> str:
    """Say the span beneath the words: "2021-06-01 to 2021-06-10, approximate"; "" for an exact day.

    A day or minute that nothing doubts needs no span; an unresolved date has none.
    """
    if not date.is_resolved:
        return ""
    if reads_otherwise(date):
        return f"written “{date.written}”"
    is_exact = date.precision in ("day", "minute") and date.qualifier is None
    if is_exact and date.status == "resolved" and _names_its_year(date):
        return ""
    said = _span(date)
    if date.qualifier is not None:
        said += f", {_QUALIFIERS[date.qualifier]}"
    if date.status == "ambiguous":
        said += "; or " + "; or ".join(_span(other) for other in date.alternatives)
    return said


def reads_otherwise(date: UncertainDate) -> bool:
    """Say whether an exact date is written in figures that read day first as another day.

    "10/06/2021" in a file that writes the month first is shown as 2021-10-06, with its words
    beside it: left as it is, every reader in Britain would take it for a day in June.
    """
    figures = _FIGURES.match(date.written)
    if figures is None or date.status != "resolved" or date.earliest is None:
        return False
    if date.precision not in ("day", "minute") or date.qualifier is not None:
        return False
    return (int(figures[1]), int(figures[2])) != (date.earliest.day, date.earliest.month)


def date_in_words(date: UncertainDate) -> str:
    """Return a date as written, or year first where its figures would mislead."""
    return _span(date) if reads_otherwise(date) else date.written


def exact_moment(happened: UncertainDate) -> date | datetime | None:
    """Return the day or minute of a date that nothing doubts; `None` for any other.

    A minute at midnight stays words: a spreadsheet would take it for a whole day.
    """
    first = happened.earliest
    if happened.status != "resolved" or happened.qualifier is not None or first is None:
        return None
    if happened.precision == "day":
        return first.date()
    return first if happened.precision == "minute" and first.time() != time() else None


def minute_in_words(moment: datetime | None) -> str:
    """Write a moment as 2021-06-01 09:30, or "" where there is none."""
    return moment.strftime("%Y-%m-%d %H:%M") if moment is not None else ""


def _names_its_year(date: UncertainDate) -> bool:
    if date.earliest is None:
        return True
    year = f"{date.earliest.year:04}"
    return year in date.written or re.search(rf"[./'’-]{year[2:]}\b", date.written) is not None


def _span(date: UncertainDate) -> str:
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return f"from {_day(first)}" if first else f"up to {_day(last)}"
    if date.precision in ("minute", "hour", "part_of_day"):
        if first == last:
            return minute_in_words(first)
        end = f"{last:%H:%M}" if first.date() == last.date() else minute_in_words(last)
        return f"{minute_in_words(first)} to {end}"
    return _day(first) if first.date() == last.date() else f"{_day(first)} to {_day(last)}"


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment is not None else ""


def cells_shown(entry: Entry, layout: Layout) -> dict[Column, str]:
    """Return the cells that hold the agency's own words, as this layout shows them.

    In a sheet the date stands year first where nothing doubts it ("As written" keeps the words);
    on a page one cell says what a sheet has columns for.
    """
    cells = {
        Column.DATE: date_in_words(entry.happened),
        Column.RECORDED: date_in_words(entry.recorded) if entry.recorded is not None else "",
        Column.AGENCY: entry.agency,
        Column.WHAT: entry.what,
        Column.WHO: listed(entry.people),
        Column.SOURCE: entry.source or "",
        Column.RESPONSE: entry.response or "",
        Column.OUTCOME: entry.outcome or "",
        Column.SHARED: listed(entry.shared_with),
        Column.COMMENT: entry.comment or "",
        Column.CHILD_SEEN: _SEEN[entry.child_seen] if entry.child_seen is not None else "",
        Column.SEEN_ALONE: _SEEN[entry.seen_alone] if entry.seen_alone is not None else "",
        Column.TERMS: listed(entry.terms_of_reference),
        Column.FURTHER: "\n".join(f"{name}: {text}" for name, text in entry.extra.items()),
    }
    if layout is Layout.PAGE:
        cells[Column.FURTHER] = _further_on_a_page(entry, cells)
        return cells
    exact = exact_moment(entry.happened)
    if exact is not None:
        cells[Column.DATE] = (
            minute_in_words(exact) if isinstance(exact, datetime) else exact.isoformat()
        )
    return cells


def place_in_words(entry: Entry, files: Mapping[str, str]) -> str:
    """Say where an entry stands: its file, by the original's hash, and the place in it."""
    file = files.get(entry.original, f"original {entry.original[:12]}")
    place = entry.locator.in_words()
    return f"{file}, {place}" if place else file


def _further_on_a_page(entry: Entry, cells: Mapping[Column, str]) -> str:
    """Say in one cell what a sheet has columns for and a page has no room for.

    That nobody recorded whether the child was seen, and that a line was written down on the day,
    is left to the sheet.
    """
    said = []
    recorded = entry.recorded
    if recorded is not None and not _same_day(recorded, entry.happened):
        said.append(f"{Column.RECORDED}: {cells[Column.RECORDED]}")
    for column, seen in (
        (Column.CHILD_SEEN, entry.child_seen),
        (Column.SEEN_ALONE, entry.seen_alone),
    ):
        if seen in (Seen.YES, Seen.NO):
            said.append(f"{column}: {cells[column]}")
    if entry.terms_of_reference:
        said.append(f"{Column.TERMS}: {cells[Column.TERMS]}")
    return "\n".join(filter(None, [*said, cells[Column.FURTHER]]))


def _same_day(one: UncertainDate, other: UncertainDate) -> bool:
    ends = (one.earliest, one.latest, other.earliest, other.latest)
    return None not in ends and len({end.date() for end in ends if end is not None}) == 1
