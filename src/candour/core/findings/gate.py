"""The gate: a finding is ready only where every quotation that it rests on is what its source says.

The contract: exact and folded pass; elided passes where a person accepted the cut that was shown
and no alarm stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.findings.finding import Evidence, Finding
from candour.core.quotations.quotation import Alarm, Grade
from candour.core.quotations.quotation import Finding as Said

_NOT_THE_SOURCES = {
    Grade.ALTERED: "is altered: words differ from the source's, and nothing shows it",
    Grade.SPLICED: "is spliced: true words from different places, presented as one",
    Grade.ABSENT: "is absent: the source does not hold these words",
}


@dataclass(frozen=True, slots=True)
class Cut:
    """What a quotation's own marks say was left out and put in: what a person accepts."""

    cut: tuple[str, ...] = field(default=(), repr=False)
    inserted: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, value: Any) -> "Cut":
        """Build from what was decided. Raises `ValueError` where it is no cut."""
        if not isinstance(value, dict) or not set(value) <= {"cut", "inserted"}:
            raise ValueError('a cut is {"cut": […], "inserted": […]}')
        cut, inserted = value.get("cut", []), value.get("inserted", [])
        for words in (cut, inserted):
            if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
                raise ValueError("what was cut and what was inserted are lists of words")
        return cls(tuple(cut), tuple(inserted))

    def value(self) -> dict[str, list[str]]:
        """Return what the log holds of it."""
        return {"cut": list(self.cut), "inserted": list(self.inserted)}


@dataclass(frozen=True, slots=True)
class Judged:
    """A quotation of a finding, graded against its source as it is kept.

    `said` is None where the source cannot be asked, and `why` says why: it was withdrawn, or
    another version took its place.
    """

    evidence: Evidence
    said: Said | None
    alarms: tuple[Alarm, ...] = ()
    why: str = ""

    def __post_init__(self) -> None:
        if (self.said is None) != bool(self.why):
            raise ValueError("a quotation was graded, or it is said why not")

    @property
    def cut(self) -> Cut:
        """What its marks cut and put in."""
        return Cut() if self.said is None else Cut(self.said.cut, self.said.inserted)

    @property
    def may_be_accepted(self) -> bool:
        """Whether a person may accept its cut: it is elided, and no alarm stands."""
        return self.said is not None and self.said.grade is Grade.ELIDED and not self.alarms


def why_not(judged: Judged, accepted: Cut | None) -> str | None:
    """Say why a quotation keeps a finding from being ready; None where it does not.

    `accepted` is the cut that a person accepted.
    """
    said = judged.said
    if said is None:
        return judged.why
    if said.grade in _NOT_THE_SOURCES:
        return _NOT_THE_SOURCES[said.grade]
    if said.grade is Grade.ELIDED and judged.alarms:
        return misleads(judged)
    if said.grade is Grade.ELIDED and accepted is None:
        return "is elided, and nobody has accepted what was cut"
    if said.grade is Grade.ELIDED and accepted != judged.cut:
        return "is elided, and another cut than this was accepted"
    return _why_elsewhere(judged.evidence, said)


def what_bars(
    finding: Finding, judged: Mapping[str, Judged], accepted: Mapping[str, Cut]
) -> list[tuple[Evidence, str]]:
    """Return the quotations that keep a finding from being ready, each with the reason."""
    reasons = ((one, why_not(judged[one.id], accepted.get(one.id))) for one in finding.quotations)
    return [(one, why) for one, why in reasons if why is not None]


def misleads(judged: Judged) -> str:
    """Say why nobody may accept the cut of a quotation with alarms."""
    alarms = ", ".join(alarm.replace("_", " ") for alarm in judged.alarms)
    return f"is elided with an alarm that stands ({alarms})"


def _why_elsewhere(evidence: Evidence, said: Said) -> str | None:
    if evidence.locator is None or said.place is None:
        return None
    places = [place.passage.short for place in (said.place, *said.also_at)]
    if evidence.locator in places:
        return None
    return f"does not stand in {evidence.locator}, but in {places[0]}"
