"""Which originals a case holds, by the decisions that stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from candour.core.decisions.decision import Decision, DecisionKind
from candour.core.decisions.standing import standing
from candour.errors import CandourError

_FEWEST_FIGURES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOriginal:
    """A file as received, in a case: from whom, and by which decision.

    `versions` are the hashes of the files whose place it took, the latest first.
    """

    sha256: str
    name: str
    agency: str
    size_bytes: int
    decision: str
    received_from: str | None = field(default=None, repr=False)
    versions: tuple[str, ...] = ()

    def value(self) -> dict[str, object]:
        """Return what the decision that adds it says of it."""
        said: dict[str, object] = {
            "agency": self.agency,
            "name": self.name,
            "size_bytes": self.size_bytes,
        }
        return said if self.received_from is None else said | {"received_from": self.received_from}


def originals_held(decisions: Iterable[Decision]) -> tuple[HeldOriginal, ...]:
    """Return the originals that stand, in the order in which they were added.

    Raises `CandourError` naming a decision that adds one without saying what.
    """
    made = list(decisions)
    by_id = {decision.id: decision for decision in made}
    held: dict[str, HeldOriginal] = {}
    for decision in standing(made):
        if decision.kind is DecisionKind.ADD_ORIGINAL:
            original = _held(decision, by_id)
            held[original.sha256] = original
        elif decision.kind is DecisionKind.WITHDRAW_ORIGINAL:
            for sha256 in decision.about:
                held.pop(sha256, None)
    return tuple(held.values())


def originals_added(decisions: Iterable[Decision]) -> tuple[HeldOriginal, ...]:
    """Return every original that any decision added, once, whether it stands or not."""
    made = list(decisions)
    by_id = {decision.id: decision for decision in made}
    added = (_held(one, by_id) for one in made if one.kind is DecisionKind.ADD_ORIGINAL)
    return tuple({original.sha256: original for original in added}.values())


def originals_ever(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return every original that any decision added: its hash → its name."""
    return {
        decision.about[0]: str(decision.value["name"])
        for decision in decisions
        if decision.kind is DecisionKind.ADD_ORIGINAL
    }


def find_original(typed: str, held: Sequence[HeldOriginal]) -> HeldOriginal:
    """Return the original that somebody means by its name, or by figures its hash begins with.

    Raises `CandourError` where there is none, or more than one.
    """
    found = [one for one in held if one.name == typed]
    if not found and len(typed) >= _FEWEST_FIGURES:
        found = [one for one in held if one.sha256.startswith(typed)]
    if len(found) == 1:
        return found[0]
    raise CandourError(
        f"{typed}: the case holds {'no such file' if not found else 'several files of this name'}",
        expected="the name of one of its files, or the first figures of its hash",
        next_step="candour case show lists them",
    )


def _held(decision: Decision, by_id: dict[str, Decision]) -> HeldOriginal:
    versions = []
    before = decision.replaces
    while before is not None and before in by_id:
        versions += [sha256 for sha256 in by_id[before].about if sha256 not in versions]
        before = by_id[before].replaces
    try:
        return HeldOriginal(
            sha256=decision.about[0],
            name=decision.value["name"],
            agency=decision.value["agency"],
            size_bytes=decision.value["size_bytes"],
            decision=decision.id,
            received_from=decision.value.get("received_from"),
            versions=tuple(one for one in versions if one != decision.about[0]),
        )
    except (TypeError, KeyError):
        raise CandourError(
            f"decision {decision.id} adds an original without saying its name and agency",
            next_step="candour log --verify",
        ) from None
