"""Grade the quotations of findings against the originals of a case as they are kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from candour.actions.progress import Progress
from candour.actions.selections import documents_in
from candour.core.decisions import Decision
from candour.core.decisions.originals import HeldOriginal, originals_ever, originals_held
from candour.core.documents.document import Document
from candour.core.findings.finding import Evidence
from candour.core.findings.gate import Judged
from candour.core.quotations.checking import Checker
from candour.core.quotations.sources import Source
from candour.store.workspace import Workspace
from candour.vocabulary.quotations import load_quotation_words
from candour.vocabulary.sentences import load_sentence_words

_SILENTLY = Progress()


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """The files of a case: `held` stand, `names` leads from a hash to a name, `ever` held or not.

    `names` has the files inside others too ("mail.eml/plan.docx").
    """

    held: tuple[HeldOriginal, ...]
    names: Mapping[str, str]
    ever: Mapping[str, str]

    @classmethod
    def of(cls, decisions: Iterable[Decision], names: Mapping[str, str]) -> "CaseFiles":
        """Return what a log holds; `names` are the files that could be read, inner ones too."""
        made = list(decisions)
        held = originals_held(made)
        now = {one.sha256: one.name for one in held}
        inside = {
            sha256: name
            for sha256, name in names.items()
            if name.partition("/")[0] in now.values() and "/" in name
        }
        return cls(held, {**inside, **now}, originals_ever(made))

    @property
    def known(self) -> dict[str, str]:
        """Every file that has a name: its hash → its name."""
        return {**self.ever, **self.names}

    def why_gone(self, sha256: str) -> str:
        """Say why a file is not there to be asked."""
        newer = next((one for one in self.held if sha256 in one.versions), None)
        if newer is not None:
            return f"has a source that changed: {newer.decision} put a new version in its place"
        return "has a source that changed: the case holds it no more"


@dataclass(slots=True)
class Judge:
    """Grades quotations; each source is read once."""

    workspace: Workspace
    files: CaseFiles
    progress: Progress = _SILENTLY
    _checkers: dict[str, Checker] = field(default_factory=dict, repr=False)
    _judged: dict[str, Judged] = field(default_factory=dict, repr=False)

    def judge(self, evidence: Evidence) -> Judged:
        """Grade a quotation against its source. Raises `CandourError` where that cannot be read."""
        self.progress.checkpoint()
        if evidence.source not in self.files.names:
            return Judged(evidence, None, why=self.files.why_gone(evidence.source))
        before = self._judged.get(evidence.id)
        if before is None:
            before = self._judged[evidence.id] = self._graded(evidence)
        return replace(before, evidence=evidence)

    def judged(self, quotations: Iterable[Evidence]) -> dict[str, Judged]:
        """Grade quotations: the id of each → what its source says."""
        return {one.id: self.judge(one) for one in quotations}

    def _graded(self, evidence: Evidence) -> Judged:
        checker = self._checker(evidence.source)
        if checker is None:
            return Judged(evidence, None, why=self.files.why_gone(evidence.source))
        return Judged(evidence, *checker.check(evidence.words))

    def _checker(self, sha256: str) -> Checker | None:
        if sha256 in self._checkers:
            return self._checkers[sha256]
        name = self.files.names[sha256]
        document = self._document(sha256, name)
        if document is None:
            return None
        source = Source(name, document)
        checker = Checker([source], load_quotation_words(), load_sentence_words())
        self._checkers[sha256] = checker
        return checker

    def _document(self, sha256: str, name: str) -> Document | None:
        self.progress.file(Path(name))
        outer = [one for one in self.files.held if one.sha256 == sha256]
        for one in outer or [one for one in self.files.held if name.startswith(f"{one.name}/")]:
            documents = documents_in(self.workspace, one.sha256, one.name)
            if sha256 in documents:
                return documents[sha256]
        return None
