"""Rows that an agency corrected in a written chronology and sent back.

A row that comes back unchanged is the entry it shows, and does not stand twice. A corrected one
takes the place of the entry it shows; what it said before is reported, cell by cell. Rows that did
not come back stay: a page lost in the post deletes nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from candour.actions.entry_reading import read_one_date
from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.silences.returns import Return
from candour.core.documents.report import Change, ImportReport, LeftOut
from candour.vocabulary.chronology import load_answers
from candour.writers.chronology.columns import cells_shown
from candour.writers.chronology.headings import Column
from candour.writers.chronology.references import (
    Layout,
    cells_read,
    check_of,
    comparable,
    reference_in,
    short_id,
)
from candour.writers.guards import CUT, unguarded

_WRITTEN = re.compile(r"written “(.*)”", re.DOTALL)
_COMPUTED = frozenset(
    {
        Column.SPAN, Column.AS_WRITTEN, Column.EARLIEST, Column.LATEST, Column.KEY, Column.MARKS,
        Column.PLACE, Column.ID, Column.FURTHER,
    }
)  # fmt: skip


@dataclass(slots=True)
class FileEntries:
    """One file's entries and its report, its hash, the format it was read as, and its return."""

    entries: list[Entry] = field(repr=False)
    report: ImportReport
    original: str
    format: str = ""
    made: Return | None = field(default=None, repr=False)


def settle_corrections(
    files: Sequence[FileEntries], divided: Iterable[Entry] = ()
) -> dict[str, str]:
    """Put corrected rows in the place of the entries they show, in `files` themselves.

    `divided` are entries that stand in parts: a row that shows one of them unchanged does not stand
    beside its parts.

    Returns the id of each entry that was corrected → the id of the row that took its place.
    """
    holders = {
        short_id(entry.id): (file, at)
        for file in files
        for at, entry in enumerate(file.entries)
        if reference_in(entry) is None
    }
    renamed: dict[str, str] = {}
    wholes = {short_id(entry.id): entry for entry in divided}
    for file in files:
        if any(reference_in(entry) is not None for entry in file.entries):
            _Returned(file, holders, wholes, renamed).settle()
    return renamed


@dataclass(slots=True)
class _Returned:
    """One written chronology that came back."""

    file: FileEntries
    holders: dict[str, tuple[FileEntries, int]]
    wholes: dict[str, Entry]
    renamed: dict[str, str]
    changes: list[Change] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def settle(self) -> None:
        """Settle every row, and say what was found in the report."""
        headings = {*self.file.report.mapping, *self.file.report.unmapped}
        layout = Layout.of(headings)
        present = [column for column in layout.corrected if column in headings]
        written = {_table_of(row) for row in self.file.entries if reference_in(row) is not None}
        kept: list[Entry] = []
        annexed: list[LeftOut] = []
        for row in self.file.entries:
            if (table := _table_of(row)) is not None and table not in written:
                annexed.append(LeftOut(row.locator, "an annex of the written chronology"))
                continue
            bare = _without_guards(row) if self.file.format == "delimited" else row
            kept += self._row(bare, layout, present)
        self.file.entries = kept
        report = self.file.report
        self.file.report = replace(
            report,
            read=len(kept),
            changed=(*report.changed, *self.changes),
            left_out=(*report.left_out, *annexed),
            unmapped=tuple(h for h in report.unmapped if h not in _COMPUTED),
            warnings=(*report.warnings, *self._in_words()),
        )

    def _row(self, row: Entry, layout: Layout, present: Sequence[Column]) -> Iterator[Entry]:
        found = reference_in(row)
        if found is None:
            self._count("added")
            self.changes.append(Change(row.locator, "a row added since it was written out"))
            yield _restored(row, layout)
            return
        short, check = found
        is_unchanged = check_of(cells_read(row), layout) == check
        if short in self.seen:
            self._count("doubled")
            self.changes.append(Change(row.locator, "a row that stands twice in what came back"))
            yield _restored(row, layout)
            return
        self.seen.add(short)
        holder = self.holders.get(short)
        if holder is None:
            yield from self._taken(
                row, layout, self.wholes.get(short), () if is_unchanged else present
            )
            return
        self._compare(row, holder, layout, () if is_unchanged else present)

    def _taken(
        self, row: Entry, layout: Layout, whole: Entry | None, present: Sequence[Column]
    ) -> Iterator[Entry]:
        """Take a row in that shows no entry of this merge, or one that stands in parts."""
        if whole is not None:
            was, now = cells_shown(whole, layout), cells_read(row)
            if all(_same(was, now, column) for column in present):
                self._count("unchanged")
                return
        self._count("taken")
        if not present:
            yield _as_first_written(_restored(row, layout), row)
            return
        reason = "a row changed since it was written out; what it said is not in this merge"
        if whole is not None:
            reason = "a row of an entry that was divided since: it stands beside the parts"
        self.changes.append(Change(row.locator, reason))
        yield _restored(row, layout)

    def _compare(
        self,
        row: Entry,
        holder: tuple[FileEntries, int],
        layout: Layout,
        present: Sequence[Column],
    ) -> None:
        file, at = holder
        entry = file.entries[at]
        was, now = cells_shown(entry, layout), cells_read(row)
        differing = [column for column in present if not _same(was, now, column)]
        if not differing:
            self._count("unchanged")
            return
        self._count("corrected")
        for column in differing:
            self.changes.append(
                Change(row.locator, f"corrected: {column}", was=was[column], now=now[column])
            )
        file.entries[at] = _corrected(entry, row, differing)
        self.renamed[entry.id] = row.id

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    def _in_words(self) -> Iterator[str]:
        told = ", ".join(f"{count:,} {what}" for what, count in self.counts.items())
        yield f"recognised as a chronology that Candour wrote: rows {told}"
        shown = {id(self.holders[short][0]) for short in self.seen if short in self.holders}
        missing = sum(
            1 for short, (file, _) in self.holders.items()
            if id(file) in shown and short not in self.seen
        )  # fmt: skip
        if missing:
            yield f"{missing:,} entries of the same files did not come back, and stay as they were"


