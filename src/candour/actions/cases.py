"""Cases: opened, listed, shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from candour.actions.case_chronology import what_stands
from candour.actions.judging import CaseFiles
from candour.actions.progress import Progress
from candour.actions.recording import Maker, open_new_case, read_log, read_logs
from candour.core.chronology.carrying import Orphan
from candour.core.decisions import DecisionKind, standing
from candour.core.decisions.case_log import CaseLog
from candour.core.decisions.opening import Opening
from candour.core.decisions.originals import HeldOriginal, originals_held
from candour.core.findings.standing import FindingStands, findings_in
from candour.errors import CandourError
from candour.store.workspace import Workspace

_SILENTLY = Progress()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseShown:
    """What a case holds. `orphans` and `findings` are None where nobody asked for them.

    `names` leads from the hash of every file that the case ever held to its name.
    """

    log: CaseLog
    originals: tuple[HeldOriginal, ...]
    agencies: tuple[str, ...]
    orphans: tuple[Orphan, ...] | None = None
    findings: tuple[FindingStands, ...] | None = None
    names: Mapping[str, str] = field(default_factory=dict)


def new_case(workspace: Workspace, opening: Opening, maker: Maker) -> CaseShown:
    """Open a case. Raises `CandourError` where its name is taken."""
    return _shown(open_new_case(workspace, opening, maker))


def list_cases(workspace: Workspace, at: datetime) -> list[CaseShown]:
    """Return every case of a workspace, by name."""
    return [_shown(log) for log in read_logs(workspace, at)]


def show_case(
    workspace: Workspace, name: str, at: datetime, progress: Progress = _SILENTLY
) -> CaseShown:
    """Return what a case holds, with its findings, and what decisions have lost."""
    log = read_log(workspace, name, at)
    shown = _shown(log)
    stands = what_stands(workspace, log, progress)
    files = CaseFiles.of(log.decisions, stands.files)
    return CaseShown(
        log=log,
        originals=shown.originals,
        agencies=shown.agencies,
        orphans=stands.orphans,
        findings=findings_of(log, files),
        names=files.known,
    )


def findings_of(log: CaseLog, files: CaseFiles) -> tuple[FindingStands, ...]:
    """Return the findings that stand. Raises `CandourError` naming a decision that makes none."""
    try:
        return findings_in(log.decisions, files.names)
    except ValueError as problem:
        raise CandourError(str(problem), next_step="candour log --verify") from None


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
