"""The gate of a case: its findings as they stand, each quotation graded anew."""

from datetime import datetime

from candour.actions.findings import show_findings
from candour.actions.progress import Progress
from candour.core.findings.barring import Barred, Gate
from candour.core.findings.standing import State
from candour.store.workspace import Workspace

_SILENTLY = Progress()


def check_gate(
    workspace: Workspace, case: str, at: datetime, progress: Progress = _SILENTLY
) -> Gate:
    """Grade every quotation of the findings that stand, against the originals as they are kept."""
    shown = show_findings(workspace, case, at, progress)
    barred = [
        Barred(
            finding=one.stands.finding.decision,
            quotation=judged.evidence.id,
            source=shown.source(judged.evidence),
            why=why,
            words=judged.evidence.words,
        )
        for one in shown.findings
        for judged in one.judged
        if (why := one.why_not(judged)) is not None
    ]
    not_ready = [
        one.stands.finding.decision for one in shown.findings if one.stands.state is not State.READY
    ]
    return Gate(tuple(barred), tuple(not_ready), sum(len(one.judged) for one in shown.findings))
