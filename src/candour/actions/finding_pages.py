"""The findings of a case as pages show them: how each stands, and its quotations as graded now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from candour.actions.cases import agencies_of, findings_of
from candour.actions.judging import CaseFiles, Judge
from candour.actions.original_pages import text_page
from candour.actions.progress import Progress
from candour.actions.quotation_pages import Asked, PlaceShown, kept_quotation
from candour.actions.refreshing import CaseState, table_of
from candour.actions.rights import note_reading
from candour.actions.versions import rules_key
from candour.core.findings.finding import Evidence
from candour.core.findings.gate import Cut, Judged, why_not
from candour.core.findings.standing import FindingStands
from candour.core.quotations.quotation import Alarm, Difference, Grade
from candour.errors import CandourError
from candour.store.cache import load_cached, save_cached
from candour.store.chronology import load_files
from candour.store.workspace import Workspace, make_folder

_SILENTLY = Progress()


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedShown:
    """A quotation of a finding as it is graded now; `bars` says why it bars the finding."""

    id: str
    grade: Grade | None
    alarms: tuple[Alarm, ...]
    difference: tuple[Difference, ...]
    cut: tuple[str, ...] = field(repr=False)
    inserted: tuple[str, ...] = field(repr=False)
    may_be_accepted: bool
    place: PlaceShown | None
    bars: str | None


@dataclass(frozen=True, slots=True)
class KeptJudged:
    """The quotations of a finding, graded on a log as it stood."""

    judged: tuple[JudgedShown, ...]


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """The findings of a case. `names` leads from a file's hash to its name."""

    findings: tuple[FindingStands, ...]
    names: Mapping[str, str]
    agencies: tuple[str, ...]
    files: tuple[tuple[str, str], ...]

    def find(self, decision: str) -> FindingStands:
        """Return a finding, by its decision or one whose place it took. Raises where none is."""
        for one in self.findings:
            if decision in (one.finding.decision, *one.finding.versions):
                return one
        raise CandourError(
            f"{decision} is no finding that stands", next_step="choose one in the list"
        )


def findings_page(workspace: Workspace, case: CaseState) -> FindingsPage:
    """Return the findings of a case and how each stands."""
    files = _files(workspace, case)
    return FindingsPage(
        findings_of(case.log, files),
        files.known,
        tuple(agencies_of(case.log).values()),
        tuple(files.names.items()),
    )


def grade_finding(
    workspace: Workspace, case: CaseState, stands: FindingStands, progress: Progress = _SILENTLY
) -> None:
    """Grade a finding's quotations against their sources, and keep that for its page."""
    judge = Judge(workspace, _files(workspace, case), progress)
    judged = tuple(_shown(judge.judge(one), stands) for one in stands.finding.quotations)
    folder = workspace.cache(case.log.name) / "findings"
    make_folder(folder)
    save_cached(folder, _name(case, stands), KeptJudged(judged))


def judged_page(
    workspace: Workspace, case: CaseState, stands: FindingStands
) -> list[tuple[Evidence, JudgedShown]] | None:
    """Return a finding's quotations as graded; None where that was not done on this log yet."""
    folder = workspace.cache(case.log.name) / "findings"
    kept = load_cached(folder, _name(case, stands), KeptJudged)
    if kept is None:
        return None
    for one in stands.finding.quotations:
        note_reading(workspace, case.log.name, case.at, one.source)
    by_id = {one.id: one for one in kept.judged}
    return [(one, by_id[one.id]) for one in stands.finding.quotations]


def offered(workspace: Workspace, case: CaseState, asked: Asked) -> dict[str, str]:
    """Return the words of a graded quotation and the source it stands in, for a new finding."""
    found = kept_quotation(workspace, case, asked)
    if found is None or found.place is None:
        return {}
    note_reading(workspace, case.log.name, case.at, asked.document)
    return {"words": found.words, "source": found.place.original}


def selected(
    workspace: Workspace, case: CaseState, original: str, at: tuple[int, int]
) -> dict[str, str]:
    """Return words that were selected in a file of the case, and the file, for a new finding."""
    words = text_page(workspace, case, original, None, at).marked_words.strip()
    return {"words": words, "source": original} if words else {}


def _files(workspace: Workspace, case: CaseState) -> CaseFiles:
    names = {} if case.kept is None else load_files(table_of(workspace, case.log.name))
    return CaseFiles.of(case.log.decisions, names)


def _shown(judged: Judged, stands: FindingStands) -> JudgedShown:
    said, cut = judged.said, judged.cut
    accepted: Cut | None = stands.accepted.get(judged.evidence.id)
    place = None if said is None else said.place
    return JudgedShown(
        id=judged.evidence.id,
        grade=None if said is None else said.grade,
        alarms=judged.alarms,
        difference=() if said is None else said.difference,
        cut=cut.cut,
        inserted=cut.inserted,
        may_be_accepted=judged.may_be_accepted and accepted != cut,
        place=None if place is None else PlaceShown.of(place),
        bars=why_not(judged, accepted),
    )


def _name(case: CaseState, stands: FindingStands) -> str:
    told = f"{rules_key()}:{case.log.head}:{stands.finding.decision}"
    return f"{sha256(told.encode()).hexdigest()[:32]}.json"
