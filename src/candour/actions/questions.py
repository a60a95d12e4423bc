"""A question of who knew something, answered beside the pages and kept until something changes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from candour.actions.case_chronology import decided_by_day
from candour.actions.inquiries import LAST, merged_kept, records_of
from candour.actions.knowing import inquiry_into
from candour.actions.knowledge_pages import FactPage, page_of
from candour.actions.progress import Progress
from candour.actions.refreshing import CaseState, table_of
from candour.actions.versions import rules_key
from candour.core.knowledge.inquiry import Inquiry
from candour.core.knowledge.model import WhoKnew
from candour.errors import CandourError
from candour.store.cache import load_cached, save_among_last
from candour.store.workspace import Workspace

_SILENTLY = Progress()
_MOST_KEPT = 60


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What was found on a question, and of which records."""

    made_of: str
    told: WhoKnew = field(repr=False)


def answer_question(
    workspace: Workspace, case: CaseState, question: str, progress: Progress = _SILENTLY
) -> None:
    """Find who knew what a sentence says, and keep it for pages. Raises `CandourError`."""
    if case.kept is None:
        raise CandourError(
            "the files have not been read yet", next_step="add what an agency sent, under Documents"
        )
    made_of = records_of(workspace, case.log, case.kept.head, case.as_at)
    inquiry = LAST.of(made_of, lambda: _inquiry(workspace, case, progress))
    progress.stage("asking who knew it")
    told = inquiry.ask(question)
    folder = _folder(workspace, case)
    save_among_last(folder, _name(question), KeptAnswer(_made_of(case), told), _MOST_KEPT)


def answer_page(
    workspace: Workspace, case: CaseState, question: str, link: Callable[[str], str]
) -> FactPage | None:
    """Return what was found on a question; None where it was not asked of these records yet."""
    kept = load_cached(_folder(workspace, case), _name(question), KeptAnswer)
    if kept is None or kept.made_of != _made_of(case):
        return None
    return page_of(workspace, case, kept.told, link)


def _inquiry(workspace: Workspace, case: CaseState, progress: Progress) -> Inquiry:
    merged = merged_kept(table_of(workspace, case.log.name, case.as_at))
    decisions = decided_by_day(case.log.decisions, case.as_at)
    return inquiry_into(merged, decisions, progress)[0]


def _made_of(case: CaseState) -> str:
    head = "" if case.kept is None else case.kept.head
    return f"{head} {case.as_at or ''} {rules_key()}"


def _folder(workspace: Workspace, case: CaseState) -> Path:
    return workspace.cache(case.log.name) / "questions"


def _name(question: str) -> str:
    plain = " ".join(question.split()).casefold()
    return f"{sha256(plain.encode()).hexdigest()[:32]}.json"
