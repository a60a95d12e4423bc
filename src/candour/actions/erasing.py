"""Erase what the law wants gone; the log still proves the rest, and says that it was done."""

from dataclasses import dataclass, replace
from datetime import datetime

from candour.actions.recording import Maker, read_log, read_logs, record
from candour.core.decisions import Act, Decision, DecisionKind
from candour.core.decisions.case_log import CaseLog
from candour.core.decisions.erasing import OPENING, erased, erasure
from candour.core.ledger.rows import files_of
from candour.errors import CandourError
from candour.store.cache import forget_everything
from candour.store.connection import empty_journal
from candour.store.originals import delete_original
from candour.store.releases import delete_release
from candour.store.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased: the decision that says so, the files that went with it, and the backups
    that may still hold the words."""

    decision: str
    originals: tuple[str, ...]
    backups: tuple[str, ...]


def erase(workspace: Workspace, case: str, decision: str, why: str, maker: Maker) -> Erased:
    """Remove the words of a decision for good; that it was done is a decision itself.

    With the decision that added a file goes the file, unless another decision of the workspace
    speaks of it; with a release its folder, where it lies in the workspace. What was made from the
    case is deleted, to be made anew. Raises `CandourError` where there is no such decision, or no
    reason.
    """
    before = read_log(workspace, case, maker.at)
    number = _number(decision, before)
    files = _files(before, decision)

    def acts_of(log: CaseLog) -> list[Act]:
        if decision in erased(log.decisions):
            raise CandourError(f"{decision}: its words were erased already")
        return [erasure(decision, log.opening, log.decisions, (maker.by, why))]

    log = record(workspace, case, acts_of, maker, [number])
    forget_everything(workspace.cache(case))
    gone = tuple(one for one in files if not _is_spoken_of(workspace, one, maker.at))
    for one in gone:
        delete_original(workspace, one)
    for name in _releases(before, decision):
        delete_release(workspace, case, name)
    empty_journal()
    backups = sorted(one.name for one in workspace.backups.glob("*.sqlite3"))
    return Erased(decision=log.decisions[-1].id, originals=gone, backups=tuple(backups))


def _number(decision: str, log: CaseLog) -> int:
    figures = decision.removeprefix("D")
    if not decision.startswith("D") or not figures.isdecimal() or int(figures) > log.count:
        raise CandourError(
            f"{decision}: the log holds no such decision",
            expected=f"the id of a decision, as in D7, or {OPENING} for the opening",
        )
    return int(figures)


def _files(log: CaseLog, decision: str) -> list[str]:
    return [sha256 for one in log.decisions if one.id == decision for sha256 in _kept_by(one)]


def _releases(log: CaseLog, decision: str) -> list[str]:
    of_kind = [one for one in log.decisions if one.kind is DecisionKind.RELEASE]
    return [str(one.value["name"]) for one in of_kind if one.id == decision]


def _kept_by(decision: Decision) -> list[str]:
    """Return the hashes of the files that a case keeps because of a decision."""
    if decision.kind is DecisionKind.ADD_ORIGINAL:
        return [decision.about[0]]
    return [one["sha256"] for one in files_of(decision)]


def _is_spoken_of(workspace: Workspace, original: str, at: datetime) -> bool:
    """Whether any case holds or held an original, those that the user may not read included."""
    everything = replace(workspace, user="")
    return any(
        original in _kept_by(one) for log in read_logs(everything, at) for one in log.decisions
    )
