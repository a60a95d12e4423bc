"""What speaks for and against two clusters being one person, each reason with its weight."""

from collections import Counter
from dataclasses import dataclass, field
from math import log2

from candour.core.people.comparing.births import birth_level
from candour.core.people.comparing.levels import Level
from candour.core.people.linking.apart import Apart, births_of
from candour.core.people.linking.clusters import Cluster, Clusters
from candour.core.people.linking.hints import Hint
from candour.core.people.linking.names import CaseNames, NameVerdict
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Sex
from candour.core.people.person import Reason

_MORE = 1.5
_MOST = 4.0
_HALF = 0.5

_BORN = {
    Level.BORN_SAME: "same_birth_date",
    Level.BORN_SWAPPED: "birth_date_near",
    Level.BORN_DIGIT: "birth_date_near",
    Level.BORN_AGE: "age_fits",
    Level.BORN_MAY: "age_fits",
}


@dataclass(slots=True)
class Weighed:
    """The reasons for and against two being one, and their sum in bits."""

    bits: float
    reasons_for: list[Reason] = field(default_factory=list, repr=False)
    reasons_against: list[Reason] = field(default_factory=list, repr=False)

    def add(self, reason: Reason, bits: float) -> None:
        """Count a reason in: for where it has bits, against where it takes some or none."""
        self.bits += bits
        (self.reasons_for if bits > 0 else self.reasons_against).append(reason)


@dataclass(frozen=True)
class Evidence:
    """Weighs two clusters against each other, as they are now.

    `company` leads from a cluster to those that stand in rows with it.
    """

    clusters: Clusters
    names: CaseNames
    apart: Apart
    words: LinkWords
    company: dict[int, set[int]] = field(repr=False)
    holders: dict[tuple[str, int], set[int]] = field(repr=False)

    def weigh(self, one: Cluster, other: Cluster, hints: Counter[Hint]) -> Weighed:
        """Return what speaks for and against."""
        made = Weighed(self.words.prior)
        self._names(one, other, made)
        self._hints(hints, made)
        self._roles(one, other, made)
        self._facts(one, other, made)
        if made.reasons_for:
            self._company(one, other, made)
        return made

    def best_name(self, one: Cluster, other: Cluster) -> NameVerdict | None:
        """The best that their names say; the worst only where nothing else can be said."""
        best: NameVerdict | None = None
        for a in one.forms:
            for b in other.forms:
                verdict = self.names.compare(a, b)
                if verdict is not None and (best is None or verdict.bits > best.bits):
                    best = verdict
        return best

    def _names(self, one: Cluster, other: Cluster, made: Weighed) -> None:
        verdict = self.best_name(one, other)
        if verdict is None:
            return
        reason = self.words.reason(verdict.code)
        made.add(reason, verdict.bits)
        if verdict.bits > 0 and one.agencies & other.agencies:
            bits = self.words.reasons["same_records"].bits
            agency = min(one.agencies & other.agencies)
            made.add(self.words.reason("same_records", agency=agency), bits)

    def _hints(self, hints: Counter[Hint], made: Weighed) -> None:
        by_code: dict[str, list[tuple[Hint, int]]] = {}
        for hint, count in hints.items():
            by_code.setdefault(hint.code, []).append((hint, count))
        for code, found in by_code.items():
            times = sum(count for _, count in found)
            bits = self.words.reasons[code].bits + min(_MOST, _MORE * log2(times))
            made.add(self.words.reason(code, agency=found[0][0].agency), bits)

    def _roles(self, one: Cluster, other: Cluster, made: Weighed) -> None:
        mine, others = self.apart.ties(one), self.apart.ties(other)
        best: tuple[float, str, str] = (0.0, "", "")
        for anchor in mine.keys() & others.keys():
            for role in mine[anchor] & others[anchor]:
                best = max(best, (self.words.role_bits.get(role, 0.0), "same_role", role))
            for a in mine[anchor]:
                for b in others[anchor]:
                    wider = self.words.wider
                    if b in wider.get(a, ()) or a in wider.get(b, ()):
                        narrow = min(self.words.role_bits.get(x, 0.0) for x in (a, b))
                        best = max(best, (narrow * 0.8, "fitting_role", a))
        best = max(best, self._derived(one, mine, other, others))
        best = max(best, self._derived(other, others, one, mine))
        bits, code, role = best
        if bits > 0:
            made.add(self.words.reason(code, role=role.replace("_", " ")), bits)
            if role in self.words.couples:
                made.reasons_against.append(self.words.reason("partners_change"))

    def _derived(
        self,
        one: Cluster,
        mine: dict[int, set[str]],
        other: Cluster,
        others: dict[int, set[str]],
    ) -> tuple[float, str, str]:
        """A role by way of another person: the mother's mother, the mother's son."""
        best: tuple[float, str, str] = (0.0, "", "")
        for anchor, roles in mine.items():
            for role in roles & self.words.child_of.keys():
                if self._is_child(other, anchor, self.words.child_of[role]):
                    best = max(best, (self.words.role_bits.get(role, 0.0), "fitting_role", role))
            for role in roles & {"mother", "father"}:
                for far, far_roles in others.items():
                    for whole in far_roles & self.words.composed.keys():
                        outer, inner = self.words.composed[whole]
                        held = self.holders.get((inner, far), set())
                        if outer == role and anchor in held:
                            bits = self.words.role_bits.get(whole, 0.0)
                            best = max(best, (bits, "fitting_role", whole))
        return best

    def _is_child(self, other: Cluster, parent: int, sex: str | None) -> bool:
        """Whether a cluster is the one child of a parent of that sex."""
        if sex is not None and other.sexes and other.sexes != {Sex(sex)}:
            return False
        return any(
            parent in self.holders.get((role, other.number), set()) for role in ("mother", "father")
        )

    def _facts(self, one: Cluster, other: Cluster, made: Weighed) -> None:
        levels = {birth_level(a, b) for a in births_of(one) for b in births_of(other)}
        for level, code in _BORN.items():
            if level in levels:
                made.add(self.words.reason(code), self.words.reasons[code].bits)
                break
        for mine, others, code in (
            (one.identifiers, other.identifiers, "same_identifier"),
            (one.addresses, other.addresses, "same_address"),
        ):
            if mine & others:
                made.add(self.words.reason(code), self.words.reasons[code].bits)

    def _company(self, one: Cluster, other: Cluster, made: Weighed) -> None:
        shared = self.company.get(one.number, set()) & self.company.get(other.number, set())
        shared -= {one.number, other.number}
        if shared:
            bits = min(self.words.reasons["same_company"].bits + _HALF * (len(shared) - 1), 3.0)
            made.add(self.words.reason("same_company"), bits)
