"""Who is who and who knew what, kept beside a case for its pages: made with the chronology."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from candour.actions.knowing import inquiry_into
from candour.actions.merging import Merged
from candour.actions.progress import Progress
from candour.actions.versions import rules_key
from candour.core.decisions.case_log import CaseLog
from candour.core.knowledge.model import WhoKnew
from candour.core.people.person import Cast
from candour.store.cast import KeptCast, Made, cast_kept, save_cast
from candour.store.knowledge import KeptKnowledge, knowledge_kept, save_knowledge
from candour.store.workspace import Workspace

_SILENTLY = Progress()


@dataclass(frozen=True, slots=True)
class KeptPeople:
    """What pages on people and on knowledge have; None is what was not made yet."""

    cast: KeptCast | None
    knew: KeptKnowledge | None

    def is_of(self, log: CaseLog) -> bool:
        """Whether both hold every decision of a log, under today's rules."""
        return all(
            one is not None and one.head == log.head and one.rules == rules_key()
            for one in (self.cast, self.knew)
        )


def make_people(
    workspace: Workspace,
    log: CaseLog,
    merged: Merged,
    progress: Progress = _SILENTLY,
    as_at: date | None = None,
) -> None:
    """Say who is who in a merged case and who knew what, and keep both for pages."""
    found = found_in(merged, log, progress)
    progress.stage("keeping who is who and who knew what")
    keep_people(workspace, log, found, as_at, progress)


def found_in(merged: Merged, log: CaseLog, progress: Progress) -> tuple[Cast, WhoKnew]:
    """Return who is who in a merged case, and who knew what."""
    inquiry, cast = inquiry_into(merged, log.decisions, progress)
    progress.stage("asking who knew what")
    return cast, inquiry.whole()


def keep_people(
    workspace: Workspace,
    log: CaseLog,
    found: tuple[Cast, WhoKnew],
    as_at: date | None = None,
    progress: Progress = _SILENTLY,
) -> None:
    """Keep a cast, and who knew what, for pages. Raises `CandourError` where the disk refuses."""
    cast, knew = found
    made = Made(log.head, log.count, rules_key())
    save_cast(cast_table(workspace, log.name, as_at), cast, made, progress.checkpoint)
    save_knowledge(knowledge_table(workspace, log.name, as_at), knew, made, progress.checkpoint)


def kept_people(workspace: Workspace, case: str, as_at: date | None = None) -> KeptPeople:
    """Return what is kept of a case's people and of what they knew."""
    return KeptPeople(
        cast_kept(cast_table(workspace, case, as_at)),
        knowledge_kept(knowledge_table(workspace, case, as_at)),
    )


def cast_table(workspace: Workspace, case: str, as_at: date | None = None) -> Path:
    """Return where who is who is kept, or as it was on record on a day."""
    return _folder(workspace, case, as_at) / "cast.sqlite3"


def knowledge_table(workspace: Workspace, case: str, as_at: date | None = None) -> Path:
    """Return where who knew what is kept, or as it was on record on a day."""
    return _folder(workspace, case, as_at) / "knowledge.sqlite3"


def _folder(workspace: Workspace, case: str, as_at: date | None) -> Path:
    folder = workspace.cache(case)
    return folder if as_at is None else folder / "as-at" / as_at.isoformat()
