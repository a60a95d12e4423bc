"""What speaks for and against two clusters being one person, each reason with its weight."""

from collections import Counter
from dataclasses import dataclass, field
from math import log2

from candour.core.people.comparing.births import birth_level
from candour.core.people.comparing.levels import Level
from candour.core.people.linking.apart import Apart
from candour.core.people.linking.bearing import WIDELY, is_same_world
from candour.core.people.linking.clusters import Cluster, Clusters
from candour.core.people.linking.figures import Figure
from candour.core.people.linking.hints import Hint
from candour.core.people.linking.names import CaseNames, NameForm, NameVerdict
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Sex
from candour.core.people.person import Reason

_NOBODY: frozenset[int] = frozenset()
SAID = frozenset(("said_as_one", "known_as"))
"""Hints that a record says outright: names that differ do not speak against them."""
_MORE = 1.5
_ONCE = frozenset(("same_row_perhaps", "same_job_words"))
"""Hints that do not grow surer when they come again."""
_MOST = 4.0

_OTHER_FORMS = frozenset(
    ("name_misspelt", "forename_misspelt", "nickname_of", "nickname_and_surname")
)
_BY_FORENAME = frozenset(
    ("same_forename", "nickname_of", "same_nickname", "forename_misspelt", "middle_name")
)
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

    @property
    def odds(self) -> float:
        """The odds that the two are one, before anybody else is thought of."""
        return float(2.0 ** min(self.bits, 60.0))

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
        self._names(one, other, made, is_said=any(hint.code in SAID for hint in hints))
        self._roles(one, other, made)
        self._kin_surname(one, other, made)
        self._facts(one, other, made)
        codes = {reason.code for reason in made.reasons_for}
        is_other = "forename_other_surname" in codes and "family_surnames" not in codes
        if codes and not is_other:  # a row's own company is no news, nor a namesake's
            self._company(one, other, made)
        self._hints(hints, made)
        return made

    def best_name(self, one: Cluster, other: Cluster) -> NameVerdict | None:
        """The best that their names say; the worst only where nothing else can be said."""
        made = (verdict for _, _, verdict in self.names.verdicts(one.forms, other.forms))
        return max(made, key=lambda verdict: verdict.bits, default=None)

    def _names(self, one: Cluster, other: Cluster, made: Weighed, *, is_said: bool) -> None:
        verdict = self.best_name(one, other)
        if verdict is None or (verdict.bits < 0 and is_said):
            return
        if verdict.code in _BY_FORENAME and not is_same_world(one, other):
            return
        reason = self.words.reason(verdict.code)
        made.add(reason, verdict.bits)
        if verdict.code == "forename_other_surname":
            self._other_surname(one, other, made)
        else:
            if verdict.bits > 0 and one.agencies & other.agencies:
                self._records(one, other, made)
            self._titles(one, other, made)
        if verdict.bits > 0 and one.is_subject and other.is_subject:
            bits = self.words.reasons["same_subject"].bits
            made.add(self.words.reason("same_subject"), bits)
        if verdict.bits > 0 and _is_known_widely(one, other):
            made.add(self.words.reason("widely_named"), self.words.reasons["widely_named"].bits)
        if verdict.bits > 0 and len(one.sexes) == 1 and one.sexes == other.sexes:
            made.add(self.words.reason("same_sex"), self.words.reasons["same_sex"].bits)

    def _other_surname(self, one: Cluster, other: Cluster, made: Weighed) -> None:
        """What another surname says: a grown-up woman of the family may have had both.

        An agency that writes two behind one forename knows two children so called.
        """
        code = None
        if one.is_child or other.is_child:
            code = "other_surname" if one.agencies & other.agencies else None
        elif one.sexes == other.sexes == {Sex.FEMALE} and self._are_family_names(one, other):
            code = "family_surnames"
        if code is not None:
            made.add(self.words.reason(code), self.words.reasons[code].bits)

    def _are_family_names(self, one: Cluster, other: Cluster) -> bool:
        """Whether both are written out, and others bear every surname that either has."""
        forms = [[form for form in each.forms if form.is_full] for each in (one, other)]
        written = [form for form in one.forms | other.forms if len(form.surname) > 1]
        forenames = {form.names.forenames[0] for full in forms for form in full}
        return all(forms) and all(
            all(self.names.is_family_name(form.surname, name) for name in forenames)
            for form in written
        )

    def _records(self, one: Cluster, other: Cluster, made: Weighed) -> None:
        """Whether one agency wrote a name out, and then short forms that fit it."""
        codes = [
            (self._same_records(a, b), a.agency)
            for a in one.figures
            for b in other.figures
            if a.agency == b.agency and a.forms and b.forms
        ]
        for code in ("same_records", "same_records_spelling"):
            agencies = [agency for found, agency in codes if found == code]
            if agencies:
                reason = self.words.reason(code, agency=min(agencies))
                made.add(reason, self.words.reasons[code].bits)
                return

    def _same_records(self, one: Figure, other: Figure) -> str | None:
        for a in one.forms:
            for b in other.forms:
                verdict = self.names.compare(a, b)
                if verdict is None or verdict.bits <= 0:
                    continue
                if verdict.code in _OTHER_FORMS or self.names.is_shared(a, b):
                    return "same_records_spelling"
                full, other_full = _fullness(a), _fullness(b)
                mine, others = one.rows[0], other.rows[0]
                if full == other_full or mine == others or (full > other_full) == (mine < others):
                    return "same_records"
        return None

    def _titles(self, one: Cluster, other: Cluster, made: Weighed) -> None:
        """Whether one agency writes Miss for one and Mrs for the other."""
        for agency in sorted(one.agencies & other.agencies):
            mine, others = _titles_of(one, agency), _titles_of(other, agency)
            if mine and others and not mine & others:
                bits = self.words.reasons["other_title"].bits
                slots = {"agency": agency, "title": min(mine), "other": min(others)}
                made.add(self.words.reason("other_title", **slots), bits)
                return

    def _hints(self, hints: Counter[Hint], made: Weighed) -> None:
        by_code: dict[str, list[tuple[Hint, int]]] = {}
        for hint, count in hints.items():
            by_code.setdefault(hint.code, []).append((hint, count))
        for code, found in by_code.items():
            times = sum(count for _, count in found)
            bits = self.words.reasons[code].bits
            if code not in _ONCE:
                bits += min(_MOST, _MORE * log2(times))
            made.add(self.words.reason(code, agency=found[0][0].agency), bits)

    def _roles(self, one: Cluster, other: Cluster, made: Weighed) -> None:
        mine, others = self.apart.ties(one), self.apart.ties(other)
        if not (mine or others):
            return
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

    def _kin_surname(self, one: Cluster, other: Cluster, made: Weighed) -> None:
        """Whether one is a blood relation of somebody whose surname the other has."""
        for told, named in ((one, other), (other, one)):
            if told.is_named or not named.is_named:
                continue
            surnames = {form.surname for form in named.forms if len(form.surname) > 1}
            for anchor, roles in self.apart.ties(told).items():
                kin = sorted(roles & (self.words.blood | self.words.parents))
                theirs = {form.surname for form in self.clusters.of(anchor).forms}
                if kin and anchor != named.number and surnames & theirs:
                    bits = self.words.reasons["kin_surname"].bits
                    made.add(self.words.reason("kin_surname", role=kin[0].replace("_", " ")), bits)
                    return

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
            if roles.isdisjoint(self.words.parents) and roles.isdisjoint(self.words.child_of):
                continue
            if self._has_child(other, anchor):
                for role in roles & self.words.parents:
                    best = max(best, (self.words.role_bits.get(role, 0.0), "fitting_role", role))
            for role in roles & self.words.child_of.keys():
                if self._is_child(other, anchor, self.words.child_of[role]):
                    best = max(best, (self.words.role_bits.get(role, 0.0), "fitting_role", role))
            for role in roles & self.words.parents:
                for far, far_roles in others.items():
                    for whole in far_roles & self.words.composed.keys():
                        outer, inner = self.words.composed[whole]
                        held = self.holders.get((inner, far), set())
                        if outer == role and anchor in held:
                            bits = self.words.role_bits.get(whole, 0.0)
                            best = max(best, (bits, "fitting_role", whole))
        return best

    def _has_child(self, other: Cluster, child: int) -> bool:
        """Whether somebody known by name is a son or a daughter of somebody."""
        return self.clusters.of(child).is_named and any(
            child in self.holders.get((role, other.number), set()) for role in self.words.child_of
        )

    def _is_child(self, other: Cluster, parent: int, sex: str | None) -> bool:
        """Whether a cluster is the one child of a parent of that sex."""
        if sex is not None and other.sexes and other.sexes != {Sex(sex)}:
            return False
        return any(
            parent in self.holders.get((role, other.number), set()) for role in self.words.parents
        )

    def _facts(self, one: Cluster, other: Cluster, made: Weighed) -> None:
        levels = {
            birth_level(a, b) for a in self.apart.births(one) for b in self.apart.births(other)
        }
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
        """People whom both stand in rows with; those whom nearly everybody stands with say less."""
        mine = self.company.get(one.number, _NOBODY)
        others = self.company.get(other.number, _NOBODY)
        everybody, bits = max(2, len(self.company)), 0.0
        for each in mine & others:
            if each not in (one.number, other.number):
                bits += log2(everybody / len(self.company[each]))
            if bits >= _MOST:
                break
        if bits > 0:
            least = self.words.reasons["same_company"].bits
            made.add(self.words.reason("same_company"), min(max(bits, least), _MOST))
        anchors = set(self.apart.ties(one)) & others | set(self.apart.ties(other)) & mine
        if anchors - {one.number, other.number}:
            reason = self.words.reasons["company_of_role"]
            made.add(self.words.reason("company_of_role"), reason.bits)


def _fullness(form: NameForm) -> int:
    """Three for a forename and a surname, two for a surname and an initial, one for less."""
    if form.is_full:
        return 3
    return 2 if form.surname and (form.names.initials or form.called) else 1


def _titles_of(cluster: Cluster, agency: str) -> set[str]:
    """The titles that an agency writes before a bare surname of somebody."""
    return {
        form.title
        for figure in cluster.figures
        for form in figure.forms
        if figure.agency == agency and form.title and not form.called and not form.names.initials
    }


def _is_known_widely(one: Cluster, other: Cluster) -> bool:
    """Whether several agencies name one, of the family, and one alone the other."""
    few, many = sorted((len(one.agencies), len(other.agencies)))
    return few == 1 and many >= WIDELY and not one.is_professional and not other.is_professional
