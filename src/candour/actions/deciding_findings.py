"""Findings and accepted cuts as somebody decides them: named whole, and graded against sources."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from candour.actions.judging import CaseFiles, Judge
from candour.core.chronology.deciding import Known, check_agencies
from candour.core.decisions import Act, Decision, DecisionKind, standing
from candour.core.decisions.originals import find_original
from candour.core.findings.deciding import check_acceptance, check_ready
from candour.core.findings.finding import Evidence, Finding
from candour.core.findings.gate import Cut
from candour.core.findings.standing import accepted_cuts, finding_of, versions_before

Meant = tuple[tuple[str, ...], Any]


@dataclass(frozen=True, slots=True)
class FindingWishes:
    """What is decided of findings in one run; `decisions` grows with each that is made."""

    judge: Judge
    agencies: Mapping[str, str]
    decisions: Sequence[Decision] = field(repr=False)

    def see_files(self, names: Mapping[str, str]) -> None:
        """Take in which files stand by the decisions made so far."""
        self.judge.files = CaseFiles.of(self.decisions, names)

    def finding(self, about: Sequence[str], given: Any, replaces: str | None) -> Meant:
        """Return what a finding is about, and its value: sources by their hashes, graded if ready.

        What a new version does not say, the version before it says; but for being ready. Raises
        `ValueError` saying what is wrong.
        """
        if len(about) != 1:
            raise ValueError("a finding is about one agency")
        agency = self.agencies.get(about[0].casefold(), about[0])
        before = self._before(replaces)
        said = {"statement": given} if isinstance(given, str) else given
        if not isinstance(said, dict):
            raise ValueError('a finding is {"statement": …, "quotations": […], "ready": …}')
        named = said.get("agency", agency)
        if not isinstance(named, str) or named.casefold() != agency.casefold():
            raise ValueError("the finding is of another agency than the one it is about")
        whole = {**before, "ready": False, **said, "agency": agency}
        whole["quotations"] = self._whole(whole.get("quotations", []), before)
        found = Finding.of("-", "-", whole)
        if found.is_ready:
            found = replace(found, quotations=tuple(map(self._graded, found.quotations)))
        return (agency,), found.value()

    def acceptance(self, about: Sequence[str], given: Any) -> Meant:
        """Return what an acceptance is about, and the cut that it accepts.

        Raises `ValueError` where the cut given is not the one that the quotation shows.
        """
        finding = self._standing(about[0])
        evidence = finding.quotation(about[1]) if finding and len(about) == 2 else None
        judged = None if evidence is None else self.judge.judge(evidence)
        check_acceptance(about, finding, judged)
        shown = Cut() if judged is None else judged.cut
        if given is not None and Cut.of(given) != shown:
            raise ValueError("the quotation shows another cut than the one given")
        return tuple(about), shown.value()

    def check_finding(self, act: Act, known: Known) -> None:
        """Check that a finding can be decided. Raises `CandourError` saying why it cannot."""
        check_agencies(act, known)
        finding = Finding.of("-", act.by, act.value, self._versions(act.replaces))
        accepted = accepted_cuts(finding, self.decisions)
        judged = self.judge.judged(finding.quotations) if finding.is_ready else {}
        check_ready(finding, judged, accepted, self.judge.files.known)

    def check_accepted(self, act: Act, _known: Known) -> None:
        """Check that a cut can be accepted. Raises `CandourError` saying why it cannot."""
        self.acceptance(act.about, act.value)

    def _before(self, replaces: str | None) -> dict[str, Any]:
        found = next((one for one in self.decisions if one.id == replaces), None)
        if found is None:
            return {}
        if found.kind is not DecisionKind.FINDING:
            raise ValueError(f"{found.id} is no finding but {found.kind.value}")
        return finding_of(found, self.decisions).value()

    def _versions(self, replaces: str | None) -> list[str]:
        by_id = {one.id: one for one in self.decisions}
        before = by_id.get(replaces or "")
        return [] if before is None else [before.id, *versions_before(before, by_id)]

    def _standing(self, named: str) -> Finding | None:
        for decision in standing(self.decisions):
            if decision.id == named and decision.kind is DecisionKind.FINDING:
                return finding_of(decision, self.decisions)
        return None

    def _whole(self, given: Any, before: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Return quotations with each source by its hash, ungraded."""
        if not isinstance(given, list):
            raise ValueError("a finding's quotations are a list")
        used = {one["source"] for one in before.get("quotations", [])}
        return [self._named(Evidence.of(one), used).value() for one in given]

    def _named(self, evidence: Evidence, used: Iterable[str]) -> Evidence:
        """Name a source by its hash: a file of the case, or one that the version before had."""
        source, locator = evidence.source, evidence.locator
        files = self.judge.files
        if source not in files.names and "#" in source:
            source, _, locator = source.rpartition("#")
        if source not in files.names and source not in used:
            inside = [sha256 for sha256, name in files.names.items() if name == source]
            source = inside[0] if len(inside) == 1 else find_original(source, files.held).sha256
        return replace(evidence, source=source, locator=locator, grade=None)

    def _graded(self, evidence: Evidence) -> Evidence:
        """Say how a quotation stands, and where."""
        said = self.judge.judge(evidence).said
        if said is None:
            return evidence
        place = said.place
        found = None if place is None else place.passage.short
        return replace(evidence, grade=said.grade, locator=evidence.locator or found)
