"""Who can never be one: what speaks so surely against two that no evidence joins them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from candour.core.dates.model import UncertainDate
from candour.core.people.comparing.births import Birth, birth_level
from candour.core.people.comparing.levels import Level
from candour.core.people.linking.clusters import Cluster, Clusters
from candour.core.people.linking.figures import Figures
from candour.core.people.linking.names import CaseNames
from candour.core.people.linking.rows import Row
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Form, Standing
from candour.core.people.person import Reason

_CLASHES = {
    Level.BORN_CLASH: "birth_dates_clash",
    Level.BORN_DAY_MONTH: "birth_dates_clash",
    Level.BORN_YEAR_MONTH: "birth_dates_clash",
    Level.BORN_YEAR: "birth_dates_clash",
    Level.BORN_NEAR: "birth_dates_clash",
    Level.BORN_AGE_CLASH: "ages_clash",
}


def listed_apart(rows: Sequence[Row], figures: Figures) -> Iterator[tuple[int, int, str]]:
    """Yield pairs of figures that stand in one column of people as two, with the agency."""
    seen: set[tuple[int, int]] = set()
    for row in rows:
        listed = [
            (one.element, figures.of[one.number])
            for one in row.column
            if one.number in figures.of and one.mention.form is not Form.PRONOUN
        ]
        for at, (element, figure) in enumerate(listed):
            for other_element, other in listed[at + 1 :]:
                pair = (min(figure, other), max(figure, other))
                if element != other_element and figure != other and pair not in seen:
                    seen.add(pair)
                    yield *pair, row.entry.agency


@dataclass(frozen=True)
class Apart:
    """Says of two clusters why they cannot be one, by what is known of them now."""

    clusters: Clusters
    names: CaseNames
    words: LinkWords
    _ties: dict[int, dict[int, set[str]]] = field(default_factory=dict)

    def why(self, one: Cluster, other: Cluster) -> Reason | None:
        """Return the reason why two can never be one; None where nothing rules it out."""
        reason = self.clusters.apart(one, other)
        if reason is not None:
            return reason
        if len(one.sexes) == len(other.sexes) == 1 and one.sexes != other.sexes:
            return self.words.reason("other_sex")
        for mine, others in ((one, other), (other, one)):
            if mine.is_professional and Standing.FAMILY in others.standings:
                return self.words.reason("professional")
        for mine, others in ((one, other), (other, one)):
            if mine.is_child and self._is_adult(others):
                return self.words.reason("child_and_adult")
        return self._born(one, other) or self._named(one, other) or self._roles(one, other)

    def _is_adult(self, cluster: Cluster) -> bool:
        titles = {form.title for form in cluster.forms} & self.words.adult_titles
        told = any(figure.is_told(self.words.elders) for figure in cluster.figures)
        return bool(titles or told)

    def _born(self, one: Cluster, other: Cluster) -> Reason | None:
        for a in births_of(one):
            for b in births_of(other):
                level = birth_level(a, b)
                if level in _CLASHES:
                    return self.words.reason(_CLASHES[level])
        return None

    def _named(self, one: Cluster, other: Cluster) -> Reason | None:
        for a in one.forms:
            for b in other.forms:
                verdict = self.names.compare(a, b)
                if verdict is not None and verdict.is_clash:
                    return self.words.reason(verdict.code)
        return None

    def _roles(self, one: Cluster, other: Cluster) -> Reason | None:
        """Whether two hold different roles of one person each, towards one and the same."""
        mine, others = self.ties(one), self.ties(other)
        if one.number in others or other.number in mine:
            roles = others.get(one.number) or mine.get(other.number) or {""}
            return self._other_role(sorted(roles)[0], "")
        for anchor in mine.keys() & others.keys():
            a = {_plain(role) for role in mine[anchor]} & self.words.exclusive
            b = {_plain(role) for role in others[anchor]} & self.words.exclusive
            if a and b and not self._agree(a, b):
                return self._other_role(min(a), min(b))
        return None

    def _agree(self, one: set[str], other: set[str]) -> bool:
        if one & other:
            return True
        wider = self.words.wider
        return any(b in wider.get(a, ()) or a in wider.get(b, ()) for a in one for b in other)

    def _other_role(self, role: str, other: str) -> Reason:
        shown = {"role": role.replace("_", " "), "other": other.replace("_", " ") or "person meant"}
        return self.words.reason("other_role", **shown)

    def ties(self, cluster: Cluster) -> dict[int, set[str]]:
        """The roles of a cluster, by the cluster that each is relative to."""
        found: dict[int, set[str]] = {}
        for figure in cluster.figures:
            for role, anchor in figure.ties:
                found.setdefault(self.clusters.of(anchor).number, set()).add(role)
        return found


def _plain(role: str) -> str:
    """A half-sister may be called a sister."""
    return role.removeprefix("half_")


def births_of(cluster: Cluster) -> list[Birth]:
    """What is known of when somebody was born."""
    stated = [Birth.of_date(one) for one in cluster.born]
    by_age = [_by_age(ages, on) for ages, on in cluster.ages[:4]]
    return [one for one in (*stated, *by_age) if one is not None]


def _by_age(ages: tuple[int, int], on: UncertainDate) -> Birth | None:
    day = on.earliest or on.latest
    return None if day is None else Birth.from_age(ages, day.date())