def _table_of(row: Entry) -> tuple[str | None, int | None] | None:
    place = row.locator
    in_none = place.sheet is None and place.table is None
    return None if in_none else (place.sheet, place.table)


def _same(was: dict[Column, str], now: dict[Column, str], column: Column) -> bool:
    before, after = comparable(was, column), comparable(now, column)
    return before == after or (
        after.endswith(CUT.strip()) and before.startswith(after.removesuffix(CUT.strip()).strip())
    )


def _corrected(entry: Entry, row: Entry, differing: Sequence[Column]) -> Entry:
    """The entry as corrected: it rests on the row that came back, where its words stand now."""
    restored = _restored(row, Layout.PAGE)
    flags = [flag for flag in restored.flags if flag.kind is not FlagKind.AGENCY_DISAGREES]
    values: dict[Column, dict[str, Any]] = {
        Column.DATE: {"happened": row.happened},
        Column.RECORDED: {"recorded": row.recorded},
        Column.AGENCY: {"agency": row.agency},
        Column.WHAT: {"what": row.what},
        Column.WHO: {"people": row.people},
        Column.SOURCE: {"source": row.source},
        Column.RESPONSE: {"response": row.response},
        Column.OUTCOME: {"outcome": row.outcome},
        Column.SHARED: {"shared_with": row.shared_with},
        Column.COMMENT: {"comment": row.comment},
        Column.CHILD_SEEN: {"child_seen": row.child_seen},
        Column.SEEN_ALONE: {"seen_alone": row.seen_alone},
        Column.TERMS: {"terms_of_reference": row.terms_of_reference},
        Column.FURTHER: {"extra": restored.extra},
    }
    taken = {name: value for c in differing for name, value in values[c].items()}
    corrected = replace(
        entry,
        id=row.id,
        original=row.original,
        locator=row.locator,
        places=row.places,
        pieces=row.pieces if taken.get("what", entry.what) == row.what else (),
        **taken,
    )
    note = ", ".join(differing)
    return replace(corrected, flags=(*flags, EntryFlag(FlagKind.CORRECTED, note)))


def _restored(row: Entry, layout: Layout) -> Entry:
    """A written row as the entry that it was: what Candour worked out for the page is taken off."""
    extra = {name: text for name, text in row.extra.items() if name not in _COMPUTED}
    further = dict(_further(row.extra.get(Column.FURTHER, "")))
    answers = load_answers()
    if layout is Layout.PAGE:
        written = further.pop(Column.RECORDED, None)
        seen, alone = further.pop(Column.CHILD_SEEN, None), further.pop(Column.SEEN_ALONE, None)
        terms = further.pop(Column.TERMS, None)
        row = replace(
            row,
            recorded=read_one_date(written, row.happened) if written else row.recorded,
            child_seen=answers.seen(seen) if seen else row.child_seen,
            seen_alone=answers.seen(alone) if alone else row.seen_alone,
            terms_of_reference=answers.labels(terms) if terms else row.terms_of_reference,
        )
    flags = tuple(flag for flag in row.flags if flag.kind is not FlagKind.AGENCY_DISAGREES)
    return replace(row, extra={**extra, **further}, flags=flags)


def _without_guards(row: Entry) -> Entry:
    """The row without the apostrophes that keep a spreadsheet from running a cell."""
    what = unguarded(row.what)
    return replace(
        row,
        what=what,
        pieces=row.pieces if what == row.what else (),
        people=_first_unguarded(row.people),
        source=_unguarded(row.source),
        response=_unguarded(row.response),
        outcome=_unguarded(row.outcome),
        comment=_unguarded(row.comment),
        shared_with=_first_unguarded(row.shared_with),
        extra={name: unguarded(text) for name, text in row.extra.items()},
    )


def _unguarded(words: str | None) -> str | None:
    return None if words is None else unguarded(words)


def _first_unguarded(parts: tuple[str, ...]) -> tuple[str, ...]:
    return (unguarded(parts[0]), *parts[1:]) if parts else parts


def _as_first_written(restored: Entry, row: Entry) -> Entry:
    """Give a date that stands year first the words that its agency wrote."""
    beside = _WRITTEN.fullmatch(row.extra.get(Column.SPAN, ""))
    words = row.extra.get(Column.AS_WRITTEN) or (beside[1] if beside else "")
    if not words:
        return restored
    return replace(restored, happened=replace(row.happened, written=unguarded(words)))


def _further(cell: str) -> Iterator[tuple[str, str]]:
    name, lines = "", list[str]()
    for line in cell.splitlines():
        heading, colon, rest = line.partition(": ")
        if colon:
            if lines:
                yield name, "\n".join(lines)
            name, lines = heading, [rest]
        else:
            lines.append(line)
    if lines:
        yield name or Column.FURTHER, "\n".join(lines)
