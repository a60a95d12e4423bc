"""Inquiries into a case's kept chronology: made once, and asked again while nothing changed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock

from candour.actions.merging import Merged
from candour.actions.versions import rules_key
from candour.core.decisions.case_log import CaseLog
from candour.core.knowledge.inquiry import Inquiry
from candour.store.chronology import load_rest
from candour.store.workspace import Workspace


class LastInquiry:
    """The inquiry that was asked last: its records are read, and the next question is quick."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made_of = ""
        self._inquiry: Inquiry | None = None

    def keep(self, made_of: str, inquiry: Inquiry) -> None:
        """Keep an inquiry in place of the last."""
        with self._lock:
            self._made_of, self._inquiry = made_of, inquiry

    def of(self, made_of: str, make: Callable[[], Inquiry]) -> Inquiry:
        """Return the inquiry into some records; it is made where the last was into others."""
        with self._lock:
            if self._inquiry is None or self._made_of != made_of:
                self._inquiry = None  # two at once would hold every entry twice
                self._inquiry = make()
                self._made_of = made_of
            return self._inquiry


LAST = LastInquiry()


def records_of(workspace: Workspace, log: CaseLog, head: str, as_at: date | None) -> str:
    """Return what tells the records of one inquiry from those of any other."""
    return f"{workspace.folder} {log.name} {head} {as_at or ''} {rules_key()}"


def merged_kept(table: Path) -> Merged:
    """Return a chronology that is kept for pages as it was merged, but for contradictions."""
    rest = load_rest(table)
    return Merged(
        entries=tuple(rest.entries),
        silences=tuple(rest.silences),
        reports=tuple(rest.reports),
        refused=(),
        events=tuple(rest.events),
        files=rest.files,
        originals=tuple(rest.originals),
        returns=rest.returns,
    )
