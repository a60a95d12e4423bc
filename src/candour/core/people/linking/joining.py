"""Join what is strong, the strongest first; suggest what is fair or weak; keep apart what clashes.

Each joining is checked against everything that keeps either side's figures apart. What one record
says that fits several people ("R Sallowby", father or child) is shared out between them, so that
none reaches the strength that joins.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from candour.core.people.linking.apart import Apart
from candour.core.people.linking.clusters import Cluster, Clusters, Join
from candour.core.people.linking.evidence import Evidence, Weighed
from candour.core.people.linking.figures import Figures
from candour.core.people.linking.hints import Hints, open_pairs
from candour.core.people.linking.names import CaseNames
from candour.core.people.linking.rows import Row
from candour.core.people.linking.words import LinkWords
from candour.core.people.person import LinkState, Reason, Strength

_ROUNDS = 8
_CROWD = 120
"""A key that so many clusters share tells nobody apart."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """Two clusters as they are: what became of them, how strongly, and why."""

    one: int
    other: int
    share: float
    bits: float
    weighed: Weighed = field(repr=False)
    apart: Reason | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A link between two clusters that were not joined."""

    one: int
    other: int
    state: LinkState
    strength: Strength | None
    reasons_for: tuple[Reason, ...]
    reasons_against: tuple[Reason, ...]


