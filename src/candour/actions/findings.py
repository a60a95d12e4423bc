"""The findings of a case, each quotation beside what its source says now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from candour.actions.case_chronology import what_stands
from candour.actions.cases import findings_of
from candour.actions.judging import CaseFiles, Judge
from candour.actions.progress import Progress
from candour.actions.recording import read_log
from candour.actions.rights import note_reading
from candour.core.decisions.case_log import CaseLog
from candour.core.findings.finding import Evidence
from candour.core.findings.gate import Judged, why_not
from candour.core.findings.standing import FindingStands
from candour.store.workspace import Workspace

_SILENTLY = Progress()


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding, and its quotations as they are graded now."""

    stands: FindingStands
    judged: tuple[Judged, ...]

    def why_not(self, judged: Judged) -> str | None:
        """Say why a quotation bars the finding from being ready; None where it does not."""
        return why_not(judged, self.stands.accepted.get(judged.evidence.id))

    def is_accepted(self, judged: Judged) -> bool:
        """Whether a person accepted the cut that a quotation shows."""
        return self.stands.accepted.get(judged.evidence.id) == judged.cut


@dataclass(frozen=True, slots=True)
class FindingsShown:
    """Every finding of a case; `names` leads from a file's hash to its name."""

    log: CaseLog
    findings: tuple[FindingShown, ...]
    names: Mapping[str, str]

    def source(self, evidence: Evidence) -> str:
        """Return the name of a quotation's source."""
        return self.names.get(evidence.source, f"{evidence.source[:12]}…")


def show_findings(
    workspace: Workspace, case: str, at: datetime, progress: Progress = _SILENTLY
) -> FindingsShown:
    """Return the findings of a case, graded now; who reads the sources so is noted."""
    log = read_log(workspace, case, at)
    files = CaseFiles.of(log.decisions, what_stands(workspace, log, progress).files)
    judge = Judge(workspace, files, progress)
    found = tuple(
        FindingShown(one, tuple(map(judge.judge, one.finding.quotations)))
        for one in findings_of(log, files)
    )
    asked = {one.evidence.source for each in found for one in each.judged if one.said is not None}
    for source in sorted(asked):
        note_reading(workspace, case, at, source)
    return FindingsShown(log, found, files.known)
