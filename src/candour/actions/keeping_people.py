"""Who is who and who knew what, kept beside a case for its pages: made with the chronology."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from candour.actions.case_chronology import decided_by_day
from candour.actions.inquiries import LAST, records_of
from candour.actions.knowing import inquiry_into
from candour.actions.merging import Merged
from candour.actions.progress import Progress
from candour.actions.versions import rules_key
from candour.core.decisions import Decision, DecisionKind
from candour.core.decisions.case_log import CaseLog
from candour.core.knowledge.inquiry import Inquiry
from candour.core.knowledge.model import WhoKnew
from candour.core.people.person import Cast
from candour.store.cast import KeptCast, Made, cast_kept, save_cast
from candour.store.kept import keep_state
from candour.store.knowledge import KeptKnowledge, knowledge_kept, save_knowledge
from candour.store.workspace import Workspace

Kept = TypeVar("Kept", KeptCast, KeptKnowledge)
_SILENTLY = Progress()
_SAY_NOTHING_OF_PEOPLE = {
    DecisionKind.NOTE,
    DecisionKind.TAG,
    DecisionKind.FINDING,
    DecisionKind.ACCEPT_QUOTATION,
    DecisionKind.RETITLE,
    DecisionKind.DRAFT,
    DecisionKind.RELEASE,
    DecisionKind.UNSURE_PERSON,
}


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
    """Say who is who in a merged case and who knew what, and keep both for pages.

    Where nothing was decided since that could change either, what is kept stays as it is.
    """
    kept = kept_people(workspace, log.name, as_at)
    if as_at is None and _still_holds(kept, log):
        keep_state(cast_table(workspace, log.name), _stamped(kept.cast, log))
        keep_state(knowledge_table(workspace, log.name), _stamped(kept.knew, log))
        return
    decisions = decided_by_day(log.decisions, as_at)
    inquiry, cast, knew = found_in(merged, decisions, progress)
    progress.stage("keeping who is who and who knew what")
    keep_people(workspace, log, (cast, knew), as_at, progress)
    if inquiry is not None:
        LAST.keep(records_of(workspace, log, log.head, as_at), inquiry)


def found_in(
    merged: Merged, decisions: Sequence[Decision], progress: Progress
) -> tuple[Inquiry | None, Cast, WhoKnew]:
    """Return who is who in a merged case and who knew what, with the inquiry that found it."""
    inquiry, cast = inquiry_into(merged, decisions, progress)
    progress.stage("asking who knew what")
    return inquiry, cast, inquiry.whole()


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


def _still_holds(kept: KeptPeople, log: CaseLog) -> bool:
    """Whether every decision since is of a kind that says nothing of people or of entries."""
    if kept.cast is None or kept.knew is None or kept.cast.head != kept.knew.head:
        return False
    is_of_it = log.until(kept.cast.decisions).head == kept.cast.head
    is_of_rules = kept.cast.rules == kept.knew.rules == rules_key()
    kinds = {one.id: one.kind for one in log.decisions}
    since = [one for one in log.decisions if int(one.id[1:]) > kept.cast.decisions]
    told = {
        kind
        for one in since
        for kind in (
            [kinds.get(undone) for undone in one.about]
            if one.kind is DecisionKind.UNDO
            else [one.kind]
        )
    }
    return is_of_it and is_of_rules and told <= _SAY_NOTHING_OF_PEOPLE


def _stamped(kept: Kept | None, log: CaseLog) -> Kept | None:
    return None if kept is None else replace(kept, head=log.head, decisions=log.count)


def _folder(workspace: Workspace, case: str, as_at: date | None) -> Path:
    folder = workspace.cache(case)
    return folder if as_at is None else folder / "as-at" / as_at.isoformat()
