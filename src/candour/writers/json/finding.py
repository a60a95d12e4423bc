"""Findings as JSON."""

from collections.abc import Mapping
from typing import Any

from candour.core.findings.finding import Evidence
from candour.core.findings.gate import Judged
from candour.core.findings.standing import FindingStands
from candour.writers.json.passage import locator_as_json
from candour.writers.json.quotation import difference_as_json


def finding_as_json(stands: FindingStands, names: Mapping[str, str]) -> dict[str, Any]:
    """Return a finding and how it stands; `names` leads from a file's hash to its name."""
    finding = stands.finding
    return {
        "type": "finding",
        "id": finding.decision,
        "statement": finding.statement,
        "agency": finding.agency,
        "author": finding.author,
        "state": stands.state.value,
        "replaces": finding.versions[0] if finding.versions else None,
        "quotations": [_evidence(one, names) for one in finding.quotations],
        "changed": [one.id for one in stands.changed],
        "accepted": sorted(stands.accepted),
    }


def judged_as_json(judged: Judged, why: str | None) -> dict[str, Any]:
    """Return how a quotation of a finding stands now; `why` it bars the finding, or None."""
    said = judged.said
    line: dict[str, Any] = {
        "id": judged.evidence.id,
        "grade": None if said is None else said.grade.value,
        "alarm": [alarm.value for alarm in judged.alarms],
        "bars": why,
    }
    if said is None:
        return line
    return line | {
        "found": said.found,
        "place": None if said.place is None else locator_as_json(said.place.passage.locator),
        **judged.cut.value(),
        "difference": difference_as_json(said.difference),
    }


def _evidence(evidence: Evidence, names: Mapping[str, str]) -> dict[str, Any]:
    name = names.get(evidence.source)
    return {"id": evidence.id, **evidence.value()} | ({"name": name} if name else {})
