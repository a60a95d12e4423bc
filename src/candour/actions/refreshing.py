"""What pages show of a case, kept beside it: its chronology as a table, its originals' lines."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from candour.actions.case_chronology import rebuild
from candour.actions.merging import Merged
from candour.actions.progress import Progress
from candour.actions.reading import FileRead, read_received
from candour.actions.recording import read_log
from candour.actions.versions import rules_key
from candour.core.decisions.case_log import CaseLog
from candour.core.decisions.originals import HeldOriginal, originals_held
from candour.core.documents.layout import layout
from candour.core.watching import Watched
from candour.store.chronology import (
    KeptChronology,
    KeptState,
    counted_flags,
    counted_tags,
    save_chronology,
    state_of,
)
from candour.store.layouts import has_lines, save_lines
from candour.store.originals import load_original
from candour.store.workspace import Workspace
from candour.writers.chronology.agencies import counted_agencies

_SILENTLY = Progress()


@dataclass(frozen=True, slots=True)
class CaseState:
    """A case's log, and the chronology that pages show; `kept` is None before the first one."""

    log: CaseLog
    kept: KeptState | None

    @property
    def is_current(self) -> bool:
        """Whether the chronology holds every decision, under today's rules."""
        return (
            self.kept is not None
            and self.kept.head == self.log.head
            and self.kept.rules == rules_key()
        )


def case_state(workspace: Workspace, case: str, at: datetime) -> CaseState:
    """Return how a case stands. Raises `CandourError` where there is none of this name."""
    log = read_log(workspace, case, at)
    return CaseState(log, state_of(table_of(workspace, case)))


def refresh(workspace: Workspace, case: str, at: datetime, progress: Progress = _SILENTLY) -> None:
    """Make the chronology that pages show from the originals and decisions as they stand."""
    log = read_log(workspace, case, at)
    merged = rebuild(workspace, log, progress, is_fresh=False)
    save_chronology(table_of(workspace, case), _kept(log, merged, progress))
    for original in originals_held(log.decisions):
        keep_lines(workspace, case, original, progress)


def keep_lines(
    workspace: Workspace, case: str, original: HeldOriginal, progress: Progress = _SILENTLY
) -> None:
    """Keep the lines of an original, and of the files inside it, where they are not kept yet."""
    folder = lines_of(workspace, case)
    rules = rules_key()
    if has_lines(folder, original.sha256, rules):
        return
    progress.file(Path(original.name))
    inside = [
        one.document
        for one in read_received(original.name, load_original(workspace, original.sha256))
        if isinstance(one, FileRead)
    ]
    # The outer file comes last: where its lines are kept, so are those of the files inside it.
    for document in reversed(inside):
        save_lines(folder, document.original.sha256, rules, layout(document))


def table_of(workspace: Workspace, case: str) -> Path:
    """Return where the chronology that pages show is kept."""
    return workspace.cache(case) / "chronology.sqlite3"


def lines_of(workspace: Workspace, case: str) -> Path:
    """Return the folder of originals' lines."""
    return workspace.cache(case) / "lines"


def _kept(log: CaseLog, merged: Merged, progress: Progress) -> KeptChronology:
    return KeptChronology(
        state=KeptState(
            head=log.head,
            decisions=log.count,
            rules=rules_key(),
            entries=len(merged.entries),
            events=len(merged.events),
            contradictions=len(merged.contradictions),
            silences=len(merged.silences),
            agencies=counted_agencies(merged.reports, merged.entries),
            flags=counted_flags(merged.entries),
            tags=counted_tags(merged.entries),
        ),
        entries=Watched(merged.entries, progress.checkpoint),
        events=merged.events,
        contradictions=merged.contradictions,
        silences=merged.silences,
        reports=merged.reports,
        originals=merged.originals,
        files=dict(merged.files),
        abbreviations=dict(merged.abbreviations),
        returns=merged.returns,
        renamed=dict(merged.settled.renamed),
        wholes=dict(merged.settled.wholes),
        carried_out=tuple(sorted(merged.settled.carried_out)),
    )
