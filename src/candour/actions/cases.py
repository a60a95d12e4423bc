"""Cases: opened, listed, shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from candour.actions.case_chronology import what_stands
from candour.actions.progress import Progress
from candour.actions.recording import Maker, open_new_case, read_log, read_logs
from candour.core.chronology.carrying import Orphan
from candour.core.decisions import DecisionKind, standing
from candour.core.decisions.case_log import CaseLog
from candour.core.decisions.opening import Opening
from candour.core.decisions.originals import HeldOriginal, originals_held
from candour.store.workspace import Workspace

_SILENTLY = Progress()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseShown:
    """What a case holds. `orphans` is None where nobody asked for them."""

    log: CaseLog
    originals: tuple[HeldOriginal, ...]
    agencies: tuple[str, ...]
    orphans: tuple[Orphan, ...] | None = None


def new_case(workspace: Workspace, opening: Opening, maker: Maker) -> CaseShown:
    """Open a case. Raises `CandourError` where its name is taken."""
    return _shown(open_new_case(workspace, opening, maker))


def list_cases(workspace: Workspace, at: datetime) -> list[CaseShown]:
    """Return every case of a workspace, by name."""
    return [_shown(log) for log in read_logs(workspace, at)]


def show_case(
    workspace: Workspace, name: str, at: datetime, progress: Progress = _SILENTLY
) -> CaseShown:
    """Return what a case holds, with the decisions that have lost what they were about."""
    log = read_log(workspace, name, at)
    shown = _shown(log)
    return CaseShown(
        log=log,
        originals=shown.originals,
        agencies=shown.agencies,
        orphans=what_stands(workspace, log, progress).orphans,
    )


def agencies_of(log: CaseLog) -> Mapping[str, str]:
    """Return the case's agencies: name in small letters → name, in the order they came."""
    names = [one.agency for one in originals_held(log.decisions)]
    names += [
        decision.about[0]
        for decision in standing(log.decisions)
        if decision.kind is DecisionKind.RETURN
    ]
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return found


def _shown(log: CaseLog) -> CaseShown:
    return CaseShown(
        log=log,
        originals=originals_held(log.decisions),
        agencies=tuple(agencies_of(log).values()),
    )
