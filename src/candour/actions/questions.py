"""A question of who knew something, answered beside the pages and kept until something changes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Lock

from candour.actions.case_chronology import decided_by_day
from candour.actions.knowing import inquiry_into
from candour.actions.knowledge_pages import FactPage, page_of
from candour.actions.merging import Merged
from candour.actions.progress import Progress
from candour.actions.refreshing import CaseState, table_of
from candour.actions.versions import rules_key
from candour.core.knowledge.inquiry import Inquiry
from candour.core.knowledge.model import WhoKnew
from candour.errors import CandourError
from candour.store.cache import load_cached, save_cached
from candour.store.chronology import load_rest
from candour.store.workspace import Workspace, make_folder

_SILENTLY = Progress()
_MOST_KEPT = 60


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What was found on a question, and of which records."""

    made_of: str
    told: WhoKnew = field(repr=False)


class _Last:
    """The inquiry that was asked last: its records are read, and the next question is quick."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made_of = ""
        self._inquiry: Inquiry | None = None

    def of(self, made_of: str, make: Callable[[], Inquiry]) -> Inquiry:
        """Return the inquiry into some records; it is made where the last was into others."""
        with self._lock:
            if self._inquiry is None or self._made_of != made_of:
                self._inquiry = None  # two at once would hold every entry twice
                self._inquiry = make()
                self._made_of = made_of
            return self._inquiry


_LAST = _Last()


def answer_question(
    workspace: Workspace, case: CaseState, question: str, progress: Progress = _SILENTLY
) -> None:
    """Find who knew what a sentence says, and keep it for pages. Raises `CandourError`."""
    if case.kept is None:
        raise CandourError(
            "the files have not been read yet", next_step="add what an agency sent, under Documents"
        )
    inquiry = _LAST.of(
        _key(workspace, case),
        lambda: _inquiry(table_of(workspace, case.log.name, case.as_at), case, progress),
    )
    progress.stage("asking who knew it")
    told = inquiry.ask(question)
    folder = _folder(workspace, case)
    make_folder(folder)
    save_cached(folder, _name(question), KeptAnswer(_made_of(case), told))
    kept = sorted(folder.glob("*.json"), key=lambda one: one.stat().st_mtime)
    for old in kept[:-_MOST_KEPT]:
        old.unlink(missing_ok=True)


def answer_page(
    workspace: Workspace, case: CaseState, question: str, link: Callable[[str], str]
) -> FactPage | None:
    """Return what was found on a question; None where it was not asked of these records yet."""
    kept = load_cached(_folder(workspace, case), _name(question), KeptAnswer)
    if kept is None or kept.made_of != _made_of(case):
        return None
    return page_of(workspace, case, kept.told, link)


def _inquiry(table: Path, case: CaseState, progress: Progress) -> Inquiry:
    rest = load_rest(table)
    merged = Merged(
        entries=tuple(rest.entries),
        silences=tuple(rest.silences),
        reports=tuple(rest.reports),
        refused=(),
        events=tuple(rest.events),
        files=rest.files,
        originals=tuple(rest.originals),
        returns=rest.returns,
    )
    decisions = decided_by_day(case.log.decisions, case.as_at)
    return inquiry_into(merged, decisions, progress)[0]


def _key(workspace: Workspace, case: CaseState) -> str:
    return f"{workspace.folder} {case.log.name} {_made_of(case)}"


def _made_of(case: CaseState) -> str:
    head = "" if case.kept is None else case.kept.head
    return f"{head} {case.as_at or ''} {rules_key()}"


def _folder(workspace: Workspace, case: CaseState) -> Path:
    return workspace.cache(case.log.name) / "questions"


def _name(question: str) -> str:
    plain = " ".join(question.split()).casefold()
    return f"{sha256(plain.encode()).hexdigest()[:32]}.json"
