"""The ledger of a case: drafts are added, and each row is laid beside the one before it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from candour.actions.comparing import Comparison, compare_documents
from candour.actions.comparison_pages import DifferenceShown, kept_or_made, read_held
from candour.actions.progress import Progress
from candour.actions.reading import received_bytes
from candour.actions.recording import Maker, read_log, record
from candour.actions.rights import note_reading, require
from candour.core.comparison.difference import Change
from candour.core.decisions import Act, DecisionKind
from candour.core.decisions.case_log import CaseLog
from candour.core.decisions.originals import HeldOriginal
from candour.core.decisions.rights import Right
from candour.core.ledger.rows import (
    LedgerFile,
    Row,
    draft_value,
    last_of,
    paired,
    row_before,
    row_named,
    rows_in,
)
from candour.errors import CandourError
from candour.store.originals import save_original
from candour.store.workspace import Workspace

_SILENTLY = Progress()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDraft:
    """A draft as somebody hands it in: its bytes, and what is said of it.

    `since` is the id of the row that it follows, where that is not the last of its edition.
    """

    name: str
    data: bytes = field(repr=False)
    edition: str | None = None
    at_request_of: str | None = field(default=None, repr=False)
    why: str | None = field(default=None, repr=False)
    since: str | None = None

    @classmethod
    def from_file(cls, path: Path, **said: str | None) -> "NewDraft":
        """Take a draft from a file. Raises `RefusedFile` where it cannot be opened."""
        return cls(name=path.name, data=received_bytes(path), **said)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChanges:
    """What became of one file since the row before.

    `was` and `now` are None where a file was added or left out. `differences` are the statements,
    those that were kept included; `why_not` says why there are none though the bytes differ.
    """

    was: LedgerFile | None
    now: LedgerFile | None
    differences: tuple[DifferenceShown, ...] = ()
    why_not: str = ""

    @property
    def is_same(self) -> bool:
        """Whether both are the same bytes."""
        return bool(self.was and self.now and self.was.sha256 == self.now.sha256)

    @property
    def counts(self) -> Mapping[Change, int]:
        """How many statements each change was made to, in the order of the changes."""
        counted = Counter(one.change for one in self.differences)
        return {one: counted[one] for one in Change if counted[one]}


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row, the one before it where there is one, and what changed file by file."""

    row: Row
    before: Row | None = None
    files: tuple[FileChanges, ...] = ()

    @property
    def counts(self) -> Mapping[Change, int]:
        """How many statements each change was made to, in all files together."""
        counted: Counter[Change] = Counter()
        for one in self.files:
            counted.update(one.counts)
        return {one: counted[one] for one in Change if counted[one]}


@dataclass(frozen=True, slots=True)
class LedgerShown:
    """Every row of a case's ledger, the earliest first."""

    log: CaseLog
    rows: tuple[RowShown, ...]


def add_draft(
    workspace: Workspace,
    case: str,
    draft: NewDraft,
    maker: Maker,
    progress: Progress = _SILENTLY,
) -> RowShown:
    """Keep a draft and add it to the ledger. Raises `CandourError` where it is there already."""
    read_log(workspace, case, maker.at)
    require(maker.by, case, Right.DECIDE)  # before the bytes are kept
    digest = sha256(draft.data).hexdigest()
    file = LedgerFile(name=draft.name, sha256=digest, size_bytes=len(draft.data))
    value = draft_value(file, draft.edition, draft.at_request_of, draft.since)

    def acts_of(log: CaseLog) -> list[Act]:
        rows = rows_in(log.decisions)
        if draft.since is not None:
            row_named(draft.since, rows)
        last = last_of(value.get("edition"), rows)
        if last is not None and last.sha256 == digest:
            raise CandourError(
                f"{draft.name} is the last draft already, byte for byte ({last.decision})",
                expected="a draft that differs from the one before it",
            )
        save_original(workspace, draft.data)
        return [
            Act(kind=DecisionKind.DRAFT, by=maker.by, about=(digest,), value=value, why=draft.why)
        ]

    rows = rows_in(record(workspace, case, acts_of, maker).decisions)
    return _shown(workspace, case, rows[-1], rows, progress)


def show_ledger(
    workspace: Workspace, case: str, at: datetime, progress: Progress = _SILENTLY
) -> LedgerShown:
    """Return the ledger, each row beside the one before it; comparisons that were made are kept."""
    log = read_log(workspace, case, at)
    rows = rows_in(log.decisions)
    return LedgerShown(log, tuple(_shown(workspace, case, one, rows, progress) for one in rows))


def ledger_rows(workspace: Workspace, case: str, at: datetime) -> tuple[Row, ...]:
    """Return the rows of the ledger alone: nothing is compared."""
    return rows_in(read_log(workspace, case, at).decisions)


def show_row(
    workspace: Workspace, case: str, named: str, at: datetime, progress: Progress = _SILENTLY
) -> RowShown:
    """Return one row beside the one before it. Raises `CandourError` where there is none."""
    rows = ledger_rows(workspace, case, at)
    row = row_named(named, rows)
    for one in row.files:
        note_reading(workspace, case, at, one.sha256)
    return _shown(workspace, case, row, rows, progress)


def compare_changes(
    workspace: Workspace, changes: FileChanges, progress: Progress = _SILENTLY
) -> Comparison | None:
    """Lay a file beside what it was in full; None where there is nothing to compare."""
    if changes.was is None or changes.now is None or changes.is_same or changes.why_not:
        return None
    documents = [
        (one.name, read_held(workspace, _held(one), progress)) for one in (changes.was, changes.now)
    ]
    return compare_documents(documents[0], documents[1], checkpoint=progress.checkpoint)


def _shown(
    workspace: Workspace, case: str, row: Row, rows: tuple[Row, ...], progress: Progress
) -> RowShown:
    before = row_before(row, rows)
    if before is None:
        return RowShown(row)
    files = (_changes(workspace, case, was, now, progress) for was, now in paired(before, row))
    return RowShown(row, before, tuple(files))


def _changes(
    workspace: Workspace,
    case: str,
    was: LedgerFile | None,
    now: LedgerFile | None,
    progress: Progress,
) -> FileChanges:
    alone = FileChanges(was=was, now=now)
    if was is None or now is None or alone.is_same:
        return alone
    try:
        kept = kept_or_made(workspace, case, [_held(was), _held(now)], progress)
    except CandourError as refusal:
        return FileChanges(was=was, now=now, why_not=str(refusal))
    return FileChanges(was=was, now=now, differences=kept.differences)


def _held(file: LedgerFile) -> HeldOriginal:
    """A draft is no agency's."""
    return HeldOriginal(
        sha256=file.sha256, name=file.name, agency="", size_bytes=file.size_bytes, decision=""
    )
