"""What pages show of a case, kept beside it: its chronology as a table, its originals' lines."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from candour.actions.case_chronology import merge_case, rebuild
from candour.actions.keeping_people import make_people
from candour.actions.merging import Merged, MergeOptions
from candour.actions.progress import Progress
from candour.actions.reading import FileRead, read_received
from candour.actions.recording import read_log
from candour.actions.versions import rules_key
from candour.core.chronology.entry import FlagKind
from candour.core.decisions import DecisionKind, standing
from candour.core.decisions.case_log import CaseLog
from candour.core.decisions.originals import HeldOriginal, originals_held
from candour.core.documents.layout import layout
from candour.core.watching import Watched
from candour.store.cache import forget_everything
from candour.store.chronology import (
    KeptChronology,
    KeptState,
    LeftOutOfView,
    save_chronology,
    state_of,
)
from candour.store.counting import counted_flags, counted_tags
from candour.store.layouts import has_lines, save_lines
from candour.store.originals import load_original
from candour.store.workspace import Workspace
from candour.writers.chronology.agencies import counted_agencies

_SILENTLY = Progress()
_SAY_NOTHING_OF_ENTRIES = {DecisionKind.DRAFT, DecisionKind.RELEASE}
_MOST_VIEWS = 12
"""Views as known on a day that are kept: they are made again when they are asked for."""


@dataclass(frozen=True, slots=True)
class CaseState:
    """A case's log, and the chronology that pages show; `kept` is None before the first one.

    `as_at`: the view of what was on record at the end of that day. `at` is when it was looked at.
    """

    log: CaseLog
    kept: KeptState | None
    at: datetime
    as_at: date | None = None

    @property
    def is_current(self) -> bool:
        """Whether the chronology holds every decision, under today's rules."""
        return (
            self.kept is not None
            and self.kept.rules == rules_key()
            and (self.kept.head == self.log.head or self._says_no_more(self.kept))
        )

    def _says_no_more(self, kept: KeptState) -> bool:
        """Whether every decision since is of a kind that says nothing of entries."""
        since = [one for one in self.log.decisions if int(one.id[1:]) > kept.decisions]
        told = {one.kind for one in since}
        return told <= _SAY_NOTHING_OF_ENTRIES and self.log.until(kept.decisions).head == kept.head


def case_state(
    workspace: Workspace, case: str, at: datetime, as_at: date | None = None
) -> CaseState:
    """Return how a case stands. Raises `CandourError` where there is none of this name."""
    log = read_log(workspace, case, at)
    return CaseState(log, state_of(table_of(workspace, case, as_at)), at, as_at)


def refresh(workspace: Workspace, case: str, at: datetime, progress: Progress = _SILENTLY) -> None:
    """Make everything that pages show from the originals and decisions as they stand."""
    log, merged = refresh_chronology(workspace, case, at, progress)
    make_people(workspace, log, merged, progress)


def refresh_chronology(
    workspace: Workspace, case: str, at: datetime, progress: Progress = _SILENTLY
) -> tuple[CaseLog, Merged]:
    """Make the chronology that pages show, and return it with the log that it was made from."""
    log = read_log(workspace, case, at)
    merged = rebuild(workspace, log, progress, is_fresh=False)
    save_chronology(table_of(workspace, case), _kept(log, merged, progress))
    for original in originals_held(log.decisions):
        keep_lines(workspace, case, original, progress)
    return log, merged


def make_view(
    workspace: Workspace, case: str, at: datetime, as_at: date, progress: Progress = _SILENTLY
) -> None:
    """Make the chronology as it was on record at the end of a day; the oldest views are dropped."""
    log = read_log(workspace, case, at)
    merged, _ = merge_case(workspace, log, MergeOptions(as_at=as_at), progress)
    kept = _kept(log, merged, progress)
    left_out = _left_out(log, merged, as_at)
    path = table_of(workspace, case, as_at)
    save_chronology(path, replace(kept, state=replace(kept.state, left_out=left_out)))
    made = sorted(path.parent.glob("*.sqlite3"), key=lambda one: one.stat().st_mtime)
    for old in made[:-_MOST_VIEWS]:
        old.unlink(missing_ok=True)
        forget_everything(old.with_suffix(""))


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


def table_of(workspace: Workspace, case: str, as_at: date | None = None) -> Path:
    """Return where the chronology that pages show is kept, or the view as known on a day."""
    if as_at is not None:
        return workspace.cache(case) / "as-at" / f"{as_at.isoformat()}.sqlite3"
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


def _left_out(log: CaseLog, merged: Merged, day: date) -> LeftOutOfView:
    known = merged.known_on
    flags = counted_flags(merged.entries)
    return LeftOutOfView(
        day=day,
        later=0 if known is None else known.later,
        cannot_say=0 if known is None else known.cannot_say,
        unknown=flags.get(FlagKind.RECORDING_DATE_UNKNOWN, 0),
        comments=flags.get(FlagKind.COMMENT_HIDDEN, 0),
        decisions=sum(
            one.at[:10] > day.isoformat() and one.kind is not DecisionKind.ADD_ORIGINAL
            for one in standing(log.decisions)
        ),
    )
