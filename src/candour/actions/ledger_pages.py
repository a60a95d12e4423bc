"""The ledger of a case as its page lists it: rows, and what changed where that was worked out."""

from dataclasses import dataclass

from candour.actions.comparison_pages import comparison_kept
from candour.actions.key_pages import kept_key
from candour.actions.ledger import FileChanges, RowShown
from candour.actions.refreshing import CaseState
from candour.core.ledger.rows import LedgerFile, Row, paired, row_before, rows_in
from candour.store.releases import releases_here
from candour.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of the list; `changes` is None where the two were not laid side by side yet."""

    shown: RowShown
    changes: tuple[FileChanges, ...] | None
    is_here: bool

    @property
    def row(self) -> Row:
        """The row itself."""
        return self.shown.row


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """The ledger, the latest row first, and the editions that a draft can be of."""

    rows: tuple[ListedRow, ...]
    editions: tuple[str, ...]


def ledger_page(workspace: Workspace, case: CaseState) -> LedgerPage:
    """Return the ledger of a case; nothing is compared for it."""
    rows = rows_in(case.log.decisions)
    name = case.log.name
    here = releases_here(workspace, name)
    kept = kept_key(workspace, name)
    named = {one.edition for one in rows if one.edition is not None}
    editions = dict.fromkeys([*(kept.key.editions if kept else ()), *sorted(named)])
    return LedgerPage(
        tuple(_listed(workspace, name, one, rows, here) for one in reversed(rows)), tuple(editions)
    )


def _listed(
    workspace: Workspace, case: str, row: Row, rows: tuple[Row, ...], here: set[str]
) -> ListedRow:
    before = row_before(row, rows)
    if before is None:
        return ListedRow(RowShown(row), (), row.name in here)
    changes = [_changes(workspace, case, was, now) for was, now in paired(before, row)]
    known = tuple(one for one in changes if one is not None)
    return ListedRow(
        RowShown(row, before), known if len(known) == len(changes) else None, row.name in here
    )


def _changes(
    workspace: Workspace, case: str, was: LedgerFile | None, now: LedgerFile | None
) -> FileChanges | None:
    alone = FileChanges(was=was, now=now)
    if was is None or now is None or alone.is_same:
        return alone
    kept = comparison_kept(workspace, case, was.sha256, now.sha256)
    return None if kept is None else FileChanges(was=was, now=now, differences=kept.differences)