@dataclass(frozen=True)
class Joiner:
    """Joins clusters round by round, until nothing strong is left."""

    rows: Sequence[Row] = field(repr=False)
    events: Sequence[Sequence[int]]
    figures: Figures
    clusters: Clusters
    names: CaseNames
    words: LinkWords
    hints: Hints = field(repr=False)
    checkpoint: Callable[[], None] = lambda: None

    def join(self) -> list[Proposal]:
        """Join everything that is strong; return what else may be said."""
        for _ in range(_ROUNDS):
            judged = self._judge()
            if not self._join(judged):
                break
        return list(self._proposals(judged))

    def _join(self, judged: Sequence[Judged]) -> int:
        apart = Apart(self.clusters, self.names, self.words)
        strong = [one for one in judged if one.apart is None and one.share >= self.words.strong]
        strong.sort(key=lambda one: (-one.share, -one.bits, one.one, one.other))
        done = 0
        for found in strong:
            one, other = self.clusters.of(found.one), self.clusters.of(found.other)
            if one is other or apart.why(one, other) is not None:
                continue
            self.clusters.join(one, other, self._as_join(one, other, found))
            done += 1
        return done

    def _as_join(self, one: Cluster, other: Cluster, found: Judged) -> Join:
        weighed = found.weighed
        is_certain = found.share >= self.words.certain
        return Join(
            one.members,
            other.members,
            Strength.CERTAIN if is_certain else Strength.STRONG,
            tuple(weighed.reasons_for),
            tuple(weighed.reasons_against),
        )

    def _judge(self) -> list[Judged]:
        """Weigh every two clusters that share something, as they are now."""
        apart = Apart(self.clusters, self.names, self.words)
        holders = self._holders(apart)
        evidence = Evidence(self.clusters, self.names, apart, self.words, self._company(), holders)
        hints = self._hints(apart, evidence)
        why: dict[Pair, Reason | None] = {}
        weighed: dict[Pair, Weighed] = {}
        for number, pair in enumerate(self._candidates(holders, hints)):
            if not number % 500:
                self.checkpoint()
            one, other = self.clusters.of(pair[0]), self.clusters.of(pair[1])
            made = evidence.weigh(one, other, hints.get(pair, Counter()))
            if made.bits > self.words.prior + 1:
                weighed[pair] = made
                why[pair] = apart.why(one, other)
        return list(self._shared_out(weighed, why, apart))

    def _shared_out(
        self, weighed: Mapping[Pair, Weighed], why: Mapping[Pair, Reason | None], apart: Apart
    ) -> Iterator[Judged]:
        """Yield each pair with its share among all that the same cluster may be instead."""
        rivals: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for (one, other), made in weighed.items():
            if why[one, other] is None:
                rivals[one].append((other, 2.0 ** min(made.bits, 60.0)))
                rivals[other].append((one, 2.0 ** min(made.bits, 60.0)))
        for (one, other), made in sorted(weighed.items()):
            odds = 2.0 ** min(made.bits, 60.0)
            reason = why[one, other]
            shares, fitting = [], 1
            for side, far in ((one, other), (other, one)):
                against = 0.0
                for rival, rival_odds in rivals[side] if reason is None else ():
                    if (
                        rival != far
                        and rival_odds > odds / 4096
                        and self._cannot(rival, far, apart)
                    ):
                        against += rival_odds
                        fitting = max(fitting, 2)
                shares.append(odds / (1.0 + odds + against))
            if fitting > 1 and min(shares) < self.words.strong <= odds / (1.0 + odds):
                made.reasons_against.append(self.words.reason("fits_others", count="several"))
            yield Judged(one, other, min(shares), made.bits, made, reason)

    def _cannot(self, one: int, other: int, apart: Apart) -> bool:
        return apart.why(self.clusters.of(one), self.clusters.of(other)) is not None

    def _holders(self, apart: Apart) -> dict[tuple[str, int], set[int]]:
        """Who holds a role towards whom, by cluster."""
        held: dict[tuple[str, int], set[int]] = defaultdict(set)
        for cluster in self.clusters:
            for anchor, roles in apart.ties(cluster).items():
                for role in roles:
                    held[role, anchor].add(cluster.number)
        return held

    def _company(self) -> dict[int, set[int]]:
        company: dict[int, set[int]] = defaultdict(set)
        for row in self.rows:
            there = self.clusters.numbers(
                self.figures.of[one.number] for one in row.placed if one.number in self.figures.of
            )
            family = {one for one in there if not self.clusters.of(one).is_professional}
            for one in family:
                company[one] |= family
        return company

    def _hints(self, apart: Apart, evidence: Evidence) -> Hints:
        """The hints as they lie between clusters now."""

        def fits(one: Cluster, other: Cluster) -> bool:
            if one.is_professional != other.is_professional or apart.why(one, other) is not None:
                return False
            if one.is_named and other.is_named:
                verdict = evidence.best_name(one, other)
                return verdict is not None and verdict.bits > 0
            return one.is_named or other.is_named or not (one.roles and other.roles)

        found: Hints = defaultdict(Counter)
        for (a, b), counted in self.hints.items():
            one, other = self.clusters.of(a).number, self.clusters.of(b).number
            if one != other:
                found[min(one, other), max(one, other)] += counted
        for one, other, hint in open_pairs(
            self.rows, self.events, self.figures, self.clusters, fits
        ):
            found[min(one, other), max(one, other)][hint] += 1
        return found

    def _candidates(
        self, holders: Mapping[tuple[str, int], set[int]], hints: Hints
    ) -> Iterable[Pair]:
        """Pairs of clusters that share something that could make them one."""
        blocks: dict[str, set[int]] = defaultdict(set)
        for cluster in self.clusters:
            for form in cluster.forms:
                for key in self.names.keys(form):
                    blocks[key].add(cluster.number)
            for known in (*cluster.identifiers, *cluster.addresses):
                blocks[f"n:{known}"].add(cluster.number)
        tied: dict[int, set[int]] = defaultdict(set)
        for (_, anchor), held in holders.items():
            tied[anchor] |= held
        pairs = set(hints)
        for block in (*blocks.values(), *tied.values()):
            if len(block) <= _CROWD:
                pairs.update(combinations(sorted(block), 2))
        pairs.update(self._by_way_of(holders))
        return sorted(pairs)

    def _by_way_of(self, holders: Mapping[tuple[str, int], set[int]]) -> Iterator[Pair]:
        """Pairs whose roles meet by way of a third: her son, her mum."""
        children: dict[int, set[int]] = defaultdict(set)
        elders: dict[int, set[int]] = defaultdict(set)
        for (role, child), held in holders.items():
            if role in ("mother", "father"):
                for parent in held:
                    children[parent].add(child)
            if role in self.words.composed:
                elders[child] |= held
        for (role, anchor), held in holders.items():
            far: set[int] = set()
            if role in self.words.child_of:
                far = children.get(anchor, set())
            elif role in ("mother", "father"):
                far = set().union(*(elders[child] for child in children.get(anchor, ())))
            for one in held:
                for other in far:
                    if one != other:
                        yield min(one, other), max(one, other)

    def _proposals(self, judged: Sequence[Judged]) -> Iterator[Proposal]:
        for one in judged:
            made = one.weighed
            if one.apart is not None:
                if one.bits > self.words.prior + 5:
                    yield Proposal(
                        one.one, one.other, LinkState.KEPT_APART, None,
                        tuple(made.reasons_for), (one.apart, *made.reasons_against),
                    )  # fmt: skip
            elif one.share >= self.words.weak:
                is_fair = one.share >= self.words.fair
                yield Proposal(
                    one.one, one.other, LinkState.SUGGESTED,
                    Strength.FAIR if is_fair else Strength.WEAK,
                    tuple(made.reasons_for), tuple(made.reasons_against),
                )  # fmt: skip
