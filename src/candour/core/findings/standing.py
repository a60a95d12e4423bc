"""The findings of a case as they stand: drafts, ready, and those that were ready."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from candour.core.decisions import Decision, DecisionKind, standing
from candour.core.findings.finding import Evidence, Finding
from candour.core.findings.gate import Cut
from candour.core.quotations.quotation import Grade


class State(StrEnum):
    """How a finding stands."""

    DRAFT = "draft"
    READY = "ready"
    SOURCE_CHANGED = "source_changed"
    NOT_ACCEPTED = "not_accepted"


@dataclass(frozen=True, slots=True)
class FindingStands:
    """A finding and how it stands.

    `accepted` leads from the id of a quotation to the cut that a person accepted; `changed` are the
    quotations whose source is no longer what the case holds.
    """

    finding: Finding
    state: State
    accepted: Mapping[str, Cut]
    changed: tuple[Evidence, ...] = ()


def findings_in(decisions: Iterable[Decision], files: Container[str]) -> tuple[FindingStands, ...]:
    """Return the findings that stand, in the order in which they were first written.

    `files` are the hashes of the originals that the case holds now, and of the files inside them.
    Raises `ValueError` naming a decision that makes no finding.
    """
    made = list(decisions)
    found = [
        _stands(finding_of(decision, made), made, files)
        for decision in standing(made)
        if decision.kind is DecisionKind.FINDING
    ]
    order = {decision.id: number for number, decision in enumerate(made)}
    return tuple(sorted(found, key=lambda one: order[_first(one.finding)]))


def finding_of(decision: Decision, decisions: Iterable[Decision]) -> Finding:
    """Return the finding that a decision makes, with whoever wrote its statement as the author.

    Raises `ValueError` naming the decision where it makes none.
    """
    by_id = {one.id: one for one in decisions}
    versions = versions_before(decision, by_id)
    try:
        found = Finding.of(decision.id, decision.by, decision.value, versions)
        author = found.author
        for version in versions:
            earlier = by_id[version]
            if Finding.of(version, earlier.by, earlier.value).statement != found.statement:
                break
            author = earlier.by
        return replace(found, author=author)
    except ValueError as problem:
        raise ValueError(f"{decision.id} makes no finding: {problem}") from None


def versions_before(decision: Decision, by_id: Mapping[str, Decision]) -> list[str]:
    """Return the findings whose place a decision took, the latest first."""
    versions: list[str] = []
    before = decision.replaces
    while before is not None and before in by_id and before not in versions:
        versions.append(before)
        before = by_id[before].replaces
    return versions


def accepted_cuts(finding: Finding, decisions: Iterable[Decision]) -> dict[str, Cut]:
    """Return what was accepted of a finding's quotations, of its earlier versions' too."""
    versions = {finding.decision, *finding.versions}
    accepted: dict[str, Cut] = {}
    for decision in standing(decisions):
        if decision.kind is DecisionKind.ACCEPT_QUOTATION and decision.about[0] in versions:
            accepted[decision.about[-1]] = Cut.of(decision.value)
    return accepted


def _stands(finding: Finding, made: list[Decision], files: Container[str]) -> FindingStands:
    accepted = accepted_cuts(finding, made)
    changed = tuple(one for one in finding.quotations if one.source not in files)
    return FindingStands(finding, _state(finding, accepted, changed), accepted, changed)


def _state(finding: Finding, accepted: Mapping[str, Cut], changed: tuple[Evidence, ...]) -> State:
    if not finding.is_ready:
        return State.DRAFT
    if changed:
        return State.SOURCE_CHANGED
    elided = (one.id for one in finding.quotations if one.grade is Grade.ELIDED)
    return State.READY if all(one in accepted for one in elided) else State.NOT_ACCEPTED


def _first(finding: Finding) -> str:
    return finding.versions[-1] if finding.versions else finding.decision
