"""The table of all that was weighed, kept true while clusters are joined."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from candour.core.people.linking.anchors import Subjects
from candour.core.people.linking.apart import Apart
from candour.core.people.linking.candidates import (
    Pair,
    by_name,
    by_role,
    company_of,
    holders_of,
)
from candour.core.people.linking.clusters import Cluster, Clusters
from candour.core.people.linking.evidence import SAID, Evidence, Weighed
from candour.core.people.linking.figures import Figures
from candour.core.people.linking.hints import Hint, Hints, OpenPairs
from candour.core.people.linking.names import CaseNames
from candour.core.people.linking.rivals import Rivals
from candour.core.people.linking.rows import Row
from candour.core.people.linking.words import LinkWords

_NO_HINTS: Counter[Hint] = Counter()


@dataclass(frozen=True)
class Scene:
    """What is linked: rows, rows that tell of one happening, figures and whom rows are about."""

    rows: Sequence[Row] = field(repr=False)
    events: Sequence[Sequence[int]]
    figures: Figures
    subjects: Subjects
    hints: Hints = field(repr=False)


class Table:
    """Pairs of clusters that share something, each weighed as the clusters are now."""

    def __init__(
        self,
        scene: Scene,
        clusters: Clusters,
        names: CaseNames,
        words: LinkWords,
        checkpoint: Callable[[], None],
    ) -> None:
        self._scene = scene
        self._clusters = clusters
        self._names = names
        self._words = words
        self._checkpoint = checkpoint
        said: dict[int, set[int]] = defaultdict(set)
        for (one, other), counted in scene.hints.items():
            if any(hint.code in SAID for hint in counted):
                said[one].add(other)
                said[other].add(one)
        self.apart = Apart(clusters, names, words, said)
        self._weighed: dict[Pair, Weighed] = {}
        self._near: dict[int, set[int]] = defaultdict(set)
        self._hints: Hints = {}
        self._company: dict[int, set[int]] = {}

    def weigh_all(self) -> None:
        """Weigh everything afresh: who stands with whom, and whom rows leave open, too."""
        self.apart.forget()
        self._weighed.clear()
        self._near.clear()
        self._company = company_of(self._scene.rows, self._scene.figures, self._clusters)
        evidence = self._evidence()
        self._hints = self._all_hints(evidence)
        holders = evidence.holders
        pairs = {*self._hints, *by_name(self._clusters, self._names)}
        pairs.update(by_role(holders, self._words))
        self._weigh(pairs, evidence)

    def weigh_again(self, joined: Iterable[Pair]) -> None:
        """Weigh again what some joinings changed: each the number that stayed, and the one gone."""
        joined = list(joined)
        self.apart.forget({number for pair in joined for number in pair})
        changed: set[int] = set()
        for kept, gone in joined:
            self._move(kept, gone)
            changed.add(kept)
        changed = {self._clusters.of(one).number for one in changed}
        evidence = self._evidence()
        pairs = {_pair(one, far) for one in changed for far in self._near[one]}
        touched = {
            key: held
            for key, held in evidence.holders.items()
            if key[1] in changed or not held.isdisjoint(changed)
        }
        pairs.update(by_role(touched, self._words))
        self._weigh(pairs, evidence)

    def found(self) -> Iterator[tuple[Pair, Weighed]]:
        """Yield every pair with what speaks for and against it."""
        yield from sorted(self._weighed.items())

    def shares(self, least: float) -> Iterator[tuple[float, Pair, Weighed]]:
        """Yield the pairs that may be one with at least such a share, all rivals counted.

        Pairs that can never be one are left out.
        """
        rivals = Rivals(self._clusters, self.apart, self._near, self._weighed)
        for pair, made in self._weighed.items():
            odds = made.odds
            if odds < least * (1.0 + odds):
                continue
            if self.apart.why(self._clusters.of(pair[0]), self._clusters.of(pair[1])) is not None:
                continue
            share = rivals.share(pair, odds, least)
            if share >= least:
                yield share, pair, made

    def _evidence(self) -> Evidence:
        holders = holders_of(self._clusters, self.apart)
        return Evidence(
            self._clusters, self._names, self.apart, self._words, self._company, holders
        )

    def _weigh(self, pairs: Iterable[Pair], evidence: Evidence) -> None:
        clusters, hints = self._clusters, self._hints
        for number, pair in enumerate(pairs):
            if not number % 500:
                self._checkpoint()
            one, other = pair
            self._near[one].add(other)
            self._near[other].add(one)
            weighed = evidence.weigh(
                clusters.of(one), clusters.of(other), hints.get(pair, _NO_HINTS)
            )
            if weighed.bits > self._words.prior + 1:
                self._weighed[pair] = weighed
            else:
                self._weighed.pop(pair, None)

    def _move(self, kept: int, gone: int) -> None:
        """Let all that was known of a cluster be known of the one that it was joined to."""
        for far in self._near.pop(gone, set()):
            old = _pair(gone, far)
            self._weighed.pop(old, None)
            hints = self._hints.pop(old, None)
            self._near[far].discard(gone)
            if far == kept:
                continue
            self._near[kept].add(far)
            self._near[far].add(kept)
            if hints:
                self._hints[_pair(kept, far)] = self._hints.get(_pair(kept, far), Counter()) + hints
        for far in self._company.pop(gone, set()):
            if far != gone and far in self._company:
                self._company[far].discard(gone)
                self._company[far].add(kept)
                self._company.setdefault(kept, {kept}).add(far)

    def _all_hints(self, evidence: Evidence) -> Hints:
        """The hints as they lie between clusters now."""
        found: Hints = defaultdict(Counter)
        for (a, b), counted in self._scene.hints.items():
            one, other = self._clusters.of(a).number, self._clusters.of(b).number
            if one != other:
                found[_pair(one, other)] += counted
        scene = self._scene
        pairs = OpenPairs(
            scene.rows, scene.events, scene.figures, scene.subjects, self._clusters, self._words,
            lambda one, other: self._fits(one, other, evidence),
        )  # fmt: skip
        for one, other, hint in pairs.find():
            found[_pair(one, other)][hint] += 1
        return dict(found)

    def _fits(self, one: Cluster, other: Cluster, evidence: Evidence) -> bool:
        """Whether two that a row leaves open may be one at all."""
        if one.is_professional != other.is_professional:
            return False
        places = one.roles & self._words.positions, other.roles & self._words.positions
        if all(places) and not places[0] & places[1]:
            return False
        if one.is_named and other.is_named:
            verdict = evidence.best_name(one, other)
            if verdict is None or verdict.bits <= 0:
                return False
        elif not (one.is_named or other.is_named) and one.roles and other.roles:
            return False
        return self.apart.why(one, other) is None


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
