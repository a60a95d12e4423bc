"""When each row of a chronology says that it happened, and when it was written down."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from re import compile as pattern

from candour.core.chronology.answers import Answers
from candour.core.chronology.headings import Field
from candour.core.chronology.table_rows import Line
from candour.core.dates.model import UncertainDate
from candour.core.dates.reading.pieces import NOT_REPAIRED

DateCells = Callable[[Sequence[str], Sequence[UncertainDate | None]], Sequence[UncertainDate]]
"""Dates written cells in one order for the whole file; each is told from the date beside it (the
entry's own, for a recorded date), else from the cell before it."""

AUTHOR_MARKS = ("#", "^", "¬", "~")
"""Chronolator: a row whose source opens with one of these is its author's note."""

_YEAR_OF_NOTES = "0100"
"""Chronolator: notes that carry over into every new document are dated in this year."""

_YEAR = pattern(r"(?:19|20)\d\d")
_END_NOT_READ = "the end was not read"


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line with its dates."""

    line: Line
    happened: UncertainDate
    recorded: UncertainDate | None = field(default=None)


def dated(lines: Sequence[Line], date_cells: DateCells, answers: Answers) -> Iterator[DatedLine]:
    """Yield each line with its dates: date and time put together, a second date as its end.

    An end that cannot be read leaves the date of the beginning; one that cannot be leaves none. No
    row is told from a note that only carries the year of notes.
    """
    written = [_words(line, answers) for line in lines]
    notes = [n for n, line in enumerate(lines) if _is_carried_note(line, written[n])]
    in_turn = [*sorted(set(range(len(lines))) - set(notes)), *notes]
    dates = date_cells([written[n] for n in in_turn], [None] * len(in_turn))
    happened = dict(zip(in_turn, dates, strict=True))
    _date_beginnings(lines, happened, date_cells)
    said = {n: words for n, line in enumerate(lines) if (words := line.words(Field.RECORDED, " "))}
    dates = date_cells(list(said.values()), [happened[n] for n in said])
    recorded = dict(zip(said, dates, strict=True))
    for n, line in enumerate(lines):
        yield DatedLine(line, happened[n], recorded.get(n))


def is_author_note(source: str | None) -> bool:
    """Say whether a source opens with an author's mark."""
    return source is not None and source.startswith(AUTHOR_MARKS)


def _is_carried_note(line: Line, written: str) -> bool:
    return _YEAR_OF_NOTES in written and is_author_note(line.words(Field.SOURCE))


def _words(line: Line, answers: Answers) -> str:
    words = _day_and_time(line)
    until = _end_words(line)
    if not words or not until or answers.says_nothing(until):
        return words
    # An end that nobody knows makes the whole doubtful.
    return f"{words} ?" if not until.strip("? ") else f"{words} to {until}"


def _day_and_time(line: Line) -> str:
    """Return a row's date as one would write it: a year that stands apart follows its day."""
    cells = [said for cell in line.fields.get(Field.HAPPENED, ()) if (said := cell.text.strip())]
    days = [said for said in cells if not _YEAR.fullmatch(said)]
    years = [said for said in cells if _YEAR.fullmatch(said)] if days else []
    return " ".join([*days[:1], *years, *days[1:]] if days else cells)


def _end_words(line: Line) -> str:
    if not line.period_ends:
        return ""
    return " ".join(cell.text.strip() for cell in line.period_ends).strip()


def _date_beginnings(
    lines: Sequence[Line], happened: dict[int, UncertainDate], date_cells: DateCells
) -> None:
    """Date a period whose end has no date in it ("ongoing") by its beginning alone."""
    rows = [n for n, date in happened.items() if lines[n].period_ends and _only_unread(date)]
    begun = [_day_and_time(lines[n]) for n in rows]
    for n, date in zip(rows, date_cells(begun, [None] * len(rows)), strict=True):
        if date.is_resolved:
            note = "; ".join(filter(None, (date.note, _END_NOT_READ)))
            happened[n] = replace(date, written=happened[n].written, note=note)


def _only_unread(date: UncertainDate) -> bool:
    impossible = (date.note or "").endswith(NOT_REPAIRED)
    return bool(date.written) and not date.is_resolved and not impossible
