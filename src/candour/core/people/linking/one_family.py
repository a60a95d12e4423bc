"""What agencies send for one review is about one family: its child, and the child's one mother.

Whom agencies' files are about, where the names go together, and whom they call by a role that one
person alone has towards that child, are held to be one before anything is weighed: so whoever is
the mother's brother at one agency is known not to be her partner at another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from candour.core.people.linking.anchors import Subjects
from candour.core.people.linking.apart import Apart
from candour.core.people.linking.clusters import Cluster, Clusters, Join
from candour.core.people.linking.figures import Figures
from candour.core.people.linking.names import CaseNames
from candour.core.people.linking.rows import Row, said_as_one
from candour.core.people.linking.words import LinkWords
from candour.core.people.person import Reason, Strength


@dataclass(frozen=True)
class OneFamily:
    """Joins the subjects of agencies' files, and those who have a role alone towards them."""

    clusters: Clusters
    apart: Apart
    names: CaseNames
    words: LinkWords

    def may_be_one(self, figure: int, far: int) -> bool:
        """Whether the names of two figures go together, and nothing keeps them apart."""
        one, other = self.clusters.of(figure), self.clusters.of(far)
        return self._name(one, other) is not None and self.apart.why_now(one, other) is None

    def is_stranger(self, figure: int) -> bool:
        """Whether somebody is written with a surname that nobody else of the records bears."""
        forms = [form for form in self.clusters.of(figure).forms if form.is_full]
        return bool(forms) and not any(
            self.names.is_family_name(form.surname, form.names.forenames[0]) for form in forms
        )

    def is_namesake(self, figure: int, far: int) -> bool:
        """Whether two go by one name, and the records tell them apart."""
        one, other = self.clusters.of(figure), self.clusters.of(far)
        return self._name(one, other) is not None and self.apart.why_now(one, other) is not None

    def join(self, figures: Figures, subjects: Subjects, of_agency: Iterable[int]) -> None:
        """Join agencies' subjects, then whoever each calls the mother, the mother's mother."""
        for number in sorted(set(of_agency)):
            one, other = self.clusters.of(number), self.clusters.of(subjects.one_of[number])
            code = self._name(one, other)
            if one is not other and code is not None:
                subject = self.words.reason("same_subject")
                self._join(one, other, (self.words.reason(code), subject))
        held: dict[tuple[str, int], list[int]] = defaultdict(list)
        for figure in figures.all:
            if not figure.is_named:
                for role, anchor in figure.ties:
                    if role in self.words.agreed:
                        held[role, subjects.one_of.get(anchor, anchor)].append(figure.number)
        for (role, _), numbers in sorted(held.items()):
            reason = self.words.reason("same_role", role=role.replace("_", " "))
            for number in numbers[1:]:
                self._join(self.clusters.of(numbers[0]), self.clusters.of(number), (reason,))
        for pair in _siblings(figures, subjects, {child for _, child in held}):
            for role in sorted(self.words.agreed):
                both = [
                    self.clusters.of(held[role, child][0]) for child in pair if held[role, child]
                ]
                if len(both) == 2:
                    self._join(both[0], both[1], (self.words.reason("siblings_mother"),))

    def join_said(self, rows: Iterable[Row], figures: Figures) -> None:
        """Join a name with what stands beside it ("mum's boyfriend, Gaz"), so that it tells it.

        Roles that one person alone has are weighed: of two mothers in the records one is a slip.
        """
        for row in rows:
            for pair in said_as_one(row, self.words):
                numbers = [figures.of[one.number] for one in pair if one.number in figures.of]
                both = [self.clusters.of(number) for number in numbers]
                told = [one for one in both if not one.is_named]
                if len(both) == 2 and len(told) == 1 and self._is_sole(told[0]):
                    reason = self.words.reason("said_as_one", agency=row.entry.agency)
                    self._join(both[0], both[1], (reason,))

    def _is_sole(self, cluster: Cluster) -> bool:
        """Whether a cluster without a name is one figure whose role others may have too."""
        ties = {role for figure in cluster.figures for role, _ in figure.ties}
        return len(cluster.figures) == 1 and bool(ties) and ties.isdisjoint(self.words.alone)

    def _name(self, one: Cluster, other: Cluster) -> str | None:
        """The best reason of their names; None where none speaks for them."""
        made = [verdict for _, _, verdict in self.names.verdicts(one.forms, other.forms)]
        best = max(made, key=lambda verdict: verdict.bits, default=None)
        return best.code if best is not None and best.bits > 0 else None

    def _join(self, one: Cluster, other: Cluster, reasons: tuple[Reason, ...]) -> None:
        if one is not other and self.apart.why_now(one, other) is None:
            join = Join(one.members, other.members, Strength.CERTAIN, reasons)
            self.clusters.join(one, other, join)


def _siblings(
    figures: Figures, subjects: Subjects, children: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of children of one surname whom records name together more than once."""
    surnames: dict[int, set[str]] = defaultdict(set)
    rows: dict[int, set[int]] = defaultdict(set)
    for figure in figures.all:
        child = subjects.one_of.get(figure.number)
        if child is not None and child in subjects.young - subjects.strangers:
            surnames[child] |= {form.surname for form in figure.forms if len(form.surname) > 1}
            rows[child] |= set(figure.rows)
    for one, far in combinations(sorted(set(children) & surnames.keys()), 2):
        if surnames[one] & surnames[far] and len(rows[one] & rows[far]) > 1:
            yield one, far
