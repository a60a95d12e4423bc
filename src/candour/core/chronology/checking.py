"""What an agency is asked to mend in the chronology that it sent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from candour.core.chronology.entry import Entry, FlagKind
from candour.core.chronology.headings import Field
from candour.core.chronology.problems import ErrorList, Problem, ProblemKind, ProblemWords
from candour.core.chronology.silences.returns import Return
from candour.core.chronology.table_entries import NO_HEADINGS
from candour.core.chronology.table_rows import ACROSS, DELETED_ROW
from candour.core.dates.comparing import Margins, possible_span, surely_before
from candour.core.dates.model import UncertainDate
from candour.core.dates.reading.cell import NOT_APPLIED, SAYS_NOT_KNOWN
from candour.core.dates.reading.pieces import NOT_REPAIRED
from candour.core.documents.report import ImportReport, LeftOut

MANDATORY = (Field.HAPPENED, Field.SOURCE, Field.WHAT)
"""The columns that a chronology cannot do without, whatever else was asked."""

_BANNER_WORDS = 6
"""A longer line across a table is no "2015" or "Second pregnancy": something may be told in it."""

_FLAGGED = (
    (FlagKind.WEEKDAY, ProblemKind.WEEKDAY, Field.HAPPENED),
    (FlagKind.RECORDED_LATE, ProblemKind.RECORDED_LATE, Field.RECORDED),
    (FlagKind.ABBREVIATION, ProblemKind.ABBREVIATION, Field.WHAT),
    (FlagKind.AGE, ProblemKind.AGE, Field.WHAT),
)
_IN_A_SENTENCE = frozenset({ProblemKind.WEEKDAY})


@dataclass(frozen=True, slots=True)
class Rules:
    """What a check goes by: words, the blank chronology's headings, margins of vague dates.

    `asked` are the columns that the agency was asked for, where that is known.
    """

    words: ProblemWords
    headings: Mapping[Field, str]
    margins: Margins = field(repr=False)
    asked: tuple[Field, ...] = MANDATORY


def check_entries(
    agency: str,
    entries: Sequence[Entry],
    report: ImportReport,
    made: Return | None,
    rules: Rules,
) -> ErrorList:
    """List what to mend in one file: the file's own problems, its rows', what was left out.

    An author's note is checked for its date only.
    """
    headings: dict[str, list[str]] = {}
    for heading, to in report.mapping.items():
        headings.setdefault(to, []).append(heading)
    named = {to: " / ".join(several) for to, several in headings.items()}
    check = _Check(entries, report, made, rules, named)
    rows = sorted(entries, key=lambda entry: entry.position)
    problems = [
        *check.of_file(),
        *(problem for entry in rows for problem in check.of_entry(entry)),
        *check.of_left_out(),
    ]
    return ErrorList(agency, report.file, tuple(problems))


@dataclass(frozen=True, slots=True)
class _Check:
    entries: Sequence[Entry] = field(repr=False)
    report: ImportReport
    made: Return | None
    rules: Rules
    headings: Mapping[str, str] = field(repr=False)
    """field → the file's own headings for it"""

    def of_file(self) -> Iterator[Problem]:
        """Yield what is wrong with the file as a whole."""
        count, nil = len(self.entries), self.made is not None and self.made.nil
        if count and nil:
            yield self.rules.words.problem(ProblemKind.NIL_BUT_ROWS, "", "", count=count)
        if not self.headings:
            if not count and not nil:
                yield self.rules.words.problem(ProblemKind.NOTHING_READ, "", "")
        elif not count and not nil:
            yield self.rules.words.problem(ProblemKind.EMPTY_TABLE, "", "")
        for known in self._missing():
            heading = self.rules.headings[known]
            yield self.rules.words.problem(ProblemKind.MISSING_COLUMN, "", heading, heading=heading)
        for heading in self.report.unmapped:
            yield self.rules.words.problem(ProblemKind.UNKNOWN_HEADING, "", heading, heading)
        prose = sum(map(_is_prose, self.entries))
        if prose:
            yield self.rules.words.problem(ProblemKind.PROSE, "", "", count=prose)

    def of_entry(self, entry: Entry) -> Iterator[Problem]:
        """Yield what is wrong with one row; of an author's note, only what is with its date."""
        yield from self._of_date(entry)
        if entry.has_flag(FlagKind.AUTHOR_NOTE):
            return
        yield from self._against_return(entry)
        yield from self._of_recorded(entry)
        if entry.source is None and not _is_prose(entry) and Field.SOURCE not in self._missing():
            yield self._in_row(ProblemKind.NO_SOURCE, entry, Field.SOURCE)
        if not entry.what.strip() and Field.WHAT not in self._missing():
            yield self._in_row(ProblemKind.NO_WORDS, entry, Field.WHAT)
        yield from self._flagged(entry)

    def of_left_out(self) -> Iterator[Problem]:
        """Yield what was no entry and may have been meant as one."""
        by_table = groupby(
            (left for left in self.report.left_out if left.reason == NO_HEADINGS), key=_table
        )
        for _, rows in by_table:
            several = list(rows)
            place, found = several[0].locator.in_words(), several[0].text or ""
            yield self.rules.words.problem(
                ProblemKind.NO_HEADINGS, place, "", found, count=len(several)
            )
        for left in self.report.left_out:
            words = (left.text or "").split()
            if left.reason == DELETED_ROW:
                yield self.rules.words.problem(
                    ProblemKind.DELETED_ROW, left.locator.in_words(), "", left.text or ""
                )
            elif left.reason == ACROSS and len(words) > _BANNER_WORDS:
                yield self.rules.words.problem(
                    ProblemKind.WORDS_ACROSS, left.locator.in_words(), "", left.text or ""
                )

    def _missing(self) -> tuple[Field, ...]:
        if not self.headings:
            return ()
        wanted = dict.fromkeys((*MANDATORY, *self.rules.asked))
        return tuple(known for known in wanted if known.value not in self.headings)

    def _of_date(self, entry: Entry) -> Iterator[Problem]:
        happened = entry.happened
        reason = _said(happened)
        if not happened.written.strip():
            if Field.HAPPENED not in self._missing():
                yield self._in_row(ProblemKind.NO_DATE, entry, Field.HAPPENED)
        elif happened.status == "unresolved":
            if happened.note == SAYS_NOT_KNOWN:
                return
            impossible = (happened.note or "").endswith(NOT_REPAIRED)
            kind = ProblemKind.IMPOSSIBLE_DATE if impossible else ProblemKind.UNREADABLE_DATE
            heading = self.rules.headings[Field.WHAT]
            yield self._in_row(kind, entry, Field.HAPPENED, reason=reason, heading=heading)
        elif happened.status == "ambiguous":
            yield self._two_readings(entry)

    def _against_return(self, entry: Entry) -> Iterator[Problem]:
        if self.made is None or entry.happened.is_uncertain:
            return
        first, last = possible_span(entry.happened, self.rules.margins)
        periods = self.made.periods
        outside = [
            (last is not None and last.date() < begin) or (first is not None and first.date() > end)
            for begin, end in periods
        ]
        if outside and all(outside):
            asked = " and ".join(f"{_day(begin)} to {_day(end)}" for begin, end in periods)
            yield self._in_row(ProblemKind.OUTSIDE_PERIOD, entry, Field.HAPPENED, period=asked)
        secured = self.made.records_secured_on
        if secured is not None and first is not None and first.date() > secured:
            yield self._in_row(
                ProblemKind.AFTER_SECURED, entry, Field.HAPPENED, secured=_day(secured)
            )

    def _of_recorded(self, entry: Entry) -> Iterator[Problem]:
        recorded = entry.recorded
        flag = next((f for f in entry.flags if f.kind is FlagKind.RECORDED_BEFORE), None)
        early = recorded is not None and _ends_before(recorded, entry.happened, self.rules.margins)
        if flag is not None or early:
            reason = _aside(flag.note) if flag is not None else ""
            yield self._in_row(ProblemKind.RECORDED_BEFORE, entry, Field.RECORDED, reason=reason)
        if recorded is None or recorded.is_resolved or recorded.note == SAYS_NOT_KNOWN:
            return
        if recorded.written.strip():
            reason = _said(recorded)
            yield self._in_row(
                ProblemKind.UNREADABLE_RECORDED, entry, Field.RECORDED, reason=reason
            )

    def _flagged(self, entry: Entry) -> Iterator[Problem]:
        for flag in entry.flags:
            for of_flag, kind, known in _FLAGGED:
                if flag.kind is of_flag:
                    reason = flag.note if kind in _IN_A_SENTENCE else _aside(flag.note)
                    yield self._in_row(kind, entry, known, reason=reason)

    def _two_readings(self, entry: Entry) -> Problem:
        readings = [one.earliest for one in entry.happened.readings() if one.earliest is not None]
        days = dict.fromkeys(_day(one.date()) for one in readings)
        kind = ProblemKind.AMBIGUOUS_DATE if len(days) > 1 else ProblemKind.AMBIGUOUS_TIME
        said = days if len(days) > 1 else dict.fromkeys(f"{one:%H:%M}" for one in readings)
        return self._in_row(kind, entry, Field.HAPPENED, readings=" or ".join(said))

    def _in_row(
        self, kind: ProblemKind, entry: Entry, known: Field, **filled_in: object
    ) -> Problem:
        usual = "" if _is_prose(entry) else self.rules.headings[known]
        column = self.headings.get(known.value, usual)
        return self.rules.words.problem(
            kind, entry.locator.in_words(), column, _words(entry, known), **filled_in
        )


def _ends_before(recorded: UncertainDate, happened: UncertainDate, margins: Margins) -> bool:
    """Say whether a record was surely made on a day before the one it tells of."""
    if recorded.latest is None or happened.earliest is None:
        return False
    return recorded.latest.date() < happened.earliest.date() and surely_before(
        recorded, happened, margins
    )


def _is_prose(entry: Entry) -> bool:
    return entry.locator.row is None


def _words(entry: Entry, known: Field) -> str:
    if known is Field.HAPPENED:
        return entry.happened.written
    if known is Field.RECORDED:
        return entry.recorded.written if entry.recorded is not None else ""
    return (entry.source or "") if known is Field.SOURCE else entry.what


def _table(left: LeftOut) -> tuple[object, ...]:
    return (left.locator.sheet, left.locator.table)


def _said(unread: UncertainDate) -> str:
    """Return why a date was not read, without what Candour did not do about it."""
    return (unread.note or "").removesuffix(f"; {NOT_REPAIRED}").removesuffix(f"; {NOT_APPLIED}")


def _aside(note: str) -> str:
    return f": {note}" if note else ""


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
