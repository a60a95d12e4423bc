"""What must hold for a finding to be written or marked ready, and for a cut to be accepted."""

from collections.abc import Mapping, Sequence

from candour.core.findings.finding import Evidence, Finding
from candour.core.findings.gate import Cut, Judged, misleads, what_bars
from candour.core.quotations.quotation import Grade
from candour.errors import CandourError


def check_ready(
    finding: Finding,
    judged: Mapping[str, Judged],
    accepted: Mapping[str, Cut],
    names: Mapping[str, str],
) -> None:
    """Check that a finding can be marked ready: nothing to say of a draft.

    `names` leads from a file's hash to its name. Raises `CandourError` naming every quotation that
    bars it, and why; no word of it.
    """
    if not finding.is_ready:
        return
    barring = what_bars(finding, judged, accepted)
    if not barring:
        return
    said = "; ".join(
        f"quotation {finding.quotations.index(one) + 1} ({one.id}, of {_named(one, names)}) {why}"
        for one, why in barring
    )
    raise CandourError(
        f"the finding cannot be marked ready: {said}",
        expected="quotations that are exact or folded, or elided without alarm and accepted",
        next_step="candour case findings shows each beside its source;"
        " accept_quotation accepts what was cut",
    )


def check_acceptance(about: Sequence[str], finding: Finding | None, judged: Judged | None) -> None:
    """Check that what a quotation cut can be accepted. Raises `CandourError` saying why not.

    `about` names the finding and its quotation, as somebody typed them.
    """
    if len(about) != 2 or finding is None:
        raise CandourError(
            f"{about[0]} is no finding that stands",
            expected="a finding and one of its quotations, as in D5 Q1a2b3c4d",
            next_step="candour case findings lists them",
        )
    if judged is None:
        raise CandourError(
            f"{about[1]}: the finding {about[0]} has no such quotation",
            expected=", ".join(one.id for one in finding.quotations) or "one that has a quotation",
        )
    if judged.may_be_accepted:
        return
    if judged.said is None:
        why = judged.why
    elif judged.said.grade is Grade.ELIDED:
        why = misleads(judged)
    else:
        why = f"is {judged.said.grade.value}"
    raise CandourError(
        f"{about[1]} {why}: there is no cut to accept",
        expected="a quotation that is elided, without alarm",
    )


def _named(evidence: Evidence, names: Mapping[str, str]) -> str:
    return names.get(evidence.source, f"{evidence.source[:12]}…")
